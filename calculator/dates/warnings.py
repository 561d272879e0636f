"""What the dates of a case call for to be said, apart from what follows from them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from calculator.dates import clock, periods
from calculator.dates.case import Case
from calculator.dates.deadlines import start_of
from calculator.procedure import Warning  # noqa: A004

BEYOND_CALENDAR, REPEATED_HOUR, MISSING_START = "beyond_calendar", "repeated_hour", "missing_start"
"""The codes that are raised by more than a day."""


class Raised(NamedTuple):
    """A warning, and the ids of the events whose dates raise it."""

    warning: Warning
    events: tuple[str, ...]


def warnings(case: Case) -> tuple[Raised, ...]:
    """What the dates entered call for, whatever the day as at which they are judged; in the order of the file."""
    case = case._replace(as_at=None)
    raised = [(warning, dict.fromkeys(_raising(case, warning))) for warning in case.procedure.warnings.values()]
    return tuple([Raised(warning, tuple(events)) for warning, events in raised if events])


def _raising(case: Case, warning: Warning) -> Iterable[str]:
    if warning.code == BEYOND_CALENDAR:
        counted = [one for one in case.procedure.timescales.values() if one.unit == "working_days"]
        starts = [(one, start_of(case, one.runs_from)) for one in counted if case.arises(one.outcome)]
        return [start.event.id for one, start in starts if start and periods.run(one, start.at, case.holidays).beyond]
    if warning.code == REPEATED_HOUR:
        return [event for event, at in case.dates.items() if clock.is_repeated(at)]
    if warning.code == MISSING_START:
        return [event for event in warning.events if case.gives(event) and _lacks_start(case, event)]
    dates, events = case.dates, warning.events or case.dates
    return [event for event in events if event in dates and touches(warning, clock.day(dates[event]))]


def _lacks_start(case: Case, event: str) -> bool:
    """Whether the last of what an event presupposes is not given; what came before that, it shows itself."""
    events = case.procedure.events
    before = events[event].presupposes
    shown = {earlier for id in before for earlier in events[id].presupposes}
    return not all(case.gives(id) for id in before if id not in shown)


def touches(warning: Warning, day: date) -> bool:
    """Whether a day calls for a warning."""
    after, from_, before = warning.after, warning.from_, warning.before
    return bool((after and day > after) or (from_ and day >= from_) or (before and day < before))
