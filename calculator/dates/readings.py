"""How a timescale may be read otherwise, and the points of interpretation on which its date rests."""

from typing import NamedTuple

from calculator.dates import clock, periods, working_days
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.working_days import HolidayCalendar
from calculator.procedure import Citation, PresentReading, Procedure, Reading, Timescale


class OtherDate(NamedTuple):
    """The date that another reading gives, and why its day is no working day, by name."""

    reading: Reading | PresentReading
    due: Moment
    closed_on: str | None


def other_date(
    reading: Reading | PresentReading, due: Moment | None, holidays: HolidayCalendar
) -> tuple[OtherDate, ...]:
    """A reading with its date, alone; nothing where it has none."""
    return (OtherDate(reading, due, working_days.closed(clock.day(due), holidays)),) if due else ()


def other_dates(case: Case, timescale: Timescale, start: Moment | None) -> tuple[OtherDate, ...]:
    """The dates of the other readings of a timescale that apply to a case.

    ``start`` is that of the timescale, None where there is none; a reading may have one of its own.
    """
    found: tuple[OtherDate, ...] = ()
    for reading in timescale.readings:
        own = case.dates.get(reading.runs_from) if reading.runs_from else start
        found += other_date(reading, own and _read_otherwise(timescale, own, reading, case.holidays), case.holidays)
    return found


def _read_otherwise(timescale: Timescale, start: Moment, reading: Reading, holidays: HolidayCalendar) -> Moment | None:
    if reading.runs_from:
        return periods.run(timescale, start, holidays).due
    if not reading.after_closed_day:
        return periods.count(start, reading.days, "days", timescale.direction, holidays).due
    day = clock.day(start)
    if not holidays.first <= day <= holidays.last or not working_days.closed(day, holidays):
        return None
    opened = working_days.count(day, 1, timescale.direction, holidays).due
    return opened and periods.run(timescale, opened, holidays).due


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
