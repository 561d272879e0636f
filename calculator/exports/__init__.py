"""A result to take away: as a calendar, a table, text, a Word document or data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from calculator import requests
from calculator.dates import clock
from calculator.edition import Edition
from calculator.exports import assessment, calendar, record, table, text, timeline, word
from calculator.exports._calendar_entries import entries
from calculator.exports.record import Record, Stamp

LONGEST_REFERENCE = 60
CALENDAR, TABLE, TEXT, WORD, DATA = "calendar", "table", "text", "word", "data"
TYPES = {
    CALENDAR: ("ics", "text/calendar;charset=utf-8"),
    TABLE: ("csv", "text/csv;charset=utf-8"),
    TEXT: ("txt", "text/plain;charset=utf-8"),
    WORD: ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    DATA: ("json", "application/json"),
}
KINDS = {requests.TIMELINE: (CALENDAR, TABLE, TEXT, WORD, DATA), requests.ELIGIBILITY: (TEXT, WORD, DATA)}
"""What can be made of the result of each kind of request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file to save: its name, without anything that was typed; its media type; its bytes."""

    name: str
    type: str
    body: bytes


class ExportError(Exception):
    """Nothing can be made of the request. ``messages`` say why, in words for people."""

    def __init__(self, *messages: str):
        super().__init__(" ".join(messages))
        self.messages = messages


def export(edition: Edition, request: str, kind: str, made: datetime, reference: str) -> Export:
    """The result of a request, given as JSON text, as a file of one of ``KINDS``.

    ``made`` is now, with its offset; ``reference`` is the person's own for the case, or "". The same arguments give
    the same bytes. Raises ExportError, and ValueError where ``made`` has no offset.
    """
    response = requests.answer_text(edition, request)
    if not response["ok"]:
        raise ExportError(*(problem["message"] for problem in response["errors"]))
    asked = json.loads(request)
    ask = asked["ask"]
    if kind not in KINDS.get(ask, ()):
        raise ExportError(f"“{kind}” cannot be made of this. {_choice(ask)}")
    mark = record.stamp(edition, made, short(reference))
    body = _body(edition, asked, response, kind, mark)
    ending, media_type = TYPES[kind]
    day = clock.day(made.astimezone(edition.clock)).isoformat()
    return Export(name=f"{edition.procedure.id}-{ask}-{day}.{ending}", type=media_type, body=body)


def _choice(ask: str) -> str:
    return f"Choose one of: {', '.join(KINDS[ask])}." if ask in KINDS else f"Ask for one of: {', '.join(KINDS)}."


def short(reference: str) -> str:
    """A reference on one line of at most 60 letters, without what cannot be seen."""
    seen = "".join(character if character.isprintable() else " " for character in reference)
    return " ".join(seen.split())[:LONGEST_REFERENCE].strip()


def _body(edition: Edition, asked: Mapping, response: dict, kind: str, mark: Stamp) -> bytes:
    if kind == DATA:
        return _data(edition, asked, response, mark)
    if kind == TEXT:
        return text.render(_record(edition, asked, response, mark)).encode()
    if kind == WORD:
        return word.render(_record(edition, asked, response, mark))
    shown = requests.timeline_of(edition, asked)
    if kind == TABLE:
        return table.render(shown, mark)
    days = entries(shown)
    if not days:
        raise ExportError("There is no date yet that could stand in a calendar.")
    return calendar.render(shown, days, mark)


def _record(edition: Edition, asked: Mapping, response: dict, mark: Stamp) -> Record:
    if requests.TIMELINE in response:
        return timeline.record(edition, asked, requests.timeline_of(edition, asked), mark)
    why = explanation(edition, asked)
    return assessment.record(edition, asked, response[requests.ELIGIBILITY], why, mark)


def explanation(edition: Edition, asked: Mapping) -> dict:
    """Why the result of an eligibility request stands."""
    return requests.answer(edition, asked | {"ask": requests.EXPLANATION})[requests.EXPLANATION]


def _data(edition: Edition, asked: Mapping, response: dict, mark: Stamp) -> bytes:
    """What ``calculator.command.check`` reads."""
    made = clock.write(mark.at.astimezone(edition.clock))
    found = {
        "made": made,
        "reference": mark.reference,
        "notices": mark.notices,
        "request": asked,
        "response": response,
    }
    if requests.ELIGIBILITY in response:
        found["explanation"] = explanation(edition, asked)
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()
