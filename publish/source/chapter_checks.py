"""What must hold of the chapter as a whole, in as far as it could be read."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from publish.model import Chapter, Provision, below, paragraph_of, section_number, statement_number, unit_of
from publish.problems import Problem, quoted
from publish.source.register import Register


def check_chapter(chapter: Chapter, register: Register) -> Iterator[Problem]:
    """Every check of the chapter."""
    for check in (check_units, check_sections, check_places, check_titles, check_members):
        yield from check(chapter, register)
    order = {unit: at for at, unit in enumerate(unit for row in chapter.units for unit in row)}
    for section in chapter.sections:
        yield from check_order(section.provisions, order, register)
        for provision in _numbered(below(section.provisions)):
            yield from check_restates(provision, register)
            yield from check_items(provision, register)
            yield from check_order(provision.items, order, register)


def check_units(chapter: Chapter, register: Register) -> Iterator[Problem]:
    """Each list of units holds those of one section."""
    for row in chapter.units:
        for unit in row[1:]:
            section = section_number(row[0])
            if section_number(unit) != section:
                message = f"expected a unit of section {section}, found {quoted(unit)}"
                yield register.given["units"][unit].problem(message)


def check_sections(chapter: Chapter, register: Register) -> Iterator[Problem]:
    """The sections stand in the order of their numbers, none twice."""
    for before, section in pairwise(section for section in chapter.sections if section.slug):
        if section.number <= before.number:
            message = f"expected a number above {before.number}, found {section.number}"
            yield register.problem("sections", section.slug, "number", message)


def check_places(chapter: Chapter, register: Register) -> Iterator[Problem]:
    """Each provision stands in the section of its number, and a lettered one among the items of another."""
    for section in chapter.sections:
        for number in [provision.id for provision in _numbered(section.provisions)]:
            message = ""
            if section_number(number) != section.number:
                message = f"expected a provision of section {section.number}, found {quoted(number)}"
            elif unit_of(number) != paragraph_of(number):
                message = f"expected {quoted(number)} among the items of {quoted(paragraph_of(number))}"
            if message:
                yield register.problem("provisions", number, "id", message)


def check_titles(chapter: Chapter, register: Register) -> Iterator[Problem]:
    """Each paragraph has one title, which its first statement bears; no lettered part has any."""
    for section in chapter.sections:
        provisions = _numbered(below(section.provisions))
        for number, paragraph in groupby(provisions, lambda provision: paragraph_of(provision.id)):
            first, *others = paragraph
            if not first.title:
                message = f"missing; expected the title of {number} on its first statement"
                yield register.problem("provisions", first.id, "title", message)
            for provision in others:
                if provision.title:
                    message = f"expected no title, since the first statement of {number} bears it"
                    yield register.problem("provisions", provision.id, "title", message)


def check_members(chapter: Chapter, register: Register) -> Iterator[Problem]:
    """The members of a sub-group are the items of a provision."""
    without_items = {provision.id for provision in chapter.provisions() if not provision.items}
    for board in chapter.boards:
        members = board.sub_group.members
        if board.id and members in without_items:
            message = f"expected members in a provision that has items, found {quoted(members)}"
            yield register.problem("boards", board.id, "sub_group", message)


def check_order(siblings: Iterable[Provision], order: dict[str, int], register: Register) -> Iterator[Problem]:
    """Provisions stand in the order of the units, the statements of a unit numbered one after the other."""
    before, unit_before = "", ""
    for number in [provision.id for provision in _numbered(siblings)]:
        unit, message = unit_of(number), ""
        if unit == unit_before:
            expected = f"{unit}.{statement_number(before) + 1}"
            if number != expected:
                message = f"expected {quoted(expected)} after {quoted(before)}, found {quoted(number)}"
        elif number != unit:
            message = f"expected {quoted(unit)} before its further statements, found {quoted(number)}"
        elif order.get(unit, len(order)) < order.get(unit_before, 0):
            message = f"expected {quoted(number)} before {quoted(before)}, as among the units"
        if message:
            yield register.problem("provisions", number, "id", message)
        before, unit_before = number, unit


def check_restates(provision: Provision, register: Register) -> Iterator[Problem]:
    """A provision restates the unit whose number it bears."""
    unit = unit_of(provision.id)
    if provision.restates and unit not in provision.restates:
        message = f"expected {quoted(unit)} among them, the unit of {quoted(provision.id)}"
        yield register.problem("provisions", provision.id, "restates", message)


def check_items(provision: Provision, register: Register) -> Iterator[Problem]:
    """The number of an item is that of the unit above it with one more letter."""
    unit = unit_of(provision.id)
    for item in _numbered(provision.items):
        if unit_of(item.id).rpartition("(")[0] != unit:
            message = f"expected {quoted(unit)} with one more letter, found {quoted(item.id)}"
            yield register.problem("provisions", item.id, "id", message)


def _numbered(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """Those whose numbers could be read."""
    return (provision for provision in provisions if provision.id)
