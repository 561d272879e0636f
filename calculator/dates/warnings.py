"""What the dates of a case call for to be said, apart from what follows from them."""

from collections.abc import Collection
from datetime import date

from calculator.dates import clock
from calculator.dates.case import Case
from calculator.dates.deadlines import Deadline
from calculator.procedure import Warning  # noqa: A004

BEYOND_CALENDAR, REPEATED_HOUR = "beyond_calendar", "repeated_hour"
"""The codes that are raised by more than a day."""


def warnings(case: Case, deadlines: tuple[Deadline, ...]) -> tuple[Warning, ...]:
    """What the dates entered call for, whatever the day as at which they are judged; in the order of the file."""
    days = {event: clock.day(at) for event, at in case.dates.items()}
    raised = {
        BEYOND_CALENDAR: any(deadline.working.beyond for deadline in deadlines),
        REPEATED_HOUR: any(map(clock.is_repeated, case.dates.values())),
    }
    return tuple(
        warning
        for warning in case.procedure.warnings.values()
        if raised.get(warning.code)
        or touches(warning, [days[event] for event in warning.events or days if event in days])
    )


def touches(warning: Warning, days: Collection[date]) -> bool:
    """Whether one of the days calls for a warning."""
    if not days:
        return False
    if warning.after:
        return max(days) > warning.after
    if warning.from_:
        return max(days) >= warning.from_
    return warning.before is not None and min(days) < warning.before
