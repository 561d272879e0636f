"""How each timescale of a case stands, as cells: when it was due, whether it was met, and by how much it was late."""

from collections.abc import Iterator

from calculator.dates import clock
from calculator.dates.clock import Moment
from calculator.dates.deadlines import DONE, OVERDUE, Deadline, Given, standing, status
from calculator.dates.margin import margin
from calculator.dates.working import readings
from calculator.edition import Edition
from calculator.procedure import Procedure

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


def standings(
    edition: Edition, found: list[Deadline], given: Given, today: Moment | None
) -> Iterator[tuple[str, str, list[str]]]:
    """For each of ``titles`` its status and its cells. The status is "" for a date that nobody agreed."""
    for deadline in found:
        timescale, due = deadline.timescale, None if deadline.projected else deadline.end.due
        done = given.get(timescale.done) if deadline.arises else None
        stands = status(deadline, given, today)
        cells = _cells(edition, deadline, due, stands, done or today)
        if timescale.readings:
            cells.append(_other_reading(edition, deadline, due))
        yield timescale.id, stands or NO_STATUS, cells
        if timescale.extension:
            agreed = given.get(timescale.extension.event) if deadline.arises else None
            stands = agreed and standing(agreed, done, today)
            cells = _cells(edition, deadline, agreed, stands, done or today)
            yield timescale.extension.event, (stands or NO_STATUS) if agreed else "", cells


def _cells(
    edition: Edition, deadline: Deadline, due: Moment | None, stands: str | None, until: Moment | None
) -> list[str]:
    """``until`` is when it was done or, where it is not, the day judged by: lateness is counted up to there."""
    shown = "" if due is None else clock.write(due)
    if stands not in (*DONE, OVERDUE):
        return [shown, stands or "", "", "", ""]
    word = "overdue" if stands == OVERDUE else "late"
    found = margin(due, until, deadline.timescale.unit, edition.holidays, late=word)
    late = [found["days"], found["working_days"]] if found["late"] else [None, None]
    return [shown, stands, *("" if number is None else str(number) for number in late), found["text"]]


def _other_reading(edition: Edition, deadline: Deadline, due: Moment | None) -> str:
    """The date that another reading gives, where it gives another; of several, each."""
    if due is None:
        return ""
    found = readings(deadline.timescale, deadline.start.moment, edition.holidays)
    others = dict.fromkeys(reading["due"] for reading in found)
    return " ".join(other for other in others if other != clock.write(due))
