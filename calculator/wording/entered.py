"""What was entered, as people read it: each question or date with what was given."""

import json
from collections.abc import Iterator

from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import DONE_UNDATED
from calculator.procedure import Event
from calculator.requests import Request
from calculator.wording import phrases

HEADING, ABOUT = "What was entered", "About this record"
TICKED = {True: "ticked here", False: "not ticked here"}
AGAIN = "To check this later, give the calculator’s command this, on one line:"


def rows(request: Request) -> list[tuple[str, str]]:
    """The words of each question or date that was given, in the order of the form, and of what was given for it."""
    case, procedure = request.case, request.case.procedure
    entered = [
        (question.label, procedure.answers[request.answers[id]])
        for id, question in procedure.questions.items()
        if id in request.answers
    ]
    entered += [(phrases.capital(event.label), phrases.plain((at,))) for event, at in given(case)]
    return [*entered, ("As at", phrases.moment(case.as_at))] if case.as_at else entered


def given(case: Case) -> Iterator[tuple[Event, Moment | str]]:
    """Each event that was given, in the order of the form, with its moment or, without one, in words what was given."""
    for id, event in case.procedure.events.items():
        if id in case.dates:
            yield event, case.dates[id]
        elif id in case.undated:
            yield event, event.choices[case.outcome] if event.choices else case.procedure.statuses[DONE_UNDATED]


def line(request: Request) -> str:
    """A request as a line for ``python -m calculator``, by which a printout can be checked; no space breaks it."""
    return json.dumps(request.given, separators=(",", ":"))
