"""Each claim of the proof can fail: broken on purpose, it is told with the smallest answers that show it.

All examples are worked by hand, on the small procedure: a boat that sank must be inquired into where it was holed,
overladen or not proved seaworthy, and should be where it was crewed.
"""

import re
from dataclasses import replace
from itertools import permutations, product

import pytest

from calculator.criteria.assessment import Concluded
from calculator.criteria.rules import MET, NOT_MET, UNDETERMINED, prepare
from calculator.procedure import NO, UNKNOWN, YES
from publish.model import ALWAYS
from publish.proof import ProofError, claims, decision_table, promises, prove
from publish.proof.answer_sets import Rails
from publish.proof.model import asked, build, over, union
from tests.publish.broken_rules import changed, promised, told, with_criterion, without
from tests.publish.proof.inquiries import CREW, MUST, SHOULD, UNSAFE, inquiries

SOUND = "Holed: No; Overladen: No; Seaworthy: Yes"
SUNK_SOUND = f"Sunk: Yes; {SOUND}"


@pytest.fixture(scope="module")
def source():
    return inquiries()


@pytest.fixture(scope="module")
def model(source):
    return model_of(source)


def model_of(source):
    return build(source.procedure, asked(source.procedure, source.guarantees))


def messages(failures):
    return [failure.message for failure in failures]


def test_the_small_procedure_breaks_no_claim(source, model):
    assert messages(promises.check(model, source.guarantees)) == []
    assert messages(claims.check(model)) == []
    assert messages(claims.check_use(model)) == []
    assert told(source) == {}


# ---- one conclusion, no gap, settled neither too early nor too late


def test_a_criterion_whose_parts_hide_that_it_is_met_is_told(source):
    """Sunk with a crew, or sunk without: that is sunk, and the crew is asked for nothing."""
    when = ("any", ("all", "sunk", "crewed"), ("all", "sunk", ("not", "crewed")))
    found = told(changed(source, "criteria", CREW, when=when))
    assert found[f"criteria.{CREW}"].endswith(
        "\nevery way of answering the rest makes it met, yet it is taken for not settled.\n"
        "    Smallest counter-example: Sunk: Yes."
    )


def test_a_criterion_that_is_taken_for_met_too_early_is_told(model):
    early = Rails(model.sets.said("sunk", YES), 0)
    broken = replace(model, statuses={**model.statuses, CREW: early})
    assert messages(claims.check_statuses(broken)) == [
        "not every way of answering the rest makes it met, yet it is taken for met.\n"
        "    Smallest counter-example: Sunk: Yes.",
        "every way of answering the rest makes it not met, yet it is taken for not settled.\n"
        "    Smallest counter-example: Sunk: No.",
    ]


def test_two_criteria_of_which_one_must_be_met_are_told(source):
    """A sinking with a crew, and one without: either way there should be an inquiry, though neither is settled."""
    broken = with_criterion(source, "without_crew", when=("all", "sunk", ("not", "crewed")))
    assert (
        "every way of answering the rest leads to Should, yet the conclusion is Not known yet.\n"
        f"    Smallest counter-example: {SUNK_SOUND}."
    ) in told(broken)[f"outcomes.{SHOULD}"]


def test_with_answers_that_contradict_each_other_a_conclusion_may_wait(source):
    """The same two criteria, were a sound boat that sank a contradiction: what to put right comes first."""
    broken = with_criterion(source, "without_crew", when=("all", "sunk", ("not", "crewed")))
    sound = ("all", "sunk", ("not", "holed"), ("not", "overladen"), "seaworthy")
    excused = replace(broken, procedure=broken.procedure._replace(contradictions=(sound,)))
    before, after = model_of(broken), model_of(excused)
    assert messages(claims.check_conclusions(before)) != []
    assert messages(claims.check_conclusions(after)) == []
    assert claims.waits(after)


def test_no_conclusion_of_the_small_procedure_waits(model):
    assert not claims.waits(model)


