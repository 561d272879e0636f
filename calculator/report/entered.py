"""What was entered, as people read it: each question or date with what was given."""

from collections.abc import Mapping

from calculator import clock
from calculator.edition import Edition
from calculator.report import words
from calculator.report.markup import element, text

HEADING = "What was entered"
HEAD = ("Asked", "Given")


def rows(edition: Edition, request: Mapping) -> list[tuple[str, str]]:
    """The words of each question or date, in the order of the form, and of what a valid request gives for it."""
    procedure = edition.procedure
    answers, dates = request.get("answers", {}), request.get("dates", {})
    labels = {label.id: label.label for label in procedure.answers}
    found = [
        (question.label, labels[answers[question.id]]) for question in procedure.questions if question.id in answers
    ]
    for event in procedure.events:
        if event.id in dates:
            chosen = {choice.id: choice.label for choice in event.choices}
            given = chosen.get(dates[event.id]) or moment(edition, dates[event.id])
            found.append((words.capital(event.label), given))
    if "as_at" in request:
        found.append(("As at", moment(edition, request["as_at"])))
    return found


def moment(edition: Edition, written: str) -> str:
    """A date or a time of a valid request in words."""
    return words.moment(clock.write(clock.read(written, edition.clock, times=True)))


def html(edition: Edition, request: Mapping) -> str:
    """The same as HTML, for where the form itself is not shown."""
    found = rows(edition, request)
    if not found:
        return ""
    body = "".join(
        element("tr", element("th", text(asked), scope="row") + element("td", text(given))) for asked, given in found
    )
    return element("section", element("h3", HEADING) + element("table", element("tbody", body)), class_="entered")
