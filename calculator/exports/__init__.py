"""A result to take away: as a calendar, a table, text, a Word document or data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from calculator import requests
from calculator.criteria import response as criteria_response
from calculator.criteria.assessment import assess
from calculator.criteria.explanation import explain
from calculator.dates import clock
from calculator.dates.deadlines import NOT_APPLICABLE, outcome_event
from calculator.edition import Edition
from calculator.exports import assessment, calendar, entries, record, table, text, timeline, word
from calculator.exports.record import Record, Stamp

LONGEST_REFERENCE = 60
SEAL = "seal"
CALENDAR, TABLE, TEXT, WORD, DATA = "calendar", "table", "text", "word", "data"


class Format(NamedTuple):
    """What can be made of the results of the requests that ask for one of ``asks``.

    ``label`` is on its button, ``called`` how a sentence names it. A format that is ``copied`` goes to the clipboard
    and not into a file.
    """

    id: str
    label: str
    called: str
    ending: str
    type: str
    asks: tuple[str, ...]
    copied: bool = False


_BOTH = (requests.ELIGIBILITY, requests.TIMELINE)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    Format(CALENDAR, "Calendar (.ics)", "a calendar", "ics", "text/calendar;charset=utf-8", (requests.TIMELINE,)),
    Format(TABLE, "Table (.csv)", "a table", "csv", "text/csv;charset=utf-8", (requests.TIMELINE,)),
    Format(WORD, "Word (.docx)", "a Word document", "docx", _DOCX, _BOTH),
    Format(DATA, "Data (.json)", "data", "json", "application/json", _BOTH),
    Format(TEXT, "Copy as text", "text", "txt", "text/plain;charset=utf-8", _BOTH, copied=True),
)
"""Every format, in the order in which a page offers them."""


def formats(ask: str) -> dict[str, Format]:
    """The formats of the result of a request, by their ids; none where its result cannot be taken away."""
    return {format.id: format for format in FORMATS if ask in format.asks}


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
    """The result of a request, given as JSON text, as a file of one of its ``formats``.

    ``made`` is now, with its offset; ``reference`` is the person's own for the case, or "". The same arguments give
    the same bytes. Raises ExportError, and ValueError where ``made`` has no offset.
    """
    response = requests.answer_text(edition, request)
    if not response["ok"]:
        raise ExportError(*(problem["message"] for problem in response["errors"]))
    asked = json.loads(request)
    ask = asked["ask"]
    if kind not in formats(ask):
        raise ExportError(f"“{kind}” cannot be made of this. {_choice(ask)}")
    mark = record.stamp(edition, made, short(reference))
    body = _body(edition, asked, response, kind, mark)
    made_as = formats(ask)[kind]
    day = clock.day(made.astimezone(edition.clock)).isoformat()
    return Export(name=f"{edition.procedure.id}-{ask}-{day}.{made_as.ending}", type=made_as.type, body=body)


def _choice(ask: str) -> str:
    if offered := formats(ask):
        return f"Choose one of: {', '.join(offered)}."
    return f"Ask for one of: {', '.join({ask: None for format in FORMATS for ask in format.asks})}."


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
    found = response[requests.TIMELINE]
    if kind == TABLE:
        return table.render(edition, asked, found, mark)
    days = entries.entries(edition.procedure, found, _otherwise(edition, asked, found))
    if not days:
        raise ExportError("There is no date yet that could stand in a calendar.")
    return calendar.render(edition, asked, found, days, mark)


def _otherwise(edition: Edition, asked: Mapping, found: dict) -> list[dict]:
    """The timelines of the same dates, had the decision been that which a date that does not arise depends on."""
    decided = outcome_event(edition.procedure).id
    gone = [deadline["id"] for deadline in found["deadlines"] if deadline["status"] == NOT_APPLICABLE]
    outcomes = dict.fromkeys(edition.procedure.timescales[id].outcome for id in gone)
    other = (asked | {"dates": asked["dates"] | {decided: outcome}} for outcome in outcomes)
    return [requests.answer(edition, request)[requests.TIMELINE] for request in other]


def _record(edition: Edition, asked: Mapping, response: dict, mark: Stamp) -> Record:
    if requests.TIMELINE in response:
        return timeline.record(edition, asked, response[requests.TIMELINE], mark)
    answers = asked.get("answers", {})
    return assessment.record(edition, asked, assess(edition.rules, answers), explain(edition.rules, answers), mark)


def explanation(edition: Edition, asked: Mapping) -> dict:
    """Why the result of an eligibility request stands, as a response has it."""
    return criteria_response.explanation(explain(edition.rules, asked.get("answers", {})))


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
    found[SEAL] = seal(found)
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def seal(saved: Mapping) -> str:
    """The SHA-256 of saved data as canonical JSON, of all but the seal itself, in hexadecimal.

    It shows that something was changed, and nothing of who saved it: whoever forges the data can seal them again.
    """
    held = {name: part for name, part in saved.items() if name != SEAL}
    return sha256(json.dumps(held, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
