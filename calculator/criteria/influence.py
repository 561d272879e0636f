"""On how many completions one answer alone decides, counted on a decision diagram under any answers."""

from collections.abc import Callable, Mapping, Sequence

type Parts = Callable[[int], tuple]
"""As ``Diagrams.parts``: of a node, its level and the nodes that follow false and true."""


class Influence:
    """Where the two ways on from each branch below ``top`` differ: found once, then counted for each answering.

    The differences are diagrams of their own, numbered so that both ways on come first; 0 is nowhere, 1 everywhere.
    """

    def __init__(self, order: Sequence[str], parts: Parts, top: int):
        self._order = order
        self._parts = parts
        self._top = top
        self._differences: list[tuple[int, int, int]] = []
        self._numbers: dict[tuple[int, int, int], int] = {}
        self._compared: dict[tuple[int, int], int] = {}
        self._branches = sorted(self._below(top))

    def under(self, truths: Mapping[str, bool | None]) -> dict[str, int]:
        """For each name that can still matter, in how many completions changing it alone changes the leaf.

        To one common scale, on which every name of the order is open.
        """
        whole = 1 << len(self._order)
        settled = [truths.get(name) for name in self._order]
        differing = [0, whole]
        for level, low, high in self._differences:
            truth = settled[level]
            if truth is None:
                differing.append(differing[low] + differing[high] >> 1)
            else:
                differing.append(differing[high if truth else low])
        found: dict[str, int] = {}
        reached = {self._top: whole}
        for level, node, low, high, difference in self._branches:
            weight = reached.get(node)
            if weight is None:
                continue
            truth = settled[level]
            if truth is None:
                if changed := weight * differing[difference] >> len(self._order):
                    found[self._order[level]] = found.get(self._order[level], 0) + changed
                weight >>= 1
                reached[low] = reached.get(low, 0) + weight
                reached[high] = reached.get(high, 0) + weight
            else:
                way = high if truth else low
                reached[way] = reached.get(way, 0) + weight
        return found

    def _below(self, top: int):
        """Each branch, once: its level, itself, its two ways on and the number of their difference."""
        seen, waiting = {top}, [top]
        while waiting:
            node = waiting.pop()
            level, low, high = self._parts(node)
            if level < len(self._order):
                yield level, node, low, high, self._difference(low, high)
                further = {low, high} - seen
                seen |= further
                waiting += further

    def _difference(self, one: int, other: int) -> int:
        if one == other:
            return 0
        (level, *ways), (other_level, *other_ways) = self._parts(one), self._parts(other)
        if level == other_level == len(self._order):
            return 1
        pair = (one, other) if one < other else (other, one)
        if pair not in self._compared:
            if level > other_level:
                ways = (one, one)
            elif level < other_level:
                other_ways = (other, other)
            low, high = map(self._difference, ways, other_ways)
            self._compared[pair] = low if low == high else self._number((min(level, other_level), low, high))
        return self._compared[pair]

    def _number(self, difference: tuple[int, int, int]) -> int:
        if difference not in self._numbers:
            self._numbers[difference] = len(self._differences) + 2
            self._differences.append(difference)
        return self._numbers[difference]
