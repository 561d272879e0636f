"""The real procedure with a rule changed, and what its author is then told."""

from dataclasses import replace

from publish.model import Source
from publish.proof import ProofError, prove
from publish.source.guarantees import Guarantee


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
    holder = source if part == "guarantees" else source.procedure
    parts = tuple(replace(one, **values) if one.id == id else one for one in getattr(holder, part))
    assert parts != getattr(holder, part), f"nothing changes with {id}"
    return _with(source, part, parts)


def without(source: Source, part: str, id: str) -> Source:
    """The source without the part of that id."""
    holder = source if part == "guarantees" else source.procedure
    parts = tuple(one for one in getattr(holder, part) if one.id != id)
    assert len(parts) == len(getattr(holder, part)) - 1
    return _with(source, part, parts)


def with_criterion(source: Source, **values) -> Source:
    """The source with one more criterion, like the last but for these values."""
    criteria = source.procedure.criteria
    return _with(source, "criteria", (*criteria, replace(criteria[-1], **values)))


def promised(source: Source, criterion: str, when: tuple) -> Source:
    """The source with a promise more: that a criterion is met just where all of ``when`` holds."""
    kind, *parts = when
    assert kind == "all"
    silent = {"not_known": (), "demand": "", "outcome": "", "provisions": ("2.6",)}
    meets = Guarantee(id="meets", says="It is met.", when=when, meets=(criterion,), rules_out=(), **silent)
    rules_out = replace(
        meets, id="rules_out", when=("any", *(("not", part) for part in parts)), meets=(), rules_out=(criterion,)
    )
    return _with(source, "guarantees", (*source.guarantees, meets, rules_out))


def _with(source: Source, part: str, parts: tuple) -> Source:
    if part == "guarantees":
        return replace(source, guarantees=parts)
    return replace(source, procedure=replace(source.procedure, **{part: parts}))
