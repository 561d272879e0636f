"""The timescales of a procedure applied to a case: what each runs from, when it is due and how it stands."""

from datetime import UTC, datetime
from typing import NamedTuple

from calculator.dates import clock, periods, working_days
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.readings import OtherDate, other_dates
from calculator.dates.working_days import HolidayCalendar, Working
from calculator.procedure import Event, Extension, Timescale

STATUSES = ("met", "missed", "upcoming", "due_today", "overdue", "needs_date", "not_applicable")
MET, MISSED, UPCOMING, DUE_TODAY, OVERDUE, NEEDS_DATE, NOT_APPLICABLE = STATUSES
DONE = (MET, MISSED)
PAST = (MISSED, OVERDUE)
STILL_OPEN = (OVERDUE, DUE_TODAY, UPCOMING)
"""The most pressing first."""


class Start(NamedTuple):
    """What a timescale runs from: an event, its moment, and whether that is only projected."""

    event: Event
    at: Moment
    projected: bool


class Difference(NamedTuple):
    """How far one moment is from another that was due; the numbers are never negative.

    ``late`` is whether it is past what was due. ``working_days`` are those after the earlier of the two days up to the
    later; None outside the holiday calendar, and for a period in hours. ``minutes`` is None unless both have a time,
    and then it is what elapsed.
    """

    late: bool
    days: int
    working_days: int | None
    minutes: int | None


class Agreed(NamedTuple):
    """A date that was agreed in place of the one due, and how it stands.

    ``status``, ``days`` and ``difference`` are as of a deadline. ``early`` is whether it comes before the date due, so
    that it gives no more time.
    """

    at: Moment
    status: str | None
    days: int | None
    early: bool
    difference: Difference | None


class Deadline(NamedTuple):
    """A timescale applied to a case.

    ``status`` is one of ``STATUSES``, None where nothing can be told. ``start`` is None where it runs from nothing yet,
    and ``due`` where there is no date. ``projected`` says that what it runs from, or whether it arises, is not known
    yet; ``needs`` are the ids of the events that would tell. ``done`` is when it was done, ``ahead`` whether that is
    after ``as_at``, ``difference`` how far from ``due``. ``days`` are the whole days from ``as_at`` to ``due``,
    negative once past; None where either is not there or the date is projected. ``agreed`` is None where no other date
    was agreed.
    """

    timescale: Timescale
    status: str | None
    start: Start | None = None
    working: Working = Working()
    projected: bool = False
    needs: tuple[str, ...] = ()
    done: Moment | None = None
    days: int | None = None
    difference: Difference | None = None
    ahead: bool = False
    agreed: Agreed | None = None
    other_dates: tuple[OtherDate, ...] = ()

    @property
    def due(self) -> Moment | None:
        return self.working.due

    @property
    def extension(self) -> Extension | None:
        """Where more time may be agreed: there has to be a date that it would extend."""
        return None if self.working.due is None else self.timescale.extension


def deadlines(case: Case) -> tuple[Deadline, ...]:
    """The deadline of each timescale, in the order of the file."""
    return tuple(_deadline(case, timescale) for timescale in case.procedure.timescales.values())


def start_of(case: Case, event_id: str) -> Start | None:
    """The event's own moment, or that by which its timescale has it happen; None where neither is known."""
    event = case.procedure.events[event_id]
    if event_id in case.dates:
        return Start(event, case.dates[event_id], projected=False)
    if not event.projected_from:
        return None
    timescale = case.procedure.timescales[event.projected_from]
    before = start_of(case, timescale.runs_from)
    due = before and periods.run(timescale, before.at, case.holidays).due
    return due and Start(event, due, projected=True)


def difference(due: Moment, at: Moment, unit: str, holidays: HolidayCalendar) -> Difference:
    """How far ``at`` is from ``due``, the end of a period in ``unit``."""
    first, last = sorted((clock.day(due), clock.day(at)))
    minutes = None
    if isinstance(due, datetime) and isinstance(at, datetime):
        minutes = abs(int((at.astimezone(UTC) - due.astimezone(UTC)).total_seconds() // 60))
    open_days = None if unit == "hours" else working_days.between(first, last, holidays)
    return Difference(clock.compare(at, due) > 0, (last - first).days, open_days, minutes)


def _deadline(case: Case, timescale: Timescale) -> Deadline:
    if not case.arises(timescale.outcome):
        return Deadline(timescale, status=NOT_APPLICABLE)
    start = start_of(case, timescale.runs_from)
    working = periods.run(timescale, start.at, case.holidays) if start else Working()
    needs = _needs(case, timescale)
    done = case.dates.get(timescale.done)
    firm = None if needs else working.due
    status = None if start and not working.due else _standing(firm, done, case.as_at) if firm else NEEDS_DATE
    return Deadline(
        timescale,
        status,
        start,
        working,
        projected=bool(needs and start),
        needs=needs,
        done=done,
        days=_days(firm, case.as_at),
        difference=difference(firm, done, timescale.unit, case.holidays) if firm and done else None,
        ahead=done is not None and case.as_at is not None and clock.compare(done, case.as_at) > 0,
        agreed=_agreed(case, timescale, working.due, done),
        other_dates=other_dates(timescale, start.at, case.holidays) if start else (),
    )


def _needs(case: Case, timescale: Timescale) -> tuple[str, ...]:
    """The events that have to be given before there is a firm date."""
    needs = () if timescale.runs_from in case.dates else (timescale.runs_from,)
    if timescale.outcome_needed and case.outcome is None:
        return (*needs, case.procedure.outcome_event.id)
    return needs


def _standing(due: Moment, done: Moment | None, as_at: Moment | None) -> str | None:
    """``met`` or ``missed`` where it is known when it was done, else how ``due`` stands to ``as_at``; else None."""
    if done is not None:
        return MET if clock.compare(done, due) <= 0 else MISSED
    if as_at is None:
        return None
    if clock.compare(as_at, due) > 0:
        return OVERDUE
    return DUE_TODAY if clock.day(as_at) == clock.day(due) else UPCOMING


def _days(due: Moment | None, as_at: Moment | None) -> int | None:
    return (clock.day(due) - clock.day(as_at)).days if due and as_at else None


def _agreed(case: Case, timescale: Timescale, due: Moment | None, done: Moment | None) -> Agreed | None:
    """The date that was agreed; what is due stays as it is."""
    at = case.dates.get(timescale.extension.event) if timescale.extension else None
    if at is None:
        return None
    early = due is not None and clock.day(at) < clock.day(due)
    off = difference(at, done, timescale.unit, case.holidays) if done else None
    return Agreed(at, _standing(at, done, case.as_at), _days(at, case.as_at), early, off)
