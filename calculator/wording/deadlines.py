"""One deadline in words: its rule, its date, how it stands, more time for it, and how it was worked out."""

from collections.abc import Collection
from datetime import date, datetime

from calculator.dates import clock, deadlines
from calculator.dates.case import Case, Evidence
from calculator.dates.deadlines import NEEDS_DATE, Agreed, Deadline, Difference
from calculator.dates.periods import WEEKEND
from calculator.dates.readings import OtherDate, points
from calculator.procedure import Extension, Procedure, Timescale
from calculator.wording import phrases
from calculator.wording.phrases import Field, Sentence, Strong

NO_DATE = "No date can be given for this."
AFTER_DUE = "after it was due"
APART = "The date due stays as it is."


def rule(procedure: Procedure, timescale: Timescale) -> str:
    """The rule in words: “within five working days of the decision”, “at least one week before publication”."""
    if timescale.rule:
        return timescale.rule
    start = procedure.events[timescale.runs_from].label
    if timescale.outcome_needed:
        start += f" {phrases.lower(procedure.outcome_event.choices[timescale.outcome])}"
    if timescale.minimum:
        return f"for at least {timescale.within} after {start}"
    if timescale.direction == "before":
        return f"at least {timescale.within} before {start}"
    return f"within {timescale.within} of {start}"


def due(deadline: Deadline) -> str:
    """“By Friday 30 March 2018 (Good Friday)”; nothing where there is no date."""
    if deadline.due is None:
        return ""
    on = phrases.moment(deadline.due) + closed_on(deadline.due, deadline.closed_on)
    if deadline.timescale.minimum:
        return f"{'Projected: at' if deadline.projected else 'At'} least until {on}"
    return f"{'Projected: ' if deadline.projected else 'By '}{on}"


def no_day(deadline: Deadline) -> str:
    """What stands in the place of a date that is not there."""
    if deadline.status == NEEDS_DATE:
        return "Date due not known" if deadline.is_done else "No date yet"
    return "No date" if deadline.status else "No date can be given"


def closed_on(day: date, name: str | None) -> str:
    """What the day of a date is, after the date, where it is no working day: “ (Good Friday)”, “ (a weekend)”."""
    return "" if name is None else f" ({'a weekend' if day.weekday() in WEEKEND else name})"


def label(procedure: Procedure, deadline: Deadline) -> str | None:
    """The words for its status, the timescale's own where it has some; or what tells of it, where that is all."""
    status = deadline.status
    if status == NEEDS_DATE and deadline.done:
        return None
    if deadline.has_passed:
        return deadline.timescale.passed
    if status in (NEEDS_DATE, None) and deadline.undated:
        status = deadlines.DONE_UNDATED
    elif status in (deadlines.NOT_RECORDED, NEEDS_DATE) and deadline.evidence:
        return shown(procedure, deadline.evidence)
    return deadline.timescale.labels.get(status) or procedure.statuses.get(status)


def shown(procedure: Procedure, evidence: Evidence) -> str:
    """What tells of a thing with no date entered: “Done by Monday 5 March 2018 at the latest; no date entered”."""
    unentered = procedure.statuses[deadlines.NOT_RECORDED]
    if not evidence.came:
        return f"{unentered}; {evidence.event.passed}"
    by = f" by {phrases.moment(evidence.at)} at the latest" if evidence.at else f", as {evidence.event.label} shows"
    return f"Done{by}; {phrases.lower(unentered)}"


def standing(procedure: Procedure, deadline: Deadline) -> Sentence:
    """The status in words, when it was done or how far off the date is, and what is needed."""
    words = label(procedure, deadline)
    sentences: list[Sentence] = [(Strong(phrases.sentence(words)),)] if words else []
    latest = deadline.evidence.at if deadline.undated and deadline.evidence else None
    if deadline.done:
        by = f", {difference(deadline.difference, AFTER_DUE)}" if deadline.difference else ""
        sentences.append(("Done on ", deadline.done, f"{by}."))
    elif off := days_left(deadline):
        sentences.append((phrases.sentence(f"Due {off}" if deadline.status == deadlines.OVERDUE else off),))
    if latest:
        firm = deadline.due and not deadline.needs
        in_time = ", so in time" if firm and clock.compare(latest, deadline.due) <= 0 else ""
        sentences.append(("By ", latest, f" at the latest{in_time}."))
    if deadline.ahead:
        sentences.append(("Check this date: it is after the day as at which the rest is judged.",))
    if deadline.needs and (deadline.done or deadline.undated):
        # What is not given may never come to be known.
        lacking = [*(["that day"] if deadline.undated else []), *_needed(procedure, deadline.needs)]
        sentences.append(("Without ", *phrases.pieces(lacking), " it cannot be told whether this was in time."))
    elif deadline.needs:
        sentences.append((*needs(procedure, deadline.needs), "."))
    if deadline.due is None and deadline.status is None:
        sentences.append((NO_DATE,))
    return phrases.joined(sentences, " ")


