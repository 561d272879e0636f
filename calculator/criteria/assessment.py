"""Whether a case meets the criteria, by which provision, what is still to be found out, and which board leads."""

from collections.abc import Mapping
from typing import NamedTuple

from calculator.criteria import truth_table
from calculator.criteria.conditions import Truths, evaluate, taking_part
from calculator.criteria.rules import MET, NOT_MET, OPEN, UNDETERMINED, Answer, Answers, Rules, reached
from calculator.procedure import NO, UNKNOWN, YES, Condition, Criterion, Duty, Lead, Procedure, Reminder

INCONSISTENT = "inconsistent_answers"
"""The warning that some answers cannot all be right."""
ELSEWHERE, EITHER = "elsewhere", "either"
_STATUSES = {True: MET, False: NOT_MET, None: OPEN}


class CriterionStatus(NamedTuple):
    """A criterion, met, open or not met, and the answers that settle it; of an open one, those given so far."""

    criterion: Criterion
    status: str
    because: tuple[Answer, ...]


class ListedIndicators(NamedTuple):
    """The indicators by the answer given. ``applies`` is whether they are for such a case, None where not known."""

    applies: bool | None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class LeadBoard(NamedTuple):
    """The board, and the question by which it leads or ``either``; without a board, the questions that are needed.

    ``partners`` is whether other boards join, None where that is not known.
    """

    board: str | None = None
    basis: str | None = None
    partners: bool | None = None
    needed: tuple[str, ...] = ()


class Concluded(NamedTuple):
    """Ids of outcomes: the first that holds, what holds besides (both are ``holding``), and what is open before it and
    after it (both are ``still_open``).

    An outcome holds where one of its criteria is met and no outcome that is met overrides it.
    """

    conclusion: str
    also: tuple[str, ...] = ()
    could_become: tuple[str, ...] = ()
    could_also: tuple[str, ...] = ()

    @property
    def holding(self) -> tuple[str, ...]:
        return (self.conclusion, *self.also)

    @property
    def still_open(self) -> tuple[str, ...]:
        return (*self.could_become, *self.could_also)


class Weighed(NamedTuple):
    """What the criteria make of some answers: what is settled, each status, and what an Assessment has of it."""

    truths: Truths
    statuses: Mapping[str, str]
    concluded: Concluded
    presumed: str | None
    needed: tuple[str, ...]


class Assessment(NamedTuple):
    """What follows from some answers. All are in the order of the file, save where they say otherwise.

    ``needed`` are the questions whose answer can still change what holds, first that which alone does so in the most
    completions, and ``contradicting`` those whose answers cannot all be right together. ``presumed`` is the conclusion,
    where it is another, that would follow were it not known what the burden of proof asks for and nobody has answered.
    """

    procedure: Procedure
    answers: Answers
    concluded: Concluded
    presumed: str | None
    criteria: tuple[CriterionStatus, ...]
    needed: tuple[str, ...]
    lead: LeadBoard | None
    indicators: ListedIndicators | None
    do_now: tuple[Duty, ...]
    contradicting: tuple[str, ...]
    reminders: tuple[Reminder, ...]


def assess(rules: Rules, answers: Answers) -> Assessment:
    """The assessment of a case, by valid answers. The conclusion follows the logic, even where they contradict."""
    procedure = rules.procedure
    truths, statuses, concluded, presumed, needed = weigh(rules, answers)

    def is_beside(one: Duty | Reminder, when: Condition | None, *enough: bool | None) -> bool:
        beside = not one.outcomes or not {*concluded.holding}.isdisjoint(one.outcomes)
        return beside and (when is None or evaluate(when, truths) in enough)

    return Assessment(
        procedure=procedure,
        answers=answers,
        concluded=concluded,
        presumed=presumed,
        criteria=tuple([_status(rules, id, status, truths, answers) for id, status in statuses.items()]),
        needed=needed,
        lead=procedure.lead and lead_board(procedure.lead, answers),
        indicators=procedure.indicators and _indicators(rules, answers, truths),
        do_now=tuple([duty for duty, when in rules.duties if is_beside(duty, when, True, None)]),
        contradicting=contradicting(rules, answers),
        reminders=tuple([one for one, when in rules.reminders if is_beside(one, when, True)]),
    )


