"""A timeline as a table of comma-separated values (RFC 4180), which spreadsheets open."""

from collections.abc import Iterator
from datetime import date, datetime

from calculator.dates import clock
from calculator.dates.backward_plan import PlannedStep
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import Deadline
from calculator.dates.timeline import Timeline
from calculator.exports.record import Answered
from calculator.procedure import Procedure
from calculator.wording import deadlines as words
from calculator.wording import entered, phrases
from calculator.wording.phrases import cited_sentence, plain
from calculator.wording.timeline import IN_TIME, how, in_time, occasions, present, spare


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that could be begins with an apostrophe."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell


def render(answered: Answered) -> bytes:
    """A row for each date given, date due, latest date and duty of a timeline.

    All stand under one row of heads, each with all that an export carries. Dates stand as spreadsheets read them,
    2018-03-27; what is counted is said in words. Begins with a byte order mark, by which Excel knows UTF-8.
    """
    procedure, timeline, stamp = answered.edition.procedure, answered.result, answered.stamp
    outside = f"Outside {procedure.called}"
    columns = (
        "Reference", "Kind", "What", "Force", "On", "By", "Time", "Projected", "Done", "How it stands", "As at",
        "Agreed date", "How the agreed date stands", "Runs from", "Working", "Other readings", "Provisions",
        "Warnings", outside, "Notice", "Edition", "Text version", "Made",
    )  # fmt: skip
    carried = {
        "Reference": stamp.reference,
        "As at": timeline.case.as_at,
        "Warnings": " ".join(raised.warning.message for raised in timeline.warnings),
        outside: " ".join(present(timeline)),
        "Notice": " ".join(stamp.notices),
        "Edition": procedure.edition,
        "Text version": answered.edition.digest,
        "Made": stamp.made,
    }
    lines = [columns]
    for row in _rows(timeline):
        cells = [(carried | row).get(column) or "" for column in columns]
        lines.append([clock.write(cell) if isinstance(cell, date) else cell for cell in cells])
    quoted = (",".join('"{}"'.format(safe(cell).replace('"', '""')) for cell in line) for line in lines)
    return "".join(["\ufeff", *(f"{line}\r\n" for line in quoted)]).encode()


def _rows(timeline: Timeline) -> Iterator[dict[str, str | Moment | None]]:
    case = timeline.case
    for event, given in entered.given(case):
        dated = isinstance(given, date)
        yield {
            "Kind": "Answer given" if event.choices else "Date given",
            "What": phrases.capital(event.label),
            "On": clock.day(given) if dated else None,
            "Time": _time(given),
            "How it stands": None if dated else given,
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


def _due(case: Case, deadline: Deadline) -> dict[str, str | Moment | None]:
    timescale, due, agreed, procedure = deadline.timescale, deadline.due, deadline.agreed, case.procedure
    working = *words.working(case, deadline), plain(words.points_read(procedure, deadline))
    return {
        "Kind": "Date due",
        "What": timescale.title,
        "Force": procedure.forces[timescale.force],
        "By": due and clock.day(due),
        "Time": _time(due),
        "Projected": ("yes" if deadline.projected else "no") if due else None,
        "Done": deadline.done,
        "How it stands": plain(words.standing(procedure, deadline)),
        "Agreed date": agreed and agreed.at,
        "How the agreed date stands": agreed and words.agreed(procedure, agreed),
        "Runs from": deadline.start and deadline.start.at,
        "Working": " ".join(filter(None, working)),
        "Other readings": " ".join(map(words.other_date, deadline.other_dates)),
        "Provisions": cited_sentence(timescale.provisions),
    }


def _latest(procedure: Procedure, planned: PlannedStep) -> dict[str, str | Moment | None]:
    return {
        "Kind": "Latest date",
        "What": planned.step.title,
        "By": planned.latest,
        "How it stands": " ".join(filter(None, (IN_TIME, in_time(planned), spare(planned)))),
        "Working": how(procedure, planned),
        "Other readings": " ".join(map(words.other_date, planned.other_dates)),
        "Provisions": cited_sentence(planned.provisions),
    }


def _time(at: str | Moment | None) -> str:
    return phrases.clock_time(at) if isinstance(at, datetime) else ""
