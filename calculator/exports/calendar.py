"""A timeline as a calendar (iCalendar, RFC 5545): an entry for each date, with one alarm before it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple

from calculator.dates import clock, periods
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import MISSED, NOT_APPLICABLE, Deadline
from calculator.dates.periods import ONE_DAY, HolidayCalendar
from calculator.dates.timeline import Timeline, timeline
from calculator.exports.record import Answered, ExportError, Stamp
from calculator.wording import deadlines as words
from calculator.wording import phrases
from calculator.wording.phrases import cited_sentence
from calculator.wording.timeline import AT_LATEST, IN_TIME, UNDATED, heading, in_time, occasions, present, undated

FIRST_SEQUENCE, SECOND = datetime(2000, 1, 1, tzinfo=UTC), timedelta(seconds=1)
"""A sequence counts seconds, so that the later of two calendars always wins; it has room until 2068."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": "\\n"})
ALARM = time(9)
"""When alarms go off, by the clock."""


class Entry(NamedTuple):
    """An entry of a calendar. ``id`` tells it from the others of the case, ``event`` is what is due on it.

    ``start`` is the moment from which it runs, None where it runs from none before it. ``done`` says that it was done,
    ``passed`` that it can no longer be done in time. ``gone`` says in words why it stands there only to be taken out of
    an earlier calendar, and is "" of all others.
    """

    id: str
    event: str
    title: str
    due: Moment
    lines: tuple[str, ...]
    start: Moment | None = None
    projected: bool = False
    done: str = ""
    passed: bool = False
    gone: str = ""


def render(answered: Answered) -> bytes:
    """The calendar of a timeline: an entry for each of its dates. Raises ExportError where it has none.

    A date is a whole day, a time a moment. The UID of an entry stays the same from one calendar to the next, so that a
    second import updates the first: it is the SHA-256 of the procedure, the case and the date's id. The case is known
    by the person's own reference, whatever its capitals; without one by the first of its dates, in the order in which
    they are asked. So a decision that moves keeps its entry, but two cases without a reference that begin on the same
    day would be taken for one: the page asks for a reference for that reason. No name goes into it.

    What no longer stands, as far as it follows from the dates that are still given, is cancelled, without an alarm.
    """
    procedure, shown, stamp = answered.edition.procedure, answered.result, answered.stamp
    here = {entry.id: entry for entry in _entries(shown)}
    for gone, case in _earlier(shown.case):
        for entry in _entries(timeline(case)):
            here.setdefault(entry.id, entry._replace(gone=gone))
    entries = list(here.values())
    if not entries:
        raise ExportError("There is no date yet that could stand in a calendar.")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{escaped(procedure.id)}//Edition {escaped(procedure.edition)}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for entry, further in zip(entries, _further(shown, stamp, entries), strict=True):
        lines += _event(shown.case, entry, further, stamp)
    return b"".join(map(fold, [*lines, "END:VCALENDAR"]))


def _earlier(case: Case) -> Iterator[tuple[str, Case]]:
    """The case as it may have stood when an earlier calendar was made, with why a date is gone that it had then.

    Before the decision went one way; before anything was judged, or known to be done; before anything was done.
    """
    procedure = case.procedure
    if procedure.outcome_event:
        undated = {*case.undated} - {procedure.outcome_event.id}
        yield procedure.statuses.get(NOT_APPLICABLE, ""), case._replace(undated=undated, outcome=None)
    ends = {timescale.done for timescale in procedure.timescales.values()}
    for dates in (case.dates, {id: at for id, at in case.dates.items() if id not in ends}):
        yield "No date now", case._replace(dates=dates, undated=(), outcome=None, as_at=None)


