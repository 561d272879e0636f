"""A result as a record to keep: its outline, and the stamp that all that is kept carries."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from calculator.edition import Edition
from calculator.requests import Request
from calculator.responses import Result
from calculator.wording import entered as words
from calculator.wording import phrases


class Heading(NamedTuple):
    """A heading of level 1 or 2 below the title."""

    level: int
    text: str


class Items(NamedTuple):
    """A list: of ``kind`` "bullets", "numbers" where the order says something, or "boxes" to tick off."""

    items: tuple[str, ...]
    kind: str = "bullets"


class Table(NamedTuple):
    """A table; the first cell of a row says what the row is about. ``widths`` are shares of the page, one a column."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


type Part = str | Heading | Items | Table
"""A text is a paragraph."""


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
        notices=(*(notice.message for notice in procedure.notices), procedure.unofficial),
    )


def whole(title: str, stamp: Stamp, parts: Iterable[Part]) -> Record:
    """A record with what stands above and below its own parts in each: the notices, when and by which text."""
    whose = [f"Reference: {stamp.reference}"] if stamp.reference else []
    return Record(title, stamp, (*whose, f"{stamp.made}.", *stamp.notices, *parts, stamp.by))


def section(heading: str, *parts: Part, level: int = 1) -> list[Part]:
    """Parts under a heading, those left out that hold nothing; nothing at all where no part is left."""
    kept = [part for part in parts if _holds(part)]
    return [Heading(level, heading), *kept] if kept else []


def _holds(part: Part) -> bool:
    match part:
        case Items(items=held) | Table(rows=held):
            return bool(held)
    return bool(part)


def entered(request: Request, widths: tuple[int, int]) -> list[Part]:
    """Each question or date with what was given, and the request as a line for the command."""
    rows = tuple(words.rows(request))
    again = [words.AGAIN, words.line(request)] if rows else []
    return section(words.HEADING, Table(("Asked", "Given"), rows, widths), *again)
