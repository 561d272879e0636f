"""Sites that are built with one another: one at the top, and the others in folders beneath it.

Each is whole; what they have in common is the runtime of the calculators, which stands in the one at the top.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from publish import source
from publish.model import Source
from publish.problems import Problem, SourceError, quoted


class Place(NamedTuple):
    """Where a site stands beneath the top, "" at the top itself; ``titles`` are those of all the sites, by place."""

    at: str
    titles: Mapping[str, str]

    @property
    def up(self) -> str:
        """The way from its root to that of the site at the top."""
        return "../" * len(self.at.split("/")) if self.at else ""

    @property
    def neighbours(self) -> dict[str, str]:
        """The titles of the others, by where each stands, from the root of this one."""
        return {f"{self.up}{at}/" if at else self.up: title for at, title in self.titles.items() if at != self.at}


def top(found: Source) -> Place:
    """The place of the site at the top, by what its file says."""
    return Place("", {"": found.site.name} | {one.at: one.title for one in found.beside})


def load(found: Source, folder: Path) -> Mapping[str, Source]:
    """What the files beside one, in ``folder``, say, by place, top down. Raises SourceError for the first at fault."""
    sources = {}
    for one in sorted(found.beside):
        file = folder / one.folder / "procedure.yaml"
        if not file.is_file():
            raise refused(found, one.at, "a folder with procedure.yaml and cases/", one.folder)
        try:
            sources[one.at] = source.load(file)
        except SourceError as error:
            raise SourceError(f"{one.folder}/{error.name}", error.problems) from None
        if sources[one.at].beside:
            raise refused(found, one.at, "a procedure that has none beside it", one.folder)
    return sources


def refused(found: Source, at: str, expected: str, given: str) -> SourceError:
    """That what the file at the top says of the site at ``at`` cannot be built: another thing was expected there."""
    message = f"expected {expected}, found {quoted(given)}"
    return SourceError("procedure.yaml", [Problem("beside", found.lines["beside", at], 0, message)])