def weigh(rules: Rules, answers: Answers) -> Weighed:
    """What the criteria make of valid answers, without the reasons and all else that there is to say of a case."""
    truths = rules.truths_of(answers)
    statuses = statuses_of(rules.conditions, truths)
    concluded = conclude(rules.procedure, statuses)
    if concluded.conclusion != UNDETERMINED and not concluded.still_open:
        return Weighed(truths, statuses, concluded, None, ())
    counts = truth_table.decisive(rules.combinations, rules.turning, truths)
    needed = tuple(sorted(counts, key=counts.get, reverse=True))
    return Weighed(truths, statuses, concluded, _presumed(rules, answers, concluded.conclusion), needed)


def statuses_of(conditions: Mapping[str, Condition], truths: Truths) -> dict[str, str]:
    """The status of each criterion, by its condition."""
    return {id: _STATUSES[evaluate(condition, truths)] for id, condition in conditions.items()}


def conclude(procedure: Procedure, statuses: Mapping[str, str]) -> Concluded:
    """From the status of each criterion to what holds, and to what an open one could bring."""
    met, still_open = (
        {procedure.criteria[id].outcome for id, status in statuses.items() if status == wanted}
        for wanted in (MET, OPEN)
    )
    if not met:
        return Concluded(UNDETERMINED if still_open else NOT_MET)
    overridden = {other for id in met for other in procedure.outcomes[id].overrides}
    left = [outcome.id for outcome in reached(procedure) if outcome.id not in overridden]
    first, *also = [id for id in left if id in met]
    before, after = left[: left.index(first)], left[left.index(first) :]
    could_become, could_also = (tuple(id for id in ids if id in still_open - met) for ids in (before, after))
    return Concluded(first, tuple(also), could_become, could_also)


def contradicting(rules: Rules, answers: Answers) -> tuple[str, ...]:
    """The questions whose answers cannot all be right together; what is only presumed contradicts nothing."""
    truths = rules.truths_of(answers)
    conditions = [condition for condition in rules.contradictions if evaluate(condition, truths)]
    if not conditions:
        return ()
    only_presumed = [id for id in rules.presumed if answers.get(id, UNKNOWN) == UNKNOWN]
    given = {**truths, **dict.fromkeys(only_presumed)}
    named = frozenset().union(*(taking_part(condition, given) for condition in conditions))
    return tuple(id for id in rules.procedure.questions if id in named)


def _presumed(rules: Rules, answers: Answers, conclusion: str) -> str | None:
    burdened = [question.id for question in rules.asked if question.unknown_counts_as and question.id not in answers]
    if not burdened:
        return None
    truths = rules.truths_of({**answers, **dict.fromkeys(burdened, UNKNOWN)})
    presumed = conclude(rules.procedure, statuses_of(rules.conditions, truths)).conclusion
    return None if presumed == conclusion else presumed


def lead_board(rule: Lead, answers: Answers) -> LeadBoard:
    """The board named by the question that counts; where it is not known which counts, the one that both name."""
    partners = {YES: True, NO: False}.get(answers.get(rule.partners))
    named = {id: answers[id] for id in (rule.no, rule.yes) if answers.get(id, UNKNOWN) != UNKNOWN}
    counting = {YES: rule.yes, NO: rule.no}.get(answers.get(rule.asks))
    if counting in named:
        return LeadBoard(named[counting], counting, partners)
    if len(named) == 2 and named[rule.no] == named[rule.yes] != ELSEWHERE:
        return LeadBoard(named[rule.no], EITHER, partners)
    needed = (counting,) if counting else (rule.asks, *(id for id in (rule.no, rule.yes) if id not in named))
    return LeadBoard(partners=partners, needed=needed)


def _status(rules: Rules, id: str, status: str, truths: Truths, answers: Answers) -> CriterionStatus:
    known = rules.criteria[id]
    so_far = (name for name in known.names if truths.get(name) is not None)
    because = so_far if status == OPEN else truth_table.reason(known, truths)
    return CriterionStatus(rules.procedure.criteria[id], status, rules.told(because, answers, truths))


def _indicators(rules: Rules, answers: Answers, truths: Truths) -> ListedIndicators:
    """They are for cases where ``not_where`` is not so, and are never scored."""
    given = [id for id in rules.procedure.indicators.questions if id in answers]
    listed = (tuple([id for id in given if answers[id] == answer]) for answer in (YES, NO, UNKNOWN))
    return ListedIndicators(evaluate(("not", rules.not_where), truths), *listed)
