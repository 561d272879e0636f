"""The worked examples: every case, in the words of the procedure and of the calculator."""

import re
from dataclasses import replace

import pytest

from publish.cases import CaseError
from publish.pages import examples
from tests.publish.pages import small_cases
from tests.publish.pages.reading import Page


@pytest.fixture(scope="module")
def shown(small):
    """Each example of the harbour by its sentence."""
    groups = examples.values(small)["groups"]
    return {one["case"].case: one for files in groups.values() for _, shown in files for one in shown}


def of(small, text, name="boats"):
    """What is shown of a file of that text."""
    return examples.values(replace(small, examples=(small_cases.file(name, text),)))


# ---- the page


@pytest.mark.parametrize("procedure", ["small", "real"])
def test_every_case_is_on_the_page_once_with_an_anchor_of_its_own(request, procedure):
    content = request.getfixturevalue(procedure)
    page = Page(request.getfixturevalue(f"{procedure}_pages")["examples.md"])
    anchors = re.findall(r'class="example__body" id="([^"]+)', page.html)
    cases = [case for file in content.examples for case in file.cases]
    assert sorted(anchors) == sorted(examples.anchor(case) for case in cases)
    assert len(set(anchors)) == len(cases)
    assert f"{len(cases)} situations" in page.text


def test_every_file_is_a_section_with_its_heading_its_words_and_its_number_of_cases(small_pages):
    text = Page(small_pages["examples.md"]).text
    assert "Boats that sank (4)" in text
    assert "Each of them in Sampleton’s harbour." in text
    assert "When the findings come (2)" in text


def test_the_files_stand_in_the_order_in_which_they_are_given(real, real_pages):
    headings = re.findall(r'<h3 id="([^"]+)"', Page(real_pages["examples.md"]).html)
    assert headings[:3] == ["age", "deaths", "serious-harm"]
    assert set(headings) == {file.name for file in real.examples}


