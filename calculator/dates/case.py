"""A case as the calculators of dates see it: what is known of it, what that shows, and by what it is judged."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from calculator.dates import clock
from calculator.dates.clock import Moment
from calculator.dates.periods import HolidayCalendar
from calculator.procedure import Event, Procedure


class Evidence(NamedTuple):
    """What was given later and tells of an event that was not: that it came (``came``), or that it is now too late.

    ``at`` is when that later one was, so that what came did so by then; None where its own day is not known.
    """

    event: Event
    at: Moment | None
    came: bool


class Case(NamedTuple):
    """The moments given, by the ids of their events, and the procedure and calendar by which they are judged.

    ``undated`` are the events that came without a date: those of which the day is not known, and the outcome.
    ``outcome`` is the id of the choice that was made where the procedure has an event that is one, else None. ``as_at``
    is the day or time that is taken for today; None where nothing is to be judged as early, late or overdue.
    """

    procedure: Procedure
    holidays: HolidayCalendar
    dates: Mapping[str, Moment]
    undated: Collection[str] = ()
    outcome: str | None = None
    as_at: Moment | None = None

    def arises(self, outcome: str) -> bool:
        """Whether what belongs to one outcome alone arises, as far as is known; "" belongs to every outcome."""
        return not outcome or self.outcome in (None, outcome)

    def gives(self, event: str) -> bool:
        """Whether an event is given, with its day or without."""
        return event in self.dates or event in self.undated

    def is_told(self, event: str) -> bool:
        """Whether an event is given, or something tells of it."""
        return self.gives(event) or self.evidence(event) is not None

    def has_come(self, event: str) -> bool:
        """Whether an event is given that came no later than ``as_at``, or on a day that is not known."""
        if event in self.undated:
            return True
        at = self.dates.get(event)
        return None not in (at, self.as_at) and clock.compare(at, self.as_at) <= 0

    def evidence(self, event: str) -> Evidence | None:
        """What tells of an event without a date: that which shows that it came, and of those the earliest.

        Where it is given as come on a day that is not known, that can only be by when it did.
        """
        if event in self.dates:
            return None
        known = event in self.undated
        telling = [
            Evidence(later, self.dates.get(later.id), came=event in later.presupposes)
            for later in self.procedure.events.values()
            if (event in later.presupposes or (event in later.too_late_for and not known)) and self.has_come(later.id)
        ]
        return min(telling, key=lambda one: (not one.came, one.at is None, one.at and clock.day(one.at)), default=None)
