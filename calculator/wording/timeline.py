"""The sentences of a timeline, as plain text or in any voice."""

from collections.abc import Iterable

from calculator.dates.deadlines import DONE, MET
from calculator.procedure import Procedure
from calculator.wording import phrases
from calculator.wording.voice import PLAIN, Voice

NO_DATE = "No date can be given for this."
REMINDERS = "Bear in mind"
TALK = "Last day to talk about more time"
AGREED = "Agreed date for completion"
PAST = "This day is past. If it has happened, enter its date."
EARLY = "This is before the date due, so it gives no more time."
AGREED_DATE = "agreed date"
AT_LATEST = "At the latest"
READ_HERE = "How the chapter is read here"
AHEAD = "Check this date: it is after the day as at which the rest is judged."
APART = "The date due stays as it is."
TOO_EARLY = "No date is given: what it would run from came before these duties."
PRESENT = "What the present duties would give: outside the chapter"


def before_due(deadline: dict) -> str:
    """What stands before the due date."""
    return "Projected: " if deadline["projected"] else "By "


def due(deadline: dict) -> str:
    """“By Tuesday 27 March 2018”; nothing where there is no date."""
    return "" if deadline["due"] is None else before_due(deadline) + phrases.moment(deadline["due"])


def standing(procedure: Procedure, deadline: dict) -> str:
    """The status in words, how far off the date is or by how much it was late or early, and what is needed."""
    parts = [deadline["label"], days_left(deadline), deadline["margin"] and deadline["margin"]["text"]]
    said = [", ".join(part for part in parts if part)]
    if deadline["done"]:
        said.append(f"Done on {phrases.moment(deadline['done'])}")
    if deadline["ahead"]:
        said.append(AHEAD)
    if deadline["needs"]:
        said.append(needs(PLAIN, procedure, deadline["needs"]))
    if deadline["due"] is None and deadline["status"] is None:
        said.append(NO_DATE)
    return " ".join(phrases.sentence(part) for part in said if part)


def days_left(deadline: dict) -> str:
    """How far off the date is; nothing where it is done, today or not known."""
    return "" if deadline["days"] is None else phrases.days_left(deadline["days"], deadline["status"] in DONE)


def needs(voice: Voice, procedure: Procedure, ids: list[str]) -> str:
    """What has to be entered before there is a date: “Enter the date of the Chair’s decision”."""
    asked = [procedure.events[id] for id in ids]
    dates = ("" if event.takes == "outcome" else "the date of " for event in asked)
    return "Enter " + phrases.listed(
        voice.field(event.id, date + event.label) for event, date in zip(asked, dates, strict=True)
    )


def reading(found: dict) -> str:
    """Another reading, with its date."""
    return f"Another reading: {phrases.moment(found['due'])}. {found['text']}"


def working(deadline: dict) -> list[str]:
    """The working of a date, sentence by sentence; nothing where it runs from nothing yet."""
    found = deadline["working"]
    start = found["start"]
    if start is None:
        return []
    projected = ", which is itself projected" if start["projected"] else ""
    lines = [
        phrases.sentence(found["rule"]),
        f"Runs from {start['label']}, {phrases.moment(start['at'])}{projected}.",
        found["counting"],
    ]
    if found["month_end"]:
        missing = phrases.no_such_day(start["at"], deadline["due"])
        lines.append(phrases.sentence(f"{missing}, so the last day is taken"))
    if found["clock_moved"]:
        began, ends = phrases.clock_time(start["at"]), phrases.clock_time(deadline["due"])
        lines.append(f"The clocks change in between, so {began} becomes {ends}.")
    if found["note"]:
        lines.append(found["note"])
    if found["calendar"]:
        reach = f"{phrases.day(found['calendar']['from'])} to {phrases.day(found['calendar']['to'])}"
        lines.append(f"The official list of bank holidays used here runs from {reach}.")
    return lines


