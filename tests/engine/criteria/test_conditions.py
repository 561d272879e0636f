"""Conditions under incomplete answers follow Kleene's strong logic."""

import pytest
from hypothesis import given

from calculator.criteria import conditions
from tests.engine.criteria import brute_force, drawn_conditions
from tests.engine.criteria.drawn_conditions import NAMES

T, F, N = True, False, None


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (T, T, T, T), (T, F, F, T), (T, N, N, T),
        (F, T, F, T), (F, F, F, F), (F, N, F, N),
        (N, T, N, T), (N, F, F, N), (N, N, N, N),
    ],
)  # fmt: skip
def test_all_and_any_follow_kleenes_strong_logic(one, other, both, either):
    truths = {"a": one, "b": other}
    assert conditions.evaluate(("all", "a", "b"), truths) is both
    assert conditions.evaluate(("any", "a", "b"), truths) is either


@pytest.mark.parametrize(("truth", "opposite"), [(T, F), (F, T), (N, N)])
def test_not_turns_what_is_settled_and_leaves_what_is_open(truth, opposite):
    assert conditions.evaluate(("not", "a"), {"a": truth}) is opposite


def test_a_question_that_is_not_answered_is_open():
    assert conditions.evaluate("a", {}) is None
    assert conditions.evaluate(("all", "a", "b"), {"a": T}) is None


def test_one_no_settles_all_and_one_yes_settles_any_among_many():
    assert conditions.evaluate(("all", "a", "b", "c", "d"), {"c": F}) is False
    assert conditions.evaluate(("any", "a", "b", "c", "d"), {"c": T}) is True


def test_all_of_nothing_holds_and_any_of_nothing_does_not():
    assert conditions.evaluate(("all",), {}) is True
    assert conditions.evaluate(("any",), {}) is False


def test_a_question_that_is_asked_twice_leaves_open_what_is_settled_however_it_is_answered():
    """Kleene's logic goes by the parts: it does not see that a or not a is always so."""
    assert conditions.evaluate(("any", "a", ("not", "a")), {}) is None


@given(drawn_conditions.read_once(), drawn_conditions.truths)
def test_a_condition_that_asks_each_question_once_is_open_just_where_completions_disagree(condition, truths):
    reached = brute_force.results(lambda full: brute_force.holds(condition, full), NAMES, truths)
    assert conditions.evaluate(condition, truths) is (reached.pop() if len(reached) == 1 else None)


@given(drawn_conditions.conditions(), drawn_conditions.truths)
def test_what_is_settled_stays_so_however_the_rest_is_answered(condition, truths):
    value = conditions.evaluate(condition, truths)
    if value is not None:
        assert brute_force.results(lambda full: brute_force.holds(condition, full), NAMES, truths) == {value}


def test_the_names_of_a_condition_are_found_at_any_depth():
    assert conditions.names(("all", "a", ("not", ("any", "b", ("all", "c", "a"))))) == {"a", "b", "c"}


def test_a_finding_is_replaced_by_what_it_stands_for_even_inside_another_finding():
    findings = {"harmed": ("any", "a", "hurt"), "hurt": ("not", "b")}
    assert conditions.inline(("all", "harmed", "c"), findings) == ("all", ("any", "a", ("not", "b")), "c")


@pytest.mark.parametrize(
    ("condition", "truths", "named"),
    [
        (("all", "a", ("any", "b", "c")), {"a": T, "b": T, "c": F}, {"a", "b"}),
        (("all", "a", ("any", "b", "c")), {"a": T, "b": T, "c": T}, {"a", "b", "c"}),
        (("all", "a", ("any", "b", "c")), {"a": T}, set()),
        (("all", ("not", "a"), "b"), {"a": F, "b": T}, {"a", "b"}),
        (("all", ("not", "a"), "b"), {"a": T, "b": T}, set()),
        (("not", ("all", "a", "b")), {"a": F}, {"a"}),
    ],
)
def test_whatever_settled_answer_helps_to_make_a_condition_true_takes_part_in_it(condition, truths, named):
    assert conditions.taking_part(condition, truths) == named
