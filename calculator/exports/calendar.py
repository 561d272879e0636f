"""A timeline as a calendar (iCalendar, RFC 5545): a day for each date, told of on the working day before."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from calculator.dates import working_days
from calculator.dates.deadlines import NOT_APPLICABLE
from calculator.dates.working_days import ONE_DAY, HolidayCalendar
from calculator.edition import Edition
from calculator.exports.entries import Entry
from calculator.exports.record import Stamp
from calculator.procedure import Procedure
from calculator.wording import phrases
from calculator.wording import timeline as said

FOLD = 75
"""Octets of a line, without its end."""
ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n"))
FIRST_SEQUENCE, SECOND = datetime(2000, 1, 1, tzinfo=UTC), timedelta(seconds=1)
"""A sequence counts seconds, so that the later of two calendars always wins; it has room until 2068."""
TOLD_AT, NINE = 9, "09:00"
"""The hour of the alarms."""


def render(edition: Edition, request: Mapping, found: dict, entries: Iterable[Entry], stamp: Stamp) -> bytes:
    """The calendar of the timeline ``found`` for ``request``: an all-day event for each of its entries.

    The UID of an event stays the same from one calendar to the next, so that a second import updates the first: it is
    the SHA-256 of the procedure, the case and the date's id. The case is known by the person's own reference, whatever
    its capitals; without one by the day on which it came to the Chair, or else the first date given. So a decision that
    moves keeps its event, but two cases without a reference that came on the same day would be taken for one: the page
    asks for a reference for that reason. No name goes into it. What does not arise is cancelled, without an alarm.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{escaped(edition.procedure.id)}//Edition {escaped(edition.procedure.edition)}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    case = _case(edition.procedure, request, stamp.reference)
    common = _common(edition.procedure, found, stamp)
    for entry in entries:
        lines += _event(edition, entry, uid(edition.procedure.id, case, entry.id), common, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(fold(line) for line in lines)


def uid(procedure: str, case: tuple[str, str], id: str) -> str:
    """The UID of an event: of nobody’s domain, half a digest, so that it stands on one line."""
    return f"{sha256('\n'.join((procedure, *case, id)).encode()).hexdigest()[:32]}@serious-case-reviews.invalid"


def _case(procedure: Procedure, request: Mapping, reference: str) -> tuple[str, str]:
    """What tells a case from others, and its kind."""
    if reference:
        return "reference", reference.casefold()
    dates = request["dates"]
    first = next(event.id for event in procedure.events.values() if event.id in dates)
    # The day alone, so that a time that is learnt later changes nothing.
    return first, dates[first][:10]


def _common(procedure: Procedure, found: dict, stamp: Stamp) -> list[str]:
    """What every event says below its own working."""
    lines = [warning["message"] for warning in found["warnings"]]
    if found["present"]:
        lines += [found["present"]["text"], *(said.present(procedure, duty) for duty in found["present"]["duties"])]
    return [*lines, *stamp.notices, f"{stamp.by}.", f"{stamp.made}."]


def _event(edition: Edition, entry: Entry, uid: str, common: list[str], stamp: Stamp) -> list[str]:
    day, summary = date.fromisoformat(entry.due[:10]), escaped(_summary(edition.procedure, entry, stamp))
    said = entry.lines if entry.arises else ()
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_utc(stamp.at)}",
        f"SEQUENCE:{max(0, (stamp.at - FIRST_SEQUENCE) // SECOND)}",
        f"DTSTART;VALUE=DATE:{_digits(day)}",
        # Without an end an event of a date alone lasts that day; the last day there is has no next.
        *([f"DTEND;VALUE=DATE:{_digits(day + ONE_DAY)}"] if day < date.max else []),
        f"SUMMARY:{summary}",
        f"DESCRIPTION:{escaped('\n'.join(line for line in (*said, *common) if line))}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        f"STATUS:{_status(entry)}",
    ]
    if entry.arises and not entry.done:
        for trigger in triggers(entry.due, entry.start, edition.holidays):
            lines += [
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                f"DESCRIPTION:{summary}",
                f"TRIGGER:{trigger}",
                "END:VALARM",
            ]
    return [*lines, "END:VEVENT"]


def _status(entry: Entry) -> str:
    if not entry.arises:
        return "CANCELLED"
    return "TENTATIVE" if entry.projected else "CONFIRMED"


def _summary(procedure: Procedure, entry: Entry, stamp: Stamp) -> str:
    whose = f"{stamp.reference}: " if stamp.reference else ""
    if not entry.arises:
        gone = procedure.statuses[NOT_APPLICABLE]
        return f"{gone}: {whose}{entry.title}"
    by = f", by {phrases.clock_time(entry.due)}" if "T" in entry.due else ""
    stands = " (done)" if entry.done else " (projected)" if entry.projected else ""
    return f"{whose}{entry.title}{by}{stands}"


def triggers(due: str, start: str, holidays: HolidayCalendar) -> list[str]:
    """When the alarms go off, told from the start of the day: at nine on the working day before.

    Where that is not after the moment from which the date runs, nobody could have been told so: first of all another,
    at nine on the day itself, or at its start where it is due by nine. ``start`` is "" where the date runs from none
    before it.
    """
    day = date.fromisoformat(due[:10])
    before = _working_day_before(day, holidays)
    days = f"{before - 1}D" if before > 1 else ""
    told = [f"-P{days}T{24 - TOLD_AT}H"]
    # The forms are those of ISO 8601, which stand in the order of time.
    runs_from = start[:16] if "T" in start else f"{start}T{NINE}"
    if start and start[:10] < due[:10] and f"{day - before * ONE_DAY}T{NINE}" <= runs_from:
        told.insert(0, "PT0S" if "T" in due and due[11:16] <= NINE else f"PT{TOLD_AT}H")
    return told


def _working_day_before(day: date, holidays: HolidayCalendar) -> int:
    """How many days before a day the working day before it is; where no official list reaches, one."""
    try:
        return (day - working_days.count(day, 1, "before", holidays).due).days
    except working_days.BeyondCalendar:
        return 1


def escaped(text: str) -> str:
    """A text as a value."""
    for character, written in ESCAPES:
        text = text.replace(character, written)
    return text


def fold(line: str) -> bytes:
    """A line with its end, in pieces of at most 75 octets, no character in two of them."""
    pieces, piece = [], b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > FOLD:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece, b""])


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _utc(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat().replace("-", "").replace(":", "") + "Z"
