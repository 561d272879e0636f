"""How a timescale may be read otherwise, and the points of interpretation on which its date rests."""

from typing import NamedTuple

from calculator.dates import clock, periods, working_days
from calculator.dates.clock import Moment
from calculator.dates.working_days import HolidayCalendar
from calculator.procedure import Citation, PresentReading, Procedure, Reading, Timescale


class OtherDate(NamedTuple):
    """The date that another reading gives."""

    reading: Reading | PresentReading
    due: Moment


def other_dates(timescale: Timescale, start: Moment, holidays: HolidayCalendar) -> tuple[OtherDate, ...]:
    """What those other readings of a timescale give from a start that make a difference and have a date."""
    read = [OtherDate(reading, _read_otherwise(timescale, start, reading, holidays)) for reading in timescale.readings]
    return tuple(other for other in read if other.due)


def _read_otherwise(timescale: Timescale, start: Moment, reading: Reading, holidays: HolidayCalendar) -> Moment | None:
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
