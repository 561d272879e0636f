"""Who does what: the boards with their sub-groups, and each body with what falls on it and what is owed to it."""

from collections.abc import Iterator

from publish.model import Provision
from publish.pages._writer import Content

_INFORMATION = "is"
"""The force of what is said and asks nothing of anybody."""


def values(content: Content) -> dict:
    """What the template of the page shows beside the procedure."""
    chapter = content.source.chapter
    nested = [pair for section in chapter.sections for pair in _nested(section.provisions)]
    duties = [(provision, above) for provision, above in nested if provision.force != _INFORMATION]
    # Lettered parts stand within their statement.
    return {
        "of_body": {
            body.id: {
                "bears": [one for one, above in duties if body.id in one.by and not (above and body.id in above.by)],
                "owed": [one for one, above in duties if body.id in one.to and not (above and body.id in above.to)],
            }
            for body in chapter.bodies
        }
    }


def _nested(provisions: tuple[Provision, ...], above: Provision | None = None) -> Iterator[tuple]:
    """Each provision with the one in which it stands."""
    for provision in provisions:
        yield provision, above
        yield from _nested(provision.items, provision)
