"""The keys of a mapping, each read with the type that its value must have."""

from collections.abc import Callable, Collection
from types import NoneType
from typing import NamedTuple

from publish.problems import did_you_mean, listed, nearest
from publish.source.register import KINDS, Register
from publish.source.yaml.nodes import Mapping, Node, Sequence

type Reader[T] = Callable[["Fields"], T]


class Value[T](NamedTuple):
    """A type of value: what messages call it, how it is read from a node, and what stands where it is left out.

    Only what is ``optional`` may be. With it go ids of the kinds in ``lost``, and names of those in ``unseen``.
    """

    expected: str
    read: Callable[["Fields", Node], T]
    empty: Callable[[], T] = str
    optional: bool = False
    lost: Collection[str] = ()
    unseen: Collection[str] = ()

    @property
    def or_empty(self) -> "Value[T]":
        """The same, which may be left out: "", () or False then."""
        return self._replace(optional=True)

    @property
    def or_none(self) -> "Value[T | None]":
        """The same, which may be left out: None then."""
        return self._replace(optional=True, empty=NoneType)

    def then[U](self, make: Callable[[T], U]) -> "Value[U]":
        """What ``make`` makes of such a value."""
        return self._replace(read=lambda fields, node: make(self.read(fields, node)), empty=lambda: make(self.empty()))


class Fields:
    """One mapping, and the register in which everything wrong with it is noted."""

    def __init__(self, node: Mapping, register: Register):
        self.node = node
        self.register = register
        self._asked: list[str] = []
        self._absent: dict[str, Value] = {}

    def get[T](self, key: str, value: Value[T]) -> T:
        """What stands under a key."""
        node = self.node.entries.get(key)
        self._asked.append(key)
        if node is None:
            self._absent[key] = value
        elif type(node) is Node:
            self._miss(value)
        else:
            return value.read(self, node)
        return value.empty()

    def all(self, **values: Value) -> dict:
        """What stands under each of the keys."""
        return {key: self.get(key, value) for key, value in values.items()}

    def has(self, key: str) -> bool:
        """Whether a key is there, with something other than an empty list."""
        node = self.node.entries.get(key)
        return node is not None and not (isinstance(node, Sequence) and not node.items)

    def note(self, node: Node, message: str) -> None:
        """Note a problem with a node."""
        self.register.problems.append(node.problem(message))

    def wrong(self, key: str, message: str) -> None:
        """Note a problem with a key."""
        self.note(self.node.at(key), message)

    def beside(self, key: str, other: str) -> None:
        """Hold a key that has been asked for to be missing where another is there."""
        absent = self._absent.get(key)
        if absent and self.has(other):
            self._absent[key] = absent._replace(expected=f"{absent.expected} beside {other}", optional=False)

    def read[T](self, reader: Reader[T]) -> T:
        """What a reader makes of the mapping, with a problem for each key that is missing or not asked for."""
        if self.node.dropped:
            self.register.unseen.update(KINDS)
        if len(self.node.dropped) > 1:
            self.register.lost.update(KINDS)
        before = len(self.register.problems)
        value = reader(self)
        self._finish(before)
        return value

    def _finish(self, before: int) -> None:
        """Note each key that was not asked for, and each that was and is missing.

        Where most keys are wrong, something else was meant; that alone is noted, in place of all that was
        noted of what the mapping holds: the problems after the first ``before``.
        """
        unknown = {key: nearest(key, self._absent) for key in self.node.entries if key not in self._asked}
        missing = {
            key: absent for key, absent in self._absent.items() if not absent.optional and key not in unknown.values()
        }
        if len(missing) > 1 and 2 * len(unknown) >= len(self.node.entries):
            del self.register.problems[before:]
            keys = listed([*self.node.entries]) or "none"
            required = [key for key in self._asked if key in missing or key in self.node.entries]
            self.note(self.node, f"expected the keys {listed(required)}; found {keys}")
            self.register.lost.update(KINDS)
            return
        for key, meant in unknown.items():
            self.wrong(key, f"unknown key{did_you_mean(key, [meant] if meant else self._asked)}")
            if meant:
                self._miss(self._absent[meant])
        for key, absent in missing.items():
            self.wrong(key, f"missing; expected {absent.expected}")
            self._miss(absent)

    def _miss(self, absent: Value) -> None:
        self.register.lost.update(absent.lost)
        self.register.unseen.update(absent.unseen)
