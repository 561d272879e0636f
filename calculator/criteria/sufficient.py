"""Every part of the answers that is enough to settle a diagram, and from which nothing can be left out.

Where they are few, what settles a result, and what would, is read off the list of them; where they are not, it is
searched for (``settling``).
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from calculator.criteria.conditions import Diagrams, Node, Truths
from calculator.criteria.settling import NONE, Literal, Literals, Way, opposite

# The real procedure has a dozen. Past so many, a look through the list would take longer than a search.
MOST = 300
# So many sets of branches are looked at for them, and no more.
LOOKS = 3_000


@dataclass(frozen=True, slots=True)
class Enough:
    """Literals that leave one ``leaf``, also in the order of the file, and those that go ``against`` them."""

    literals: Literals
    listed: tuple[Literal, ...]
    against: Literals
    leaf: Hashable


class _TooMany(Exception):
    pass


def every(diagrams: Diagrams, node: Node, order: Mapping[str, int]) -> tuple[Enough, ...] | None:
    """All of a diagram, those with the fewest literals first, then by the order of the file; None where too many."""
    try:
        found = [
            _enough(literals, leaf, order)
            for leaf in diagrams.leaves(node, {})
            for literals in _all(diagrams, frozenset((node,)), leaf, {})
        ]
    except _TooMany:
        return None
    return tuple(sorted(found, key=lambda enough: (len(enough.listed), [order[name] for name, _ in enough.listed])))


def reason(known: tuple[Enough, ...], truths: Truths) -> tuple[Literal, ...]:
    """The first that holds under some truths; nothing where none does."""
    given = frozenset(truths.items())
    return next((enough.listed for enough in known if enough.literals <= given), ())


def would_settle(known: tuple[Enough, ...], truths: Truths) -> list[Way]:
    """Every smallest set of literals that some truths lack of one, with the leaf that it would come to.

    Nothing where one holds already.
    """
    given = frozenset(truths.items())
    lacking = {
        tuple([literal for literal in enough.listed if literal not in given]): enough.leaf
        for enough in known
        if enough.against.isdisjoint(given)
    }
    fewest = min(map(len, lacking))
    return [(literals, leaf) for literals, leaf in lacking.items() if len(literals) == fewest] if fewest else []


def _enough(literals: Literals, leaf: Hashable, order: Mapping[str, int]) -> Enough:
    listed = tuple(sorted(literals, key=lambda literal: order[literal[0]]))
    return Enough(literals, listed, frozenset(map(opposite, literals)), leaf)


def _all(diagrams: Diagrams, nodes: frozenset[Node], leaf: Hashable, known: dict) -> list[Literals]:
    """All literals that are just enough to bring every one of some nodes to a leaf.

    Those that do without the first name bring both its ways there; with the name are those that cannot do without.
    """
    if nodes not in known:
        parts = [diagrams.parts(node) for node in nodes]
        level = min(at for at, *_ in parts)
        if level == len(diagrams.order):
            return [NONE] if all(value == leaf for *_, value in parts) else []
        lows, highs = (
            frozenset(part[side] if part[0] == level else node for node, part in zip(nodes, parts, strict=True))
            for side in (1, 2)
        )
        without = _all(diagrams, lows | highs, leaf, known)
        found = list(without)
        for truth, nexts in ((True, highs), (False, lows)):
            literal = diagrams.order[level], truth
            cannot = (part for part in _all(diagrams, nexts, leaf, known) if not any(less <= part for less in without))
            found += [part | {literal} for part in cannot]
        if len(found) > MOST or len(known) > LOOKS:
            raise _TooMany
        known[nodes] = found
    return known[nodes]
