"""How decisive each answer is, counted once on a diagram and read off under any answers, against brute force."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.criteria.conditions import Diagrams
from calculator.criteria.influence import Influence

NAMES = ("a", "b", "c", "d")
LEAVES = ("must", "should", "not met")

tables = st.lists(st.sampled_from(LEAVES), min_size=16, max_size=16)
"""The result of each of the sixteen ways of answering four questions, the last question going round fastest."""
partial_truths = st.dictionaries(st.sampled_from(NAMES), st.sampled_from((True, False, None)))


def diagram(diagrams, leaves, level=0):
    """The diagram of a table: half for no, half for yes."""
    if len(leaves) == 1:
        return diagrams.leaf(leaves[0])
    half = len(leaves) // 2
    return diagrams.branch(
        level, diagram(diagrams, leaves[:half], level + 1), diagram(diagrams, leaves[half:], level + 1)
    )


def counted(leaves, truths):
    """For each open question, the completions whose result it alone would change, gone through one by one."""
    result = dict(zip(product((False, True), repeat=len(NAMES)), leaves, strict=True))
    settled = {name: truth for name, truth in truths.items() if truth is not None}
    found = dict.fromkeys(NAMES, 0)
    for full, leaf in result.items():
        if all(full[NAMES.index(name)] is truth for name, truth in settled.items()):
            for place, name in enumerate(NAMES):
                if name not in settled:
                    found[name] += leaf != result[(*full[:place], not full[place], *full[place + 1 :])]
    return {name: count for name, count in found.items() if count}, 2 ** (len(NAMES) - len(settled))


@settings(max_examples=400)
@given(leaves=tables, truths=partial_truths)
def test_an_answer_counts_by_the_completions_that_it_alone_changes(leaves, truths):
    diagrams = Diagrams(NAMES)
    found = Influence(diagrams.order, diagrams.parts, diagram(diagrams, leaves)).under(truths)
    expected, completions = counted(leaves, truths)
    assert set(found) == set(expected)
    for name in expected:
        assert found[name] * completions == expected[name] * 2 ** len(NAMES)


@given(leaves=tables, several=st.lists(partial_truths, min_size=2, max_size=6))
def test_what_was_asked_before_makes_no_difference(leaves, several):
    diagrams = Diagrams(NAMES)
    top = diagram(diagrams, leaves)
    once = Influence(diagrams.order, diagrams.parts, top)
    for truths in several:
        assert once.under(truths) == Influence(diagrams.order, diagrams.parts, top).under(truths)


@pytest.mark.parametrize("leaf", LEAVES)
def test_where_every_way_ends_alike_nothing_counts(leaf):
    diagrams = Diagrams(NAMES)
    assert Influence(diagrams.order, diagrams.parts, diagrams.leaf(leaf)).under({}) == {}


def test_two_results_that_both_change_count_the_same_however_far_apart_they_are():
    """By hand: a decides between must and should where b holds and is nothing where it does not."""
    diagrams = Diagrams(("a", "b"))
    must, should, nothing = map(diagrams.leaf, LEAVES)
    top = diagrams.branch(0, diagrams.branch(1, nothing, should), diagrams.branch(1, nothing, must))
    influence = Influence(diagrams.order, diagrams.parts, top)
    assert influence.under({}) == {"a": 2, "b": 4}
    assert influence.under({"b": False}) == {}
    assert influence.under({"b": True}) == {"a": 4}
    assert influence.under({"a": True}) == {"b": 4}
