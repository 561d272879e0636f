"""A timeline as a table of comma-separated values (RFC 4180), which spreadsheets open."""

from collections.abc import Iterable

from calculator.procedure import Procedure
from calculator.report import timeline_sentences as said
from calculator.report import words
from calculator.report.record import Stamp
from calculator.report.voice import PLAIN


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that could be begins with an apostrophe."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell


def render(procedure: Procedure, found: dict, stamp: Stamp) -> bytes:
    """A row for each deadline under one row of heads, each with all that an export carries.

    Dates stand as spreadsheets read them, 2018-03-27; what is counted is said in words. Begins with a byte order mark,
    by which Excel knows UTF-8.
    """
    rows = [_row(procedure, found, deadline, stamp) for deadline in found["deadlines"]]
    return "".join(["\ufeff", _line(rows[0]), *(_line(row.values()) for row in rows)]).encode()


def _line(cells: Iterable[str]) -> str:
    return ",".join('"{}"'.format(safe(cell).replace('"', '""')) for cell in cells) + "\r\n"


def _row(procedure: Procedure, found: dict, deadline: dict, stamp: Stamp) -> dict[str, str]:
    due, extension = deadline["due"] or "", deadline["extension"] or {}
    start, present = deadline["working"]["start"], found["present"]
    planned, done = procedure.planning, procedure.timescale(deadline["id"]).done
    wished = procedure.event(planned.event).label if planned else ""
    latest = next((step for step in _steps(found) if step["event"] == done), None)
    return {
        "Reference": stamp.reference,
        "What": deadline["title"],
        "Force": deadline["force"],
        "By": due[:10],
        "Time": words.clock_time(due) if "T" in due else "",
        "Projected": ("yes" if deadline["projected"] else "no") if due else "",
        "Done": deadline["done"] or "",
        "Standing": said.standing(procedure, deadline),
        "As at": found["as_at"] or "",
        "Agreed date": extension.get("agreed") or "",
        "How the agreed date stands": said.agreed(extension) if extension.get("agreed") else "",
        f"Latest date for {wished}": (latest["latest"] or "") if latest else "",
        f"In time for {wished}": said.holds(latest) if latest else "",
        "Runs from": start["at"] if start else "",
        "Working": " ".join(said.working(deadline)),
        "Days": "; ".join(f"{day}: {count}" for day, count in said.days(deadline["working"])),
        "Other readings": " ".join(map(said.reading, deadline["readings"])),
        "Provisions": PLAIN.cites(deadline["provisions"]),
        "Warnings": " ".join(warning["message"] for warning in found["warnings"]),
        "Outside the chapter": " ".join(
            [present["text"], *(said.present(procedure, duty) for duty in present["duties"])] if present else ()
        ),
        "Notice": " ".join(stamp.notices),
        "Edition": stamp.edition,
        "Digest": stamp.digest,
        "Made": stamp.made,
    }


def _steps(found: dict) -> list[dict]:
    return found["backwards"]["steps"] if found["backwards"] else []
