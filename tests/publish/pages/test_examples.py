"""The worked examples: every case, as its file has it and in the words of the procedure."""

import re
from dataclasses import replace

import pytest

from publish import edition, source
from publish.pages import examples
from publish.source import cases as case_files
from publish.source.cases import CaseError
from tests.case_files import cases

TEXT = """# Notices
# When they are due.

- case: A decision just before Easter
  because: Good Friday and Easter Monday are not counted.
  provisions: ["3.12"]
  interpretations: [closed-day]
  request: {ask: timeline, dates: {decision: "2018-03-28"}, as_at: "2018-03-29"}
  expect: {deadlines: {notify: {due: "2018-04-06"}}}
"""
DEATHS = """# Deaths
# Of children.

- case: A child's death
  because: Nobody has asked about abuse.
  request: {ask: eligibility, answers: {child_died: "yes", abuse_or_neglect: unknown}}
  expect: {conclusion: undetermined, needed: [abuse_or_neglect]}
"""


@pytest.fixture(scope="module")
def loaded():
    return source.load(edition.PROCEDURE)


def file(text, name="notices"):
    heading, intro = case_files.head(text, name)
    return case_files.CaseFile(name=name, heading=heading, intro=intro, cases=tuple(case_files.read(text, name)))


def shown(loaded, text, name="notices"):
    """The one example that the page shows of a file with one case."""
    ((group,),) = ([*examples.page(loaded, [file(text, name)])["groups"]],)
    ((section,),) = ([*group["sections"]],)
    (example,) = section["cases"]
    return example


def words(site):
    text = (site / "examples/index.html").read_text("utf-8")
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


# ---- the page as it is built


def test_every_case_is_on_the_page_once_with_an_anchor_of_its_own(site):
    text = (site / "examples/index.html").read_text("utf-8")
    anchors = re.findall(r'class="?example__body"? id="?([^" >]+)', text)
    assert anchors.count("a-decision-just-before-easter") == 1
    assert sorted(anchors) == sorted(examples.anchor(case) for case in cases())
    assert len(set(anchors)) == len(cases())


def test_every_file_is_a_section_with_its_heading_its_words_and_its_number_of_cases(site):
    said = words(site)
    for one in case_files.load(case_files.FOLDER):
        heading, intro = (part.replace("'", "’") for part in (one.heading, one.intro))
        assert f"{heading} ({len(one.cases)})" in said
        assert intro in said
    assert f"{len(cases())} situations" in said


def test_the_page_says_that_it_was_worked_by_hand_and_that_the_tests_hold_the_calculators_against_it(site):
    assert "worked out by hand" in words(site)
    assert "The tests of every build hold the calculators against every one of these." in words(site)


