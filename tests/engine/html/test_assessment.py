"""An assessment as it is read: the outcome with its force, the reasons, what stands beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.criteria.assessment import assess
from calculator.criteria.explanation import explain
from calculator.criteria.rules import prepare
from calculator.html import assessment as html
from tests.engine import hypertext

ROOT = "../"
SANK = {"sunk": "yes", "crewed": "yes"}
SOUND = {"holed": "no", "overladen": "no", "seaworthy": "yes"}
DISAGREEING = {"sunk": "no", "crewed": "yes"}
UNDER = "p outcome__under"


def rendered(rules, answers, part=html.render):
    """The result as read back, or the folded working of it, once its links are checked."""
    found = hypertext.read(part(assess(rules, answers), explain(rules, answers), ROOT))
    hypertext.check_links(found, rules.procedure, ROOT)
    return found


@pytest.fixture(scope="module")
def show(weighed):
    return lambda **answers: rendered(weighed, answers)


@pytest.fixture(scope="module")
def work_out(weighed):
    return lambda **answers: rendered(weighed, answers, html.working)


def outline(found):
    """What stands directly inside, each by its name and class, a heading with its words."""
    parts = [part for part in found.inner if not isinstance(part, str)]
    marks = [part.text() if part.name == "h3" else part.attributes.get("class", "") for part in parts]
    return [f"{part.name} {mark}".strip() for part, mark in zip(parts, marks, strict=True)]


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ({"sunk": "yes", "holed": "yes"}, "must"),
        (SANK | SOUND, "should"),
        ({}, "undetermined"),
        ({"sunk": "no"}, "not_met"),
    ],
    ids=["must", "should", "undetermined", "not met"],
)
def test_the_outcome_stands_first_and_looks_by_its_force(show, weighed, answers, kind):
    first = show(**answers).inner[0]
    assert first.attributes["class"] == f"outcome outcome--{kind}"
    assert first.one("h3").text() == weighed.procedure.outcomes[assess(weighed, answers).concluded.conclusion].title


@pytest.mark.parametrize(
    ("answers", "headline"),
    [({"sunk": "yes"}, "Must, unless a diver says so"), (SANK, "Should; must, unless a diver says so")],
    ids=["presumed", "presumed under should"],
)
def test_what_the_burden_of_proof_presumes_stands_first_looks_by_its_force_and_says_it_once(show, answers, headline):
    first = show(**answers).inner[0]
    assert first.attributes["class"] == "outcome outcome--must outcome--presumed"
    assert first.one("h3").text() == headline


def test_a_reminder_that_is_first_stands_with_the_outcome_with_its_provision(show):
    first, *others = show(registered="no").inner
    said = "A boat that is not registered is for the coastguard. Provision 1.3"
    assert first.all("p")[1].text() == said
    assert said not in [part.text() for part in others if not isinstance(part, str)]


def test_what_is_presumed_alone_is_laid_out_without_a_reason(small):
    criterion = small.procedure.criteria["sunk_unsafe"]._replace(when="registered")
    found = rendered(prepare(small.procedure._replace(criteria={criterion.id: criterion})), {})
    assert outline(found.inner[0]) == [UNDER, "h3 An inquiry must be held", "p", "p outcome__now"]
    folded = rendered(prepare(small.procedure._replace(criteria={criterion.id: criterion})), {}, html.working)
    assert folded.one("ul", "criteria").all(class_="because") == []


def test_a_result_is_laid_out_in_the_order_in_which_it_is_needed_with_its_working_folded(show, work_out):
    found = show(**SANK, towed="yes")
    assert outline(found) == [
        "div outcome outcome--must outcome--presumed",
        "h3 Do now", "ul ticks do-now", "p onward",
        "h3 Still to be found out", "p", "ol needed", "details working",
        "h3 Which harbour leads", "p",
        "h3 Bear in mind", "ul reminders",
    ]  # fmt: skip
    headline = "h3 Should; must, unless a diver says so"
    assert outline(found.inner[0]) == [UNDER, headline, "p", "p", "p outcome__now"]
    assert outline(found.one("ol", "needed").all("li")[0]) == ["a", "span prospect"]
    folded = work_out(**SANK, towed="yes")
    assert [part.one("summary").text() for part in folded.inner] == [
        "How this was worked out", "What if an answer were different?", "Indicators",
    ]  # fmt: skip
    met, unsafe = folded.one("ul", "criteria").all("li")
    assert outline(met) == outline(unsafe) == ["p criterion__title", "p because", "p"]
    assert outline(met.inner[0]) == ["span status status--met"]
    assert outline(unsafe.inner[0]) == ["span status status--open"]
    assert met.inner[0].text() == "Met A boat sank with its crew"


def test_of_a_settled_result_the_criteria_met_come_first_and_the_others_are_folded_and_not_open(work_out):
    found = work_out(sunk="yes", holed="yes").inner[0]
    met, others = found.all("ul", "criteria")
    assert [title.text() for title in met.all(class_="criterion__title")] == ["Met An unsafe boat sank"]
    folded = found.all("details")[0]
    assert folded.one("summary").text() == "The other criteria"
    assert folded.one(class_="criterion__title").text() == "Not needed for this outcome A boat sank with its crew"
    assert others.all(class_="because") == []


def test_whether_the_procedure_still_applies_stands_in_the_outcome_with_the_way_to_what_does(show, small):
    outcome = show(sunk="yes", holed="yes").inner[0]
    gone = small.procedure.superseded
    assert outcome.one("p", "outcome__under").text() == gone.under
    assert outcome.one("p", "outcome__now").text() == f"{gone.replaced} {gone.now}"
    assert outcome.one("p", "outcome__now").one("a").attributes["href"] == "../now/"
    still = rendered(prepare(small.procedure._replace(superseded=None)), {}).inner[0]
    assert outline(still) == ["h3 Not known yet", "p", "p"]


def test_answers_that_disagree_are_named_in_a_warning_before_the_outcome(show):
    found = show(**DISAGREEING)
    assert outline(found)[:2] == ["div warning", "div outcome outcome--not_met"]
    assert found.inner[0].one("p").text() == "These cannot all be right. Sunk: No; Crewed: Yes."
    assert [link.attributes["href"] for link in found.inner[0].all("a")] == ["#q-sunk", "#q-crewed"]


def test_what_is_still_to_be_found_out_is_a_link_to_its_question(show):
    found = show(**SANK).one("ol", "needed")
    assert [link.attributes["href"] for link in found.all("a")] == ["#q-holed", "#q-overladen", "#q-seaworthy"]


def test_the_way_to_the_dates_stands_beneath_what_to_do_where_there_are_dates(show, small):
    assert [link.attributes["href"] for link in show(**SANK).all("a")].count(f"{ROOT}timeline/") == 1
    undated = rendered(prepare(small.procedure._replace(timescales={})), SANK)
    assert f"{ROOT}timeline/" not in [link.attributes["href"] for link in undated.all("a")]


def test_each_sentence_cites_its_provisions_with_links_into_the_guidance(show):
    duties = show(**SANK).one("ul", "do-now")
    assert [box.attributes["id"] for box in duties.all("input")] == ["t-1.3", "t-1.10"]
    assert [link.text() for link in duties.all("a")] == ["1.3", "1.10", "Tide tables"]
    *inside, elsewhere = (link.attributes["href"] for link in duties.all("a"))
    assert all(href.startswith(ROOT) for href in inside)
    assert elsewhere == "https://example.org/tides"
    assert duties.all("small")[1].text() == "In the same week · should · Provision 1.10 They may be short. Tide tables."


def test_what_an_answer_says_stands_out(work_out):
    assert work_out(sunk="no").inner[0].all("strong")[0].text() == "No"


def test_indicators_stand_under_their_number_and_without_any_there_is_no_heading(work_out):
    assert work_out(sunk="no", crewed="no").inner[-1].text() == "IndicatorsListed only. Provision 1.2No (1)Crewed"
    assert "Indicators" not in work_out(sunk="no").text()


def test_without_a_lead_board_and_indicators_there_is_no_section_on_them(small):
    rules = prepare(small.procedure._replace(lead=None, indicators=None))
    headings = [line for line in outline(rendered(rules, {"sunk": "yes", "crewed": "yes"})) if line.startswith("h3")]
    assert headings == ["h3 Do now", "h3 Still to be found out", "h3 Bear in mind"]


def test_without_duties_and_reminders_there_is_no_heading_without_a_list(small):
    rules = prepare(small.procedure._replace(do_now=(), reminders=()))
    assert {"h3 Do now", "h3 Bear in mind"}.isdisjoint(outline(rendered(rules, {})))


# ---- what if


def test_other_answers_are_folded_away_with_a_button_for_each_beside_what_it_would_change(work_out):
    found = work_out(sunk="no").all("details")[-1]
    assert found.one("summary").text() == "What if an answer were different?"
    (first,) = found.all("p")
    assert first.text() == "Everything else stays as answered. Press one to change it in the form."
    assert [head.text() for head in found.one("thead").all("th")] == ["Were the answer", "Outcome"]

    def row(answer):
        return [
            "      tr",
            "        td",
            '          button type="button" class="what-if__answer" data-do="answer" data-question="sunk" '
            f'data-answer="{answer}"',
            "        td",
            "          strong",
        ]

    assert hypertext.outline(found) == [
        "summary",
        'p class="what-if__press"',
        'table class="what-if"',
        "  thead",
        "    tr",
        '      th scope="col"',
        '      th scope="col"',
        "  tbody",
        *(line.removeprefix("  ") for line in (*row("yes"), *row("unknown"))),
    ]


def test_where_nothing_is_answered_nothing_is_offered(work_out):
    assert work_out().all("button") == []


def test_the_way_back_is_a_quiet_button_in_a_paragraph_of_its_own(weighed):
    was, now = assess(weighed, SANK), assess(weighed, SANK | {"sunk": "no"})
    assert html.put_back(was, now) == (
        '<p class="put-back"><button type="button" class="action action--quiet" data-do="put-back" '
        'data-question="sunk" data-answer="yes">Put “Sunk” back to Yes</button></p>'
    )
    assert html.put_back(was, was) == ""


# ---- nothing that a procedure says becomes markup


def test_whatever_the_words_of_a_procedure_are_they_stay_text(weighed):
    hostile = '<b>"&amp;'
    procedure = weighed.procedure

    def worded(parts, *words):
        return {id: part._replace(**dict.fromkeys(words, hostile)) for id, part in parts.items()}

    rules = prepare(
        procedure._replace(
            questions=worded(procedure.questions, "label", "asks", "burden"),
            outcomes=worded(procedure.outcomes, "word", "title", "text"),
            criteria=worded(procedure.criteria, "title"),
            answers=dict.fromkeys(procedure.answers, hostile),
            criterion_statuses=dict.fromkeys(procedure.criterion_statuses, hostile),
            lead=procedure.lead._replace(heading=hostile, leads=hostile, inference=hostile, joining=hostile),
            indicators=procedure.indicators._replace(note=hostile),
            do_now=tuple(duty._replace(text=hostile) for duty in procedure.do_now),
            reminders=tuple(reminder._replace(text=hostile) for reminder in procedure.reminders),
        )
    )
    for answers in (SANK, DISAGREEING, {"sunk": "yes", "seaworthy": "unknown"}, {"crewed": "yes", "towed": "yes"}, {}):
        for part in (html.render, html.working):
            found = rendered(rules, answers, part)
            assert found.all("b") == []
            assert hostile in found.text()


ANSWERS = st.sampled_from(("yes", "no", "unknown"))
PORTS = st.sampled_from(("westport", "sampleton", "elsewhere", "unknown"))


@given(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(("sunk", "holed", "seaworthy", "crewed", "towed", "others_towed"), ANSWERS)
        | dict.fromkeys(("home_port", "towing_port"), PORTS),
    )
)
def test_every_result_is_well_formed_and_links_only_to_the_form_and_to_the_guidance(show, work_out, answers):
    assert "{{" not in show(**answers).text() + work_out(**answers).text()
