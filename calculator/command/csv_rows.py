"""The rows of a CSV, each with its number. What is no row is told, and reading goes on with the next line."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from calculator.command.lines import LONGEST_LINE

LONGEST = csv.field_size_limit()
CUT = "\0"
"""How a line ends that was too long to be read to its end. No other holds a NUL character."""
OPEN = "a quote is opened and not closed. Close it, or take it out."
CLOSED = "a quote is closed and the cell goes on. Put quotes about the whole cell, and write those within it twice."
BROKEN = "a line ends within a cell that has no quotes. Save the file as “CSV UTF-8” and audit that."
TOO_LONG = f"this cell is longer than {LONGEST:,} characters. Shorten it."
LINE_TOO_LONG = f"the line is longer than {LONGEST_LINE:,} bytes, and was read up to here. Shorten it."


class Row(NamedTuple):
    """The number of a row and its cells, trimmed; where it is none, why, and the cell in which that shows.

    Rows are numbered as in a spreadsheet: from 1, the blank ones with them, however many lines each has. Of what is no
    row the cells are those before the wrong one, and the rest of its line in one.
    """

    number: int
    cells: list[str]
    wrong: str = ""
    place: int = 0


def rows(lines: Sequence[str], separator: str, start: int = 0) -> Iterator[Row]:
    """Each row that is not blank, from the line at a place on; lines come with their ends.

    It is read as the standard has it, so that a cell in quotes may hold whole lines. Where that fails, or where a row
    over several lines has more cells than the first row, its first line is no row, and the next may be one.
    """
    width, number = None, 0
    while start < len(lines):
        uncut = takewhile(lambda line: not line.endswith(CUT), map(lines.__getitem__, range(start, len(lines))))
        reader = csv.reader(uncut, delimiter=separator, strict=True)
        read = 0
        try:
            for row in reader:
                cells = [cell.strip() for cell in row]
                if reader.line_num > read + 1 and any(cells[len(cells) if width is None else width :]):
                    break
                number += 1
                if any(cells):
                    yield Row(number=number, cells=cells)
                    width = width or len(cells)
                read = reader.line_num
        except csv.Error:
            pass
        start += read
        if start < len(lines):
            number += 1
            yield _wrong(number, lines[start], separator)
            start += 1


def _wrong(number: int, text: str, separator: str) -> Row:
    cut, text = text.endswith(CUT), text.removesuffix(CUT)
    whole_cell = re.compile(rf'(?:"(?:[^"]|"")*+"|[^"{separator}\r\n][^{separator}\r\n]*+)?{separator}')
    place = end = 0
    while (found := whole_cell.match(text, end)) and found.end() - end <= LONGEST:
        place, end = place + 1, found.end()
    rest = text[end:].strip()
    if not cut and _cells(text.rstrip("\r\n") + '"', separator):
        wrong = OPEN
    elif not cut and "\r" in rest:
        wrong = BROKEN
    elif len(rest) > LONGEST:
        wrong = TOO_LONG
    else:
        wrong = LINE_TOO_LONG if cut else CLOSED
    before = [cell.strip() for cell in _cells(text[:end], separator)][:place]
    return Row(number=number, cells=[*before, rest[:LONGEST]], wrong=wrong, place=place)


def _cells(text: str, separator: str) -> list[str]:
    """The cells of a line that is a row by itself; else none."""
    try:
        return next(csv.reader((text,), delimiter=separator, strict=True), [])
    except csv.Error:
        return []
