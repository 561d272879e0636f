"""Dates and outcomes as spreadsheets write them, brought to the form that requests take."""

import re

from calculator.procedure import Event
from calculator.wording.phrases import MONTHS

_DATE = re.compile(
    r"([0-9]{1,2})([/.\- ])([0-9]{1,2}|[A-Za-z]{3,9})\2([0-9]{4}|[0-9]{2})"  # 1/3/2018, 1 March 2018, 01-Mar-18
    r"|([0-9]{4})-([0-9]{2})-([0-9]{2})"
)
_WITH_TIME = re.compile(r"(.+?)[ T]([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:\.0+)?)?")
_MONTHS = [name.lower() for name in MONTHS]
_NUMBERS = {name: f"{number:02}" for number, whole in enumerate(_MONTHS, 1) for name in (whole, whole[:3])}
_NUMBERS["sept"] = _NUMBERS["sep"]


def moment(text: str, *, times: bool) -> str:
    """``2018-03-01T16:30`` for ``1/3/2018 16:30`` or ``1 Mar 18 16.30``, day first as in England.

    A time of 00:00:00 is what exports write for a day without one, and so is 00:00 where a date alone is taken
    (``times`` is False): the date alone is given. What is no date stays as it is, for the door to refuse.
    """
    spaced = " ".join(text.split())
    timed = _WITH_TIME.fullmatch(spaced)
    written = _day(timed[1] if timed else spaced)
    if written is None:
        return text
    if timed is None:
        return written
    hour, minute, seconds = timed.groups()[1:]
    if times and seconds not in (None, "00"):
        return text  # no time is taken to the second, and none is rounded here
    midnight = int(hour) == int(minute) == int(seconds or 0) == 0
    return written if midnight and (seconds or not times) else f"{written}T{hour:>02}:{minute}"


def _day(text: str) -> str | None:
    """A day in ISO form; a year of two figures is of this century."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    if found[5]:
        return text
    month = found[3] if found[3].isdecimal() else _NUMBERS.get(found[3].lower())
    year = found[4] if len(found[4]) == 4 else f"20{found[4]}"
    return month and f"{year}-{month:>02}-{found[1]:>02}"


def outcome(event: Event, text: str) -> str:
    """The id of a choice for its id or its words, in capitals or not; anything else stays as it is."""
    meant = text.casefold().replace("_", " ")
    known = {id.replace("_", " "): id for id in event.choices}
    known |= {label.casefold(): id for id, label in event.choices.items()}
    return known.get(meant, text)
