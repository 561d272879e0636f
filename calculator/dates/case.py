"""A case as the calculators of dates see it: what is known of it, and by what it is judged."""

from collections.abc import Mapping
from typing import NamedTuple

from calculator.dates.clock import Moment
from calculator.dates.working_days import HolidayCalendar
from calculator.procedure import Procedure


class Case(NamedTuple):
    """The moments given, by the ids of their events, and the procedure and calendar by which they are judged.

    ``outcome`` is the id of the choice that was made where the procedure has an event that is one, else None. ``as_at``
    is the day or time that is taken for today; None where nothing is to be judged as early, late or overdue.
    """

    procedure: Procedure
    holidays: HolidayCalendar
    dates: Mapping[str, Moment]
    outcome: str | None = None
    as_at: Moment | None = None

    def arises(self, outcome: str) -> bool:
        """Whether what belongs to one outcome alone arises, as far as is known; "" belongs to every outcome."""
        return not outcome or self.outcome in (None, outcome)
