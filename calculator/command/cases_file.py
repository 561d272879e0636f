"""The file of cases that an audit reads: its lines as text, how they part their cells, and the first row."""

import codecs
import re
from collections.abc import Iterable, Iterator

from calculator.command.csv_rows import CUT, Row, rows
from calculator.command.lines import LONGEST_LINE

SEPARATORS = ",;\t"
_NAMED = re.compile(rf"sep=([{SEPARATORS}])[\r\n]*", re.IGNORECASE)
"""A first line by which a spreadsheet is told what parts the cells."""
OTHER_FILES = (b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How UTF-16 in either order begins, and a workbook of either kind."""


class FileError(Exception):
    """The file is not one that is read. The message says what to do."""


def text_of(lines: Iterable[bytes]) -> Iterator[str]:
    """The lines of a file, which come without their ends, as text with them and without NUL characters.

    One longer than LONGEST_LINE ends in CUT. Raises FileError where the first shows another kind of file.
    """
    for place, line in enumerate(lines):
        if place == 0 and (line.startswith(OTHER_FILES) or b"\r" in line.rstrip(b"\r")):
            raise FileError("This file is not CSV as it is read here: save it as “CSV UTF-8” and audit that.")
        whole = len(line) <= LONGEST_LINE
        found = _decoded(line, whole).replace("\0", "") + ("\n" if whole else CUT)
        yield found if place else found.removeprefix("\ufeff")


def opening(lines: Iterator[str]) -> tuple[str, Row]:
    """What parts the cells, and the first row that is not blank; one without cells where there is none."""
    named = None
    for line, text in enumerate(lines, 1):
        if line == 1 and (named := _NAMED.fullmatch(text)):
            continue
        separator = named[1] if named else max(SEPARATORS, key=text.count)
        for row in rows((text,), line, separator, 0):
            return separator, row
    return SEPARATORS[0], Row(line=1, cells=[])


def _decoded(line: bytes, whole: bool) -> str:
    """A line as text: UTF-8, or else what Windows writes. One that is not whole may end within a character."""
    try:
        return codecs.utf_8_decode(line, "strict", whole)[0]
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
