"""From a start and a period to its end, with every day counted on the way.

How time is counted in England: months by the corresponding date (Dodds v Walker [1981] 1 WLR 1027), the last day of a
month that has none; years as twelve months; weeks as seven days; hours as they elapse; the day of the event is never
counted, and nothing rolls forward from a closed day.
"""

from datetime import UTC, date, datetime, timedelta

from calculator.dates import clock, working_days
from calculator.dates.clock import Moment
from calculator.dates.working_days import ONE_DAY, HolidayCalendar, Working
from calculator.procedure import Timescale


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
                return working_days.count(clock.day(start), number, direction, holidays)
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
