"""What a request leads to, and the response as JSON has it: here, and nowhere before, dates become text."""

from collections.abc import Iterable
from datetime import date, datetime

from calculator import requests
from calculator.criteria.assessment import INCONSISTENT, Assessment, LeadBoard, ListedIndicators, assess
from calculator.criteria.explanation import Explanation, Reason, explain
from calculator.criteria.rules import Answer
from calculator.dates import clock
from calculator.dates.backward_plan import BackwardPlan, PlannedStep
from calculator.dates.case import Case
from calculator.dates.deadlines import Agreed, Deadline, Difference
from calculator.dates.readings import OtherDate, points
from calculator.dates.timeline import Timeline, timeline
from calculator.edition import Edition
from calculator.requests import ELIGIBILITY, EXPLANATION, TIMELINE, Refusal, Request
from calculator.wording import deadlines as words
from calculator.wording.assessment import disagreement
from calculator.wording.phrases import plain
from calculator.wording.timeline import present_rule

type Result = Assessment | Explanation | Timeline

_AS_JSON = {date: clock.write, datetime: clock.write, tuple: list}


def answer(edition: Edition, given: object) -> dict:
    """The response to one request, whatever it is: ``ok`` with what was asked, or not ``ok`` with every problem.

    ``{"ok": True, ask: …}`` or ``{"ok": False, "errors": [{"field", "code", "message"}]}``; ``notices`` and
    ``procedure`` stand on both.
    """
    return response(edition, result(edition, requests.read(edition, given)))


def answer_text(edition: Edition, text: str | bytes) -> dict:
    """The response to a request as JSON text; ``not_json`` where it is none."""
    return response(edition, result(edition, requests.read_text(edition, text)))


def result(edition: Edition, request: Request | Refusal) -> Result | Refusal:
    """What a request leads to; of what is no request, the refusal as it is."""
    if isinstance(request, Refusal):
        return request
    if request.ask == ELIGIBILITY:
        return assess(edition.rules, request.answers)
    if request.ask == EXPLANATION:
        return explain(edition.rules, request.answers)
    return timeline(request.case)


def response(edition: Edition, said: Result | Refusal) -> dict:
    """The response that gives a result, or that refuses."""
    procedure = edition.procedure
    return {
        "ok": not isinstance(said, Refusal),
        **part(said),
        "notices": [{"code": notice.code, "message": notice.message} for notice in procedure.notices],
        "procedure": {"id": procedure.id, "edition": procedure.edition, "digest": edition.digest},
    }


def part(said: Result | Refusal) -> dict:
    """The part of a response that is a result's own, by what was asked; or the ``errors``."""
    match said:
        case Refusal(problems=problems):
            return {"errors": [problem._asdict() for problem in problems]}
        case Assessment():
            return {ELIGIBILITY: _eligibility(said)}
        case Explanation():
            return {EXPLANATION: _explanation(said)}
    return {TIMELINE: _timeline(said)}


def _of(record: tuple, *names: str) -> dict:
    """The fields of a record, those named or all, dates as text and tuples as lists."""
    return {name: _written(getattr(record, name)) for name in names or record._fields}


def _written(value: object) -> object:
    write = _AS_JSON.get(type(value))
    return write(value) if write else value


def _eligibility(found: Assessment) -> dict:
    message = plain(disagreement(found))
    warning = {"code": INCONSISTENT, "message": message, "questions": list(found.contradicting)}
    return {
        **_of(found.concluded),
        "presumed": found.presumed,
        "criteria": [
            {
                "id": rule.id,
                "outcome": rule.outcome,
                "status": status,
                "because": _answers(because),
                "provisions": list(rule.provisions),
            }
            for rule, status, because in found.criteria
        ],
        "needed": list(found.needed),
        "lead": _of(found.lead or LeadBoard()),
        "indicators": _of(found.indicators or ListedIndicators(applies=False)),
        "do_now": [duty.provision for duty in found.do_now],
        "warnings": [warning] if found.contradicting else [],
    }


def _explanation(found: Explanation) -> dict:
    return {
        "conclusion": _reason(found.conclusion) | {"open_to": list(found.open_to), "unless": _answers(found.unless)},
        "criteria": [{"id": id} | _reason(reason) for id, reason in found.criteria.items()],
        "what_if": [
            {
                "question": question,
                "answer": answer,
                **_of(concluded),
                "criteria": [{"id": id, "status": status} for id, status in criteria],
            }
            for question, answer, concluded, criteria in found.alternatives
        ],
    }


def _reason(reason: Reason) -> dict:
    return {
        "because": _answers(reason.because),
        "would_settle": [{"answers": _answers(way), "leads_to": leads_to} for way, leads_to in reason.would_settle],
    }


def _answers(answers: Iterable[Answer]) -> list[dict]:
    return [{"question": question, "answer": answer} for question, answer in answers]


def _timeline(shown: Timeline) -> dict:
    case = shown.case
    return {
        "as_at": _written(case.as_at),
        "decided": case.outcome,
        "deadlines": [_deadline(case, deadline) for deadline in shown.deadlines],
        "undated": [_of(duty, "provision", "text", "force", "moment") for duty in shown.undated],
        "backwards": _plan(case, shown.backward_plan) if shown.backward_plan else None,
        "present": _present(shown) if shown.present_duties else None,
        "warnings": [_of(warning, "code", "message") | {"events": [*events]} for warning, events in shown.warnings],
    }


def _deadline(case: Case, deadline: Deadline) -> dict:
    evidence = None if deadline.undated else deadline.evidence
    return {
        **_of(deadline.timescale, "id", "title", "short", "force"),
        **_of(deadline, "due", "closed_on", "projected", "status"),
        "label": words.label(case.procedure, deadline),
        **_of(deadline, "days", "done", "undated", "ahead"),
        "evidence": evidence and {"event": evidence.event.id, **_of(evidence, "at", "came")},
        "margin": _difference(deadline.difference),
        "extension": _extension(case, deadline) if deadline.extension else None,
        "working": _working(case, deadline),
        "readings": _other_dates(deadline.other_dates),
        "needs": list(deadline.needs),
        "provisions": list(deadline.timescale.provisions),
    }


def _difference(off: Difference | None) -> dict | None:
    return off and off._asdict() | {"text": words.difference(off)}


def _other_dates(others: tuple[OtherDate, ...]) -> list[dict]:
    return [
        {"id": reading.id, "due": clock.write(due), "closed_on": closed_on, "text": reading.text}
        for reading, due, closed_on in others
    ]


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


def _plan(case: Case, plan: BackwardPlan) -> dict:
    planning, wished, steps = plan
    return {
        "event": planning.event,
        "label": case.procedure.events[planning.event].label,
        "date": clock.write(wished),
        "text": planning.text,
        "steps": [_step(case, planned) for planned in steps],
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
                **_of(dated, "due", "needs", "too_early"),
                "readings": _other_dates(dated.other_dates),
                "note": dated.duty.note,
            }
            for dated in shown.present_duties
        ],
    }
