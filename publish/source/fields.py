"""The keys of a mapping, each read with the type that its value must have.

Only what is ``optional`` may be left out; it then gives "", (), None or False. Kinds are the register's.
"""

from collections.abc import Callable, Collection, Iterable
from types import MappingProxyType
from typing import NamedTuple

from calculator.procedure import Condition, Group, Labels
from publish.problems import did_you_mean, listed, nearest, one_of
from publish.source import values
from publish.source.register import KINDS, Register, any_of, list_of
from publish.source.values import CONDITIONS, WORD, Form
from publish.source.yaml.nodes import Mapping, Node, Sequence, found

UNITS = ("hours", "working_days", "weeks", "months")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

type Reader[T] = Callable[["Fields"], T]


class _Absent(NamedTuple):
    """What was expected under a key that is not there, and the kinds of which some may be missed with it."""

    expected: str
    optional: bool
    lost: Collection[str]
    unseen: Collection[str]


def read_mapping[T](node: Mapping, register: Register, reader: Reader[T]) -> T:
    """What a reader makes of a mapping, with a problem for each key that is missing or not asked for."""
    fields = Fields(node, register)
    before = len(register.problems)
    if node.dropped:
        register.unseen.update(KINDS)
    if len(node.dropped) > 1:
        register.lost.update(KINDS)
    value = reader(fields)
    fields.finish(before)
    return value


class Fields:
    """One mapping, and the register in which everything wrong with it is noted."""

    def __init__(self, node: Mapping, register: Register):
        self.node = node
        self.register = register
        self._asked: list[str] = []
        self._absent: dict[str, _Absent] = {}

    def has(self, key: str) -> bool:
        """Whether a key is there, with something other than an empty list."""
        node = self.node.entries.get(key)
        return node is not None and not (isinstance(node, Sequence) and not node.items)

    def wrong(self, key: str, message: str) -> None:
        """Note a problem with a key."""
        values.note(self.register, self.node.at(key), message)

    def beside(self, key: str, other: str) -> None:
        """Hold a key that has been asked for to be missing where another is there."""
        absent = self._absent.get(key)
        if absent and self.has(other):
            self._absent[key] = absent._replace(expected=f"{absent.expected} beside {other}", optional=False)

    def line(self, key: str) -> str:
        """A text in which nothing is put in."""
        node = self._find(key, "text")
        return values.line(self.register, node) if node else ""

    def text(self, key: str, *, optional: bool = False, quoting: bool = False) -> str:
        """A text with placeholders and emphasis; ``quoting`` where texts of the chapter may be put in."""
        node = self._find(key, "text", optional)
        return values.text(self.register, node, quoting=quoting) if node else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of such texts, at least one."""
        node = self._find(key, "a list of texts")
        parts = values.items(self.register, node, "a list of texts", at_least=1) if node else ()
        return tuple(values.text(self.register, part) for part in parts)

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words that no other part of the file names; optional."""
        node = self._find(key, "a list of words", optional=True)
        parts = values.items(self.register, node, "a list of words", at_least=0) if node else ()
        return tuple(values.formed(self.register, part, "a word", WORD) for part in parts)

    def address(self, key: str) -> str:
        """A web address; optional."""
        node = self._find(key, "a web address", optional=True)
        return values.address(self.register, node) if node else ""

    def word(self, key: str, form: Form = WORD) -> str:
        """A word that no other part of the file names."""
        node = self._find(key, "a word")
        return values.formed(self.register, node, "a word", form) if node else ""

    def id(self, kind: str, form: Form = WORD, *, key: str = "id") -> str:
        """The word by which other parts of the file name this one, as something of a kind."""
        node = self._find(key, "an id", lost=(kind,))
        value = values.formed(self.register, node, "an id", form) if node else ""
        if value:
            self.register.give(kind, value, self.node, node)
        else:
            self.register.lost.add(kind)
        return value

    def ids(self, key: str, kind: str, form: Form) -> tuple[tuple[str, ...], ...]:
        """A list of lists of ids, each of something of a kind that is no more than its id."""
        expected = f"a list of lists of {kind}"
        node = self._find(key, expected, lost=(kind,))
        lists = values.items(self.register, node, expected, at_least=1) if node else ()
        return tuple(tuple(self._give(item, kind, form)) for item in lists)

    def number(self, key: str, *, at_least: int = 1) -> int:
        """A whole number in plain digits."""
        node = self._find(key, f"a whole number of at least {at_least}")
        return values.number(self.register, node, at_least=at_least) if node else at_least

    def flag(self, key: str) -> bool:
        """``true`` or ``false``; optional."""
        node = self._find(key, "true or false", optional=True)
        return values.flag(self.register, node) if node else False

    def day(self, key: str) -> str:
        """A day such as 2019-09-29; optional."""
        node = self._find(key, "a day", optional=True)
        return values.day(self.register, node) if node else ""

    def choice(self, key: str, options: Collection[str], *, gives: str = "") -> str:
        """One of a few words; ``gives`` is the kind of which it is the id."""
        lost = (gives,) if gives else ()
        node = self._find(key, one_of(options), lost=lost)
        value = values.choice(self.register, node, options) if node else ""
        if value and gives:
            self.register.give(gives, value, self.node, node)
        return value

    def reference(self, key: str, *kinds: str, optional: bool = False) -> str:
        """The id of something of one of the kinds."""
        node = self._find(key, any_of(kinds), optional, unseen=kinds)
        return values.reference(self.register, node, kinds) if node else ""

    def references(
        self, key: str, *kinds: str, at_least: int = 1, optional: bool = False, uses: bool = True
    ) -> tuple[str, ...]:
        """A list of ids of something of one of the kinds, none twice; ``uses`` where it puts them to use."""
        node = self._find(key, list_of(kinds), optional, unseen=kinds)
        return values.references(self.register, node, kinds, at_least=at_least, uses=uses) if node else ()

    def condition(self, key: str, *, optional: bool = False, uses: bool = True) -> Condition | None:
        """A condition; ``uses`` where it puts what it names to use."""
        node = self._find(key, "a condition", optional, unseen=CONDITIONS)
        if node is None:
            return None if optional else ""
        return values.condition(self.register, node, uses=uses)

    def part[T](self, key: str, reader: Reader[T], *, optional: bool = False) -> T | None:
        """What a reader makes of a mapping; where it is not there, None if ``optional``, else of an empty one."""
        node = self._find(key, "a mapping", optional, unseen=KINDS)
        if isinstance(node, Mapping):
            return read_mapping(node, self.register, reader)
        if node:
            self.wrong(key, f"expected a mapping, {found(node)}")
            self.register.unseen.update(KINDS)
        elif optional:
            return None
        return reader(Fields(Mapping("", 0, 0), Register()))

    def parts[T](
        self, key: str, reader: Reader[T], *gives: str, at_least: int = 0, optional: bool = False
    ) -> tuple[T, ...]:
        """What a reader makes of each mapping of a list; ``gives`` are the kinds of which they give ids."""
        node = self._find(key, "a list", optional, lost=gives, unseen=KINDS)
        if node is None:
            return ()
        parts = values.items(self.register, node, "a list", at_least=at_least)
        mappings = [part for part in parts if isinstance(part, Mapping)]
        for part in parts:
            if not isinstance(part, Mapping):
                values.note(self.register, part, f"expected a mapping, {found(part)}")
        if values.lacks(node, mappings, at_least):
            self.register.lost.update(gives)
            self.register.unseen.update(KINDS)
        return tuple(read_mapping(part, self.register, reader) for part in mappings)

    def finish(self, before: int) -> None:
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
            values.note(self.register, self.node, f"expected the keys {listed(required)}; found {keys}")
            self.register.lost.update(KINDS)
            return
        for key, meant in unknown.items():
            self.wrong(key, f"unknown key{did_you_mean(key, [meant] if meant else self._asked)}")
            if meant:
                self._miss(self._absent[meant])
        for key, absent in missing.items():
            self.wrong(key, f"missing; expected {absent.expected}")
            self._miss(absent)

    def _find(
        self,
        key: str,
        expected: str,
        optional: bool = False,
        lost: Collection[str] = (),
        unseen: Collection[str] = (),
    ) -> Node | None:
        node = self.node.entries.get(key)
        self._asked.append(key)
        if node is None:
            self._absent[key] = _Absent(expected, optional, lost, unseen)
        elif type(node) is Node:
            self._miss(_Absent(expected, optional, lost, unseen))
            return None
        return node

    def _miss(self, absent: _Absent) -> None:
        self.register.lost.update(absent.lost)
        self.register.unseen.update(absent.unseen)

    def _give(self, node: Node, kind: str, form: Form):
        for item in values.items(self.register, node, f"a list of {kind}", at_least=1):
            value = values.formed(self.register, item, KINDS[kind], form)
            if value:
                self.register.give(kind, value, item, item)
                yield value


