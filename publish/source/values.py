"""The types of single values, and of lists of them.

What is wrong is noted in the register, with its place, and something harmless of the same type is given
instead, so that reading goes on and everything wrong is found at once.
"""

import re
from collections.abc import Callable, Collection
from datetime import date
from functools import partial

from calculator.procedure import Condition
from publish.problems import did_you_mean, one_of, quoted
from publish.source.fields import Fields, Value
from publish.source.placeholders import slips
from publish.source.register import Naming, any_of, list_of
from publish.source.yaml import Mapping, Node, Scalar, Sequence, found, in_quotes

_CONDITIONS = ("questions", "findings")
_OPERATORS = ("all", "any", "not")
_UNITS = ("hours", "working_days", "weeks", "months", "years")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,3}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORD = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")


def _word(fields: Fields, node: Node, expected: str) -> str:
    """A text of any kind; where YAML takes it for something else, it is noted and given as written."""
    if not isinstance(node, Scalar) or not node.text:
        fields.note(node, f"expected {expected}, {found(node)}")
        return ""
    if node.type != "str":
        fields.note(node, f"expected {expected}, {found(node)}{in_quotes(node)}")
    return node.text


def formed(
    expected: str, fits: Callable[[str], object], example: str = "", options: Collection[str] = ()
) -> Value[str]:
    """A word that fits: one such as the example, or one of the options."""
    such = f" such as {quoted(example)}" if example else ""

    def read(fields: Fields, node: Node) -> str:
        value = _word(fields, node, expected)
        if value and not fits(value):
            fields.note(node, f"expected {expected}{such}, found {quoted(value)}{did_you_mean(value, options)}")
            return ""
        return value

    return Value(expected, read)


def choice(options: Collection[str]) -> Value[str]:
    """One of a few words."""
    return formed(one_of(options), options.__contains__, options=options)


def _is_day(value: str) -> bool:
    try:
        return _DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _paragraph(fields: Fields, node: Node) -> str:
    value = _word(fields, node, "text")
    if "\n" in value.rstrip("\n"):
        fields.note(node, 'expected one paragraph, found a line break; fold the lines with ">-"')
    elif value.endswith("\n"):
        fields.note(node, 'expected text, found a line break at its end; write ">-" before it')
    elif value != value.strip() or "\t" in value:
        fields.note(node, f"expected text without spaces at its ends or tabs, found {quoted(value)}")
    return value


def _line(fields: Fields, node: Node) -> str:
    value = _paragraph(fields, node)
    if any(mark in value for mark in "{}*"):
        fields.note(node, f"expected text without placeholders or emphasis, found {quoted(value)}")
    return value


def _text(fields: Fields, node: Node, *, quoting: bool = False) -> str:
    value = _paragraph(fields, node)
    for slip in slips(value):
        fields.note(node, slip)
    fields.register.texts.append((node, value, quoting))
    return value


def _flag(fields: Fields, node: Node) -> bool:
    value = node.text if isinstance(node, Scalar) and node.plain else ""
    if value not in ("true", "false"):
        fields.note(node, f"expected true or false, {found(node)}")
    return value == "true"


def _items(fields: Fields, node: Node, expected: str, at_least: int) -> list[Node]:
    """What a list holds, but for what was refused; nothing where it is no list."""
    if not isinstance(node, Sequence):
        fields.note(node, f"expected {expected}, {found(node)}")
        return []
    if len(node.items) < at_least:
        fields.note(node, f"expected {expected}, at least {at_least}; found {len(node.items) or 'none'}")
    return [item for item in node.items if not fields.refused(item)]


def several[T](expected: str, value: Value[T], at_least: int = 1) -> Value[tuple[T, ...]]:
    """A list of such values."""

    def read(fields: Fields, node: Node) -> tuple[T, ...]:
        return tuple(value.read(fields, item) for item in _items(fields, node, expected, at_least))

    return Value(expected, read, tuple, lost=value.lost, unseen=value.unseen)


