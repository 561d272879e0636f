"""The combinations that every place answers are those that the diagrams tell apart, and the same sample each time."""

from itertools import islice, product

import pytest

from calculator import edition
from tests.parity import combinations
from tests.parity.combinations import sampled, walked

STATES = (None, "yes", "no", "unknown")


@pytest.fixture(scope="module")
def rules():
    return edition.current().rules


def given(**answers):
    return {id: answer for id, answer in answers.items() if answer}


def test_a_question_is_given_in_every_state_until_it_cannot_matter(rules):
    """Where the child has not died, nothing about custody matters; where that is open or so, each state is given."""
    expected = [
        given(child_died=died, died_in_custody=custody)
        for died, custody in product(STATES, STATES)
        if died != "no" or custody is None
    ]
    found = list(walked(rules, rules.criterion_nodes["death_in_custody"]))
    assert sorted(map(str, found)) == sorted(map(str, expected))


def test_the_ways_through_a_diagram_are_as_many_as_by_hand(rules):
    """The three questions of a deprivation of liberty: 13 ways after each of three states of the first, 1 after no.

    The harm criterion: 1 way where there is no abuse, and else 157. After a first ground that is so, 4; that is not,
    4 + 13 + 2 x 16; that is open, in either way, 4 + 16 + 2 x 16.
    """
    count = {id: sum(1 for _ in walked(rules, node)) for id, node in rules.criterion_nodes.items()}
    assert count["death_deprived_of_liberty"] == 3 * 13 + 1
    assert count["reg_5_2_b_ii"] == 3 * (4 + 49 + 2 * 52) + 1


def test_each_result_that_answers_can_leave_open_is_among_the_ways(rules):
    """Whatever a sampled case can still come to, some way through the diagram can come to just that."""
    for node in (rules.conclusion, *rules.criterion_nodes.values()):
        ways = {frozenset(_leaves(rules, node, answers)) for answers in walked(rules, node)}
        assert {frozenset(_leaves(rules, node, answers)) for answers in sampled(rules, 2_000)} <= ways


def test_the_sample_is_the_same_each_time_and_gives_each_question_each_of_its_states(rules):
    found = list(sampled(rules, 4_000))
    assert found == list(islice(sampled(rules, 5_000), 4_000))
    for question in rules.procedure.questions.values():
        states = (None, *question.answers)
        for state in states:
            often = sum(answers.get(question.id) == state for answers in found)
            assert often == pytest.approx(4_000 / len(states), rel=0.15)


def test_the_first_of_the_sample_are_explained_too(monkeypatch):
    monkeypatch.setattr(combinations, "SAMPLED", 5)
    monkeypatch.setattr(combinations, "EXPLAINED", 2)
    asks = [request["ask"] for request in combinations.every_request(edition.current())][-7:]
    assert asks == ["eligibility", "explanation", "eligibility", "explanation", *["eligibility"] * 3]


def _leaves(rules, node, answers):
    truths = {question.id: {"yes": True, "no": False}.get(answers.get(question.id)) for question in rules.asked}
    if answers.get("no_joint_working_concern") == "unknown":
        truths["no_joint_working_concern"] = False
    return rules.diagrams.leaves(node, truths)
