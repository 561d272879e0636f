"""A procedure made ready for answering: conditions of questions alone, and truth tables of what follows from them."""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import NamedTuple

from calculator.criteria import conditions, truth_table
from calculator.criteria.conditions import Truths
from calculator.criteria.truth_table import MOST_NAMES, Combinations, Implicants, Table
from calculator.procedure import NO, UNKNOWN, YES, Condition, Duty, Outcome, Procedure, Question, Reminder

NOT_MET, UNDETERMINED = "not_met", "undetermined"
MET, OPEN = "met", "open"

type Answers = Mapping[str, str]
"""Question ids to answers; a question that is not answered is absent."""
type Answer = tuple[str, str]
"""A question's id and an answer to it."""


class Rules(NamedTuple):
    """What answering takes, found out once.

    ``asked`` are the questions of the criteria, in the order of the file. Conditions have questions in place of
    findings: ``conditions`` are those of the criteria; those of ``duties`` and ``reminders`` stand beside them, None
    where one has none; where ``not_where``, no indicator applies. ``says`` is by question what each answer to it says,
    ``presumed`` what questions say that are not answered. ``holding`` part the ``combinations`` of yes and no to what
    is asked by all outcomes that then hold, ``tables`` by the first; ``turning`` has, by question, where its answer
    alone changes which hold. ``conclusion`` and, by criterion, ``criteria`` are their prime implicants.
    """

    procedure: Procedure
    asked: tuple[Question, ...]
    says: Mapping[str, Mapping[str, bool | None]]
    presumed: Truths
    conditions: Mapping[str, Condition]
    duties: tuple[tuple[Duty, Condition | None], ...]
    contradictions: tuple[Condition, ...]
    reminders: tuple[tuple[Reminder, Condition | None], ...]
    not_where: Condition | None
    combinations: Combinations
    holding: Mapping[tuple[str, ...], Table]
    turning: Mapping[str, Table]
    tables: Mapping[str, Table]
    conclusion: Implicants
    criteria: Mapping[str, Implicants]

    def truths_of(self, answers: Answers) -> Truths:
        """What the answers say to the questions, and what is presumed of those that are not answered."""
        return {**self.presumed, **{id: self.says[id][answer] for id, answer in answers.items()}}

    def told(self, names: Iterable[str], answers: Answers, truths: Truths) -> tuple[Answer, ...]:
        """The answers by those of the names that say more than is presumed anyway."""
        return tuple([(name, answers[name]) for name in names if truths[name] is not self.presumed.get(name)])


def truth(question: Question, answer: str | None) -> bool | None:
    """What an answer says, or None for no answer; ``unknown`` says something where the burden of proof makes it count.

    What is presumed counts where there is no yes or no.
    """
    if question.presumed and answer in (UNKNOWN, None):
        answer = question.presumed
    elif answer == UNKNOWN:
        answer = question.unknown_counts_as
    return {YES: True, NO: False}.get(answer)


def counting_as(question: Question, answer: str) -> list[str]:
    """Every answer that says the same as this one, which comes first."""
    others = (other for other in question.answers if other != answer)
    return [answer, *(other for other in others if truth(question, other) is truth(question, answer))]


def reached(procedure: Procedure) -> tuple[Outcome, ...]:
    """The outcomes that criteria reach, the strongest first."""
    return tuple(outcome for outcome in procedure.outcomes.values() if outcome.force)


def prepare(procedure: Procedure) -> Rules:
    """The rules of a procedure. The conclusion is the first outcome of the file that holds.

    Raises ValueError where the criteria ask more than MOST_NAMES questions, or are too entangled to be tabulated.
    """
    questions = procedure.questions
    findings = {id: finding.when for id, finding in procedure.findings.items()}

    def inlined(when: Condition | None) -> Condition | None:
        return when and conditions.inline(when, findings)

    criteria = {id: inlined(criterion.when) for id, criterion in procedure.criteria.items()}
    used = frozenset().union(*map(conditions.names, criteria.values()))
    asked = tuple(question for id, question in questions.items() if id in used)
    if len(asked) > MOST_NAMES:
        raise ValueError(f"expected criteria that ask at most {MOST_NAMES} questions, found {len(asked)}")
    combinations = truth_table.combinations([question.id for question in asked])
    holding = _holding(procedure, combinations, criteria)
    tables = dict.fromkeys([*(outcome.id for outcome in reached(procedure)), NOT_MET], 0)
    for (first, *_), table in holding.items():
        tables[first] |= table
    return Rules(
        procedure=procedure,
        asked=asked,
        says={id: {answer: truth(one, answer) for answer in one.answers} for id, one in questions.items()},
        presumed={id: truth(one, None) for id, one in questions.items() if one.presumed},
        conditions=criteria,
        duties=tuple((duty, inlined(duty.when)) for duty in procedure.do_now),
        contradictions=tuple(map(inlined, procedure.contradictions)),
        reminders=tuple((reminder, inlined(reminder.when)) for reminder in procedure.reminders),
        not_where=procedure.indicators and inlined(procedure.indicators.not_where),
        combinations=combinations,
        holding=holding,
        turning=truth_table.turning(combinations, holding),
        tables=tables,
        conclusion=truth_table.implicants(combinations, tables),
        criteria={id: _implicants(condition, combinations.names) for id, condition in criteria.items()},
    )


def _holding(procedure: Procedure, of: Combinations, criteria: Mapping[str, Condition]) -> dict[tuple[str, ...], Table]:
    """By the outcomes that hold together, the combinations that lead to them."""
    found: dict[tuple[str, ...], Table] = {(): of.every}
    met: dict[str, Table] = {}
    for outcome in reached(procedure):
        whens = [criteria[id] for id, criterion in procedure.criteria.items() if criterion.outcome == outcome.id]
        overridden = reduce(or_, (met[other.id] for other in reached(procedure) if outcome.id in other.overrides), 0)
        met[outcome.id] = truth_table.table(of, ("any", *whens))
        holds = met[outcome.id] & ~overridden
        parted = {(*ids, outcome.id): table & holds for ids, table in found.items()}
        found = {ids: table & ~holds for ids, table in found.items()} | parted
    return {ids or (NOT_MET,): table for ids, table in found.items() if table or not ids}


def _implicants(condition: Condition, asked: tuple[str, ...]) -> Implicants:
    used = conditions.names(condition)
    of = truth_table.combinations([name for name in asked if name in used])
    met = truth_table.table(of, condition)
    return truth_table.implicants(of, {True: met, False: of.every ^ met})
