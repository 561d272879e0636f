"""Conditions under incomplete answers: their status, what settles it, and what is still needed.

A truth is True, False or None (not settled). Conditions follow Kleene's strong logic. What is still needed is read off
a reduced ordered decision diagram of the conclusion, so nothing ever goes through the combinations of answers.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from operator import itemgetter

from calculator.criteria.influence import Influence
from calculator.procedure import Condition

type Truths = Mapping[str, bool | None]
type Node = int
type Prices = Sequence[Sequence[float]]
"""Of each level, what it costs to take the way of false and that of true; infinite where that way is barred."""


def evaluate(condition: Condition, truths: Truths) -> bool | None:
    """The truth of a condition whose names are all in ``truths``; an absent name is not settled."""
    match condition:
        case str():
            return truths.get(condition)
        case ("not", part):
            inner = evaluate(part, truths)
            return None if inner is None else not inner
        case (kind, *parts):
            decisive = kind == "any"
            found = [evaluate(part, truths) for part in parts]
            if decisive in found:
                return decisive
            return None if None in found else not decisive
    raise TypeError(f"not a condition: {condition!r}")


def names(condition: Condition) -> frozenset[str]:
    """The names that a condition asks for."""
    match condition:
        case str():
            return frozenset((condition,))
        case (_, *parts):
            return frozenset().union(*map(names, parts))
    raise TypeError(f"not a condition: {condition!r}")


def inline(condition: Condition, findings: Mapping[str, Condition]) -> Condition:
    """A condition with each finding's name replaced by what it stands for, so that only questions remain."""
    match condition:
        case str():
            return inline(findings[condition], findings) if condition in findings else condition
        case (kind, *parts):
            return (kind, *(inline(part, findings) for part in parts))
    raise TypeError(f"not a condition: {condition!r}")


def remaining(condition: Condition, truths: Truths) -> Condition | bool:
    """What a condition still turns on: itself without what is settled, or its truth where all is."""
    match condition:
        case str():
            truth = truths.get(condition)
            return condition if truth is None else truth
        case ("not", part):
            inner = remaining(part, truths)
            return not inner if isinstance(inner, bool) else ("not", inner)
        case (kind, *parts):
            decisive = kind == "any"
            found = [remaining(part, truths) for part in parts]
            if decisive in found:
                return decisive
            left = [part for part in found if not isinstance(part, bool)]
            return (kind, *left) if len(left) > 1 else left[0] if left else not decisive
    raise TypeError(f"not a condition: {condition!r}")


def settled_by(condition: Condition, truths: Truths, order: Mapping[str, int]) -> frozenset[str]:
    """A smallest set of names whose truths alone settle a settled condition; of several, the earliest in ``order``.

    Smallest where no name stands twice in the condition. Raises ValueError where the condition is open.
    """
    value = evaluate(condition, truths)
    if value is None:
        raise ValueError("the condition is not settled")
    if isinstance(condition, str):
        return frozenset((condition,))
    kind, *parts = condition
    if kind == "not":
        return settled_by(*parts, truths, order)
    settling = [settled_by(part, truths, order) for part in parts if evaluate(part, truths) is value]
    if value is (kind == "any"):
        return min(settling, key=lambda found: (len(found), sorted(order[name] for name in found)))
    return frozenset().union(*settling)


class TooEntangled(Exception):
    """Conditions whose questions hang together so much that their diagram would not fit."""

    def __init__(self):
        super().__init__(
            f"the conditions are too entangled: a diagram of them has more than {LARGEST:,} branches. "
            "Expected criteria that share few questions with one another"
        )


# The real procedure has some 30 branches; this many are still built in seconds.
LARGEST = 200_000


