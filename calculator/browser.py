"""The browser's way in: JSON text to JSON text, with the result as HTML beside it."""

import json

from calculator import edition, requests
from calculator.criteria import explanation
from calculator.edition import Edition
from calculator.html import assessment, entered, problems, timeline
from calculator.html.markup import Html
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
    return json.dumps({"response": response, "html": Html(back) + html, "word": word, "changed": changed})


def _shown(current: Edition, request: str, response: dict) -> tuple[str, str]:
    if not response["ok"]:
        return problems.html(response["errors"]), ""
    if requests.EXPLANATION in response:
        return "", ""
    asked = json.loads(request)
    if requests.ELIGIBILITY in response:
        found = response[requests.ELIGIBILITY]
        answers = asked.get("answers", {})
        why = explanation.explain(current.rules, answers)
        html = Html(assessment.html(current.rules, answers, found, why, ROOT))
        word = assessment.word(current.procedure, found)
    else:
        shown = requests.timeline_of(current, asked)
        html, word = timeline.html(shown, ROOT), timeline.word(shown)
    return html + entered.html(current, asked) + entered.foot(current.procedure, current.digest), word


def _changed(current: Edition, request: str, response: dict, before: str) -> tuple[str, str]:
    """What is otherwise than before, and a button that puts it back."""
    was = requests.answer_text(current, before)
    if requests.ELIGIBILITY not in response or requests.ELIGIBILITY not in was:
        return "", ""
    earlier, answers = (json.loads(asked).get("answers", {}) for asked in (before, request))
    procedure = current.procedure
    said = alternatives.changed(procedure, earlier, was[requests.ELIGIBILITY], answers, response[requests.ELIGIBILITY])
    return said, alternatives.put_back(procedure, earlier, answers)


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
