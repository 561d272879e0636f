"""The timescales of a procedure applied to a case: what each runs from, where it ends and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.dates import clock, periods
from calculator.dates.clock import Moment
from calculator.dates.periods import Reach
from calculator.dates.working_days import HolidayCalendar
from calculator.procedure import Event, Procedure, Timescale

STATUSES = ("met", "missed", "upcoming", "due_today", "overdue", "needs_date", "not_applicable")
MET, MISSED, UPCOMING, DUE_TODAY, OVERDUE, NEEDS_DATE, NOT_APPLICABLE = STATUSES
DONE = (MET, MISSED)
PAST = (MISSED, OVERDUE)
STILL_OPEN = (OVERDUE, DUE_TODAY, UPCOMING)
"""The most pressing first."""

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


def deadlines(procedure: Procedure, given: Given, holidays: HolidayCalendar) -> list[Deadline]:
    """The deadline of each timescale, in the order of the file."""
    return [_deadline(procedure, timescale, given, holidays) for timescale in procedure.timescales.values()]


def outcome_event(procedure: Procedure) -> Event:
    """The event that is an outcome and no date."""
    return procedure.outcome_event


def arises(procedure: Procedure, outcome: str, given: Given) -> bool:
    """Whether what belongs to one outcome of the decision alone arises, as far as is known; "" is every outcome."""
    return not outcome or given.get(outcome_event(procedure).id) in (None, outcome)


def _deadline(procedure: Procedure, timescale: Timescale, given: Given, holidays: HolidayCalendar) -> Deadline:
    if not arises(procedure, timescale.outcome, given):
        return Deadline(
            timescale=timescale, arises=False, start=None, end=Reach(due=None), projected=False, needs=()
        )
    start = start_of(procedure, timescale.runs_from, given, holidays)
    end = reach(timescale, start.moment, holidays) if start else Reach(due=None)
    lacking = [timescale.runs_from] if timescale.runs_from not in given else []
    decided = outcome_event(procedure).id
    if timescale.outcome_needed and decided not in given:
        lacking.append(decided)
    projected = bool(lacking) and start is not None
    return Deadline(
        timescale=timescale, arises=True, start=start, end=end, projected=projected, needs=tuple(lacking)
    )


def start_of(procedure: Procedure, event_id: str, given: Given, holidays: HolidayCalendar) -> Start | None:
    """The event's own date, or the date by which its timescale has it happen; None where neither is known."""
    event = procedure.events[event_id]
    if event_id in given:
        return Start(event=event, moment=given[event_id], projected=False)
    if not event.projected_from:
        return None
    timescale = procedure.timescales[event.projected_from]
    before = start_of(procedure, timescale.runs_from, given, holidays)
    due = before and reach(timescale, before.moment, holidays).due
    return due and Start(event=event, moment=due, projected=True)


def reach(timescale: Timescale, start: Moment, holidays: HolidayCalendar) -> Reach:
    """Where the period of a timescale ends."""
    return periods.reach(start, timescale.period, timescale.unit, timescale.direction, holidays)


def status(deadline: Deadline, given: Given, as_at: Moment | None) -> str | None:
    """How a deadline stands: one of the procedure's statuses, or None where nothing can be said."""
    if not deadline.arises:
        return NOT_APPLICABLE
    due = deadline.end.due
    if due is None and deadline.start is not None:
        return None
    if due is None or deadline.projected:
        return NEEDS_DATE
    return standing(due, given.get(deadline.timescale.done), as_at)


def standing(due: Moment, done: Moment | None, as_at: Moment | None) -> str | None:
    """``met`` or ``missed`` where it is known when it was done, else how ``due`` stands to ``as_at``; else None."""
    if done is not None:
        return MET if clock.compare(done, due) <= 0 else MISSED
    if as_at is None:
        return None
    if clock.compare(as_at, due) > 0:
        return OVERDUE
    return DUE_TODAY if clock.day(as_at) == clock.day(due) else UPCOMING
