"""Counting working days in England and Wales, and where the list of bank holidays ends."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

WEEKEND = {5: "Saturday", 6: "Sunday"}
ONE_DAY = timedelta(days=1)


class BeyondCalendar(Exception):
    """A day was asked for that the official list of bank holidays does not cover."""


class HolidayCalendar(NamedTuple):
    """The official list: every bank holiday from ``first`` to ``last``, both included, by its name.

    ``on_weekdays`` are those that close a day which would else be open, in order.
    """

    first: date
    last: date
    names: Mapping[date, str]
    on_weekdays: tuple[date, ...]


def holiday_calendar(first: date, last: date, names: Mapping[date, str]) -> HolidayCalendar:
    """The calendar of the bank holidays ``names`` from ``first`` to ``last``."""
    return HolidayCalendar(first, last, names, tuple(sorted(day for day in names if day.weekday() not in WEEKEND)))


class Count(NamedTuple):
    """A count of working days: where it ends, each day counted, and each day skipped with the reason."""

    due: date
    counted: tuple[date, ...]
    skipped: tuple[tuple[date, str], ...]


def closed(day: date, holidays: HolidayCalendar) -> str | None:
    """Why a day is no working day, by name, or None where it is one. Raises BeyondCalendar."""
    if not holidays.first <= day <= holidays.last:
        raise BeyondCalendar(day)
    return WEEKEND.get(day.weekday()) or holidays.names.get(day)


def count(start: date, number: int, direction: str, holidays: HolidayCalendar) -> Count:
    """The ``number``-th working day ``after`` or ``before`` a start, which is day 0. Raises BeyondCalendar.

    A start on a closed day makes no difference: the next working day is day 1.
    """
    step = ONE_DAY if direction == "after" else -ONE_DAY
    day, counted, skipped = start, [], []
    while len(counted) < number:
        try:
            day += step
        except OverflowError:
            raise BeyondCalendar(day) from None
        why = closed(day, holidays)
        if why:
            skipped.append((day, why))
        else:
            counted.append(day)
    return Count(due=day, counted=tuple(counted), skipped=tuple(skipped))


def between(first: date, last: date, holidays: HolidayCalendar) -> int | None:
    """How many working days lie after ``first``, up to ``last`` and with it; None outside the calendar."""
    if not holidays.first <= first <= last <= holidays.last:
        return None
    weeks, over = divmod((last - first).days, 7)
    weekdays = 5 * weeks + sum((first.weekday() + place) % 7 not in WEEKEND for place in range(1, over + 1))
    return weekdays - bisect_right(holidays.on_weekdays, last) + bisect_right(holidays.on_weekdays, first)
