"""The pages to read and to look things up in: sections, who does what, glossary, points of interpretation, sources."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from calculator.wording.deadlines import rule
from publish.model import Provision, Section, Source, below
from publish.pages._writer import Content, heading
from publish.source.placeholders import plain

_RULES = ("timescale", "criterion", "question", "date")


class Drive(NamedTuple):
    """One rule that a provision drives: what it is, where it stands, and its detail in a few words."""

    kind: str
    title: str
    href: str
    detail: str = ""

    @property
    def shown_kind(self) -> str:
        return "Date asked" if self.kind == "date" else self.kind.capitalize()


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
    # What has the force "is" asks nothing of anybody.
    duties = [(provision, above) for provision, above in nested if provision.force != "is"]
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


def drives(source: Source) -> dict[str, list[Drive]]:
    """The rules behind which a unit of the chapter stands, by the unit's id, in the order of the kinds."""
    by_unit = defaultdict(list)
    for units, drive in _all(source):
        for unit in units:
            by_unit[unit].append(drive)
    return by_unit


def of_rule(source: Source) -> dict[str, Drive]:
    """The same by the id of the rule: of a timescale, criterion, question or date."""
    rules = (drive for _, drive in _all(source) if drive.kind in _RULES)
    return {drive.href.rpartition("#")[2].removeprefix("q-"): drive for drive in rules}


def _all(source: Source) -> Iterator[tuple[tuple[str, ...], Drive]]:
    """Each rule with the units behind it."""
    procedure, chapter = source.procedure, source.chapter
    for timescale in procedure.timescales.values():
        detail = rule(procedure, timescale)
        yield timescale.provisions, Drive("timescale", timescale.title, f"timeline/#{timescale.id}", detail)
    for criterion in procedure.criteria.values():
        detail = f"leads to “{procedure.outcomes[criterion.outcome].word.lower()}”"
        yield criterion.provisions, Drive("criterion", criterion.title, f"eligibility/#{criterion.id}", detail)
    for question in procedure.questions.values():
        yield question.provisions, Drive("question", question.asks, f"eligibility/#q-{question.id}")
    for event in procedure.events.values():
        yield event.provisions, Drive("date", event.asks, f"timeline/#q-{event.id}")
    for point in chapter.interpretations:
        yield point.units, Drive("interpretation", plain(point.title, source.values), f"interpretation/#{point.id}")
    for guarantee in source.guarantees:
        says = plain(guarantee.says, source.values)
        yield guarantee.provisions, Drive("guarantee", says, f"assurance/#{guarantee.id}")
