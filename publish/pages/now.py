"""The page for whoever has a case today: the ways into the procedures that apply, and what they are in outline."""

from typing import NamedTuple

from publish.pages._writer import Content


class Door(NamedTuple):
    """The way into another procedure, from the root of the site; ``dated`` where it has dates to work out."""

    title: str
    text: str
    href: str
    dated: bool


def values(content: Content) -> dict:
    """What the template of the page shows beside the procedure."""
    beneath = content.beneath
    doors = [
        Door(one.title, one.text, f"{one.at}/", bool(beneath[one.at].procedure.timescales))
        for one in content.source.beside
    ]
    return {"now": content.source.now, "doors": doors}
