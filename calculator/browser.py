"""The browser's way in: JSON text to JSON text, with the result as HTML beside it."""

import json

from calculator import edition, requests
from calculator.criteria.assessment import Assessment, assess
from calculator.criteria.explanation import explain
from calculator.edition import Edition
from calculator.errors import Problem
from calculator.exports import entered
from calculator.html import assessment, problems, timeline
from calculator.html._strings import foot
from calculator.wording import alternatives

ROOT = "../"


def respond(request: str, before: str | None = None) -> str:
    """``{"response": …, "html": …, "word": …, "changed": …}`` for a request as JSON text.

    ``response`` is what the command line gives for the same line; ``html`` is for the page, with links into the
    guidance from a page one folder deep; ``word`` sums up the result where there is room for no more. ``changed`` says
    what is otherwise than for the request ``before``, where both are about eligibility; ``html`` then begins with a
    button that puts it back.
    """
    current = edition.current()
    response = requests.answer_text(current, request)
    html, word = _shown(current, request, response)
    changed, back = _changed(current, request, response, before) if before else ("", "")
    return json.dumps({"response": response, "html": "".join((back, html)), "word": word, "changed": changed})


def _shown(current: Edition, request: str, response: dict) -> tuple[str, str]:
    if not response["ok"]:
        return problems.render(Problem(**problem) for problem in response["errors"]), ""
    if requests.EXPLANATION in response:
        return "", ""
    asked = json.loads(request)
    if requests.ELIGIBILITY in response:
        found = _assessment(current, request)
        html = assessment.render(found, explain(current.rules, found.answers), ROOT)
        word = assessment.word(found)
    else:
        found = response[requests.TIMELINE]
        html = timeline.html(current.procedure, found, ROOT)
        word = timeline.word(current.procedure, found)
    return "".join((html, entered.html(current, asked), foot(current.procedure, current.digest))), word


def _assessment(current: Edition, request: str) -> Assessment:
    """The assessment of a request about eligibility that was answered."""
    return assess(current.rules, json.loads(request).get("answers", {}))


def _changed(current: Edition, request: str, response: dict, before: str) -> tuple[str, str]:
    """What is otherwise than before, and a button that puts it back."""
    if requests.ELIGIBILITY not in response or requests.ELIGIBILITY not in requests.answer_text(current, before):
        return "", ""
    was, now = _assessment(current, before), _assessment(current, request)
    return alternatives.changed(was, now), assessment.put_back(was, now)


def export(request: str, asked: str) -> str:
    """``{"name", "type", "body"}`` for a request and what is wanted of it, both as JSON text; or ``{"errors": […]}``.

    ``asked`` is ``{"kind", "made", "reference"}``, ``made`` an instant as ISO 8601 with its offset; ``body`` is base64.
    """
    # Only who takes something away waits for these.
    from binascii import b2a_base64
    from datetime import datetime

    from calculator import exports

    wanted = json.loads(asked)
    made = datetime.fromisoformat(wanted["made"])
    try:
        found = exports.export(edition.current(), request, wanted["kind"], made, wanted["reference"])
    except exports.ExportError as error:
        return json.dumps({"errors": list(error.messages)})
    body = b2a_base64(found.body, newline=False).decode()
    return json.dumps({"name": found.name, "type": found.type, "body": body})
