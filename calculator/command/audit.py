"""Auditing cases: from what was done and when, what was met or missed, by how much, and what is overdue."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from calculator import requests
from calculator.command.case_table import AS_AT, Columns, at, misplaced, written_moment, written_outcome
from calculator.command.csv_rows import Row
from calculator.dates import clock
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import DONE, MISSED, OVERDUE, Deadline, deadlines, difference
from calculator.dates.warnings import warnings
from calculator.edition import Edition
from calculator.exports.record import Stamp
from calculator.exports.table import safe
from calculator.procedure import Procedure
from calculator.requests import Problem
from calculator.wording import deadlines as words
from calculator.wording import phrases

_OTHER = "other_reading"
_COLUMNS = ("due", "status", "days_late", "working_days_late", "margin", _OTHER)
_NO_STATUS = "no_status"


@dataclass(frozen=True, slots=True, kw_only=True)
class Auditing:
    """What every case of an audit is judged by, and the stamp that each row carries.

    ``as_at`` is for a row that gives none; with neither, what is not done has no status.
    """

    edition: Edition
    columns: Columns
    as_at: Moment | None
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """A case: the cells of its row by column, how each timescale stands, and what is wrong, by line and column."""

    cells: dict[str, str]
    statuses: Mapping[str, str]
    problems: list[str]


@dataclass(slots=True, kw_only=True)
class Summary:
    """How many cases there were, how many could not be judged, and how many stand how, by timescale and status."""

    cases: int = 0
    refused: int = 0
    standing: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, audited: Audited) -> None:
        self.cases += 1
        self.refused += bool(audited.problems)
        for timescale, stands in audited.statuses.items():
            self.standing[timescale][stands] += 1


def header(auditing: Auditing) -> list[str]:
    """The columns of what an audit writes: what was given, how it stands, and by what it was judged."""
    procedure = auditing.edition.procedure
    judged = [
        f"{id}_{column}"
        for id in _titles(procedure)
        for column in _COLUMNS
        if column != _OTHER or (id in procedure.timescales and procedure.timescales[id].readings)
    ]
    stamped = ("notice", "edition", "digest", "made")
    return [*auditing.columns.places, "judged_as_at", *judged, "warnings", "problems", *stamped]


def audit(auditing: Auditing, row: Row) -> Audited:
    """One case. A row that cannot be judged has its problems and no dates; it never stops the others."""
    edition, columns, stamp = auditing.edition, auditing.columns, auditing.stamp
    given = {name: row.cells[place] for name, place in columns.places.items() if place < len(row.cells)}
    statuses: dict[str, str] = {}
    judged: dict[str, str] = {}
    wrong = [(row.place, row.wrong)] if row.wrong else misplaced(columns, row.cells)
    if not wrong:
        refused: list[Problem] = []
        case = requests.case(edition, _written(edition.procedure, given), refused)
        today = auditing.as_at
        if day := given.get(AS_AT):
            today = requests.today(edition, written_moment(day, times=True), refused)
        wrong = [(columns.places[problem.field.rpartition(".")[2]], problem.message) for problem in refused]
    if not wrong:
        statuses, judged = _judged(case._replace(as_at=today))
    problems = [f"{at(columns, row.line, place)}: {why}" for place, why in wrong]
    stamped = {
        "problems": safe("; ".join(problems)),
        "notice": " ".join(stamp.notices),
        "edition": stamp.edition,
        "digest": stamp.digest,
        "made": stamp.made,
    }
    cells = {name: safe(cell) for name, cell in given.items()} | judged | stamped
    return Audited(cells=cells, statuses=statuses, problems=problems)


def _written(procedure: Procedure, given: Mapping[str, str]) -> dict[str, str]:
    """The dates of a row in the form of a request."""
    return {
        id: written_outcome(event, cell)
        if event.takes == "outcome"
        else written_moment(cell, times=event.takes == "date_or_time")
        for id, event in procedure.events.items()
        if (cell := given.get(id))
    }


def _judged(case: Case) -> tuple[dict[str, str], dict[str, str]]:
    """How each timescale of a case stands, and what is written of it."""
    found = deadlines(case)
    statuses: dict[str, str] = {}
    cells = {
        "judged_as_at": clock.write(case.as_at) if case.as_at else "",
        "warnings": " ".join(raised.warning.code for raised in warnings(case)),
    }
    for deadline in found:
        timescale, agreed = deadline.timescale, deadline.agreed
        due = None if deadline.projected else deadline.due
        judged = [(timescale.id, due, deadline.status)]
        if timescale.extension and agreed:
            judged.append((timescale.extension.event, agreed.at, agreed.status))
        for id, by, status in judged:
            statuses[id] = status or _NO_STATUS
            cells |= {f"{id}_{column}": cell for column, cell in _cells(case, deadline, by, status).items()}
        if timescale.readings:
            others = dict.fromkeys(other.due for other in deadline.other_dates if due and other.due != due)
            cells[f"{timescale.id}_{_OTHER}"] = " ".join(map(clock.write, others))
    return statuses, cells


def _titles(procedure: Procedure) -> dict[str, str]:
    """What is judged: each timescale, and each date that may be agreed in place of one, with its title."""
    found: dict[str, str] = {}
    for id, timescale in procedure.timescales.items():
        found[id] = timescale.short
        if timescale.extension:
            found[timescale.extension.event] = procedure.events[timescale.extension.event].label
    return found


def _cells(case: Case, deadline: Deadline, due: Moment | None, status: str | None) -> dict[str, str]:
    """The cells of a day due. Lateness is counted up to when it was done or, where it is not, the day judged by."""
    cells = {"due": clock.write(due) if due else "", "status": status or ""}
    if status in (*DONE, OVERDUE):
        off = difference(due, deadline.done or case.as_at, deadline.timescale.unit, case.holidays)
        if status == MISSED:
            cells["days_late"] = str(off.days)
            cells["working_days_late"] = "" if off.working_days is None else str(off.working_days)
        past = f"{words.difference(off, 'past its date')}, no date entered"
        cells["margin"] = past if status == OVERDUE else words.difference(off)
    return cells


def table(auditing: Auditing, summary: Summary) -> str:
    """The cases counted by timescale and status, with the notices and the edition by which they were judged."""
    procedure, as_at, stamp = auditing.edition.procedure, auditing.as_at, auditing.stamp
    labels = procedure.statuses | {_NO_STATUS: "Not judged"}
    shown = [status for status in labels if any(counts[status] for counts in summary.standing.values())]
    named = {id: title for id, title in _titles(procedure).items() if id in summary.standing}
    wide = max((len(title) for title in named.values()), default=0)
    rows = [
        [phrases.capital(title), *(f"{summary.standing[id][status]:,}" for status in shown)]
        for id, title in named.items()
    ]
    heads = [labels[status] for status in shown]
    cells = [f"{{:>{max(14, len(head))}}}" for head in heads]
    line = " ".join([f"{{:{wide}}}", *cells])
    body = [line.format(*row) for row in [["", *heads], *rows]] if named else []
    by = "the day given in each row, where one is" if as_at is None else phrases.moment(as_at)
    cases = "1 case" if summary.cases == 1 else f"{summary.cases:,} cases"
    first = f"{cases}, of which {summary.refused:,} could not be judged."
    return "\n".join([first, "", *body, "", f"Judged as at {by}.", *stamp.notices, stamp.by])
