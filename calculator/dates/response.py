"""A timeline as the plain data of a response. Here, and nowhere before, dates become text in ISO form."""

from datetime import date

from calculator.dates import clock
from calculator.dates.backward_plan import PlannedStep
from calculator.dates.case import Case, Evidence
from calculator.dates.deadlines import Agreed, Deadline, Difference
from calculator.dates.readings import OtherDate, points
from calculator.dates.timeline import Timeline
from calculator.wording import deadlines as words
from calculator.wording.timeline import present_rule


def timeline(shown: Timeline) -> dict:
    """The timeline part of a response."""
    case = shown.case
    return {
        "as_at": _written(case.as_at),
        "decided": case.outcome,
        "deadlines": [_deadline(case, deadline) for deadline in shown.deadlines],
        "undated": [_of(duty, "provision", "text", "force", "moment") for duty in shown.undated],
        "backwards": _plan(shown) if shown.backward_plan else None,
        "present": _present(shown) if shown.present_duties else None,
        "warnings": [
            _of(raised.warning, "code", "message") | {"events": list(raised.events)} for raised in shown.warnings
        ],
    }


def _of(record: object, *names: str) -> dict:
    return {name: _written(getattr(record, name)) for name in names}


def _written(value: object) -> object:
    return clock.write(value) if isinstance(value, date) else value


def _difference(off: Difference | None) -> dict | None:
    return off and off._asdict() | {"text": words.difference(off)}


def _other_dates(others: tuple[OtherDate, ...]) -> list[dict]:
    return [
        {"id": reading.id, "due": clock.write(due), "closed_on": closed_on, "text": reading.text}
        for reading, due, closed_on in others
    ]


def _deadline(case: Case, deadline: Deadline) -> dict:
    return {
        **_of(deadline.timescale, "id", "title", "short", "force"),
        **_of(deadline, "due", "closed_on", "projected", "status"),
        "label": words.label(case.procedure, deadline),
        **_of(deadline, "days", "done", "undated", "ahead"),
        "evidence": _evidence(deadline.evidence) if deadline.evidence and not deadline.undated else None,
        "margin": _difference(deadline.difference),
        "extension": _extension(case, deadline) if deadline.extension else None,
        "working": _working(case, deadline),
        "readings": _other_dates(deadline.other_dates),
        "needs": list(deadline.needs),
        "provisions": list(deadline.timescale.provisions),
    }


def _evidence(evidence: Evidence) -> dict:
    return {"event": evidence.event.id, **_of(evidence, "at", "came")}


def _extension(case: Case, deadline: Deadline) -> dict:
    event = case.procedure.events[deadline.extension.event]
    agreed = deadline.agreed or Agreed(at=None, status=None, days=None, early=False, difference=None)
    return {
        "event": event.id,
        "label": event.label,
        "talk_by": _written(deadline.due),
        "text": deadline.extension.text,
        "agreed": _written(agreed.at),
        "status": agreed.status,
        "label_status": case.procedure.statuses.get(agreed.status),
        **_of(agreed, "days", "early"),
        "margin": _difference(agreed.difference),
    }


def _working(case: Case, deadline: Deadline) -> dict:
    timescale, start, end = deadline.timescale, deadline.start, deadline.working
    first, last, *_ = case.holidays
    return {
        "start": start and {"event": start.event.id, "label": start.event.label, **_of(start, "at", "projected")},
        "rule": words.rule(case.procedure, timescale),
        "counting": case.procedure.counting[timescale.unit].text,
        "note": timescale.note,
        "counted": [{"day": number, "date": clock.write(day)} for number, day in enumerate(end.counted, 1)],
        "skipped": [{"date": clock.write(day), "why": why} for day, why in end.skipped],
        "month_end": end.clipped,
        "clock_moved": end.clock_moved,
        "calendar": {"from": clock.write(first), "to": clock.write(last)} if timescale.unit == "working_days" else None,
        "interpretations": [point.id for point in points(case.procedure, timescale)],
    }


def _plan(shown: Timeline) -> dict:
    planning, wished, steps = shown.backward_plan
    return {
        "event": planning.event,
        "label": shown.case.procedure.events[planning.event].label,
        "date": clock.write(wished),
        "text": planning.text,
        "steps": [_step(shown.case, planned) for planned in steps],
    }


def _step(case: Case, planned: PlannedStep) -> dict:
    step, timescale = planned.step, planned.timescale
    return {
        "event": step.event,
        "label": case.procedure.events[step.event].label,
        "title": step.title,
        "latest": _written(planned.latest),
        "given": _written(planned.comes),
        "agreed": planned.basis == "agreed",
        "projected": planned.basis == "projected",
        "holds": planned.in_time,
        "past": planned.past,
        "otherwise": step.otherwise,
        "rule": words.rule(case.procedure, timescale) if timescale else "",
        **_of(planned, "due", "spare"),
        "inferred": timescale is None,
        "note": step.note,
        "readings": _other_dates(planned.other_dates),
        "provisions": list(planned.provisions),
    }


def _present(shown: Timeline) -> dict:
    successor = shown.case.procedure.successor
    return {
        "text": successor.text,
        "source": _of(successor.source, "title", "href"),
        "duties": [
            {
                **_of(dated.duty, "id", "title"),
                "rule": present_rule(dated),
                "due": _written(dated.due),
                "needs": list(dated.needs),
                "too_early": dated.too_early,
                "readings": _other_dates(dated.other_dates),
                "note": dated.duty.note,
            }
            for dated in shown.present_duties
        ],
    }
