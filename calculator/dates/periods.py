"""From a start and a period to its end, with every day counted on the way, by the list of bank holidays.

How time is counted in England: months by the corresponding date (Dodds v Walker [1981] 1 WLR 1027), the last day of a
month that has none; years as twelve months; weeks as seven days; hours as they elapse; the day of the event is never
counted, and nothing rolls forward from a closed day.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from calculator.dates import clock
from calculator.dates.clock import Moment
from calculator.procedure import Timescale

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

    def closed(self, day: date) -> str | None:
        """Why a day within the calendar is no working day, by name; None where it is one."""
        return WEEKEND.get(day.weekday()) or self.names.get(day)

    def between(self, first: date, last: date) -> int | None:
        """How many working days lie after ``first``, up to ``last`` and with it; None outside the calendar."""
        if not self.first <= first <= last <= self.last:
            return None
        weeks, over = divmod((last - first).days, 7)
        weekdays = 5 * weeks + sum((first.weekday() + place) % 7 not in WEEKEND for place in range(1, over + 1))
        return weekdays - bisect_right(self.on_weekdays, last) + bisect_right(self.on_weekdays, first)


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


def run(timescale: Timescale, start: Moment, holidays: HolidayCalendar) -> Working:
    """The period of a timescale from a start."""
    return count(start, timescale.period, timescale.unit, timescale.direction, holidays)


def count(start: Moment, number: int, unit: str, direction: str, holidays: HolidayCalendar) -> Working:
    """``number`` of ``unit`` (hours, days, working_days, weeks, months, years) ``after`` or ``before`` a start.

    Raises ValueError for another unit.
    """
    sign = 1 if direction == "after" else -1
    try:
        match unit:
            case "hours":
                return _hours(start, sign * number)
            case "days" | "weeks":
                return Working(due=clock.day(start) + sign * number * (7 if unit == "weeks" else 1) * ONE_DAY)
            case "months" | "years":
                return _months(clock.day(start), sign * number * (12 if unit == "years" else 1))
            case "working_days":
                return _working_days(clock.day(start).toordinal(), number, sign, holidays)
    except OverflowError:
        return Working()
    raise ValueError(f"not a unit of time: {unit!r}")


def _hours(start: Moment, number: int) -> Working:
    """Elapsed hours from a time; from a date alone, whole days, the first hour being unknown."""
    if not isinstance(start, datetime):
        return Working(due=start + -(-number // 24) * ONE_DAY)
    due = (start.astimezone(UTC) + timedelta(hours=number)).astimezone(start.tzinfo)
    return Working(due=due, clock_moved=due.utcoffset() != start.utcoffset())


def _months(start: date, number: int) -> Working:
    """The corresponding date, or the last day of a month that has none."""
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(year)
    last = (date(year, month + 2, 1) - ONE_DAY).day if month < 11 else 31
    return Working(due=date(year, month + 1, min(start.day, last)), clipped=start.day > last)


def _working_days(place: int, number: int, sign: int, holidays: HolidayCalendar) -> Working:
    """The start is day 0. A closed one makes no difference: the next working day is day 1."""
    first, last = holidays.first.toordinal(), holidays.last.toordinal()
    counted, skipped = [], []
    while len(counted) < number:
        place += sign
        if not first <= place <= last:
            return Working(beyond=True)
        day = date.fromordinal(place)
        if why := holidays.closed(day):
            skipped.append((day, why))
        else:
            counted.append(day)
    return Working(date.fromordinal(place), tuple(counted), tuple(skipped))
