"""What was entered, as people read it: each question or date with what was given."""

import json

from calculator.dates.deadlines import DONE_UNDATED
from calculator.requests import Request
from calculator.wording import phrases

HEADING, ABOUT = "What was entered", "About this record"
TICKED = {True: "ticked here", False: "not ticked here"}
AGAIN = "To check this later, give the calculator’s command this, on one line:"


def rows(request: Request) -> list[tuple[str, str]]:
    """The words of each question or date that was given, in the order of the form, and of what was given for it."""
    case = request.case
    procedure = case.procedure
    entered = [
        (question.label, procedure.answers[request.answers[id]])
        for id, question in procedure.questions.items()
        if id in request.answers
    ]
    for id, event in procedure.events.items():
        if id in case.dates:
            entered.append((phrases.capital(event.label), phrases.moment(case.dates[id])))
        elif event.undated and id in case.undated:
            entered.append((phrases.capital(event.label), procedure.statuses[DONE_UNDATED]))
        elif event.choices and case.outcome:
            entered.append((phrases.capital(event.label), event.choices[case.outcome]))
    if case.as_at:
        entered.append(("As at", phrases.moment(case.as_at)))
    return entered


def line(request: Request) -> str:
    """A request as a line for ``python -m calculator``, by which a printout can be checked; no space breaks it."""
    return json.dumps(request.given, separators=(",", ":"))
