"""Why a conclusion stands and what would settle it, against every subset and every completion tried one by one."""

import random
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest

from calculator.criteria import explanation, settling
from calculator.criteria.memory import Memory
from calculator.criteria.rules import prepare
from tests.engine.completions import MET, QUESTIONS, RANK

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
        "open_to": ["scr_must", "scr_should"],
        "unless": [],
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


def changes(rules, **answers):
    found = explanation.explain(rules, answers)["what_if"]
    return {
        (change["question"], change["answer"]): {
            part: said for part, said in change.items() if part not in ("question", "answer")
        }
        for change in found
    }


def test_what_if_changes_one_answer_and_keeps_the_rest(rules):
    """With the death certain, a suspicion of neglect is what makes the difference between must and not known."""
    answers = {"abuse_or_neglect": "yes", "child_died": "yes"}
    before = dict(answers)
    found = changes(rules, **answers)
    assert answers == before
    assert {key: change["conclusion"] for key, change in found.items() if key[0] in answers} == {
        ("abuse_or_neglect", "no"): "undetermined",
        ("abuse_or_neglect", "unknown"): "undetermined",
        ("child_died", "no"): "undetermined",
        ("child_died", "unknown"): "undetermined",
    }


def test_what_if_says_what_the_outcome_could_still_become_and_which_criteria_would_stand_otherwise(rules):
    """2.6 gives should after a death in custody. Without abuse or neglect, neither limb of the regulation is met."""
    found = changes(rules, child_died="yes", died_in_custody="yes")
    assert found[("abuse_or_neglect", "no")] == {
        "conclusion": "scr_should",
        "could_become": [],
        "criteria": [{"id": "reg_5_2_b_i", "status": "not_met"}, {"id": "reg_5_2_b_ii", "status": "not_met"}],
    }
    assert found[("detained_under_mental_health_act", "yes")] == {
        "conclusion": "scr_should",
        "could_become": ["scr_must"],
        "criteria": [{"id": "death_while_detained", "status": "met"}],
    }


def test_what_if_lists_no_answer_that_changes_nothing(rules):
    """Where it is not said, “not known” says no more; and about joint working it counts as the no that was given."""
    found = changes(rules, abuse_or_neglect="yes", other_serious_harm="yes", no_joint_working_concern="no")
    assert ("child_died", "unknown") not in found
    assert ("no_joint_working_concern", "unknown") not in found
    assert ("no_joint_working_concern", "yes") in found
    assert ("other_serious_harm", "yes") not in found


@pytest.mark.parametrize(
    ("answers", "unless"),
    [
        ({"no_joint_working_concern": "unknown"}, [("no_joint_working_concern", "yes")]),
        ({"no_joint_working_concern": "no"}, []),
        ({"no_joint_working_concern": "unknown", "child_died": "yes"}, []),
        ({"no_joint_working_concern": "unknown", "abuse_or_neglect": "unknown"}, []),
    ],
)
def test_where_the_burden_of_proof_decided_the_proof_alone_can_still_change_it(rules, answers, unless):
    """2.5: only definitive evidence of no concern stops the review, and not after a death, where none is asked for."""
    harmed = {"abuse_or_neglect": "yes", "child_died": "no", "life_threatening_injury": "yes"}
    found = explanation.explain(rules, harmed | answers)["conclusion"]["unless"]
    assert found == [{"question": question, "answer": answer} for question, answer in unless]


def test_where_the_burden_lies_the_other_way_it_is_a_no_that_could_change_it(procedure):
    questions = tuple(
        replace(question, unknown_counts_as="yes" if question.unknown_counts_as else "")
        for question in procedure.questions.values()
    )
    found = explanation.explain(
        prepare(replace(procedure, questions=questions)), {"child_died": "no", "no_joint_working_concern": "unknown"}
    )["conclusion"]
    assert found["unless"] == [{"question": "no_joint_working_concern", "answer": "no"}]


def unlisted(rules):
    """The same rules, so that what settles them has to be searched for."""
    return replace(rules, sufficient=dict.fromkeys(rules.sufficient), explained=Memory())


def test_what_is_searched_for_is_what_is_read_off_the_list(rules):
    for truths in samples(150, range(11)):
        answers = {name: "yes" if truth else "no" for name, truth in truths.items()}
        assert explanation.explain(unlisted(rules), answers) == explanation.explain(rules, answers)


def test_past_the_bound_what_would_settle_it_is_not_said_and_that_can_be_told_from_settled(rules, monkeypatch):
    monkeypatch.setattr(settling, "LOOKS", 0)
    found = explanation.explain(unlisted(rules), {"child_died": "no"})
    assert found["conclusion"]["would_settle"] is None
    settled = explanation.explain(unlisted(rules), {"child_died": "no", "abuse_or_neglect": "no"})
    assert settled["conclusion"]["would_settle"] == []
    assert len(settled["conclusion"]["because"]) == 2


def test_nothing_more_would_settle_what_is_settled(rules):
    assert explanation.would_settle(rules, rules.conclusion, {"abuse_or_neglect": True, "child_died": True}) == []
