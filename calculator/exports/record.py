"""A result as a record to keep: its outline, and the stamp that all that is kept carries."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from calculator.edition import Edition
from calculator.requests import Request
from calculator.responses import Result
from calculator.wording import entered as words
from calculator.wording import phrases


class Heading(NamedTuple):
    """A heading of level 1 or 2 below the title; ``new_page`` where it begins one."""

    level: int
    text: str
    new_page: bool = False


class Items(NamedTuple):
    """A list, with numbers where the order says something."""

    items: tuple[str, ...]
    numbered: bool = False


class Boxes(NamedTuple):
    """A list of things to tick off, each with whether it is ticked."""

    items: tuple[tuple[str, bool], ...]


class Table(NamedTuple):
    """A table; the first cell of a row says what the row is about. ``widths`` are shares of the page, one a column.

    A row has room for so many ``lines`` at least, to be written in.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    lines: int = 0


type Part = str | Heading | Items | Boxes | Table
"""A text is a paragraph."""


class Stamp(NamedTuple):
    """What all that is kept carries: whose case, when it was made, ``by`` which text, and the notices.

    ``status``, the first of the notices, says that the procedure applies no more; it is "" where it still does.
    ``at`` is in UTC, to the second; ``made`` says it by the clock in England, to the minute.
    """

    reference: str
    at: datetime
    made: str
    by: str
    status: str
    notices: tuple[str, ...]


class Record(NamedTuple):
    """A result under its title, with its stamp."""

    title: str
    stamp: Stamp
    parts: tuple[Part, ...]


class Answered(NamedTuple):
    """A request with its result, the stamp of what is made of them, and the provisions whose duties are ticked."""

    edition: Edition
    request: Request
    result: Result
    stamp: Stamp
    ticked: Collection[str] = ()


class ExportError(Exception):
    """Nothing can be made of a request. ``messages`` say why, in words for people."""

    def __init__(self, *messages: str):
        super().__init__(" ".join(messages))
        self.messages = messages


def stamp(edition: Edition, made: datetime, reference: str) -> Stamp:
    """The stamp of something made at ``made``, a time with its offset. Raises ValueError where it has none."""
    if made.utcoffset() is None:
        raise ValueError(f"{made!r}: expected a time with its offset")
    procedure, status = edition.procedure, phrases.superseded(edition.procedure)
    return Stamp(
        reference=reference,
        at=made.astimezone(UTC).replace(microsecond=0),
        made=f"Made on {phrases.moment(made.astimezone(edition.clock))}",
        by=f"Edition {procedure.edition}, text version {edition.digest}",
        status=status,
        notices=(*filter(None, [status]), *(notice.message for notice in procedure.notices), procedure.unofficial),
    )


def whole(title: str, answered: Answered, first: Iterable[Part], working: Iterable[Part]) -> Record:
    """A record: whose it is, when it was made and whether it still applies; what is wanted first; on pages of its own
    the working.

    It ends with the other notices, the request as a line for the command, and by which text it was worked out.
    """
    stamp, request = answered.stamp, answered.request
    whose = f"Reference: {stamp.reference}" if stamp.reference else ""
    head = filter(None, (whose, f"{stamp.made}.", stamp.status))
    again = [words.AGAIN, words.line(request)] if words.rows(request) else []
    about = section(words.ABOUT, *stamp.notices[bool(stamp.status) :], *again, f"{stamp.by}.")
    return Record(title, stamp, (*head, *first, *on_new_page(working), *about))


def on_new_page(parts: Iterable[Part]) -> list[Part]:
    """Parts that begin with a heading, on a new page; nothing where there are none."""
    return [part._replace(new_page=True) if not place else part for place, part in enumerate(parts)]


def section(heading: str, *parts: Part, level: int = 1) -> list[Part]:
    """Parts under a heading, those left out that hold nothing; nothing at all where no part is left."""
    kept = [part for part in parts if _holds(part)]
    return [Heading(level, heading), *kept] if kept else []


def _holds(part: Part) -> bool:
    match part:
        case Items(items=held) | Boxes(items=held) | Table(rows=held):
            return bool(held)
    return bool(part)


def entered(request: Request, widths: tuple[int, int]) -> list[Part]:
    """Each question or date with what was given."""
    return section(words.HEADING, Table(("Asked", "Given"), tuple(words.rows(request)), widths))


def boxes(answered: Answered, duties: Iterable[tuple[str, str]]) -> Boxes:
    """Duties to tick off, each by its provision and in words, with whether it is ticked."""
    ticked = [(text, provision in answered.ticked) for provision, text in duties]
    return Boxes(tuple((f"{text} {phrases.sentence(words.TICKED[on])}", on) for text, on in ticked))
