"""The table of cases that an audit reads: what its columns are, and its rows, each with its line."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain

from calculator.procedure import Procedure

CASE, AS_AT, NOTE = "case", "as_at", "note"
SEPARATORS = ",;\t"


class HeaderError(Exception):
    """The first row does not say what the columns are. The message says which do not, and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where each date stands, where the day as at which to judge, and which columns are handed on as they are."""

    names: tuple[str, ...]
    dates: dict[str, int]
    as_at: int | None
    kept: tuple[int, ...]


def rows(lines: Iterable[str]) -> Iterator[tuple[int, list[str] | str]]:
    """Each row that is not blank, its cells trimmed, with the line on which it starts; for one that is none, why."""
    lines = iter(lines)
    first = next(lines, "").removeprefix("\ufeff")
    reader = csv.reader(chain((first,), lines), delimiter=max(SEPARATORS, key=first.count), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"this is not a row of CSV ({error})"
            continue
        if any(row):
            yield line, row


def decoded(line: bytes) -> str:
    """A line as text: UTF-8, or else what Windows writes."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def columns(procedure: Procedure, header: Sequence[str]) -> Columns:
    """What each column of the first row is. Raises HeaderError with all that is wrong."""
    names = tuple(name.lower().replace(" ", "_") for name in header)
    events = [event.id for event in procedure.events]
    known = [CASE, AS_AT, *events]
    wrong = []
    for place, name in enumerate(names):
        if name in names[:place]:
            wrong.append(f"column {letter(place)}: “{name}” is there twice.")
        elif name not in known and not name.startswith(NOTE):
            near = get_close_matches(name, known, n=1)
            expected = f"Expected {', '.join(known)}, or a name that begins with {NOTE}."
            hint = f"Did you mean “{near[0]}”?" if near else expected
            wrong.append(f"column {letter(place)}: “{name}” is not known. {hint}")
    if not any(name in events for name in names):
        wrong.append(f"no column is a date of a case. Expected at least one of {', '.join(events)}.")
    if wrong:
        raise HeaderError("\n".join(f"line 1, {problem}" for problem in wrong))
    return Columns(
        names=names,
        dates={name: place for place, name in enumerate(names) if name in events},
        as_at=names.index(AS_AT) if AS_AT in names else None,
        kept=tuple(place for place, name in enumerate(names) if name == CASE or name.startswith(NOTE)),
    )


def letter(place: int) -> str:
    """What a spreadsheet calls a column: A for the first, AA after Z."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
