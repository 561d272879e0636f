"""Each claim of the proof can fail: broken on purpose, it is told with the smallest answers that show it."""

import re
from dataclasses import replace

import pytest

from calculator.criteria import assessment
from calculator.criteria.memory import Memory
from calculator.criteria.rules import truth
from calculator.procedure import NO, YES
from publish import edition
from publish.proof import claims, promises, table
from publish.proof.model import build
from publish.proof.space import Rails
from publish.source import load
from tests.publish.broken_rules import changed, promised, told, with_criterion, without


@pytest.fixture(scope="module")
def source():
    return load(edition.PROCEDURE)


@pytest.fixture
def model(source):
    return build(source.procedure, source.guarantees)


def messages(failures):
    return [failure.message for failure in failures]


def test_the_real_procedure_breaks_no_claim(model, source):
    assert messages(claims.check(model)) == []
    assert messages(claims.check_use(model)) == []
    assert messages(promises.check(model, source.guarantees)) == []
    assert messages(table.check(model, table.rules(model))) == []


# ---- one conclusion, no gap, settled neither too early nor too late


def test_a_gap_is_told_with_all_its_answers(model):
    """Were a death in custody without abuse left without an outcome."""
    space = model.space
    given = {"abuse_or_neglect": NO, "child_died": YES, "died_in_custody": YES}
    gap = space.all(space.said(id, answer) for id, answer in given.items())
    conclusions = {id: space.without(node, gap) for id, node in model.conclusions.items()}
    broken = replace(model, conclusions=conclusions | {"undetermined": space.either(conclusions["undetermined"], gap)})
    (message,) = messages(claims.check_gaps(broken))
    assert message.startswith("every question is answered, yet the conclusion is ")
    assert "Abuse or neglect known or suspected: No; The child has died: Yes;" in message
    assert message.count(": ") == 11


def test_a_criterion_whose_parts_hide_that_it_is_met_is_told(source):
    """Died in custody, or died and not in custody: that is a death, and custody is asked for nothing."""
    when = ("any", ("all", "child_died", "died_in_custody"), ("all", "child_died", ("not", "died_in_custody")))
    found = told(changed(source, "criteria", "death_in_custody", when=when))
    assert found["criteria.death_in_custody"].endswith(
        "\nevery way of answering the rest makes it met, yet it is taken for not settled.\n"
        "    Smallest counter-example: The child has died: Yes."
    )


def test_a_criterion_that_is_taken_for_met_too_early_is_told(model):
    space = model.space
    early = Rails(space.said("child_died", YES), space.no)
    broken = replace(model, statuses={**model.statuses, "death_in_custody": early})
    met, not_met = messages(claims.check_statuses(broken))
    assert met == (
        "not every way of answering the rest makes it met, yet it is taken for met.\n"
        "    Smallest counter-example: The child has died: Yes."
    )
    assert not_met.startswith("every way of answering the rest makes it not met, yet it is taken for not settled.")


def test_two_criteria_of_which_one_must_be_met_are_told(source):
    """A death with abuse, and one without: either way a review, though neither criterion is settled."""
    when = ("all", "child_died", ("not", "abuse_or_neglect"))
    broken = with_criterion(source, id="death_without_abuse", outcome="scr_must", when=when)
    assert (
        "every way of answering the rest leads to Must, yet the conclusion is Not known yet.\n"
        "    Smallest counter-example: The child has died: Yes."
    ) in told(broken)["outcomes.scr_must"]


def test_a_conclusion_that_is_said_to_stand_too_early_is_told(model):
    space = model.space
    undetermined = space.without(model.conclusions["undetermined"], space.said("child_died", NO))
    rest = space.both(model.conclusions["undetermined"], space.said("child_died", NO))
    not_met = space.either(model.conclusions["not_met"], rest)
    broken = replace(model, conclusions={**model.conclusions, "undetermined": undetermined, "not_met": not_met})
    assert any(
        message.startswith("not every way of answering the rest leads to Not met")
        for message in messages(claims.check_conclusions(broken))
    )


