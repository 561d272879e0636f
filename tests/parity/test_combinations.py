"""The combinations that every place answers are all that the criteria tell apart, and the same sample each time."""

from itertools import islice

import pytest

from calculator import edition
from tests.parity import combinations
from tests.parity.combinations import sampled, told_apart


@pytest.fixture(scope="module")
def current():
    return edition.current()


def test_every_state_of_the_questions_of_the_criteria_is_among_those_told_apart(current):
    """Three states of each of ten questions and two of the age, from none answered to all answered no, none twice."""
    found = [tuple(sorted(answers.items())) for answers in told_apart(current)]
    assert len(found) == len(set(found)) == 2 * 3**10 == 118_098
    assert found[0] == ()
    assert dict(found[-1]) == dict.fromkeys(
        ("under_18", "abuse_or_neglect", "child_died", "life_threatening_injury", "long_term_impairment",
         "other_serious_harm", "no_joint_working_concern", "died_in_custody", "detained_under_mental_health_act",
         "aged_16_or_17", "deprivation_of_liberty_order"),
        "no",
    )  # fmt: skip


def test_the_sample_is_the_same_each_time_and_gives_each_question_each_of_its_states(current):
    found = list(sampled(current, 4_000))
    assert found == list(islice(sampled(current, 5_000), 4_000))
    for question in current.procedure.questions.values():
        states = (None, *question.answers)
        for state in states:
            often = sum(answers.get(question.id) == state for answers in found)
            assert often == pytest.approx(4_000 / len(states), rel=0.15)


def test_the_few_are_the_first_of_the_sample_and_the_first_of_them_are_explained_too(current, monkeypatch):
    monkeypatch.setattr(combinations, "FEW", 5)
    monkeypatch.setattr(combinations, "FEW_EXPLAINED", 2)
    found = list(combinations.few(current))
    asks = [request["ask"] for request in found]
    assert asks == ["eligibility", "explanation", "eligibility", "explanation", *["eligibility"] * 3]
    first = list(sampled(current, 5))
    assert [request["answers"] for request in found] == [first[0], first[0], first[1], first[1], *first[2:]]


def test_every_combination_told_apart_is_asked_and_then_the_sample(current, monkeypatch):
    monkeypatch.setattr(combinations, "MANY", 3)
    monkeypatch.setattr(combinations, "MANY_EXPLAINED", 1)
    found = list(combinations.every(current))
    assert [request["answers"] for request in found[:118_098]] == list(told_apart(current))
    asks = [request["ask"] for request in found[118_098:]]
    assert asks == ["eligibility", "explanation", "eligibility", "eligibility"]
