"""Auditing cases: from what was done and when, what was met or missed, by how much, and what is overdue."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from calculator import requests
from calculator.command import spellings
from calculator.command.case_table import AS_AT, Columns, at, misplaced
from calculator.command.csv_rows import Row
from calculator.dates import clock
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import DONE, NOT_APPLICABLE, NOT_RECORDED, STILL_OPEN, Difference, deadlines
from calculator.dates.warnings import warnings
from calculator.edition import Edition
from calculator.exports.record import Stamp
from calculator.exports.table import safe
from calculator.procedure import Procedure, Timescale
from calculator.requests import Problem
from calculator.wording import deadlines as words
from calculator.wording import phrases

_NO_STATUS = "no_status"


class Auditing(NamedTuple):
    """What every case of an audit is judged by, and the stamp that each row carries.

    ``as_at`` is for a row that gives none; with neither, what is not done has no status. ``mixed`` are the columns in
    which some date has its month first.
    """

    edition: Edition
    columns: Columns
    as_at: Moment | None
    stamp: Stamp
    mixed: Collection[str] = ()


class Audited(NamedTuple):
    """A case: the cells of its row by column, how each timescale stands, and what is wrong, by row and column."""

    cells: dict[str, str]
    statuses: Mapping[str, str]
    problems: list[str]


@dataclass(slots=True, kw_only=True)
class Summary:
    """How many cases there were, how many have a problem, and how many stand how, by timescale and status."""

    cases: int = 0
    troubled: int = 0
    standing: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, audited: Audited) -> None:
        self.cases += 1
        self.troubled += bool(audited.problems)
        self.standing.update(audited.statuses.items())


def header(auditing: Auditing) -> list[str]:
    """The columns of what an audit writes: what was given, how it stands, and by what it was judged."""
    return [*audit(auditing, Row(number=0, cells=[""] * len(auditing.columns.names))).cells]


def audit(auditing: Auditing, row: Row) -> Audited:
    """One case. What cannot be read has its problem, and no date or status that turns on it; all else is judged."""
    columns, stamp, procedure = auditing.columns, auditing.stamp, auditing.edition.procedure
    given = {name: row.cells[place] for name, place in columns.places.items() if place < len(row.cells)}
    statuses, judged = {}, {}
    wrong = [(row.place, row.wrong)] if row.wrong else misplaced(columns, row.cells)
    if not wrong:
        problems: list[Problem] = []
        case, unread = _read(auditing, given, problems)
        statuses, judged = _judged(case, unread)
        told = {_column(problem) for problem in problems}
        timed = [AS_AT, *(id for id, event in procedure.events.items() if event.takes == "date_or_time")]
        alone = [id for id in given if id in timed and id not in told and spellings.at_midnight(given[id])]
        # 00:00 is read as no time, where a time is taken and may have been meant.
        judged["read_as"] = f"{phrases.listed(alone)}: the day alone, without 00:00" if alone else ""
        # What was entered is not missing, readable or not.
        entered = case._replace(undated={*case.undated, *unread})
        judged["warnings"] = " ".join(raised.warning.message for raised in warnings(entered))
        wrong = sorted((columns.places[_column(problem)], problem.message) for problem in problems)
    told = [f"{at(columns, row.number, place)}: {why}" for place, why in wrong]
    cells = {name: safe(cell) for name, cell in given.items()} | judged
    cells |= {
        "problems": safe("; ".join(told)),
        "notice": " ".join(stamp.notices),
        "edition": procedure.edition,
        "digest": auditing.edition.digest,
        "made": stamp.made,
    }
    return Audited(cells=cells, statuses=statuses, problems=told)


def _read(auditing: Auditing, given: Mapping[str, str], problems: list[Problem]) -> tuple[Case, Collection[str]]:
    """The case of a row by what can be read, and the events of which the cell cannot be.

    Of two dates out of order it is not known which is wrong: neither counts as read.
    """
    edition, as_at, events = auditing.edition, auditing.as_at, auditing.edition.procedure.events
    if given.get(AS_AT):
        as_at = judged_by(edition, given[AS_AT], problems, mixed=AS_AT in auditing.mixed)
    years = range(_first_year(edition.procedure), as_at.year + 1) if as_at else ()
    written: dict[str, str] = {}
    for id in filter(given.get, events):
        event, cell = events[id], given[id]
        if event.takes == "outcome":
            written[id] = spellings.outcome(event, cell)
            continue
        times = event.takes == "date_or_time"
        try:
            written[id] = spellings.moment(cell, times=times, years=years, mixed=id in auditing.mixed)
        except spellings.Unclear as unclear:
            problems.append(Problem(f"dates.{id}", "not_a_date", str(unclear)))
    case = requests.case(edition, written, problems)
    unread = {_column(problem) for problem in problems}
    unread |= {events[_column(problem)].not_before for problem in problems if problem.code == "before_start"}
    read = {id: moment for id, moment in case.dates.items() if id not in unread}
    return case._replace(dates=read, as_at=as_at), unread


def judged_by(edition: Edition, text: str, problems: list[Problem], *, mixed: bool = False) -> Moment | None:
    """The day or time as at which to judge, however it is written; what is wrong with it goes to ``problems``."""
    years = range(_first_year(edition.procedure), date.max.year)
    try:
        written = spellings.moment(text, times=True, years=years, mixed=mixed)
    except spellings.Unclear as unclear:
        problems.append(Problem(AS_AT, "not_a_date", str(unclear)))
        return None
    return requests.today(edition, written, problems)


def _first_year(procedure: Procedure) -> int:
    """The year before which a date is warned of, so that no two figures are taken for an earlier one."""
    return max((warning.before.year for warning in procedure.warnings.values() if warning.before), default=0)


def _column(problem: Problem) -> str:
    return problem.field.rpartition(".")[2]


def _judged(case: Case, unread: Collection[str]) -> tuple[dict[str, str], dict[str, str]]:
    """How each timescale of a case stands, and what is written of it."""
    statuses: dict[str, str] = {}
    cells = {"judged_as_at": clock.write(case.as_at) if case.as_at else ""}
    for deadline in deadlines(case):
        timescale, agreed = deadline.timescale, deadline.agreed
        due = None if deadline.projected else deadline.due
        judged = [(timescale.id, timescale.runs_from, due, deadline)]
        if agreed:
            judged.append((timescale.extension.event, timescale.extension.event, agreed.at, agreed))
        for id, start, by, stands in judged:
            told = stands.status if _is_settled(case, timescale, start, stands.status, unread) else None
            statuses[id] = told or _NO_STATUS
            cells |= _cells(id, by, told, stands.difference if told in DONE else None)
        if timescale.extension:
            cells |= _cells(timescale.extension.event, None, None, None) | cells
        if timescale.readings:
            others = dict.fromkeys(other.due for other in deadline.other_dates if due and other.due != due)
            cells[f"{timescale.id}_other_reading"] = " ".join(map(clock.write, others))
    return statuses, cells


def _is_settled(case: Case, timescale: Timescale, start: str, status: str | None, unread: Collection[str]) -> bool:
    """Whether the status of what runs from ``start`` would be no other, were all read that was entered."""
    if not unread or status == NOT_APPLICABLE:
        return True
    if start in unread or (timescale.outcome and case.procedure.outcome_event.id in unread):
        return False
    done, events = timescale.done, case.procedure.events
    if status == NOT_RECORDED:
        return done not in unread
    telling = (id for id in unread if done in (id, *events[id].presupposes, *events[id].too_late_for))
    return status not in STILL_OPEN or not any(telling)


def _cells(id: str, due: Moment | None, status: str | None, off: Difference | None) -> dict[str, str]:
    """The cells of a day due. Lateness is told of what has a date alone."""
    late = off is not None and off.late
    return {
        f"{id}_due": clock.write(due) if due else "",
        f"{id}_status": status or "",
        f"{id}_days_late": str(off.days) if late else "",
        f"{id}_working_days_late": str(off.working_days) if late and off.working_days is not None else "",
        f"{id}_margin": words.difference(off) if off else "",
    }


def table(auditing: Auditing, summary: Summary) -> str:
    """The cases counted by timescale and status, with the notices and the edition by which they were judged."""
    procedure, as_at, stamp = auditing.edition.procedure, auditing.as_at, auditing.stamp
    titles: dict[str, str] = {}
    for id, timescale in procedure.timescales.items():
        titles[id] = timescale.short
        if timescale.extension:
            titles[timescale.extension.event] = procedure.events[timescale.extension.event].label
    labels = procedure.statuses | {_NO_STATUS: "Not judged"}
    shown = {s: label for s, label in labels.items() if any(s == status for _, status in summary.standing)}
    named = {id: title for id, title in titles.items() if any(id == one for one, _ in summary.standing)}
    wide = max(map(len, named.values()), default=0)
    body = ["  ".join([" " * wide, *(f"{label:>7}" for label in shown.values())])] if named else []
    for id, title in named.items():
        counted = (f"{summary.standing[id, status]:>{max(7, len(label))},}" for status, label in shown.items())
        body.append("  ".join([f"{phrases.capital(title):{wide}}", *counted]))
    by = "the day given in each row, where one is" if as_at is None else phrases.moment(as_at)
    first = f"{phrases.number(summary.cases, 'case')}, of which {summary.troubled:,} could not be read in full."
    return "\n".join([first, "", *body, "", f"Judged as at {by}.", *stamp.notices, stamp.by])
