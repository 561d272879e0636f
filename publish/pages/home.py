"""The start page: what happens when a case comes in, step by step; and the page for whoever has a case today."""

from collections.abc import Iterator
from typing import NamedTuple

from publish.model import Source
from publish.pages._writer import Content


class Step(NamedTuple):
    """What is done, with the force of it, by whom, and where it stands; a timescale says by when."""

    title: str
    force: str
    by: tuple[str, ...]
    href: str
    timescale: str = ""


def values(content: Content) -> dict:
    """What the template of the page shows beside the procedure."""
    return {
        "steps": [*_steps(content.source)],
        "neighbours": content.neighbours,
        "beneath": content.beneath,
    }


def now(content: Content) -> dict:
    """The procedures that apply today; ``dated`` are the places of those that have dates to work out."""
    dated = [at for at, beneath in content.beneath.items() if beneath.procedure.timescales]
    return {"now": content.source.now, "doors": content.source.beside, "dated": dated}


def _steps(source: Source) -> Iterator[Step]:
    """What is to be done whatever the dates are, then what runs from a case that came in and of which more follows."""
    procedure, chapter = source.procedure, source.chapter
    quoted = {id for timescale in procedure.timescales.values() for id in timescale.provisions}
    names = {body.id: body.name for body in chapter.bodies}
    for duty in procedure.do_now:
        follows = not duty.outcomes or any(procedure.outcomes[id].force for id in duty.outcomes)
        if follows and duty.provision not in quoted:
            provision = chapter.provision(duty.provision)
            title, by = chapter.heading(provision.id), tuple(names[id] for id in provision.by)
            yield Step(title, provision.force, by, chapter.href(provision.id))
    for timescale in procedure.timescales.values():
        if timescale.direction != "before" and not timescale.minimum:
            by, href = timescale.by, f"timeline/#{timescale.id}"
            yield Step(timescale.title, timescale.force, by, href, timescale.id)
