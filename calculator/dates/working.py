"""The working of a deadline: its rule in words, every day counted or skipped, and what other readings give."""

from calculator.dates import clock, periods, working_days
from calculator.dates.clock import Moment
from calculator.dates.deadlines import Deadline, outcome_event, reach
from calculator.dates.working_days import HolidayCalendar
from calculator.procedure import Citation, Procedure, Reading, Timescale


def rule(procedure: Procedure, timescale: Timescale) -> str:
    """The rule in words: “within five working days of the Chair’s decision”, “at least one week before publication”."""
    start = procedure.events[timescale.runs_from].label
    if timescale.outcome_needed:
        choices = outcome_event(procedure).choices
        start += f" {choices[timescale.outcome][:1].lower()}{choices[timescale.outcome][1:]}"
    if timescale.direction == "before":
        return f"at least {timescale.within} before {start}"
    return f"within {timescale.within} of {start}"


def points(procedure: Procedure, timescale: Timescale) -> list[Citation]:
    """The points that affect a timescale, those of its other readings, and those of its counting.

    A unit may be counted for several timescales: a point of its counting that affects others alone is left out.
    """
    others = {point.id for other in procedure.timescales.values() for point in other.interpretations}
    counting = procedure.counting[timescale.unit]
    found = (
        *timescale.interpretations,
        *(reading.interpretation for reading in timescale.readings),
        *(point for point in counting.interpretations if point.id not in others),
    )
    return list({point.id: point for point in found}.values())


def working(procedure: Procedure, deadline: Deadline, holidays: HolidayCalendar) -> dict:
    """How a deadline was come by: start, rule, counting, days counted and skipped, and what moved it."""
    timescale, start, end = deadline.timescale, deadline.start, deadline.end
    counting = procedure.counting[timescale.unit]
    return {
        "start": start
        and {
            "event": start.event.id,
            "label": start.event.label,
            "at": clock.write(start.moment),
            "projected": start.projected,
        },
        "rule": rule(procedure, timescale),
        "counting": counting.text,
        "note": timescale.note,
        "counted": [{"day": number, "date": clock.write(day)} for number, day in enumerate(end.counted, 1)],
        "skipped": [{"date": clock.write(day), "why": why} for day, why in end.skipped],
        "month_end": end.clipped,
        "clock_moved": end.clock_moved,
        "calendar": {"from": clock.write(holidays.first), "to": clock.write(holidays.last)}
        if timescale.unit == "working_days"
        else None,
        "interpretations": [point.id for point in points(procedure, timescale)],
    }


def readings(timescale: Timescale, start: Moment, holidays: HolidayCalendar) -> list[dict]:
    """The other readings of a period from a start, each with its date, where it has one."""
    dated = ((reading, _read_otherwise(timescale, start, reading, holidays)) for reading in timescale.readings)
    return [{"id": reading.id, "due": clock.write(due), "text": reading.text} for reading, due in dated if due]


def _read_otherwise(timescale: Timescale, start: Moment, reading: Reading, holidays: HolidayCalendar) -> Moment | None:
    """The date under another reading, or None where it makes no difference or no date can be given."""
    if not reading.after_closed_day:
        return periods.reach(start, reading.days, "days", timescale.direction, holidays).due
    try:
        if not working_days.closed(clock.day(start), holidays):
            return None
        opened = working_days.count(clock.day(start), 1, timescale.direction, holidays).due
    except working_days.BeyondCalendar:
        return None
    return reach(timescale, opened, holidays).due
