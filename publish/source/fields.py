"""The keys of a mapping, each read with the type that its value must have."""

from collections.abc import Callable, Collection
from types import NoneType
from typing import NamedTuple

from publish.problems import did_you_mean, listed, nearest, one_of, quoted
from publish.source.register import KINDS, Register
from publish.source.yaml import Mapping, Node, Sequence

type Reader[T] = Callable[["Fields"], T]


class Value[T](NamedTuple):
    """A type of value: what messages call it, how it is read from a node, and what stands where it is left out.

    Only what is ``optional`` may be. With what cannot be read go ids of the kinds in ``lost``, and names of those in
    ``unseen``.
    """

    expected: str
    read: Callable[["Fields", Node], T]
    empty: Callable[[], T] = str
    optional: bool = False
    lost: Collection[str] = ()
    unseen: Collection[str] = ()

    @property
    def or_empty(self) -> "Value[T]":
        """The same, which may be left out: "", (), 0 or False then."""
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
        self._unread = False

    def get[T](self, key: str, value: Value[T]) -> T:
        """What stands under a key."""
        node = self.node.entries.get(key)
        self._asked.append(key)
        if node is None:
            self._absent[key] = value
            return value.empty()
        self._unread = self.refused(node)
        given = value.empty() if self._unread else value.read(self, node)
        if self._unread:
            self._miss(value)
        return given

    def refused(self, node: Node) -> bool:
        """Whether the parser refused what stands there, so that part of what is read is missing."""
        self._unread = self._unread or type(node) is Node
        return type(node) is Node

    def all(self, **values: Value) -> dict:
        """What stands under each of the keys."""
        return {key: self.get(key, value) for key, value in values.items()}

    def has(self, key: str) -> bool:
        """Whether a key is there, with something other than an empty list."""
        node = self.node.entries.get(key)
        return node is not None and not (isinstance(node, Sequence) and not node.items)

    def note(self, node: Node, message: str) -> None:
        """Note a problem with a node."""
        self._unread = True
        self.register.problems.append(node.problem(message))

    def wrong(self, key: str, message: str) -> None:
        """Note a problem with a key."""
        self.note(self.node.at(key), message)

    def only(self, where: str, *keys: str) -> None:
        """Note a problem with each of the keys that is there, since it may be only elsewhere."""
        for key in filter(self.has, keys):
            self.wrong(key, f"expected only {where}")

    def either(self, *keys: str) -> str:
        """The first of the keys that is there, or ""; note a problem with each other one, since one alone may be."""
        first, *further = [*filter(self.has, keys)] or [""]
        for key in further:
            self.wrong(key, f"expected {one_of(keys)}, found {quoted(first)} too")
        return first

    def beside(self, key: str, *others: str) -> None:
        """Hold a key that has been asked for to be missing where one of the others is there."""
        absent, other = self._absent.get(key), next(filter(self.has, others), "")
        if absent and other:
            self._absent[key] = absent._replace(expected=f"{absent.expected} beside {other}", optional=False)

    def read[T](self, reader: Reader[T]) -> T:
        """What a reader makes of the mapping, with a problem for each key that is missing or not asked for.

        Where most keys are wrong, something else was meant; that alone is noted of what the mapping holds.
        """
        before = len(self.register.problems)
        value = reader(self)
        entries, dropped = self.node.entries, self.node.dropped
        unknown = {key: nearest(key, self._absent) for key in entries if key not in self._asked}
        missing = {
            key: absent for key, absent in self._absent.items() if not absent.optional and key not in unknown.values()
        }
        other = len(missing) > 1 and 2 * len(unknown) >= len(entries)
        if dropped:
            self.register.unseen.update(KINDS)
        if other or len(dropped) > 1:
            self.register.lost.update(KINDS)
        if other:
            del self.register.problems[before:]
            required = [key for key in self._asked if key in missing or key in entries]
            self.note(self.node, f"expected the keys {listed(required)}; found {listed([*entries]) or 'none'}")
            return value
        for key, meant in unknown.items():
            self.wrong(key, f"unknown key{did_you_mean(key, [meant] if meant else self._asked)}")
        for key, absent in missing.items():
            self.wrong(key, f"missing; expected {absent.expected}")
        for key in (*filter(None, unknown.values()), *missing):
            self._miss(self._absent[key])
        return value

    def _miss(self, value: Value) -> None:
        self.register.lost.update(value.lost)
        self.register.unseen.update(value.unseen)
