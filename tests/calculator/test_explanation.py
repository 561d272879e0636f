"""Why a conclusion stands and what would settle it, against every subset and every completion tried one by one."""

import random
from itertools import combinations, product

import numpy as np
import pytest

from calculator import explanation
from calculator.rules import truth
from tests.calculator.completions import MET, QUESTIONS, RANK

LEAVES = {2: "scr_must", 1: "scr_should", 0: "not_met"}
PLACE = {name: at for at, name in enumerate(QUESTIONS)}


def reached(table: np.ndarray, truths: dict[str, bool]) -> set:
    """What a table of completions can still come to, with some questions settled."""
    return set(np.unique(table[tuple(int(truths[name]) if name in truths else slice(None) for name in QUESTIONS)]))


def smallest_reasons(table: np.ndarray, truths: dict[str, bool]) -> list[set[str]]:
    """Every smallest part of the settled answers that alone leaves one thing that can be reached."""
    for size in range(len(truths) + 1):
        parts = [{name: truths[name] for name in kept} for kept in combinations(truths, size)]
        found = [set(part) for part in parts if len(reached(table, part)) == 1]
        if found:
            return found
    return []


def smallest_ways(table: np.ndarray, truths: dict[str, bool]) -> set[frozenset]:
    """Every smallest set of further answers that leaves one thing that can be reached."""
    still_open = [name for name in QUESTIONS if name not in truths]
    for size in range(1, len(still_open) + 1):
        found = {
            frozenset(zip(names, values, strict=True))
            for names in combinations(still_open, size)
            for values in product((True, False), repeat=size)
            if len(reached(table, {**truths, **dict(zip(names, values, strict=True))})) == 1
        }
        if found:
            return found
    return set()


def samples(number: int, settled: range) -> list[dict[str, bool]]:
    chance = random.Random(20180704)
    return [
        {name: chance.random() < 0.5 for name in sorted(chance.sample(QUESTIONS, chance.choice(settled)))}
        for _ in range(number)
    ]


@pytest.mark.parametrize("truths", samples(60, range(4, 11)))
def test_a_reason_is_a_smallest_part_of_the_answers_that_settles_the_conclusion(rules, truths):
    found = explanation.reason(rules, rules.conclusion, truths)
    if len(reached(RANK, truths)) > 1:
        assert found == []
    else:
        assert set(found) in smallest_reasons(RANK, truths)
        assert found == sorted(found, key=PLACE.get)


@pytest.mark.parametrize("truths", samples(40, range(3, 8)))
def test_what_would_settle_it_is_every_smallest_set_of_further_answers_and_where_each_leads(rules, truths):
    if len(reached(RANK, truths)) == 1:
        return
    ways = explanation.would_settle(rules, rules.conclusion, truths)
    found = {frozenset((name, answer == "yes") for name, answer in given): leaf for given, leaf in ways}
    assert set(found) == smallest_ways(RANK, truths)
    for way, leaf in found.items():
        assert {LEAVES[rank] for rank in reached(RANK, {**truths, **dict(way)})} == {leaf}


@pytest.mark.parametrize("criterion", MET)
def test_a_criterion_is_explained_by_its_own_questions_alone(rules, criterion):
    for truths in samples(25, range(2, 9)):
        node = rules.criterion_nodes[criterion]
        found = explanation.reason(rules, node, truths)
        settled = len(reached(MET[criterion], truths)) == 1
        assert bool(found) == settled
        assert not settled or set(found) in smallest_reasons(MET[criterion], truths)


def test_a_death_in_custody_with_neglect_unknown_says_what_neglect_would_make_of_it(rules):
    """2.6 gives should; 2.2(a) gives must as soon as abuse or neglect is suspected, and nothing else can."""
    answers = {"child_died": "yes", "died_in_custody": "yes", "abuse_or_neglect": "unknown"}
    found = explanation.explain(rules, answers)
    assert found["conclusion"] == {
        "because": [],
        "would_settle": [
            {"answers": [{"question": "abuse_or_neglect", "answer": "yes"}], "leads_to": "scr_must"},
            {"answers": [{"question": "abuse_or_neglect", "answer": "no"}], "leads_to": "scr_should"},
        ],
    }
    changes = {(change["question"], change["answer"]): change["conclusion"] for change in found["what_if"]}
    assert changes[("abuse_or_neglect", "yes")] == "scr_must"
    assert changes[("child_died", "no")] == "undetermined"
    assert ("abuse_or_neglect", "unknown") not in changes


def test_where_the_burden_of_proof_decided_the_unknown_answer_is_part_of_the_reason(rules):
    """2.5: without definitive evidence of no concern, a review follows; so “not known” is one of the reasons."""
    answers = {"abuse_or_neglect": "yes", "life_threatening_injury": "yes", "no_joint_working_concern": "unknown"}
    because = explanation.explain(rules, answers)["conclusion"]["because"]
    assert because == [{"question": id, "answer": answer} for id, answer in answers.items()]


def test_what_if_changes_one_answer_and_keeps_the_rest(rules):
    """With the death certain, a suspicion of neglect is what makes the difference between must and not known."""
    answers = {"abuse_or_neglect": "yes", "child_died": "yes"}
    before = dict(answers)
    found = explanation.what_if(rules, answers, {q.id: truth(q, answers.get(q.id)) for q in rules.asked})
    assert answers == before
    assert {(c["question"], c["answer"]): c["conclusion"] for c in found} == {
        ("abuse_or_neglect", "no"): "undetermined",
        ("abuse_or_neglect", "unknown"): "undetermined",
        ("child_died", "no"): "undetermined",
        ("child_died", "unknown"): "undetermined",
    }


def test_with_too_many_ways_to_try_none_is_offered(rules, monkeypatch):
    monkeypatch.setattr(explanation, "TRIALS", 3)
    assert explanation.would_settle(rules, rules.conclusion, {}) == []


def test_nothing_more_would_settle_what_is_settled(rules):
    assert explanation.would_settle(rules, rules.conclusion, {"abuse_or_neglect": True, "child_died": True}) == []
