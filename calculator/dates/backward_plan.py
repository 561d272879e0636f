"""Planning backwards: from a date that is wished for, the latest dates that still leave room for it."""

from datetime import date
from typing import NamedTuple

from calculator.dates import clock, periods
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import NOT_APPLICABLE, Deadline, start_of
from calculator.dates.periods import ONE_DAY, HolidayCalendar
from calculator.dates.readings import OtherDate, other_dates
from calculator.procedure import Planning, Step, Timescale


class PlannedStep(NamedTuple):
    """A step back, over ``timescale`` or, where that is None, over nothing that the procedure says.

    ``latest`` is the last day of its event that leaves room, None where no calendar reaches. ``comes`` is when the
    event comes, as far as its ``basis`` says so: ``given``, ``agreed``, ``projected`` or, where it is not known, "".
    ``in_time`` is None while that is open, and ``past`` says that it is open though ``latest`` is past. ``due`` is the
    date by which the procedure has the event happen, and ``spare`` the whole days from there to ``latest``; both are
    None where the step goes over that very period.
    """

    step: Step
    timescale: Timescale | None
    latest: date | None
    comes: date | None
    basis: str
    in_time: bool | None
    past: bool
    due: Moment | None
    spare: int | None
    other_dates: tuple[OtherDate, ...]

    @property
    def provisions(self) -> tuple[str, ...]:
        """The step's own provisions, or those of its timescale."""
        return self.step.provisions or (self.timescale.provisions if self.timescale else ())


class BackwardPlan(NamedTuple):
    """The steps back from the day wished for, each after those on which it depends."""

    planning: Planning
    wished: date
    steps: tuple[PlannedStep, ...]


def backward_plan(case: Case, deadlines: tuple[Deadline, ...]) -> BackwardPlan | None:
    """The plan of a case, or None where no date is wished for, its day has come, or what is planned does not arise.

    A step over a period of which the end has come is left out, and so is one that came on a day that is not known.
    """
    planning = case.procedure.planning
    if planning is None or planning.event not in case.dates or case.has_come(planning.event):
        return None
    ends = {deadline.timescale.done: deadline for deadline in deadlines}
    if any(ends[step.event].status == NOT_APPLICABLE for step in planning.steps if step.event in ends):
        return None
    wished = clock.day(case.dates[planning.event])
    latest: dict[str, date | None] = {planning.event: wished}
    steps = []
    for step in planning.steps:
        timescale = case.procedure.timescales.get(step.timescale)
        latest[step.event] = _latest(step, timescale, latest, case.holidays)
        came_undated = step.event not in case.dates and case.is_told(step.event)
        is_over = timescale and timescale.done != step.event and case.is_told(timescale.done)
        if not (came_undated or is_over):
            steps.append(_planned(case, step, timescale, latest, ends.get(step.event)))
    return BackwardPlan(planning, wished, tuple(steps))


def _latest(
    step: Step, timescale: Timescale | None, latest: dict[str, date | None], holidays: HolidayCalendar
) -> date | None:
    if timescale is None:
        return latest[step.not_after]
    if timescale.done == step.event:
        start = latest[timescale.runs_from]
        return start and periods.run(timescale, start, holidays).due
    end = latest[timescale.done]
    return end and _last_start(timescale, end, holidays)


def _last_start(timescale: Timescale, end: date, holidays: HolidayCalendar) -> date | None:
    """The last day from which the period does not go past ``end``; several may end on the one day."""
    start = end
    try:
        if timescale.unit == "working_days":
            if timescale.direction == "before":
                return periods.count(end, timescale.period, timescale.unit, "after", holidays).due
            latest = periods.count(end + ONE_DAY, timescale.period, timescale.unit, "before", holidays).due
            return latest and latest - ONE_DAY
        while (due := periods.run(timescale, start, holidays).due) is None or clock.day(due) > end:
            start -= ONE_DAY if due is None else max(ONE_DAY, clock.day(due) - end)
    except OverflowError:
        return None
    while (due := periods.run(timescale, start + ONE_DAY, holidays).due) and clock.day(due) <= end:
        start += ONE_DAY
    return start


def _planned(
    case: Case, step: Step, timescale: Timescale | None, dates: dict[str, date | None], deadline: Deadline | None
) -> PlannedStep:
    latest, given = dates[step.event], start_of(case, step.event)
    comes, basis = None, ""
    if step.event not in case.dates and deadline and deadline.agreed:
        comes, basis = clock.day(deadline.agreed.at), "agreed"
    elif given:
        comes, basis = clock.day(given.at), "projected" if given.projected else "given"
    in_time = comes <= latest if comes and latest else None
    if basis == "projected" and not in_time:
        in_time = None  # It may still come sooner.
    # A step over its own period has no second date to be held against.
    due = deadline.due if deadline and deadline.timescale is not timescale else None
    start = dates[timescale.runs_from] if timescale and timescale.done == step.event else None
    past = in_time is None and None not in (latest, case.as_at) and clock.day(case.as_at) > latest
    spare = (latest - clock.day(due)).days if latest and due else None
    others = other_dates(case, timescale, start) if start else ()
    return PlannedStep(step, timescale, latest, comes, basis, in_time, past, due, spare, others)
