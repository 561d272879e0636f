"""The smallest sets of answers that settle a diagram: those that bar every way to another leaf.

A way from the top of a diagram to a leaf is barred by any answer that it goes against. Ways that have to be barred are
found one at a time, as they are wanted; so neither all ways nor all sets of answers are ever gone through.
"""

import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import count

from calculator.criteria.conditions import Diagrams, Node, Truths

type Literal = tuple[str, bool]
"""A name with a truth: an answer that is given, or one that could be."""
type Literals = frozenset[Literal]
type Way = tuple[tuple[Literal, ...], Hashable]
"""Literals that settle a diagram, in the order of the file, with the leaf to which they bring it."""

# So many branches are looked at, and no more: a count, so that no result depends on how fast a machine is.
LOOKS = 500_000
NONE: Literals = frozenset()


class TooMany(Exception):
    """More branches would have to be looked at than are."""


def reason(diagrams: Diagrams, node: Node, leaf: Hashable, given: Sequence[Literal]) -> tuple[Literal, ...]:
    """A smallest part of what is given that leaves ``leaf`` alone; of several, that with the earliest literals.

    Past the bound: a part from which nothing can be left out, though there may be one with fewer.
    """
    settling = Settling(diagrams, node, leaf, {}, given)
    try:
        found = settling.earliest()
    except TooMany:
        found = settling.irreducible()
    return tuple(literal for literal in given if literal in found)


def would_settle(diagrams: Diagrams, node: Node, truths: Truths, literals: Sequence[Literal]) -> list[Way] | None:
    """Every smallest set of literals that would leave one leaf of an open diagram, with that leaf.

    None past the bound.
    """
    leaves = diagrams.leaves(node, truths)
    to_each = {leaf: Settling(diagrams, node, leaf, truths, literals) for leaf in leaves}
    place = {literal: place for place, literal in enumerate(literals)}
    sizes = (
        [(tuple(sorted(way, key=place.get)), leaf) for leaf, settling in to_each.items() for way in settling.sets(size)]
        for size in count()
    )
    try:
        return next(filter(None, sizes))
    except TooMany:
        return None


class Settling:
    """The sets of ``literals`` that leave ``leaf`` alone to be reached, where the ``settled`` truths hold beside them.

    ``literals`` come in the order in which they are preferred; of a name they hold one truth or both.
    """

    def __init__(self, diagrams: Diagrams, node: Node, leaf: Hashable, settled: Truths, literals: Iterable[Literal]):
        self._diagrams = diagrams
        self._node = node
        self._leaf = leaf
        self._place = {literal: place for place, literal in enumerate(literals)}
        self._prices = [self._price(name, settled.get(name)) for name in diagrams.order]
        self._ways: list[Literals] = []
        self._looked = 0

    def sets(self, size: int, kept: Literals = NONE, left_out: Literals = NONE) -> Iterator[Literals]:
        """Every set of this size that settles, each once, given that none with fewer does. Raises TooMany.

        All hold what is ``kept`` and nothing that is ``left_out``.
        """
        more = size - len(kept)
        still_open = self._still_open(kept, left_out, more)
        if still_open is None:
            return
        if not still_open:
            yield kept
            return
        # The last must bar them all; else one of them is barred after the other.
        choice = frozenset.intersection(*still_open) if more == 1 else min(still_open, key=len)
        for literal in sorted(choice, key=self._place.__getitem__):
            yield from self.sets(size, kept | {literal}, left_out | {opposite(literal)})
            left_out |= {literal}

    def earliest(self) -> Literals:
        """A smallest set that settles; of several, that with the earliest literals. Raises TooMany."""
        size, found = next((size, found) for size in count() for found in self.sets(size))
        kept, left_out = NONE, NONE
        for literal in self._place:
            if kept == found:
                break
            if literal not in found:
                other = next(self.sets(size, kept | {literal}, left_out), None)
                if other is None:
                    left_out |= {literal}
                    continue
                found = other
            kept |= {literal}
        return found

    def irreducible(self) -> Literals:
        """A set that settles and from which no literal can be left out; the latest are left out first."""
        kept = frozenset(self._place)
        for literal in reversed(self._place):
            if self._way(kept - {literal}) is None:
                kept -= {literal}
        return kept

    def _still_open(self, kept: Literals, left_out: Literals, more: int) -> list[Literals] | None:
        """Of ways that are still open, the literals that could bar each; None where ``more`` literals cannot bar all.

        That is known of ways that have no literal in common, for each needs one: so such ways are looked for.
        """
        found = sorted((way - left_out for way in self._ways if way.isdisjoint(kept)), key=len)
        apart: list[Literals] = []
        used = NONE
        for way in found:
            if way.isdisjoint(used):
                apart.append(way)
                used |= way
        while len(apart) <= more and all(apart):
            self._looked += len(self._diagrams.upwards(self._node))
            if self._looked > LOOKS:
                raise TooMany
            way = self._way(kept, left_out, used)
            if way is None:
                return found
            self._ways.append(way)
            found.append(way - left_out)
            apart.append(way - left_out)
            used |= way - left_out
        return None

    def _way(self, kept: Literals, left_out: Literals = NONE, barred: Literals = NONE) -> Literals | None:
        """The literals that bar a way to another leaf, which is barred neither by what is ``kept`` nor by ``barred``.

        Of several ways, that which the fewest literals bar, those that are ``left_out`` not counted.
        """
        prices = list(self._prices)
        level = self._diagrams.level
        for literals, price in ((left_out, 0), (barred, math.inf)):
            for name, truth in literals:
                no, yes = prices[level[name]]
                prices[level[name]] = (price, yes) if truth else (no, price)
        for name, truth in kept:
            prices[level[name]] = _one_way(truth)
        way = self._diagrams.nearest_other(self._node, self._leaf, prices)
        return way and frozenset((name, not taken) for name, taken in way if (name, not taken) in self._place)

    def _price(self, name: str, truth: bool | None) -> tuple[float, float]:
        """What it costs a way to take false and true: one where a literal would bar it."""
        if truth is not None:
            return _one_way(truth)
        return int((name, True) in self._place), int((name, False) in self._place)


def _one_way(truth: bool) -> tuple[float, float]:
    return (math.inf, 0) if truth else (0, math.inf)


def opposite(literal: Literal) -> Literal:
    """The same name with the other truth."""
    name, truth = literal
    return name, not truth
