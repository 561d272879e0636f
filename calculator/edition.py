"""All that an answer depends on, put together once: procedure, bank holidays, clock and digest.

In the browser it comes from the module that the build put into the wheel; in a checkout one of the same name, beside
this package, makes it afresh from ``procedure.yaml``.
"""

from functools import cache
from io import BytesIO
from typing import NamedTuple
from zoneinfo import ZoneInfo

from calculator.criteria.rules import Rules, prepare
from calculator.dates.periods import HolidayCalendar
from calculator.procedure import Procedure


class Edition(NamedTuple):
    """A procedure with what it takes to answer by it. ``digest`` is the SHA-256 of everything that has a meaning."""

    procedure: Procedure
    rules: Rules
    holidays: HolidayCalendar
    clock: ZoneInfo
    digest: str


def make(procedure: Procedure, holidays: HolidayCalendar, clock: bytes, digest: str) -> Edition:
    """An edition; ``clock`` is the compiled time-zone file of Europe/London."""
    zone = ZoneInfo.from_file(BytesIO(clock), key="Europe/London")
    return Edition(procedure, prepare(procedure), holidays, zone, digest)


@cache
def current() -> Edition:
    """The edition that this copy of the calculator answers by."""
    import calculator_edition

    return make(*calculator_edition.PARTS)
