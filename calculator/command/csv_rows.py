"""The rows of a CSV, each with its line. What is no row is told, and reading goes on with the next line."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from calculator.command.lines import LONGEST_LINE

LOOK_AHEAD = 100
"""So many lines more a row may run over, within quotes."""
LONGEST = csv.field_size_limit()
CUT = "\0"
"""How a line ends that was too long to be read to its end. No other holds a NUL character."""
OPEN = "a quote is opened and not closed. Close it, or take it out."
CLOSED = "a quote is closed and the cell goes on. Put quotes about the whole cell, and write those within it twice."
BROKEN = "a line ends within a cell that has no quotes. Save the file as “CSV UTF-8” and audit that."
TOO_LONG = f"this cell is longer than {LONGEST:,} characters. Shorten it."
LINE_TOO_LONG = f"the line is longer than {LONGEST_LINE:,} bytes, and was read up to here. Shorten it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The line on which a row starts and its cells, trimmed; where it is none, why, and the cell in which that shows.

    Of what is no row the cells are those before the wrong one, and the rest of its line in one.
    """

    line: int
    cells: list[str]
    wrong: str = ""
    place: int = 0


def rows(lines: Iterable[str], first: int, separator: str, width: int) -> Iterator[Row]:
    """Each row that is not blank. ``first`` is the number of the first line, ``width`` how many cells a row has.

    A row may run over several lines where a cell in quotes does. A line that would be a row by itself is never taken
    for the inside of such a cell: else one quote too many would swallow the rows after it. Lines come with their ends,
    and all of a row is no longer than one line may be.
    """
    lines, ahead, line = iter(lines), deque(), first
    while text := ahead.popleft() if ahead else next(lines, ""):
        reader = csv.reader(_from(text, lines, ahead, separator, width), delimiter=separator, strict=True)
        try:
            cells = None if text.endswith(CUT) else [cell.strip() for cell in next(reader)]
        except csv.Error:
            cells = None
        over = reader.line_num - 1
        if cells is None or (over and any(cells[width:])):
            yield _wrong(line, text, separator)
            over = 0
        elif any(cells):
            yield Row(line=line, cells=cells)
        for _ in range(over):
            ahead.popleft()
        line += 1 + over


def _from(text: str, lines: Iterator[str], ahead: deque[str], separator: str, width: int) -> Iterator[str]:
    """A line and those that may belong to its row. What is read of ``lines`` stands in ``ahead``, "" for its end."""
    yield text
    length = len(text)
    for place in range(LOOK_AHEAD):
        if place == len(ahead):
            ahead.append(next(lines, ""))
        after = ahead[place]
        length += len(after)
        if not after or after.endswith(CUT) or length > LONGEST_LINE or _is_a_row(after, separator, width):
            return
        yield after


def _is_a_row(text: str, separator: str, width: int) -> bool:
    """Whether a line would by itself be a row with a cell for each column, the last of them perhaps a quote opened.

    One whose first cell ends in a quote that is not opened there is the end of a row.
    """
    cells = _cells(text, separator) or _cells(_with_quote(text), separator)
    return bool(cells) and 1 < width <= len(cells) and not any(cells[width:]) and cells[0].count('"') % 2 == 0


def _wrong(line: int, text: str, separator: str) -> Row:
    cut, text = text.endswith(CUT), text.removesuffix(CUT)
    whole_cell = re.compile(rf'(?:"(?:[^"]|"")*+"|[^"{separator}\r\n][^{separator}\r\n]*+)?{separator}')
    place = end = 0
    while (found := whole_cell.match(text, end)) and found.end() - end <= LONGEST:
        place, end = place + 1, found.end()
    rest = text[end:].strip()
    if not cut and _cells(_with_quote(text), separator):
        wrong = OPEN
    elif not cut and "\r" in rest:
        wrong = BROKEN
    elif len(rest) > LONGEST:
        wrong = TOO_LONG
    else:
        wrong = LINE_TOO_LONG if cut else CLOSED
    before = [cell.strip() for cell in _cells(text[:end], separator) or ()][:place]
    return Row(line=line, cells=[*before, rest[:LONGEST]], wrong=wrong, place=place)


def _cells(text: str, separator: str) -> list[str] | None:
    """The cells of a line that is a row by itself; else None."""
    try:
        return next(csv.reader((text,), delimiter=separator, strict=True), None)
    except csv.Error:
        return None


def _with_quote(text: str) -> str:
    """The line with the quote closed that it may leave open."""
    return text.rstrip("\r\n") + '"'
