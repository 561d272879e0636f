"""The requests that are measured: those of ``cases``, then as many more as are wanted, the same each time."""

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import chain, islice

from calculator import edition
from publish.cases import load
from publish.edition import PROCEDURE

SEED = 2018
# How far the full timeline is moved, in days, so that the bank holidays known reach it.
MOVES = range(-1_500, 1_500)
FULL_TIMELINE = {
    "ask": "timeline",
    "dates": {
        "known_to_chair": "2018-03-01T16:30",
        "incident_notified": "2018-02-27",
        "records_secured": "2018-03-02T09:00",
        "decision": "2018-03-26",
        "decision_outcome": "initiate",
        "notified": "2018-04-04",
        "agreed_completion": "2018-10-31",
        "completed": "2018-10-19",
        "publication": "2018-11-20",
        "copies_sent": "2018-11-12",
    },
    "as_at": "2018-11-21",
}
"""Every date is given, so every deadline has its full working; Easter falls in what is counted."""


@cache
def requests(ask: str) -> tuple[dict, ...]:
    """The requests of the case files that ask for this and are answered."""
    cases = (case for file in load(PROCEDURE.with_name("cases")) for case in file.cases)
    found = (case.request for case in cases if "errors" not in case.expect)
    return tuple(request for request in found if isinstance(request, dict) and request.get("ask") == ask)


def answers() -> Iterator[dict[str, str]]:
    """The answers of the case files, then without end what the questions of the criteria can be answered.

    No answer yet is one of the answers that a question can have.
    """
    yield from (request.get("answers", {}) for request in requests("eligibility"))
    states = {question.id: (None, *question.answers) for question in edition.current().rules.asked}
    drawing = random.Random(SEED)
    while True:
        drawn = {id: drawing.choice(possible) for id, possible in states.items()}
        yield {id: answer for id, answer in drawn.items() if answer is not None}


def full_timelines() -> Iterator[dict]:
    """The full timeline without end, each time at another date."""
    drawing = random.Random(SEED)
    while True:
        moved = timedelta(days=drawing.choice(MOVES))
        dates = {name: _moved(value, moved) for name, value in FULL_TIMELINE["dates"].items()}
        yield {**FULL_TIMELINE, "dates": dates, "as_at": _moved(FULL_TIMELINE["as_at"], moved)}


def _moved(value: str, by: timedelta) -> str:
    if not value[0].isdigit():
        return value
    return (datetime.fromisoformat(value) + by).isoformat()[: len(value)]


def of_the_criteria(given: dict[str, str]) -> dict[str, str]:
    """The answers to the questions that the criteria ask."""
    return {question.id: given[question.id] for question in edition.current().rules.asked if question.id in given}


def lines(ask: str, count: int) -> Iterator[bytes]:
    """This many requests as JSON text, each with its line feed."""
    if ask == "timeline":
        every = chain(requests(ask), full_timelines())
    else:
        every = ({"ask": ask, "answers": given} for given in answers())
    return map(as_line, islice(every, count))


def table(count: int) -> Iterator[bytes]:
    """A table of this many cases as CSV, for an audit: the full timeline, each time at another date."""
    names = tuple(FULL_TIMELINE["dates"])
    yield ",".join(names).encode() + b"\n"
    for timeline in islice(full_timelines(), count):
        yield ",".join(timeline["dates"][name] for name in names).encode() + b"\n"


def as_line(request: dict) -> bytes:
    return json.dumps(request).encode() + b"\n"
