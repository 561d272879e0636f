"""What a request leads to, and the response that says it as JSON has it."""

from calculator import requests
from calculator.criteria import response as criteria
from calculator.criteria.assessment import Assessment, assess
from calculator.criteria.explanation import Explanation, explain
from calculator.dates import response as dates
from calculator.dates.timeline import Timeline, timeline
from calculator.edition import Edition
from calculator.requests import ELIGIBILITY, EXPLANATION, TIMELINE, Refusal, Request

type Result = Assessment | Explanation | Timeline


def answer(edition: Edition, given: object) -> dict:
    """The response to one request, whatever it is: ``ok`` with what was asked, or not ``ok`` with every problem.

    ``{"ok": True, ask: …}`` or ``{"ok": False, "errors": [{"field", "code", "message"}]}``; ``notices`` and
    ``procedure`` stand on both.
    """
    return _answer(edition, requests.read(edition, given))


def answer_text(edition: Edition, text: str | bytes) -> dict:
    """The response to a request as JSON text; ``not_json`` where it is none."""
    return _answer(edition, requests.read_text(edition, text))


def _answer(edition: Edition, request: Request | Refusal) -> dict:
    return response(edition, request if isinstance(request, Refusal) else result(edition, request))


def result(edition: Edition, request: Request) -> Result:
    """What a request leads to."""
    if request.ask == ELIGIBILITY:
        return assess(edition.rules, request.answers)
    if request.ask == EXPLANATION:
        return explain(edition.rules, request.answers)
    return timeline(request.case)


def response(edition: Edition, said: Result | Refusal) -> dict:
    """The response that gives a result, or that refuses."""
    match said:
        case Refusal(problems=problems):
            body = {"errors": [problem.to_dict() for problem in problems]}
        case Assessment():
            body = {ELIGIBILITY: criteria.eligibility(said)}
        case Explanation():
            body = {EXPLANATION: criteria.explanation(said)}
        case Timeline():
            body = {TIMELINE: dates.timeline(said)}
    procedure = edition.procedure
    return {
        "ok": not isinstance(said, Refusal),
        **body,
        "notices": [{"code": notice.code, "message": notice.message} for notice in procedure.notices],
        "procedure": {"id": procedure.id, "edition": procedure.edition, "digest": edition.digest},
    }
