"""The dates of a timeline in the order of time, and the duties without a date under the events at which they arise."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from calculator.dates import clock
from calculator.dates.clock import Moment
from calculator.dates.deadlines import MET, MISSED, PAST, Deadline
from calculator.dates.timeline import Timeline
from calculator.procedure import Event, Procedure, Undated
from calculator.wording import phrases
from calculator.wording.deadlines import AGREED_DATE, brief_label, difference

FIRST, AS_AT, LAST = range(3)
"""On one day stands first what has come, then the day as at which the rest is judged, last what is still to come."""


class Mark(NamedTuple):
    """One date with its words.

    ``kind`` is ``event``, ``done`` (in time), ``late`` (done, but not in time), ``due``, ``overdue``, ``missed``,
    ``projected``, ``reading``, ``agreed`` or ``as_at``; ``place`` is where it stands among those of its day.
    """

    at: Moment
    kind: str
    place: int
    words: tuple[str, ...]


class Occasion(NamedTuple):
    """An event with the duties that come up at it, and when it comes; ``at`` is None where it has no date.

    ``before`` stands before the date: “by ”, “projected: ” or nothing.
    """

    event: Event
    before: str
    at: Moment | None
    duties: tuple[Undated, ...]

    @property
    def heading(self) -> str:
        """“Completing the review: by Thursday 20 September 2018”; the event alone where it has no date."""
        named = self.event.occasion or phrases.capital(self.event.label)
        return f"{named}: {self.before}{phrases.moment(self.at)}" if self.at else named


def given(timeline: Timeline) -> dict[str, Moment]:
    """The moments of the events given from which a period runs and which end none."""
    ends = {timescale.done for timescale in timeline.case.procedure.timescales.values()}
    starts = (deadline.start for deadline in timeline.deadlines if deadline.start)
    return {start.event.id: start.at for start in starts if not start.projected and start.event.id not in ends}


def occasions(timeline: Timeline) -> list[Occasion]:
    """The events at which duties without a date come up, in the order of the file."""
    known, events = {event: ("", at) for event, at in given(timeline).items()}, timeline.case.procedure.events
    for deadline in timeline.deadlines:
        if deadline.done:
            known[deadline.timescale.done] = "", deadline.done
        elif deadline.due and not deadline.is_settled:
            known[deadline.timescale.done] = "projected: " if deadline.projected else "by ", deadline.due
    return [
        Occasion(events[id], *known.get(id, ("", None)), tuple(duty for duty in timeline.undated if duty.moment == id))
        for id in dict.fromkeys(duty.moment for duty in timeline.undated)
    ]


def duties_counted(timeline: Timeline) -> dict[str, str]:
    """“4 duties without a date”, by the event at which they come up."""
    counts = Counter(duty.moment for duty in timeline.undated)
    return {event: f"{phrases.number(count, 'duty', 'duties')} without a date" for event, count in counts.items()}


def marks(timeline: Timeline) -> list[Mark]:
    """Every date of a timeline in the order of time, and the day as at which it is judged among them."""
    procedure, as_at = timeline.case.procedure, timeline.case.as_at
    duties = {event: f"+ {counted}" for event, counted in duties_counted(timeline).items()}
    found = [
        _mark(at, "event", FIRST, phrases.capital(procedure.events[event].label), duties.get(event, ""))
        for event, at in given(timeline).items()
    ]
    for deadline in timeline.deadlines:
        here = "" if deadline.undated or deadline.evidence else duties.get(deadline.timescale.done, "")
        found += _marks(procedure, deadline, here)
    if found and as_at:
        found.append(_mark(as_at, "as_at", AS_AT))
    return sorted(found, key=lambda mark: (clock.day(mark.at), mark.place, clock.time_of_day(mark.at)))


def _mark(at: Moment, kind: str, place: int, *words: str) -> Mark:
    return Mark(at, kind, place, tuple(filter(None, words)))


def _marks(procedure: Procedure, deadline: Deadline, duties: str) -> Iterator[Mark]:
    """A deadline that was met is one date, that on which it was done; one that was missed is two."""
    short, done, due, status = deadline.timescale.short, deadline.done, deadline.due, deadline.status
    if done:
        off = deadline.difference and difference(deadline.difference).partition(" (")[0]
        kind = {MET: "done", MISSED: "late"}.get(status, "event")
        yield _mark(done, kind, FIRST, f"{short}: done{f', {off}' if off else ''}", duties)
    if due and status != MET:
        passed, words = deadline.is_settled or status in PAST, brief_label(procedure, deadline)
        stands = "projected" if deadline.projected else phrases.lower(words) if words else "due"
        kind = "projected" if deadline.projected else status if status in PAST else "due"
        yield _mark(due, kind, FIRST if passed else LAST, f"{short}: {stands}", "" if done else duties)
        for other in deadline.other_dates:
            yield _mark(other.due, "reading", LAST, f"{short}: another reading")
    agreed = deadline.agreed if deadline.extension else None
    if agreed:
        words = procedure.statuses.get(agreed.status)
        stands = f", {phrases.lower(words)}" if words else ""
        yield _mark(agreed.at, "agreed", FIRST if agreed.status in PAST else LAST, f"{short}: {AGREED_DATE}{stands}")
