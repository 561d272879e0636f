"""Planning backwards as HTML: the latest dates that still leave room for the one that is wished for."""

from calculator.html._strings import cites, element, moment, paragraph, text
from calculator.procedure import Procedure
from calculator.wording import phrases
from calculator.wording import timeline as said

SIGNS = {True: "✓", False: "✗", None: "○"}
CLASSES = {True: "holds", False: "fails", None: "open"}
INFERRED = "Inferred"


def backwards(procedure: Procedure, found: dict | None, root: str) -> str:
    """The steps back in a table; nothing where no date is wished for."""
    if found is None:
        return ""
    head = element("tr", f'<th scope="col">{said.AT_LATEST}</th><th scope="col">In time?</th>')
    return (
        element("h3", text(said.backwards(found)))
        + paragraph(found["text"])
        + element(
            "table",
            element("thead", head) + "".join(_step(procedure, step, root) for step in found["steps"]),
            class_="backwards",
        )
    )


def _step(procedure: Procedure, step: dict, root: str) -> str:
    """A step over its latest date and whether that holds: on a phone there is no room for more than two columns."""
    about = (
        element("span", INFERRED, class_="inferred") if step["inferred"] else "",
        text(phrases.sentence(step["rule"])) if step["rule"] else "",
        text(step["note"]),
        cites(procedure, step["provisions"], root),
    )
    how = element("span", " ".join(part for part in about if part), class_="backwards__how")
    holds = (
        f'<span class="sign" aria-hidden="true">{SIGNS[step["holds"]]}</span> {text(said.holds(step))}',
        text(said.spare(step)),
    )
    return element(
        "tbody",
        f'<tr><th scope="rowgroup" colspan="2">{element("strong", text(step["title"]))} {how}</th></tr>'
        f"<tr><td>{_latest(step)}</td><td>{' '.join(part for part in holds if part)}</td></tr>",
        class_=f"backwards--{CLASSES[step['holds']]}",
    )


def _latest(step: dict) -> str:
    if step["latest"] is None:
        return said.NO_DATE
    others = "".join(f"<br/>Another reading: {moment(reading['due'])}" for reading in step["readings"])
    return element("strong", moment(step["latest"])) + others