def test_a_conclusion_that_is_said_to_stand_too_early_is_told(model):
    hasty = model.conclusions[UNDETERMINED] & model.sets.said("holed", NO)
    conclusions = {
        **model.conclusions,
        UNDETERMINED: model.conclusions[UNDETERMINED] ^ hasty,
        NOT_MET: model.conclusions[NOT_MET] | hasty,
    }
    assert (
        "not every way of answering the rest leads to Not met, yet the conclusion is Not met.\n"
        "    Smallest counter-example: Holed: No."
    ) in messages(claims.check_conclusions(replace(model, conclusions=conclusions)))


def test_what_a_conclusion_could_become_is_neither_more_nor_less_than_it_can(model):
    less, more = ({(SHOULD, MUST): table} for table in (0, model.conclusions[SHOULD]))
    assert messages(claims.check_conclusions(replace(model, could_become=less)))[-1] == (
        "some way of answering the rest has Must hold, "
        "yet the conclusion is Should by “A boat sank with its crew”.\n"
        "    Smallest counter-example: Sunk: Yes; Crewed: Yes."
    )
    assert messages(claims.check_conclusions(replace(model, could_become=more)))[-1] == (
        "no way of answering the rest has Must hold, "
        "yet the conclusion is Should by “A boat sank with its crew”, which could become Must.\n"
        f"    Smallest counter-example: {SUNK_SOUND}; Crewed: Yes."
    )


def test_what_is_said_to_stand_though_it_can_still_turn_or_not_to_though_it_cannot_is_told(model):
    sets, conclusions = model.sets, model.conclusions
    # A crew of which nothing is said taken for none.
    hasty = sets.said("crewed", None) & conclusions[UNDETERMINED] & model.statuses[UNSAFE].false
    afloat = sets.said("sunk", NO)
    for undetermined, not_met, message in (
        (
            conclusions[UNDETERMINED] ^ hasty,
            conclusions[NOT_MET] | hasty,
            "not every way of answering the rest leads to Not met, yet the conclusion is Not met.\n"
            f"    Smallest counter-example: {SOUND}.",
        ),
        (
            conclusions[UNDETERMINED] | afloat,
            conclusions[NOT_MET],
            "every way of answering the rest leads to Not met, yet the conclusion is Not known yet.\n"
            "    Smallest counter-example: Sunk: No.",
        ),
    ):
        changed = {**conclusions, UNDETERMINED: undetermined, NOT_MET: not_met}
        assert messages(claims.check(replace(model, conclusions=changed))) == [message]


def test_a_later_proof_may_turn_what_the_burden_of_proof_decided(model):
    """Sunk and not known to be seaworthy: a must, which the proof takes back."""
    (turn,) = claims.turns(model)
    assert (turn.question.id, turn.answer) == ("seaworthy", YES)
    assert [outcome.id for outcome in turn.before] == [MUST]
    assert [outcome.id for outcome in turn.after] == [SHOULD, UNDETERMINED, NOT_MET]


def test_no_further_answer_turns_what_stands_and_something_is_needed_until_it_does(model):
    """What the proof takes from Kleene's logic, tried here with every further answer."""
    sets = model.sets
    for question, answer in product(sets.questions, (YES, NO, UNKNOWN)):
        stood = sets.said(question, None) & model.final
        after = over(model.procedure, sets.answering(question, answer)).conclusions
        for was, becomes in permutations(after, 2):
            assert stood & model.conclusions[was] & after[becomes] == 0
    assert union(claims.needed(model, question) for question in sets.questions) == sets.every ^ model.final
    assert model.complete.conclusions[UNDETERMINED] == 0


# ---- nothing idle


def test_a_criterion_that_no_answers_meet_is_told(source):
    never = with_criterion(source, "never", when=("all", "sunk", ("not", "sunk")))
    failure = ("criteria", "never", "can never be met, whatever is answered")
    assert list(claims.check_use(model_of(never))) == [failure]


