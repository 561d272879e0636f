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
    return response(edition, result(edition, requests.read(edition, given)))


def answer_text(edition: Edition, text: str | bytes) -> dict:
    """The response to a request as JSON text; ``not_json`` where it is none."""
    return response(edition, result(edition, requests.read_text(edition, text)))


def result(edition: Edition, request: Request | Refusal) -> Result | Refusal:
    """What a request leads to; of what is no request, the refusal as it is."""
    if isinstance(request, Refusal):
        return request
    if request.ask == ELIGIBILITY:
        return assess(edition.rules, request.answers)
    if request.ask == EXPLANATION:
        return explain(edition.rules, request.answers)
    return timeline(request.case)


def response(edition: Edition, said: Result | Refusal) -> dict:
    """The response that gives a result, or that refuses."""
    match said:
        case Refusal(problems=problems):
            body = {"errors": [problem._asdict() for problem in problems]}
        case Assessment():
            body = {ELIGIBILITY: criteria.eligibility(said)}
        case Explanation():
            body = {EXPLANATION: criteria.explanation(said)}
        case _:
            body = {TIMELINE: dates.to_dict(said)}
    procedure = edition.procedure
    return {
        "ok": not isinstance(said, Refusal),
        **body,
        "notices": [{"code": notice.code, "message": notice.message} for notice in procedure.notices],
        "procedure": {"id": procedure.id, "edition": procedure.edition, "digest": edition.digest},
    }
