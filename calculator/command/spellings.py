"""Dates and outcomes as people write them in a table, in the form of a request.

What is no date or no outcome is left as it is, for the door to refuse.
"""

import re
from collections.abc import Container
from datetime import date

from calculator.procedure import Event
from calculator.requests import UNDATED
from calculator.wording import phrases

_DAY = "(?P<day>[0-9]{1,2})(?P<ordinal>st|nd|rd|th)?"
_MONTH = "(?P<month>[a-z]+)"
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
_ISO = re.compile("(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_IN_NUMBERS = re.compile(rf"(?P<day>[0-9]{{1,2}})(?P<apart>[/.\- ])(?P<month>[0-9]{{1,2}})(?P=apart){_YEAR}")
_DAY_FIRST = re.compile(rf"{_DAY}(?: of)?[/.\- ]{_MONTH}[/.,\- ]{{1,2}}{_YEAR}")
_MONTH_FIRST = re.compile(rf"{_MONTH}[.\- ]{{1,2}}{_DAY}[.,\- ]{{1,2}}{_YEAR}")
_WEEKDAY = re.compile(r"([a-z]+)[.,]{0,2} (?:the )?")
_TIME = re.compile(r"(.+?)(?:t|,? )([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:\.0+)?)?")
_MIDNIGHT = re.compile(r"(?:t|,? )(?:0?0[:.]00(?:[:.]00(?:\.0+)?)?|12[:.]00(?:[:.]00)? ?am)$")
_MONTHS = {name.lower(): number for number, whole in enumerate(phrases.MONTHS, 1) for name in (whole, whole[:3])}
_MONTHS["sept"] = 9
_WEEKDAYS = {name.lower(): place for place, whole in enumerate(phrases.WEEKDAYS) for name in (whole, whole[:3])}
_WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}


class Unclear(Exception):
    """It is a date and may be another than it seems. The message says why, and what to do."""


def moment(text: str, *, times: bool, years: Container[int], mixed: bool) -> str:
    """``2018-03-01T16:30`` for ``1/3/2018 16:30`` or ``Thursday 1st March 18, 16.30``: day first, as in England.

    ``years`` are those that may be written in two figures, and ``mixed`` is whether some date of the column has its
    month first. Midnight is what a spreadsheet makes of a day: the day alone is given. Raises Unclear.
    """
    if _ISO.fullmatch(text):
        return text
    spaced = _spaced(text)
    if spaced in ("done", UNDATED):
        return UNDATED
    spaced = _MIDNIGHT.sub("", spaced)
    timed = _TIME.fullmatch(spaced)
    day = _day(timed[1] if timed else spaced, years, mixed)
    if day is None:
        return text
    if timed is None:
        return day.isoformat()
    hour, minute, seconds = timed.groups()[1:]
    if times and seconds not in (None, "00"):
        return text  # no time is taken to the second, and none is rounded here
    return f"{day.isoformat()}T{hour:>02}:{minute}"


def at_midnight(text: str) -> bool:
    """Whether a date is written with the time of a day without one."""
    return _MIDNIGHT.search(_spaced(text)) is not None


def month_first(text: str) -> bool:
    """Whether a date in numbers has its month first, as it can be no other."""
    found = _IN_NUMBERS.search(text)
    return found is not None and int(found["day"]) <= 12 < int(found["month"]) <= 31


def outcome(event: Event, text: str) -> str:
    """The id of a choice for its id, its words or another of its forms, in capitals or not."""
    meant = _spaced(text.replace("_", " "))
    if meant in event.forms:
        return event.forms[meant]
    matching = (id for id, label in event.choices.items() if meant in (id.replace("_", " "), label.casefold()))
    return next(matching, text)


def _spaced(text: str) -> str:
    return " ".join(text.casefold().split())


def _day(text: str, years: Container[int], mixed: bool) -> date | None:
    named = _WEEKDAY.match(text)
    weekday = _WEEKDAYS.get(named[1]) if named else None
    written = text if weekday is None else text[named.end() :]
    forms = (form.fullmatch(written) for form in (_ISO, _IN_NUMBERS, _DAY_FIRST, _MONTH_FIRST))
    parts = next(filter(None, forms), None)
    if parts is None:
        return None
    year, day, ordinal = parts["year"], int(parts["day"]), parts.groupdict().get("ordinal")
    try:
        month = _MONTHS.get(parts["month"]) or int(parts["month"])
        if parts.re is _IN_NUMBERS and mixed and day != month and max(day, month) <= 12:
            raise Unclear(
                "Write the month of this date as a word: another date of this column has its month first, so it cannot "
                "be told which of the two is the month here."
            )
        found = date(int(year if len(year) == 4 else f"20{year}"), month, day)
    except ValueError:
        return None
    if ordinal not in (None, _ordinal(day)):
        return None
    if len(year) == 2 and found.year not in years:
        raise Unclear("Write the year of this date with four figures: it cannot be told which is meant.")
    if weekday not in (None, found.weekday()):
        raise Unclear(f"Check this date: the day of the week does not fit. It would be {phrases.day(found)}.")
    return found


def _ordinal(number: int) -> str:
    return "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
