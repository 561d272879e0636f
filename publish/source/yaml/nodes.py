"""The parts of a YAML file, each of which knows where it stands."""

import re
from dataclasses import dataclass, field

import yaml

from publish.problems import Problem, quoted

_TAG = "tag:yaml.org,2002:"
_RESOLVER = yaml.resolver.Resolver()
_CONSTRUCTOR = yaml.constructor.SafeConstructor()
_READ_AS = {"null": "nothing", "timestamp": "a date", "merge": "a merge key", "value": "a default value"}


@dataclass(frozen=True, slots=True)
class Node:
    """What stands at ``path``. By itself a mere place: of a missing key, or of what was refused."""

    path: str
    line: int
    column: int

    def problem(self, message: str, *, loose: bool = False) -> Problem:
        """A problem here."""
        return Problem(self.path, self.line, self.column, message, loose)

    def at(self, key: str) -> "Node":
        """What stands under a key, or the place where it is missing."""
        return Node(under(self.path, key), self.line, self.column)


@dataclass(frozen=True, slots=True)
class Scalar(Node):
    """A value as written; ``plain`` where it has no quotes, so that YAML may not take it for text."""

    text: str
    plain: bool

    @property
    def type(self) -> str:
        """What YAML takes it for: ``str``, ``bool``, ``int``, ``float``, ``null``, ``timestamp``."""
        if not self.plain:
            return "str"
        return _RESOLVER.resolve(yaml.ScalarNode, self.text, (True, False)).removeprefix(_TAG)


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping(Node):
    """Keys and what stands under each; ``dropped`` are the places of keys refused or given twice."""

    entries: dict[str, Node] = field(default_factory=dict)
    dropped: list[Node] = field(default_factory=list)

    def at(self, key: str) -> Node:
        # No super() here: a dataclass with slots is made twice, and super() would look for the first.
        return self.entries.get(key) or Node.at(self, key)


def under(path: str, key: str) -> str:
    """The path of a key in the mapping at ``path``."""
    step = key if re.fullmatch(r"[\w<~.()-]+", key) else quoted(key)
    return f"{path}.{step}" if path else step


def found(node: Node) -> str:
    """What a message says was found: the value, or what YAML takes it for where that is not text."""
    if isinstance(node, Mapping):
        return "found a mapping"
    if isinstance(node, Sequence):
        return "found a list"
    if node.type == "str":
        return f"found {quoted(node.text)}"
    if not node.text:
        return "found nothing"
    reading = _reading(node)
    if reading == node.text:
        return f"found {node.text}, which YAML does not read as text"
    if reading == f"the number {node.text}":
        return f"found {reading}"
    return f"found {node.text}, which YAML reads as {reading}"


def in_quotes(node: Node) -> str:
    """The end of a message: to write in quotes what YAML takes for something other than text."""
    wrong = isinstance(node, Scalar) and node.text and node.type != "str"
    return f"; write {quoted(node.text)} in quotes" if wrong else ""


def _reading(node: Scalar) -> str:
    if node.type in _READ_AS:
        return _READ_AS[node.type]
    try:
        value = _CONSTRUCTOR.construct_object(yaml.ScalarNode(_TAG + node.type, node.text))
        return str(value).lower() if node.type == "bool" else f"the number {value}"
    except ValueError:
        return "a number"
