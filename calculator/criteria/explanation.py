"""Why a conclusion stands, what would settle it, and what another answer would make of it."""

from collections.abc import Iterator
from typing import NamedTuple

from calculator.criteria import truth_table
from calculator.criteria.assessment import Concluded, conclude, contradicting, statuses_of
from calculator.criteria.conditions import Truths
from calculator.criteria.rules import Answer, Answers, Rules, truth
from calculator.criteria.truth_table import Implicants
from calculator.procedure import NO, UNKNOWN, YES


class Settlement(NamedTuple):
    """Further answers that would settle something, each for whatever counts as that; and what it would then be."""

    answers: tuple[Answer, ...]
    leads_to: str | bool


class Reason(NamedTuple):
    """A smallest part of the answers that settles something; while it is open, every smallest set of further ones that
    would. One of the two is empty; of what is settled by what is presumed alone, both are.
    """

    because: tuple[Answer, ...]
    would_settle: tuple[Settlement, ...]


class Alternative(NamedTuple):
    """Another answer to one question that would change something, the rest kept: what would then be concluded, and each
    criterion whose status would be another, with that.
    """

    question: str
    answer: str
    concluded: Concluded
    criteria: tuple[tuple[str, str], ...]


class Explanation(NamedTuple):
    """What decides, for the conclusion and for each criterion; and what another answer would change.

    ``open_to`` is every outcome to which further answers can still lead, the strongest first, empty once it is settled.
    ``unless`` is the proof that alone can still change what the burden of it settled. ``contradicting`` are the ways to
    settle the conclusion that go against answers already given, where these agree.
    """

    conclusion: Reason
    contradicting: tuple[Settlement, ...]
    open_to: tuple[str, ...]
    unless: tuple[Answer, ...]
    criteria: dict[str, Reason]
    alternatives: tuple[Alternative, ...]


def explain(rules: Rules, answers: Answers) -> Explanation:
    """The explanation of the assessment of a case, by answers that are valid."""
    truths = rules.truths_of(answers)
    conclusion = _reason(rules, rules.conclusion, answers, truths)
    within = truth_table.completions(rules.combinations, truths) if conclusion.would_settle else 0
    ways = () if contradicting(rules, answers) else conclusion.would_settle
    return Explanation(
        conclusion=conclusion,
        contradicting=tuple(way for way in ways if contradicting(rules, {**answers, **dict(way.answers)})),
        open_to=tuple(outcome for outcome in rules.procedure.outcomes if rules.tables.get(outcome, 0) & within),
        unless=_unless(rules, conclusion, answers, truths),
        criteria={id: _reason(rules, known, answers, truths) for id, known in rules.criteria.items()},
        alternatives=tuple(_alternatives(rules, answers, truths)),
    )


def _reason(rules: Rules, known: Implicants, answers: Answers, truths: Truths) -> Reason:
    ways = truth_table.would_settle(known, truths)
    would = [Settlement(tuple([(name, YES if yes else NO) for name, yes in way]), leaf) for way, leaf in ways]
    return Reason(rules.told(truth_table.reason(known, truths), answers, truths), tuple(would))


def _unless(rules: Rules, conclusion: Reason, answers: Answers, truths: Truths) -> tuple[Answer, ...]:
    """Of the answers that count by the burden of proof, those that settle the conclusion, each turned round."""
    if UNKNOWN not in (answer for _, answer in conclusion.because):
        return ()
    unknown = [id for id, answer in answers.items() if answer == UNKNOWN and truths[id] is not None]
    counting = dict(rules.told(unknown, answers, truths))
    open_again = {**truths, **dict.fromkeys(counting)}
    turning = truth_table.turning(rules.combinations, rules.tables)
    decisive = truth_table.decisive(rules.combinations, turning, open_again)
    return tuple((id, NO if truths[id] else YES) for id in decisive if id in counting)


def _alternatives(rules: Rules, answers: Answers, truths: Truths) -> Iterator[Alternative]:
    """What is presumed is no answer, so another in its place is looked at only where one was given."""
    statuses = statuses_of(rules.conditions, truths)
    for question in (question for question in rules.asked if not question.presumed or question.id in answers):
        touched = {id: rules.conditions[id] for id, known in rules.criteria.items() if question.id in known.names}
        for answer in question.answers:
            after = statuses_of(touched, {**truths, question.id: truth(question, answer)})
            if changed := tuple((id, status) for id, status in after.items() if status != statuses[id]):
                concluded = conclude(rules.procedure, {**statuses, **dict(changed)})
                yield Alternative(question.id, answer, concluded, changed)
