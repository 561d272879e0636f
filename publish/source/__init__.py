"""``procedure.yaml``, read and checked: the procedure for the calculator, the chapter for the pages.

Each part is read, all is checked, and the calculator's texts are made plain.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from calculator.procedure import Citation, Procedure, Superseded
from publish.edition import bank_holidays
from publish.model import Chapter, Now, Source
from publish.problems import Problem, SourceError
from publish.source import chapter, criteria, dates, placeholders, records, values
from publish.source.fields import Fields
from publish.source.register import Register, check_ids, check_names, check_placeholders
from publish.source.yaml import Mapping, found, parse

__all__ = ["Problem", "Source", "SourceError", "load", "read"]


def load(path: Path) -> Source:
    """What the file at a path says. Raises SourceError, and nothing else, with all that is wrong with it."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(path.name, [Problem("", 0, 0, f"cannot be read: {reason}")]) from None
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].split(b"\n")
        message = f"the byte {data[error.start]:#04x} is not UTF-8; save the file as UTF-8"
        raise SourceError(path.name, [Problem("", len(before), len(before[-1]) + 1, message)]) from None
    return read(text, path.name)


def read(text: str, name: str) -> Source:
    """What a text says, as ``load``; ``name`` is what the errors call it."""
    root, problems = parse(text)
    if not problems and not isinstance(root, Mapping):
        came = "found nothing" if root is None else found(root)
        problems = [Problem("", 1, 1, f"expected a mapping with the parts of a procedure, {came}")]
    if not isinstance(root, Mapping):
        raise SourceError(name, problems)
    register = Register(problems)
    source = Fields(root, register).read(_source)
    problems.extend(_check(source, register, root))
    if all(problem.loose for problem in problems):
        problems.extend(criteria.check_size(source.procedure, root))
    if not all(problem.loose for problem in problems):
        raise SourceError(name, problems)
    lines = {(kind, id): node.line for kind, given in register.given.items() for id, node in given.items()}
    cited = {*_cited(source.procedure)}
    numbers = [provision.id for provision in source.chapter.provisions() if provision.id in cited]
    citations = {id: Citation(id, source.chapter.heading(id), source.chapter.href(id)) for id in numbers}
    procedure = source.procedure._replace(citations=MappingProxyType(citations))
    whole = replace(source, procedure=_plain(procedure, source.values), lines=lines)
    if problems:
        raise SourceError(name, problems, whole)
    return whole


def _superseded(fields: Fields) -> tuple[Superseded, Now]:
    """That the procedure was replaced, and the page for whoever has a case today."""
    return records.record(Superseded)(fields), fields.get("page", records.part(chapter.now))


def _source(fields: Fields) -> Source:
    """What the file says, the texts of the calculator not yet plain, and without citations."""
    head = fields.get("procedure", records.part(chapter.head))
    whole = chapter.read(fields, head)
    superseded, now = fields.get("superseded", records.part(_superseded).or_none) or (None, None)
    of_criteria = criteria.read(fields, whole)
    procedure = Procedure(
        **{key: head[key] for key in ("id", "title", "called", "edition", "unofficial")},
        calendar_domain=head["calendar_domain"] or f"{head['id']}.invalid",
        forces=records.labels((force.id, force.word) for force in whole.forces),
        notices=whole.notices,
        superseded=superseded,
        citations=MappingProxyType({}),
        **of_criteria,
        **dates.read(fields, whole, of_criteria["do_now"]),
    )
    return Source(
        procedure=procedure,
        chapter=whole,
        site=fields.get("site", records.part(chapter.site)),
        now=now,
        beside=fields.get("beside", chapter.beside),
        examples=fields.get("examples", values.several("a list of words", values.WORD, 0).or_empty),
        guarantees=fields.get("guarantees", chapter.guarantees),
        values=_values(procedure, whole),
        lines={},
    )


def _check(source: Source, register: Register, root: Mapping) -> Iterator[Problem]:
    """All that is wrong with the whole, in as far as its parts could be read."""
    yield from check_names(register)
    yield from check_ids(register)
    yield from check_placeholders(register, source.values)
    yield from chapter.check(source.chapter, register)
    yield from criteria.check(source.procedure, register, root)
    yield from criteria.check_binding(source.procedure, source.chapter, register)
    yield from dates.check(source.procedure, register, root)
    if bool(source.site.planning) != bool(source.procedure.planning):
        what = "expected only" if source.site.planning else "missing; expected text"
        yield root.at("site").at("planning").problem(f"{what} beside planning")
    yield from chapter.check_guarantees(source, register)


def _values(procedure: Procedure, chapter: Chapter) -> MappingProxyType[str, str]:
    """What each placeholder that is no provision's number stands for, as written."""
    calendar = bank_holidays()
    days = {warning.code: warning.after or warning.from_ or warning.before for warning in procedure.warnings.values()}
    return MappingProxyType(
        {
            placeholders.CALENDAR_FROM: str(calendar.first.year),
            placeholders.CALENDAR_TO: str(calendar.last.year),
            **{figure.id: figure.value for figure in chapter.figures if figure.id},
            **{id + placeholders.WITHIN: timescale.within for id, timescale in procedure.timescales.items() if id},
            **{code + placeholders.DATE: f"{day.day} {day:%B %Y}" for code, day in days.items() if code and day},
            **{part.id + placeholders.TEXT: part.text for part in chapter.provisions() if part.id},
        }
    )


def _cited(value: object) -> Iterator[str]:
    """The numbers of the provisions that a part of the procedure rests on, at any depth."""
    if isinstance(value, MappingProxyType):
        value = tuple(value.values())
    if isinstance(value, tuple):
        yield from getattr(value, "provisions", ())
        yield from filter(None, [getattr(value, "provision", "")])
        for part in value:
            yield from _cited(part)


def _plain[T](value: T, values: MappingProxyType[str, str]) -> T:
    """The same with no placeholder or Markdown left in any text, at any depth."""
    match value:
        case str():
            return placeholders.plain(value, values)
        case MappingProxyType():
            return MappingProxyType({key: _plain(part, values) for key, part in value.items()})
        case tuple():
            parts = (_plain(part, values) for part in value)
            return type(value)._make(parts) if hasattr(value, "_fields") else tuple(parts)
    return value
