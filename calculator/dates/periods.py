"""From a start and a period to a due date, with what the working has to show.

How time is counted in England: months by the corresponding date (Dodds v Walker [1981] 1 WLR 1027), the last day of a
month that has none; weeks as seven days; hours as they elapse; the day of the event is never counted, and nothing
rolls forward from a closed day.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from calculator.dates import clock, working_days
from calculator.dates.clock import Moment
from calculator.dates.working_days import ONE_DAY, HolidayCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Where a period ends. ``due`` is None where no calendar goes so far; ``beyond`` where the bank holidays do not."""

    due: Moment | None
    counted: tuple[date, ...] = ()
    skipped: tuple[tuple[date, str], ...] = ()
    clipped: bool = False
    clock_moved: bool = False
    beyond: bool = False


def reach(start: Moment, number: int, unit: str, direction: str, holidays: HolidayCalendar) -> Reach:
    """``number`` of ``unit`` (hours, days, working_days, weeks, months) ``after`` or ``before`` a start."""
    sign = 1 if direction == "after" else -1
    try:
        match unit:
            case "hours":
                return _hours(start, sign * number)
            case "days":
                return Reach(due=clock.day(start) + sign * number * ONE_DAY)
            case "weeks":
                return Reach(due=clock.day(start) + sign * number * 7 * ONE_DAY)
            case "months":
                return _months(clock.day(start), sign * number)
            case "working_days":
                found = working_days.count(clock.day(start), number, direction, holidays)
                return Reach(due=found.due, counted=found.counted, skipped=found.skipped)
    except working_days.BeyondCalendar:
        return Reach(due=None, beyond=True)
    except OverflowError:
        return Reach(due=None)
    raise ValueError(f"not a unit of time: {unit!r}")


def _hours(start: Moment, number: int) -> Reach:
    """Elapsed hours from a time; from a date alone, whole days, the first hour being unknown."""
    if not isinstance(start, datetime):
        return Reach(due=start + -(-number // 24) * ONE_DAY)
    due = (start.astimezone(UTC) + timedelta(hours=number)).astimezone(start.tzinfo)
    return Reach(due=due, clock_moved=due.utcoffset() != start.utcoffset())


def _months(start: date, number: int) -> Reach:
    """The corresponding date, or the last day of a month that has none."""
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(year)
    last = days_in_month(year, month + 1)
    return Reach(due=date(year, month + 1, min(start.day, last)), clipped=start.day > last)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return (date(year, month + 1, 1) - ONE_DAY).day if month < 12 else 31