def test_a_criterion_that_never_decides_is_told_with_those_that_do(source):
    """Holed and crewed: then there must be an inquiry anyway."""
    when = ("all", "sunk", "holed", "crewed")
    assert told(promised(with_criterion(source, "both", title="Both", when=when), "both", when)) == {
        "criteria.both": "never decides: whenever it is met, another that leads to as much is met as well.\n"
        "    Smallest example: Sunk: Yes; Holed: Yes; Crewed: Yes. "
        "Met too: “An unsafe boat sank” and “A boat sank with its crew”."
    }


def test_a_criterion_that_says_what_another_says_is_idle_and_so_is_the_other(source):
    when = ("all", "sunk", "crewed")
    found = told(promised(with_criterion(source, "again", title="The same again", when=when), "again", when))
    assert set(found) == {f"criteria.{CREW}", "criteria.again"}
    assert found["criteria.again"] == (
        "never decides: whenever it is met, another that leads to as much is met as well.\n"
        "    Smallest example: Sunk: Yes; Crewed: Yes. Met too: “A boat sank with its crew”."
    )


def test_a_question_that_changes_nothing_is_told(source):
    """Whether it was towed is asked in vain: a yes does as well as a no."""
    when = ("all", "sunk", "crewed", ("any", "towed", ("not", "towed")))
    failure = ("questions", "towed", "never changes the outcome, whatever else is answered")
    assert list(claims.check_use(model_of(changed(source, "criteria", CREW, when=when)))) == [failure]


def test_an_outcome_that_is_never_reached_is_told(source):
    failure = ("outcomes", SHOULD, "can never be reached, whatever is answered")
    assert failure in claims.check_use(model_of(without(source, "criteria", CREW)))


def test_what_is_idle_is_not_told_beside_what_is_wrong(source):
    """A criterion that any of its parts meets leaves others idle: they are not to blame."""
    found = told(changed(source, "criteria", UNSAFE, when=("any", "sunk", "unsafe")))
    assert f"criteria.{UNSAFE}" in found
    assert "never decides" not in "".join(found.values())


# ---- overlaps


def side_by_side(source):
    """The same, where an inquiry that must be held stands in place of none that should."""
    return changed(changed(source, "outcomes", MUST, overrides=()), "guarantees", "crew", demand=ALWAYS)


def test_a_promise_of_at_least_as_much_leaves_open_whether_two_outcomes_hold(source):
    found = told(changed(source, "outcomes", MUST, overrides=()))
    assert "leave open whether Should holds" in found["guarantees"]


def test_what_is_left_open_of_outcomes_side_by_side_is_told_once_of_each(source):
    """Not of every two combinations of them, which are many."""
    found = told(without(side_by_side(source), "guarantees", "crew"))["guarantees"]
    assert re.findall("leave open whether (.*?),", found) == ["Should holds", "“A boat sank with its crew” is met"]


def test_outcomes_of_which_none_overrides_another_hold_side_by_side_and_it_is_counted(source):
    """Of the 8 ways in which it sank with its crew, as many as of holed, overladen and seaworthy, 1 is sound."""
    proof = prove(side_by_side(source))
    assert [(one.id, other.id, count) for one, other, count in proof.beside] == [(MUST, SHOULD, 7)]
    assert proof.overlaps == ()
    assert {rule.holding for rule, _ in proof.rules} == {(MUST, SHOULD), (MUST,), (SHOULD,), ("not_met",)}
    assert prove(source).beside == ()


@pytest.mark.parametrize("part", ["also", "could_also"])
def test_a_calculator_that_errs_in_what_stands_beside_the_conclusion_is_told(source, monkeypatch, part):
    weigh = decision_table.weigh

    def erring(rules, answers):
        found = weigh(rules, answers)
        return found._replace(concluded=found.concluded._replace(**{part: ()}))

    monkeypatch.setattr(decision_table, "weigh", erring)
    message = f"{part}: Should was proved, and the calculator gives nothing.\n"
    assert message in "".join(told(side_by_side(source)).values())


