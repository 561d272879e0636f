"""What the present duties would give, as HTML: in a box of its own, marked as outside the chapter."""

from calculator.html._strings import element, items, moment, paragraph, text, voice
from calculator.procedure import Procedure
from calculator.wording import timeline as said

PRESENT = "present"
"""The id of the box."""


def present(procedure: Procedure, found: dict | None, root: str) -> str:
    """The box; nothing where the dates lie within the time of the chapter."""
    if found is None:
        return ""
    source = found["source"]
    shown = element("a", text(source["title"]), href=root + source["href"], target="_blank", rel="noopener")
    return element(
        "aside",
        element("h3", said.PRESENT)
        + paragraph(found["text"])
        + items("ul", [_duty(procedure, duty, root) for duty in found["duties"]])
        + element("p", f"Source: {shown}."),
        id=PRESENT,
        class_="present",
        tabindex="-1",
        aria_label="Outside the chapter",
    )


def _duty(procedure: Procedure, duty: dict, root: str) -> str:
    by = f"by {moment(duty['due'])}, " if duty["due"] else ""
    parts = [f"{element('strong', text(duty['title']))}: {by}{text(duty['rule'])}."]
    parts += [text(said.reading(reading)) for reading in duty["readings"]]
    if duty["needs"]:
        parts.append(said.needs(voice(procedure, root), procedure, duty["needs"]) + ".")
    if duty["too_early"]:
        parts.append(said.TOO_EARLY)
    return " ".join([*parts, text(duty["note"])]).strip()