def _entries(shown: Timeline) -> Iterator[Entry]:
    """The dates due; that which is wished for, which may have come, and the latest for it that are not due too.

    The latest date of a step that has come is gone.
    """
    case, plan = shown.case, shown.backward_plan
    procedure, planning = case.procedure, case.procedure.planning
    dated = [deadline for deadline in shown.deadlines if deadline.due]
    due = {deadline.timescale.done: clock.day(deadline.due) for deadline in dated}
    for deadline in dated:
        yield from _due(case, deadline)
    if planning and (plan or case.has_come(planning.event)) and planning.event in case.dates:
        wished = procedure.events[planning.event]
        on, lines = clock.day(case.dates[wished.id]), (wished.help if plan else "", cited_sentence(wished.provisions))
        yield Entry(wished.id, wished.id, phrases.capital(wished.label), on, lines, done="" if plan else "done")
    for planned in plan.steps if plan else ():
        told = due.get(planned.step.event) == planned.latest or (planned.in_time and planned.basis == "projected")
        if planned.latest and not told:
            id, title = f"latest {planned.step.event}", f"{AT_LATEST}: {planned.step.title}"
            stands = f"{_as_at(case)}{IN_TIME} {in_time(planned)}"
            lines = f"{heading(procedure, plan)}.", stands, cited_sentence(planned.provisions)
            gone = "No longer needed" if planned.basis == "given" else ""
            yield Entry(id, "", title, planned.latest, lines, gone=gone, passed=planned.basis == "agreed")


def _due(case: Case, deadline: Deadline) -> Iterator[Entry]:
    """The day due, with what is said of more time; the day agreed."""
    procedure, timescale, agreed = case.procedure, deadline.timescale, deadline.agreed
    more_time = words.more_time(deadline)
    cited, as_at, evidence = cited_sentence(timescale.provisions), _as_at(case), deadline.evidence
    passed = deadline.has_passed or (evidence is not None and not evidence.came)
    late = f"done {words.AFTER_DUE}" if deadline.status == MISSED else "done"
    done = late if deadline.done else "done, day not known" if deadline.is_done and not passed else ""
    start = deadline.start.at if timescale.direction == "after" else None
    lines = (
        f"{timescale.title} ({procedure.forces[timescale.force]}).",
        timescale.by and f"By whom: {phrases.listed(timescale.by)}.",
        f"{words.due(deadline)}.",
        as_at + phrases.plain(words.standing(procedure, deadline)),
        *(phrases.first_sentence(words.other_date(other)) for other in deadline.other_dates),
        *([more_time.text] if more_time else []),
        cited,
    )
    entry = Entry(timescale.id, timescale.done, timescale.short, deadline.due, lines, done=done, passed=passed)
    yield entry._replace(start=start, projected=deadline.projected)
    if agreed:
        event, title = timescale.extension.event, f"{timescale.short}: agreed date"
        lines = as_at + words.agreed(procedure, agreed), words.APART, cited
        yield entry._replace(id=event, event=event, title=title, due=agreed.at, lines=lines)


def _as_at(case: Case) -> str:
    return f"As at {phrases.moment(case.as_at)}: " if case.as_at else ""


def _further(shown: Timeline, stamp: Stamp, entries: Iterable[Entry]) -> Iterator[list[str]]:
    """What each entry says after its own lines; the first of them all that is said of no other.

    A duty without a date stands with the event at which it comes up; with the first where no day is known for that.
    """
    waiting, events = occasions(shown), {entry.event for entry in entries if not entry.gone}
    placed = {one.event for one in waiting if one.when} & events
    procedure = shown.case.procedure
    notices = stamp.notices[bool(stamp.status) :]
    whole = [*(raised.warning.message for raised in shown.warnings), *present(shown), *notices]
    for place, entry in enumerate(entries):
        duties: list[str] = []
        for one in () if entry.gone else waiting:
            if entry.event == one.event if one.event in placed else not place:
                duties += [f"{UNDATED}. {one.heading}.", *(f"☐ {undated(procedure, duty)}" for duty in one.duties)]
        yield [
            *duties,
            stamp.status,
            *([procedure.unofficial] if place else whole),
            "For the working, give the page the same dates again.",
            f"{stamp.by}. {stamp.made}.",
        ]


