"""A timeline as HTML."""

from calculator.procedure import Procedure
from calculator.report import words
from calculator.report.markup import cites, element, force, items, paragraph, text, to_field

DONE = ("met", "missed")


def html(procedure: Procedure, found: dict, root: str) -> str:
    """The result ``found``, with links into the guidance at ``root``, without the foot."""
    reminders = [
        f"{text(reminder.text)} {cites(procedure, reminder.provisions, root)}"
        for reminder in procedure.reminders
        if not reminder.outcomes and reminder.when is None
    ]
    return "".join(
        (
            "".join(element("div", paragraph(warning["message"]), class_="warning") for warning in found["warnings"]),
            element("ol", "".join(_deadline(procedure, d, root) for d in found["deadlines"]), class_="timeline"),
            element("h3", "Bear in mind"),
            items("ul", reminders, class_="reminders"),
        )
    )


def word(procedure: Procedure, found: dict) -> str:
    """The timeline in a few words: what is most pressing."""
    counted = dict.fromkeys(("overdue", "due_today", "upcoming"), 0)
    for deadline in found["deadlines"]:
        if deadline["status"] in counted:
            counted[deadline["status"]] += 1
    labels = {label.id: label.label.lower() for label in procedure.statuses}
    said = [f"{number} {labels[status]}" for status, number in counted.items() if number]
    return words.sentence(words.listed(said)) if said else "See the dates."


def _deadline(procedure: Procedure, deadline: dict, root: str) -> str:
    status = deadline["status"]
    return element(
        "li",
        element("h3", f"{text(deadline['title'])} {force(deadline['force'])}")
        + _due(deadline)
        + _standing(procedure, deadline)
        + "".join(
            paragraph(f"Another reading: {words.moment(reading['due'])}. {reading['text']}", class_="reading")
            for reading in deadline["readings"]
        )
        + (_working(procedure, deadline, root) if deadline["working"]["start"] else "")
        + element("p", cites(procedure, deadline["provisions"], root)),
        class_=f"deadline deadline--{status or 'none'}",
    )


def _due(deadline: dict) -> str:
    if deadline["due"] is None:
        return ""
    shown = element("time", text(words.moment(deadline["due"])), datetime=deadline["due"])
    return element("p", ("Projected: " if deadline["projected"] else "By ") + shown, class_="due")


def _standing(procedure: Procedure, deadline: dict) -> str:
    """The status in words, how far off it is, and what is needed."""
    parts = []
    if deadline["label"]:
        parts.append(element("span", text(deadline["label"]), class_=f"status status--{deadline['status']}"))
    if deadline["days"] is not None:
        parts.append(text(words.days_left(deadline["days"], deadline["status"] in DONE)))
    if deadline["needs"]:
        events = {event.id: event for event in procedure.events}
        asked = [events[id] for id in deadline["needs"]]
        dates = ("" if event.takes == "outcome" else "the date of " for event in asked)
        links = (to_field(event.id, date + event.label) for event, date in zip(asked, dates, strict=True))
        parts.append("Enter " + words.listed(links))
    if deadline["due"] is None and deadline["status"] is None:
        parts.append(text("No date can be given for this."))
    return element("p", " ".join(part for part in parts if part), class_="standing") if parts else ""


def _working(procedure: Procedure, deadline: dict, root: str) -> str:
    working = deadline["working"]
    start = working["start"]
    projected = ", which is itself projected" if start["projected"] else ""
    lines = [
        text(words.sentence(working["rule"])),
        text(f"Runs from {start['label']}, {words.moment(start['at'])}{projected}."),
        text(working["counting"]),
    ]
    if working["month_end"]:
        missing = words.no_such_day(start["at"], deadline["due"])
        lines.append(text(words.sentence(f"{missing}, so the last day is taken")))
    if working["clock_moved"]:
        lines.append("The clocks change in between, so the clock time is not the same.")
    if working["note"]:
        lines.append(text(working["note"]))
    if working["calendar"]:
        reach = f"{words.day(working['calendar']['from'])} to {words.day(working['calendar']['to'])}"
        lines.append(text(f"The official list of bank holidays used here runs from {reach}."))
    return element(
        "details",
        element("summary", "Working") + items("ul", lines) + _days(working),
        class_="working",
    )


def _days(working: dict) -> str:
    """Each day from the start, counted or skipped, in a table."""
    rows = {counted["date"]: f"Day {counted['day']}" for counted in working["counted"]}
    rows |= {skipped["date"]: f"Not counted: {skipped['why']}" for skipped in working["skipped"]}
    if not rows:
        return ""
    head = element("tr", '<th scope="col">Day</th><th scope="col">Count</th>')
    body = "".join(
        element("tr", element("td", text(words.day(day))) + element("td", text(rows[day]))) for day in sorted(rows)
    )
    return element("table", element("thead", head) + element("tbody", body), class_="days")
