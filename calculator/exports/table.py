"""A timeline as a table of comma-separated values (RFC 4180), which spreadsheets open."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from calculator.dates import clock
from calculator.dates.backward_plan import PlannedStep
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import DONE_UNDATED, Deadline
from calculator.dates.timeline import Timeline
from calculator.exports.record import Answered, Stamp
from calculator.procedure import Procedure
from calculator.wording import deadlines as words
from calculator.wording import phrases
from calculator.wording.chronology import occasions
from calculator.wording.phrases import cited_sentence
from calculator.wording.timeline import IN_TIME, how, in_time, outside, present, spare


def heads(procedure: Procedure) -> tuple[str, ...]:
    """The names of the columns."""
    return (
        "Reference", "Kind", "What", "Force", "On", "By", "Time", "Projected", "Done", "How it stands", "As at",
        "Agreed date", "How the agreed date stands", "Runs from", "Working", "Other readings", "Provisions",
        "Warnings", outside(procedure), "Notice", "Edition", "Text version", "Made",
    )  # fmt: skip


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that could be begins with an apostrophe."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell


def render(answered: Answered) -> bytes:
    """A row for each date given, date due, latest date and duty of a timeline.

    All stand under one row of heads, each with all that an export carries. Dates stand as spreadsheets read them,
    2018-03-27; what is counted is said in words. Begins with a byte order mark, by which Excel knows UTF-8.
    """
    timeline, columns = answered.result, heads(answered.edition.procedure)
    carried = _carried(timeline, answered.stamp)
    rows = [[(carried | row).get(head, "") for head in columns] for row in _rows(timeline)]
    return "".join(["\ufeff", _line(columns), *map(_line, rows)]).encode()


def _line(cells: Iterable[str]) -> str:
    return ",".join('"{}"'.format(safe(cell).replace('"', '""')) for cell in cells) + "\r\n"


def _rows(timeline: Timeline) -> Iterator[dict[str, str]]:
    case = timeline.case
    for event in case.procedure.events.values():
        if event.id in case.dates:
            at = case.dates[event.id]
            yield {
                "Kind": "Date given",
                "What": phrases.capital(event.label),
                "On": _day(at),
                "Time": _time(at),
                "Provisions": cited_sentence(event.provisions),
            }
        elif event.undated and event.id in case.undated:
            yield {
                "Kind": "Date given",
                "What": phrases.capital(event.label),
                "How it stands": case.procedure.statuses[DONE_UNDATED],
                "Provisions": cited_sentence(event.provisions),
            }
        elif event.choices and case.outcome:
            yield {
                "Kind": "Answer given",
                "What": phrases.capital(event.label),
                "How it stands": event.choices[case.outcome],
                "Provisions": cited_sentence(event.provisions),
            }
    for deadline in timeline.deadlines:
        yield _due(case, deadline)
    for planned in timeline.backward_plan.steps if timeline.backward_plan else ():
        yield _latest(case.procedure, planned)
    for occasion in occasions(timeline):
        for duty in occasion.duties:
            yield {
                "Kind": "Duty without a date",
                "What": duty.text,
                "Force": case.procedure.forces[duty.force],
                "Runs from": occasion.heading,
                "Provisions": cited_sentence((duty.provision,)),
            }


def _due(case: Case, deadline: Deadline) -> dict[str, str]:
    timescale, due, procedure = deadline.timescale, deadline.due, case.procedure
    agreed = deadline.agreed if deadline.extension else None
    return {
        "Kind": "Date due",
        "What": timescale.title,
        "Force": procedure.forces[timescale.force],
        "By": _day(due),
        "Time": _time(due),
        "Projected": ("yes" if deadline.projected else "no") if due else "",
        "Done": _written(deadline.done),
        "How it stands": words.standing(procedure, deadline),
        "Agreed date": _written(agreed.at) if agreed else "",
        "How the agreed date stands": words.agreed(procedure, agreed) if agreed else "",
        "Runs from": _written(deadline.start.at) if deadline.start else "",
        "Working": " ".join([*words.working(case, deadline), *words.points_read(procedure, deadline)]),
        "Other readings": " ".join(map(words.other_date, deadline.other_dates)),
        "Provisions": cited_sentence(timescale.provisions),
    }


def _latest(procedure: Procedure, planned: PlannedStep) -> dict[str, str]:
    return {
        "Kind": "Latest date",
        "What": planned.step.title,
        "By": _written(planned.latest),
        "How it stands": " ".join(filter(None, (IN_TIME, in_time(planned), spare(planned)))),
        "Working": how(procedure, planned),
        "Other readings": " ".join(map(words.other_date, planned.other_dates)),
        "Provisions": cited_sentence(planned.provisions),
    }


def _written(at: Moment | None) -> str:
    return clock.write(at) if at else ""


def _day(at: Moment | None) -> str:
    return clock.day(at).isoformat() if at else ""


def _time(at: Moment | None) -> str:
    return phrases.clock_time(at) if isinstance(at, datetime) else ""


def _carried(timeline: Timeline, stamp: Stamp) -> dict[str, str]:
    return {
        "Reference": stamp.reference,
        "As at": _written(timeline.case.as_at),
        "Warnings": " ".join(raised.warning.message for raised in timeline.warnings),
        outside(timeline.case.procedure): " ".join(present(timeline)),
        "Notice": " ".join(stamp.notices),
        "Edition": stamp.edition,
        "Text version": stamp.digest,
        "Made": stamp.made,
    }
