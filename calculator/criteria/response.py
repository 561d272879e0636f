"""What a response holds of an assessment and of its explanation, as JSON has it."""

from collections.abc import Iterable
from typing import NamedTuple

from calculator.criteria.assessment import INCONSISTENT, Assessment, ListedIndicators
from calculator.criteria.explanation import Explanation, Reason
from calculator.criteria.lead import LeadBoard
from calculator.criteria.rules import Answer
from calculator.wording.assessment import disagreement
from calculator.wording.phrases import plain


def eligibility(found: Assessment) -> dict:
    """The eligibility part of a response."""
    return {
        **_object(found.concluded),
        "presumed": found.presumed,
        "criteria": [
            {
                "id": rule.id,
                "outcome": rule.outcome,
                "status": status,
                "because": _answers(because),
                "provisions": list(rule.provisions),
            }
            for rule, status, because in found.criteria
        ],
        "needed": list(found.needed),
        "lead": _object(found.lead or LeadBoard()),
        "indicators": _object(found.indicators or ListedIndicators(applies=False)),
        "do_now": [duty.provision for duty in found.do_now],
        "warnings": [_disagreement(found)] if found.contradicting else [],
    }


def _disagreement(found: Assessment) -> dict:
    message = plain(disagreement(found))
    return {"code": INCONSISTENT, "message": message, "questions": list(found.contradicting)}


def explanation(found: Explanation) -> dict:
    """The explanation part of a response."""
    return {
        "conclusion": _reason(found.conclusion) | {"open_to": list(found.open_to), "unless": _answers(found.unless)},
        "criteria": [{"id": id} | _reason(reason) for id, reason in found.criteria.items()],
        "what_if": [
            {
                "question": question,
                "answer": answer,
                **_object(concluded),
                "criteria": [{"id": id, "status": status} for id, status in criteria],
            }
            for question, answer, concluded, criteria in found.alternatives
        ],
    }


def _object(record: NamedTuple) -> dict:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in record._asdict().items()}


def _reason(reason: Reason) -> dict:
    return {
        "because": _answers(reason.because),
        "would_settle": [{"answers": _answers(way), "leads_to": leads_to} for way, leads_to in reason.would_settle],
    }


def _answers(answers: Iterable[Answer]) -> list[dict]:
    return [{"question": question, "answer": answer} for question, answer in answers]