def test_what_a_conclusion_could_become_is_neither_more_nor_less_than_it_can(model):
    space, pair = model.space, ("scr_should", "scr_must")
    less, more = ({pair: node} for node in (space.no, model.conclusions["scr_should"]))
    assert messages(claims.check_conclusions(replace(model, could_become=less)))[-1] == (
        "some way of answering the rest leads to Must, "
        "yet the conclusion is Should by “A death in custody”, which could become Must.\n"
        "    Smallest counter-example: The child has died: Yes; Died in custody: Yes."
    )
    told_last = messages(claims.check_conclusions(replace(model, could_become=more)))[-1]
    assert told_last.startswith(
        "no way of answering the rest leads to Must, yet the conclusion is Should by “A death in custody”.\n"
    )


# ---- more answers, and what is needed


def test_a_conclusion_that_a_further_answer_turns_is_told(model):
    """Were custody not answered taken for no, and so for settled."""
    space = model.space
    rails = model.statuses["death_in_custody"]
    silent = space.all([space.said("died_in_custody", None), space.without(space.yes, rails.true)])
    detained, deprived = (model.statuses[id].false for id in ("death_while_detained", "death_deprived_of_liberty"))
    no_abuse = space.said("abuse_or_neglect", NO)
    hasty = space.all([silent, model.conclusions["undetermined"], no_abuse, detained, deprived])
    conclusions = {
        **model.conclusions,
        "undetermined": space.without(model.conclusions["undetermined"], hasty),
        "not_met": space.either(model.conclusions["not_met"], hasty),
    }
    failures = list(claims.check_steadiness(replace(model, conclusions=conclusions)))
    assert ("questions", "died_in_custody") in {(failure.kind, failure.id) for failure in failures}
    assert (
        "Not met stood, and is turned into Should by “Died in custody: Yes”.\n"
        "    Smallest counter-example: Abuse or neglect known or suspected: No; The child has died: Yes; "
        "Detained under the Mental Health Act 1983: No; Aged 16 or 17: No."
    ) in messages(failures)


def test_a_conclusion_that_stands_while_something_is_needed_is_told(model):
    (message,) = messages(claims.check_needed(replace(model, could_become={})))
    assert message == (
        "something is still needed, yet the conclusion is Should by “A death in custody”, which could become Must.\n"
        "    Smallest counter-example: The child has died: Yes; Died in custody: Yes."
    )


# ---- nothing idle


def test_a_criterion_that_no_answers_meet_is_told(source):
    never = with_criterion(source, id="never", when=("all", "child_died", ("not", "child_died")))
    (failure,) = claims.check_criteria(build(never.procedure, ()))
    assert (failure.id, failure.message) == ("never", "can never be met, whatever is answered")


def test_a_criterion_that_never_decides_is_told_with_the_one_that_does(source):
    """A death in custody with abuse: then a review must be held anyway."""
    when = ("all", "child_died", "died_in_custody", "detained_under_mental_health_act")
    assert told(promised(with_criterion(source, id="both", title="Both", when=when), "both", when)) == {
        "criteria.both": "never decides: whenever it is met, another that leads to as much is met as well.\n"
        "    Smallest example: The child has died: Yes; Died in custody: Yes; "
        "Detained under the Mental Health Act 1983: Yes. "
        "Met too: “A death in custody” and “A death while detained under the Mental Health Act 1983”."
    }


def test_a_question_that_changes_nothing_is_told(source):
    """Whether the child was looked after is asked in vain: a yes does as well as a no."""
    parts = ("any", "looked_after", ("not", "looked_after"))
    when = ("all", "child_died", "died_in_custody", parts)
    model = build(changed(source, "criteria", "death_in_custody", when=when).procedure, ())
    (failure,) = claims.check_questions(model)
    assert (failure.kind, failure.id) == ("questions", "looked_after")
    assert failure.message == "never changes the outcome, whatever else is answered"


