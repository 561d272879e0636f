"""Counting working days in England and Wales, and where the list of bank holidays ends."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from calculator.dates.clock import Moment

WEEKEND = {5: "Saturday", 6: "Sunday"}
ONE_DAY = timedelta(days=1)


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


class Working(NamedTuple):
    """Where a period ends and how it was counted.

    ``due`` is None where no calendar goes so far, ``beyond`` where the list of bank holidays does not. ``counted`` and
    ``skipped``, each with the reason, are for working days alone, in the order of counting. ``clipped`` says that the
    month has no day of that number, so that its last was taken; ``clock_moved`` that summer time began or ended.
    """

    due: Moment | None = None
    counted: tuple[date, ...] = ()
    skipped: tuple[tuple[date, str], ...] = ()
    clipped: bool = False
    clock_moved: bool = False
    beyond: bool = False


def closed(day: date, holidays: HolidayCalendar) -> str | None:
    """Why a day within the calendar is no working day, by name; None where it is one."""
    return WEEKEND.get(day.weekday()) or holidays.names.get(day)


def count(start: date, number: int, direction: str, holidays: HolidayCalendar) -> Working:
    """The ``number``-th working day ``after`` or ``before`` a start, which is day 0.

    A start on a closed day makes no difference: the next working day is day 1.
    """
    step = 1 if direction == "after" else -1
    first, last, place = holidays.first.toordinal(), holidays.last.toordinal(), start.toordinal()
    counted, skipped = [], []
    while len(counted) < number:
        place += step
        if not first <= place <= last:
            return Working(beyond=True)
        day = date.fromordinal(place)
        if why := closed(day, holidays):
            skipped.append((day, why))
        else:
            counted.append(day)
    return Working(date.fromordinal(place), tuple(counted), tuple(skipped))


def between(first: date, last: date, holidays: HolidayCalendar) -> int | None:
    """How many working days lie after ``first``, up to ``last`` and with it; None outside the calendar."""
    if not holidays.first <= first <= last <= holidays.last:
        return None
    weeks, over = divmod((last - first).days, 7)
    weekdays = 5 * weeks + sum((first.weekday() + place) % 7 not in WEEKEND for place in range(1, over + 1))
    return weekdays - bisect_right(holidays.on_weekdays, last) + bisect_right(holidays.on_weekdays, first)
