"""What is found out once about a procedure: which questions count, what they say, and what another answer changes."""

from dataclasses import replace

import pytest

from calculator.criteria import explanation
from calculator.criteria.memory import Memory
from calculator.criteria.rules import prepare, truth
from calculator.procedure import Question
from tests.engine.completions import QUESTIONS

DEATHS = ("death_in_custody", "death_while_detained", "death_deprived_of_liberty")


@pytest.fixture
def prepared(procedure):
    """Made anew for each test."""
    return prepare(procedure)


def test_only_the_questions_of_the_criteria_are_asked_for_a_conclusion_in_the_order_of_the_file(prepared):
    assert [question.id for question in prepared.asked] == list(QUESTIONS) == list(prepared.truths)
    assert set(prepared.questions) > set(QUESTIONS)


def test_each_criterion_has_its_condition(prepared, procedure):
    """2.2, 2.5 and 2.6."""
    assert list(prepared.conditions) == ["reg_5_2_b_i", "reg_5_2_b_ii", *DEATHS]
    assert prepared.conditions["reg_5_2_b_i"] == ("all", "abuse_or_neglect", "child_died")
    assert prepared.conditions["death_in_custody"] == ("all", "child_died", "died_in_custody")


def test_an_answer_is_possible_only_to_its_question(prepared):
    assert {("child_died", "yes"), ("child_died", "no"), ("child_died", "unknown")} <= prepared.possible
    assert ("child_died", "derby") not in prepared.possible
    assert ("usual_residence", "derby") in prepared.possible
    assert len(prepared.possible) == sum(len(question.answers) for question in prepared.questions.values())


def test_whatever_is_remembered_has_a_bound(prepared):
    """Over millions of lines, too."""
    told_apart = (prepared.duties, prepared.contradictions, prepared.reminders)
    consequences = [
        prepared.lead,
        *prepared.criteria.values(),
        *prepared.changes.values(),
        *(consequence for told in told_apart for consequence in told if consequence),
    ]
    assert len(consequences) > len(prepared.criteria) + len(prepared.changes) + len(told_apart)
    for remembering in (prepared.conclude, prepared.otherwise, *(consequence.find for consequence in consequences)):
        assert 0 < remembering.cache_info().maxsize < 10_000


def test_every_question_begins_unanswered(prepared):
    assert set(prepared.unanswered) == set(prepared.questions)
    assert set(prepared.unanswered.values()) == {None}


@pytest.mark.parametrize(
    ("answer", "counts_as", "says"),
    [
        ("yes", "", True),
        ("no", "", False),
        ("unknown", "", None),
        (None, "", None),
        ("unknown", "no", False),
        ("unknown", "yes", True),
        (None, "no", None),
        ("derby", "", None),
    ],
)
def test_not_known_says_nothing_save_where_the_burden_of_proof_makes_it_count(procedure, answer, counts_as, says):
    """2.5."""
    question: Question = replace(procedure.questions[0], unknown_counts_as=counts_as)
    assert truth(question, answer) is says


@pytest.mark.parametrize(
    ("statuses", "concluded"),
    [
        ("met open open open open", ("scr_must", ())),
        ("not_met met not_met not_met not_met", ("scr_must", ())),
        ("not_met not_met met open open", ("scr_should", ())),
        ("open not_met met open open", ("scr_should", ("scr_must",))),
        ("not_met not_met open not_met not_met", ("undetermined", ())),
        ("open not_met not_met not_met not_met", ("undetermined", ())),
        ("not_met not_met not_met not_met not_met", ("not_met", ())),
    ],
)
def test_the_strongest_outcome_of_which_a_criterion_is_met_is_the_conclusion(prepared, statuses, concluded):
    assert prepared.conclude(tuple(statuses.split())) == concluded


def test_another_answer_changes_the_criteria_that_ask_it_and_what_follows(prepared):
    """A death in custody; neglect ruled out. Were it suspected, 2.2 would be met, and the review a must."""
    truths = dict.fromkeys(QUESTIONS) | {"child_died": True, "died_in_custody": True, "abuse_or_neglect": False}
    changed = dict(prepared.changes["abuse_or_neglect"].of(truths))
    assert changed == {"yes": ((0, "met"), (1, "open")), "unknown": ((0, "open"), (1, "open"))}
    statuses = ("not_met", "not_met", "met", "open", "open")
    assert prepared.otherwise("abuse_or_neglect", "yes", changed["yes"], statuses) == {
        "question": "abuse_or_neglect",
        "answer": "yes",
        "conclusion": "scr_must",
        "could_become": [],
        "criteria": [{"id": "reg_5_2_b_i", "status": "met"}, {"id": "reg_5_2_b_ii", "status": "open"}],
    }
    open_again = prepared.otherwise("abuse_or_neglect", "unknown", changed["unknown"], statuses)
    assert (open_again["conclusion"], open_again["could_become"]) == ("scr_should", ["scr_must"])


def test_what_settles_a_criterion_is_found_even_where_it_has_to_be_searched_for(procedure):
    searched = prepare(procedure)
    searched = replace(searched, sufficient=dict.fromkeys(searched.sufficient), explained=Memory())
    found = explanation.explain(searched, {"child_died": "no", "abuse_or_neglect": "yes"})
    custody = next(criterion for criterion in found["criteria"] if criterion["id"] == "death_in_custody")
    assert custody["because"] == [{"question": "child_died", "answer": "no"}]
    assert found["conclusion"]["because"] == []
    assert {way["leads_to"] for way in found["conclusion"]["would_settle"]} == {"not_met"}