def test_an_outcome_that_is_never_reached_is_told(source):
    procedure = source.procedure
    musts = tuple(criterion for criterion in procedure.criteria.values() if criterion.outcome == "scr_must")
    (failure,) = claims.check_outcomes(build(replace(procedure, criteria=musts), ()))
    assert (failure.id, failure.message) == ("scr_should", "can never be reached, whatever is answered")


# ---- overlaps


def test_an_overlap_that_nothing_declares_is_told_with_both_criteria(source):
    found = told(changed(source, "outcomes", "scr_must", overrides=()))
    assert found == {
        "outcomes.scr_must": "criteria of Must and Should are met together, and nothing says which outcome decides.\n"
        "    Smallest example: Abuse or neglect known or suspected: Yes; The child has died: Yes; "
        "Died in custody: Yes: "
        "“Regulation 5(2)(a) and (b)(i), a death with abuse or neglect known or suspected” and “A death in custody”.\n"
        "    Where Must is to decide, write overrides: [scr_should]."
    }


def test_an_overlap_that_is_declared_and_never_happens_is_told(source):
    procedure = source.procedure
    first = replace(procedure.criteria[0], when=("all", "child_died", "abuse_or_neglect"))
    second = replace(procedure.criteria[2], when=("all", "child_died", ("not", "abuse_or_neglect")))
    (failure,) = claims.check_overlaps(build(replace(procedure, criteria=(first, second)), ()))
    assert failure.message == "expected no overrides of scr_should: criteria of Must and Should are never met together"


# ---- the guarantees


def test_a_promise_about_nothing_is_told(source):
    when = ("all", "child_died", ("not", "child_died"))
    found = told(changed(source, "guarantees", "custody", when=when))
    assert found["guarantees.custody"] == "speaks of nothing: no answers meet its condition"


def test_what_no_promise_speaks_of_is_told_with_the_answers(source):
    """Without the promise about custody, the rest would let a death in custody be anything."""
    found = told(without(source, "guarantees", "custody"))
    assert found["guarantees"] == (
        "leave open whether Should or Not met follows, so nothing proves the criteria there.\n"
        "    Smallest example: Abuse or neglect known or suspected: No; The child has died: Yes; Died in custody: Yes; "
        "Detained under the Mental Health Act 1983: No; Aged 16 or 17: No, and whatever else is answered.\n"
        "leave open whether “A death in custody” is met, so nothing proves the criteria there.\n"
        "    Smallest example: The child has died: Yes; Died in custody: Yes, and whatever else is answered."
    )


def test_a_burden_that_no_promise_asks_for_is_told(source):
    found = told(without(source, "guarantees", "burden_of_proof"))
    assert found == {"questions.no_joint_working_concern": "“Not known” counts as “No”, which no guarantee asks for"}


@pytest.mark.parametrize(
    "question",
    [
        "abuse_or_neglect", "child_died", "life_threatening_injury", "long_term_impairment", "other_serious_harm",
        "died_in_custody", "detained_under_mental_health_act", "aged_16_or_17", "deprivation_of_liberty_order",
    ],
)  # fmt: skip
def test_not_known_taken_for_a_no_is_told_with_answers_that_show_it(source, question):
    """2.5.3 alone lays the burden of proof on one side; everywhere else “not known” keeps the outcome open."""
    label = next(asked.label for asked in source.procedure.questions.values() if asked.id == question)
    found = told(changed(source, "questions", question, unknown_counts_as="no"))
    example = re.compile(f"Smallest counter-example: .*{re.escape(label)}: Not known")
    assert any(example.search(message) for message in found.values())


def test_a_burden_on_a_question_that_no_criterion_asks_is_told(source):
    found = told(changed(source, "questions", "looked_after", unknown_counts_as="no"))
    assert found == {"questions.looked_after": "“Not known” counts as “No”, which no guarantee asks for"}


