"""A timeline at a glance: what is most pressing, and every date in a table, which says what the picture shows."""

from calculator.dates.deadlines import NEEDS_DATE, NOT_APPLICABLE, OVERDUE, STILL_OPEN
from calculator.html._strings import element, force, text, to_field, to_part
from calculator.procedure import Procedure
from calculator.wording import moments, phrases
from calculator.wording import timeline as said

BINDING = ("must", "shall")
"""Of two that are as pressing, that which has to be done comes first."""
PRESSING = "Most pressing: "
NOTHING_OPEN = "Nothing that has a firm date is open."
NO_DATE_GIVEN = "no date can be given."
NOT_JUDGED = "Not judged"
NO_DATE = {NOT_APPLICABLE: "No date", NEEDS_DATE: "No date yet"}


def pressing(procedure: Procedure, found: dict) -> str:
    """What is most pressing, in a line; nothing where there is no day to judge by."""
    if not found["as_at"]:
        return ""
    waiting = [
        (STILL_OPEN.index(status), deadline["force"] not in BINDING, at, deadline)
        for deadline in found["deadlines"]
        for status, at in still_open(deadline)
    ]
    if not waiting:
        needed = dict.fromkeys(id for deadline in found["deadlines"] for id in deadline["needs"])
        labels = phrases.listed(to_field(id, procedure.events[id].label) for id in needed) if needed else ""
        rest = f" The rest waits for {labels}." if labels else ""
        undatable = "".join(
            f" {to_part(_id(deadline), deadline['short'])}: {NO_DATE_GIVEN}"
            for deadline in found["deadlines"]
            if deadline["due"] is deadline["status"] is deadline["done"] is None
        )
        return element("p", text(NOTHING_OPEN) + undatable + rest, class_="pressing")
    rank, _, at, deadline = min(waiting, key=lambda one: one[:3])
    extension = deadline["extension"]
    agreed = extension is not None and extension["agreed"] == at
    label, days = (
        (extension["label_status"], extension["days"]) if agreed else (deadline["label"], deadline["days"])
    )
    when = phrases.days_left(days, False)
    return element(
        "p",
        text(PRESSING)
        + to_part(_id(deadline), deadline["title"])
        + " "
        + force(deadline["force"])
        + text(f", {'the agreed date ' if agreed else 'by '}{phrases.moment(at)}{when and f', {when}'}. ")
        + _badge(label, STILL_OPEN[rank]),
        class_=f"pressing pressing--{STILL_OPEN[rank]}",
    )


def still_open(deadline: dict) -> list[tuple[str, str]]:
    """The status and the date that still count; an agreed date in the place of one that is past, or before it."""
    extension, status = deadline["extension"], deadline["status"]
    agreed = extension["agreed"] if extension else None
    found = [] if status not in STILL_OPEN or (agreed and status == OVERDUE) else [(status, deadline["due"])]
    if agreed and extension["status"] in STILL_OPEN and (not found or extension["early"]):
        found.append((extension["status"], agreed))
    return found


def table(procedure: Procedure, found: dict) -> str:
    """Every date in the order of time; what has none yet comes last."""
    counted = moments.duties(found)
    rows = [
        (at, _row(text(phrases.capital(label)), _time(at), text("Given") + _duties(counted, event)))
        for event, (label, at) in moments.given(procedure, found).items()
    ]
    for deadline in found["deadlines"]:
        duties = _duties(counted, procedure.timescales[deadline["id"]].done)
        rows.append((deadline["due"] or deadline["done"], _of_deadline(deadline, duties)))
        extension = deadline["extension"]
        if extension and extension["agreed"]:
            what = to_part(_id(deadline), phrases.capital(extension["label"]))
            rows.append((extension["agreed"], _row(what, _time(extension["agreed"]), _agreed(extension))))
    dated = sorted((row for row in rows if row[0]), key=lambda row: row[0][:16])
    head = element("tr", "".join(f'<th scope="col">{name}</th>' for name in ("By when", "Standing")))
    as_at = f"As at {phrases.day(found['as_at'])}" if found["as_at"] else "The dates alone"
    body = "".join(row for _, row in dated) + "".join(row for at, row in rows if not at)
    return element("table", element("caption", text(as_at)) + element("thead", head) + body, class_="glance-table")


def _of_deadline(deadline: dict, duties: str) -> str:
    what = f"{to_part(_id(deadline), deadline['short'])} {force(deadline['force'])}"
    return _row(what, _when(deadline), _standing(deadline) + duties)


def _when(deadline: dict) -> str:
    if deadline["due"] is None:
        return NO_DATE.get(deadline["status"], "No date can be given")
    others = "".join(f"<br/>Another reading: {_time(reading['due'])}" for reading in deadline["readings"])
    return ("Projected: " if deadline["projected"] else "") + _time(deadline["due"]) + others


def _standing(deadline: dict) -> str:
    done, margin, status = deadline["done"], deadline["margin"], deadline["status"]
    parts = [_badge(deadline["label"], status)] if deadline["label"] and not (done and status == NEEDS_DATE) else []
    if done:
        parts.append(f"Done {_time(done)}" + text(f", {margin['text']}" if margin else ""))
    elif left := said.days_left(deadline):
        parts.append(text(left))
    return " ".join(parts) or NOT_JUDGED


def _agreed(extension: dict) -> str:
    left = "" if extension["days"] is None or extension["margin"] else phrases.days_left(extension["days"], False)
    parts = [_badge(extension["label_status"], extension["status"])] if extension["label_status"] else []
    margin = extension["margin"]
    early = text(said.EARLY) if extension["early"] else ""
    return " ".join(filter(None, [*parts, text(margin["text"] if margin else left), early])) or NOT_JUDGED


def _duties(counted: dict[str, int], event: str) -> str:
    """The way to the duties that come up at an event."""
    count = counted.get(event)
    return f"<br/>{to_part(f'u-{event}', moments.duties_said(count))}" if count else ""


def _badge(label: str, status: str) -> str:
    return element("span", text(phrases.brief(label)), class_=f"status status--{status}")


def _row(what: str, when: str, standing: str) -> str:
    """A heading over two cells: on a phone there is no room for more."""
    head = element("tr", element("th", what, scope="rowgroup", colspan="2"))
    return element("tbody", head + element("tr", element("td", when) + element("td", standing)))


def _time(at: str) -> str:
    return element("time", text(phrases.short_moment(at)), datetime=at)


def _id(deadline: dict) -> str:
    return f"d-{deadline['id']}"
