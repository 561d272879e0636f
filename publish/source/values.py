"""The value that a node has, by the type that it must be of.

What is wrong is noted in the register, with its place, and something harmless of the same type is given
instead, so that reading goes on and everything wrong is found at once.
"""

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import NamedTuple

from calculator.procedure import Condition
from publish.problems import did_you_mean, one_of, quoted
from publish.source.placeholders import slips
from publish.source.register import Naming, Register, any_of, list_of
from publish.source.yaml.nodes import Mapping, Node, Scalar, Sequence, found, in_quotes

CONDITIONS = ("questions", "findings")
_OPERATORS = ("all", "any", "not")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,3}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")


class Form(NamedTuple):
    """How a word must look, and an example of it."""

    fits: Callable[[str], object]
    example: str


WORD = Form(re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*").fullmatch, "working_day")


def note(register: Register, node: Node, message: str) -> None:
    """Note a problem with a node."""
    register.problems.append(node.problem(message))


def word(register: Register, node: Node, expected: str) -> str:
    """A text of any kind; where YAML takes it for something else, it is noted and given as written."""
    if not isinstance(node, Scalar) or not node.text:
        note(register, node, f"expected {expected}, {found(node)}")
        return ""
    if node.type != "str":
        note(register, node, f"expected {expected}, {found(node)}{in_quotes(node)}")
    return node.text


def formed(register: Register, node: Node, expected: str, form: Form) -> str:
    """A word of a form, or "" where it has another."""
    value = word(register, node, expected)
    if value and not form.fits(value):
        note(register, node, f"expected {expected} such as {quoted(form.example)}, found {quoted(value)}")
        return ""
    return value


def line(register: Register, node: Node) -> str:
    """A text in which nothing is put in or emphasised."""
    value = _paragraph(register, node)
    if any(mark in value for mark in "{}*"):
        note(register, node, f"expected text without placeholders or emphasis, found {quoted(value)}")
    return value


def text(register: Register, node: Node, *, quoting: bool = False) -> str:
    """A text with placeholders and emphasis; ``quoting`` where it may have texts of the chapter put in."""
    value = _paragraph(register, node)
    wrong = list(slips(value))
    for slip in wrong:
        note(register, node, slip)
    if wrong or not value:
        register.unseen.add("figures")
    register.texts.append((node, value, quoting))
    return value


def address(register: Register, node: Node) -> str:
    """A web address."""
    return formed(register, node, "a web address", Form(_ADDRESS.fullmatch, "https://example.org/"))


def number(register: Register, node: Node, *, at_least: int) -> int:
    """A whole number in plain digits."""
    digits = isinstance(node, Scalar) and _WHOLE.fullmatch(node.text) is not None
    if digits and node.plain and int(node.text) >= at_least:
        return int(node.text)
    hint = "; write it without quotes" if digits and not node.plain else ""
    note(register, node, f"expected a whole number of at least {at_least}, {found(node)}{hint}")
    return at_least


def flag(register: Register, node: Node) -> bool:
    """``true`` or ``false``."""
    value = node.text if isinstance(node, Scalar) and node.plain else ""
    if value not in ("true", "false"):
        note(register, node, f"expected true or false, {found(node)}")
    return value == "true"


def day(register: Register, node: Node) -> str:
    """A day of the calendar, in quotes, such as "2019-09-29"."""
    return formed(register, node, "a day", Form(_is_day, "2019-09-29"))


def choice(register: Register, node: Node, options: Collection[str]) -> str:
    """One of a few words."""
    value = word(register, node, one_of(options))
    if value and value not in options:
        message = f"expected {one_of(options)}, found {quoted(value)}{did_you_mean(value, options)}"
        note(register, node, message)
        return ""
    return value


def items(register: Register, node: Node, expected: str, *, at_least: int) -> list[Node]:
    """What a list holds, but for what was refused; nothing where it is no list."""
    if not isinstance(node, Sequence):
        note(register, node, f"expected {expected}, {found(node)}")
        return []
    if len(node.items) < at_least:
        note(register, node, f"expected {expected}, at least {at_least}; found {len(node.items) or 'none'}")
    return [item for item in node.items if type(item) is not Node]


def lacks(node: Node, read: Collection, at_least: int) -> bool:
    """Whether some of what a list holds or should hold is not among what was read of it."""
    return not isinstance(node, Sequence) or len(read) < max(at_least, len(node.items))


def reference(register: Register, node: Node, kinds: tuple[str, ...], *, uses: bool = True) -> str:
    """The id of something of one of the kinds; ``uses`` where that puts it to use."""
    value = word(register, node, any_of(kinds))
    if value:
        register.named.append(Naming(kinds, value, node, uses))
    else:
        register.unseen.update(kinds)
    return value


def references(
    register: Register, node: Node, kinds: tuple[str, ...], *, at_least: int, uses: bool = True
) -> tuple[str, ...]:
    """A list of such ids, none twice."""
    values: dict[str, None] = {}
    for item in items(register, node, list_of(kinds), at_least=at_least):
        value = reference(register, item, kinds, uses=uses)
        if value in values:
            note(register, item, f"{quoted(value)} is in this list before")
        if value:
            values[value] = None
    if lacks(node, values, at_least):
        register.unseen.update(kinds)
    return tuple(values)


def condition(register: Register, node: Node, *, uses: bool = True) -> Condition:
    """A question's or finding's id, or ``all``, ``any`` or ``not`` with what it holds of."""
    if isinstance(node, Scalar):
        return reference(register, node, CONDITIONS, uses=uses)
    if not isinstance(node, Mapping) or len(node.entries) != 1:
        several = f"found {len(node.entries)} keys" if isinstance(node, Mapping) else found(node)
        note(register, node, f"expected {any_of(CONDITIONS)}, or {one_of(_OPERATORS)} alone; {several}")
        register.unseen.update(CONDITIONS)
        return ""
    ((operator, operand),) = node.entries.items()
    if operator not in _OPERATORS:
        hint = did_you_mean(operator, _OPERATORS)
        note(register, operand, f"expected {one_of(_OPERATORS)}, found {quoted(operator)}{hint}")
        register.unseen.update(CONDITIONS)
        return ""
    if type(operand) is Node:
        register.unseen.update(CONDITIONS)
        return ""
    if operator == "not":
        return ("not", condition(register, operand, uses=uses))
    parts = items(register, operand, "a list of conditions", at_least=1)
    if lacks(operand, parts, 1):
        register.unseen.update(CONDITIONS)
    return (operator, *(condition(register, part, uses=uses) for part in parts))


def _paragraph(register: Register, node: Node) -> str:
    value = word(register, node, "text")
    if "\n" in value.rstrip("\n"):
        note(register, node, 'expected one paragraph, found a line break; fold the lines with ">-"')
    elif value.endswith("\n"):
        note(register, node, 'expected text, found a line break at its end; write ">-" before it')
    elif value != value.strip() or "\t" in value:
        note(register, node, f"expected text without spaces at its ends or tabs, found {quoted(value)}")
    return value


def _is_day(value: str) -> bool:
    try:
        return _DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False
