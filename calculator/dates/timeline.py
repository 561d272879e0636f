"""Which dates follow from those given, with the working of each, forwards and back."""

from datetime import date

from calculator.dates import clock
from calculator.dates.backward_plan import backwards
from calculator.dates.clock import Moment
from calculator.dates.deadlines import Deadline, Given, arises, deadlines, outcome_event, standing, status
from calculator.dates.margin import margin
from calculator.dates.present_duties import present
from calculator.dates.working import readings, working
from calculator.dates.working_days import HolidayCalendar
from calculator.procedure import Procedure, Timescale, Warning  # noqa: A004

BEYOND_CALENDAR, REPEATED_HOUR = "beyond_calendar", "repeated_hour"


def plan(procedure: Procedure, given: Given, as_at: Moment | None, holidays: HolidayCalendar) -> dict:
    """The timeline part of a response, for dates that are valid."""
    found = deadlines(procedure, given, holidays)
    raised = warnings_raised(procedure, found, given)
    return {
        "as_at": as_at and clock.write(as_at),
        "decided": given.get(outcome_event(procedure).id),
        "deadlines": [_written(procedure, deadline, given, as_at, holidays) for deadline in found],
        "undated": [
            {"provision": duty.provision, "text": duty.text, "force": duty.force, "moment": duty.moment}
            for duty in procedure.undated
            if arises(procedure, duty.outcome, given)
        ],
        "backwards": backwards(procedure, found, given, as_at, holidays),
        "present": present(procedure, given, raised, holidays),
        "warnings": [{"code": w.code, "message": w.message} for w in procedure.warnings.values() if w.code in raised],
    }


def _written(
    procedure: Procedure, deadline: Deadline, given: Given, as_at: Moment | None, holidays: HolidayCalendar
) -> dict:
    timescale, due, start = deadline.timescale, deadline.end.due, deadline.start
    done = given.get(timescale.done) if deadline.arises else None
    stands = status(deadline, given, as_at)
    firm = due is not None and not deadline.projected
    return {
        "id": timescale.id,
        "title": timescale.title,
        "short": timescale.short,
        "force": timescale.force,
        "due": None if due is None else clock.write(due),
        "projected": deadline.projected,
        "status": stands,
        "label": _label(procedure, timescale, stands),
        "days": _days(due, as_at) if firm else None,
        "done": done and clock.write(done),
        "ahead": done is not None and as_at is not None and clock.compare(done, as_at) > 0,
        "margin": margin(due, done, timescale.unit, holidays) if firm and done is not None else None,
        "extension": _extension(procedure, deadline, given, as_at, holidays),
        "working": working(procedure, deadline, holidays),
        "readings": [] if start is None else readings(timescale, start.moment, holidays),
        "needs": list(deadline.needs),
        "provisions": list(timescale.provisions),
    }


def _days(due: Moment, as_at: Moment | None) -> int | None:
    """Whole days from ``as_at`` to ``due``, negative once past."""
    return None if as_at is None else (clock.day(due) - clock.day(as_at)).days


def _label(procedure: Procedure, timescale: Timescale, stands: str | None) -> str | None:
    """The words for a status, the timescale's own where it has some."""
    return timescale.labels.get(stands) or _common_label(procedure, stands)


def _common_label(procedure: Procedure, stands: str | None) -> str | None:
    return procedure.statuses.get(stands)


def _extension(
    procedure: Procedure, deadline: Deadline, given: Given, as_at: Moment | None, holidays: HolidayCalendar
) -> dict | None:
    """More time, where it may be agreed: by when to talk of it, and the agreed date, which leaves ``due`` as it is."""
    timescale, due = deadline.timescale, deadline.end.due
    if timescale.extension is None or due is None:
        return None
    agreed, done = given.get(timescale.extension.event), given.get(timescale.done)
    stands = agreed and standing(agreed, done, as_at)
    return {
        "event": timescale.extension.event,
        "label": procedure.events[timescale.extension.event].label,
        "talk_by": clock.write(due),
        "text": timescale.extension.text,
        "agreed": agreed and clock.write(agreed),
        "status": stands,
        "label_status": _common_label(procedure, stands),
        "days": agreed and _days(agreed, as_at),
        "early": agreed is not None and clock.day(agreed) < clock.day(due),
        "margin": margin(agreed, done, timescale.unit, holidays) if agreed and done else None,
    }


def warnings_raised(procedure: Procedure, found: list[Deadline], given: Given) -> set[str]:
    """The codes of what the dates entered call for."""
    moments = {id: moment for id, moment in given.items() if isinstance(moment, date)}
    raised = {BEYOND_CALENDAR} if any(deadline.end.beyond for deadline in found) else set()
    if any(clock.is_repeated(moment) for moment in moments.values()):
        raised.add(REPEATED_HOUR)
    days = {id: clock.day(moment).isoformat() for id, moment in moments.items()}
    for warning in procedure.warnings.values():
        of_these = [days[id] for id in warning.events if id in days] if warning.events else days.values()
        if of_these and _touches(warning, min(of_these), max(of_these)):
            raised.add(warning.code)
    return raised


def _touches(warning: Warning, first: str, last: str) -> bool:
    """Whether one of the days from the first to the last calls for the warning; in ISO form, in the order of time."""
    if warning.after:
        return last > warning.after
    if warning.from_:
        return last >= warning.from_
    return bool(warning.before) and first < warning.before
