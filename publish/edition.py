"""What the calculator answers by: the procedure, the bank holidays, the clock and their digest."""

import json
from collections import Counter
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from calculator.dates.periods import HolidayCalendar, holiday_calendar
from calculator.procedure import Procedure

PROCEDURE = Path(__file__).parents[1] / "procedure.yaml"
"""The project's own, for whoever names no other. Nothing here reads it."""
CLOCK = "zoneinfo/Europe/London"
MODULE = """import datetime
from types import MappingProxyType as mappingproxy

from calculator.dates.periods import HolidayCalendar
from calculator.procedure import *

PARTS = {!r}
"""


class Parts(NamedTuple):
    """All that an answer depends on, as ``calculator.edition.make`` takes it.

    ``clock`` is the compiled time-zone file of Europe/London, ``digest`` the SHA-256 of everything that has a meaning.
    """

    procedure: Procedure
    holidays: HolidayCalendar
    clock: bytes
    digest: str

    @property
    def module(self) -> str:
        """Python that gives the same parts as ``PARTS``: what the wheel carries."""
        return MODULE.format(tuple(self))


def parts(procedure: Procedure) -> Parts:
    """The parts of the edition of a procedure."""
    holidays = bank_holidays()
    clock = files("tzdata").joinpath(CLOCK).read_bytes()
    digest = sha256(repr((procedure, holidays, sha256(clock).hexdigest())).encode()).hexdigest()
    return Parts(procedure, holidays, clock, digest)


def bank_holidays() -> HolidayCalendar:
    """Every bank holiday of England and Wales, in order, up to the end of the last year that has all its eight days."""
    # The official list, as a package carries it, whose own reading of it turns on the machine's language.
    carried = files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text("utf-8")
    listed = json.loads(carried)["england-and-wales"]["events"]
    days = {date.fromisoformat(event["date"]): event["title"] for event in listed}
    counts = Counter(day.year for day in days)
    first = last = min(counts)
    while counts[last + 1] >= 8:
        last += 1
    names = {day: days[day] for day in sorted(days) if day.year <= last}
    return holiday_calendar(date(first, 1, 1), date(last, 12, 31), MappingProxyType(names))
