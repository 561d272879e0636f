"""What stands below every result as HTML: what was entered, and by which text it was worked out."""

from calculator.html.markup import NOTHING, Html, element, joined, void
from calculator.procedure import Procedure
from calculator.requests import Request
from calculator.wording.entered import AGAIN, HEADING, line, rows


def render(request: Request) -> Html:
    """Each question or date with what was given, for where the form itself is not shown; nothing where none was."""
    entered = rows(request)
    if not entered:
        return NOTHING
    body = joined(element("tr", element("th", asked, scope="row"), element("td", given)) for asked, given in entered)
    # It breaks after a comma alone, so that no date stands on two lines.
    parts = (element("span", part) for part in line(request).split(","))
    again = element("p", f"{AGAIN} ", element("code", joined(parts, "," + void("wbr"))))
    table = element("table", element("tbody", body))
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
