"""The table of cases that an audit reads: its lines as text, its columns by their names, and its dates and outcomes.

What is no date or no outcome is left as it is, for the door to refuse.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from calculator.command.csv_rows import CUT, Row, rows
from calculator.command.lines import LONGEST_LINE
from calculator.procedure import Event, Procedure
from calculator.wording.phrases import MONTHS

_SEPARATORS = ",;\t"
# A first line by which a spreadsheet is told what parts the cells.
_NAMED = re.compile(rf"sep=([{_SEPARATORS}])[\r\n]*", re.IGNORECASE)
# How UTF-16 in either order begins, and a workbook of either kind.
_OTHER_FILES = (b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
CASE, AS_AT, NOTE = "case", "as_at", "note"
_DATE = re.compile(
    r"([0-9]{1,2})([/.\- ])([0-9]{1,2}|[A-Za-z]{3,9})\2([0-9]{4}|[0-9]{2})"  # 1/3/2018, 1 March 2018, 01-Mar-18
    r"|([0-9]{4})-([0-9]{2})-([0-9]{2})"
)
_WITH_TIME = re.compile(r"(.+?)[ T]([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:\.0+)?)?")
_NUMBERS = {name.lower(): number for number, whole in enumerate(MONTHS, 1) for name in (whole, whole[:3])} | {"sept": 9}


class TableError(Exception):
    """The file is not one that is read, or its first row does not say what the columns are. The message says why."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns, "" for one without, and on which line; and where each that has a name stands."""

    line: int
    names: tuple[str, ...]
    places: dict[str, int]

    @property
    def width(self) -> int:
        """How many columns there are up to the last that has a name."""
        return max(self.places.values()) + 1


def text_of(lines: Iterable[bytes]) -> Iterator[str]:
    """The lines of a file, which come without their ends, as text with them and without NUL characters.

    One longer than LONGEST_LINE ends in CUT. Raises TableError where the first shows another kind of file.
    """
    for place, line in enumerate(lines):
        if place == 0 and (line.startswith(_OTHER_FILES) or b"\r" in line.rstrip(b"\r")):
            raise TableError("This file is not CSV as it is read here: save it as “CSV UTF-8” and audit that.")
        whole = len(line) <= LONGEST_LINE
        try:
            # A line that is not whole may end within a character.
            text = codecs.utf_8_decode(line, "strict", whole)[0]
        except UnicodeDecodeError:
            text = line.decode("cp1252", "replace")
        text = text.replace("\0", "") + ("\n" if whole else CUT)
        yield text if place else text.removeprefix("\ufeff")


def opening(lines: Iterator[str]) -> tuple[str, Row]:
    """What parts the cells, and the first row that is not blank; one without cells where there is none."""
    named = None
    for line, text in enumerate(lines, 1):
        if line == 1 and (named := _NAMED.fullmatch(text)):
            continue
        separator = named[1] if named else max(_SEPARATORS, key=text.count)
        for row in rows((text,), line, separator, 0):
            return separator, row
    return _SEPARATORS[0], Row(line=1, cells=[])


def columns(procedure: Procedure, header: Row) -> Columns:
    """What each column of the first row is. Raises TableError with all that is wrong."""
    if header.wrong:
        raise TableError(f"line {header.line}, column {letter(header.place)}: {header.wrong}")
    names = tuple("_".join(name.lower().split()) for name in header.cells)
    if wrong := _wrong_names(names, list(procedure.events)):
        raise TableError("\n".join(f"line {header.line}, {problem}" for problem in wrong))
    return Columns(header.line, names, {name: place for place, name in enumerate(names) if name})


def _wrong_names(names: tuple[str, ...], events: list[str]) -> list[str]:
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
    nameless = f"this column has no name in line {columns.line}. Name it, or empty this cell."
    wrong = [(place, nameless) for place, name in enumerate(columns.names[: len(cells)]) if cells[place] and not name]
    if beyond := [place for place in range(len(columns.names), len(cells)) if cells[place]]:
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
    before, last = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def written_moment(text: str, *, times: bool) -> str:
    """``2018-03-01T16:30`` for ``1/3/2018 16:30`` or ``1 Mar 18 16.30``, day first as in England.

    A time of 00:00:00 is what exports write for a day without one, and so is 00:00 where a date alone is taken
    (``times`` is False): the date alone is given. What is no date stays as it is, for the door to refuse.
    """
    spaced = " ".join(text.split())
    timed = _WITH_TIME.fullmatch(spaced)
    written = _written_day(timed[1] if timed else spaced)
    if written is None:
        return text
    if timed is None:
        return written
    hour, minute, seconds = timed.groups()[1:]
    if times and seconds not in (None, "00"):
        return text  # no time is taken to the second, and none is rounded here
    midnight = int(hour) == int(minute) == int(seconds or 0) == 0
    return written if midnight and (seconds or not times) else f"{written}T{hour:>02}:{minute}"


def _written_day(text: str) -> str | None:
    """A day in ISO form; a year of two figures is of this century."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    if found[5]:
        return text
    month = found[3] if found[3].isdecimal() else _NUMBERS.get(found[3].lower())
    year = found[4] if len(found[4]) == 4 else f"20{found[4]}"
    return month and f"{year}-{month:>02}-{found[1]:>02}"


def written_outcome(event: Event, text: str) -> str:
    """The id of a choice for its id or its words, in capitals or not; anything else stays as it is."""
    meant = text.casefold().replace("_", " ")
    matching = (id for id, label in event.choices.items() if meant in (id.replace("_", " "), label.casefold()))
    return next(matching, text)
