"""A timeline as a calendar (iCalendar, RFC 5545): a day for each date, told of on the working day before."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple

from calculator.dates import clock, working_days
from calculator.dates.backward_plan import BackwardPlan
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import NOT_APPLICABLE, Deadline
from calculator.dates.timeline import Timeline, timeline
from calculator.dates.working_days import ONE_DAY, HolidayCalendar
from calculator.exports.record import Answered, ExportError, Stamp
from calculator.wording import deadlines as words
from calculator.wording import phrases
from calculator.wording.phrases import cited_sentence
from calculator.wording.timeline import AT_LATEST, heading, how, in_time, present, spare

FIRST_SEQUENCE, SECOND = datetime(2000, 1, 1, tzinfo=UTC), timedelta(seconds=1)
"""A sequence counts seconds, so that the later of two calendars always wins; it has room until 2068."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": "\\n"})
ALARM = time(9)
"""When alarms go off, by the clock."""


class Entry(NamedTuple):
    """A day of a calendar. ``id`` tells it from the others of the case.

    ``start`` is the moment from which it runs, None where it runs from none before it. What does not arise stands there
    to be taken out of an earlier calendar.
    """

    id: str
    title: str
    due: Moment
    lines: tuple[str, ...]
    start: Moment | None = None
    projected: bool = False
    done: bool = False
    arises: bool = True


def render(answered: Answered) -> bytes:
    """The calendar of a timeline: an all-day event for each of its entries. Raises ExportError where it has none.

    The UID of an event stays the same from one calendar to the next, so that a second import updates the first: it is
    the SHA-256 of the procedure, the case and the date's id. The case is known by the person's own reference, whatever
    its capitals; without one by the first of its dates, in the order in which they are asked. So a decision that moves
    keeps its event, but two cases without a reference that begin on the same day would be taken for one: the page asks
    for a reference for that reason. No name goes into it. What does not arise is cancelled, without an alarm.
    """
    procedure, entries = answered.edition.procedure, _all_entries(answered.result)
    if not entries:
        raise ExportError("There is no date yet that could stand in a calendar.")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{escaped(procedure.id)}//Edition {escaped(procedure.edition)}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for entry in entries:
        lines += _event(answered.result, entry, answered.stamp)
    return b"".join(map(fold, [*lines, "END:VCALENDAR"]))


def _all_entries(shown: Timeline) -> list[Entry]:
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


def _uid(case: Case, reference: str, id: str) -> str:
    """Of nobody’s domain, half a digest, so that it stands on one line."""
    procedure, known_by = case.procedure, ("reference", reference.casefold())
    if not reference:
        first = next(event for event in procedure.events if event in case.dates)
        # The day alone, so that a time that is learnt later changes nothing.
        known_by = first, clock.day(case.dates[first]).isoformat()
    return f"{sha256('\n'.join((procedure.id, *known_by, id)).encode()).hexdigest()[:32]}@{procedure.calendar_domain}"


def _event(shown: Timeline, entry: Entry, stamp: Stamp) -> list[str]:
    case, day = shown.case, clock.day(entry.due)
    summary = escaped(_summary(case, entry, stamp.reference))
    own = entry.lines if entry.arises else ()
    status = "CANCELLED" if not entry.arises else "TENTATIVE" if entry.projected else "CONFIRMED"
    warned = [raised.warning.message for raised in shown.warnings]
    said = filter(None, [*own, *warned, *present(shown), *stamp.notices, f"{stamp.by}.", f"{stamp.made}."])
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_uid(case, stamp.reference, entry.id)}",
        f"DTSTAMP:{_digits(stamp.at.replace(tzinfo=None))}Z",
        f"SEQUENCE:{max(0, (stamp.at - FIRST_SEQUENCE) // SECOND)}",
        f"DTSTART;VALUE=DATE:{_digits(day)}",
        # Without an end an event of a date alone lasts that day; the last day there is has no next.
        *([f"DTEND;VALUE=DATE:{_digits(day + ONE_DAY)}"] if day < date.max else []),
        f"SUMMARY:{summary}",
        f"DESCRIPTION:{escaped('\n'.join(said))}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        f"STATUS:{status}",
    ]
    if entry.arises and not (entry.done or entry.passed):
        for trigger in triggers(entry.due, entry.start, case.holidays):
            lines += ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", f"TRIGGER:{trigger}", "END:VALARM")
    return [*lines, "END:VEVENT"]


def _summary(case: Case, entry: Entry, reference: str) -> str:
    whose = f"{reference}: " if reference else ""
    if not entry.arises:
        return f"{case.procedure.statuses[NOT_APPLICABLE]}: {whose}{entry.title}"
    by = f", by {phrases.clock_time(entry.due)}" if isinstance(entry.due, datetime) else ""
    stands = " (done)" if entry.done else " (projected)" if entry.projected else ""
    return f"{whose}{entry.title}{by}{stands}"


def triggers(due: Moment, start: Moment | None, holidays: HolidayCalendar) -> list[str]:
    """When the alarms go off, counted from the start of the day: at nine on the working day before.

    Where that is not after the moment from which the date runs, nobody could have been told so: first of all another,
    at nine on the day itself, or at its start where it is due by nine. ``start`` is None where the date runs from none
    before it.
    """
    day = clock.day(due)
    eve = working_days.count(day, 1, "before", holidays).due
    before = (day - eve).days if eve else 1  # One, where no official list reaches.
    days = f"{before - 1}D" if before > 1 else ""
    alarms = [f"-P{days}T{24 - ALARM.hour}H"]
    if start and clock.day(start) < day and datetime.combine(day - before * ONE_DAY, ALARM) <= _shown(start):
        at_once = isinstance(due, datetime) and _shown(due).time() <= ALARM
        alarms.insert(0, "PT0S" if at_once else f"PT{ALARM.hour}H")
    return alarms


def _shown(moment: Moment) -> datetime:
    """What the clock shows at a moment; of a date alone, at the hour of the alarms."""
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else datetime.combine(moment, ALARM)


def escaped(text: str) -> str:
    """A text as a value."""
    return text.replace("\r\n", "\n").translate(_ESCAPES)


def fold(line: str) -> bytes:
    """A line with its end, in pieces of at most 75 octets, no character in two of them."""
    pieces, piece = [], b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > 75:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece, b""])


def _digits(at: Moment) -> str:
    return at.isoformat().replace("-", "").replace(":", "")
