"""Whether a case meets the criteria, by which provision, and what is still to be found out."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from calculator.criteria import truth_table
from calculator.criteria.conditions import Truths, evaluate, taking_part
from calculator.criteria.lead import LeadBoard, lead_board
from calculator.criteria.rules import MET, NOT_MET, OPEN, UNDETERMINED, Answer, Answers, Rules, reached
from calculator.procedure import NO, UNKNOWN, YES, Condition, Criterion, Duty, Procedure, Reminder

INCONSISTENT = "inconsistent_answers"
"""The warning that some answers cannot all be right."""
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


class Weighed(NamedTuple):
    """What the criteria make of some answers: what is settled, each status, and what an Assessment has of it."""

    truths: Truths
    statuses: Mapping[str, str]
    conclusion: str
    could_become: tuple[str, ...]
    presumed: str | None
    needed: tuple[str, ...]


class Assessment(NamedTuple):
    """What follows from some answers. All are in the order of the file, save where they say otherwise.

    ``conclusion`` and ``could_become``, the stronger ones that are still open, are ids of outcomes; ``needed`` are the
    questions whose answer can still change it, first that which alone does so in the most completions, and
    ``contradicting`` those whose answers cannot all be right together. ``presumed`` is the conclusion, where it is
    another, that would follow were it not known what the burden of proof asks for and nobody has answered.
    """

    procedure: Procedure
    answers: Answers
    conclusion: str
    could_become: tuple[str, ...]
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
    truths, statuses, conclusion, could_become, presumed, needed = weigh(rules, answers)
    return Assessment(
        procedure=procedure,
        answers=answers,
        conclusion=conclusion,
        could_become=could_become,
        presumed=presumed,
        criteria=tuple([_status(rules, id, status, truths, answers) for id, status in statuses.items()]),
        needed=needed,
        lead=procedure.lead and lead_board(procedure.lead, answers),
        indicators=procedure.indicators and _indicators(rules, answers, truths),
        do_now=tuple(
            [
                duty
                for duty, when in zip(procedure.do_now, rules.duties, strict=True)
                if when is None or evaluate(when, truths) is not False
            ]
        ),
        contradicting=contradicting(rules, answers, truths),
        reminders=tuple(
            [
                reminder
                for reminder, when in zip(procedure.reminders, rules.reminders, strict=True)
                if conclusion in (reminder.outcomes or procedure.outcomes) and (when is None or evaluate(when, truths))
            ]
        ),
    )


def weigh(rules: Rules, answers: Answers) -> Weighed:
    """What the criteria make of valid answers, without the reasons and all else that there is to say of a case."""
    truths = rules.truths_of(answers)
    statuses = statuses_of(rules.conditions, truths)
    conclusion, could_become = concluded(rules.procedure, statuses)
    if not could_become and conclusion != UNDETERMINED:
        return Weighed(truths, statuses, conclusion, (), None, ())
    counts = truth_table.decisive(rules.combinations, rules.tables, truths)
    needed = tuple(sorted(counts, key=counts.get, reverse=True))
    return Weighed(truths, statuses, conclusion, could_become, _presumed(rules, answers, conclusion), needed)


def conclude(rules: Rules, answers: Answers) -> str:
    """The conclusion alone."""
    return concluded(rules.procedure, statuses_of(rules.conditions, rules.truths_of(answers)))[0]


def statuses_of(conditions: Mapping[str, Condition], truths: Truths) -> dict[str, str]:
    """The status of each criterion, by its condition."""
    return {id: _STATUSES[evaluate(condition, truths)] for id, condition in conditions.items()}


def concluded(procedure: Procedure, statuses: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """From the status of each criterion to the conclusion, and the stronger outcomes that an open one could bring."""
    met, still_open = (
        {procedure.criteria[id].outcome for id, status in statuses.items() if status == wanted}
        for wanted in (MET, OPEN)
    )
    stronger: list[str] = []
    for outcome in reached(procedure):
        if outcome.id in met:
            return outcome.id, tuple(stronger)
        stronger += [outcome.id] if outcome.id in still_open else []
    return (UNDETERMINED if still_open else NOT_MET), ()


def contradicting(rules: Rules, answers: Answers, truths: Truths) -> tuple[str, ...]:
    """The questions whose answers cannot all be right together; what is only presumed contradicts nothing."""
    conditions = [condition for condition in rules.contradictions if evaluate(condition, truths)]
    if not conditions:
        return ()
    only_presumed = [id for id in rules.presumed if answers.get(id, UNKNOWN) == UNKNOWN]
    given = {**truths, **dict.fromkeys(only_presumed)}
    named = frozenset().union(*(taking_part(condition, given) for condition in conditions))
    return tuple(id for id in rules.procedure.questions if id in named)


def _presumed(rules: Rules, answers: Answers, conclusion: str) -> str | None:
    burdened = [question.id for question in rules.asked if question.unknown_counts_as and question.id not in answers]
    presumed = conclude(rules, {**answers, **dict.fromkeys(burdened, UNKNOWN)}) if burdened else conclusion
    return None if presumed == conclusion else presumed


def _status(rules: Rules, id: str, status: str, truths: Truths, answers: Answers) -> CriterionStatus:
    known = rules.criteria[id]
    if status == OPEN:
        because: Iterable[str] = [name for name in known.names if truths.get(name) is not None]
    else:
        because = truth_table.reason(known, truths)
    told = tuple([(name, answers[name]) for name in rules.told(because, truths)])
    return CriterionStatus(rules.procedure.criteria[id], status, told)


def _indicators(rules: Rules, answers: Answers, truths: Truths) -> ListedIndicators:
    """They are for cases where ``not_where`` is not so, and are never scored."""
    given = [id for id in rules.procedure.indicators.questions if id in answers]
    listed = (tuple([id for id in given if answers[id] == answer]) for answer in (YES, NO, UNKNOWN))
    return ListedIndicators(evaluate(("not", rules.not_where), truths), *listed)
