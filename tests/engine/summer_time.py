"""When clocks change in England, by the rule alone: the last Sundays of March and October, at 01:00 UTC."""

from datetime import datetime, timedelta

YEARS = range(2006, 2029)


def last_sunday(year: int, month: int) -> datetime:
    """01:00 UTC, without a zone, on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1, 0)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def forward(year: int) -> datetime:
    """In UTC, when the clock goes from 01:00 to 02:00."""
    return last_sunday(year, 3)


def back(year: int) -> datetime:
    """In UTC, when the clock goes from 02:00 to 01:00."""
    return last_sunday(year, 10)


def offset(moment: datetime) -> timedelta:
    """How far the clock in England is ahead of a moment in UTC, 1996 or later."""
    summer = forward(moment.year) <= moment < back(moment.year)
    return timedelta(hours=1 if summer else 0)


def shown(moment: datetime) -> datetime:
    """What the clock in England shows at a moment in UTC."""
    return moment + offset(moment)


def moments(local: datetime) -> list[datetime]:
    """The moments in UTC at which the clock in England shows a time: none, one or two, the earlier first."""
    return [moment for moment in (local - timedelta(hours=1), local) if shown(moment) == local]
