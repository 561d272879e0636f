"""A timeline in words: in short, and what stands beside its deadlines: reminders, the plan, the present duties."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from calculator.dates import clock
from calculator.dates.backward_plan import BackwardPlan, PlannedStep
from calculator.dates.clock import Moment
from calculator.dates.deadlines import DUE_TODAY, OVERDUE, STILL_OPEN, UPCOMING, Deadline
from calculator.dates.present_duties import DatedDuty
from calculator.dates.timeline import Timeline
from calculator.procedure import Procedure, Undated
from calculator.wording import phrases, superseded
from calculator.wording.deadlines import NO_DATE, needs, other_date, rule
from calculator.wording.phrases import Cites, Sentence, Strong

REMINDERS = "Bear in mind"
AT_LATEST = "At the latest"
UNDATED = "Duties without a date"
IN_TIME = "Early enough?"
COUNTED = {OVERDUE: "past, no date entered", DUE_TODAY: "due today"}


class _Pressing(NamedTuple):
    """A date that still counts: of a deadline, or the agreed one in the place of one that is past or before it."""

    status: str
    at: Moment
    deadline: Deadline


def word(timeline: Timeline) -> str:
    """A timeline in a few words: how many dates are past, how many due today, and the next."""
    return _short(timeline, lambda coming: f"next {phrases.day(coming.at).partition(' ')[2]}")


def said(timeline: Timeline) -> str:
    """The same as a screen reader says it once it changes: the next date by its name, and whether all of it applies."""
    told = _short(timeline, lambda one: f"next, by {phrases.moment(one.at)}: {one.deadline.timescale.short}")
    return superseded.announced(timeline.case.procedure, told)


def _short(timeline: Timeline, name: Callable[[_Pressing], str]) -> str:
    dated = sum(deadline.due is not None for deadline in timeline.deadlines)
    if timeline.case.as_at is None and dated:
        return phrases.number(dated, "date")
    counting = (deadline for deadline in timeline.deadlines if not deadline.timescale.minimum)
    pressing = [one for deadline in counting for one in _pressing(deadline)]
    counts = Counter(one.status for one in pressing)
    parts = [f"{counts[status]} {label}" for status, label in COUNTED.items() if counts[status]]
    ahead = [one for one in pressing if one.status == UPCOMING]
    if ahead:
        parts.append(name(min(ahead, key=lambda one: (clock.day(one.at), clock.time_of_day(one.at)))))
    return phrases.capital("; ".join(parts)) or "No date ahead"


def _pressing(deadline: Deadline) -> Iterator[_Pressing]:
    agreed, status = deadline.agreed, deadline.status
    still_due = status in STILL_OPEN and not (agreed and status == OVERDUE)
    if still_due:
        yield _Pressing(status, deadline.due, deadline)
    if agreed and agreed.status in STILL_OPEN and (agreed.early or not still_due):
        yield _Pressing(agreed.status, agreed.at, deadline)


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
    day = phrases.day(planned.due)
    if planned.spare == 0:
        return f"The latest date is the date due, {day}."
    off = phrases.number(abs(planned.spare), "day")
    if planned.spare > 0:
        return f"The latest date is {off} after the date due, {day}."
    return f"The latest date is {off} before the date due, {day}: less time than the procedure allows."


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
