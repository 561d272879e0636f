"""What the calculator answers by: the procedure, the bank holidays, the clock and their digest."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from calculator.dates.periods import HolidayCalendar
from calculator.procedure import Procedure
from publish import bank_holidays

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
    holidays = bank_holidays.official()
    clock = files("tzdata").joinpath(CLOCK).read_bytes()
    digest = sha256(repr((procedure, holidays, sha256(clock).hexdigest())).encode()).hexdigest()
    return Parts(procedure, holidays, clock, digest)
