"""Over how much is proved: all sets of answers to twelve questions, and of more the complete ones and a sample."""

import pytest

from calculator.criteria.assessment import Concluded
from publish import edition
from publish.proof import Count, ProofError, answer_sets, claims, decision_table, prove
from publish.proof.model import asked, build
from publish.source import load
from tests.publish.broken_rules import changed, promised, told, with_criterion, without
from tests.publish.proof.inquiries import CREW, MUST, SHOULD, inquiries

SMALL = 2000


@pytest.fixture
def runs(monkeypatch):
    """How much is put to the calculator, which is not run here: of twelve questions that takes long."""
    found = []

    def check_calculator(model, _):
        found.append(sum(1 for _ in model.sets.runs()))
        return []

    monkeypatch.setattr(decision_table, "check_calculator", check_calculator)
    return found


@pytest.fixture
def sampled(monkeypatch):
    """The procedure with thirteen questions, and a smaller sample of their answers."""
    monkeypatch.setattr(answer_sets, "SAMPLE", SMALL)
    return inquiries(8)


@pytest.mark.parametrize("questions", [5, 11, 12])
def test_up_to_twelve_questions_every_combination_is_proved_and_put_to_the_calculator(runs, questions):
    proof = prove(inquiries(questions - 5))
    assert len(proof.questions) == questions
    assert proof.answers == Count(all=4**questions, complete=2**questions)
    assert (proof.sample, proof.runs, runs) == (0, 3**questions, [3**questions])
    assert sum(count.all for _, count in proof.outcomes) == 4**questions


def test_a_twelfth_question_in_the_real_procedure_makes_no_combination_fall_out(runs):
    """Were a review to be carried out after any death of a looked-after child."""
    source = load(edition.PROCEDURE)
    when = ("all", "under_18", "child_died", "looked_after")
    source = promised(with_criterion(source, "looked_after_child", when=when), "looked_after_child", when)
    source = changed(source, "guarantees", "meets", demand="at_least", outcome="scr_should")
    (none_met,) = (guarantee.when for guarantee in source.guarantees if guarantee.id == "neither_abuse_nor_trigger")
    source = changed(source, "guarantees", "neither_abuse_nor_trigger", when=("all", none_met, ("not", "looked_after")))
    proof = prove(source)
    assert (len(proof.questions), proof.sample, proof.runs, runs) == (12, 0, 2 * 3**11, [2 * 3**11])
    assert proof.answers == Count(all=4**12, complete=2**12)


def test_of_thirteen_questions_the_complete_answers_are_proved_and_a_sample_of_the_others(sampled, monkeypatch):
    calls = []
    weigh = decision_table.weigh
    monkeypatch.setattr(decision_table, "weigh", lambda *given: calls.append(given) or weigh(*given))
    proof = prove(sampled)
    assert proof.answers == Count(all=4**13, complete=2**13)
    assert (proof.sample, proof.runs) == (SMALL, SMALL)
    assert len(calls) >= SMALL
    # By hand: sunk, and holed, overladen, not seaworthy or one of eight leaks; else with its crew.
    counted = {outcome.id: (count.all, count.complete) for outcome, count in proof.outcomes}
    must = 2**12 - 2
    assert counted == {MUST: (None, must), SHOULD: (None, 1), "undetermined": (None, 0), "not_met": (None, 2**12 + 1)}
    assert sum(number for _, number in proof.rules) == 2**13


def test_the_sample_is_a_hundred_thousand_sets_of_answers():
    assert answer_sets.SAMPLE == 100_000


