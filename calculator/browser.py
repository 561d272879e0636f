"""The browser's way in: JSON text to JSON text, with the result as HTML and in words beside it."""

import json

from calculator import edition, requests, responses
from calculator.criteria.assessment import Assessment
from calculator.criteria.explanation import explain
from calculator.dates.timeline import Timeline
from calculator.html import assessment, entered, timeline
from calculator.requests import Refusal
from calculator.wording import alternatives
from calculator.wording import assessment as of_criteria
from calculator.wording import timeline as of_dates

ROOT = "../"


def respond(request: str, before: str | None = None) -> str:
    """``{"response", "html", "working", "word", "said", "changed"}`` for a request as JSON text.

    ``response`` is what the command line gives for the same line; ``html`` is the result for a page one folder deep,
    ``working`` what is read after it; ``word`` sums it up where there is little room, ``said`` is what is heard of it.
    ``changed`` says what is otherwise than for the request ``before``, where both are about eligibility; ``html`` then
    begins with a button that puts it back.
    """
    current = edition.current()
    asked = requests.read_text(current, request)
    result = responses.result(current, asked)
    html = working = word = said = changed = ""
    match result:
        case Refusal():
            html = entered.refused(result.problems)
        case Assessment():
            why = explain(current.rules, asked.answers)
            html, working = assessment.render(result, why, ROOT), assessment.working(result, why, ROOT)
            word, said = of_criteria.short(result), of_criteria.announced(result)
        case Timeline():
            html, working = timeline.render(result, ROOT), timeline.working(result, ROOT)
            word, said = of_dates.word(result), of_dates.said(result)
    if said:
        working += entered.render(asked) + entered.foot(current.procedure, current.digest)
    was = responses.result(current, requests.read_text(current, before)) if before else None
    if isinstance(was, Assessment) and isinstance(result, Assessment):
        changed, html = alternatives.changed(was, result), assessment.put_back(was, result) + html
    shown = {"html": html, "working": working, "word": word, "said": said, "changed": changed}
    return json.dumps({"response": responses.response(current, result), **shown})


def export(request: str, asked: str) -> str:
    """``{"name", "type", "body"}`` for a request and what is wanted of it, both as JSON text; or ``{"errors": […]}``.

    ``asked`` is ``{"kind", "made", "reference", "ticked"}``, ``made`` an instant as ISO 8601 with its offset, and
    ``ticked``, which may be left out, the provisions of the duties that are ticked; ``body`` is base64.
    """
    # Only who takes something away waits for these.
    from binascii import b2a_base64
    from datetime import datetime

    from calculator import exports

    wanted = json.loads(asked)
    made = datetime.fromisoformat(wanted["made"])
    try:
        ticked = wanted.get("ticked", ())
        file = exports.export(edition.current(), request, wanted["kind"], made, wanted["reference"], ticked)
    except exports.ExportError as error:
        return json.dumps({"errors": list(error.messages)})
    body = b2a_base64(file.body, newline=False).decode()
    return json.dumps({"name": file.name, "type": file.type, "body": body})
