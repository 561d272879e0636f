"""The chapter part of ``procedure.yaml``, and the words of its site: read and checked."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from types import MappingProxyType

from calculator.procedure import Notice
from publish.model import (
    About,
    Board,
    Body,
    Chapter,
    Figure,
    Force,
    Interpretation,
    Provision,
    Reference,
    Section,
    Site,
    SubGroup,
    Term,
    below,
    is_provision_number,
    is_unit,
    paragraph_of,
    section_number,
    statement_number,
    unit_of,
)
from publish.problems import Problem, quoted
from publish.source.fields import Fields, provisions
from publish.source.register import Register, check_use
from publish.source.values import Form

_SOURCE_KINDS = ("law", "guidance", "related", "further")
_UNIT = Form(is_unit, "2.9(a)")
_PROVISION = Form(is_provision_number, "5.2.2")


def read(fields: Fields) -> Chapter:
    """The chapter out of the keys of the whole file."""
    head = fields.part("procedure", _head)
    return Chapter(
        **head,
        forces=fields.parts("forces", _force, "forces", at_least=1),
        units=fields.ids("units", "units", _UNIT),
        figures=fields.parts("figures", _figure, "figures", optional=True),
        notices=fields.parts("notices", _notice, "notices", optional=True),
        body_kinds=MappingProxyType(dict(fields.parts("body_kinds", _body_kind, "body_kinds", at_least=1))),
        bodies=fields.parts("bodies", _body, "bodies", at_least=1),
        boards=fields.parts("boards", _board, "boards", optional=True),
        terms=fields.parts("terms", _term, "terms", optional=True),
        sections=fields.parts("sections", _section, "provisions", at_least=1),
        sources=fields.parts("sources", _source, "sources", optional=True),
        interpretations=fields.parts("interpretations", _interpretation, "interpretations", optional=True),
    )


def read_site(fields: Fields) -> Site:
    """What the pages say in words of this procedure alone, out of its own keys."""
    return Site(
        name=fields.line("name"),
        introduction=fields.line("introduction"),
        summary=fields.text("summary"),
        urgent_help=fields.text("urgent_help"),
        subjects=fields.line("subjects"),
        identifiable=fields.text("identifiable"),
        known_by=fields.text("known_by", optional=True),
        planning=fields.text("planning", optional=True),
        about=fields.part("about", _about),
    )


def _about(fields: Fields) -> About:
    return About(
        what=fields.text("what"),
        audience=fields.text("audience"),
        unofficial=fields.text("unofficial"),
        decides=fields.text("decides"),
    )


def _head(fields: Fields) -> dict:
    return {
        "id": fields.word("id"),
        "title": fields.line("title"),
        "manual": fields.line("manual"),
        "edition": fields.line("edition"),
        "unofficial": fields.line("unofficial"),
        "called": fields.text("called", optional=True) or "the procedure",
        "calendar_domain": fields.text("calendar_domain", optional=True),
        "restates": fields.references("restates", "units"),
    }


def _force(fields: Fields) -> Force:
    return Force(id=fields.id("forces"), word=fields.line("word"), meaning=fields.text("meaning"))


def _figure(fields: Fields) -> Figure:
    return Figure(id=fields.id("figures"), value=fields.line("value"), provisions=provisions(fields))


def _notice(fields: Fields) -> Notice:
    return Notice(code=fields.id("notices", key="code"), message=fields.text("message"), provisions=provisions(fields))


def _body_kind(fields: Fields) -> tuple[str, str]:
    return fields.id("body_kinds"), fields.line("title")


def _body(fields: Fields) -> Body:
    return Body(
        id=fields.id("bodies"),
        name=fields.text("name"),
        kind=fields.reference("kind", "body_kinds"),
        note=fields.text("note", optional=True),
        provisions=provisions(fields),
    )


def _board(fields: Fields) -> Board:
    return Board(
        id=fields.id("boards"),
        name=fields.text("name"),
        authority=fields.text("authority"),
        sub_group=fields.part("sub_group", _sub_group, optional=True),
    )


def _sub_group(fields: Fields) -> SubGroup:
    return SubGroup(
        name=fields.text("name"),
        restates=fields.references("restates", "units"),
        members=fields.reference("members", "provisions"),
        others=fields.references("others", "provisions", at_least=0),
    )


def _term(fields: Fields) -> Term:
    return Term(
        id=fields.id("terms"),
        term=fields.text("term"),
        short=fields.text("short", optional=True),
        means=fields.text("means"),
        provisions=provisions(fields),
        outside=fields.flag("outside"),
    )


def _section(fields: Fields) -> Section:
    return Section(
        number=fields.number("number", at_least=0),
        slug=fields.id("sections", key="slug"),
        title=fields.text("title"),
        summary=fields.text("summary"),
        provisions=fields.parts("provisions", _provision, "provisions"),
    )


def _provision(fields: Fields) -> Provision:
    return Provision(
        id=fields.id("provisions", _PROVISION),
        title=fields.text("title", optional=True),
        restates=fields.references("restates", "units"),
        force=fields.reference("force", "forces"),
        by=fields.references("by", "bodies", at_least=0),
        to=fields.references("to", "bodies", at_least=0),
        text=fields.text("text"),
        items=fields.parts("items", _provision, "provisions", at_least=1, optional=True),
    )


def _source(fields: Fields) -> Reference:
    return Reference(
        id=fields.id("sources"),
        title=fields.text("title"),
        kind=fields.choice("kind", _SOURCE_KINDS),
        restates=fields.references("restates", "units", optional=True),
        note=fields.text("note", optional=True),
        url=fields.address("url"),
        provisions=fields.references("provisions", "provisions", optional=True),
    )


def _interpretation(fields: Fields) -> Interpretation:
    affected = ("questions", "criteria", "timescales")
    return Interpretation(
        id=fields.id("interpretations"),
        title=fields.text("title"),
        units=fields.references("units", "units", uses=False),
        point=fields.text("point"),
        readings=fields.texts("readings"),
        taken=fields.text("taken"),
        affects=fields.references("affects", *affected, at_least=0, uses=False),
        outside=fields.flag("outside"),
    )


def check(chapter: Chapter, register: Register) -> Iterator[Problem]:
    """What must hold of the chapter as a whole, in as far as it could be read."""
    for check in (_check_units, _check_sections, _check_places, _check_titles, _check_members):
        yield from check(chapter, register)
    order = {unit: at for at, unit in enumerate(unit for row in chapter.units for unit in row)}
    for section in chapter.sections:
        yield from _check_order(section.provisions, order, register)
        for provision in _numbered(below(section.provisions)):
            yield from _check_restates(provision, register)
            yield from _check_items(provision, register)
            yield from _check_order(provision.items, order, register)
    for kind in ("bodies", "body_kinds"):
        yield from check_use(register, kind, register.used(kind), "uses")
    yield from check_use(register, "units", register.used("units"), "restates")


def _check_units(chapter: Chapter, register: Register) -> Iterator[Problem]:
    """Each list of units holds those of one section."""
    for row in chapter.units:
        for unit in row[1:]:
            section = section_number(row[0])
            if section_number(unit) != section:
                message = f"expected a unit of section {section}, found {quoted(unit)}"
                yield register.given["units"][unit].problem(message)


def _check_sections(chapter: Chapter, register: Register) -> Iterator[Problem]:
    """The sections stand in the order of their numbers, none twice."""
    for before, section in pairwise(section for section in chapter.sections if section.slug):
        if section.number <= before.number:
            message = f"expected a number above {before.number}, found {section.number}"
            yield register.problem("sections", section.slug, "number", message)


def _check_places(chapter: Chapter, register: Register) -> Iterator[Problem]:
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


def _check_titles(chapter: Chapter, register: Register) -> Iterator[Problem]:
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


def _check_members(chapter: Chapter, register: Register) -> Iterator[Problem]:
    """The members of a sub-group are the items of a provision."""
    without_items = {provision.id for provision in chapter.provisions() if not provision.items}
    for board in chapter.boards:
        members = board.sub_group.members if board.sub_group else ""
        if board.id and members in without_items:
            message = f"expected members in a provision that has items, found {quoted(members)}"
            yield register.problem("boards", board.id, "sub_group", message)


def _check_order(siblings: Iterable[Provision], order: dict[str, int], register: Register) -> Iterator[Problem]:
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


def _check_restates(provision: Provision, register: Register) -> Iterator[Problem]:
    """A provision restates the unit whose number it bears."""
    unit = unit_of(provision.id)
    if provision.restates and unit not in provision.restates:
        message = f"expected {quoted(unit)} among them, the unit of {quoted(provision.id)}"
        yield register.problem("provisions", provision.id, "restates", message)


def _check_items(provision: Provision, register: Register) -> Iterator[Problem]:
    """The number of an item is that of the unit above it with one more letter."""
    unit = unit_of(provision.id)
    for item in _numbered(provision.items):
        if unit_of(item.id).rpartition("(")[0] != unit:
            message = f"expected {quoted(unit)} with one more letter, found {quoted(item.id)}"
            yield register.problem("provisions", item.id, "id", message)


def _numbered(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """Those whose numbers could be read."""
    return (provision for provision in provisions if provision.id)
