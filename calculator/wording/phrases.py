"""Dates, times and lists as people read them; that the procedure applies no more, as it is said with each result."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from calculator.dates import clock
from calculator.dates.clock import Moment
from calculator.procedure import Citation, Page, Procedure

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Strong(NamedTuple):
    """What is to stand out in a sentence."""

    text: str


class Field(NamedTuple):
    """A question or a date of the form, by its id, as a sentence names it."""

    id: str
    text: str


class Cites(NamedTuple):
    """The provisions on which a sentence rests, by their ids."""

    provisions: tuple[str, ...]


type Piece = str | Strong | Field | Cites | Citation | Page | Moment
type Sentence = tuple[Piece, ...]
"""The pieces of a sentence, so that it stands once and is read as plain text or as HTML."""


def plain(sentence: Sentence) -> str:
    """A sentence as plain text."""
    return "".join(map(_plain, sentence))


def _plain(part: Piece) -> str:
    match part:
        case date():
            return moment(part)
        case Cites(provisions=provisions):
            return cited_sentence(provisions)
        case Citation(title=title):
            return f"“{title}”"
        case Page(title=title, url=url):
            return f"{title} ({url})"
        case Strong(text=text) | Field(text=text):
            return text
    return part


def day(at: Moment) -> str:
    """“Tuesday 27 March 2018”, of a time the day on the clock."""
    return f"{WEEKDAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]} {at.year}"


def moment(at: Moment) -> str:
    """“Friday 2 March 2018 at 16:30 (GMT)”; a date alone as ``day`` has it."""
    return f"{day(at)} at {at:%H:%M} ({_offset(at)})" if isinstance(at, datetime) else day(at)


def clock_time(at: datetime) -> str:
    """“16:30 GMT”."""
    return f"{at:%H:%M} {_offset(at)}"


def _offset(at: datetime) -> str:
    written = clock.write(at)[-6:]
    return {"+00:00": "GMT", "+01:00": "BST"}.get(written, written)


def number(count: int, noun: str) -> str:
    """“1 day”, “2 days”."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """With a small first letter, within a sentence."""
    return text[:1].lower() + text[1:]


def listed(items: Iterable[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return plain(pieces([*items]))


def pieces(parts: Sequence[Piece]) -> Sentence:
    """The same of the pieces of a sentence."""
    between = ["", *[", "] * (len(parts) - 2), " and "]
    return tuple(piece for pair in zip(between, parts, strict=False) for piece in pair if piece)


def joined(sentences: Iterable[Sentence], between: str) -> Sentence:
    """Sentences in one, with so much between each two."""
    return tuple([piece for sentence in sentences for piece in (between, *sentence)][1:])


def cited(provisions: Iterable[str]) -> str:
    """“Provision 5.2”, “Provisions 2.2 and 2.3”; nothing where there is none."""
    named = list(provisions)
    return f"{'Provision' if len(named) == 1 else 'Provisions'} {listed(named)}" if named else ""


def cited_sentence(provisions: Iterable[str]) -> str:
    """The same with a full stop; nothing where there is none."""
    named = cited(provisions)
    return named and f"{named}."


def first_sentence(text: str) -> str:
    """The first of several sentences."""
    first, stop, _ = text.partition(". ")
    return first + stop.strip()


def sentence(text: str) -> str:
    """With its first letter a capital and a full stop at its end."""
    return capital(text) + ("" if text.endswith((".", "?", "!")) else ".")


def superseded(procedure: Procedure) -> str:
    """“Under the chapter of 2018; replaced in 2019.”; nothing of a procedure that still applies."""
    gone = procedure.superseded
    return f"{gone.under}; {lower(gone.replaced)}" if gone else ""


def announced(procedure: Procedure, word: str, sentence: str = "") -> str:
    """A result as it is heard, by its word and, where that says more, by a sentence without its full stop.

    “Result: must. Under the chapter of 2018, a review must be held. Replaced in 2019.”
    """
    gone, word = procedure.superseded, lower(word).removesuffix(".")
    if not gone:
        return f"Result: {word}." + (f" {sentence}." if sentence else "")
    under = f". {gone.under}, {lower(sentence)}" if sentence else f", {lower(gone.under)}"
    return f"Result: {word}{under}. {gone.replaced}"
