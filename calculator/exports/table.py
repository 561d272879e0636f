"""A timeline as a table of comma-separated values (RFC 4180), which spreadsheets open."""

from collections.abc import Iterable, Iterator, Mapping

from calculator.dates import clock
from calculator.edition import Edition
from calculator.exports.record import Stamp
from calculator.procedure import Procedure
from calculator.wording import duties, phrases, points
from calculator.wording import timeline as said
from calculator.wording.duties import Moment
from calculator.wording.voice import PLAIN

GIVEN, DUE, LATEST, UNDATED = "Date given", "Date due", "Latest date", "Duty without a date"
HEADS = (
    "Reference", "Kind", "What", "Force", "On", "By", "Time", "Projected", "Done", "Standing", "As at",
    "Agreed date", "How the agreed date stands", "Runs from", "Working", "Days", "Other readings", "Provisions",
    "Warnings", "Outside the chapter", "Notice", "Edition", "Digest", "Made",
)  # fmt: skip


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that could be begins with an apostrophe."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell


def render(edition: Edition, request: Mapping, found: dict, stamp: Stamp) -> bytes:
    """A row for each date given, date due, latest date and duty of the timeline ``found`` for ``request``.

    All stand under one row of heads, each with all that an export carries. Dates stand as spreadsheets read them,
    2018-03-27; what is counted is said in words. Begins with a byte order mark, by which Excel knows UTF-8.
    """
    carried = _carried(edition.procedure, found, stamp)
    rows = [_whole(row, carried) for row in _rows(edition, request, found)]
    return "".join(["\ufeff", _line(HEADS), *map(_line, rows)]).encode()


def _line(cells: Iterable[str]) -> str:
    return ",".join('"{}"'.format(safe(cell).replace('"', '""')) for cell in cells) + "\r\n"


def _whole(row: dict[str, str], carried: dict[str, str]) -> list[str]:
    return [(carried | row).get(head, "") for head in HEADS]


def _rows(edition: Edition, request: Mapping, found: dict) -> Iterator[dict[str, str]]:
    procedure = edition.procedure
    yield from _given(edition, request)
    for deadline in found["deadlines"]:
        yield _due(procedure, deadline)
    for step in found["backwards"]["steps"] if found["backwards"] else ():
        yield _latest(step)
    for moment in duties.at_moments(procedure, found):
        for duty in moment.duties:
            yield _undated(moment, duty)


def _given(edition: Edition, request: Mapping) -> Iterator[dict[str, str]]:
    dates = request.get("dates", {})
    for event in edition.procedure.events.values():
        if event.id in dates and event.takes != "outcome":
            at = clock.write(clock.read(dates[event.id], edition.clock, times=True))
            yield {
                "Kind": GIVEN,
                "What": phrases.capital(event.label),
                "On": at[:10],
                "Time": _time(at),
                "Provisions": PLAIN.cites(event.provisions),
            }


def _due(procedure: Procedure, deadline: dict) -> dict[str, str]:
    due, extension = deadline["due"] or "", deadline["extension"] or {}
    start = deadline["working"]["start"]
    return {
        "Kind": DUE,
        "What": deadline["title"],
        "Force": deadline["force"],
        "By": due[:10],
        "Time": _time(due),
        "Projected": ("yes" if deadline["projected"] else "no") if due else "",
        "Done": deadline["done"] or "",
        "Standing": said.standing(procedure, deadline),
        "Agreed date": extension.get("agreed") or "",
        "How the agreed date stands": said.agreed(extension) if extension.get("agreed") else "",
        "Runs from": start["at"] if start else "",
        "Working": " ".join([*said.working(deadline), *points.told(procedure, deadline)]),
        "Days": "; ".join(f"{day}: {count}" for day, count in said.days(deadline["working"])),
        "Other readings": " ".join(map(said.reading, deadline["readings"])),
        "Provisions": PLAIN.cites(deadline["provisions"]),
    }


def _latest(step: dict) -> dict[str, str]:
    return {
        "Kind": LATEST,
        "What": step["title"],
        "By": step["latest"] or "",
        "Standing": " ".join(filter(None, (said.holds(step), said.spare(step)))),
        "Working": said.how(step),
        "Other readings": " ".join(map(said.reading, step["readings"])),
        "Provisions": PLAIN.cites(step["provisions"]),
    }


def _undated(moment: Moment, duty: dict) -> dict[str, str]:
    return {
        "Kind": UNDATED,
        "What": duty["text"],
        "Force": duty["force"],
        "Runs from": moment.heading,
        "Provisions": PLAIN.cites((duty["provision"],)),
    }


def _time(at: str) -> str:
    return phrases.clock_time(at) if "T" in at else ""


def _carried(procedure: Procedure, found: dict, stamp: Stamp) -> dict[str, str]:
    """What every row says."""
    present = found["present"]
    return {
        "Reference": stamp.reference,
        "As at": found["as_at"] or "",
        "Warnings": " ".join(warning["message"] for warning in found["warnings"]),
        "Outside the chapter": " ".join(
            [present["text"], *(said.present(procedure, duty) for duty in present["duties"])] if present else ()
        ),
        "Notice": " ".join(stamp.notices),
        "Edition": stamp.edition,
        "Digest": stamp.digest,
        "Made": stamp.made,
    }