def test_a_model_in_which_something_holds_too_early_or_is_open_too_long_is_told(source):
    model = model_of(side_by_side(source))
    early = replace(model, holds={**model.holds, SHOULD: model.sets.every})
    assert "not every way of answering the rest has Should hold" in messages(claims.check_beside(early))[0]
    closed = replace(model, could_also={**model.could_also, SHOULD: 0})
    assert "some way of answering the rest has Should hold" in messages(claims.check_beside(closed))[0]
    assert list(claims.check_beside(model)) == []


def test_an_overlap_that_is_declared_and_never_happens_is_told(source):
    apart = changed(source, "criteria", UNSAFE, when=("all", "sunk", "holed"))
    apart = changed(apart, "criteria", CREW, when=("all", "sunk", ("not", "holed")))
    assert messages(claims.check_overlaps(model_of(apart))) == [
        f"expected no overrides of {SHOULD}: criteria of Must and Should are never met together"
    ]


# ---- the guarantees


def test_a_promise_that_is_broken_is_told_with_the_criterion_that_breaks_it(source):
    """A criterion that forgets the sinking."""
    assert told(changed(source, "criteria", CREW, when="crewed")) == {
        f"criteria.{CREW}": "“A boat sank with its crew” does not keep a promise: Promise “afloat”.\n"
        "    Smallest counter-example: Sunk: No; Crewed: Yes.\n"
        "    Expected this criterion to be not met, found it met. See 1.1.",
        "guarantees.afloat": "does not hold. It says: Promise “afloat”.\n"
        "    Smallest counter-example: Sunk: No; Crewed: Yes.\n"
        "    Expected Not met, got Should by “A boat sank with its crew”. See 1.1.",
    }


def test_a_burden_that_is_taken_away_is_told_with_the_answer_not_known(source):
    found = told(changed(source, "questions", "seaworthy", unknown_counts_as=""))
    assert found == {
        f"criteria.{UNSAFE}": "“An unsafe boat sank” does not keep a promise: Promise “burden”.\n"
        "    Smallest counter-example: Sunk: Yes; Seaworthy: Not known.\n"
        "    Expected this criterion to be met, found it not settled. See 1.1.",
        "guarantees.burden": "does not hold. It says: Promise “burden”.\n"
        # Of the answers with which all is settled: nothing else is missing there, and still it is no must.
        "    Smallest counter-example: Sunk: Yes; Seaworthy: Not known.\n"
        "    Expected Must, got Not known yet. See 1.1.",
    }


@pytest.mark.parametrize(
    ("id", "values"),
    [
        ("crew", {"when": ("all", "sunk", ("not", "sunk"))}),
        ("burden", {"when": ("all", "sunk", "seaworthy"), "not_known": ("seaworthy",)}),
    ],
    ids=["a contradiction", "not known and yes"],
)
def test_a_promise_about_nothing_is_told(source, id, values):
    found = told(changed(source, "guarantees", id, **values))
    assert found[f"guarantees.{id}"] == "speaks of nothing: no answers meet its condition"


def test_what_no_promise_speaks_of_is_told_with_the_answers(source):
    """Without the promise about the crew, the rest would let a sound boat that sank with one be anything."""
    found = told(without(source, "guarantees", "crew"))
    assert found["guarantees"] == (
        "leave open whether Should or Not met follows, so nothing proves the criteria there.\n"
        f"    Smallest example: {SUNK_SOUND}; Crewed: Yes, and whatever else is answered.\n"
        "leave open whether “A boat sank with its crew” is met, so nothing proves the criteria there.\n"
        "    Smallest example: Sunk: Yes; Crewed: Yes, and whatever else is answered."
    )


def test_a_burden_that_no_promise_asks_for_is_told(source):
    expected = {"questions.seaworthy": "“Not known” counts as “No”, which no guarantee asks for"}
    assert told(without(source, "guarantees", "burden")) == expected


def test_a_burden_on_a_question_that_no_criterion_asks_is_told(source):
    found = told(changed(source, "questions", "towed", unknown_counts_as="no"))
    assert found == {"questions.towed": "“Not known” counts as “No”, which no guarantee asks for"}


