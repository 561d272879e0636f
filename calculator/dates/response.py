"""A timeline as the plain data of a response. Here, and nowhere before, dates become text in ISO form."""

from calculator.dates import clock
from calculator.dates.backward_plan import BackwardPlan, PlannedStep
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import Agreed, Deadline, Difference
from calculator.dates.present_duties import DatedDuty
from calculator.dates.readings import OtherDate, points
from calculator.dates.timeline import Timeline
from calculator.wording import deadlines as words
from calculator.wording.timeline import present_rule


def to_dict(timeline: Timeline) -> dict:
    """The timeline part of a response."""
    case, plan = timeline.case, timeline.backward_plan
    return {
        "as_at": _moment(case.as_at),
        "decided": case.outcome,
        "deadlines": [_deadline(case, deadline) for deadline in timeline.deadlines],
        "undated": [
            {"provision": duty.provision, "text": duty.text, "force": duty.force, "moment": duty.moment}
            for duty in timeline.undated
        ],
        "backwards": _plan(case, plan) if plan else None,
        "present": _present(case, timeline.present_duties) if timeline.present_duties else None,
        "warnings": [{"code": warning.code, "message": warning.message} for warning in timeline.warnings],
    }


def _moment(moment: Moment | None) -> str | None:
    return None if moment is None else clock.write(moment)


def _deadline(case: Case, deadline: Deadline) -> dict:
    timescale = deadline.timescale
    return {
        "id": timescale.id,
        "title": timescale.title,
        "short": timescale.short,
        "force": timescale.force,
        "due": _moment(deadline.due),
        "projected": deadline.projected,
        "status": deadline.status,
        "label": words.label(case.procedure, deadline),
        "days": deadline.days,
        "done": _moment(deadline.done),
        "ahead": deadline.ahead,
        "margin": _difference(deadline.difference),
        "extension": _extension(case, deadline),
        "working": _working(case, deadline),
        "readings": _other_dates(deadline.other_dates),
        "needs": list(deadline.needs),
        "provisions": list(timescale.provisions),
    }


def _difference(off: Difference | None) -> dict | None:
    return off and off._asdict() | {"text": words.difference(off)}


def _extension(case: Case, deadline: Deadline) -> dict | None:
    extension = deadline.extension
    if extension is None:
        return None
    agreed = deadline.agreed or Agreed(at=None, status=None, days=None, early=False, difference=None)
    return {
        "event": extension.event,
        "label": case.procedure.events[extension.event].label,
        "talk_by": _moment(deadline.due),
        "text": extension.text,
        "agreed": _moment(agreed.at),
        "status": agreed.status,
        "label_status": case.procedure.statuses.get(agreed.status),
        "days": agreed.days,
        "early": agreed.early,
        "margin": _difference(agreed.difference),
    }


def _working(case: Case, deadline: Deadline) -> dict:
    timescale, start, end = deadline.timescale, deadline.start, deadline.working
    official = {"from": _moment(case.holidays.first), "to": _moment(case.holidays.last)}
    return {
        "start": start
        and {
            "event": start.event.id,
            "label": start.event.label,
            "at": _moment(start.at),
            "projected": start.projected,
        },
        "rule": words.rule(case.procedure, timescale),
        "counting": case.procedure.counting[timescale.unit].text,
        "note": timescale.note,
        "counted": [{"day": number, "date": _moment(day)} for number, day in enumerate(end.counted, 1)],
        "skipped": [{"date": _moment(day), "why": why} for day, why in end.skipped],
        "month_end": end.clipped,
        "clock_moved": end.clock_moved,
        "calendar": official if timescale.unit == "working_days" else None,
        "interpretations": [point.id for point in points(case.procedure, timescale)],
    }


def _other_dates(others: tuple[OtherDate, ...]) -> list[dict]:
    return [{"id": reading.id, "due": _moment(due), "text": reading.text} for reading, due in others]


def _plan(case: Case, plan: BackwardPlan) -> dict:
    return {
        "event": plan.planning.event,
        "label": case.procedure.events[plan.planning.event].label,
        "date": _moment(plan.wished),
        "text": plan.planning.text,
        "steps": [_step(case, planned) for planned in plan.steps],
    }


def _step(case: Case, planned: PlannedStep) -> dict:
    step, timescale, comes = planned.step, planned.timescale, planned.comes
    return {
        "event": step.event,
        "label": case.procedure.events[step.event].label,
        "title": step.title,
        "latest": _moment(planned.latest),
        "given": comes and _moment(comes.day),
        "agreed": comes is not None and comes.agreed,
        "projected": comes is not None and comes.projected,
        "holds": planned.in_time,
        "past": planned.past,
        "otherwise": step.otherwise,
        "rule": words.rule(case.procedure, timescale) if timescale else "",
        "due": _moment(planned.due),
        "spare": planned.spare,
        "inferred": timescale is None,
        "note": step.note,
        "readings": _other_dates(planned.other_dates),
        "provisions": list(planned.provisions),
    }


def _present(case: Case, duties: tuple[DatedDuty, ...]) -> dict:
    successor = case.procedure.successor
    return {
        "text": successor.text,
        "source": {"title": successor.source.title, "href": successor.source.href},
        "duties": [
            {
                "id": dated.duty.id,
                "title": dated.duty.title,
                "rule": present_rule(dated),
                "due": _moment(dated.due),
                "needs": list(dated.needs),
                "too_early": dated.too_early,
                "readings": _other_dates(dated.other_dates),
                "note": dated.duty.note,
            }
            for dated in duties
        ],
    }
