"""The working of a deadline as HTML: what it runs from, the rule, and every day counted or skipped."""

from calculator.procedure import Citation, Procedure
from calculator.report import timeline_sentences as said
from calculator.report import words
from calculator.report.markup import cites, element, items, link, text

ARGUABLE = "How the chapter is read here: "


def working(procedure: Procedure, deadline: dict, root: str) -> str:
    """The working, folded; nothing where the deadline runs from nothing yet."""
    lines = [text(line) for line in said.working(deadline)]
    if not lines:
        return ""
    lines[0] += f" {cites(procedure, deadline['provisions'], root)}"
    points = words.listed(link(point, root, point.title) for point in _points(procedure, deadline))
    return element(
        "details",
        element("summary", "Working")
        + items("ul", [*lines, ARGUABLE + points])
        + _days(deadline["working"]),
        class_="working",
        id=f"w-{deadline['id']}",
    )


def _points(procedure: Procedure, deadline: dict) -> list[Citation]:
    """The points of interpretation on which the date rests: those of the counting and of the other readings."""
    timescale = procedure.timescale(deadline["id"])
    counting = next(counting for counting in procedure.counting if counting.unit == timescale.unit)
    points = (*counting.interpretations, *(reading.interpretation for reading in timescale.readings))
    return list({point.id: point for point in points}.values())


def _days(working: dict) -> str:
    """Each day from the start, counted or skipped, in a table."""
    rows = said.days(working)
    if not rows:
        return ""
    head = element("tr", '<th scope="col">Day</th><th scope="col">Count</th>')
    body = "".join(element("tr", element("td", text(day)) + element("td", text(count))) for day, count in rows)
    return element("table", element("thead", head) + element("tbody", body), class_="days")