def days_left(one: Deadline | Agreed) -> str:
    """How far off a date is: “in 5 days”, “tomorrow”, “3 days ago”; nothing where it is done, today or not known."""
    if one.status not in deadlines.STILL_OPEN:
        return ""
    near = {-1: "yesterday", 0: "", 1: "tomorrow"}
    return near.get(one.days, f"in {one.days:,} days" if one.days > 0 else f"{-one.days:,} days ago")


def difference(off: Difference, late: str = "late") -> str:
    """“2 days late (1 working day)”, “3 hours early”: of what was done alone, for ``late`` is said of nothing else."""
    which = late if off.late else "early"
    if off.minutes is not None:
        hours, minutes = divmod(off.minutes, 60)
        parts = [phrases.number(count, unit) for count, unit in ((hours, "hour"), (minutes, "minute")) if count]
        return f"{' '.join(parts)} {which}" if parts else "on time to the minute"
    if not off.days:
        return "on the day"
    counted = "" if off.working_days is None else f" ({phrases.number(off.working_days, 'working day')})"
    return f"{phrases.number(off.days, 'day')} {which}{counted}"


def needs(procedure: Procedure, ids: Collection[str]) -> Sentence:
    """What has to be entered before there is a date: “Enter the date of the decision”, without a full stop."""
    return "Enter ", *phrases.pieces(_needed(procedure, ids))


def _needed(procedure: Procedure, ids: Collection[str]) -> list[Field]:
    events = [procedure.events[id] for id in ids]
    labels = [event.label if event.takes == "outcome" else f"the date of {event.label}" for event in events]
    return [*map(Field, ids, labels)]


def other_date(other: OtherDate) -> str:
    """Another reading, with its date."""
    return f"Another reading: {phrases.moment(other.due)}{closed_on(other.due, other.closed_on)}. {other.reading.text}"


def working(case: Case, deadline: Deadline) -> list[str]:
    """How a date was worked out, sentence by sentence; nothing where it runs from nothing yet."""
    timescale, start, end = deadline.timescale, deadline.start, deadline.working
    if start is None:
        return []
    projected = ", which is itself projected" if start.projected else ""
    counting = case.procedure.counting[timescale.unit].text
    in_whole_days = timescale.unit == "hours" and not isinstance(start.at, datetime)
    lines = [
        phrases.sentence(rule(case.procedure, timescale)),
        f"Runs from {start.event.label}, {phrases.moment(start.at)}{projected}.",
        "Only a date is given, so whole days are counted." if in_whole_days else counting,
    ]
    if end.clipped:
        month = phrases.MONTHS[end.due.month - 1]
        lines.append(f"There is no {start.at.day} {month} {end.due.year}, so the last day is taken.")
    if end.clock_moved:
        began, ends = phrases.clock_time(start.at), phrases.clock_time(end.due)
        lines.append(f"The clocks change in between, so {began} becomes {ends}.")
    if timescale.note:
        lines.append(timescale.note)
    if timescale.unit == "working_days":
        first, last = phrases.day(case.holidays.first), phrases.day(case.holidays.last)
        lines.append(f"The official list of bank holidays used here runs from {first} to {last}.")
    counted = [phrases.day(day) for day in sorted(end.counted)]
    # A weekend says by its day why it is not counted.
    skipped = [phrases.day(day) + ("" if day.weekday() in WEEKEND else f" ({why})") for day, why in sorted(end.skipped)]
    days = (("Counted", counted), ("Not counted", skipped))
    return [*lines, *(f"{which}: {phrases.listed(listed)}." for which, listed in days if listed)]


def points_read(procedure: Procedure, deadline: Deadline) -> Sentence:
    """The points of interpretation on which a date rests; nothing where it runs from nothing yet or rests on none."""
    read = points(procedure, deadline.timescale) if deadline.start else []
    return (f"How {procedure.called} is read here: ", *phrases.pieces(read), ".") if read else ()


def more_time(deadline: Deadline) -> Extension | None:
    """What there is to say of more time; None where none can be agreed, or none was needed: met, and none agreed."""
    needless = deadline.is_settled and deadline.status != deadlines.MISSED and not deadline.agreed
    return None if needless else deadline.extension


def agreed(procedure: Procedure, agreed: Agreed) -> str:
    """How an agreed date stands."""
    off = difference(agreed.difference, "after that date") if agreed.difference else days_left(agreed)
    stands = ", ".join(filter(None, (procedure.statuses.get(agreed.status), off)))
    early = "This is before the date due, so it gives no more time." if agreed.early else ""
    return " ".join(filter(None, (stands and phrases.sentence(stands), early)))
