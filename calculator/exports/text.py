"""A record as plain text, to be read anywhere and pasted into any form."""

import textwrap

from calculator.exports.record import Boxes, Heading, Items, Part, Record

WIDTH = 78


def render(record: Record) -> str:
    """The record in lines of at most 78 letters, where no word is longer; a table as a line or more for each row."""
    blocks = ["\n".join([*wrap(record.title.upper()), "=" * WIDTH])]
    blocks += ["\n".join(_lines(part)) for part in record.parts]
    return "\n\n".join(blocks) + "\n"


def wrap(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """The words of a text in lines, the first after ``first`` and the others after ``rest``, by default as wide."""
    words, indents = " ".join(text.split()), (first, " " * len(first) if rest is None else rest)
    wrapper = textwrap.TextWrapper(WIDTH, *indents, break_long_words=False, break_on_hyphens=False)
    return wrapper.wrap(words)


def _lines(part: Part) -> list[str]:
    match part:
        case str():
            return wrap(part)
        case Heading(level=level, text=text):
            title = wrap(text)
            return [*title, "=-"[level - 1] * max(map(len, title))]
        case Items(items=items, numbered=numbered):
            marked = [(f"{place}. " if numbered else "- ", item) for place, item in enumerate(items, 1)]
            return [line for mark, item in marked for line in wrap(item, mark)]
        case Boxes(items=items):
            return [line for text, ticked in items for line in wrap(text, "☑ " if ticked else "☐ ")]
    lines = []
    for subject, *cells in part.rows:
        # With two columns nobody asks for their heads.
        if len(part.head) == 2:
            lines += wrap(f"{subject}: {cells[0]}", "- ")
        else:
            lines += wrap(subject, "* ")
            for name, cell in zip(part.head[1:], cells, strict=True):
                lines += wrap(f"{name}: {cell}", "    ", " " * 6) if cell else []
    return lines
