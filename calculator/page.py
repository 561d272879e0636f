"""The browser's way in: JSON text to JSON text, with the result as HTML beside it."""

import json

from calculator import door, edition, explanation
from calculator.edition import Edition
from calculator.report import eligibility, problems, timeline
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
    if door.ELIGIBILITY in response:
        found = response[door.ELIGIBILITY]
        answers = json.loads(request).get("answers", {})
        why = explanation.explain(current.rules, answers)
        html = eligibility.html(current.rules, answers, found, why, ROOT)
        word = eligibility.word(current.procedure, found)
    else:
        found = response[door.TIMELINE]
        html = timeline.html(current.procedure, found, ROOT)
        word = timeline.word(current.procedure, found)
    return html + foot(current.procedure, current.digest), word
