"""Why a question is asked and what it can change, read off the rules in which it takes part."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.criteria.conditions import evaluate, inline, names
from calculator.criteria.rules import Rules
from calculator.procedure import NO, YES, Condition, Criterion, Labels, Lead, Procedure, Question
from calculator.wording.phrases import lower

NEVER = "It never changes the outcome."
PLAYS = "plays a part in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The part that a question takes in criteria: ``says`` is how, to be followed by the criteria."""

    says: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a question is asked.

    ``purpose`` is what it is for where no criterion asks it, ``parts`` its parts in the criteria that do, ``changes``
    what it can change, ``beside`` the provisions of what else it brings up beside the outcome.
    """

    purpose: str
    parts: tuple[Part, ...]
    burden: str
    changes: str
    beside: tuple[str, ...]


def reasons(rules: Rules) -> dict[str, Reason]:
    """The reason of each question that a criterion, the lead board or the indicators ask, by its id."""
    procedure = rules.procedure
    found = {}
    for question in procedure.questions.values():
        criteria = [c for c in procedure.criteria.values() if question.id in names(rules.conditions[c.id])]
        purpose = "" if criteria else _purpose(procedure, question)
        if criteria or purpose:
            found[question.id] = Reason(
                purpose=purpose,
                parts=tuple(_parts(procedure, question.id, criteria)),
                burden=question.burden,
                changes=_changes(procedure, criteria) if criteria else NEVER,
                beside=tuple(_beside(procedure, question.id)),
            )
    return found


def _parts(procedure: Procedure, question: str, criteria: list[Criterion]) -> Iterator[Part]:
    told: dict[str, list[Criterion]] = {}
    for criterion in criteria:
        for says in _told(procedure, question, criterion.when):
            told.setdefault(says, []).append(criterion)
    for says, those in told.items():
        yield Part(says=says, criteria=tuple(those))


def _told(procedure: Procedure, question: str, condition: Condition) -> Iterator[str]:
    """What an answer does to a condition, by itself and by way of each finding that the condition names."""
    answers, named = procedure.answers, names(condition)
    if question in named:
        answer, does = _effect(question, condition)
        yield f"“{answers[answer]}” {does}"
    whens = {finding.id: finding.when for finding in procedure.findings.values()}
    for finding in procedure.findings.values():
        if finding.id in named and question in names(when := inline(finding.when, whens)):
            answer, does = _effect(question, when)
            held, leads = _effect(finding.id, condition)
            yield f"“{answers[answer]}” {does} “{finding.label}”, which {leads if held == YES else PLAYS}"


def _effect(name: str, condition: Condition) -> tuple[str, str]:
    """Which truth of a name in it does something to a condition, whatever holds besides, and what."""
    holds, fails = evaluate(condition, {name: True}), evaluate(condition, {name: False})
    if holds is not None:
        return YES, "is enough for" if holds else "rules out"
    if fails is not None:
        return (NO, "is enough for") if fails else (YES, "is needed for")
    return YES, PLAYS


def _changes(procedure: Procedure, criteria: list[Criterion]) -> str:
    reached = {criterion.outcome for criterion in criteria}
    outcomes = [f"“{outcome.word}”" for outcome in procedure.outcomes.values() if outcome.id in reached]
    return f"So it can change whether the outcome is {' or '.join(outcomes)}."


def _purpose(procedure: Procedure, question: Question) -> str:
    """What a question is for that no criterion asks; nothing where nothing else asks it."""
    questions = {question.id: f"“{question.label}”" for question in procedure.questions.values()}
    if procedure.indicators and question.id in procedure.indicators.questions:
        ruled_out = questions[procedure.indicators.not_where]
        yes = procedure.answers[YES]
        return f"One of the indicators, listed and never scored. They are not for cases with “{yes}” to {ruled_out}."
    return _of_lead(procedure.lead, questions, procedure.answers).get(question.id, "") if procedure.lead else ""


def _of_lead(lead: Lead, questions: dict[str, str], answers: Labels) -> dict[str, str]:
    yes, no = (f"“{answers[answer]}”" for answer in (YES, NO))
    return {
        lead.asks: f"{lead.heading} is told by {questions[lead.yes]} with {yes}, by {questions[lead.no]} with {no}.",
        lead.yes: f"It tells {lower(lead.heading)}, with {yes} to {questions[lead.asks]}.",
        lead.no: f"It tells {lower(lead.heading)}, with {no} to {questions[lead.asks]}.",
        lead.partners: f"It tells {lead.partnership}.",
    }


def _beside(procedure: Procedure, question: str) -> Iterator[str]:
    """The provisions of the duties and reminders whose showing turns on a question."""
    whens = {finding.id: finding.when for finding in procedure.findings.values()}

    def turns(condition: Condition | None) -> bool:
        return condition is not None and question in names(inline(condition, whens))

    yield from (duty.provision for duty in procedure.do_now if turns(duty.when))
    for reminder in procedure.reminders:
        if turns(reminder.when):
            yield from reminder.provisions
