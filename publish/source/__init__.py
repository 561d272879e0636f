"""``procedure.yaml``, read and checked: the procedure for the calculator and the chapter for the pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from calculator.procedure import Citation, Procedure
from publish import prose
from publish.model import Chapter, Site
from publish.problems import Problem, SourceError
from publish.source import chapter, guarantees, rules
from publish.source.chapter_checks import check_chapter
from publish.source.fields import Fields, read_mapping
from publish.source.guarantees import Guarantee, check_guarantees
from publish.source.nodes import Mapping, found
from publish.source.register import Register, check_ids, check_names, check_placeholders, check_use, figures_used
from publish.source.rules_checks import check_rules, events_used, outcomes_used, questions_used
from publish.source.yaml_nodes import parse

__all__ = ["Problem", "Source", "SourceError", "load", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the file says: to the calculator in plain text, to the pages and the proof as it is written.

    ``examples`` are the names of case files in the order in which the pages show them. ``lines`` tells where in the
    file something is, by its kind and id.
    """

    procedure: Procedure
    chapter: Chapter
    site: Site
    examples: tuple[str, ...]
    guarantees: tuple[Guarantee, ...]
    lines: dict[tuple[str, str], int]


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
    source = read_mapping(root, register, _source)
    problems.extend(_check(source, register, root))
    if not all(problem.loose for problem in problems):
        raise SourceError(name, problems)
    lines = {(kind, id): node.line for kind, given in register.given.items() for id, node in given.items()}
    whole = replace(source, procedure=_made_plain(source), lines=lines)
    if problems:
        raise SourceError(name, problems, whole)
    return whole


def _source(fields: Fields) -> Source:
    found = chapter.read(fields)
    return Source(
        procedure=rules.read(fields, found),
        chapter=found,
        site=fields.part("site", chapter.read_site),
        examples=fields.words("examples"),
        guarantees=guarantees.read(fields),
        lines={},
    )


def _check(source: Source, register: Register, root: Mapping) -> Iterator[Problem]:
    dated = [w.code for w in source.procedure.warnings.values() if w.after or w.from_ or w.before]
    yield from check_names(register)
    yield from check_ids(register)
    yield from check_placeholders(register, dated)
    yield from check_chapter(source.chapter, register)
    yield from check_rules(source.procedure, register, root)
    yield from check_guarantees(source.guarantees, source.procedure.questions.values(), register)
    yield from check_use(register, "units", register.used("units"), "restates")
    used = {kind: register.used(kind) for kind in ("bodies", "groups", "event_groups", "answers", "body_kinds")}
    used["questions"] = used["findings"] = questions_used(source.procedure, register)
    used["events"] = events_used(source.procedure, register)
    used["figures"] = figures_used(register)
    for kind, ids in used.items():
        yield from check_use(register, kind, ids, "uses")
    yield from check_use(register, "outcomes", outcomes_used(source.procedure), "leads to")


def _made_plain(source: Source) -> Procedure:
    """The procedure as the calculator has it: with what it cites, and no placeholder or Markdown left."""
    return _plain(source, source.procedure._replace(citations=_citations(source)))


def _citations(source: Source) -> MappingProxyType[str, Citation]:
    procedure, chapter = source.procedure, source.chapter
    citing = (
        *procedure.notices,
        *procedure.questions.values(),
        *procedure.findings.values(),
        *procedure.outcomes.values(),
        *procedure.criteria.values(),
        *filter(None, (procedure.lead, procedure.indicators)),
        *procedure.reminders,
        *procedure.events.values(),
        *procedure.timescales.values(),
        *(procedure.planning.steps if procedure.planning else ()),
    )
    cited = {number for part in citing for number in part.provisions}
    cited |= {duty.provision for duty in (*procedure.do_now, *procedure.undated)}
    return MappingProxyType(
        {
            id: Citation(id=id, title=chapter.heading(id), href=chapter.href(id))
            for id in (provision.id for provision in chapter.provisions())
            if id in cited
        }
    )


def _plain(source: Source, value):
    match value:
        case str():
            return prose.plain(source, value)
        case MappingProxyType():
            return MappingProxyType({key: _plain(source, part) for key, part in value.items()})
        case tuple():
            parts = (_plain(source, part) for part in value)
            return type(value)._make(parts) if hasattr(value, "_fields") else tuple(parts)
    return value
