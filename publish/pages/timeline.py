"""The calculator of dates: what is asked, the timescales as a table, and how time is counted."""

from calculator.wording import phrases
from publish.pages import examples
from publish.pages._writer import Content


def values(content: Content) -> dict:
    """What the template of the page shows beside the procedure."""
    holidays = content.edition.holidays
    return {
        "calendar": [phrases.day(day) for day in (holidays.first, holidays.last)],
        "worked": examples.asked(content.examples),
    }
