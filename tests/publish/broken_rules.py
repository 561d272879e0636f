"""A procedure with a rule changed, and what its author is then told."""

from dataclasses import replace

from calculator.procedure import Condition
from publish.model import Guarantee, Source
from publish.proof import ProofError, prove


def told(source: Source) -> dict[str, str]:
    """By its path, what the proof finds wrong; nothing where it finds nothing."""
    found: dict[str, str] = {}
    try:
        prove(source)
    except ProofError as error:
        for problem in error.problems:
            found[problem.path] = "\n".join(filter(None, (found.get(problem.path), problem.message)))
    return found


def changed(source: Source, part: str, id: str, **values) -> Source:
    """The source with other values in the criterion, question, finding, outcome or guarantee of that id."""
    if part == "guarantees":
        assert id in {guarantee.id for guarantee in source.guarantees}
        return replace(source, guarantees=tuple(replace(g, **values) if g.id == id else g for g in source.guarantees))
    parts = getattr(source.procedure, part)
    return _with(source, part, {**parts, id: parts[id]._replace(**values)})


def without(source: Source, part: str, id: str) -> Source:
    """The source without the part of that id."""
    if part == "guarantees":
        assert id in {guarantee.id for guarantee in source.guarantees}
        return replace(source, guarantees=tuple(guarantee for guarantee in source.guarantees if guarantee.id != id))
    parts = dict(getattr(source.procedure, part))
    del parts[id]
    return _with(source, part, parts)


def with_criterion(source: Source, id: str, **values) -> Source:
    """The source with one more criterion, like the last but for these values."""
    criteria = source.procedure.criteria
    last = [*criteria.values()][-1]
    return _with(source, "criteria", {**criteria, id: last._replace(id=id, **values)})


def promised(source: Source, criterion: str, when: Condition) -> Source:
    """The source with two promises more: that a criterion is met where a condition holds, and nowhere else."""
    silent = {"says": "So.", "not_known": (), "demand": "", "outcome": "", "provisions": ("1.1",)}
    meets = Guarantee(id="meets", when=when, meets=(criterion,), rules_out=(), **silent)
    rules_out = Guarantee(id="rules_out", when=("not", when), meets=(), rules_out=(criterion,), **silent)
    return replace(source, guarantees=(*source.guarantees, meets, rules_out))


def _with(source: Source, part: str, parts: dict) -> Source:
    return replace(source, procedure=source.procedure._replace(**{part: parts}))
