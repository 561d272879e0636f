"""The timescales of a procedure applied to a case: what each runs from, when it is due and how it stands."""

from datetime import UTC, datetime
from typing import NamedTuple

from calculator.dates import clock, periods
from calculator.dates.case import Case, Evidence
from calculator.dates.clock import Moment
from calculator.dates.periods import HolidayCalendar, Working
from calculator.dates.readings import OtherDate, other_dates
from calculator.procedure import Event, Extension, Timescale

STATUSES = (
    "met", "missed", "done_undated", "not_recorded", "upcoming", "due_today", "overdue", "needs_date", "not_applicable",
)  # fmt: skip
MET, MISSED, DONE_UNDATED, NOT_RECORDED, UPCOMING, DUE_TODAY, OVERDUE, NEEDS_DATE, NOT_APPLICABLE = STATUSES
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
    """A date that was agreed in place of the one due; ``status``, ``days`` and ``difference`` are as of a deadline.

    ``early`` is whether it comes before the date due, so that it gives no more time.
    """

    at: Moment
    status: str | None
    days: int | None
    difference: Difference | None
    early: bool


class Deadline(NamedTuple):
    """A timescale applied to a case.

    ``status`` is one of ``STATUSES``, None where nothing can be told. ``start`` is None where it runs from nothing yet,
    and ``due`` where there is no date. ``projected`` says that what it runs from, or whether it arises, is not known
    yet; ``needs`` are the ids of the events that would tell. ``done`` is when it was done, ``ahead`` whether that is
    after ``as_at``, ``difference`` how far from ``due``; ``undated`` whether it was done on a day that is not known,
    and ``evidence`` what tells of it where no date is given. ``days`` are the whole days from ``as_at`` to ``due``,
    negative once past; None where either is not there or the date is projected. ``closed_on`` is why the day of ``due``
    is no working day, by name. ``agreed`` is None where no other date was agreed.
    """

    timescale: Timescale
    status: str | None
    days: int | None = None
    difference: Difference | None = None
    start: Start | None = None
    working: Working = Working()
    projected: bool = False
    needs: tuple[str, ...] = ()
    done: Moment | None = None
    undated: bool = False
    evidence: Evidence | None = None
    closed_on: str | None = None
    ahead: bool = False
    agreed: Agreed | None = None
    other_dates: tuple[OtherDate, ...] = ()

    @property
    def due(self) -> Moment | None:
        return self.working.due

    @property
    def extension(self) -> Extension | None:
        """Where more time may be agreed, or was: else there has to be a date that it would extend."""
        return None if self.due is None and self.agreed is None else self.timescale.extension

    @property
    def is_done(self) -> bool:
        """Whether it was done, on whatever day, as far as anything tells."""
        return self.done is not None or self.undated or (self.evidence is not None and self.evidence.came)

    @property
    def has_passed(self) -> bool:
        """Whether it is a minimum, and over."""
        return self.timescale.minimum and self.days is not None and self.days <= 0

    @property
    def is_settled(self) -> bool:
        """Whether it was done, can no longer be done in time, or is over."""
        return self.is_done or self.evidence is not None or self.has_passed


def deadlines(case: Case) -> tuple[Deadline, ...]:
    """The deadline of each timescale, in the order of the file."""
    return tuple(_deadline(case, timescale) for timescale in case.procedure.timescales.values())


def start_of(case: Case, event_id: str) -> Start | None:
    """The event's own moment, or that by which its timescale has it happen; None where neither is known.

    Nothing is projected for an event that came on a day that is not known, or that a later one shows to have come.
    """
    event = case.procedure.events[event_id]
    if event_id in case.dates:
        return Start(event, case.dates[event_id], projected=False)
    timescale = case.procedure.timescales.get(event.projected_from)
    before = None if timescale is None or case.is_told(event_id) else start_of(case, timescale.runs_from)
    due = before and periods.run(timescale, before.at, case.holidays).due
    return due and Start(event, due, projected=True)


def difference(due: Moment, at: Moment, unit: str, holidays: HolidayCalendar) -> Difference:
    """How far ``at`` is from ``due``, the end of a period in ``unit``."""
    first, last = sorted((clock.day(due), clock.day(at)))
    minutes = None
    if isinstance(due, datetime) and isinstance(at, datetime):
        minutes = abs(int((at.astimezone(UTC) - due.astimezone(UTC)).total_seconds() // 60))
    open_days = None if unit == "hours" else holidays.between(first, last)
    return Difference(clock.compare(at, due) > 0, (last - first).days, open_days, minutes)


def _deadline(case: Case, timescale: Timescale) -> Deadline:
    if not case.arises(timescale.outcome):
        return Deadline(timescale, status=NOT_APPLICABLE)
    start = start_of(case, timescale.runs_from)
    working = periods.run(timescale, start.at, case.holidays) if start else Working()
    needs = () if timescale.runs_from in case.dates else (timescale.runs_from,)
    if timescale.outcome_needed and case.outcome is None:
        needs += (case.procedure.outcome_event.id,)
    done, evidence = case.dates.get(timescale.done), case.evidence(timescale.done)
    return Deadline(
        timescale,
        *((NEEDS_DATE, None, None) if needs else _judged(case, timescale, working.due, evidence)),
        start,
        working,
        projected=bool(needs and start),
        needs=needs,
        done=done,
        undated=timescale.done in case.undated,
        evidence=evidence,
        closed_on=working.due and case.holidays.closed(clock.day(working.due)),
        ahead=done is not None and case.as_at is not None and clock.compare(done, case.as_at) > 0,
        agreed=_agreed(case, timescale, working.due, evidence),
        other_dates=other_dates(case, timescale, start.at if start else None),
    )


def _judged(
    case: Case, timescale: Timescale, due: Moment | None, evidence: Evidence | None
) -> tuple[str | None, int | None, Difference | None]:
    """How what is due stands, how many days are left and how far off it was done.

    It stands by when it was done, else by what tells of it, else by ``as_at``. A minimum is ahead until its day, and
    nothing after.
    """
    if due is None:
        return None, None, None
    done, as_at = case.dates.get(timescale.done), case.as_at
    days = as_at and (clock.day(due) - clock.day(as_at)).days
    if done:
        off = difference(due, done, timescale.unit, case.holidays)
        return MISSED if off.late else MET, days, off
    if timescale.done in case.undated:
        status = DONE_UNDATED
    elif as_at is None or (timescale.minimum and days <= 0):
        status = None
    elif evidence:
        status = NOT_RECORDED
    elif clock.compare(as_at, due) > 0:
        status = OVERDUE
    else:
        status = UPCOMING if days else DUE_TODAY
    return status, days, None


def _agreed(case: Case, timescale: Timescale, due: Moment | None, evidence: Evidence | None) -> Agreed | None:
    """The date that was agreed; what is due stays as it is."""
    at = case.dates.get(timescale.extension.event) if timescale.extension else None
    early = None not in (at, due) and clock.day(at) < clock.day(due)
    return at and Agreed(at, *_judged(case, timescale, at, evidence), early)
