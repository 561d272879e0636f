"""Truth tables in whole numbers: read by hand, and held against going through every completion."""

import tracemalloc
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings

from calculator.criteria import truth_table
from calculator.criteria.truth_table import combinations, completions, implicants, reason, table, would_settle
from tests.engine.criteria import brute_force, drawn_conditions
from tests.engine.criteria.drawn_conditions import NAMES

ABC = combinations("abc")
ALL = combinations(NAMES)


def test_a_combination_is_the_sum_of_a_bit_for_each_yes():
    """Of three names: a is bit 1, b is bit 2, c is bit 4. So a is yes in combinations 1, 3, 5 and 7."""
    assert ABC.every == 0b11111111
    assert ABC.yes == {"a": 0b10101010, "b": 0b11001100, "c": 0b11110000}


def test_no_names_have_one_combination():
    assert combinations(()).every == 1


@pytest.mark.parametrize(
    ("condition", "held"),
    [
        (("all", "a", "b"), 0b10001000),
        (("any", "a", ("not", "c")), 0b10101111),
        (("not", ("all", "a", "b", "c")), 0b01111111),
        (("all",), 0b11111111),
        (("any",), 0),
    ],
)
def test_a_table_has_the_combinations_in_which_a_condition_holds(condition, held):
    assert table(ABC, condition) == held


@given(drawn_conditions.conditions())
def test_each_bit_of_a_table_is_what_the_condition_comes_to(condition):
    found = table(ALL, condition)
    for values in product((False, True), repeat=len(NAMES)):
        number = sum(1 << place for place, value in enumerate(values) if value)
        assert bool(found >> number & 1) is brute_force.holds(condition, dict(zip(NAMES, values, strict=True)))


def test_completions_keep_what_is_settled_and_leave_the_rest_free():
    assert completions(ABC, {}) == ABC.every
    assert completions(ABC, {"a": True, "c": False, "b": None}) == 0b00001010
    assert completions(ABC, {"a": True, "of another table": True}) == ABC.yes["a"]


# ---- results of three kinds: the first condition of two that holds, or none of them


def ranked(first, second):
    """The tables of the results, and the result of complete answers by plain reading."""
    one, other = table(ALL, first), table(ALL, second)
    leaves = {"first": one, "second": other & ~one, "neither": ALL.every & ~(one | other)}

    def decide(full):
        return "first" if brute_force.holds(first, full) else "second" if brute_force.holds(second, full) else "neither"

    return leaves, decide


pairs = {
    "first": drawn_conditions.conditions(),
    "second": drawn_conditions.conditions(),
    "truths": drawn_conditions.truths,
}


@settings(max_examples=200)
@given(**pairs)
def test_a_name_is_decisive_in_the_completions_in_which_it_alone_changes_the_result(first, second, truths):
    leaves, decide = ranked(first, second)
    expected = brute_force.decisive(decide, NAMES, truths)
    assert truth_table.decisive(ALL, truth_table.turning(ALL, leaves), truths) == expected


@settings(max_examples=200)
@given(**pairs)
def test_a_reason_is_the_earliest_of_the_smallest_parts_that_settle_the_result(first, second, truths):
    leaves, decide = ranked(first, second)
    found = reason(implicants(ALL, leaves), truths)
    reasons = brute_force.smallest_reasons(decide, NAMES, truths)
    assert list(found) == (reasons[0] if reasons else [])


@settings(max_examples=200)
@given(**pairs)
def test_every_smallest_set_of_further_answers_that_settles_the_result_is_found_in_order(first, second, truths):
    leaves, decide = ranked(first, second)
    found = [(dict(way), leaf) for way, leaf in would_settle(implicants(ALL, leaves), truths)]
    assert found == brute_force.smallest_ways(decide, NAMES, truths)


def read(known):
    """The prime implicants as text: ``a`` for a yes, ``a'`` for a no."""
    return {
        (" ".join(name if truth else f"{name}'" for name, truth in literals), leaf) for literals, leaf in known.primes
    }


def test_the_prime_implicants_of_a_textbook_example():
    """a b + a' c: the consensus b c is prime too, though nothing needs it. Of the complement: a b', a' c', b' c'."""
    held = table(ABC, ("any", ("all", "a", "b"), ("all", ("not", "a"), "c")))
    found = implicants(ABC, {True: held, False: ABC.every ^ held})
    assert read(found) == {
        ("a b", True), ("a' c", True), ("b c", True),
        ("a b'", False), ("a' c'", False), ("b' c'", False),
    }  # fmt: skip


def test_what_always_holds_is_settled_by_nothing_and_would_be_settled_by_nothing_more():
    found = implicants(ABC, {True: ABC.every, False: 0})
    assert read(found) == {("", True)}
    assert reason(found, {"a": True}) == ()
    assert would_settle(found, {}) == []


# ---- as many names as there may be

MOST = combinations([f"question_{number}" for number in range(truth_table.MOST_NAMES)])


def entangled(kind):
    """Functions of twenty names with prime implicants by the hundred thousand."""
    draw = Random(7)
    if kind == "drawn at random":
        return draw.getrandbits(MOST.every.bit_length())
    if kind == "drawn at random, and rarely so":
        drawn = [draw.getrandbits(MOST.every.bit_length()) for _ in range(6)]
        return drawn[0] & drawn[1] & drawn[2] & drawn[3] & drawn[4] & drawn[5]
    if kind == "an odd number":
        odd = 0
        for yes in MOST.yes.values():
            odd ^= yes
        return odd
    at_least = [MOST.every] + [0] * 10
    for yes in MOST.yes.values():
        for number in range(10, 0, -1):
            at_least[number] |= at_least[number - 1] & yes
    return at_least[10]


@pytest.mark.timeout(30)
@pytest.mark.parametrize("kind", ["drawn at random", "drawn at random, and rarely so", "an odd number", "half of them"])
def test_what_is_too_entangled_is_refused_soon_and_in_little_memory(kind):
    held = entangled(kind)
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match="the criteria are too entangled"):
            implicants(MOST, {True: held, False: MOST.every ^ held})
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()
