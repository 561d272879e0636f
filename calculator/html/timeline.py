"""A timeline as HTML, in the order in which it is needed: what presses, the dates at a glance, then each in full."""

from calculator.dates.deadlines import STILL_OPEN
from calculator.html import overview, picture
from calculator.html._strings import element, items, paragraph, to_part, voice
from calculator.html.backward_plan import backwards
from calculator.html.deadline import deadline
from calculator.html.present_duties import PRESENT, present
from calculator.html.undated import undated
from calculator.procedure import Procedure
from calculator.wording import phrases
from calculator.wording import timeline as said

IN_FULL = "Each date with its working"


def html(procedure: Procedure, found: dict, root: str) -> str:
    """The result ``found``, with links into the guidance at ``root``, without the foot."""
    drawn = picture.svg(procedure, found)
    return "".join(
        (
            "".join(_warning(procedure, found, warning) for warning in found["warnings"]),
            overview.pressing(procedure, found),
            element("figure", drawn, class_="picture") if drawn else "",
            overview.table(procedure, found),
            backwards(procedure, found["backwards"], root),
            element("h3", IN_FULL),
            element("ol", "".join(deadline(procedure, one, root) for one in found["deadlines"]), class_="timeline"),
            undated(procedure, found, root),
            present(procedure, found["present"], root),
            element("h3", said.REMINDERS),
            items("ul", said.reminders(voice(procedure, root), procedure, found), class_="reminders"),
        )
    )


def _warning(procedure: Procedure, found: dict, warning: dict) -> str:
    """A warning; that which brings up the present duties leads to them."""
    leads = found["present"] is not None and warning["code"] == procedure.successor.warning
    further = element("p", to_part(PRESENT, said.PRESENT)) if leads else ""
    return element("div", paragraph(warning["message"]) + further, class_="warning")


def word(procedure: Procedure, found: dict) -> str:
    """The timeline in a few words: what is most pressing."""
    counted = dict.fromkeys(STILL_OPEN, 0)
    for one in found["deadlines"]:
        for status, _ in overview.still_open(one):
            counted[status] += 1
    labels = {id: label.lower() for id, label in procedure.statuses.items()}
    pressing = [f"{number} {labels[status]}" for status, number in counted.items() if number]
    return phrases.sentence(phrases.listed(pressing)) if pressing else "See the dates."
