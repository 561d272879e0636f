"""The pages of the two calculators: what is asked and why, and their rules as a table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from markupsafe import Markup, escape

from calculator.criteria.conditions import evaluate, inline, names
from calculator.criteria.rules import Rules
from calculator.procedure import NO, YES, Condition, Criterion, Finding, Procedure
from calculator.wording import phrases
from publish.pages import examples
from publish.pages._writer import Content

NEVER = "It never changes the outcome."
_PLAYS = "plays a part in"


class Reason(NamedTuple):
    """Why a question is asked.

    ``purpose`` is what it is for where no criterion asks it, ``parts`` its parts in those that do: how it takes part,
    to be followed by the criteria. ``changes`` is what it can change, ``beside`` the provisions of what else it brings
    up beside the outcome.
    """

    purpose: str
    parts: dict[str, list[Criterion]]
    changes: str
    beside: tuple[str, ...]


def timeline(content: Content) -> dict:
    """The days between which there is a calendar, and a date as it is typed, of a year that the edition speaks of."""
    holidays, year = content.edition.holidays, content.source.procedure.edition[:4]
    return {
        "example": f"27 3 {year if year.isdecimal() else holidays.first.year}".replace(" ", "\u00a0"),
        "calendar": [phrases.day(day) for day in (holidays.first, holidays.last)],
        "worked": examples.asked(content.examples),
    }


def eligibility(content: Content) -> dict:
    """Why each question is asked, and when each criterion is met."""
    procedure = content.source.procedure
    labels = {question.id: question.label for question in procedure.questions.values()}
    why = reasons(content.edition.rules)
    return {
        "reasons": why,
        "deciding": {id for id, reason in why.items() if reason.parts},
        "points": {
            id: [point for point in content.source.chapter.interpretations if id in point.affects] for id in labels
        },
        "worked": examples.asked(content.examples),
        "when": {
            criterion.id: condition(criterion.when, labels, procedure.findings)
            for criterion in procedure.criteria.values()
        },
    }


def condition(when: Condition, labels: Mapping[str, str], findings: Mapping[str, Finding]) -> Markup:
    """A condition in words, as HTML, by the labels of the questions and what findings stand for."""
    match when:
        case str() if when in findings:
            finding = findings[when]
            return Markup("{}, which is {}").format(finding.label, condition(finding.when, labels, findings))
        case str():
            return escape(labels[when])
        case ("not", part):
            return Markup("<strong>not</strong> {}").format(condition(part, labels, findings))
        case (kind, *parts):
            inner = Markup("").join(Markup("<li>{}</li>").format(condition(part, labels, findings)) for part in parts)
            return Markup('<span class="condition">{} of</span><ul class="condition">{}</ul>').format(kind, inner)
    raise TypeError(f"not a condition: {when!r}")


def reasons(rules: Rules) -> dict[str, Reason]:
    """The reason of each question that a criterion, the lead board or the indicators ask, by its id."""
    procedure = rules.procedure
    purposes = _purposes(procedure)
    why = {}
    for id in procedure.questions:
        criteria = [procedure.criteria[asks] for asks, when in rules.conditions.items() if id in names(when)]
        if criteria or id in purposes:
            parts = defaultdict(list)
            for criterion in criteria:
                for says in _effects(procedure, id, criterion.when):
                    parts[says].append(criterion)
            reached = {criterion.outcome for criterion in criteria}
            outcomes = [f"“{outcome.word}”" for outcome in procedure.outcomes.values() if outcome.id in reached]
            why[id] = Reason(
                purpose="" if criteria else purposes[id],
                parts=parts,
                changes=f"So it can change whether the outcome is {' or '.join(outcomes)}." if criteria else NEVER,
                beside=tuple(_beside(rules, id)),
            )
    return why


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
            yield f"“{answers[answer]}” {does} “{finding.label}”, which {leads if held == YES else _PLAYS}"


def _effect(name: str, condition: Condition) -> tuple[str, str]:
    """Which truth of a name in it does something to a condition, whatever holds besides, and what."""
    holds, fails = evaluate(condition, {name: True}), evaluate(condition, {name: False})
    if holds is not None:
        return YES, "is enough for" if holds else "rules out"
    if fails is not None:
        return (NO, "is enough for") if fails else (YES, "is needed for")
    return YES, _PLAYS


def _purposes(procedure: Procedure) -> dict[str, str]:
    """What the questions are for that are indicators or tell which board leads."""
    yes, no = (f"“{procedure.answers[answer]}”" for answer in (YES, NO))
    purposes = {}
    if rule := procedure.indicators:
        says = f"One of the indicators, listed and never scored. {rule.note_not_where}"
        purposes |= dict.fromkeys(rule.questions, says)
    if lead := procedure.lead:
        asks, if_yes, if_no = (f"“{procedure.questions[id].label}”" for id in (lead.asks, lead.yes, lead.no))
        purposes |= {
            lead.asks: f"{lead.heading} is told by {if_yes} with {yes}, by {if_no} with {no}.",
            lead.yes: f"It tells {phrases.lower(lead.heading)}, with {yes} to {asks}.",
            lead.no: f"It tells {phrases.lower(lead.heading)}, with {no} to {asks}.",
            lead.partners: f"It tells {lead.partnership}.",
        }
    return purposes


def _beside(rules: Rules, question: str) -> Iterator[str]:
    """The provisions of the duties and reminders whose showing turns on a question."""
    duties = (((duty.provision,), when) for duty, when in rules.duties)
    reminders = ((reminder.provisions, when) for reminder, when in rules.reminders)
    for provisions, when in chain(duties, reminders):
        if when and question in names(when):
            yield from provisions
