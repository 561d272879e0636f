"""Small diagrams made of a table of results, and what settles them, by going through every completion."""

from itertools import combinations, product

from calculator.criteria.conditions import Diagrams

NAMES = ("a", "b", "c", "d")
PLACE = {name: place for place, name in enumerate(NAMES)}
LEAVES = ("must", "should", "not met")
LITERALS = [(name, truth) for name in NAMES for truth in (True, False)]
SETS = [
    tuple(zip(names, truths, strict=True))
    for size in range(len(NAMES) + 1)
    for names in combinations(NAMES, size)
    for truths in product((True, False), repeat=size)
]
"""Every set of answers, the smallest first, then by the order of the names, a yes before a no."""


def diagram(diagrams: Diagrams, leaves, level: int = 0):
    """The diagram of a table: half for no, half for yes."""
    if len(leaves) == 1:
        return diagrams.leaf(leaves[0])
    half = len(leaves) // 2
    return diagrams.branch(
        level, diagram(diagrams, leaves[:half], level + 1), diagram(diagrams, leaves[half:], level + 1)
    )


def reached(leaves, answers) -> set:
    """The results of a table that completions of some answers come to."""
    every = zip(product((False, True), repeat=len(NAMES)), leaves, strict=True)
    return {leaf for full, leaf in every if all(full[PLACE[name]] is truth for name, truth in answers)}


def settling(leaves, answers) -> list[tuple]:
    """Every smallest set of further answers that leaves one result, with that result; nothing where one is left."""
    if len(reached(leaves, answers)) == 1:
        return []
    asked = {name for name, _ in answers}
    further = [way for way in SETS if asked.isdisjoint(name for name, _ in way)]
    found = [(way, reached(leaves, (*answers, *way))) for way in further]
    found = [(way, *left) for way, left in found if len(left) == 1]
    return [one for one in found if len(one[0]) == len(found[0][0])]


def reasons(leaves, answers) -> list[tuple]:
    """Every smallest part of some answers that leaves one result, the earliest first; nothing where none does."""
    found = [way for way in SETS if set(way) <= set(answers) and len(reached(leaves, way)) == 1]
    return [way for way in found if len(way) == len(found[0])]
