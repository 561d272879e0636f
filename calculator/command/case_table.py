"""The table of cases that an audit reads: its lines as text, what parts its cells, and its columns by their names."""

import codecs
import io
import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import BinaryIO, NamedTuple

from calculator.command.csv_rows import CUT, Row, rows
from calculator.command.lines import LONGEST_LINE, lines
from calculator.command.spellings import month_first
from calculator.procedure import Procedure

_SEPARATORS = ",;\t"
# A first line by which a spreadsheet is told what parts the cells.
_NAMED = re.compile(rf"sep=([{_SEPARATORS}])[\r\n]*", re.IGNORECASE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# An end of file as it was once written.
_MARKS = str.maketrans("", "", "\0\x1a")
CASE, AS_AT, NOTE = "case", "as_at", "note"


class TableError(Exception):
    """The file is not one that is read, or its first row does not say what the columns are. The message says why."""


class Columns(NamedTuple):
    """The names of the columns, "" for one without, and in which row; and where each that has a name stands."""

    row: int
    names: tuple[str, ...]
    places: dict[str, int]


def text_of(stream: BinaryIO) -> list[str]:
    """The lines of a file as text with their ends, without NUL characters and marks of its end.

    One longer than LONGEST_LINE ends in CUT. Raises TableError where the first shows another kind of file.
    """
    if stream.peek(2).startswith(_UTF_16):
        stream = io.BytesIO(stream.read().decode("utf-16", "replace").encode())
    text = []
    for line in lines(stream):
        if not text and (line.startswith(_WORKBOOKS) or b"\r" in line.rstrip(b"\r")):
            raise TableError("This file is not CSV as it is read here: save it as “CSV UTF-8” and audit that.")
        whole = len(line) <= LONGEST_LINE
        try:
            # A line that is not whole may end within a character.
            read = codecs.utf_8_decode(line, "strict", whole)[0]
        except UnicodeDecodeError:
            read = line.decode("cp1252", "replace")
        text.append(read.translate(_MARKS) + ("\n" if whole else CUT))
    text[:1] = [first.removeprefix("\ufeff") for first in text[:1]]
    return text


def opening(procedure: Procedure, lines: list[str]) -> tuple[str, int]:
    """What parts the cells, and at which place the lines begin that are rows.

    Where a first line does not say it, it is what gives the first row the most names that are known, or else cells.
    """
    if lines and (named := _NAMED.fullmatch(lines[0])):
        return named[1], 1

    def fitting(separator: str) -> tuple[int, bool, int]:
        first = next(rows(lines, separator), Row(number=1, cells=[]))
        known = sum(_is_known(procedure, name) for name in map(_name, first.cells))
        return known, not first.wrong, len(first.cells)

    return max(_SEPARATORS, key=fitting), 0


def columns(procedure: Procedure, header: Row) -> Columns:
    """What each column of the first row is. Raises TableError with all that is wrong."""
    if header.wrong:
        raise TableError(f"row {header.number}, column {letter(header.place)}: {header.wrong}")
    names, known = tuple(map(_name, header.cells)), [CASE, AS_AT, *procedure.events]
    places: dict[str, int] = {}
    wrong = []
    for place, name in enumerate(names):
        if name in places:
            wrong.append(f"column {letter(place)}: “{name}” is there twice.")
        elif name and not _is_known(procedure, name):
            near = get_close_matches(name, known, n=1)
            expected = f"Expected {', '.join(known)}, or a name that begins with {NOTE}."
            hint = f"Did you mean “{near[0]}”?" if near else expected
            wrong.append(f"column {letter(place)}: “{name}” is not known. {hint}")
        places |= {name: place} if name else {}
    if procedure.events.keys().isdisjoint(names):
        wrong.append(f"no column is a date of a case. Expected at least one of {', '.join(procedure.events)}.")
    if wrong:
        raise TableError("\n".join(f"row {header.number}, {problem}" for problem in wrong))
    return Columns(header.number, names, places)


def _name(cell: str) -> str:
    return "_".join(cell.lower().split())


def _is_known(procedure: Procedure, name: str) -> bool:
    return name in (CASE, AS_AT) or name in procedure.events or name.startswith(NOTE)


def mixed(procedure: Procedure, columns: Columns, rows: Iterable[Row]) -> frozenset[str]:
    """The columns of dates in which some date has its month first, so that others may have."""
    dated = {place: id for id, place in columns.places.items() if id == AS_AT or id in procedure.events}
    cells = ((dated[place], cell) for row in rows for place, cell in enumerate(row.cells) if place in dated)
    return frozenset(id for id, cell in cells if month_first(cell))


def misplaced(columns: Columns, cells: list[str]) -> list[tuple[int, str]]:
    """What is wrong with where the cells of a row stand, each with the place of the cell in which it shows."""
    nameless = f"this column has no name in row {columns.row}. Name it, or empty this cell."
    wrong = [(place, nameless) for place, name in enumerate(columns.names[: len(cells)]) if cells[place] and not name]
    if beyond := [place for place in range(len(columns.names), len(cells)) if cells[place]]:
        more = "1 cell stands" if len(beyond) == 1 else f"{len(beyond):,} cells stand"
        why = f"{more} beyond the last column of row {columns.row}. Put a note that was parted by mistake in quotes."
        wrong.append((beyond[0], why))
    return wrong


def at(columns: Columns, row: int, place: int) -> str:
    """“row 7, column C (decision)”."""
    name = columns.names[place] if place < len(columns.names) else ""
    return f"row {row}, column {letter(place)}{f' ({name})' if name else ''}"


def letter(place: int) -> str:
    """What a spreadsheet calls a column: A for the first, AA after Z."""
    before, last = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)
