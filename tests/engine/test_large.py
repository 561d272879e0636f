"""A procedure of 200 questions and 100 criteria is answered exactly: nothing goes through the combinations."""

from dataclasses import replace
from itertools import product
from random import Random

import pytest

from calculator.criteria import assessment, conditions, explanation
from calculator.criteria.rules import prepare
from tests.engine import large

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
    with pytest.raises(conditions.TooEntangled, match="too entangled"):
        prepare(replace(made, criteria=entangled))


def concluded(truths):
    """By going through the criteria, the strongest first."""
    met = {outcome for outcome, condition in CRITERIA if conditions.evaluate(condition, truths)}
    return next((outcome for outcome in ("scr_must", "scr_should") if outcome in met), "not_met")


def test_there_are_two_hundred_questions_and_a_hundred_criteria(large_rules):
    assert len(large_rules.asked) == 200
    assert len(large_rules.conditions) == 100


def test_with_nothing_answered_every_question_is_needed(large_rules):
    found = assessment.assess(large_rules, {})
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
    order = [question.id for question in large_rules.procedure.questions.values()]
    expected = sorted((name for name in left_open if changes[name]), key=lambda n: (-changes[n], order.index(n)))
    found = assessment.assess(large_rules, answers)
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


# ---- explanations, of criteria that share their questions in some ways; each of them ends

Q = large.QUESTIONS
ALL_NO = dict.fromkeys(Q, "no")


@pytest.fixture(scope="module", params=large.SHAPES)
def shape(request, procedure):
    return request.param, prepare(large.shaped(procedure, request.param))


# All is ruled out by a no to one of each pair; to every fourth question, which is in two windows that follow one
# another; to the four hubs, for four criteria share nothing; and, where any yes is enough, by nothing less than all.
RULED_OUT = {
    "disjoint pairs": Q[::2],
    "windows of four": Q[::4],
    "hubs": Q[:4],
    "any of forty": Q,
}


def test_with_every_answer_no_the_fewest_that_rule_everything_out_are_named(shape):
    name, rules = shape
    found = explanation.explain(rules, ALL_NO)
    assert found["conclusion"]["because"] == [{"question": id, "answer": "no"} for id in RULED_OUT[name]]
    assert found["conclusion"]["would_settle"] == []
    assert assessment.assess(rules, ALL_NO)["conclusion"] == "not_met"


# A must takes both of a pair, a hub with two of its own, or one of forty that are half shared with the next criterion.
# The windows of four have too many ways to be looked through.
MUSTS = {
    "disjoint pairs": [(Q[4 * number], Q[4 * number + 1]) for number in range(50)],
    "windows of four": None,
    "hubs": [(Q[number % 4], Q[4 + number], Q[5 + number]) for number in range(0, 100, 2)],
    "any of forty": [(id,) for id in Q],
}


def test_with_nothing_answered_every_shortest_way_to_a_must_is_named_or_none_is_said_to_be_looked_for(shape):
    name, rules = shape
    ways = explanation.explain(rules, {})["conclusion"]["would_settle"]
    if MUSTS[name] is None:
        assert ways is None
    else:
        assert {way["leads_to"] for way in ways} == {"scr_must"}
        assert all(given["answer"] == "yes" for way in ways for given in way["answers"])
        named = [tuple(given["question"] for given in way["answers"]) for way in ways]
        assert sorted(named) == sorted(MUSTS[name])


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_answered_what_is_named_settles_it_and_nothing_of_it_can_be_left_out(shape, seed):
    _, rules = shape
    draw = Random(seed)
    answers = {id: draw.choice(("yes", *["no"] * 3 * seed)) for id in Q if draw.random() < 0.5 + seed / 6}
    found = explanation.explain(rules, answers)["conclusion"]
    concluded = assessment.assess(rules, answers)
    because = {given["question"]: given["answer"] for given in found["because"]}
    assert because.items() <= answers.items()
    assert bool(because) is not bool(concluded["needed"])
    if because:
        assert assessment.assess(rules, because)["conclusion"] == concluded["conclusion"]
        for id in because:
            fewer = {other: answer for other, answer in because.items() if other != id}
            assert assessment.assess(rules, fewer)["needed"] != []
    for way in (found["would_settle"] or [])[:3]:
        further = {given["question"]: given["answer"] for given in way["answers"]}
        after = assessment.assess(rules, answers | further)
        assert (after["conclusion"], after["needed"]) == (way["leads_to"], [])