WORD = formed("a word", _WORD.fullmatch, "working_day")
"""A word that no other part of the file names."""
LINE = Value("text", _line)
"""A text in which nothing is put in or emphasised."""
TEXT = Value("text", _text, unseen=("figures",))
"""A text with placeholders and emphasis."""
QUOTING = TEXT._replace(read=partial(_text, quoting=True))
"""The same, into which texts of the chapter may be put too."""
ADDRESS = formed("a web address", _ADDRESS.fullmatch, "https://example.org/")
DAY = formed("a day", _is_day, "2019-09-29").then(lambda day: date.fromisoformat(day) if day else None)
"""A day of the calendar, in quotes."""
FLAG = Value("true or false", _flag, bool).or_empty
UNIT = choice(_UNITS)
_ID = formed("an id", _WORD.fullmatch, "working_day")


def number(at_least: int = 1) -> Value[int]:
    """A whole number in plain digits."""
    expected = f"a whole number of at least {at_least}"

    def read(fields: Fields, node: Node) -> int:
        digits = isinstance(node, Scalar) and _WHOLE.fullmatch(node.text) is not None
        if digits and node.plain and int(node.text) >= at_least:
            return int(node.text)
        hint = "; write it without quotes" if digits and not node.plain else ""
        fields.note(node, f"expected {expected}, {found(node)}{hint}")
        return at_least

    return Value(expected, read, int)


def id_of(kind: str, id: Value[str] = _ID, *, alone: bool = False) -> Value[str]:
    """What names this part of the file, as something of a kind; ``alone`` where the part is no more than its id."""

    def read(fields: Fields, node: Node) -> str:
        value = id.read(fields, node)
        if value:
            fields.register.give(kind, value, node if alone else fields.node, node)
        return value

    return id._replace(read=read, lost=(kind,))


def reference(*kinds: str, uses: bool = True) -> Value[str]:
    """The id of something of one of the kinds; ``uses`` where that puts it to use."""

    def read(fields: Fields, node: Node) -> str:
        value = _word(fields, node, any_of(kinds))
        if value:
            fields.register.named.append(Naming(kinds, value, node, uses))
        return value

    return Value(any_of(kinds), read, unseen=kinds)


def references(*kinds: str, at_least: int = 1, uses: bool = True) -> Value[tuple[str, ...]]:
    """A list of such ids, none twice."""
    one = reference(*kinds, uses=uses)

    def read(fields: Fields, node: Node) -> tuple[str, ...]:
        named: list[str] = []
        for item in _items(fields, node, list_of(kinds), at_least):
            value = one.read(fields, item)
            if value in named:
                fields.note(item, f"{quoted(value)} is in this list before")
            elif value:
                named.append(value)
        return tuple(named)

    return Value(list_of(kinds), read, tuple, unseen=kinds)


PROVISIONS = references("provisions")
"""The provisions on which something rests."""


def condition(*, uses: bool = True) -> Value[Condition]:
    """A question's or finding's id, or ``all``, ``any`` or ``not`` with what it holds of."""
    named = reference(*_CONDITIONS, uses=uses)

    def read(fields: Fields, node: Node) -> Condition:
        if isinstance(node, Scalar):
            return named.read(fields, node)
        if not isinstance(node, Mapping) or len(node.entries) != 1:
            several = f"found {len(node.entries)} keys" if isinstance(node, Mapping) else found(node)
            fields.note(node, f"expected {any_of(_CONDITIONS)}, or {one_of(_OPERATORS)} alone; {several}")
            return ""
        ((operator, operand),) = node.entries.items()
        if operator not in _OPERATORS:
            hint = did_you_mean(operator, _OPERATORS)
            fields.note(operand, f"expected {one_of(_OPERATORS)}, found {quoted(operator)}{hint}")
            return ""
        if fields.refused(operand):
            return ""
        parts = [operand] if operator == "not" else _items(fields, operand, "a list of conditions", 1)
        return (operator, *(read(fields, part) for part in parts))

    return Value("a condition", read, unseen=_CONDITIONS)


def within(period: int, unit: str) -> str:
    """A number of units of time in words: "one month", "five working days", "24 hours"."""
    number = _NUMBERS[period - 1] if period <= len(_NUMBERS) else str(period)
    words = unit.replace("_", " ")
    return f"{number} {words.removesuffix('s') if period == 1 else words}"
