"""How a timescale may be read otherwise, and the points of interpretation on which its date rests."""

from collections.abc import Iterable
from typing import NamedTuple

from calculator.dates import clock, periods
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.periods import HolidayCalendar
from calculator.procedure import Citation, PresentReading, Procedure, Reading, Timescale


class OtherDate(NamedTuple):
    """The date that another reading gives, and why its day is no working day, by name."""

    reading: Reading | PresentReading
    due: Moment
    closed_on: str | None


def dated(
    readings: Iterable[tuple[Reading | PresentReading, Moment | None]], holidays: HolidayCalendar
) -> tuple[OtherDate, ...]:
    """Those of the readings that have a date."""
    return tuple([OtherDate(reading, due, holidays.closed(clock.day(due))) for reading, due in readings if due])


def other_dates(case: Case, timescale: Timescale, start: Moment | None) -> tuple[OtherDate, ...]:
    """The dates of the other readings of a timescale that apply to a case.

    ``start`` is that of the timescale, None where there is none; a reading may have one of its own.
    """
    return dated([(reading, _date(case, timescale, start, reading)) for reading in timescale.readings], case.holidays)


def _date(case: Case, timescale: Timescale, start: Moment | None, reading: Reading) -> Moment | None:
    if reading.runs_from:
        start = case.dates.get(reading.runs_from)
    if start is None:
        return None
    if reading.after_closed_day:
        day = clock.day(start)
        if not case.holidays.first <= day <= case.holidays.last or not case.holidays.closed(day):
            return None
        start = periods.count(day, 1, "working_days", timescale.direction, case.holidays).due
    elif reading.days:
        return periods.count(start, reading.days, "days", timescale.direction, case.holidays).due
    return start and periods.run(timescale, start, case.holidays).due


def points(procedure: Procedure, timescale: Timescale) -> list[Citation]:
    """The points that affect a timescale, those of its other readings, and those of its counting.

    A unit may be counted for several timescales: a point of its counting that affects others alone is left out.
    """
    others = {point.id for other in procedure.timescales.values() for point in other.interpretations}
    counting = procedure.counting[timescale.unit]
    cited = (
        *timescale.interpretations,
        *(reading.interpretation for reading in timescale.readings),
        *(point for point in counting.interpretations if point.id not in others),
    )
    return list({point.id: point for point in cited}.values())
