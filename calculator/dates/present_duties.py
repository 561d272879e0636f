"""What the duties that took the place of the procedure would give. None of this is the procedure's."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from calculator.dates import clock, periods
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.readings import OtherDate, dated
from calculator.dates.warnings import touches
from calculator.procedure import PresentDuty


class DatedDuty(NamedTuple):
    """A present duty applied to a case.

    ``due`` is None where its event is not given, and also where that comes ``too_early``: before these duties took the
    place of the procedure. ``needs`` are the ids of the events that would give a date.
    """

    duty: PresentDuty
    due: date | None
    too_early: bool
    needs: tuple[str, ...]
    other_dates: tuple[OtherDate, ...]


def present_duties(case: Case, raised: Collection[str]) -> tuple[DatedDuty, ...]:
    """The present duties with their dates; none unless their warning is among the codes ``raised``."""
    successor = case.procedure.successor
    if successor is None or successor.warning not in raised:
        return ()
    warning = case.procedure.warnings[successor.warning]
    dates = {event: clock.day(at) for event, at in case.dates.items()}
    due: dict[str, date | None] = {}
    duties = []
    for duty in successor.duties:
        start = dates.get(duty.runs_from)
        too_early = start is not None and not touches(warning, start)
        due[duty.id] = None if too_early else _end(case, duty, start)
        others = dated([(one, _end(case, duty, due[one.after])) for one in duty.readings], case.holidays)
        duties.append(DatedDuty(duty, due[duty.id], too_early, () if start else (duty.runs_from,), others))
    return tuple(duties)


def _end(case: Case, duty: PresentDuty, start: Moment | None) -> date | None:
    return start and periods.count(start, duty.period, duty.unit, "after", case.holidays).due
