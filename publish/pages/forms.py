"""What the calculators' pages show: the questions, the dates, and the rules as tables."""

from collections.abc import Mapping

from markupsafe import Markup, escape

from calculator.criteria.rules import prepare
from calculator.dates.working import rule
from calculator.procedure import Condition, Finding, Procedure
from calculator.wording import phrases
from publish import bank_holidays
from publish.pages import reasons
from publish.source import Source

CALCULATORS = {"eligibility.md": "Are the criteria met?", "timeline.md": "Which dates follow?"}


def eligibility(source: Source) -> dict:
    """What the template of the page on the criteria shows."""
    procedure = source.procedure
    rules = prepare(procedure)
    why = reasons.reasons(rules)
    return {
        "groups": [
            {
                "id": group.id,
                "title": group.title,
                "intro": group.intro,
                "questions": [
                    {
                        "id": question.id,
                        "asks": question.asks,
                        "help": question.help,
                        "why": why.get(question.id),
                        "options": [(id, procedure.answers[id]) for id in question.answers],
                        "provisions": question.provisions,
                    }
                    for question in procedure.questions.values()
                    if question.group == group.id
                ],
            }
            for group in procedure.groups.values()
        ],
        "criteria": _criteria(procedure),
        "asked": {question.id for question in rules.asked},
        "burdens": [question.burden for question in procedure.questions.values() if question.burden],
    }


def _criteria(procedure: Procedure) -> list[dict]:
    outcomes = procedure.outcomes
    labels = {question.id: question.label for question in procedure.questions.values()}
    findings = procedure.findings
    return [
        {
            "id": criterion.id,
            "title": criterion.title,
            "when": condition(criterion.when, labels, findings),
            "force": criterion.force,
            "outcome": outcomes[criterion.outcome].title,
            "provisions": criterion.provisions,
        }
        for criterion in procedure.criteria.values()
    ]


def condition(found: Condition, labels: Mapping[str, str], findings: Mapping[str, Finding]) -> Markup:
    """A condition in words, as HTML, by the labels of the questions and what findings stand for."""
    match found:
        case str() if found in findings:
            finding = findings[found]
            return Markup("{}, which is {}").format(finding.label, condition(finding.when, labels, findings))
        case str():
            return escape(labels[found])
        case ("not", part):
            return Markup("<strong>not</strong> {}").format(condition(part, labels, findings))
        case (kind, *parts):
            inner = Markup("").join(Markup("<li>{}</li>").format(condition(part, labels, findings)) for part in parts)
            return Markup('<span class="condition">{} of</span><ul class="condition">{}</ul>').format(kind, inner)
    raise TypeError(f"not a condition: {found!r}")


def timescales(procedure: Procedure) -> list[dict]:
    """The timescales with their rules in words."""
    return [
        {
            "id": timescale.id,
            "title": timescale.title,
            "rule": phrases.sentence(rule(procedure, timescale)),
            "note": timescale.note,
            "force": timescale.force,
            "provisions": timescale.provisions,
        }
        for timescale in procedure.timescales.values()
    ]


def timeline(source: Source) -> dict:
    """What the template of the page on the dates shows."""
    procedure = source.procedure
    holidays = bank_holidays.official()
    return {
        "groups": [
            {
                "id": group.id,
                "title": group.title,
                "intro": group.intro,
                "events": [event for event in procedure.events.values() if event.group == group.id],
            }
            for group in procedure.event_groups.values()
        ],
        "timescales": timescales(procedure),
        "countings": procedure.counting.values(),
        "undated": [source.chapter.provision(duty.provision) for duty in procedure.undated],
        "calendar": {"first": phrases.day(holidays.first.isoformat()), "last": phrases.day(holidays.last.isoformat())},
    }
