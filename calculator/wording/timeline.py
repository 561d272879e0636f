"""What stands beside the deadlines of a timeline, in words: reminders, the plan backwards, duties of today."""

from calculator.dates.backward_plan import BackwardPlan, PlannedStep
from calculator.dates.present_duties import DatedDuty
from calculator.dates.timeline import Timeline
from calculator.procedure import Procedure, Undated
from calculator.wording import phrases
from calculator.wording.deadlines import NO_DATE, needs, other_date, rule
from calculator.wording.phrases import Cites, Sentence, Strong

REMINDERS = "Bear in mind"
AT_LATEST = "At the latest"
UNDATED = "Duties without a date"
PAST = "No date entered, and this day has passed."


def outside(procedure: Procedure) -> str:
    """What is said of all that is not the procedure's."""
    return f"Outside {procedure.called}"


def undated(duty: Undated) -> str:
    """A duty without a date, with its provision and its force."""
    return f"{duty.text} {phrases.cited((duty.provision,))}, {duty.force}."


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
        return f"{stands}. {PAST}"
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
