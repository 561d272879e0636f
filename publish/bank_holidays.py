"""The bank holidays of England and Wales, from the official list as a package carries it, unfetched."""

import json
from collections import Counter
from datetime import date
from importlib.resources import files
from types import MappingProxyType

from calculator.dates.periods import HolidayCalendar, holiday_calendar


def official() -> HolidayCalendar:
    """Every bank holiday of the official list, in order, up to the end of the last year that has all its eight days."""
    # Read here and not through the package, whose own reading turns on the machine's language.
    carried = files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text("utf-8")
    listed = json.loads(carried)["england-and-wales"]["events"]
    days = {date.fromisoformat(event["date"]): event["title"] for event in listed}
    counts = Counter(day.year for day in days)
    first = last = min(counts)
    while counts[last + 1] >= 8:
        last += 1
    names = {day: days[day] for day in sorted(days) if day.year <= last}
    return holiday_calendar(date(first, 1, 1), date(last, 12, 31), MappingProxyType(names))
