"""How each timescale of a case stands, as cells: when it was due, whether it was met, and by how much it was late."""

from collections.abc import Iterator

from calculator.dates import clock
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import DONE, OVERDUE, Deadline, difference
from calculator.procedure import Procedure
from calculator.wording import deadlines as words

COLUMNS = ("due", "status", "days_late", "working_days_late", "margin")
OTHER_READING = "other_reading"
NO_STATUS = "no_status"


def titles(procedure: Procedure) -> dict[str, str]:
    """What is judged: each timescale, and each date that may be agreed in place of one, with its title."""
    found: dict[str, str] = {}
    for timescale in procedure.timescales.values():
        found[timescale.id] = timescale.short
        if timescale.extension:
            found[timescale.extension.event] = procedure.events[timescale.extension.event].label
    return found


def header(procedure: Procedure) -> list[str]:
    """The names of the cells."""
    read_otherwise = {timescale.id for timescale in procedure.timescales.values() if timescale.readings}
    return [
        f"{id}_{column}"
        for id in titles(procedure)
        for column in (*COLUMNS, *([OTHER_READING] if id in read_otherwise else []))
    ]


def standings(case: Case, deadlines: tuple[Deadline, ...]) -> Iterator[tuple[str, str, list[str]]]:
    """For each of ``titles`` its status and its cells. The status is "" for a date that nobody agreed."""
    for deadline in deadlines:
        timescale, due, until = deadline.timescale, _firm(deadline), deadline.done or case.as_at
        cells = _cells(case, deadline, due, deadline.status, until)
        if timescale.readings:
            others = dict.fromkeys(other.due for other in deadline.other_dates if due and other.due != due)
            cells.append(" ".join(map(clock.write, others)))
        yield timescale.id, deadline.status or NO_STATUS, cells
        if timescale.extension:
            at, status = (deadline.agreed.at, deadline.agreed.status) if deadline.agreed else (None, None)
            cells = _cells(case, deadline, at, status, until)
            yield timescale.extension.event, (status or NO_STATUS) if at else "", cells


def _firm(deadline: Deadline) -> Moment | None:
    return None if deadline.projected else deadline.due


def _cells(case: Case, deadline: Deadline, due: Moment | None, status: str | None, until: Moment | None) -> list[str]:
    """``until`` is when it was done or, where it is not, the day judged by: lateness is counted up to there."""
    shown = "" if due is None else clock.write(due)
    if status not in (*DONE, OVERDUE):
        return [shown, status or "", "", "", ""]
    off = difference(due, until, deadline.timescale.unit, case.holidays)
    late = [off.days, off.working_days] if off.late else [None, None]
    text = words.difference(off, "overdue" if status == OVERDUE else "late")
    return [shown, status, *("" if number is None else str(number) for number in late), text]
