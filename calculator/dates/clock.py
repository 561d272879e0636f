"""Dates and times as people write them in England, and how two of them compare."""

import re
from datetime import UTC, date, datetime, tzinfo

type Moment = date | datetime
"""A date alone, or a time with its offset (``datetime`` is a ``date``: test for ``datetime`` first)."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")


class NotADate(ValueError):
    """The text is no date, or no time where one is taken."""


class NoTimeTaken(NotADate):
    """It is a time, and a date alone is taken."""


class SkippedTime(NotADate):
    """The clock never showed this time: it lies in the hour that the spring change skips."""


def read(text: object, zone: tzinfo, *, times: bool) -> Moment:
    """``YYYY-MM-DD``, or where ``times`` also ``YYYY-MM-DDTHH:MM`` by the clock in England.

    Of a time that the autumn change repeats, the earlier. Raises NoTimeTaken for a time where a date alone is taken,
    SkippedTime for one that the clock never showed, and NotADate for every other form.
    """
    if not isinstance(text, str):
        raise NotADate(text)
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
        if not _TIME.fullmatch(text):
            raise NotADate(text)
        moment = datetime.fromisoformat(text).replace(tzinfo=zone)
        shown = moment.astimezone(UTC).astimezone(zone)
    except (ValueError, OverflowError):
        raise NotADate(text) from None
    if not times:
        raise NoTimeTaken(text)
    if shown.replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise SkippedTime(text)
    return moment


def is_repeated(moment: Moment) -> bool:
    """Whether the clock shows this time twice, before and after the autumn change."""
    return isinstance(moment, datetime) and moment.utcoffset() != moment.replace(fold=1 - moment.fold).utcoffset()


def day(moment: Moment) -> date:
    """The date by the clock in England."""
    return moment.date() if isinstance(moment, datetime) else moment


def compare(one: Moment, other: Moment) -> int:
    """Negative, zero or positive as ``one`` is before, with or after ``other``; by date where either has no time."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        one, other = one.astimezone(UTC), other.astimezone(UTC)
    else:
        one, other = day(one), day(other)
    return (one > other) - (one < other)


def time_of_day(moment: Moment) -> int:
    """The minutes since midnight that the clock in England shows; -1 of a date alone, so that it stands first."""
    return moment.hour * 60 + moment.minute if isinstance(moment, datetime) else -1


def write(moment: Moment) -> str:
    """``YYYY-MM-DD``, or ``YYYY-MM-DDTHH:MM±HH:MM``."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return f"{moment.replace(tzinfo=None).isoformat(timespec='minutes')}{written_offset(moment)}"


def written_offset(moment: datetime) -> str:
    """How far the clock stands from Greenwich, as ``±HH:MM``."""
    minutes = round(moment.utcoffset().total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
