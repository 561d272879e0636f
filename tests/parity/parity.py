"""The same answer everywhere: what another Python gives for every case and combination, held against this one's."""

import json
from functools import cache
from hashlib import sha256
from itertools import islice

from calculator import browser, edition
from tests.case_files import cases
from tests.parity import combinations


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
def digests() -> tuple[str, ...]:
    """The SHA-256 of each block of answers to ``combinations``, worked out here: about half a minute."""
    return tuple(sha256(block.encode()).hexdigest() for block in combinations.blocks())


def difference_of_digests(others: list[str]) -> str | None:
    """The first block of combinations that another Python answers otherwise, with its first request; else None."""
    if len(others) != len(digests()):
        return f"{len(others)} digests instead of {len(digests())}"
    otherwise = [place for place, (here, there) in enumerate(zip(digests(), others, strict=True)) if here != there]
    if not otherwise:
        return None
    first = otherwise[0]
    request = next(islice(combinations.every_request(edition.current()), first * combinations.BLOCK, None))
    return f"of block {first} ({len(otherwise)} in all) the answers differ; it begins with {json.dumps(request)}"


def _parting(one: str, other: str) -> int:
    """How many letters two texts have in common at their start."""
    apart = (at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there)
    return next(apart, min(len(one), len(other)))


def _digest(texts) -> str:
    return sha256("\n".join(texts).encode()).hexdigest()