def test_nobody_meets_a_straight_apostrophe_or_the_id_of_a_question(real, real_pages):
    """Ids and JSON stand in what programs ask alone."""
    html = Page(real_pages["examples.md"]).html
    text = re.sub(r"<(code|pre).*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)
    assert "'" not in text
    ids = {*real.source.procedure.questions, *real.source.procedure.events}
    assert not [id for id in ids if "_" in id and id in text]


def test_the_page_says_that_the_cases_were_worked_by_hand_and_hold_the_build(small_pages):
    text = Page(small_pages["examples.md"]).text
    assert "Each was worked out by hand from the manual, and the calculators give the same in every one." in text


def test_cases_are_grouped_by_the_calculator_that_they_ask(small):
    mixed = small_cases.SINKINGS + small_cases.FINDINGS.partition("\n\n")[2]
    files = (*small.examples, small_cases.file("mixed", mixed), small_cases.file("words", small_cases.MIXED))
    found = examples.values(replace(small, examples=files))
    assert {ask: [file.name for file, _ in group] for ask, group in found["groups"].items()} == {
        "eligibility": ["sinkings"],
        "timeline": ["findings"],
        "both": ["mixed", "words"],
    }
    assert found["number"] == 13


# ---- what follows


def test_an_assessment_shows_what_its_case_expects_something_of(shown):
    example = shown["A holed boat's sinking"]
    assert example["anchor"] == "a-holed-boats-sinking"
    assert example["given"] == [("Sunk", "Yes"), ("Holed", "Yes")]
    assert (example["short"].force, example["short"].title) == ("must", "")
    assert example["provisions"] == ["1.1"]
    assert example["interpretations"] == [("Holed or laden", "interpretation/#holed-or-laden")]
    conclusion, needed, criterion, duties, lead, indicators, warnings = example["points"]
    assert (conclusion.title, conclusion.force, conclusion.lines) == ("An inquiry must be held", "must", ())
    assert needed.lines == ("Nothing more that is asked can change this outcome.",)
    assert (criterion.title, criterion.href) == ("An unsafe boat sank", "eligibility/#sunk_unsafe")
    assert (criterion.status, criterion.lines) == (("met", "Met"), ("Because: Sunk: Yes; Holed: Yes.",))
    assert duties.provisions == ("1.3", "1.10")
    assert lead.lines[0].startswith("Not known yet. It turns on: Towed, Home port and Towing port.")
    assert indicators.lines[0].startswith("These are for boats that did not sink.")
    assert warnings.lines == ("There is no warning.",)


def test_what_is_still_to_be_found_out_is_listed_in_its_order_and_an_open_criterion_tells_what_is_known_so_far(shown):
    example = shown["A boat that may have sunk"]
    _, needed, criterion = example["points"]
    assert (needed.listed, needed.ranked) == (("Sunk",), True)
    assert (criterion.status, criterion.lines) == (None, ("So far: Overladen: Yes.",))
    assert example["short"].title == "Not known yet"


def test_answers_that_contradict_each_other_are_warned_of(shown):
    _, warning = shown["A crew on a boat that is afloat"]["points"]
    assert warning.caution
    assert warning.lines[0].startswith("These cannot all be right.")


def test_a_deadline_shows_its_date_its_status_and_its_days(shown):
    """28 March 2018 was a Wednesday, 13 April a Friday."""
    example = shown["The coastguard is told just after Easter"]
    assert example["given"] == [
        ("The opening", "Wednesday 28 March 2018"),
        ("The verdict", "Carelessness"),
        ("As at", "Tuesday 3 April 2018"),
    ]
    (point,) = example["points"]
    assert (point.title, point.href, point.force) == ("Tell the coastguard", "timeline/#tell", "must")
    assert (point.status[0], point.lines[:2]) == ("upcoming", ("By Friday 13 April 2018.", "In 10 days."))
    assert point.lines[-2].startswith("Counted: Thursday 29 March 2018, Tuesday 3 April 2018, ")
    assert "Monday 2 April 2018 (Easter Monday)" in point.lines[-1]
    assert example["short"].title == "Friday 13 April 2018"


WISHED = """# Wishes
# Dates that are wished for.

- case: The findings are read out in May
  because: Two weeks before, and first the coastguard is told.
  request: {ask: timeline, dates: {opened: "2018-03-28", read_out: "2018-05-15", reported: "2018-03-20"},
            as_at: "2018-04-03"}
  expect:
    deadlines:
      post: {due: "2018-05-01", needs: [], readings: {clear_days: "2018-04-30"}, start: "2018-05-15"}
      tell: {status: needs_date, needs: [verdict]}
    backwards:
      told: {latest: "2018-05-01", holds: null}
      posted: {latest: "2018-05-01", readings: {clear_days: "2018-04-30"}}
    present: {ring: {due: "2018-03-27"}}
    warnings: [closure, new_tug]
"""


def test_a_timeline_shows_readings_workings_steps_back_and_the_duties_of_today(small):
    """15 May 2018 was a Tuesday, and so was 1 May. Five working days from 20 March end on the 27th."""
    ((_, (example,)),) = of(small, WISHED)["groups"]["timeline"]
    tell, post, posted, told, ring, closure, tug = example["points"]
    assert tell.lines == ("Enter the verdict.",)
    assert post.lines == (
        "By Tuesday 1 May 2018.",
        "Another reading: Monday 30 April 2018. In clear days.",
        "At least two weeks before the reading.",
        "Runs from the reading, Tuesday 15 May 2018.",
        "Seven days each.",
    )
    assert posted.lines == ("At the latest: Tuesday 1 May 2018. Another reading: Monday 30 April 2018. In clear days.",)
    assert told.lines == ("At the latest: Tuesday 1 May 2018.", "Early enough? Open.")
    assert told.provisions == ("1.3",)
    assert ring.lines[0].startswith("Ring: by Tuesday 27 March 2018, within five working days of the report.")
    assert (closure.caution, tug.lines) == (True, ("There was a new tug.",))
    assert example["short"] is None


# ---- what is refused


def test_a_refusal_of_what_a_form_can_give_is_named_by_its_label(shown):
    example = shown["A verdict before the board opened anything"]
    assert ("The opening", "Wednesday 28 March 2018") in example["given"]
    (point,) = example["points"]
    assert (point.listed, point.codes) == (("The opening",), ("dates.opened: before_start",))
    assert example["short"].title == "Not answered"


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ('request: {ask: timeline, dates: {opened: "28/3/2018"}}', "{field: dates.opened, code: not_a_date}"),
        ("request: {ask: timeline, dates: [1]}", "{field: dates, code: not_an_object}"),
        ("request: {ask: verdict}", "{field: ask, code: unknown_ask}"),
        ("request: [timeline]", "{field: null, code: not_an_object}"),
        ("request: {ask: eligibility, answers: {}, as_at: 2018-03-20}", "{field: as_at, code: unknown_field}"),
        ("request: {ask: eligibility, answers: {sunk: maybe}}", "{field: answers.sunk, code: not_an_answer}"),
        ("line: '{'", "{field: null, code: not_json}"),
    ],
    ids=["date", "dates", "ask", "list", "extra field", "answer", "no JSON"],
)
def test_a_request_that_no_form_can_make_is_shown_as_it_is_sent(small, asked, error):
    case = f"- case: A slip\n  because: It is one.\n  {asked}\n  expect: {{errors: [{error}]}}\n"
    text = f"# Slips\n# Of many kinds.\n\n{case}"
    ((_, (example,)),) = next(iter(of(small, text)["groups"].values()))
    assert example["given"] is None
    assert example["case"].line == small_cases.file("boats", text).cases[0].line
    (point,) = example["points"]
    assert point.codes[0].endswith(error.rpartition(" ")[2].rstrip("}"))


# ---- slips


@pytest.mark.parametrize(
    ("slip", "written", "says"),
    [
        ("conclusion: inquiry_must", "conclusion: not_met", "conclusion: expected 'not_met', found 'inquiry_must'"),
        ("conclusion: inquiry_must", "conclusion: inquiry_may", "expected 'inquiry_may', found 'inquiry_must'"),
        ("sunk_unsafe: met", "sunk_safe: met", "criteria.sunk_safe: unknown key; did you mean"),
        ('provisions: ["1.1"]', 'provisions: ["9.9"]', "'9.9' is not in the procedure"),
        ("[holed-or-laden]", "[holed-and-laden]", "'holed-and-laden' is not in the procedure"),
        ('{sunk: "yes", holed: "yes"}}\n  expect', '{sank: "yes", holed: "yes"}}\n  expect', "refused: answers.sank: "),
    ],
    ids=["conclusion", "outcome", "criterion", "provision", "interpretation", "question"],
)
def test_a_case_that_the_calculator_answers_otherwise_or_that_names_what_there_is_not_is_refused(
    small, slip, written, says
):
    assert small_cases.SINKINGS.count(slip) == 1
    with pytest.raises(CaseError, match=re.escape(says)) as refused:
        of(small, small_cases.SINKINGS.replace(slip, written))
    assert "boats.yaml:4: A holed boat's sinking: " in str(refused.value)
