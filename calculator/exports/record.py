"""A result as a record to keep: its outline, and the stamp that all that is kept carries."""

from datetime import UTC, datetime
from typing import NamedTuple

from calculator.edition import Edition
from calculator.procedure import Procedure
from calculator.requests import Request
from calculator.responses import Result
from calculator.wording import phrases


class Heading(NamedTuple):
    """A heading of level 1 or 2 below the title."""

    level: int
    text: str


class Paragraph(NamedTuple):
    text: str


class Items(NamedTuple):
    """A list, numbered where the order says something."""

    items: tuple[str, ...]
    numbered: bool = False


class Checklist(NamedTuple):
    """A list to tick off."""

    items: tuple[str, ...]


class Table(NamedTuple):
    """A table; the first cell of a row says what the row is about. ``widths`` are shares of the page, one a column."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


type Part = Heading | Paragraph | Items | Checklist | Table


class Stamp(NamedTuple):
    """What all that is kept carries: whose case, when it was made, by which text, and the notices.

    ``at`` is in UTC, to the second; ``made`` says it by the clock in England, to the minute.
    """

    reference: str
    at: datetime
    made: str
    edition: str
    digest: str
    notices: tuple[str, ...]

    @property
    def by(self) -> str:
        """By which text the result was worked out."""
        return f"Edition {self.edition}, digest {self.digest}"


class Record(NamedTuple):
    """A result under its title, with its stamp."""

    title: str
    stamp: Stamp
    parts: tuple[Part, ...]


class Answered(NamedTuple):
    """A request with its result, and the stamp of what is made of them."""

    edition: Edition
    request: Request
    result: Result
    stamp: Stamp


class ExportError(Exception):
    """Nothing can be made of a request. ``messages`` say why, in words for people."""

    def __init__(self, *messages: str):
        super().__init__(" ".join(messages))
        self.messages = messages


def stamp(edition: Edition, made: datetime, reference: str) -> Stamp:
    """The stamp of something made at ``made``, a time with its offset. Raises ValueError where it has none."""
    if made.utcoffset() is None:
        raise ValueError(f"{made!r}: expected a time with its offset")
    procedure = edition.procedure
    return Stamp(
        reference=reference,
        at=made.astimezone(UTC).replace(microsecond=0),
        made=f"Made on {phrases.moment(made.astimezone(edition.clock))}",
        edition=procedure.edition,
        digest=edition.digest,
        notices=notices(procedure),
    )


def notices(procedure: Procedure) -> tuple[str, ...]:
    """What every record says of the text that it was made by."""
    return (*(notice.message for notice in procedure.notices), procedure.unofficial)


def opening(stamp: Stamp) -> list[Part]:
    """What stands below the title of every record."""
    whose = [Paragraph(text=f"Reference: {stamp.reference}")] if stamp.reference else []
    return [*whose, Paragraph(text=f"{stamp.made}."), *(Paragraph(text=notice) for notice in stamp.notices)]


def section(heading: str, *parts: Part, level: int = 1) -> list[Part]:
    """Parts under a heading, those left out that hold nothing; nothing at all where no part is left."""
    kept = [part for part in parts if not _is_empty(part)]
    return [Heading(level=level, text=heading), *kept] if kept else []


def _is_empty(part: Part) -> bool:
    match part:
        case Items(items=held) | Checklist(items=held) | Table(rows=held) | Paragraph(text=held):
            return not held
    return False
