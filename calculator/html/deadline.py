"""One deadline as HTML: its date, where it stands, by how much, more time where it is agreed, and the working."""

from calculator.html._strings import cites, element, force, moment, paragraph, text, to_field, voice
from calculator.html.working import working
from calculator.procedure import Procedure
from calculator.wording import timeline as said

EXTENSION = "More time"
NO_AGREED_DATE = "No agreed date is given."


def deadline(procedure: Procedure, found: dict, root: str) -> str:
    """The deadline ``found`` as an item of a list, to which the table leads."""
    status = found["status"]
    return element(
        "li",
        element("h4", f"{text(found['title'])} {force(found['force'])}")
        + _due(found)
        + _standing(procedure, found, root)
        + "".join(paragraph(said.reading(reading), class_="reading") for reading in found["readings"])
        + _extension(found)
        + working(procedure, found, root)
        + ("" if found["working"]["start"] else element("p", cites(procedure, found["provisions"], root))),
        class_=f"deadline deadline--{status or 'none'}",
        id=f"d-{found['id']}",
        tabindex="-1",
    )


def _due(found: dict) -> str:
    return element("p", said.before_due(found) + moment(found["due"]), class_="due") if found["due"] else ""


def _standing(procedure: Procedure, found: dict, root: str) -> str:
    """The status in words, how far off it is or when it was done, and what is needed."""
    parts, margin = [], found["margin"]
    if found["label"]:
        parts.append(element("span", text(found["label"]), class_=f"status status--{found['status']}"))
    if found["done"]:
        parts.append(f"Done on {moment(found['done'])}" + text(f", {margin['text']}." if margin else "."))
    else:
        parts.append(text(said.days_left(found)))
    if found["ahead"]:
        parts.append(text(said.AHEAD))
    if found["needs"]:
        parts.append(said.needs(voice(procedure, root), procedure, found["needs"]))
    if found["due"] is None and found["status"] is None:
        parts.append(text(said.NO_DATE))
    shown = " ".join(part for part in parts if part)
    return element("p", shown, class_="standing") if shown else ""


def _extension(found: dict) -> str:
    """By when more time has to be talked about, and the agreed date: apart from the date due."""
    extension = said.more_time(found)
    if extension is None:
        return ""
    if extension["agreed"]:
        stands = f" {text(said.agreed(extension))}" if said.agreed(extension) else ""
        agreed = f"{text(said.AGREED)}: {element('strong', moment(extension['agreed']))}.{stands}"
    else:
        agreed = f"{NO_AGREED_DATE} {to_field(extension['event'], 'Enter it')} where there is one."
    projected = " (projected)" if found["projected"] else ""
    return element(
        "div",
        element("h5", EXTENSION)
        + element("p", f"{said.TALK}: {moment(extension['talk_by'])}{projected}. {text(extension['text'])}")
        + element("p", f"{agreed} {text(said.APART)}" if extension["agreed"] else agreed),
        class_="extension",
    )