def by_id[T](parts: Iterable[T], id: str = "id") -> MappingProxyType[str, T]:
    """Records by their ids, in their order."""
    return MappingProxyType({getattr(part, id): part for part in parts})


def labels(pairs: Iterable[tuple[str, str]]) -> Labels:
    """Words by ids, in their order."""
    return MappingProxyType(dict(pairs))


def label(fields: Fields, *, kind: str) -> tuple[str, str]:
    """An id of a kind with its words."""
    return fields.id(kind), fields.text("label")


def statuses(fields: Fields, kind: str, codes: Collection[str], *, optional: bool = False) -> Labels:
    """The words of codes that the calculator gives."""

    def status(fields: Fields) -> tuple[str, str]:
        return fields.choice("id", codes, gives=kind), fields.text("label")

    return labels(fields.parts(kind, status, kind, optional=optional))


def group(fields: Fields, *, kind: str) -> Group:
    """Questions or dates that are asked together."""
    return Group(id=fields.id(kind), title=fields.text("title"), intro=fields.text("intro"))


def provisions(fields: Fields) -> tuple[str, ...]:
    """The provisions on which something rests."""
    return fields.references("provisions", "provisions")


def period(fields: Fields) -> dict:
    """A number of units of time, and the same in words: "one month", "five working days", "24 hours"."""
    count, unit = fields.number("period"), fields.choice("unit", UNITS)
    number = _NUMBERS[count - 1] if count <= len(_NUMBERS) else str(count)
    words = unit.replace("_", " ")
    return {"period": count, "unit": unit, "within": f"{number} {words.removesuffix('s') if count == 1 else words}"}
