"""The chapter part of ``procedure.yaml``: how each of its parts is read."""

from types import MappingProxyType

from publish.model import (
    About,
    Board,
    Body,
    Chapter,
    Figure,
    Force,
    Interpretation,
    Notice,
    Provision,
    Reference,
    Section,
    Site,
    SubGroup,
    Term,
    is_provision_number,
    is_unit,
)
from publish.source.fields import Fields
from publish.source.values import Form

SOURCE_KINDS = ("law", "guidance", "related", "further")
_UNIT = Form(is_unit, "2.9(a)")
_PROVISION = Form(is_provision_number, "5.2.2")


def read(fields: Fields) -> Chapter:
    """The chapter out of the keys of the whole file."""
    head = fields.part("procedure", _head)
    return Chapter(
        **head,
        forces=fields.parts("forces", _force, "forces", at_least=1),
        units=fields.ids("units", "units", _UNIT),
        figures=fields.parts("figures", _figure, "figures"),
        notices=fields.parts("notices", _notice, "notices"),
        body_kinds=MappingProxyType(dict(fields.parts("body_kinds", _body_kind, "body_kinds", at_least=1))),
        bodies=fields.parts("bodies", _body, "bodies", at_least=1),
        boards=fields.parts("boards", _board, "boards", at_least=1),
        terms=fields.parts("terms", _term, "terms"),
        sections=fields.parts("sections", _section, "provisions", at_least=1),
        sources=fields.parts("sources", _source, "sources"),
        interpretations=fields.parts("interpretations", _interpretation, "interpretations"),
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
    return Figure(id=fields.id("figures"), value=fields.line("value"), provisions=_provisions(fields))


def _notice(fields: Fields) -> Notice:
    return Notice(code=fields.id("notices", key="code"), message=fields.text("message"), provisions=_provisions(fields))


def _body_kind(fields: Fields) -> tuple[str, str]:
    return fields.id("body_kinds"), fields.line("title")


def _body(fields: Fields) -> Body:
    return Body(
        id=fields.id("bodies"),
        name=fields.text("name"),
        kind=fields.reference("kind", "body_kinds"),
        note=fields.text("note", optional=True),
        provisions=_provisions(fields),
    )


def _board(fields: Fields) -> Board:
    return Board(
        id=fields.id("boards"),
        name=fields.text("name"),
        authority=fields.text("authority"),
        sub_group=fields.part("sub_group", _sub_group),
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
        provisions=_provisions(fields),
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
        kind=fields.choice("kind", SOURCE_KINDS),
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


def _provisions(fields: Fields) -> tuple[str, ...]:
    return fields.references("provisions", "provisions")
