"""The browser's way in: JSON text to JSON text, with the result as HTML beside it."""

import json

from calculator import door, edition, explanation
from calculator.edition import Edition
from calculator.report import eligibility, entered, problems, timeline
from calculator.report.markup import foot

ROOT = "../"


def respond(request: str) -> str:
    """``{"response": …, "html": …, "word": …}`` for a request as JSON text.

    ``response`` is what the command line gives for the same line; ``html`` is for the page, with links into the
    guidance from a page one folder deep; ``word`` sums up the result where there is room for no more.
    """
    current = edition.current()
    response = door.answer_text(current, request)
    html, word = _shown(current, request, response)
    return json.dumps({"response": response, "html": html, "word": word})


def _shown(current: Edition, request: str, response: dict) -> tuple[str, str]:
    if not response["ok"]:
        return problems.html(response["errors"]), ""
    if door.EXPLANATION in response:
        return "", ""
    asked = json.loads(request)
    if door.ELIGIBILITY in response:
        found = response[door.ELIGIBILITY]
        answers = asked.get("answers", {})
        why = explanation.explain(current.rules, answers)
        html = eligibility.html(current.rules, answers, found, why, ROOT)
        word = eligibility.word(current.procedure, found)
    else:
        found = response[door.TIMELINE]
        html = timeline.html(current.procedure, found, ROOT)
        word = timeline.word(current.procedure, found)
    return html + entered.html(current, asked) + foot(current.procedure, current.digest), word


def export(request: str, asked: str) -> str:
    """``{"name", "type", "body"}`` for a request and what is wanted of it, both as JSON text; or ``{"errors": […]}``.

    ``asked`` is ``{"kind", "made", "reference"}``, ``made`` an instant as ISO 8601 with its offset; ``body`` is base64.
    """
    # Only who takes something away waits for these.
    from binascii import b2a_base64
    from datetime import datetime

    from calculator import export

    wanted = json.loads(asked)
    made = datetime.fromisoformat(wanted["made"])
    try:
        found = export.export(edition.current(), request, wanted["kind"], made, wanted["reference"])
    except export.ExportError as error:
        return json.dumps({"errors": list(error.messages)})
    body = b2a_base64(found.body, newline=False).decode()
    return json.dumps({"name": found.name, "type": found.type, "body": body})
