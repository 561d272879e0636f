"""Outcomes that can hold at once: every set of answers, held against going through its completions.

An unsafe boat that sank must be inquired into; one that sank with its crew should be, and neither stands in place of
the other.
"""

import pytest

from calculator.criteria.assessment import Concluded, assess
from calculator.criteria.explanation import explain
from calculator.criteria.rules import prepare
from calculator.html import assessment as html
from calculator.wording import alternatives
from calculator.wording import assessment as wording
from calculator.wording.phrases import plain
from tests.engine import hypertext
from tests.engine.criteria import brute_force
from tests.engine.criteria.test_assessment import ASKED, MET, presuming, written

MUST, SHOULD = "inquiry_must", "inquiry_should"
BOTH = {"sunk": "yes", "holed": "yes", "crewed": "yes"}
OUTCOMES = {MUST: "sunk_unsafe", SHOULD: "sunk_crewed"}


def holding(full):
    return tuple(outcome for outcome, criterion in OUTCOMES.items() if MET[criterion](full)) or ("not_met",)


def test_what_holds_what_could_and_what_is_needed_is_what_every_completion_comes_to(beside):
    for given in brute_force.every(ASKED):
        found, truths = assess(beside, written(given)), presuming(given)
        each = {id: brute_force.results(MET[criterion], ASKED, truths) for id, criterion in OUTCOMES.items()}
        met = [id for id, results in each.items() if results == {True}]
        still_open = [id for id, results in each.items() if len(results) == 2]
        if met:
            assert found.concluded.holding == tuple(met), given
            assert found.concluded.still_open == tuple(still_open), given
            assert all(id == MUST for id in found.concluded.could_become), given
        else:
            assert found.concluded == Concluded("undetermined" if still_open else "not_met"), given
        counts = brute_force.decisive(holding, ASKED, truths)
        assert found.needed == tuple(sorted(counts, key=lambda name: (-counts[name], ASKED.index(name)))), given


def test_a_must_that_is_settled_hides_no_should_that_is_open(beside):
    found = assess(beside, {"sunk": "yes", "holed": "yes"})
    assert (found.concluded, found.needed) == (Concluded(MUST, could_also=(SHOULD,)), ("crewed",))
    assert wording.could_become(found) == ["Not settled yet: “Better held”."]


def test_an_outcome_that_another_overrides_does_not_hold_beside_it(weighed):
    found = assess(weighed, BOTH)
    assert (found.concluded, found.needed) == (Concluded(MUST), ())


def test_a_duty_or_reminder_of_one_outcome_is_listed_where_that_holds_even_beside_another(beside):
    procedure = beside.procedure
    duty = procedure.do_now[0]._replace(text="Tell the crew’s families.", outcomes=(SHOULD,), when=None)
    reminder = procedure.reminders[0]._replace(id="families", outcomes=(SHOULD,), when=None)
    rules = prepare(procedure._replace(do_now=(duty,), reminders=(reminder,)))
    for answers, listed in ((BOTH, True), ({"sunk": "yes", "crewed": "yes"}, True), ({"sunk": "yes"}, False)):
        found = assess(rules, answers)
        assert (found.do_now, found.reminders) == (((duty,), (reminder,)) if listed else ((), ()))


def test_each_outcome_is_shown_with_its_own_force_and_why_and_is_heard(beside):
    found, why = assess(beside, BOTH), explain(beside, BOTH)
    read = hypertext.read(html.render(found, why, "../"))
    shown = [part for part in read.all("div") if part.attributes.get("class", "").startswith("outcome")]
    classes = [part.attributes["class"] for part in shown]
    assert classes == ["outcome outcome--must", "outcome outcome--also outcome--should"]
    assert "Also: An inquiry should be held" in shown[1].text()
    assert "A boat sank with its crew. Provision 1.2" in shown[1].text()
    assert wording.announced(found).startswith("Result: must")
    assert "Also: an inquiry should be held" in wording.announced(found)
    assert wording.short(found) == "To be held + 1"


def test_what_is_settled_but_for_what_stands_beside_it_has_no_way_to_be_settled_to_show(beside):
    found, why = assess(beside, {"sunk": "yes", "holed": "yes"}), explain(beside, {"sunk": "yes", "holed": "yes"})
    assert why.conclusion.would_settle == ()
    assert "shortest way" not in hypertext.read(html.render(found, why, "../")).text()
    ((question, prospect),) = wording.needed(found, why)
    assert (plain(question), prospect) == (
        "Was there a crew of two or three aboard the boat?",
        "Yes: to be held and better held. No: to be held, settled.",
    )


@pytest.mark.parametrize(
    ("was", "now", "became"),
    [
        ({"sunk": "yes", "holed": "yes"}, BOTH, "was Must and is now Must and Should."),
        (BOTH, BOTH | {"crewed": "no"}, "was Must and Should and is now Must."),
        (BOTH, BOTH | {"crewed": "unknown"}, "was Must and Should and is now Must, with “Should” still open."),
    ],
    ids=["gained", "lost", "open again"],
)
def test_what_changed_beside_the_conclusion_is_said(beside, was, now, became):
    assert alternatives.changed(assess(beside, was), assess(beside, now)).endswith(became)
