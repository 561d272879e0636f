"""What follows from some answers, by going through every completion one by one: what truth tables are held against.

Nothing here is taken from the calculator. A ``decide`` gives the result of answers that are complete.
"""

from collections.abc import Callable, Iterator
from itertools import combinations, product

type Truths = dict[str, bool]
type Decide = Callable[[Truths], object]


def holds(condition, full: Truths) -> bool:
    """Whether a condition holds where everything is answered."""
    if isinstance(condition, str):
        return full[condition]
    kind, *parts = condition
    each = [holds(part, full) for part in parts]
    return {"all": all(each), "any": any(each), "not": not all(each)}[kind]


def completions(names, truths: Truths) -> Iterator[Truths]:
    """Every way of settling what is open."""
    free = [name for name in names if truths.get(name) is None]
    for values in product((False, True), repeat=len(free)):
        yield truths | dict(zip(free, values, strict=True))


def every(names) -> Iterator[Truths]:
    """Every set of answers, complete or not: each name true, false or open."""
    for values in product((True, False, None), repeat=len(names)):
        yield {name: value for name, value in zip(names, values, strict=True) if value is not None}


def results(decide: Decide, names, truths: Truths) -> set:
    """The results that completions come to."""
    return {decide(full) for full in completions(names, truths)}


def decisive(decide: Decide, names, truths: Truths) -> dict[str, int]:
    """For each open name that can matter, in how many completions its answer alone changes the result."""
    full = list(completions(names, truths))
    counts = {
        name: sum(decide(one) != decide(one | {name: not one[name]}) for one in full)
        for name in names
        if name not in truths
    }
    # Each pair of completions that differ in the name alone was counted from both sides.
    return {name: count // 2 for name, count in counts.items() if count}


def smallest_reasons(decide: Decide, names, truths: Truths) -> list[list[str]]:
    """Every smallest part of the answers that alone leaves one result, by the order of the names."""
    given = [name for name in names if name in truths]
    for size in range(len(given) + 1):
        parts = [list(part) for part in combinations(given, size)]
        found = [part for part in parts if len(results(decide, names, {name: truths[name] for name in part})) == 1]
        if found:
            return found
    return []


def smallest_ways(decide: Decide, names, truths: Truths) -> list[tuple[dict[str, bool], object]]:
    """Every smallest set of further answers that leaves one result, with it: none where there is but one already."""
    free = [name for name in names if name not in truths]
    for size in range(len(free) + 1):
        ways = [
            dict(zip(part, values, strict=True))
            for part in combinations(free, size)
            for values in product((True, False), repeat=size)
        ]
        found = [(way, results(decide, names, truths | way)) for way in ways]
        settled = [(way, left.pop()) for way, left in found if len(left) == 1]
        if settled:
            return settled if size else []
    return []
