"""The duties without a date as HTML: a checklist under each moment at which they come up. No tick is kept or sent."""

from calculator.procedure import Procedure
from calculator.report import moments, words
from calculator.report.markup import cites, element, force, moment, paragraph, text

HEADING = "Duties without a date"
INTRO = "The chapter gives no period for these. Tick off what is done: the ticks are gone when you leave this page."


def undated(procedure: Procedure, found: dict, root: str) -> str:
    """The checklists; nothing where no such duty arises."""
    if not found["undated"]:
        return ""
    when = moments.when(procedure, found)
    parts = [element("h3", HEADING), paragraph(INTRO)]
    for event in dict.fromkeys(duty["moment"] for duty in found["undated"]):
        heading = text(words.capital(procedure.event(event).label))
        if event in when:
            before, at = when[event]
            heading += element("span", f"{before}{moment(at)}", class_="undated__when")
        duties = [_duty(procedure, duty, root) for duty in found["undated"] if duty["moment"] == event]
        parts.append(element("h4", heading, id=f"u-{event}", tabindex="-1"))
        parts.append(element("ul", "".join(duties), class_="undated"))
    return "".join(parts)


def _duty(procedure: Procedure, duty: dict, root: str) -> str:
    id = f"t-{duty['provision']}"
    return (
        f'<li><input type="checkbox" id="{id}" autocomplete="off"/>'
        f'<div><label for="{id}">{force(duty["force"])} {text(duty["text"])}</label> '
        f"{cites(procedure, (duty['provision'],), root)}</div></li>"
    )
