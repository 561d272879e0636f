"""Planning backwards: from a date that is wished for, the latest dates that still leave room for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from calculator.dates import clock
from calculator.dates.clock import Moment
from calculator.dates.deadlines import Deadline, Given, reach, start_of
from calculator.dates.working import readings, rule
from calculator.dates.working_days import ONE_DAY, HolidayCalendar
from calculator.procedure import Procedure, Step, Timescale


def backwards(
    procedure: Procedure, deadlines: list[Deadline], given: Given, as_at: Moment | None, holidays: HolidayCalendar
) -> dict | None:
    """The steps back from the wished date, or None where it is not given or the review does not arise.

    A step over a period of which the end has come is left out. Of each other: ``latest``, the last date that leaves
    room, None where no calendar reaches; ``given``, its own date, or the agreed one, or the projected one; ``due``, the
    date by which the procedure has it happen; ``spare``, the whole days from ``due`` to ``latest``; ``holds``, None
    while that is open; ``past``, whether it is open and ``latest`` is past.
    """
    planning = procedure.planning
    if planning is None or planning.event not in given:
        return None
    wished = clock.day(given[planning.event])
    due = {deadline.timescale.done: deadline for deadline in deadlines}
    if not all(due[step.event].arises for step in planning.steps if step.event in due):
        return None
    latest: dict[str, date | None] = {planning.event: wished}
    steps = []
    for step in planning.steps:
        timescale = procedure.timescales[step.timescale] if step.timescale else None
        latest[step.event] = _latest(step, timescale, latest, holidays)
        if timescale and timescale.done != step.event and timescale.done in given:
            continue
        own = due.get(step.event)
        comes = _comes(procedure, step.event, own and own.timescale, given, holidays)
        # A step over its own period has no second date to be held against.
        apart = own.end.due if own and own.timescale is not timescale else None
        steps.append(_written(procedure, step, timescale, latest, comes, apart, as_at, holidays))
    return {
        "event": planning.event,
        "label": procedure.events[planning.event].label,
        "date": clock.write(wished),
        "text": planning.text,
        "steps": steps,
    }


def _latest(
    step: Step, timescale: Timescale | None, latest: dict[str, date | None], holidays: HolidayCalendar
) -> date | None:
    if timescale is None:
        return latest[step.not_after]
    if timescale.done == step.event:
        start = latest[timescale.runs_from]
        return start and reach(timescale, start, holidays).due
    end = latest[timescale.done]
    return end and _last_start(timescale, end, holidays)


def _last_start(timescale: Timescale, end: date, holidays: HolidayCalendar) -> date | None:
    """The last day from which the period does not go past ``end``; several may end on the one day."""
    start = end
    try:
        while (due := reach(timescale, start, holidays).due) is None or clock.day(due) > end:
            start -= ONE_DAY if due is None else max(ONE_DAY, clock.day(due) - end)
    except OverflowError:
        return None
    while (due := reach(timescale, start + ONE_DAY, holidays).due) and clock.day(due) <= end:
        start += ONE_DAY
    return start


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """When an event comes, as far as is known: on its own date, or on the one agreed or projected."""

    day: date
    agreed: bool = False
    projected: bool = False


def _comes(
    procedure: Procedure, event: str, timescale: Timescale | None, given: Given, holidays: HolidayCalendar
) -> Coming | None:
    agreed = timescale and timescale.extension and timescale.extension.event
    if event not in given and agreed in given:
        return Coming(day=clock.day(given[agreed]), agreed=True)
    start = start_of(procedure, event, given, holidays)
    return start and Coming(day=clock.day(start.moment), projected=start.projected)


def _written(
    procedure: Procedure,
    step: Step,
    timescale: Timescale | None,
    latest: Mapping[str, date | None],
    comes: Coming | None,
    due: Moment | None,
    as_at: Moment | None,
    holidays: HolidayCalendar,
) -> dict:
    last = latest[step.event]
    holds = None if last is None or comes is None else _holds(last, comes)
    return {
        "event": step.event,
        "label": procedure.events[step.event].label,
        "title": step.title,
        "latest": last and clock.write(last),
        "given": comes and clock.write(comes.day),
        "agreed": comes is not None and comes.agreed,
        "projected": comes is not None and comes.projected,
        "holds": holds,
        "past": holds is None and last is not None and as_at is not None and clock.day(as_at) > last,
        "otherwise": step.otherwise,
        "rule": rule(procedure, timescale) if timescale else "",
        "due": due and clock.write(due),
        "spare": (last - clock.day(due)).days if last and due else None,
        "inferred": timescale is None,
        "note": step.note,
        "readings": readings(timescale, latest[timescale.runs_from], holidays)
        if timescale and timescale.done == step.event and latest[timescale.runs_from]
        else [],
        "provisions": list(step.provisions or (timescale.provisions if timescale else ())),
    }


def _holds(latest: date, comes: Coming) -> bool | None:
    """Whether an event comes in time; one that is only projected to come too late may still come sooner."""
    in_time = comes.day <= latest
    return None if comes.projected and not in_time else in_time
