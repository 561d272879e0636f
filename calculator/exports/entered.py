"""What was entered, as people read it: each question or date with what was given."""

import json
from collections.abc import Mapping

from calculator.dates import clock
from calculator.edition import Edition
from calculator.exports import record
from calculator.exports.record import Paragraph, Part, Table
from calculator.html._strings import element, text
from calculator.wording import phrases

HEADING = "What was entered"
HEAD = ("Asked", "Given")
AGAIN = "To check this later, give the calculator’s command this, on one line:"


def rows(edition: Edition, request: Mapping) -> list[tuple[str, str]]:
    """The words of each question or date, in the order of the form, and of what a valid request gives for it."""
    procedure = edition.procedure
    answers, dates = request.get("answers", {}), request.get("dates", {})
    labels = procedure.answers
    found = [
        (question.label, labels[answers[id]]) for id, question in procedure.questions.items() if id in answers
    ]
    for event in procedure.events.values():
        if event.id in dates:
            given = event.choices.get(dates[event.id]) or moment(edition, dates[event.id])
            found.append((phrases.capital(event.label), given))
    if "as_at" in request:
        found.append(("As at", moment(edition, request["as_at"])))
    return found


def moment(edition: Edition, written: str) -> str:
    """A date or a time of a valid request in words."""
    return phrases.moment(clock.write(clock.read(written, edition.clock, times=True)))


def line(request: Mapping) -> str:
    """A request as a line for ``python -m calculator``, by which a printout can be checked; no space breaks it."""
    return json.dumps(request, separators=(",", ":"))


def section(edition: Edition, request: Mapping, widths: tuple[int, int]) -> list[Part]:
    """The same as parts of a record."""
    found = tuple(rows(edition, request))
    again = [Paragraph(text=AGAIN), Paragraph(text=line(request))] if found else []
    return record.section(HEADING, Table(head=HEAD, rows=found, widths=widths), *again)


def html(edition: Edition, request: Mapping) -> str:
    """The same as HTML, for where the form itself is not shown."""
    found = rows(edition, request)
    if not found:
        return ""
    body = "".join(
        element("tr", element("th", text(asked), scope="row") + element("td", text(given))) for asked, given in found
    )
    again = element("p", f"{text(AGAIN)} {element('code', text(line(request)))}")
    table = element("table", element("tbody", body))
    return element("section", element("h3", HEADING) + table + again, class_="entered")