def test_nobody_meets_a_straight_apostrophe_or_the_id_of_a_question(site, loaded):
    """Ids and JSON stand in what programs ask alone."""
    text = (site / "examples/index.html").read_text("utf-8")
    text = text[text.index("<h1") : text.index("</article>")]
    said = re.sub(r"<(code|pre).*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL)
    assert "'" not in said
    ids = {question.id for question in loaded.procedure.questions.values()} | {event.id for event in loaded.procedure.events.values()}
    assert not [id for id in ids if "_" in id and id in said]


# ---- a case and what is shown of it


def test_a_case_is_shown_with_its_dates_in_words_and_with_weekdays(loaded):
    """28 March 2018 was a Wednesday, 6 April a Friday."""
    example = shown(loaded, TEXT)
    assert example["known"] == [
        ("The Chair’s decision", "Wednesday 28 March 2018"),
        ("As at", "Thursday 29 March 2018"),
    ]
    (point,) = example["points"]
    assert point.lines == ("By Friday 6 April 2018.",)
    assert (point.href, point.force) == ("timeline/#notify", "must")
    assert example["short"].title == "Friday 6 April 2018"
    assert example["provisions"] == ["3.12"]
    (found,) = example["interpretations"]
    assert found["href"] == "interpretation/#closed-day"


def test_a_case_that_is_changed_in_its_file_changes_what_is_shown(loaded):
    changed = TEXT.replace("before Easter", "at Easter").replace("Good Friday and", "Neither Good Friday nor")
    example = shown(loaded, changed)
    assert (example["case"], example["anchor"]) == ("A decision just at Easter", "a-decision-just-at-easter")
    assert example["because"].startswith("Neither Good Friday nor Easter Monday")


def test_what_follows_is_what_the_case_expects_and_not_what_the_calculator_gives(loaded):
    """The 9th is wrong. The page shows it, and the tests of the calculator are there to object."""
    (point,) = shown(loaded, TEXT.replace("2018-04-06", "2018-04-09"))["points"]
    assert point.lines == ("By Monday 9 April 2018.",)


def test_the_words_for_a_question_an_answer_and_an_outcome_are_those_of_the_procedure(loaded):
    example = shown(loaded, DEATHS, "deaths")
    assert example["known"] == [("The child has died", "Yes"), ("Abuse or neglect known or suspected", "Not known")]
    procedure = loaded.procedure
    questions = tuple(
        replace(question, label="Harm by others") if question.id == "abuse_or_neglect" else question
        for question in procedure.questions.values()
    )
    outcomes = tuple(replace(outcome, word="Open", title="Still open") for outcome in procedure.outcomes.values())
    changed = replace(loaded, procedure=replace(procedure, questions=questions, outcomes=outcomes))
    example = shown(changed, DEATHS, "deaths")
    assert example["known"][1] == ("Harm by others", "Not known")
    assert example["points"][0].title == "Still open"
    assert example["points"][1].listed == ("Harm by others",)
    assert example["short"].title == "Open"


def test_an_anchor_is_the_sentence_without_its_marks(loaded):
    assert shown(loaded, DEATHS, "deaths")["anchor"] == "a-childs-death"


def test_cases_are_grouped_by_the_calculator_that_they_ask(loaded):
    mixed = DEATHS + TEXT.partition("\n\n")[2]
    found = examples.page(loaded, [file(TEXT), file(DEATHS, "deaths"), file(mixed, "mixed")])
    assert [(group["id"], [s["id"] for s in group["sections"]]) for group in found["groups"]] == [
        ("eligibility", ["deaths"]),
        ("timeline", ["notices"]),
        ("both", ["mixed"]),
    ]
    assert found["number"] == 4


def test_every_file_that_has_a_place_in_the_order_is_there():
    assert set(examples.ORDER) <= {file.name for file in case_files.load(case_files.FOLDER)}


# ---- what is refused


def test_a_refused_date_of_the_form_is_named_by_its_label(loaded):
    refused = TEXT.replace('"2018-03-28"', '"2018-03-28", notified: "2018-03-27"').replace(
        'expect: {deadlines: {notify: {due: "2018-04-06"}}}',
        "expect: {errors: [{field: dates.notified, code: before_start}]}",
    )
    example = shown(loaded, refused)
    assert ("Notifying the decision", "Tuesday 27 March 2018") in example["known"]
    assert example["points"][0].listed == ("Notifying the decision",)
    assert example["short"].title == "Not answered"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ('request: {ask: timeline, dates: {decision: "28/3/2018"}}', "dates.decision"),
        ('request: {ask: timeline, dates: {decision: "2018-03-28T24:00"}}', "dates.decision"),
        ("request: {ask: timeline, dates: [1]}", "dates"),
        ("request: {ask: verdict}", "ask"),
        ("request: [timeline]", "null"),
        ("line: '{'", "null"),
    ],
)
def test_a_request_that_no_form_can_make_is_shown_as_it_is_sent(loaded, asked, field):
    start, end = TEXT.index("  request"), TEXT.index("  expect")
    text = f"{TEXT[:start]}  {asked}\n  expect: {{errors: [{{field: {field}, code: not_a_date}}]}}\n"
    assert end > start
    example = shown(loaded, text)
    assert example["known"] is None
    (case,) = file(text).cases
    assert example["line"] == case.line
    (point,) = example["points"]
    assert point.codes == (f"{'the whole line' if field == 'null' else field}: not_a_date",)


# ---- slips


@pytest.mark.parametrize(
    ("slip", "written", "told"),
    [
        ("notify:", "notfy:", "not in the procedure"),
        ('["3.12"]', '["3.99"]', "'3.99' is not in the procedure"),
        ("closed-day", "closed-days", "'closed-days' is not in the procedure"),
        ("{decision:", "{decided:", "not one that a form can make"),
        ('"2018-03-28"', '"28 March"', "not one that a form can make"),
    ],
)
def test_a_case_that_names_what_there_is_not_is_refused_with_its_name(loaded, slip, written, told):
    assert TEXT.count(slip) == 1
    with pytest.raises(CaseError, match=told) as refused:
        examples.page(loaded, [file(TEXT.replace(slip, written))])
    assert "notices: A decision just before Easter" in str(refused.value)


@pytest.mark.parametrize("head", ["", "# A heading alone\n", "#\n# No heading\n"])
def test_a_file_without_a_heading_and_an_introduction_is_refused(tmp_path, head):
    (tmp_path / "notices.yaml").write_text(head + TEXT.partition("\n\n")[2])
    with pytest.raises(CaseError, match="notices: expected a comment at its head"):
        case_files.load(tmp_path)


def test_a_file_that_is_no_yaml_is_refused_with_its_name():
    with pytest.raises(CaseError, match="notices: "):
        case_files.read("- case: [", "notices")


def test_a_folder_without_cases_is_refused(tmp_path):
    with pytest.raises(CaseError, match="no case files"):
        case_files.load(tmp_path)
