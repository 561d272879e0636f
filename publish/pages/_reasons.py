"""Why a question is asked and what it can change, read off the rules in which it takes part."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.criteria.conditions import evaluate, inline, names
from calculator.procedure import NO, YES, Condition, Criterion, Procedure
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


def reasons(procedure: Procedure) -> dict[str, Reason]:
    """The reason of each question that a criterion, the lead board or the indicators ask, by its id."""
    whens = {finding.id: finding.when for finding in procedure.findings.values()}
    asked = {criterion.id: names(inline(criterion.when, whens)) for criterion in procedure.criteria.values()}
    beside = _of_indicators(procedure) | _of_lead(procedure)
    why = {}
    for question in procedure.questions.values():
        criteria = [criterion for criterion in procedure.criteria.values() if question.id in asked[criterion.id]]
        if criteria or question.id in beside:
            why[question.id] = Reason(
                purpose="" if criteria else beside[question.id],
                parts=tuple(_parts(procedure, question.id, criteria)),
                burden=question.burden,
                changes=_changes(procedure, criteria) if criteria else NEVER,
                beside=tuple(_beside(procedure, question.id)),
            )
    return why


def _parts(procedure: Procedure, question: str, criteria: list[Criterion]) -> Iterator[Part]:
    by_words: dict[str, list[Criterion]] = {}
    for criterion in criteria:
        for says in _effects(procedure, question, criterion.when):
            by_words.setdefault(says, []).append(criterion)
    for says, those in by_words.items():
        yield Part(says=says, criteria=tuple(those))


def _effects(procedure: Procedure, question: str, condition: Condition) -> Iterator[str]:
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


def _of_indicators(procedure: Procedure) -> dict[str, str]:
    """What the questions are for that are indicators; nothing where there are none."""
    rule = procedure.indicators
    if rule is None:
        return {}
    says = (
        f"One of the indicators, listed and never scored. They are not for cases with “{procedure.answers[YES]}” to "
        f"“{procedure.questions[rule.not_where].label}”."
    )
    return dict.fromkeys(rule.questions, says)


def _of_lead(procedure: Procedure) -> dict[str, str]:
    """What the questions are for that tell which board leads; nothing where that is not asked."""
    lead = procedure.lead
    if lead is None:
        return {}
    yes, no = (f"“{procedure.answers[answer]}”" for answer in (YES, NO))
    asks, if_yes, if_no = (f"“{procedure.questions[id].label}”" for id in (lead.asks, lead.yes, lead.no))
    return {
        lead.asks: f"{lead.heading} is told by {if_yes} with {yes}, by {if_no} with {no}.",
        lead.yes: f"It tells {lower(lead.heading)}, with {yes} to {asks}.",
        lead.no: f"It tells {lower(lead.heading)}, with {no} to {asks}.",
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
