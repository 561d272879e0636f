"""What was entered, as people read it: each question or date with what was given."""

import json
from collections.abc import Mapping

from calculator.dates import clock
from calculator.edition import Edition
from calculator.wording import phrases

HEADING = "What was entered"
AGAIN = "To check this later, give the calculator’s command this, on one line:"


def rows(edition: Edition, request: Mapping) -> list[tuple[str, str]]:
    """The words of each question or date, in the order of the form, and of what a valid request gives for it."""
    procedure = edition.procedure
    answers, dates = request.get("answers", {}), request.get("dates", {})
    entered = [
        (question.label, procedure.answers[answers[id]])
        for id, question in procedure.questions.items()
        if id in answers
    ]
    for event in procedure.events.values():
        if event.id in dates:
            given = event.choices.get(dates[event.id]) or moment(edition, dates[event.id])
            entered.append((phrases.capital(event.label), given))
    if "as_at" in request:
        entered.append(("As at", moment(edition, request["as_at"])))
    return entered


def moment(edition: Edition, written: str) -> str:
    """A date or a time of a valid request in words."""
    return phrases.moment(clock.read(written, edition.clock, times=True))


def line(request: Mapping) -> str:
    """A request as a line for ``python -m calculator``, by which a printout can be checked; no space breaks it."""
    return json.dumps(request, separators=(",", ":"))
