"""Sites that are built with one another: one at the top, and the others in folders beneath it.

Each is whole; what they have in common is the runtime of the calculators, which stands in the one at the top.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from publish import source
from publish.model import Source
from publish.problems import Problem, SourceError, quoted


class Neighbour(NamedTuple):
    """Another of the sites: its title, and where it stands, from the root of the site that names it."""

    title: str
    href: str


class Place(NamedTuple):
    """Where a site stands among them: its folder beneath the top and the way up from there, both "" at the top."""

    at: str
    up: str
    neighbours: tuple[Neighbour, ...]

    def dump(self) -> str:
        """The same as text, to hand on to another process, which takes it by ``loaded``."""
        return json.dumps(self)


def loaded(text: str) -> Place:
    """The place that was handed on as text."""
    at, up, neighbours = json.loads(text)
    return Place(at, up, tuple(Neighbour(*neighbour) for neighbour in neighbours))


def place(found: Source, at: str = "") -> Place:
    """The place of the site at ``at``, by what the file of the one at the top says."""
    titles = {"": found.site.name} | {one.at: one.title for one in found.beside}
    up = "../" * len(at.split("/")) if at else ""
    neighbours = (Neighbour(title, f"{up}{to}/" if to else up) for to, title in titles.items() if to != at)
    return Place(at, up, tuple(neighbours))


def load(found: Source, folder: Path) -> Mapping[str, Source]:
    """What the files beside one, in ``folder``, say, by place, top down. Raises SourceError for the first at fault."""
    sources = {}
    for one in sorted(found.beside):
        file = folder / one.folder / "procedure.yaml"
        if not file.is_file():
            message = f"expected a folder with procedure.yaml and cases/, found {quoted(one.folder)}"
            raise refused(found, one.at, message)
        try:
            sources[one.at] = source.load(file)
        except SourceError as error:
            raise SourceError(f"{one.folder}/{error.name}", error.problems) from None
        if sources[one.at].beside:
            message = f"expected a procedure that has none beside it, found {quoted(one.folder)}"
            raise refused(found, one.at, message)
    return sources


def refused(found: Source, at: str, message: str) -> SourceError:
    """That what the file at the top says of the site at ``at`` cannot be built."""
    return SourceError("procedure.yaml", [Problem("beside", found.lines["beside", at], 0, message)])
