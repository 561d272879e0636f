"""Each deadline in full, as HTML: its date, how it stands, more time where that may be agreed, and its working."""

from collections.abc import Iterator

from calculator.dates.case import Case
from calculator.dates.deadlines import Deadline
from calculator.dates.readings import points
from calculator.dates.timeline import Timeline
from calculator.html import markup
from calculator.html.markup import NOTHING, Html, cites, element, force, items, joined, link, moment, sentence
from calculator.procedure import Procedure
from calculator.wording import deadlines as words
from calculator.wording import phrases


def each(timeline: Timeline, root: str) -> Html:
    """The deadlines as a list, to which the table leads; nothing where there are none."""
    listed = joined(_deadline(timeline.case, deadline, root) for deadline in timeline.deadlines)
    return element("h3", "Each date with its working") + element("ol", listed, class_="timeline") if listed else NOTHING


def _deadline(case: Case, deadline: Deadline, root: str) -> Html:
    timescale, citations = deadline.timescale, case.procedure.citations
    closed = words.closed_on(deadline.due, deadline.closed_on)
    stands = joined(_standing(case.procedure, deadline, root), " ")
    return element(
        "li",
        element("h4", timescale.title, " ", force(timescale.force)),
        element("p", words.before_due(deadline), moment(deadline.due), closed, class_="due") if deadline.due else "",
        element("p", stands, class_="standing") if stands else "",
        *(element("p", words.other_date(other), class_="reading") for other in deadline.other_dates),
        _more_time(case.procedure, deadline),
        _working(case, deadline, root),
        "" if deadline.start else element("p", cites(citations, timescale.provisions, root)),
        class_=f"deadline deadline--{deadline.status or 'none'}",
        id=f"d-{timescale.id}",
        tabindex="-1",
    )


def _standing(procedure: Procedure, deadline: Deadline, root: str) -> Iterator[str]:
    if label := words.label(procedure, deadline):
        yield element("span", label, class_=f"status status--{deadline.status or 'none'}")
    for beside in words.beside(procedure, deadline):
        yield sentence(beside, procedure.citations, root)


def _more_time(procedure: Procedure, deadline: Deadline) -> Html:
    """By when more time has to be talked about, and the agreed date: apart from the date due."""
    extension, agreed = words.more_time(deadline), deadline.agreed
    if extension is None:
        return NOTHING
    if agreed:
        at = joined((extension.agreed, ": ", element("strong", moment(agreed.at)), "."))
        stands = (at, words.agreed(procedure, agreed), words.APART)
    else:
        stands = ("No agreed date is given.", markup.to_field(extension.event, "Enter it"), "where there is one.")
    projected = " (projected)" if deadline.projected else ""
    last = (extension.last_day, ": ", moment(deadline.due), projected, ". ") if deadline.due else ()
    return element(
        "div",
        element("h5", "More time"),
        element("p", *last, extension.text),
        element("p", joined(stands, " ")),
        class_="extension",
    )


def _working(case: Case, deadline: Deadline, root: str) -> Html:
    """The working, folded: what it runs from, the rule, and every day counted or skipped."""
    timescale, procedure = deadline.timescale, case.procedure
    rule, *lines = words.working(case, deadline) or [""]
    if not rule:
        return NOTHING
    rests_on = [f"“{link(point, root, point.title)}”" for point in points(procedure, timescale)]
    return element(
        "details",
        element("summary", "Working", element("span", f": {timescale.title}", class_="unseen")),
        items(
            "ul",
            [
                joined((rule, cites(procedure.citations, timescale.provisions, root)), " "),
                *lines,
                *([words.read_here(procedure) + Html(f"{phrases.listed(rests_on)}.")] if rests_on else []),
            ],
        ),
        _days(deadline),
        class_="working",
        id=f"w-{timescale.id}",
    )


def _days(deadline: Deadline) -> Html:
    rows = words.days(deadline.working)
    if not rows:
        return NOTHING
    body = joined(element("tr", element("td", day), element("td", count)) for day, count in rows)
    return element("table", markup.head("Day", "Count"), element("tbody", body), class_="days")
