"""The dates of a timeline in order, and the duties without a date under the events at which they arise."""

from datetime import date
from typing import NamedTuple

from calculator.dates import clock
from calculator.dates.clock import Moment
from calculator.dates.deadlines import NOT_APPLICABLE, OVERDUE, Deadline
from calculator.dates.timeline import Timeline
from calculator.procedure import Event, Undated
from calculator.wording import phrases


class InOrder(NamedTuple):
    """The deadlines of a timeline in the order in which they are wanted, each group by its dates.

    Open are those that are ``past``, of them first what is overdue; those ``ahead``, or with no day to judge by; and
    the ``dateless``. ``settled`` is what was done, can no longer be done or does not arise.
    """

    past: list[Deadline]
    ahead: list[Deadline]
    dateless: list[Deadline]
    settled: list[Deadline]


class Occasion(NamedTuple):
    """An event with the duties that come up at it, and when it comes; ``at`` is None where it has no date.

    ``before`` stands before the date: “by ”, “projected: ” or nothing.
    """

    event: Event
    before: str
    at: Moment | None
    duties: tuple[Undated, ...]

    @property
    def named(self) -> str:
        return self.event.occasion or phrases.capital(self.event.label)

    @property
    def heading(self) -> str:
        """“Completing the review: by Thursday 20 September 2018”; the event alone where it has no date."""
        return f"{self.named}: {self.before}{phrases.moment(self.at)}" if self.at else self.named


def in_order(timeline: Timeline) -> InOrder:
    """The deadlines of a timeline in that order."""
    order, as_at = InOrder([], [], [], []), timeline.case.as_at
    for deadline in sorted(timeline.deadlines, key=_place):
        if deadline.is_settled or deadline.status == NOT_APPLICABLE:
            order.settled.append(deadline)
        elif deadline.due is None:
            order.dateless.append(deadline)
        elif as_at and clock.compare(deadline.due, as_at) < 0:
            order.past.append(deadline)
        else:
            order.ahead.append(deadline)
    return order


def _place(deadline: Deadline) -> tuple[bool, bool, date, int]:
    at = deadline.due or deadline.done
    return deadline.status != OVERDUE, at is None, clock.day(at or date.max), clock.time_of_day(at) if at else 0


def occasions(timeline: Timeline) -> list[Occasion]:
    """The events at which duties without a date come up, in the order of the file."""
    known, events = {event: ("", at) for event, at in timeline.case.dates.items()}, timeline.case.procedure.events
    for deadline in timeline.deadlines:
        if deadline.due and not deadline.is_settled:
            known[deadline.timescale.done] = "projected: " if deadline.projected else "by ", deadline.due
    return [
        Occasion(events[id], *known.get(id, ("", None)), tuple(duty for duty in timeline.undated if duty.moment == id))
        for id in dict.fromkeys(duty.moment for duty in timeline.undated)
    ]
