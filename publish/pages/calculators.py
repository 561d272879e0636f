"""The pages of the two calculators: what is asked and why, and their rules as a table."""

from collections.abc import Mapping

from markupsafe import Markup, escape

from calculator.procedure import Condition, Finding
from calculator.wording import phrases
from publish.pages import examples
from publish.pages._reasons import reasons
from publish.pages._writer import Content


def timeline(content: Content) -> dict:
    """The days between which there is a calendar."""
    holidays = content.edition.holidays
    return {
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
