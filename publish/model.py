"""What ``procedure.yaml`` says, as frozen data: the chapter for the pages, the guarantees for the proof.

Texts of both are as written, placeholders and all. A text that is not given is "".
A provision's number is its id: 5.2 for the first statement of 5.2, 5.2.2 for the second; 2.9(a) for a lettered part,
4.2(b).2 for the second statement of one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from calculator.procedure import Condition, Notice, Procedure

ALWAYS, AT_LEAST, NEVER = DEMANDS = ("always", "at_least", "never")
"""What a guarantee may demand of the conclusion."""

_COUNT, _FURTHER = "0|[1-9][0-9]*", "[2-9]|[1-9][0-9]+"
_LETTERS = re.compile(r"[A-Z]*")
_NUMBER = re.compile(
    rf"(?P<unit>(?P<paragraph>(?P<section>{_COUNT})\.(?:{_COUNT}))(?:\([a-z]+\))*)(?:\.(?P<statement>{_FURTHER}))?"
)


class Number(NamedTuple):
    """What the number of a provision tells: of 4.2(b).3, that it is statement 3 of unit 4.2(b), in paragraph 4.2."""

    unit: str
    paragraph: str
    section: int
    statement: int


class Force(NamedTuple):
    """How strongly a provision binds: the word shown and what it means."""

    id: str
    word: str
    meaning: str


class Figure(NamedTuple):
    """A number that stands in texts and in no timescale."""

    id: str
    value: str
    provisions: tuple[str, ...]


class Body(NamedTuple):
    """On whom a duty falls or to whom it is owed."""

    id: str
    name: str
    kind: str
    note: str
    provisions: tuple[str, ...]


class SubGroup(NamedTuple):
    """The group that advises a board; ``members`` is the provision whose items are its members."""

    name: str
    restates: tuple[str, ...]
    members: str
    others: tuple[str, ...]


class Board(NamedTuple):
    """A board that works by the procedure."""

    id: str
    name: str
    authority: str
    sub_group: SubGroup | None


class Term(NamedTuple):
    """A term of the glossary; ``outside`` where its meaning comes from outside the chapter."""

    id: str
    term: str
    short: str
    means: str
    provisions: tuple[str, ...]
    outside: bool


class Provision(NamedTuple):
    """One statement of the chapter, or a lettered part, one of the ``items`` of the statement above it.

    ``sources`` are where it was read, where that is not the one text that all restate.
    """

    id: str
    title: str
    restates: tuple[str, ...]
    force: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    text: str
    sources: tuple[str, ...]
    items: tuple["Provision", ...]


class Section(NamedTuple):
    """A section of the chapter, which has a page of its own at ``slug``."""

    number: int
    slug: str
    title: str
    summary: str
    provisions: tuple[Provision, ...]


class Reference(NamedTuple):
    """Law, guidance, a related chapter or further reading; ``read`` is the day on which it was read, if told."""

    id: str
    title: str
    kind: str
    restates: tuple[str, ...]
    note: str
    url: str
    read: date | None
    provisions: tuple[str, ...]


class Unconfirmed(NamedTuple):
    """What could not be confirmed of the procedure, and where to look; ``unit`` is that of the source, if it is one."""

    unit: str
    title: str
    text: str
    look: str


class Interpretation(NamedTuple):
    """A point on which the chapter is silent, ambiguous or at odds with itself, and the reading taken."""

    id: str
    title: str
    units: tuple[str, ...]
    point: str
    readings: tuple[str, ...]
    taken: str
    affects: tuple[str, ...]
    outside: bool


class Beside(NamedTuple):
    """Another procedure whose site stands beneath that of this one, at ``at``; its folder, from that of this file."""

    at: str
    folder: str
    title: str
    text: str


class PartOfNow(NamedTuple):
    """A part of what applies now, with what was read on it: ids of what the file lists under ``sources``."""

    title: str
    text: str
    sources: tuple[str, ...]


class Now(NamedTuple):
    """What applies in place of a procedure that was replaced, for whoever has a case today.

    ``first`` comes before all else; ``read`` is the day on which the sources were read; ``decides`` says what binds.
    """

    first: str
    read: date
    parts: tuple[PartOfNow, ...]
    decides: str


class About(NamedTuple):
    """What the page about the site says of this procedure: what it is, for whom, and what it is not."""

    what: str
    audience: str
    unofficial: str
    decides: str


class Site(NamedTuple):
    """What the pages say in words of this procedure alone.

    ``introduction`` tells search engines of the site, ``summary`` whoever comes to the start page. ``subjects`` are
    those whom cases are about, ``identifiable`` what no report of an error may identify. ``known_by`` is how an
    exported calendar knows a case without a reference, ``planning`` how to plan backwards.
    """

    name: str
    introduction: str
    summary: str
    urgent_help: str
    subjects: str
    identifiable: str
    known_by: str
    planning: str
    about: About


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """All that the pages show of the procedure. ``body_kinds`` are the headings of bodies, by the kind of a body."""

    title: str
    manual: str
    called: str
    restates: tuple[str, ...]
    forces: tuple[Force, ...]
    units: tuple[tuple[str, ...], ...]
    figures: tuple[Figure, ...]
    notices: tuple[Notice, ...]
    body_kinds: Mapping[str, str]
    bodies: tuple[Body, ...]
    boards: tuple[Board, ...]
    terms: tuple[Term, ...]
    sections: tuple[Section, ...]
    sources: tuple[Reference, ...]
    interpretations: tuple[Interpretation, ...]
    unconfirmed: tuple[Unconfirmed, ...]

    @cached_property
    def _found(self) -> Mapping[str, tuple[Section, Provision]]:
        return {p.id: (section, p) for section in self.sections for p in below(section.provisions)}

    def provisions(self) -> Iterator[Provision]:
        """Every provision in the order of the chapter, items included."""
        return (provision for _, provision in self._found.values())

    def provision(self, number: str) -> Provision:
        """The provision of that id. Raises KeyError where there is none, as do the two that follow."""
        return self._found[number][1]

    def heading(self, number: str) -> str:
        """The title of the paragraph in which a provision stands."""
        return self._found[parsed(number).paragraph][1].title

    def href(self, number: str) -> str:
        """Where a provision stands, from the root of the site."""
        return f"sections/{self._found[number][0].slug}/#{number}"

    def paragraphs(self, section: Section) -> tuple[tuple[Provision, ...], ...]:
        """The statements of a section by paragraph; the first of each paragraph has its title."""
        return tuple(tuple(group) for _, group in groupby(section.provisions, lambda p: parsed(p.id).paragraph))


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee:
    """Where ``when`` holds, and each of ``not_known`` is answered "Not known", what is demanded.

    Of the conclusion, that it is ``outcome`` (``always``), that or a stronger one (``at_least``), or any other
    (``never``); nothing where there is no ``demand``. Of criteria, that they are met (``meets``) or that they are not
    (``rules_out``). The condition names questions alone: a guarantee leans on no finding.
    """

    id: str
    says: str
    when: Condition
    not_known: tuple[str, ...]
    demand: str
    outcome: str
    meets: tuple[str, ...]
    rules_out: tuple[str, ...]
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the file says: to the calculator in plain text, to the pages and the proof as it is written.

    ``now`` is there where the procedure was replaced. ``examples`` are the names of case files in the order in which
    the pages show them. ``values`` is what a placeholder stands for, as written, by its name; ``lines`` the line where
    something begins, by its kind and id.
    """

    procedure: Procedure
    chapter: Chapter
    site: Site
    now: Now | None
    beside: tuple[Beside, ...]
    examples: tuple[str, ...]
    guarantees: tuple[Guarantee, ...]
    values: Mapping[str, str]
    lines: Mapping[tuple[str, str], int]


def below(provisions: tuple[Provision, ...]) -> Iterator[Provision]:
    """The provisions and all their items, at any depth, in order."""
    for provision in provisions:
        yield provision
        yield from below(provision.items)


def parsed(number: str) -> Number | None:
    """What a provision's number tells; None of what has not the form of one."""
    found = _NUMBER.fullmatch(number)
    return found and Number(found["unit"], found["paragraph"], int(found["section"]), int(found["statement"] or 1))


def is_unit(id: str) -> bool:
    """Whether it has the form of a unit's id: a provision's number with no count of statements, letters before it."""
    number = parsed(number_of(id))
    return number is not None and number.unit == number_of(id)


def number_of(unit: str) -> str:
    """A unit without the letters by which its source tells it from others': 3.2 of P3.2."""
    return unit[_LETTERS.match(unit).end() :]
