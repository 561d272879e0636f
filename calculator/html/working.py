"""The working of a deadline as HTML: what it runs from, the rule, and every day counted or skipped."""

from calculator.dates.working import points
from calculator.html._strings import cites, element, items, link, text
from calculator.procedure import Procedure
from calculator.wording import timeline as said


def working(procedure: Procedure, deadline: dict, root: str) -> str:
    """The working, folded; nothing where the deadline runs from nothing yet."""
    lines = [text(line) for line in said.working(deadline)]
    if not lines:
        return ""
    lines[0] += f" {cites(procedure, deadline['provisions'], root)}"
    rests_on = points(procedure, procedure.timescales[deadline["id"]])
    if rests_on:
        lines.append(said.read_here(link(point, root, point.title) for point in rests_on))
    return element(
        "details",
        element("summary", text("Working") + element("span", text(f": {deadline['title']}"), class_="unseen"))
        + items("ul", lines)
        + _days(deadline["working"]),
        class_="working",
        id=f"w-{deadline['id']}",
    )


def _days(working: dict) -> str:
    """Each day from the start, counted or skipped, in a table."""
    rows = said.days(working)
    if not rows:
        return ""
    head = element("tr", '<th scope="col">Day</th><th scope="col">Count</th>')
    body = "".join(element("tr", element("td", text(day)) + element("td", text(count))) for day, count in rows)
    return element("table", element("thead", head) + element("tbody", body), class_="days")
