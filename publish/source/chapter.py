"""The chapter part of ``procedure.yaml``, and the words of its site: read and checked."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, pairwise

from calculator.criteria.conditions import names
from calculator.procedure import NO, UNKNOWN, YES, Notice
from publish import model
from publish.model import ALWAYS, DEMANDS, Chapter, Guarantee, Provision, below, number_of, parsed
from publish.problems import Problem, one_of, quoted
from publish.source import records, values
from publish.source.fields import Fields
from publish.source.register import Register, check_use

_OF_CRITERIA = ("meets", "rules_out")
_IS_PLACE = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*").fullmatch
_UNIT = values.formed("a unit", model.is_unit, "2.9(a)")
_ROW = values.several("a list of units", values.id_of("units", _UNIT, alone=True)).then(
    lambda ids: tuple(filter(None, ids))
)
_BODIES = values.references("bodies", at_least=0)

_sub_group = records.record(
    model.SubGroup,
    members=values.reference("provisions"),
    others=values.references("provisions", at_least=0),
)
_provision = records.record(
    Provision,
    id=values.id_of("provisions", values.formed("an id", parsed, "5.2.2")),
    optional=["title"],
    by=_BODIES,
    to=_BODIES,
    sources=values.references("sources").or_empty,
    items=records.parts(lambda fields: _provision(fields), "provisions", at_least=1).or_empty,
)
_section = records.record(
    model.Section,
    number=values.number(0),
    slug=values.id_of("sections"),
    provisions=records.parts(_provision, "provisions"),
)
_unconfirmed = records.record(model.Unconfirmed, unit=_UNIT.or_empty, optional=["look"])
now = records.record(
    model.Now,
    read=values.DAY,
    parts=records.parts(
        records.record(model.PartOfNow, sources=values.references("sources", at_least=0).or_empty), at_least=1
    ),
)
"""What the page says to whoever has a case today, out of its own keys."""
beside = records.parts(
    records.record(
        model.Beside,
        at=values.id_of("beside", values.formed("an id", _IS_PLACE, "present/adults")),
        folder=values.LINE,
        title=values.LINE,
    ),
    "beside",
).or_empty
"""The procedures whose sites stand beneath that of this one."""
site = records.record(
    model.Site,
    name=values.LINE,
    introduction=values.LINE,
    subjects=values.LINE,
    optional=("known_by", "planning"),
    about=records.part(records.record(model.About)),
)
"""What the pages say in words of this procedure alone, out of its own keys."""


def head(fields: Fields) -> dict:
    """What names the procedure: to the pages, the calculator or both."""
    return fields.all(
        id=values.WORD,
        title=values.LINE,
        manual=values.LINE,
        edition=values.LINE,
        unofficial=values.LINE,
        called=values.TEXT.or_empty.then(lambda called: called or "the procedure"),
        calendar_domain=values.TEXT.or_empty,
        restates=values.references("units").or_empty,
    )


def read(fields: Fields, head: dict) -> Chapter:
    """The chapter out of the keys of the whole file."""
    return Chapter(
        **{key: head[key] for key in ("title", "manual", "called", "restates")},
        **fields.all(
            forces=records.listed(model.Force, "forces", at_least=1, word=values.LINE),
            units=values.several("a list of lists of units", _ROW),
            figures=records.listed(model.Figure, "figures", value=values.LINE).or_empty,
            notices=records.parts(records.record(Notice, code=values.id_of("notices")), "notices").or_empty,
            body_kinds=records.labelled("body_kinds", key="title", words=values.LINE, at_least=1),
            bodies=records.listed(
                model.Body, "bodies", at_least=1, kind=values.reference("body_kinds"), optional=["note"]
            ),
            boards=records.listed(model.Board, "boards", sub_group=records.part(_sub_group).or_none).or_empty,
            terms=records.listed(model.Term, "terms", optional=["short"]).or_empty,
            sections=records.parts(_section, "provisions", at_least=1),
            sources=records.listed(
                model.Reference,
                "sources",
                kind=values.choice(("law", "guidance", "related", "local", "further", "present")),
                url=values.ADDRESS.or_empty,
                read=values.DAY.or_none,
                optional=("restates", "note", "provisions"),
            ).or_empty,
            interpretations=records.listed(
                model.Interpretation,
                "interpretations",
                units=values.references("units", uses=False),
                readings=values.several("a list of texts", values.TEXT),
                affects=values.references("questions", "criteria", "timescales", at_least=0, uses=False),
            ).or_empty,
            unconfirmed=records.parts(_unconfirmed).or_empty,
        ),
    )


def check(chapter: Chapter, register: Register) -> Iterator[Problem]:
    """What must hold of the chapter as a whole, in as far as it could be read."""
    for row in chapter.units:
        for unit in row:
            section, own = (parsed(number_of(one)).section for one in (row[0], unit))
            if own != section:
                message = f"expected a unit of section {section}, found {quoted(unit)}"
                yield register.given["units"][unit].problem(message)
    for before, section in pairwise(section for section in chapter.sections if section.slug):
        if section.number <= before.number:
            message = f"expected a number above {before.number}, found {section.number}"
            yield register.problem("sections", section.slug, "number", message)
    unconfirmed = {part.unit for part in chapter.unconfirmed if part.unit}
    for unit in unconfirmed & register.given["units"].keys():
        message = f"expected no unit that is unconfirmed, found {quoted(unit)}"
        yield register.given["units"][unit].problem(message)
    order = {number_of(unit): at for at, unit in enumerate(unit for row in chapter.units for unit in row)}
    for section in chapter.sections:
        faults = _misplaced(section), _titles(section), _disordered(section.provisions, order)
        for id, key, message in chain(*faults):
            yield register.problem("provisions", id, key, message)
    statements = [one for section in chapter.sections for one in _numbered(section.provisions)]
    if any(one.sources for one in statements):
        for one in statements:
            if not one.sources:
                message = "missing; expected a list of sources, since other provisions say where they were read"
                yield register.problem("provisions", one.id, "sources", message)
    without_items = {provision.id for provision in chapter.provisions() if not provision.items}
    for board in chapter.boards:
        members = board.sub_group.members if board.sub_group else ""
        if board.id and members in without_items:
            message = f"expected members in a provision that has items, found {quoted(members)}"
            yield register.problem("boards", board.id, "sub_group", message)
    for kind, verb in (("bodies", "uses"), ("body_kinds", "uses"), ("units", "restates")):
        yield from check_use(register, kind, register.used(kind), verb)


type _Fault = tuple[str, str, str]
"""Of which provision, with which of its keys, and what is wrong."""


def _misplaced(section: model.Section) -> Iterator[_Fault]:
    """A provision stands in the section of its number, and a lettered one among the items of that above it."""
    for id in (provision.id for provision in _numbered(section.provisions)):
        number = parsed(id)
        if number.section != section.number:
            yield id, "id", f"expected a provision of section {section.number}, found {quoted(id)}"
        elif number.unit != number.paragraph:
            yield id, "id", f"expected {quoted(id)} among the items of {quoted(number.paragraph)}"
    for provision in _numbered(below(section.provisions)):
        unit = parsed(provision.id).unit
        if provision.restates and unit not in map(number_of, provision.restates):
            yield provision.id, "restates", f"expected {quoted(unit)} among them, the unit of {quoted(provision.id)}"
        for item in _numbered(provision.items):
            if parsed(item.id).unit.rpartition("(")[0] != unit:
                yield item.id, "id", f"expected {quoted(unit)} with one more letter, found {quoted(item.id)}"


def _titles(section: model.Section) -> Iterator[_Fault]:
    """Each paragraph has one title, which its first statement bears; no lettered part has any."""
    numbered = _numbered(below(section.provisions))
    for number, (first, *others) in groupby(numbered, lambda provision: parsed(provision.id).paragraph):
        if not first.title:
            yield first.id, "title", f"missing; expected the title of {number} on its first statement"
        for provision in others:
            if provision.title:
                yield provision.id, "title", f"expected no title, since the first statement of {number} bears it"


def _disordered(siblings: Iterable[Provision], order: dict[str, int]) -> Iterator[_Fault]:
    """Provisions stand in the order of the units, the statements of a unit numbered one after the other."""
    before, unit_before = "", ""
    for provision in _numbered(siblings):
        number, unit = provision.id, parsed(provision.id).unit
        if unit == unit_before:
            expected = f"{unit}.{parsed(before).statement + 1}"
            if number != expected:
                yield number, "id", f"expected {quoted(expected)} after {quoted(before)}, found {quoted(number)}"
        elif number != unit:
            yield number, "id", f"expected {quoted(unit)} before its further statements, found {quoted(number)}"
        elif order.get(unit, len(order)) < order.get(unit_before, 0):
            yield number, "id", f"expected {quoted(number)} before {quoted(before)}, as among the units"
        before, unit_before = number, unit
        yield from _disordered(provision.items, order)


def _numbered(provisions: Iterable[Provision]) -> list[Provision]:
    """Those whose numbers could be read."""
    return [provision for provision in provisions if provision.id]


def _guarantee(fields: Fields) -> Guarantee:
    demand = fields.either(*DEMANDS)
    criteria = fields.all(**dict.fromkeys(_OF_CRITERIA, values.references("criteria", uses=False).or_empty))
    outcomes = fields.all(**dict.fromkeys(DEMANDS, values.reference("outcomes").or_empty))
    if not demand and not any(fields.has(key) for key in _OF_CRITERIA):
        fields.wrong(ALWAYS, f"missing; expected {one_of((*DEMANDS, *_OF_CRITERIA))}")
    keys = fields.all(
        id=values.id_of("guarantees"),
        says=values.TEXT,
        when=values.condition(uses=False),
        not_known=values.references("questions", uses=False).or_empty,
        provisions=values.PROVISIONS,
    )
    return Guarantee(**keys, **criteria, demand=demand, outcome=outcomes.get(demand, ""))


guarantees = records.parts(_guarantee, "guarantees").or_empty
"""What the chapter promises of conclusion and criteria, sentence by sentence.

The criteria say the same thing again, on purpose: ``publish/proof`` holds the one against the other.
"""


def check_guarantees(source: model.Source, register: Register) -> Iterator[Problem]:
    """Guarantees name questions that can be answered so."""
    answers = {id: {*question.answers} for id, question in source.procedure.questions.items() if question.answers}
    for guarantee in filter(lambda guarantee: guarantee.id, source.guarantees):
        for name in sorted(names(guarantee.when)):
            if name in register.given["findings"]:
                message = f"expected a question, since a guarantee leans on no finding, found {quoted(name)}"
                yield register.problem("guarantees", guarantee.id, "when", message)
            elif not {YES, NO} <= answers.get(name, {YES, NO}):
                message = f'expected a question that takes "yes" and "no", found {quoted(name)}'
                yield register.problem("guarantees", guarantee.id, "when", message)
        for name in guarantee.not_known:
            if UNKNOWN not in answers.get(name, {UNKNOWN}):
                message = f"expected a question that takes {quoted(UNKNOWN)}, found {quoted(name)}"
                yield register.problem("guarantees", guarantee.id, "not_known", message)
