"""Who does what: the boards with their sub-groups, and each body with what falls on it and what is owed to it."""

from collections.abc import Iterator

from publish.model import Body, Provision
from publish.pages._writer import Content

_INFORMATION = "is"
"""The force of what is said and asks nothing of anybody."""
_NOBODY: frozenset[str] = frozenset()


def values(content: Content) -> dict:
    """What the template of the page shows beside the procedure."""
    chapter = content.source.chapter
    duties = [
        duty for section in chapter.sections for duty in _nested(section.provisions) if duty[0].force != _INFORMATION
    ]
    return {"of_body": {body.id: _of_body(body, duties) for body in chapter.bodies}}


def _nested(provisions: tuple[Provision, ...], above: Provision | None = None) -> Iterator[tuple]:
    """Each provision with those on whom the one in which it stands falls, and those to whom that is owed."""
    for provision in provisions:
        yield provision, frozenset(above.by) if above else _NOBODY, frozenset(above.to) if above else _NOBODY
        yield from _nested(provision.items, provision)


def _of_body(body: Body, duties: list[tuple]) -> dict:
    """The provisions that fall on a body and those owed to it, lettered parts within their statement."""
    return {
        "bears": [provision for provision, by, _ in duties if body.id in provision.by and body.id not in by],
        "owed": [provision for provision, _, to in duties if body.id in provision.to and body.id not in to],
    }
