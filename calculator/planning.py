"""Planning backwards: from a date that is wished for, the latest dates that still leave room for it."""

from datetime import date

from calculator import clock
from calculator.clock import Moment
from calculator.deadlines import Deadline, Given, reach, start_of
from calculator.procedure import Procedure, Step, Timescale
from calculator.working import readings, rule
from calculator.working_days import ONE_DAY, BankHolidays


def backwards(
    procedure: Procedure, deadlines: list[Deadline], given: Given, as_at: Moment | None, holidays: BankHolidays
) -> dict | None:
    """The steps back from the wished date, or None where it is not given or the review does not arise.

    Of each step: ``latest``, the last date that leaves room, None where no calendar reaches; ``given``, its own date or
    the projected one; ``due``, the date by which the procedure has it happen; ``spare``, the whole days from ``due`` to
    ``latest``; ``holds``, None while that is open.
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
        timescale = procedure.timescale(step.timescale) if step.timescale else None
        latest[step.event] = _latest(step, timescale, latest, holidays)
        start = start_of(procedure, step.event, given, holidays)
        own = due.get(step.event)
        if own is not None and own.timescale is timescale:
            own = None
        steps.append(_written(procedure, step, timescale, latest, start, own and own.end.due, as_at, holidays))
    return {
        "event": planning.event,
        "label": procedure.event(planning.event).label,
        "date": clock.write(wished),
        "text": planning.text,
        "steps": steps,
    }


def _latest(
    step: Step, timescale: Timescale | None, latest: dict[str, date | None], holidays: BankHolidays
) -> date | None:
    if timescale is None:
        return latest[step.not_after]
    if timescale.done == step.event:
        start = latest[timescale.runs_from]
        return start and reach(timescale, start, holidays).due
    end = latest[timescale.done]
    return end and _last_start(timescale, end, holidays)


def _last_start(timescale: Timescale, end: date, holidays: BankHolidays) -> date | None:
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


def _written(procedure, step, timescale, latest, start, due, as_at, holidays) -> dict:
    last = latest[step.event]
    comes = start and clock.day(start.moment)
    otherwise = _holds(last, comes, start is not None and start.projected, as_at)
    return {
        "event": step.event,
        "label": procedure.event(step.event).label,
        "title": step.title,
        "latest": last and clock.write(last),
        "given": comes and clock.write(comes),
        "projected": start is not None and start.projected,
        "holds": otherwise,
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


def _holds(latest: date | None, comes: date | None, projected: bool, as_at: Moment | None) -> bool | None:
    """Whether an event comes in time: by its own date, by the projected one if that is early enough, or by today."""
    if latest is None:
        return None
    if comes is not None and (comes <= latest or not projected):
        return comes <= latest
    return False if as_at is not None and clock.day(as_at) > latest else None
