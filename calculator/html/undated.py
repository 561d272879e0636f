"""The duties without a date as HTML: a checklist under each moment at which they come up. No tick is kept or sent."""

from calculator.html._strings import cites, element, force, moment, paragraph, text
from calculator.procedure import Procedure
from calculator.wording import duties

HEADING = "Duties without a date"
INTRO = "The chapter gives no period for these. Tick off what is done: the ticks are gone when you leave this page."


def undated(procedure: Procedure, found: dict, root: str) -> str:
    """The checklists; nothing where no such duty arises."""
    if not found["undated"]:
        return ""
    parts = [element("h3", HEADING), paragraph(INTRO)]
    for at in duties.at_moments(procedure, found):
        when = element("span", f"{at.before}{moment(at.at)}", class_="undated__when") if at.at else ""
        listed = "".join(_duty(procedure, duty, root) for duty in at.duties)
        parts.append(element("h4", text(at.label) + when, id=f"u-{at.event}", tabindex="-1"))
        parts.append(element("ul", listed, class_="undated"))
    return "".join(parts)


def _duty(procedure: Procedure, duty: dict, root: str) -> str:
    id = f"t-{duty['provision']}"
    return (
        f'<li><input type="checkbox" id="{id}" autocomplete="off"/>'
        f'<div><label for="{id}">{force(duty["force"])} {text(duty["text"])}</label> '
        f"{cites(procedure, (duty['provision'],), root)}</div></li>"
    )
