"""What settles a diagram, searched for, against every set of answers gone through one by one."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.criteria import settling
from calculator.criteria.conditions import Diagrams
from tests.engine import tables

results = st.lists(st.sampled_from(tables.LEAVES), min_size=16, max_size=16) | st.lists(
    st.sampled_from(tables.LEAVES[:2]), min_size=16, max_size=16
)
answered = st.dictionaries(st.sampled_from(tables.NAMES), st.booleans()).map(
    lambda truths: [(name, truths[name]) for name in tables.NAMES if name in truths]
)
MANY = [f"q{number:02}" for number in range(40)]
WINDOWS = [("all", *(MANY[(2 * start + more) % 40] for more in range(4))) for start in range(20)]


@settings(max_examples=400)
@given(leaves=results, given=answered)
def test_a_reason_is_the_smallest_part_of_what_is_given_and_of_several_the_earliest(leaves, given):
    diagrams = Diagrams(tables.NAMES)
    expected = tables.reasons(leaves, given)
    if expected:
        (leaf,) = tables.reached(leaves, given)
        assert settling.reason(diagrams, tables.diagram(diagrams, leaves), leaf, given) == expected[0]


@settings(max_examples=400)
@given(leaves=results, given=answered)
def test_what_would_settle_it_is_every_smallest_set_each_once(leaves, given):
    diagrams = Diagrams(tables.NAMES)
    if len(tables.reached(leaves, given)) > 1:
        top = tables.diagram(diagrams, leaves)
        asked = dict(given)
        literals = [literal for literal in tables.LITERALS if literal[0] not in asked]
        found = settling.would_settle(diagrams, top, asked, literals)
        assert sorted(found) == sorted(tables.settling(leaves, given))


def test_a_way_has_its_answers_in_the_order_in_which_they_are_preferred():
    """Of a yes to one of two and a no to the other, neither answer alone settles anything."""
    diagrams = Diagrams(tables.NAMES)
    either = diagrams.of(("any", ("all", "a", ("not", "b")), ("all", ("not", "a"), "b")))
    literals = [(name, truth) for name in ("b", "a") for truth in (False, True)]
    found = settling.would_settle(diagrams, either, {}, literals)
    assert sorted(found) == [
        ((("b", False), ("a", False)), False),
        ((("b", False), ("a", True)), True),
        ((("b", True), ("a", False)), True),
        ((("b", True), ("a", True)), False),
    ]


@given(leaves=results, given=answered)
def test_past_the_bound_a_reason_is_still_one_from_which_nothing_can_be_left_out(leaves, given):
    diagrams = Diagrams(tables.NAMES)
    left = tables.reached(leaves, given)
    if len(left) == 1:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(settling, "LOOKS", 0)
            found = settling.reason(diagrams, tables.diagram(diagrams, leaves), *left, given)
        assert tables.reached(leaves, found) == left
        for fewer in combinations(found, len(found) - 1) if found else ():
            assert len(tables.reached(leaves, fewer)) > 1


def test_of_two_reasons_the_earlier_is_named_though_the_later_is_come_upon_first():
    """A no to b and c rules out all three pairs, and so does a no to a and d, which comes first by the file."""
    diagrams = Diagrams(tables.NAMES)
    given = [(name, False) for name in tables.NAMES]
    node = diagrams.of(("any", ("all", "a", "b"), ("all", "b", "d"), ("all", "c", "d")))
    assert settling.reason(diagrams, node, False, given) == (("a", False), ("d", False))


def test_past_the_bound_the_later_answers_are_left_out_of_a_reason_first(monkeypatch):
    """Of a yes to any of four, one is enough; the first is kept."""
    monkeypatch.setattr(settling, "LOOKS", 0)
    diagrams = Diagrams(tables.NAMES)
    given = [(name, True) for name in tables.NAMES]
    assert settling.reason(diagrams, diagrams.of(("any", *tables.NAMES)), True, given) == (("a", True),)


def test_past_the_bound_what_would_settle_it_is_not_said(monkeypatch):
    monkeypatch.setattr(settling, "LOOKS", 0)
    diagrams = Diagrams(tables.NAMES)
    assert settling.would_settle(diagrams, diagrams.of("a"), {}, tables.LITERALS) is None


def test_so_much_is_looked_at_as_the_bound_says_and_not_more(monkeypatch):
    """One question is three branches with its leaves; a way to each leaf is looked for, then whether any is left."""
    diagrams = Diagrams(tables.NAMES)
    literals = [("a", True), ("a", False)]
    expected = [((("a", True),), True), ((("a", False),), False)]
    monkeypatch.setattr(settling, "LOOKS", 9)
    assert sorted(settling.would_settle(diagrams, diagrams.of("a"), {}, literals)) == sorted(expected)
    monkeypatch.setattr(settling, "LOOKS", 8)
    assert settling.would_settle(diagrams, diagrams.of("a"), {}, literals) is None


@pytest.mark.parametrize("count", [3, 17, 20])
def test_each_of_many_pairs_settles_it_alone(count):
    """Any of the pairs: both yes, which is as many smallest sets as pairs."""
    names = MANY[: 2 * count]
    pairs = list(zip(names[::2], names[1::2], strict=True))
    diagrams = Diagrams(names)
    literals = [(name, truth) for name in names for truth in (True, False)]
    top = diagrams.of(("any", *(("all", *pair) for pair in pairs)))
    found = settling.would_settle(diagrams, top, {}, literals)
    assert sorted(found) == [(tuple((name, True) for name in pair), True) for pair in pairs]


def test_of_overlapping_criteria_that_are_all_ruled_out_the_fewest_answers_are_named():
    """Each asks four questions of a round of forty and the next shares two of them: a no to every fourth rules out
    two neighbours at a time, and no smaller number of answers can rule out all twenty.
    """
    diagrams = Diagrams(MANY)
    given = [(name, False) for name in MANY]
    found = settling.reason(diagrams, diagrams.of(("any", *WINDOWS)), False, given)
    assert found == tuple((name, False) for name in MANY[::4])


def test_ways_that_few_answers_bar_are_looked_for_first_so_that_little_is_looked_at(monkeypatch):
    """Some 3,000 branches of the overlapping criteria, and of twenty pairs, where there are 2 to the 40 sets."""
    monkeypatch.setattr(settling, "LOOKS", 3_000)
    diagrams = Diagrams(MANY)
    given = [(name, False) for name in MANY]
    found = settling.Settling(diagrams, diagrams.of(("any", *WINDOWS)), False, {}, given).earliest()
    assert found == {(name, False) for name in MANY[::4]}
    pairs = diagrams.of(("any", *(("all", *pair) for pair in zip(MANY[::2], MANY[1::2], strict=True))))
    literals = [(name, truth) for name in MANY for truth in (True, False)]
    assert len(settling.would_settle(diagrams, pairs, {}, literals)) == 20