@pytest.mark.parametrize(
    ("demand", "outcome", "words"),
    [
        ("always", "scr_must", "Expected Must, got Should by “A death in custody”."),
        ("at_least", "scr_must", "Expected at least Must, got Should by “A death in custody”."),
        ("never", "scr_should", "Expected anything but Should, got Should by “A death in custody”."),
    ],
)
def test_what_a_promise_demands_is_told_in_words(source, demand, outcome, words):
    found = told(changed(source, "guarantees", "custody", demand=demand, outcome=outcome))
    assert words in found["guarantees.custody"]


# ---- the table and the calculator itself


def test_a_rule_that_is_missing_or_fits_twice_is_told(model):
    first, *others = table.rules(model)
    assert messages(table.check(model, tuple(others))) == [
        "expected rules for 368 ways of answering every question, found them for 112"
    ]
    wider = replace(others[0], answers={id: answer for id, answer in others[0].answers.items() if id != "child_died"})
    (twice, *_) = messages(table.check(model, (first, wider, *others[1:])))
    assert twice.startswith("two rules of the decision table fit: Abuse or neglect known or suspected: Yes; ")


def test_a_calculator_that_concludes_otherwise_than_was_proved_is_told(model, source):
    other = build(changed(source, "criteria", "death_in_custody", when="died_in_custody").procedure, source.guarantees)
    found = messages(table.check(replace(model, rules=other.rules), table.rules(model)))
    assert "was proved, and the calculator concludes Should.\n" in "".join(found)
    assert len(found) == 3


def test_a_calculator_that_asks_for_too_little_is_told_though_only_of_few_answers(model, monkeypatch):
    """One question left out where two others have certain answers, which no rule of the table has together."""
    needed = assessment.needed

    def forgetful(rules, truths):
        left_out = truths["aged_16_or_17"] is True and truths["long_term_impairment"] is False
        return [name for name in needed(rules, truths) if not (left_out and name == "abuse_or_neglect")]

    rules = table.rules(model)
    monkeypatch.setattr(assessment, "needed", forgetful)
    broken = replace(model, rules=replace(model.rules, needed=Memory()))
    found = messages(table.check(broken, rules))
    assert len(found) == 3
    assert found[0].startswith("was proved otherwise, and the calculator does not ask for it.\n    With: ")


def test_a_calculator_that_errs_where_three_criteria_are_met_is_told(model):
    conclude = model.rules.conclude

    def erring(statuses):
        concluded, could_become = conclude(statuses)
        return ("scr_should", ()) if statuses.count("met") == 3 else (concluded, could_become)

    found = messages(table.check(replace(model, rules=replace(model.rules, conclude=erring)), table.rules(model)))
    assert found != []
    assert all("was proved, and the calculator concludes Should." in message for message in found)


def test_the_calculator_is_run_on_every_combination_of_yes_no_and_open(model):
    """3 ** 10, each once; of what comes to the same, as not known and no answer do, both are given in their turn."""
    questions = model.space.questions
    runs = list(table.runs(model, ()))
    assert len(runs) == 59_049
    truths = {tuple(truth(question, run.get(id)) for id, question in questions.items()) for run in runs}
    assert len(truths) == 59_049
    for id in questions:
        assert {run.get(id) for run in runs} == {"yes", "no", "unknown", None}


def test_where_those_are_too_many_it_is_run_on_every_rule_and_on_every_rule_less_one_answer(model, monkeypatch):
    monkeypatch.setattr(table, "MOST_RUNS", 59_048)
    rules = table.rules(model)
    runs = table.runs(model, rules)
    assert not table.runs_all(model)
    assert messages(table.check(model, rules)) == []
    assert len(runs) == len({frozenset(run.items()) for run in runs})
    for rule in rules:
        assert rule.answers in runs
        for id in rule.answers:
            assert {key: value for key, value in rule.answers.items() if key != id} in runs
            assert rule.answers | {id: "unknown"} in runs
