"""Which dates follow from those given, with the working of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from calculator import clock, periods, working_days
from calculator.clock import Moment
from calculator.periods import Reach
from calculator.procedure import Event, Procedure, Reading, Timescale
from calculator.working_days import BankHolidays

type Given = Mapping[str, Moment | str]
"""Event ids to moments; the outcome event to the id of a choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a timescale runs from: an event, its moment, and whether that is only projected."""

    event: Event
    moment: Moment
    projected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A timescale applied to a case. ``end.due`` is None where there is no date."""

    timescale: Timescale
    arises: bool
    start: Start | None
    end: Reach
    projected: bool
    needs: tuple[str, ...]


def plan(procedure: Procedure, given: Given, as_at: Moment | None, holidays: BankHolidays) -> dict:
    """The timeline part of a response, for dates that are valid."""
    deadlines = [_deadline(procedure, timescale, given, holidays) for timescale in procedure.timescales]
    return {
        "deadlines": [_written(procedure, deadline, given, as_at, holidays) for deadline in deadlines],
        "warnings": _warnings(procedure, deadlines, given, holidays),
    }


def outcome_event(procedure: Procedure) -> Event:
    """The event that is an outcome and no date."""
    return next(event for event in procedure.events if event.takes == "outcome")


def _deadline(procedure: Procedure, timescale: Timescale, given: Given, holidays: BankHolidays) -> Deadline:
    decided = outcome_event(procedure)
    outcome = given.get(decided.id)
    if timescale.outcome and outcome not in (None, timescale.outcome):
        return Deadline(
            timescale=timescale, arises=False, start=None, end=Reach(due=None), projected=False, needs=()
        )
    start = _start(procedure, timescale.runs_from, given, holidays)
    end = Reach(due=None)
    if start:
        end = periods.reach(start.moment, timescale.period, timescale.unit, timescale.direction, holidays)
    lacking = [timescale.runs_from] if timescale.runs_from not in given else []
    if timescale.outcome_needed and outcome is None:
        lacking.append(decided.id)
    projected = bool(lacking) and start is not None
    return Deadline(
        timescale=timescale, arises=True, start=start, end=end, projected=projected, needs=tuple(lacking)
    )


def _start(procedure: Procedure, event_id: str, given: Given, holidays: BankHolidays) -> Start | None:
    """The event's own date, or the date by which its timescale has it happen."""
    event = next(event for event in procedure.events if event.id == event_id)
    if event_id in given:
        return Start(event=event, moment=given[event_id], projected=False)
    if not event.projected_from:
        return None
    timescale = next(t for t in procedure.timescales if t.id == event.projected_from)
    before = _start(procedure, timescale.runs_from, given, holidays)
    if before is None:
        return None
    due = periods.reach(before.moment, timescale.period, timescale.unit, timescale.direction, holidays).due
    return due and Start(event=event, moment=due, projected=True)


def _status(deadline: Deadline, done: Moment | None, as_at: Moment | None) -> str | None:
    if not deadline.arises:
        return "not_applicable"
    due = deadline.end.due
    if due is None and deadline.start is not None:
        return None
    if due is None or deadline.projected:
        return "needs_date"
    if done is not None:
        return "met" if clock.compare(done, due) <= 0 else "missed"
    if as_at is None:
        return None
    if clock.compare(as_at, due) > 0:
        return "overdue"
    return "due_today" if clock.day(as_at) == clock.day(due) else "upcoming"


def _written(
    procedure: Procedure, deadline: Deadline, given: Given, as_at: Moment | None, holidays: BankHolidays
) -> dict:
    timescale, due = deadline.timescale, deadline.end.due
    status = _status(deadline, given.get(timescale.done), as_at)
    firm = due is not None and as_at is not None and not deadline.projected
    return {
        "id": timescale.id,
        "title": timescale.title,
        "force": timescale.force,
        "due": None if due is None else clock.write(due),
        "projected": deadline.projected,
        "status": status,
        "label": _label(procedure, timescale, status),
        "days": (clock.day(due) - clock.day(as_at)).days if firm else None,
        "working": _working(procedure, deadline, holidays),
        "readings": _readings(deadline, holidays),
        "needs": list(deadline.needs),
        "provisions": list(timescale.provisions),
    }


def _label(procedure: Procedure, timescale: Timescale, status: str | None) -> str | None:
    """The words for a status, the timescale's own where it has some."""
    own = {label.id: label.label for label in timescale.labels}
    common = {label.id: label.label for label in procedure.statuses}
    return own.get(status) or common.get(status)


def rule(procedure: Procedure, timescale: Timescale) -> str:
    """The rule in words: “within five working days of the Chair’s decision”, “at least one week before publication”."""
    start = next(event for event in procedure.events if event.id == timescale.runs_from).label
    if timescale.outcome_needed:
        choices = {choice.id: choice.label for choice in outcome_event(procedure).choices}
        start += f" {choices[timescale.outcome][:1].lower()}{choices[timescale.outcome][1:]}"
    if timescale.direction == "before":
        return f"at least {timescale.within} before {start}"
    return f"within {timescale.within} of {start}"


def _working(procedure: Procedure, deadline: Deadline, holidays: BankHolidays) -> dict:
    timescale, start, end = deadline.timescale, deadline.start, deadline.end
    counting = next(counting for counting in procedure.counting if counting.unit == timescale.unit)
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
        "interpretations": [citation.id for citation in counting.interpretations],
    }


def _readings(deadline: Deadline, holidays: BankHolidays) -> list[dict]:
    """The other readings of the period, each with its date."""
    if deadline.start is None:
        return []
    dated = ((reading, _read_otherwise(deadline, reading, holidays)) for reading in deadline.timescale.readings)
    return [{"id": reading.id, "due": clock.write(due), "text": reading.text} for reading, due in dated if due]


def _read_otherwise(deadline: Deadline, reading: Reading, holidays: BankHolidays) -> Moment | None:
    """The date under another reading, or None where it makes no difference or no date can be given."""
    timescale, start = deadline.timescale, deadline.start.moment
    if not reading.after_closed_day:
        return periods.reach(start, reading.days, "days", timescale.direction, holidays).due
    try:
        if not working_days.closed(clock.day(start), holidays):
            return None
        opened = working_days.count(clock.day(start), 1, timescale.direction, holidays).due
    except working_days.BeyondCalendar:
        return None
    return periods.reach(opened, timescale.period, timescale.unit, timescale.direction, holidays).due


def _warnings(procedure: Procedure, deadlines: list[Deadline], given: Given, holidays: BankHolidays) -> list[dict]:
    """What the dates entered call for, in the order of the file, one a code."""
    moments = {id: moment for id, moment in given.items() if isinstance(moment, date)}
    raised = {"beyond_calendar"} if any(deadline.end.beyond for deadline in deadlines) else set()
    if any(clock.is_repeated(moment) for moment in moments.values()):
        raised.add("repeated_hour")
    for warning in procedure.warnings:
        days = [clock.day(moment) for id, moment in moments.items() if not warning.events or id in warning.events]
        if any(_touches(warning, day) for day in days):
            raised.add(warning.code)
    return [{"code": w.code, "message": w.message} for w in procedure.warnings if w.code in raised]


def _touches(warning, day: date) -> bool:
    if warning.after:
        return day > date.fromisoformat(warning.after)
    if warning.from_:
        return day >= date.fromisoformat(warning.from_)
    return bool(warning.before) and day < date.fromisoformat(warning.before)
