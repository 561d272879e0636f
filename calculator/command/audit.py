"""Auditing cases: from what was done and when, what was met or missed, by how much, and what is overdue."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator import requests
from calculator.command import standings, written_dates
from calculator.command.cases_table import Columns, at, misplaced
from calculator.command.csv_rows import Row
from calculator.dates import clock
from calculator.dates.clock import Moment
from calculator.dates.deadlines import Given, deadlines
from calculator.dates.timeline import warnings_raised
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
    cells = row.cells
    out_of_place = misplaced(columns, cells)
    if out_of_place:
        return _refused(auditing, cells, [f"{at(columns, row.line, place)}: {why}" for place, why in out_of_place])
    problems: list[Problem] = []
    given = requests.moments(edition, _written(edition.procedure, columns, cells), problems)
    today = auditing.as_at
    if day := _cell(cells, columns.as_at):
        today = requests.today(edition, written_dates.moment(day, times=True), problems)
    if problems:
        return _refused(auditing, cells, [_told(columns, row.line, problem) for problem in problems])
    return _judged(auditing, cells, given, today)


def _written(procedure: Procedure, columns: Columns, cells: list[str]) -> dict[str, str]:
    """The dates of a row in the form of a request."""
    written = ((event, _cell(cells, columns.dates.get(event.id))) for event in procedure.events)
    return {event.id: _value(event, cell) for event, cell in written if cell}


def _cell(cells: list[str], place: int | None) -> str:
    """What stands in a column, "" where the row or the table has none."""
    return "" if place is None or place >= len(cells) else cells[place]


def _value(event: Event, cell: str) -> str:
    if event.takes == "outcome":
        return written_dates.outcome(event, cell)
    return written_dates.moment(cell, times=event.takes == "date_or_time")


def _told(columns: Columns, line: int, problem: Problem) -> str:
    name = problem.field.rpartition(".")[2]
    return f"{at(columns, line, columns.names.index(name))}: {problem.message}"


def _judged(auditing: Auditing, cells: list[str], given: Given, today: Moment | None) -> Audited:
    edition = auditing.edition
    found = deadlines(edition.procedure, given, edition.holidays)
    statuses: dict[str, str] = {}
    written: list[str] = []
    for judged, stands, stood in standings.standings(edition, found, given, today):
        if stands:
            statuses[judged] = stands
        written += stood
    raised = warnings_raised(edition.procedure, found, given)
    warnings = " ".join(warning.code for warning in edition.procedure.warnings if warning.code in raised)
    judged_as_at = "" if today is None else clock.write(today)
    row = [*_kept(auditing, cells), judged_as_at, *written, warnings, "", *_stamped(auditing.stamp)]
    return Audited(cells=row, statuses=statuses, problems=[])


def _refused(auditing: Auditing, cells: list[str], problems: list[str]) -> Audited:
    empty = [""] * (1 + len(standings.header(auditing.edition.procedure)) + 1)
    row = [*_kept(auditing, cells), *empty, safe("; ".join(problems)), *_stamped(auditing.stamp)]
    return Audited(cells=row, statuses={}, problems=problems)


def _kept(auditing: Auditing, cells: list[str]) -> list[str]:
    return [safe(_cell(cells, place)) for place in auditing.columns.kept]


def _stamped(stamp: Stamp) -> tuple[str, str, str, str]:
    return " ".join(stamp.notices), stamp.edition, stamp.digest, stamp.made