def days(found: dict) -> list[tuple[str, str]]:
    """Each day of a working from the start, with how it was counted or why it was skipped."""
    rows = {counted["date"]: f"Day {counted['day']}" for counted in found["counted"]}
    rows |= {skipped["date"]: f"Not counted: {skipped['why']}" for skipped in found["skipped"]}
    return [(phrases.day(day), rows[day]) for day in sorted(rows)]


def reminders(voice: Voice, procedure: Procedure, found: dict) -> list[str]:
    """What a person reads beside a timeline: always, and beside some outcomes of the decision."""
    return [
        f"{voice.text(reminder.text)} {voice.cites(reminder.provisions)}"
        for reminder in procedure.reminders
        if found["decided"] in reminder.decided or (not reminder.outcomes and reminder.when is None)
    ]


def agreed(extension: dict) -> str:
    """How an agreed date stands."""
    margin = extension["margin"]
    off = "" if margin or extension["days"] is None else phrases.days_left(extension["days"], False)
    parts = [extension["label_status"], off, margin and margin["text"]]
    said = ", ".join(part for part in parts if part)
    return " ".join([*([phrases.sentence(said)] if said else []), *([EARLY] if extension["early"] else [])])


def read_here(points: Iterable[str]) -> str:
    """The points of interpretation on which a date rests, as text or as links."""
    return f"{READ_HERE}: {phrases.listed(f'“{point}”' for point in points)}."


def more_time(deadline: dict) -> dict | None:
    """What is said of more time; None where none can be agreed, or none was needed: met in time, and none agreed."""
    extension = deadline["extension"]
    needless = deadline["status"] == MET and extension and not extension["agreed"]
    return None if needless else extension


def talk_by(extension: dict) -> str:
    """By when more time has to be talked about."""
    return f"{TALK}: {phrases.moment(extension['talk_by'])}. {extension['text']}"


def backwards(found: dict) -> str:
    """What the latest dates are for."""
    return f"The latest dates for {found['label']} on {phrases.day(found['date'])}"


def latest(step: dict) -> str:
    """The latest date of a step, with those of its other readings."""
    if step["latest"] is None:
        return NO_DATE
    return " ".join([f"{phrases.day(step['latest'])}.", *map(reading, step["readings"])])


def holds(step: dict) -> str:
    """Whether a step is in time, by its own date, by the agreed one or by the projected one."""
    which = ", agreed" if step["agreed"] else ", projected" if step["projected"] else ""
    own = f": {phrases.day(step['given'])}{which}" if step["given"] else ""
    said = {True: "Yes", False: "No", None: "Open"}[step["holds"]] + own
    if step["past"]:
        return f"{said}. {PAST}"
    return f"{said}. {step['otherwise']}" if step["holds"] is False else f"{said}."


def spare(step: dict) -> str:
    """How far the latest date is from the date due; nothing where there is none."""
    if step["spare"] is None:
        return ""
    day = phrases.day(step["due"])
    if step["spare"] == 0:
        return f"On the date due, {day}."
    off = phrases.number(abs(step["spare"]), "day")
    if step["spare"] > 0:
        return f"{off} after the date due, {day}."
    return f"{off} before the date due, {day}: less time than the procedure allows."


def how(step: dict) -> str:
    """How a step follows."""
    return " ".join(filter(None, (step["rule"] and phrases.sentence(step["rule"]), step["note"])))


def of_step(step: dict) -> str:
    """How a step follows, and from what."""
    return " ".join(filter(None, (how(step), PLAIN.cites(step["provisions"]))))


def present(procedure: Procedure, duty: dict) -> str:
    """A present duty with its date, or what it takes to say one."""
    by = f"by {phrases.moment(duty['due'])}, {duty['rule']}" if duty["due"] else duty["rule"]
    parts = [f"{duty['title']}: {by}.", *map(reading, duty["readings"])]
    if duty["needs"]:
        parts.append(phrases.sentence(needs(PLAIN, procedure, duty["needs"])))
    if duty["too_early"]:
        parts.append(TOO_EARLY)
    return " ".join([*parts, duty["note"]]).strip()
