"""How far something was done from its due date: early or late, in days, working days or minutes."""

from datetime import UTC, datetime

from calculator.dates import clock, working_days
from calculator.dates.clock import Moment
from calculator.dates.working_days import HolidayCalendar


def margin(due: Moment, done: Moment, unit: str, holidays: HolidayCalendar, *, late: str = "late") -> dict:
    """``{"late", "days", "working_days", "minutes", "text"}``, the numbers unsigned.

    The text says ``late`` of what is past its due date; it may say “overdue”, of what was not done by the day ``done``.

    ``working_days`` are those after the earlier of the two days up to the later; None outside the calendar, and for a
    period in hours. ``minutes`` is None unless both have a time, and then it is what elapsed.
    """
    days = (clock.day(done) - clock.day(due)).days
    minutes = None
    if isinstance(due, datetime) and isinstance(done, datetime):
        minutes = int((done.astimezone(UTC) - due.astimezone(UTC)).total_seconds() // 60)
    open_days = None if unit == "hours" else _working_days(clock.day(due), clock.day(done), holidays)
    found = {
        "late": clock.compare(done, due) > 0,
        "days": abs(days),
        "working_days": open_days,
        "minutes": None if minutes is None else abs(minutes),
    }
    return found | {"text": _text(found, late if found["late"] else "early")}


def _working_days(one, other, holidays: HolidayCalendar) -> int | None:
    try:
        return working_days.between(min(one, other), max(one, other), holidays)
    except working_days.BeyondCalendar:
        return None


def _text(found: dict, which: str) -> str:
    if found["minutes"] is not None:
        hours, minutes = divmod(found["minutes"], 60)
        parts = [_number(hours, "hour")] * bool(hours) + [_number(minutes, "minute")] * bool(minutes)
        return f"{' '.join(parts)} {which}" if parts else "on time to the minute"
    if not found["days"]:
        return "on the day"
    open_days = found["working_days"]
    counted = "" if open_days is None else f" ({_number(open_days, 'working day')})"
    return f"{_number(found['days'], 'day')} {which}{counted}"


def _number(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
