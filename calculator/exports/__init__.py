"""A result to take away: as a calendar, a table, text, a Word document or data."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import NamedTuple

from calculator import requests, responses
from calculator.dates import clock
from calculator.dates.timeline import Timeline
from calculator.edition import Edition
from calculator.exports import assessment, calendar, data, record, table, text, timeline, word
from calculator.exports.record import Answered, ExportError, Record
from calculator.procedure import Procedure
from calculator.requests import ELIGIBILITY, TIMELINE, Refusal

__all__ = ["FORMATS", "Export", "ExportError", "Format", "export", "formats", "short"]


class Format(NamedTuple):
    """What can be made of the results of the requests that ask for one of ``asks``.

    ``label`` is on its button, ``called`` how a sentence names it. A format that is ``copied`` goes to the clipboard
    and not into a file. ``render`` makes the bytes of it, and raises ExportError where there is nothing to make.
    """

    id: str
    label: str
    called: str
    ending: str
    type: str
    asks: tuple[str, ...]
    render: Callable[[Answered], bytes]
    copied: bool = False


def _record(answered: Answered) -> Record:
    return (timeline if isinstance(answered.result, Timeline) else assessment).record(answered)


_BOTH = (TIMELINE, ELIGIBILITY)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    Format("calendar", "Calendar (.ics)", "a calendar", "ics", "text/calendar;charset=utf-8", (TIMELINE,),
           calendar.render),
    Format("table", "Table (.csv)", "a table", "csv", "text/csv;charset=utf-8", (TIMELINE,), table.render),
    Format("word", "Word (.docx)", "a Word document", "docx", _DOCX, _BOTH, lambda of: word.render(_record(of))),
    Format("sheet", "Sheet to file (.docx)", "a sheet to file", "sheet.docx", _DOCX, (ELIGIBILITY,),
           lambda of: word.render(assessment.record(of, to_file=True))),
    Format("data", "Data (.json)", "data", "json", "application/json", _BOTH, data.render),
    Format("text", "Copy as text", "text", "txt", "text/plain;charset=utf-8", _BOTH,
           lambda of: text.render(_record(of)).encode(), copied=True),
)  # fmt: skip
"""Every format, in the order in which a page offers them."""


def formats(procedure: Procedure, *asks: str) -> dict[str, Format]:
    """The formats of the results of requests, by their ids; none where no result of them can be taken away."""
    offered = (format for format in FORMATS if format.id != "sheet" or procedure.sheet)
    return {format.id: format for format in offered if not {*asks}.isdisjoint(format.asks)}


class Export(NamedTuple):
    """A file to save: its name, without anything that was typed; its media type; its bytes."""

    name: str
    type: str
    body: bytes


def export(
    edition: Edition, request: str, kind: str, made: datetime, reference: str, ticked: Collection[str] = ()
) -> Export:
    """The result of a request, given as JSON text, as a file of one of its ``formats``.

    ``made`` is now, with its offset; ``reference`` is the person's own for the case, or ""; ``ticked`` are the
    provisions of the duties that the person has ticked. The same arguments give the same bytes. Raises ExportError, and
    ValueError where ``made`` has no offset.
    """
    asked = requests.read_text(edition, request)
    if isinstance(asked, Refusal):
        raise ExportError(*(problem.message for problem in asked.problems))
    offered = formats(edition.procedure, asked.ask)
    if kind not in offered:
        hint = f"Choose one of: {', '.join(offered)}." if offered else f"Ask for one of: {', '.join(_BOTH)}."
        raise ExportError(f"“{kind}” cannot be made of this. {hint}")
    stamp = record.stamp(edition, made, short(reference))
    format = offered[kind]
    body = format.render(Answered(edition, asked, responses.result(edition, asked), stamp, ticked))
    day = clock.day(made.astimezone(edition.clock)).isoformat()
    return Export(f"{edition.procedure.id}-{asked.ask}-{day}.{format.ending}", format.type, body)


def short(reference: str) -> str:
    """A reference on one line of at most 60 letters, without what cannot be seen."""
    seen = "".join(character if character.isprintable() else " " for character in reference)
    return " ".join(seen.split())[:60].strip()
