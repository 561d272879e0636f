"""A timeline in words: in short, in order, and what stands beside its deadlines: duties, reminders, the plan."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from calculator.dates import clock
from calculator.dates.backward_plan import BackwardPlan, PlannedStep
from calculator.dates.clock import Moment
from calculator.dates.deadlines import DUE_TODAY, NOT_APPLICABLE, OVERDUE, STILL_OPEN, UPCOMING, Deadline
from calculator.dates.present_duties import DatedDuty
from calculator.dates.timeline import Timeline
from calculator.procedure import Procedure, Timescale, Undated
from calculator.wording import phrases
from calculator.wording.deadlines import NO_DATE, needs, other_date, rule
from calculator.wording.phrases import Cites, Sentence, Strong

REMINDERS = "Bear in mind"
AT_LATEST = "At the latest"
UNDATED = "Duties without a date"
IN_TIME = "Early enough?"
COUNTED = {OVERDUE: "past, no date entered", DUE_TODAY: "due today"}


class Occasion(NamedTuple):
    """An event at which duties come up, by its id and as it is named, with these, and when it comes.

    That is “by ”, “projected: ” or nothing before its date; it is nothing at all where it has none.
    """

    event: str
    named: str
    when: Sentence
    duties: tuple[Undated, ...]

    @property
    def heading(self) -> str:
        """“Completing the review: by Thursday 20 September 2018”; the event alone where it has no date."""
        return f"{self.named}: {phrases.plain(self.when)}" if self.when else self.named


def word(timeline: Timeline) -> str:
    """A timeline in a few words: how many dates are past, how many due today, and the next."""
    return _short(timeline, lambda at, _: f"next {phrases.day(at).partition(' ')[2]}")


def said(timeline: Timeline) -> str:
    """The same as a screen reader says it once it changes: the next date by its name, and whether all of it applies."""
    told = _short(timeline, lambda at, timescale: f"next, by {phrases.moment(at)}: {timescale.short}")
    return phrases.announced(timeline.case.procedure, told)


def _short(timeline: Timeline, name: Callable[[Moment, Timescale], str]) -> str:
    dated = sum(deadline.due is not None for deadline in timeline.deadlines)
    if timeline.case.as_at is None and dated:
        return phrases.number(dated, "date")
    counting = [deadline for deadline in timeline.deadlines if not deadline.timescale.minimum]
    pressing = [(status, at, deadline.timescale) for deadline in counting for status, at in _pressing(deadline)]
    counts = Counter(status for status, _, _ in pressing)
    parts = [f"{counts[status]} {label}" for status, label in COUNTED.items() if counts[status]]
    if ahead := [(at, timescale) for status, at, timescale in pressing if status == UPCOMING]:
        parts.append(name(*min(ahead, key=lambda one: _by_the_clock(one[0]))))
    return phrases.capital("; ".join(parts)) or "No date ahead"


def _pressing(deadline: Deadline) -> Iterator[tuple[str, Moment]]:
    """The dates that still count: the one due, or the agreed one in the place of one that is past or before it."""
    agreed, status = deadline.agreed, deadline.status
    still_due = status in STILL_OPEN and not (agreed and status == OVERDUE)
    if still_due:
        yield status, deadline.due
    if agreed and agreed.status in STILL_OPEN and (agreed.early or not still_due):
        yield agreed.status, agreed.at


def in_order(timeline: Timeline) -> tuple[list[Deadline], ...]:
    """The deadlines in the order in which they are wanted, in four groups, each by its dates.

    Open are those that are past, of them first what is overdue; those ahead, or with no day to judge by; and those
    without a date. Settled is what was done, can no longer be done or does not arise.
    """
    past, ahead, dateless, settled = order = [], [], [], []
    as_at = timeline.case.as_at
    for deadline in sorted(timeline.deadlines, key=_place):
        if deadline.is_settled or deadline.status == NOT_APPLICABLE:
            settled.append(deadline)
        elif deadline.due is None:
            dateless.append(deadline)
        elif as_at and clock.compare(deadline.due, as_at) < 0:
            past.append(deadline)
        else:
            ahead.append(deadline)
    return order


def _place(deadline: Deadline) -> tuple:
    at = deadline.due or deadline.done
    return deadline.status != OVERDUE, at is None, at and _by_the_clock(at)


def _by_the_clock(at: Moment) -> tuple[date, int]:
    return clock.day(at), clock.time_of_day(at)


def occasions(timeline: Timeline) -> list[Occasion]:
    """The events at which duties without a date come up, in the order of the file."""
    known: dict[str, Sentence] = {id: (at,) for id, at in timeline.case.dates.items()}
    for deadline in timeline.deadlines:
        if deadline.due and not deadline.is_settled:
            known[deadline.timescale.done] = "projected: " if deadline.projected else "by ", deadline.due
    events = timeline.case.procedure.events.values()
    named = {event.id: event.occasion or phrases.capital(event.label) for event in events}
    return [
        Occasion(id, named[id], known.get(id, ()), tuple(duty for duty in timeline.undated if duty.moment == id))
        for id in dict.fromkeys(duty.moment for duty in timeline.undated)
    ]


def undated(procedure: Procedure, duty: Undated) -> str:
    """A duty without a date, with its provision and its force."""
    return f"{duty.text} {phrases.cited((duty.provision,))}, {procedure.forces[duty.force]}."


def reminders(timeline: Timeline) -> list[Sentence]:
    """What a person reads beside a timeline: always, and beside some outcomes of the decision."""
    return [
        (reminder.text, " ", Cites(reminder.provisions))
        for reminder in timeline.case.procedure.reminders
        if timeline.case.outcome in reminder.decided or (not reminder.outcomes and reminder.when is None)
    ]


def heading(procedure: Procedure, plan: BackwardPlan) -> str:
    """What the latest dates are for."""
    return f"The latest dates for {procedure.events[plan.planning.event].label} on {phrases.day(plan.wished)}"


def latest(planned: PlannedStep) -> str:
    """The latest date of a step, with those of its other readings."""
    if planned.latest is None:
        return NO_DATE
    return " ".join([f"{phrases.day(planned.latest)}.", *map(other_date, planned.other_dates)])


def in_time(planned: PlannedStep) -> str:
    """Whether a step is in time, by its own date, by the agreed one or by the projected one."""
    stands = {True: "Yes", False: "No", None: "Open"}[planned.in_time]
    if planned.comes:
        stands += f": {phrases.day(planned.comes)}{'' if planned.basis == 'given' else f', {planned.basis}'}"
    if planned.past:
        return f"{stands}. No date entered, and this day has passed."
    return f"{stands}. {planned.step.otherwise}" if planned.in_time is False else f"{stands}."


def spare(planned: PlannedStep) -> str:
    """How far the latest date is from the date due; nothing where there is none."""
    if planned.spare is None:
        return ""
    off = f"{phrases.number(abs(planned.spare), 'day')} {'after' if planned.spare > 0 else 'before'} "
    less = ": less time than the procedure allows" if planned.spare < 0 else ""
    return f"The latest date is {off if planned.spare else ''}the date due, {phrases.day(planned.due)}{less}."


def how(procedure: Procedure, planned: PlannedStep) -> str:
    """How a step follows: the rule of the period that it goes over, if any, and its note."""
    goes_over = phrases.sentence(rule(procedure, planned.timescale)) if planned.timescale else ""
    return f"{goes_over} {planned.step.note}".strip()


def present_rule(dated: DatedDuty) -> str:
    """The rule of a present duty."""
    return f"within {dated.duty.within} of {dated.duty.start}"


def present_duty(procedure: Procedure, dated: DatedDuty) -> Sentence:
    """A present duty with its date, or what it takes to say one."""
    return (
        Strong(dated.duty.title),
        ": ",
        *(("by ", dated.due, ", ") if dated.due else ()),
        f"{present_rule(dated)}.",
        *(f" {other_date(other)}" for other in dated.other_dates),
        *((" ", *needs(procedure, dated.needs), ".") if dated.needs else ()),
        " No date is given: what it would run from came before these duties." if dated.too_early else "",
        f" {dated.duty.note}" if dated.duty.note else "",
    )


def present(timeline: Timeline) -> list[str]:
    """The present duties of a timeline under what is said of them; nothing where there are none."""
    procedure, duties = timeline.case.procedure, timeline.present_duties
    said = [phrases.plain(present_duty(procedure, dated)) for dated in duties]
    return [procedure.successor.text, *said] if said else []
