"""What the duties that took the place of the procedure would give. None of this is the procedure's."""

from collections.abc import Collection

from calculator.dates import clock, periods
from calculator.dates.clock import Moment
from calculator.dates.deadlines import Given
from calculator.dates.working_days import HolidayCalendar
from calculator.procedure import PresentDuty, Procedure


def present(procedure: Procedure, given: Given, raised: Collection[str], holidays: HolidayCalendar) -> dict | None:
    """The present duties with their dates, or None unless their warning is among those ``raised``.

    None has a date that would run from a day before they took the place of the procedure: it comes ``too_early``.
    """
    successor = procedure.successor
    if successor is None or successor.warning not in raised:
        return None
    since = procedure.warnings[successor.warning].after
    starts = {
        duty.runs_from: given[duty.runs_from]
        for duty in successor.duties
        if duty.runs_from in given and clock.day(given[duty.runs_from]).isoformat() > since
    }
    due: dict[str, Moment | None] = {}
    for duty in successor.duties:
        start = starts.get(duty.runs_from)
        due[duty.id] = start and _end(duty, start, holidays)
    return {
        "text": successor.text,
        "source": {"title": successor.source.title, "href": successor.source.href},
        "duties": [_written(duty, given, starts, due, holidays) for duty in successor.duties],
    }


def _end(duty: PresentDuty, start: Moment, holidays: HolidayCalendar) -> Moment | None:
    return periods.reach(clock.day(start), duty.period, duty.unit, "after", holidays).due


def _written(
    duty: PresentDuty, given: Given, starts: Given, due: dict[str, Moment | None], holidays: HolidayCalendar
) -> dict:
    readings = []
    for reading in duty.readings:
        start = due[reading.after]
        read = start and _end(duty, start, holidays)
        if read:
            readings.append({"id": reading.id, "due": clock.write(read), "text": reading.text})
    found = due[duty.id]
    return {
        "id": duty.id,
        "title": duty.title,
        "rule": f"within {duty.within} of {duty.start}",
        "due": found and clock.write(found),
        "needs": [] if duty.runs_from in given else [duty.runs_from],
        "too_early": duty.runs_from in given and duty.runs_from not in starts,
        "readings": readings,
        "note": duty.note,
    }
