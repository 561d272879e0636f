"""The same answer everywhere: what another Python gives for every case and combination, held against this one's."""

import json
from functools import cache
from hashlib import sha256
from itertools import islice

import pytest

from calculator import browser, edition
from tests.case_files import cases
from tests.parity import combinations

WHICH = pytest.mark.parametrize(
    "which", ["few", pytest.param("every", marks=[pytest.mark.long, pytest.mark.timeout(1200)])]
)
"""For a test of the combinations: a sample where there are seconds, every one where there are minutes."""


@cache
def questions() -> tuple[str, ...]:
    """Every case's request, as JSON text."""
    return tuple(case.line for case in cases())


@cache
def answers() -> tuple[str, ...]:
    """What the page would be given for each, worked out here: what ``calculator.browser.respond`` gives."""
    return tuple(browser.respond(question) for question in questions())


def difference(others: list[str]) -> str | None:
    """The first case that another Python answers otherwise, with both answers where they part; else None."""
    if len(others) != len(questions()):
        return f"{len(others)} answers to {len(questions())} cases"
    if _digest(others) == _digest(answers()):
        return None
    for case, here, there in zip(cases(), answers(), others, strict=True):
        if here != there:
            apart = _parting(here, there)
            shown = slice(max(apart - 80, 0), apart + 80)
            return f"{case.id}\nhere:  …{here[shown]}…\nthere: …{there[shown]}…"
    raise AssertionError("the digests differ and no answer does")


@cache
def digests(which: str) -> tuple[str, ...]:
    """The SHA-256 of each block of answers to the ``combinations`` of that name, worked out here."""
    return tuple(sha256(block.encode()).hexdigest() for block in combinations.blocks(which))


def difference_of_digests(which: str, others: list[str]) -> str | None:
    """The first block of combinations that another Python answers otherwise, with its first request; else None."""
    wanted = digests(which)
    if len(others) != len(wanted):
        return f"{len(others)} digests instead of {len(wanted)}"
    otherwise = [place for place, (here, there) in enumerate(zip(wanted, others, strict=True)) if here != there]
    if not otherwise:
        return None
    first = otherwise[0]
    request = next(islice(combinations.REQUESTS[which](edition.current()), first * combinations.BLOCK, None))
    return f"of block {first} ({len(otherwise)} in all) the answers differ; it begins with {json.dumps(request)}"


def _parting(one: str, other: str) -> int:
    """How many letters two texts have in common at their start."""
    apart = (at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there)
    return next(apart, min(len(one), len(other)))


def _digest(texts) -> str:
    return sha256("\n".join(texts).encode()).hexdigest()