def test_what_is_wrong_with_one_way_of_answering_alone_is_told_though_no_sample_has_it(sampled):
    """A crew that goes unheeded where all is answered with yes: one of 8,192 ways."""
    aside = ("registered", "towed", "others_towed", "home_port", "towing_port")
    every = [id for id in sampled.procedure.questions if id not in aside]
    assert len(every) == 13
    found = told(changed(sampled, "criteria", CREW, when=("all", "sunk", "crewed", ("not", ("all", *every)))))
    yes = "; ".join(f"{sampled.procedure.questions[id].label}: Yes" for id in every)
    assert (
        f"\n    Counter-example: {yes}.\n    Expected this criterion to be met, found it not met."
        in (found[f"criteria.{CREW}"])
    )


def test_what_is_wrong_while_something_is_open_is_told_from_the_sample(sampled):
    """Crewed or not, a sinking is one: every complete set of answers is as it should be."""
    when = (
        "any",
        ("all", "sunk", "crewed"),
        ("all", "sunk", "crewed", "towed"),
        ("all", "sunk", "crewed", ("not", "towed")),
    )
    assert told(changed(sampled, "criteria", CREW, when=when))
    hidden = ("all", "sunk", ("any", ("all", "crewed", "holed"), ("all", "crewed", ("not", "holed"))))
    found = told(changed(sampled, "criteria", CREW, when=hidden))
    message = found[f"criteria.{CREW}"]
    assert "does not keep a promise: Promise “crew”." in message
    assert (
        "every way of answering the rest makes it met, yet it is taken for not settled.\n    Counter-example: "
        in message
    )
    assert "Smallest" not in message


def test_a_calculator_that_errs_is_told_from_the_sample(sampled, monkeypatch):
    weigh = decision_table.weigh

    def erring(rules, answers):
        found = weigh(rules, answers)
        undetermined = answers and found.concluded.conclusion == "undetermined"
        return found._replace(concluded=Concluded(SHOULD)) if undetermined else found

    monkeypatch.setattr(decision_table, "weigh", erring)
    assert "was proved, and the calculator concludes Should." in told(sampled)["outcomes.undetermined"]


@pytest.mark.parametrize("kind", ["idle", "left open", "burden", "nothing"])
def test_what_is_looked_for_among_complete_answers_is_told_beyond_twelve_questions_too(sampled, kind):
    """With an example of the sample where it has one, else of the complete answers."""
    every = ("all", *(id for id in sampled.procedure.questions if id == "sunk" or id == "crewed" or "leak" in id))
    broken, path, words = {
        "idle": (
            promised(with_criterion(sampled, "again", when=every), "again", every),
            "criteria.again",
            "never decides: whenever it is met, another that leads to as much is met as well.\n    Example: Sunk: Yes",
        ),
        "left open": (
            without(sampled, "guarantees", "crew"),
            "guarantees",
            "Example: Sunk: Yes; Holed: No; Overladen: No",
        ),
        "burden": (without(sampled, "guarantees", "burden"), "questions.seaworthy", "which no guarantee asks for"),
        "nothing": (
            changed(sampled, "guarantees", "crew", when=("all", "sunk", ("not", "sunk"))),
            "guarantees.crew",
            "speaks of nothing",
        ),
    }[kind]
    assert words in told(broken)[path]


def test_an_outcome_that_one_way_of_answering_alone_reaches_is_none_that_is_never_reached(sampled):
    """A sound boat of which everything else is known: one of 8,192 ways, which no sample need have."""
    damages = [id for id in sampled.procedure.questions if id in ("holed", "overladen") or "leak" in id]
    when = ("all", "sunk", "crewed", "seaworthy", *(("not", damage) for damage in damages))
    procedure = changed(sampled, "criteria", CREW, when=when).procedure
    model = build(procedure, asked(procedure, sampled.guarantees))
    assert model.conclusions[SHOULD].bit_count() == 1
    assert list(claims.check_use(model)) == []


def test_more_questions_than_a_truth_table_takes_are_refused():
    with pytest.raises(ProofError) as raised:
        prove(inquiries(16), "harbour.yaml")
    assert str(raised.value).split("\n")[0] == (
        "harbour.yaml: criteria: expected at most 20 questions in criteria and guarantees, found 21"
    )
