"""Auditing cases: from what was done and when, what was met or missed, by how much, and what is overdue."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from calculator import clock, door
from calculator.clock import Moment
from calculator.command import written_dates
from calculator.command.cases_table import Columns, letter
from calculator.deadlines import Given, deadlines, standing, status
from calculator.edition import Edition
from calculator.errors import Problem
from calculator.margin import margin
from calculator.procedure import Event, Procedure, Timescale
from calculator.report.table import safe
from calculator.timeline import warnings_raised

COLUMNS = ("due", "status", "days_late", "working_days_late", "margin")
DONE, NO_STATUS = ("met", "missed"), "no_status"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """A case: the cells of its row, how each timescale stands, and what is wrong, by line and column."""

    cells: list[str]
    statuses: Mapping[str, str]
    problems: list[str]


@dataclass(slots=True, kw_only=True)
class Summary:
    """How many cases there were, how many could not be judged, and how many stand how, by timescale and status."""

    cases: int = 0
    refused: int = 0
    standing: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, audited: Audited) -> None:
        self.cases += 1
        self.refused += bool(audited.problems)
        for timescale, stands in audited.statuses.items():
            self.standing.setdefault(timescale, Counter())[stands] += 1


def header(edition: Edition, columns: Columns) -> list[str]:
    """The first row of what an audit writes."""
    kept = (columns.names[place] for place in columns.kept)
    dated = (f"{name}_{column}" for name in titles(edition.procedure) for column in COLUMNS)
    return [*kept, *dated, "warnings", "problems", "edition", "digest"]


def titles(procedure: Procedure) -> dict[str, str]:
    """What is judged: each timescale, and each date that may be agreed in place of one, with its title."""
    found: dict[str, str] = {}
    for timescale in procedure.timescales:
        found[timescale.id] = timescale.short
        if timescale.extension:
            found[timescale.extension.event] = procedure.event(timescale.extension.event).label
    return found


def audit(edition: Edition, columns: Columns, line: int, row: list[str] | str, as_at: str) -> Audited:
    """One case. ``as_at`` is for a row that gives none; with neither, what is not done has no status.

    A row that cannot be judged has its problems and no dates; it never stops the others.
    """
    if isinstance(row, str):
        return _refused(edition, columns, [""] * len(columns.names), [f"line {line}: {row}"])
    cells = row + [""] * (len(columns.names) - len(row))
    beyond = [place for place in range(len(columns.names), len(row)) if row[place]]
    if beyond:
        told = [f"line {line}, column {letter(place)}: line 1 has no such column" for place in beyond]
        return _refused(edition, columns, cells, told)
    problems: list[Problem] = []
    given = door.moments(edition, _written(edition.procedure, columns, cells), problems)
    asked = (cells[columns.as_at] if columns.as_at is not None else "") or as_at
    today = door.today(edition, written_dates.moment(asked, times=True), problems) if asked else None
    if problems:
        return _refused(edition, columns, cells, [_told(columns, line, problem) for problem in problems])
    return _judged(edition, columns, cells, given, today)


def _written(procedure: Procedure, columns: Columns, cells: list[str]) -> dict[str, str]:
    """The dates of a row in the form of a request."""
    return {id: _value(procedure.event(id), cells[place]) for id, place in columns.dates.items() if cells[place]}


def _value(event: Event, cell: str) -> str:
    if event.takes == "outcome":
        return written_dates.outcome(event, cell)
    return written_dates.moment(cell, times=event.takes == "date_or_time")


def _told(columns: Columns, line: int, problem: Problem) -> str:
    name = problem.field.rpartition(".")[2]
    at = f", column {letter(columns.names.index(name))} ({name})" if name in columns.names else ""
    return f"line {line}{at}: {problem.message}"


def _judged(edition: Edition, columns: Columns, cells: list[str], given: Given, today: Moment | None) -> Audited:
    procedure = edition.procedure
    found = deadlines(procedure, given, edition.holidays)
    statuses: dict[str, str] = {}
    written: list[str] = []
    for deadline in found:
        timescale, due = deadline.timescale, deadline.end.due
        done = given.get(timescale.done) if deadline.arises else None
        stands = status(deadline, given, today)
        statuses[timescale.id] = stands or NO_STATUS
        written += _cells(edition, timescale, None if deadline.projected else due, stands, done)
        if timescale.extension:
            agreed = given.get(timescale.extension.event) if deadline.arises else None
            stands = agreed and standing(agreed, done, today)
            if agreed:
                statuses[timescale.extension.event] = stands or NO_STATUS
            written += _cells(edition, timescale, agreed, stands, done)
    raised = warnings_raised(procedure, found, given)
    warnings = " ".join(warning.code for warning in procedure.warnings if warning.code in raised)
    written += [warnings, "", *_by(edition)]
    return Audited(cells=[*_kept(columns, cells), *written], statuses=statuses, problems=[])


def _cells(
    edition: Edition, timescale: Timescale, due: Moment | None, stands: str | None, done: Moment | None
) -> list[str]:
    """When it was due, how it stands, and by how much it was late or early, in days counted and in words."""
    shown = "" if due is None else clock.write(due)
    if stands not in DONE:
        return [shown, stands or "", "", "", ""]
    found = margin(due, done, timescale.unit, edition.holidays)
    late = [found["days"], found["working_days"]] if found["late"] else [None, None]
    return [shown, stands, *("" if number is None else str(number) for number in late), found["text"]]


def _refused(edition: Edition, columns: Columns, cells: list[str], problems: list[str]) -> Audited:
    empty = [""] * (len(titles(edition.procedure)) * len(COLUMNS))
    told = safe("; ".join(problems))
    return Audited(cells=[*_kept(columns, cells), *empty, "", told, *_by(edition)], statuses={}, problems=problems)


def _kept(columns: Columns, cells: list[str]) -> list[str]:
    return [safe(cells[place]) for place in columns.kept]


def _by(edition: Edition) -> tuple[str, str]:
    return edition.procedure.edition, edition.digest
