"""The pages to read and to look things up in: sections, who does what, glossary, points of interpretation, sources."""

from collections.abc import Iterator
from itertools import groupby

from publish.model import Provision, Section, below
from publish.pages._drives import drives, of_rule
from publish.pages._writer import Content, heading

_INFORMATION = "is"
"""The force of what is said and asks nothing of anybody."""


def section(shown: Section, content: Content) -> dict:
    """What the template of a section's page shows; what is driven by the first statement of each paragraph."""
    by_unit = drives(content.source)
    driven = {}
    for statements in content.source.chapter.paragraphs(shown):
        units = (unit for provision in below(statements) for unit in (provision.id, *provision.restates))
        driven[statements[0].id] = dict.fromkeys(drive for unit in units for drive in by_unit.get(unit, ()))
    return {"section": shown, "heading": heading(shown), "driven": driven}


def who(content: Content) -> dict:
    """By body, what falls on it and what is owed to it; lettered parts stand within their statement."""
    chapter = content.source.chapter
    nested = [pair for section in chapter.sections for pair in _nested(section.provisions)]
    duties = [(provision, above) for provision, above in nested if provision.force != _INFORMATION]
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


def glossary(content: Content) -> dict:
    """The terms by the letters with which they begin."""
    terms = sorted(content.source.chapter.terms, key=lambda term: term.term.casefold())
    return {"letters": {letter: [*found] for letter, found in groupby(terms, lambda term: term.term[0].upper())}}


def interpretation(content: Content) -> dict:
    """The rules that each point of interpretation bears on."""
    rules = of_rule(content.source)
    points = content.source.chapter.interpretations
    return {"drives": {point.id: [rules[id] for id in point.affects] for point in points}}


def sources(content: Content) -> dict:
    """The provisions behind which each source stands."""
    chapter, stands_behind = content.source.chapter, {}
    for source in chapter.sources:
        read_there = (provision.id for provision in chapter.provisions() if source.id in provision.sources)
        stands_behind[source.id] = [*dict.fromkeys((*source.provisions, *read_there))]
    return {"stands_behind": stands_behind}
