"""Auditing cases: from what was done and when, what was met or missed, by how much, and what is overdue."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
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

_COLUMNS = ("due", "status", "days_late", "working_days_late", "margin", "other_reading")
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
    """A case: the cells of its row, how each timescale stands, and what is wrong, by line and column."""

    cells: list[str]
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
    """The first row of what an audit writes: what was given, how it stands, and by what it was judged."""
    given, judged = auditing.columns.places, _judged_header(auditing.edition.procedure)
    return [*given, "judged_as_at", *judged, "warnings", "problems", "notice", "edition", "digest", "made"]


def audit(auditing: Auditing, row: Row) -> Audited:
    """One case. A row that cannot be judged has its problems and no dates; it never stops the others."""
    edition, columns, stamp = auditing.edition, auditing.columns, auditing.stamp
    given = {name: row.cells[place] for name, place in columns.places.items() if place < len(row.cells)}
    statuses: dict[str, str] = {}
    wrong = [(row.place, row.wrong)] if row.wrong else misplaced(columns, row.cells)
    if not wrong:
        refused: list[Problem] = []
        case = requests.case(edition, _written(edition.procedure, given), refused)
        today = auditing.as_at
        if day := given.get(AS_AT):
            today = requests.today(edition, written_moment(day, times=True), refused)
        wrong = [(columns.places[problem.field.rpartition(".")[2]], problem.message) for problem in refused]
    if wrong:
        judged = [""] * (len(_judged_header(edition.procedure)) + 2)
    else:
        statuses, judged = _judged(case._replace(as_at=today))
    problems = [f"{at(columns, row.line, place)}: {why}" for place, why in wrong]
    kept = (safe(given.get(name, "")) for name in columns.places)
    stamped = (" ".join(stamp.notices), stamp.edition, stamp.digest, stamp.made)
    cells = [*kept, *judged, safe("; ".join(problems)), *stamped]
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


def _judged(case: Case) -> tuple[dict[str, str], list[str]]:
    """How each timescale of a case stands, and the cells from the day by which it is judged to the warnings."""
    due = deadlines(case)
    statuses: dict[str, str] = {}
    cells = ["" if case.as_at is None else clock.write(case.as_at)]
    for judged, status, shown in _deadline_cells(case, due):
        if status:
            statuses[judged] = status
        cells += shown
    return statuses, [*cells, " ".join(raised.warning.code for raised in warnings(case))]


def _titles(procedure: Procedure) -> dict[str, str]:
    """What is judged: each timescale, and each date that may be agreed in place of one, with its title."""
    found: dict[str, str] = {}
    for id, timescale in procedure.timescales.items():
        found[id] = timescale.short
        if timescale.extension:
            found[timescale.extension.event] = procedure.events[timescale.extension.event].label
    return found


def _judged_header(procedure: Procedure) -> list[str]:
    """The names of the cells."""
    read_otherwise = {id for id, timescale in procedure.timescales.items() if timescale.readings}
    return [
        f"{id}_{column}"
        for id in _titles(procedure)
        for column in _COLUMNS
        if column != "other_reading" or id in read_otherwise
    ]


def _deadline_cells(case: Case, deadlines: tuple[Deadline, ...]) -> Iterator[tuple[str, str, list[str]]]:
    """For each of the titles its status and its cells. The status is "" for a date that nobody agreed."""
    for deadline in deadlines:
        timescale, until = deadline.timescale, deadline.done or case.as_at
        due = None if deadline.projected else deadline.due
        cells = _cells(case, deadline, due, deadline.status, until)
        if timescale.readings:
            others = dict.fromkeys(other.due for other in deadline.other_dates if due and other.due != due)
            cells.append(" ".join(map(clock.write, others)))
        yield timescale.id, deadline.status or _NO_STATUS, cells
        if timescale.extension:
            at, status = (deadline.agreed.at, deadline.agreed.status) if deadline.agreed else (None, None)
            cells = _cells(case, deadline, at, status, until)
            yield timescale.extension.event, (status or _NO_STATUS) if at else "", cells


def _cells(case: Case, deadline: Deadline, due: Moment | None, status: str | None, until: Moment | None) -> list[str]:
    """``until`` is when it was done or, where it is not, the day judged by: lateness is counted up to there."""
    shown = "" if due is None else clock.write(due)
    if status not in (*DONE, OVERDUE):
        return [shown, status or "", "", "", ""]
    off = difference(due, until, deadline.timescale.unit, case.holidays)
    late = [off.days, off.working_days] if status == MISSED else [None, None]
    text = f"{words.difference(off, 'past its date')}, no date entered" if status == OVERDUE else words.difference(off)
    return [shown, status, *("" if number is None else str(number) for number in late), text]


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
