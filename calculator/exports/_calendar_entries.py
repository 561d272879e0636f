"""What of a timeline stands in a calendar: its days, and those of an earlier calendar that no longer arise."""

from collections.abc import Iterator
from typing import NamedTuple

from calculator.dates import clock
from calculator.dates.backward_plan import BackwardPlan
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import NOT_APPLICABLE, Deadline
from calculator.dates.timeline import Timeline, timeline
from calculator.wording import deadlines as words
from calculator.wording import phrases
from calculator.wording.phrases import cited_sentence
from calculator.wording.timeline import AT_LATEST, heading, how, in_time, spare


class Entry(NamedTuple):
    """A day of a calendar. ``id`` tells it from the others of the case.

    ``start`` is the moment from which it runs, None where it runs from none before it. What has ``passed`` can no
    longer be done in time. What does not arise stands there to be taken out of an earlier calendar.
    """

    id: str
    title: str
    due: Moment
    lines: tuple[str, ...]
    start: Moment | None = None
    projected: bool = False
    done: bool = False
    passed: bool = False
    arises: bool = True


def entries(shown: Timeline) -> list[Entry]:
    """The days of a timeline, and after them what does not arise, but would had the decision gone another way."""
    here = {entry.id: entry for entry in _entries(shown)}
    gone = [deadline.timescale.outcome for deadline in shown.deadlines if deadline.status == NOT_APPLICABLE]
    for outcome in dict.fromkeys(gone):
        for entry in _entries(timeline(shown.case._replace(outcome=outcome))):
            here.setdefault(entry.id, entry._replace(arises=False))
    return list(here.values())


def _entries(shown: Timeline) -> Iterator[Entry]:
    case = shown.case
    as_at = f"As at {phrases.moment(case.as_at)}: " if case.as_at else ""
    for deadline in shown.deadlines:
        if deadline.due is not None:
            yield from _due(case, deadline, as_at)
    if shown.backward_plan:
        yield from _planned(shown, shown.backward_plan, as_at)


def _due(case: Case, deadline: Deadline, as_at: str) -> Iterator[Entry]:
    """The day due; the last to talk about more time, which no longer arises once none was needed; the day agreed."""
    procedure, timescale, extension, agreed = case.procedure, deadline.timescale, deadline.extension, deadline.agreed
    cited, done = cited_sentence(timescale.provisions), deadline.is_done
    due = Entry(
        id=timescale.id,
        title=timescale.short,
        due=deadline.due,
        start=deadline.start.at,
        projected=deadline.projected,
        done=done,
        passed=deadline.is_settled,
        lines=(
            f"{timescale.title} ({timescale.force}).",
            f"{words.due(deadline)}.",
            as_at + words.standing(procedure, deadline),
            *words.working(case, deadline),
            *map(words.other_date, deadline.other_dates),
            *words.points_read(procedure, deadline),
            cited,
        ),
    )
    yield due
    if extension:
        yield due._replace(
            id=f"{timescale.id} talk_by",
            title=extension.last_day,
            done=done or agreed is not None,
            arises=words.more_time(deadline) is not None,
            lines=(extension.text, cited),
        )
    if extension and agreed:
        yield Entry(
            id=extension.event,
            title=f"{timescale.short}: {words.AGREED_DATE}",
            due=agreed.at,
            done=done,
            passed=deadline.is_settled,
            lines=(as_at + words.agreed(procedure, agreed), words.APART, cited),
        )


def _planned(shown: Timeline, plan: BackwardPlan, as_at: str) -> Iterator[Entry]:
    """The date that is wished for, and the latest dates for it that are no deadlines too.

    A step that has come keeps its day, without an alarm, while that is ahead: an earlier calendar may hold it with one.
    """
    procedure, today = shown.case.procedure, shown.case.as_at
    wished = procedure.events[plan.planning.event]
    yield Entry(
        id=wished.id,
        title=phrases.capital(wished.label),
        due=plan.wished,
        lines=(wished.help, cited_sentence(wished.provisions)),
    )
    due = {deadline.timescale.done: clock.day(deadline.due) for deadline in shown.deadlines if deadline.due}
    for planned in plan.steps:
        latest, came = planned.latest, planned.basis == "given"
        if latest is None or due.get(planned.step.event) == latest:
            continue
        if planned.in_time is None or (came and (today is None or clock.compare(today, latest) <= 0)):
            yield Entry(
                id=f"latest {planned.step.event}",
                title=f"{AT_LATEST}: {planned.step.title}",
                due=latest,
                done=came,
                lines=(
                    f"{heading(procedure, plan)}.",
                    plan.planning.text,
                    as_at + in_time(planned),
                    how(procedure, planned),
                    spare(planned),
                    *map(words.other_date, planned.other_dates),
                    cited_sentence(planned.provisions),
                ),
            )
