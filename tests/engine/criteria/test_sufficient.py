"""The list of what is enough to settle a diagram, by hand, and against every set of answers gone through."""

import pytest
from hypothesis import given, settings

from calculator.criteria import sufficient
from calculator.criteria.conditions import Diagrams
from tests.engine import tables
from tests.engine.criteria.test_settling import answered, results

HARMS = ("life_threatening_injury", "long_term_impairment", "other_serious_harm")
TRIGGERS = ("died_in_custody", "detained_under_mental_health_act")
DEPRIVED = ("aged_16_or_17", "deprivation_of_liberty_order")


def listed(diagrams, leaves):
    return sufficient.every(diagrams, tables.diagram(diagrams, leaves), tables.PLACE)


@settings(max_examples=300)
@given(leaves=results)
def test_what_is_enough_is_every_set_that_settles_it_and_from_which_nothing_can_be_left_out(leaves):
    enough = {way: tables.reached(leaves, way) for way in tables.SETS if len(tables.reached(leaves, way)) == 1}
    least = [way for way in enough if not any(set(less) < set(way) for less in enough)]
    found = listed(Diagrams(tables.NAMES), leaves)
    assert sorted(one.listed for one in found) == sorted(least)
    for one in found:
        assert enough[one.listed] == {one.leaf}
    places = [(len(one.listed), [tables.PLACE[name] for name, _ in one.listed]) for one in found]
    assert places == sorted(places)


@settings(max_examples=300)
@given(leaves=results, given=answered)
def test_a_reason_and_what_would_settle_it_are_read_off_the_list(leaves, given):
    known = listed(Diagrams(tables.NAMES), leaves)
    truths = dict.fromkeys(tables.NAMES) | dict(given)
    reasons = tables.reasons(leaves, given)
    assert sufficient.reason(known, truths) == (reasons[0] if reasons else ())
    assert sorted(sufficient.would_settle(known, truths)) == sorted(tables.settling(leaves, given))


def test_the_whole_procedure_comes_down_to_twelve_sets_of_answers(rules):
    """2.2(a) and 2.5: a must by abuse with a death, or with one of three harms and no proof of no concern. 2.6: a
    should by one of three triggers of a death, once abuse is ruled out. Nothing: without a death, by no abuse, by
    such proof, or by none of the harms; with abuse ruled out, by none of the triggers.
    """
    no_triggers = [(trigger, False) for trigger in TRIGGERS]
    expected = [
        ("scr_must", {("abuse_or_neglect", True), ("child_died", True)}),
        *(
            ("scr_must", {("abuse_or_neglect", True), (harm, True), ("no_joint_working_concern", False)})
            for harm in HARMS
        ),
        *(("scr_should", {("abuse_or_neglect", False), ("child_died", True), (one, True)}) for one in TRIGGERS),
        ("scr_should", {("abuse_or_neglect", False), ("child_died", True), *((one, True) for one in DEPRIVED)}),
        ("not_met", {("abuse_or_neglect", False), ("child_died", False)}),
        ("not_met", {("child_died", False), ("no_joint_working_concern", True)}),
        ("not_met", {("child_died", False), *((harm, False) for harm in HARMS)}),
        *(("not_met", {("abuse_or_neglect", False), *no_triggers, (one, False)}) for one in DEPRIVED),
    ]
    found = [(enough.leaf, set(enough.literals)) for enough in rules.sufficient[rules.conclusion]]
    assert len(found) == 12
    assert all(one in found for one in expected)


def test_where_there_are_too_many_none_is_listed(monkeypatch):
    """Any of four: a yes to each, and a no to all, are five."""
    diagrams = Diagrams(tables.NAMES)
    node = diagrams.of(("any", *tables.NAMES))
    monkeypatch.setattr(sufficient, "MOST", 4)
    assert len(sufficient.every(diagrams, node, tables.PLACE)) == 5
    monkeypatch.setattr(sufficient, "MOST", 3)
    assert sufficient.every(diagrams, node, tables.PLACE) is None


def test_where_too_much_would_have_to_be_looked_at_none_is_listed(monkeypatch):
    diagrams = Diagrams(tables.NAMES)
    node = diagrams.of(("any", *tables.NAMES))
    monkeypatch.setattr(sufficient, "LOOKS", 3)
    assert sufficient.every(diagrams, node, tables.PLACE) is None


@pytest.mark.parametrize("leaf", [True, "not_met"])
def test_what_is_settled_from_the_start_needs_no_answer(leaf):
    diagrams = Diagrams(tables.NAMES)
    (enough,) = sufficient.every(diagrams, diagrams.leaf(leaf), tables.PLACE)
    assert (enough.listed, enough.leaf) == ((), leaf)
