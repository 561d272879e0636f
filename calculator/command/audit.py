"""Auditing cases: from what was done and when, what was met or missed, by how much, and what is overdue."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator import requests
from calculator.command import standings, written_dates
from calculator.command.cases_table import Columns, at, misplaced
from calculator.command.csv_rows import Row
from calculator.dates import clock
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import deadlines
from calculator.dates.warnings import warnings
from calculator.edition import Edition
from calculator.errors import Problem
from calculator.exports.record import Stamp
from calculator.exports.table import safe
from calculator.procedure import Event, Procedure


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
    """A case: the cells of its row, how each timescale stands, and what is wrong, by line and column."""

    cells: list[str]
    statuses: Mapping[str, str]
    problems: list[str]


def header(auditing: Auditing) -> list[str]:
    """The first row of what an audit writes: what was given, how it stands, and by what it was judged."""
    columns = auditing.columns
    given = (columns.names[place] for place in columns.kept)
    judged = standings.header(auditing.edition.procedure)
    return [*given, "judged_as_at", *judged, "warnings", "problems", "notice", "edition", "digest", "made"]


def audit(auditing: Auditing, row: Row) -> Audited:
    """One case. A row that cannot be judged has its problems and no dates; it never stops the others."""
    edition, columns = auditing.edition, auditing.columns
    if row.wrong:
        return _refused(auditing, row.cells, [f"{at(columns, row.line, row.place)}: {row.wrong}"])
    cells = row.cells + [""] * (len(columns.names) - len(row.cells))
    out_of_place = misplaced(columns, cells)
    if out_of_place:
        return _refused(auditing, cells, [f"{at(columns, row.line, place)}: {why}" for place, why in out_of_place])
    problems: list[Problem] = []
    dates, outcome = requests.moments(edition, _written(edition.procedure, columns, cells), problems)
    today = auditing.as_at
    if columns.as_at is not None and cells[columns.as_at]:
        today = requests.today(edition, written_dates.moment(cells[columns.as_at], times=True), problems)
    if problems:
        return _refused(auditing, cells, [_told(columns, row.line, problem) for problem in problems])
    return _judged(auditing, cells, Case(edition.procedure, edition.holidays, dates, outcome, today))


def _written(procedure: Procedure, columns: Columns, cells: list[str]) -> dict[str, str]:
    """The dates of a row in the form of a request."""
    places = ((event, columns.dates.get(event.id)) for event in procedure.events.values())
    return {event.id: _value(event, cells[place]) for event, place in places if place is not None and cells[place]}


def _value(event: Event, cell: str) -> str:
    if event.takes == "outcome":
        return written_dates.outcome(event, cell)
    return written_dates.moment(cell, times=event.takes == "date_or_time")


def _told(columns: Columns, line: int, problem: Problem) -> str:
    name = problem.field.rpartition(".")[2]
    return f"{at(columns, line, columns.names.index(name))}: {problem.message}"


def _judged(auditing: Auditing, cells: list[str], case: Case) -> Audited:
    due = deadlines(case)
    statuses: dict[str, str] = {}
    written: list[str] = []
    for judged, status, shown in standings.standings(case, due):
        if status:
            statuses[judged] = status
        written += shown
    raised = " ".join(warning.code for warning in warnings(case, due))
    judged_as_at = "" if case.as_at is None else clock.write(case.as_at)
    row = [*_kept(auditing, cells), judged_as_at, *written, raised, "", *_stamped(auditing.stamp)]
    return Audited(cells=row, statuses=statuses, problems=[])


def _refused(auditing: Auditing, cells: list[str], problems: list[str]) -> Audited:
    empty = [""] * (1 + len(standings.header(auditing.edition.procedure)) + 1)
    row = [*_kept(auditing, cells), *empty, safe("; ".join(problems)), *_stamped(auditing.stamp)]
    return Audited(cells=row, statuses={}, problems=problems)


def _kept(auditing: Auditing, cells: list[str]) -> list[str]:
    return [safe(cells[place]) if place < len(cells) else "" for place in auditing.columns.kept]


def _stamped(stamp: Stamp) -> tuple[str, str, str, str]:
    return " ".join(stamp.notices), stamp.edition, stamp.digest, stamp.made
