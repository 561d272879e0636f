"""A procedure of 200 questions and 100 criteria is answered exactly: nothing goes through the combinations."""

from dataclasses import replace
from itertools import product
from random import Random

import pytest

from calculator import eligibility, logic
from calculator.rules import prepare
from tests.calculator import large

NAMES = [*large.GENERAL, *large.OWN]
CRITERIA = [(large.outcome(number), large.condition(number)) for number in range(100)]


@pytest.fixture(scope="module")
def large_rules(procedure):
    return prepare(large.procedure(procedure))


def answered(step, but_for=()):
    """Answers to every question but some: yes to one in ``step``, and no to the others."""
    answers = {name: "no" if place % step else "yes" for place, name in enumerate(NAMES)}
    return {name: answer for name, answer in answers.items() if name not in but_for}


def test_criteria_that_hang_together_too_much_are_refused_and_soon(procedure):
    """A hundred criteria, each of three questions drawn from all: a diagram of them would have no end."""
    draw = Random(3)
    made = large.procedure(procedure)
    entangled = tuple(replace(criterion, when=("all", *draw.sample(large.OWN, 3))) for criterion in made.criteria)
    with pytest.raises(logic.TooEntangled, match="too entangled"):
        prepare(replace(made, criteria=entangled))


def concluded(truths):
    """By going through the criteria, the strongest first."""
    met = {outcome for outcome, condition in CRITERIA if logic.evaluate(condition, truths)}
    return next((outcome for outcome in ("scr_must", "scr_should") if outcome in met), "not_met")


def test_there_are_two_hundred_questions_and_a_hundred_criteria(large_rules):
    assert len(large_rules.asked) == 200
    assert len(large_rules.conditions) == 100


def test_with_nothing_answered_every_question_is_needed(large_rules):
    found = eligibility.assess(large_rules, {})
    assert found["conclusion"] == "undetermined"
    assert sorted(found["needed"]) == sorted(NAMES)


# Which are left open: a general question and what hangs on it, a few of their own, and some that share one.
LEFT_OPEN = [
    ("general_0", "general_1", "own_000", "own_001", "own_002", "own_003", "own_008", "own_009"),
    ("general_2", "general_3", "own_004", "own_005", "own_006", "own_007", "own_013", "own_014"),
    ("own_010", "own_011", "own_012", "own_190", "own_191", "own_192", "own_193", "own_194"),
    (*large.GENERAL, "own_001", "own_003", "own_005", "own_007"),
]


@pytest.mark.parametrize("left_open", LEFT_OPEN, ids=" ".join)
@pytest.mark.parametrize("step", [2, 3, 5, 300])
def test_what_is_concluded_and_needed_is_what_going_through_the_rest_finds(large_rules, left_open, step):
    """With eight questions open, all 256 ways of answering them are gone through one by one."""
    answers = answered(step, left_open)
    settled = {name: answer == "yes" for name, answer in answers.items()}
    results = {
        values: concluded(settled | dict(zip(left_open, values, strict=True)))
        for values in product((False, True), repeat=len(left_open))
    }
    changes = {
        name: sum(
            result != results[(*values[:place], not values[place], *values[place + 1 :])]
            for values, result in results.items()
        )
        for place, name in enumerate(left_open)
    }
    order = [question.id for question in large_rules.procedure.questions]
    expected = sorted((name for name in left_open if changes[name]), key=lambda n: (-changes[n], order.index(n)))
    found = eligibility.assess(large_rules, answers)
    assert found["needed"] == expected
    if len(set(results.values())) == 1:
        assert found["conclusion"] in results.values()
    assert bool(expected) is (len(set(results.values())) > 1)


def test_the_diagram_stays_small_though_the_file_is_in_a_bad_order(large_rules):
    """A branch for each question in each of the few situations that the general questions make, and no more."""
    diagrams = large_rules.diagrams
    seen, waiting = set(), [large_rules.conclusion]
    while waiting:
        node = waiting.pop()
        level, low, high = diagrams.parts(node)
        if level < len(diagrams.order) and node not in seen:
            seen.add(node)
            waiting += [low, high]
    assert len(seen) < len(NAMES) * 2 ** len(large.GENERAL)
