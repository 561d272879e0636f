"""What was entered as HTML, once answered or refused; and by which text it was worked out."""

from collections.abc import Iterable

from calculator.html.markup import NOTHING, Html, element, items, joined, to_field, void
from calculator.procedure import Procedure
from calculator.requests import Problem, Request
from calculator.wording.entered import AGAIN, HEADING, line, rows


def refused(problems: Iterable[Problem]) -> Html:
    """What is to be put right, each problem with a field a link to it."""
    parts = (
        to_field(problem.field.rpartition(".")[2], problem.message) if problem.field else problem.message
        for problem in problems
    )
    return joined((element("h2", "There is a problem"), items("ul", parts)))


def render(request: Request) -> Html:
    """Each question or date with what was given, for where the form itself is not shown; nothing where none was."""
    entered = rows(request)
    if not entered:
        return NOTHING
    body = (element("tr", element("th", asked, scope="row"), element("td", given)) for asked, given in entered)
    # It breaks after a comma alone, so that no date stands on two lines.
    parts = (element("span", part) for part in line(request).split(","))
    again = element("p", f"{AGAIN} ", element("code", joined(parts, Html(f",{void('wbr')}"))))
    table = element("table", element("tbody", *body))
    return element("section", element("h3", HEADING), table, again, class_="entered")


def foot(procedure: Procedure, digest: str) -> Html:
    """What every result carries: whose it is not, and by which text it was worked out."""
    return element(
        "footer",
        element("p", procedure.unofficial),
        *(element("p", notice.message) for notice in procedure.notices),
        element("p", f"Edition {procedure.edition}, text version ", element("code", digest[:12]), class_="digest"),
        class_="result__foot",
    )
