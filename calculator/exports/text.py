"""A record as plain text, to be read anywhere and pasted into any form."""

from itertools import count

from calculator.exports.record import Boxes, Heading, Items, Part, Record, Table

WIDTH = 78


def render(record: Record) -> str:
    """The record in lines of at most 78 letters, where no word is longer; a table as a line or more for each row."""
    blocks = ["\n".join([*wrap(record.title.upper()), "=" * WIDTH])]
    blocks += ["\n".join(_lines(part)) for part in record.parts]
    return "\n\n".join(blocks) + "\n"


def wrap(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """The words of a text in lines, the first after ``first`` and the others after ``rest``, by default as wide."""
    rest = " " * len(first) if rest is None else rest
    lines, line = [], first
    for word in text.split():
        begun = line not in (first, rest)
        if begun and len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line, begun = rest, False
        line += f" {word}" if begun else word
    return [*lines, line]


def _lines(part: Part) -> list[str]:
    match part:
        case str():
            return wrap(part)
        case Heading(level=level, text=text):
            title = wrap(text)
            return [*title, "=-"[level - 1] * max(map(len, title))]
        case Items(items=items, numbered=numbered):
            marks = (f"{number}. " if numbered else "- " for number in count(1))
            return [line for mark, item in zip(marks, items, strict=False) for line in wrap(item, mark)]
        case Boxes(items=items):
            return [line for text, ticked in items for line in wrap(text, "☑ " if ticked else "☐ ")]
    return _row_lines(part)


def _row_lines(table: Table) -> list[str]:
    """What a row is about, and its other cells with the heads of their columns; a table of two columns has no heads."""
    lines = []
    for subject, *cells in table.rows:
        if len(table.head) == 2:
            lines += wrap(f"{subject}: {cells[0]}", "- ")
        else:
            lines += wrap(subject, "* ")
            for name, cell in zip(table.head[1:], cells, strict=True):
                lines += wrap(f"{name}: {cell}", "    ", " " * 6) if cell else []
    return lines
