"""Dates, times and lists as people read them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
OFFSETS = {"+00:00": "GMT", "+01:00": "BST"}


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


type Sentence = tuple[str | Strong | Field | Cites, ...]
"""The pieces of a sentence, so that it stands once and is read as plain text or as HTML."""


def plain(sentence: Sentence) -> str:
    """A sentence as plain text."""
    return "".join(_plain(part) for part in sentence)


def _plain(part: str | Strong | Field | Cites) -> str:
    match part:
        case Cites(provisions=provisions):
            named = cited(provisions)
            return named and f"{named}."
        case Strong(text=text) | Field(text=text):
            return text
    return part


def day(text: str) -> str:
    """“Tuesday 27 March 2018” for ``2018-03-27``."""
    found = date.fromisoformat(text[:10])
    return f"{WEEKDAYS[found.weekday()]} {found.day} {MONTHS[found.month - 1]} {found.year}"


def moment(text: str) -> str:
    """“Friday 2 March 2018 at 16:30 (GMT)” for ``2018-03-02T16:30+00:00``; a date alone as ``day`` has it."""
    if len(text) == 10:
        return day(text)
    time, offset = text[11:16], text[16:]
    return f"{day(text)} at {time} ({OFFSETS.get(offset, offset)})"


def short_day(text: str) -> str:
    """“Tue 27 Mar 2018” for ``2018-03-27``, where there is little room."""
    found = date.fromisoformat(text[:10])
    return f"{WEEKDAYS[found.weekday()][:3]} {found.day} {MONTHS[found.month - 1][:3]} {found.year}"


def short_moment(text: str) -> str:
    """“Fri 2 Mar 2018, 16:30 GMT” for ``2018-03-02T16:30+00:00``; a date alone as ``short_day`` has it."""
    return short_day(text) if len(text) == 10 else f"{short_day(text)}, {clock_time(text)}"


def clock_time(text: str) -> str:
    """“16:30 GMT” for ``2018-03-02T16:30+00:00``."""
    return f"{text[11:16]} {OFFSETS.get(text[16:], text[16:])}"


def days_left(days: int, done: bool) -> str:
    """How far off a date is: “in 5 days”, “tomorrow”, “3 days ago”; nothing where it is done or today."""
    if done or days == 0:
        return ""
    if abs(days) == 1:
        return "tomorrow" if days > 0 else "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def no_such_day(start: str, due: str) -> str:
    """Why a month's last day was taken: “There is no 31 June”, from the start and the due date."""
    end = date.fromisoformat(due[:10])
    return f"there is no {datetime.fromisoformat(start).day} {MONTHS[end.month - 1]} {end.year}"


def number(count: int, noun: str, plural: str = "") -> str:
    """“1 day”, “2 days”, “2 duties”."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def brief(label: str) -> str:
    """The first clause of a label: “Past six months”, of one that goes on to say what is then to be done."""
    return label.partition(";")[0]


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """With a small first letter, within a sentence."""
    return text[:1].lower() + text[1:]


def listed(items: Iterable[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def cited(provisions: Iterable[str]) -> str:
    """“Provision 5.2”, “Provisions 2.2 and 2.3”; nothing where there is none."""
    found = list(provisions)
    return f"{'Provision' if len(found) == 1 else 'Provisions'} {listed(found)}" if found else ""


def first_sentence(text: str) -> str:
    """The first of several sentences."""
    first, stop, _ = text.partition(". ")
    return first + stop.strip()


def sentence(text: str) -> str:
    """With its first letter a capital and a full stop at its end."""
    return capital(text) + ("" if text.endswith((".", "?", "!")) else ".")
