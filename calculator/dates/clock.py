"""Dates and times as people write them in England, and how two of them compare."""

import re
from datetime import UTC, date, datetime, tzinfo

type Moment = date | datetime
"""A date alone, or a time with its offset (``datetime`` is a ``date``: test for ``datetime`` first)."""

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?")


def read(text: object, zone: tzinfo) -> Moment:
    """``YYYY-MM-DD``, or ``YYYY-MM-DDTHH:MM`` by the clock in England, which it shows unless ``is_skipped``.

    Of a time that the autumn change repeats, the earlier. Raises ValueError for every other form.
    """
    written = isinstance(text, str) and _WRITTEN.fullmatch(text)
    if not written:
        raise ValueError(text)
    return datetime.fromisoformat(text).replace(tzinfo=zone) if written[1] else date.fromisoformat(text)


def is_skipped(moment: Moment) -> bool:
    """Whether the clock never shows this time: it lies in the hour that the spring change skips."""
    return isinstance(moment, datetime) and moment.utcoffset() < moment.replace(fold=1).utcoffset()


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
    # Until 1847 the clock stood seconds from Greenwich too: they are cut off.
    return moment.isoformat(timespec="minutes")[:22] if isinstance(moment, datetime) else moment.isoformat()