class Diagrams:
    """Reduced ordered decision diagrams over ``order``, with any hashable values at their leaves.

    A node is a number; two nodes are the same function if and only if they are the same number. Raises TooEntangled
    rather than grow without end.
    """

    def __init__(self, order: Sequence[str]):
        self.order = tuple(order)
        self.level = {name: level for level, name in enumerate(self.order)}
        self._branches: list[tuple[int, Hashable, Node]] = []
        self._found: dict[tuple, Node] = {}
        self._chosen: dict[tuple[Node, Node, Node], Node] = {}
        self._influences: dict[Node, Influence] = {}
        self._below: dict[Node, list[tuple[int, Node, Node, Node]]] = {}
        self.no, self.yes = self.leaf(False), self.leaf(True)

    def _node(self, branch: tuple) -> Node:
        if branch not in self._found:
            if len(self._branches) >= LARGEST:
                raise TooEntangled
            self._found[branch] = len(self._branches)
            self._branches.append(branch)
        return self._found[branch]

    def leaf(self, value: Hashable) -> Node:
        """The diagram that is ``value`` whatever is answered."""
        return self._node((len(self.order), type(value), value))

    def branch(self, level: int, low: Node, high: Node) -> Node:
        """``high`` where the name at ``level`` is true, else ``low``."""
        return low if low == high else self._node((level, low, high))

    def parts(self, node: Node) -> tuple:
        """Its level and the nodes that follow false and true; of a leaf, the level below every name, type and value."""
        return self._branches[node]

    def _split(self, node: Node, level: int) -> tuple[Node, Node]:
        at, low, high = self._branches[node]
        return (low, high) if at == level else (node, node)

    def choose(self, test: Node, then: Node, otherwise: Node) -> Node:
        """``then`` where ``test`` holds, else ``otherwise``."""
        if test == self.yes or then == otherwise:
            return then
        if test == self.no:
            return otherwise
        asked = (test, then, otherwise)
        if asked not in self._chosen:
            level = min(self._branches[node][0] for node in asked)
            lows, highs = zip(*(self._split(node, level) for node in asked), strict=True)
            self._chosen[asked] = self.branch(level, self.choose(*lows), self.choose(*highs))
        return self._chosen[asked]

    def of(self, condition: Condition) -> Node:
        """The diagram of a condition, with True and False at its leaves."""
        match condition:
            case str():
                return self.branch(self.level[condition], self.no, self.yes)
            case ("not", part):
                return self.choose(self.of(part), self.no, self.yes)
            case ("all", *parts):
                node = self.yes
                for part in reversed(parts):
                    node = self.choose(self.of(part), node, self.no)
                return node
            case ("any", *parts):
                node = self.no
                for part in reversed(parts):
                    node = self.choose(self.of(part), self.yes, node)
                return node
        raise TypeError(f"not a condition: {condition!r}")

    def leaves(self, node: Node, truths: Truths) -> set[Hashable]:
        """The values that completions of ``truths`` can still reach."""
        found, seen, waiting = set(), set(), [node]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                level, low, high = self._branches[node]
                if level == len(self.order):
                    found.add(high)
                else:
                    truth = truths.get(self.order[level])
                    waiting += [child for child, taken in ((low, False), (high, True)) if truth in (None, taken)]
        return found

    def nearest_other(self, node: Node, leaf: Hashable, prices: Prices) -> list[tuple[str, bool]] | None:
        """The cheapest way to another leaf: each name that it asks, with the truth that it takes.

        None where every way to another leaf is barred.
        """
        cheapest: dict[Node, float] = {}
        for level, at, low, high in self.upwards(node):
            if level == len(self.order):
                cheapest[at] = math.inf if high == leaf else 0
            else:
                no, yes = prices[level]
                no += cheapest[low]
                yes += cheapest[high]
                cheapest[at] = yes if yes < no else no
        if cheapest[node] == math.inf:
            return None
        way = []
        level, low, high = self._branches[node]
        while level < len(self.order):
            no, yes = prices[level]
            taken = yes + cheapest[high] < no + cheapest[low]
            way.append((self.order[level], taken))
            level, low, high = self._branches[high if taken else low]
        return way

    def upwards(self, node: Node) -> list[tuple[int, Node, Node, Node]]:
        """All that a node leads to, itself too, each after what it leads to: its level, itself and its two ways on."""
        if node not in self._below:
            seen, waiting = {node}, [node]
            for at in waiting:
                level, low, high = self._branches[at]
                if level < len(self.order):
                    further = {low, high} - seen
                    seen |= further
                    waiting += further
            found = [(self._branches[at][0], at, *self._branches[at][1:]) for at in seen]
            self._below[node] = sorted(found, key=itemgetter(0), reverse=True)
        return self._below[node]

    def influence(self, node: Node, truths: Truths) -> dict[str, int]:
        """For each name that can still matter, in how many completions changing it alone changes the leaf.

        A completion settles every name that ``truths`` leaves open, and the counts are to one common scale. A name
        that cannot matter is not in the answer. Nothing is added to the diagrams.
        """
        if node not in self._influences:
            self._influences[node] = Influence(self.order, self.parts, node)
        return self._influences[node].under(truths)
