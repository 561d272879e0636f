"""The columns of the table of cases that an audit reads, by the names in its first row."""

from dataclasses import dataclass
from difflib import get_close_matches

from calculator.command.csv_rows import Row
from calculator.procedure import Procedure

CASE, AS_AT, NOTE = "case", "as_at", "note"


class HeaderError(Exception):
    """The first row does not say what the columns are. The message says which do not, and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The names of the columns, "" for one without, and on which line; where each date and the day to judge by stand.

    ``kept`` are the columns that have names; ``width`` counts up to the last of them.
    """

    line: int
    names: tuple[str, ...]
    dates: dict[str, int]
    as_at: int | None
    kept: tuple[int, ...]
    width: int


def columns(procedure: Procedure, header: Row) -> Columns:
    """What each column of the first row is. Raises HeaderError with all that is wrong."""
    if header.wrong:
        raise HeaderError(f"line {header.line}, column {letter(header.place)}: {header.wrong}")
    names = tuple("_".join(name.lower().split()) for name in header.cells)
    events = [event.id for event in procedure.events]
    wrong = _wrong(names, events)
    if wrong:
        raise HeaderError("\n".join(f"line {header.line}, {problem}" for problem in wrong))
    kept = tuple(place for place, name in enumerate(names) if name)
    return Columns(
        line=header.line,
        names=names,
        dates={name: place for place, name in enumerate(names) if name in events},
        as_at=names.index(AS_AT) if AS_AT in names else None,
        kept=kept,
        width=kept[-1] + 1,
    )


def _wrong(names: tuple[str, ...], events: list[str]) -> list[str]:
    known = [CASE, AS_AT, *events]
    expected = f"Expected {', '.join(known)}, or a name that begins with {NOTE}."
    wrong, before = [], set()
    for place, name in enumerate(names):
        if name and name in before:
            wrong.append(f"column {letter(place)}: “{name}” is there twice.")
        elif name and name not in known and not name.startswith(NOTE):
            near = get_close_matches(name, known, n=1)
            hint = f"Did you mean “{near[0]}”?" if near else expected
            wrong.append(f"column {letter(place)}: “{name}” is not known. {hint}")
        before.add(name)
    if not any(name in events for name in names):
        wrong.append(f"no column is a date of a case. Expected at least one of {', '.join(events)}.")
    return wrong


def misplaced(columns: Columns, cells: list[str]) -> list[tuple[int, str]]:
    """What is wrong with where the cells of a row stand, each with the place of the cell in which it shows."""
    why = f"this column has no name in line {columns.line}. Name it, or empty this cell."
    filled = [place for place, cell in enumerate(cells) if cell]
    wrong = [(place, why) for place in filled if place < len(columns.names) and not columns.names[place]]
    beyond = [place for place in filled if place >= len(columns.names)]
    if beyond:
        more = "1 cell stands" if len(beyond) == 1 else f"{len(beyond):,} cells stand"
        why = f"{more} beyond the last column of line {columns.line}. Put a note that was parted by mistake in quotes."
        wrong.append((beyond[0], why))
    return wrong


def at(columns: Columns, line: int, place: int) -> str:
    """“line 7, column C (decision)”."""
    name = columns.names[place] if place < len(columns.names) else ""
    return f"line {line}, column {letter(place)}{f' ({name})' if name else ''}"


def letter(place: int) -> str:
    """What a spreadsheet calls a column: A for the first, AA after Z."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