def _uid(case: Case, reference: str, id: str) -> str:
    """Of nobody’s domain, half a digest, so that it stands on one line."""
    procedure, known_by = case.procedure, ("reference", reference.casefold())
    if not reference:
        first = next(event for event in procedure.events if event in case.dates)
        # The day alone, so that a time that is learnt later changes nothing.
        known_by = first, clock.day(case.dates[first]).isoformat()
    return f"{sha256('\n'.join((procedure.id, *known_by, id)).encode()).hexdigest()[:32]}@{procedure.calendar_domain}"


def _event(case: Case, entry: Entry, further: list[str], stamp: Stamp) -> list[str]:
    summary = escaped(_summary(entry, stamp.reference))
    takes_out = "This takes the same entry out of an earlier calendar of the case."
    said = filter(None, [*([takes_out] if entry.gone else entry.lines), *further])
    # A time is a moment without an end; a date alone is a day, which lasts to the next: the last there is has none.
    kind = "" if isinstance(entry.due, datetime) else ";VALUE=DATE"
    status = "CANCELLED" if entry.gone else "TENTATIVE" if entry.projected else "CONFIRMED"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_uid(case, stamp.reference, entry.id)}",
        f"DTSTAMP:{_digits(stamp.at)}",
        f"SEQUENCE:{max(0, (stamp.at - FIRST_SEQUENCE) // SECOND)}",
        f"DTSTART{kind}:{_digits(entry.due)}",
        *([f"DTEND{kind}:{_digits(entry.due + ONE_DAY)}"] if kind and entry.due < date.max else []),
        f"SUMMARY:{summary}",
        f"DESCRIPTION:{escaped('\n'.join(said))}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        f"STATUS:{status}",
    ]
    if not (entry.gone or entry.done or entry.passed):
        trigger = f"TRIGGER:{alarm(entry.due, entry.start, case.holidays)}"
        lines += ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", trigger, "END:VALARM")
    return [*lines, "END:VEVENT"]


def _summary(entry: Entry, reference: str) -> str:
    whose = f"{reference}: " if reference else ""
    if entry.gone:
        return f"{entry.gone}: {whose}{entry.title}"
    by = f", by {phrases.clock_time(entry.due)}" if isinstance(entry.due, datetime) else ""
    stands = f" ({entry.done})" if entry.done else " (projected)" if entry.projected else ""
    return f"{whose}{entry.title}{by}{stands}"


def alarm(due: Moment, start: Moment | None, holidays: HolidayCalendar) -> str:
    """When the one alarm goes off, as “-P2DT15H” before the beginning of an entry and never after it.

    One alone, since Outlook keeps no more: at nine on the working day before. Of a time, and where the case came no
    earlier than that, half-way from when it came. ``start`` is when it came, None where nothing runs from before.
    """
    day = clock.day(due)
    eve = periods.count(day, 1, "working_days", "before", holidays).due
    back = (day - eve).days if eve else 1  # One, where no official list reaches.
    left = timedelta(back, minutes=max(0, clock.time_of_day(due))) - timedelta(hours=ALARM.hour)
    if start is not None and isinstance(due, datetime):
        # Two times of one zone are else told apart by what the clock shows.
        left = (due.astimezone(UTC) - start.astimezone(UTC)) / 2
    elif start is not None:
        # Without a time it came at the hour of the alarms.
        came = start.replace(tzinfo=None) if isinstance(start, datetime) else datetime.combine(start, ALARM)
        whole = datetime.combine(day, time()) - came
        left = left if left < whole else whole / 2
    minutes = max(0, -(-left // timedelta(minutes=1)))
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    rest = "".join(f"{count}{unit}" for count, unit in ((hours, "H"), (minutes, "M")) if count)
    written = f"{f'{days}D' if days else ''}{rest and f'T{rest}'}"
    return f"-P{written}" if written else "PT0S"


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
    if isinstance(at, datetime):
        at = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    return at.isoformat().replace("-", "").replace(":", "") + ("Z" if isinstance(at, datetime) else "")
