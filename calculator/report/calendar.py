"""A timeline as a calendar (iCalendar, RFC 5545): a day for each date, told of on the working day before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from calculator import working_days
from calculator.edition import Edition
from calculator.procedure import Procedure
from calculator.report import timeline_sentences as said
from calculator.report import words
from calculator.report.record import Stamp
from calculator.report.voice import PLAIN
from calculator.working_days import ONE_DAY, BankHolidays

FOLD = 75
"""Octets of a line, without its end."""
ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n"))
FIRST_SEQUENCE, SECOND = datetime(2000, 1, 1, tzinfo=UTC), timedelta(seconds=1)
"""A sequence counts seconds, so that the later of two calendars always wins; it has room until 2068."""
TOLD_AT = 9
"""The hour of the alarm, on the working day before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A day of the calendar. ``id`` tells it from the others of the case; ``due`` is as written by the clock."""

    id: str
    title: str
    due: str
    projected: bool
    done: bool
    lines: list[str]


def render(edition: Edition, request: Mapping, found: dict, stamp: Stamp) -> bytes:
    """The calendar of the timeline ``found`` for ``request``: an all-day event for each date that there is.

    The UID of an event stays the same from one calendar to the next, so that a second import updates the first: it is
    the SHA-256 of the procedure, the case and the date's id. The case is known by the person's own reference; without
    one by the day on which it came to the Chair, or else the first date given. So a decision that moves keeps its
    event, but two cases without a reference that came on the same day would be taken for one: the page asks for a
    reference for that reason. No name goes into it. What no longer arises is not taken back.
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
    for entry in _entries(edition.procedure, found):
        lines += _event(entry, uid(edition.procedure.id, case, entry.id), common, stamp, edition.holidays)
    lines.append("END:VCALENDAR")
    return b"".join(fold(line) for line in lines)


def uid(procedure: str, case: tuple[str, str], id: str) -> str:
    """The UID of an event: of nobody’s domain, half a digest, so that it stands on one line."""
    return f"{sha256('\n'.join((procedure, *case, id)).encode()).hexdigest()[:32]}@serious-case-reviews.invalid"


def _case(procedure: Procedure, request: Mapping, reference: str) -> tuple[str, str]:
    """What tells a case from others, and its kind."""
    if reference:
        return "reference", reference.casefold()
    dates = request.get("dates", {})
    given = (event.id for event in procedure.events if event.id in dates)
    first = next(given, "")
    # The day alone, so that a time that is learnt later changes nothing.
    return first, dates[first][:10] if first else ""


def _entries(procedure: Procedure, found: dict) -> Iterator[Entry]:
    as_at = f"As at {words.moment(found['as_at'])}: " if found["as_at"] else ""
    for deadline in found["deadlines"]:
        if deadline["due"] is None:
            continue
        projected, done, extension = deadline["projected"], deadline["done"] is not None, deadline["extension"]
        cited = PLAIN.cites(deadline["provisions"])
        yield Entry(
            id=deadline["id"],
            title=deadline["short"],
            due=deadline["due"],
            projected=projected,
            done=done,
            lines=[
                f"{deadline['title']} ({deadline['force']}).",
                f"{said.due(deadline)}.",
                as_at + said.standing(procedure, deadline),
                *said.working(deadline),
                *map(said.reading, deadline["readings"]),
                cited,
            ],
        )
        if extension:
            yield Entry(
                id=f"{deadline['id']} talk_by",
                title=said.TALK,
                due=extension["talk_by"],
                projected=projected,
                done=done or extension["agreed"] is not None,
                lines=[extension["text"], cited],
            )
        if extension and extension["agreed"]:
            yield Entry(
                id=extension["event"],
                title=words.capital(extension["label"]),
                due=extension["agreed"],
                projected=False,
                done=done,
                lines=[as_at + said.agreed(extension), cited],
            )


def _common(procedure: Procedure, found: dict, stamp: Stamp) -> list[str]:
    """What every event says below its own working."""
    lines = [warning["message"] for warning in found["warnings"]]
    if found["present"]:
        lines += [found["present"]["text"], *(said.present(procedure, duty) for duty in found["present"]["duties"])]
    return [*lines, *stamp.notices, f"{stamp.by}.", f"{stamp.made}."]


def _event(entry: Entry, uid: str, common: list[str], stamp: Stamp, holidays: BankHolidays) -> list[str]:
    day = date.fromisoformat(entry.due[:10])
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_utc(stamp.at)}",
        f"SEQUENCE:{max(0, (stamp.at - FIRST_SEQUENCE) // SECOND)}",
        f"DTSTART;VALUE=DATE:{_digits(day)}",
        # Without an end an event of a date alone lasts that day; the last day there is has no next.
        *([f"DTEND;VALUE=DATE:{_digits(day + ONE_DAY)}"] if day < date.max else []),
        f"SUMMARY:{escaped(_summary(entry, stamp))}",
        f"DESCRIPTION:{escaped('\n'.join(line for line in (*entry.lines, *common) if line))}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        f"STATUS:{'TENTATIVE' if entry.projected else 'CONFIRMED'}",
    ]
    if not entry.done:
        lines += [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{escaped(_summary(entry, stamp))}",
            f"TRIGGER:{trigger(day, holidays)}",
            "END:VALARM",
        ]
    return [*lines, "END:VEVENT"]


def _summary(entry: Entry, stamp: Stamp) -> str:
    whose = f"{stamp.reference}: " if stamp.reference else ""
    by = f", by {words.clock_time(entry.due)}" if "T" in entry.due else ""
    stands = " (done)" if entry.done else " (projected)" if entry.projected else ""
    return f"{whose}{entry.title}{by}{stands}"


def trigger(day: date, holidays: BankHolidays) -> str:
    """How long before the start of a day its alarm goes off: at nine on the working day before.

    Where the official list of bank holidays does not reach, on the day before.
    """
    try:
        before = (day - working_days.count(day, 1, "before", holidays).due).days
    except working_days.BeyondCalendar:
        before = 1
    days = f"{before - 1}D" if before > 1 else ""
    return f"-P{days}T{24 - TOLD_AT}H"


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