@pytest.mark.parametrize(
    ("demand", "outcome", "words"),
    [
        ("always", MUST, "Expected Must, got Should by “A boat sank with its crew”."),
        ("at_least", MUST, "Expected at least Must, got Should by “A boat sank with its crew”."),
        ("never", SHOULD, "Expected anything but Should, got Should by “A boat sank with its crew”."),
    ],
    ids=["always", "at least", "never"],
)
def test_what_a_promise_demands_is_told_in_words(source, demand, outcome, words):
    found = told(changed(source, "guarantees", "crew", demand=demand, outcome=outcome))
    assert words in found["guarantees.crew"]


def test_all_that_is_wrong_is_told_at_once_by_line():
    source = replace(inquiries(), lines={("guarantees", "afloat"): 17, ("criteria", CREW): 9})
    with pytest.raises(ProofError) as raised:
        prove(changed(source, "criteria", CREW, when="crewed"), "harbour.yaml")
    lines = str(raised.value).split("\n")
    assert lines[0].startswith(f"harbour.yaml:9: criteria.{CREW}: ")
    assert lines[3].startswith("harbour.yaml:17: guarantees.afloat: ")
    assert lines[6:] == ["2 problems"]


# ---- the table and the calculator itself


def test_a_rule_with_another_outcome_than_was_proved_is_told(source, monkeypatch):
    first, *others = decision_table.rules(prepare(source.procedure))
    assert first.answers == {"sunk": "yes", "holed": "yes"}
    monkeypatch.setattr(decision_table, "rules", lambda _: (first._replace(holding=(SHOULD,)), *others))
    assert told(source) == {
        f"outcomes.{SHOULD}": "was not proved, and a rule of the table gives it.\n"
        "    Smallest counter-example: Sunk: Yes; Holed: Yes; Overladen: Yes; Seaworthy: Yes; Crewed: Yes."
    }


def test_just_one_rule_fits_each_way_of_answering_every_question(source, model):
    tables = [decision_table.fits(model.complete, rule) for rule in decision_table.rules(prepare(source.procedure))]
    assert union(tables) == model.complete.sets.every
    assert sum(table.bit_count() for table in tables) == 2**5


def test_a_calculator_that_concludes_otherwise_than_was_proved_is_told(source, model):
    other = prepare(changed(source, "criteria", CREW, when="crewed").procedure)
    found = messages(decision_table.check_calculator(model, other))
    assert "was proved, and the calculator concludes Should.\n" in "".join(found)


@pytest.mark.parametrize(
    ("otherwise", "says"),
    [
        (lambda needed: [id for id in needed if id != "sunk"], "does not ask for it"),
        (lambda needed: [*needed, "holed"], "asks for it"),
    ],
    ids=["too little", "too much"],
)
def test_a_calculator_that_asks_otherwise_is_told_though_only_of_one_set_of_answers(
    source, model, monkeypatch, otherwise, says
):
    weigh = decision_table.weigh
    one = {"holed": "no", "overladen": "yes", "crewed": "no"}

    def erring(rules, answers):
        found = weigh(rules, answers)
        rest = {id: answer for id, answer in answers.items() if answer != "unknown"}
        return found._replace(needed=otherwise(found.needed)) if rest == one else found

    monkeypatch.setattr(decision_table, "weigh", erring)
    failures = list(decision_table.check_calculator(model, prepare(source.procedure)))
    assert failures
    for kind, _, message in failures:
        assert kind == "questions"
        assert message.startswith(f"was proved otherwise, and the calculator {says}.\n    With: ")


def test_a_calculator_that_errs_where_both_criteria_are_met_is_told(source, model, monkeypatch):
    weigh = decision_table.weigh

    def erring(rules, answers):
        found = weigh(rules, answers)
        return found._replace(concluded=Concluded(SHOULD)) if [*found.statuses.values()] == [MET, MET] else found

    monkeypatch.setattr(decision_table, "weigh", erring)
    with pytest.raises(ProofError) as raised:
        prove(source)
    found = [problem.message for problem in raised.value.problems]
    assert len([message for message in found if "was proved, and the calculator concludes Should." in message]) == 3
