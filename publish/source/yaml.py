"""From the text of a YAML file to nodes, each of which knows where it stands.

One document of mappings, lists and scalars is taken, and no more of YAML than that: what an anchor, an alias,
a merge key or a tag stands for cannot be seen where it is used, and aliases can swell without bound.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from publish.problems import Problem, listed, quoted

_TAG = "tag:yaml.org,2002:"
_RESOLVER = yaml.resolver.Resolver()
_CONSTRUCTOR = yaml.constructor.SafeConstructor()
_READ_AS = {"null": "nothing", "timestamp": "a date", "merge": "a merge key", "value": "a default value"}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 32
_SPACES = " \t\n\r\u00a0\u2009\u202f"
_BREAK = re.compile(r"\r\n|\r|\n")
_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s:]+: +)?(.*)")


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


def parse(text: str) -> tuple[Node | None, list[Problem]]:
    """The root of a text, and all that is wrong with it as YAML; no root where it is empty or breaks off."""
    problems = list(_invisible(text))
    if problems:
        return None, problems
    builder = _Builder(text)
    try:
        return builder.root(), builder.problems
    except _BreakOff:
        return None, builder.problems
    except yaml.MarkedYAMLError as error:
        problem = builder.stumble(error)
        told = any(other.line == problem.line for other in builder.problems)
        return None, builder.problems if told else [*builder.problems, problem]


class _BreakOff(Exception):
    """Nothing after this place is worth reading."""


class _Builder:
    """Nodes out of the parser's events."""

    def __init__(self, text: str):
        self.problems: list[Problem] = []
        self._text = text
        self._events = yaml.parse(text, Loader=_LOADER)
        self._open: list[yaml.Mark | None] = []
        self._quoted: yaml.ScalarEvent | None = None

    def root(self) -> Node | None:
        """What the one document holds."""
        root = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and root:
                self._note(_place(event, ""), 'expected one document, found a second after "---"')
                raise _BreakOff
            if isinstance(event, yaml.NodeEvent):
                root = self._value(event, _place(event, ""))
        return root

    def _value(self, event: yaml.NodeEvent, place: Node) -> Node:
        """What an event begins; of what is refused the place alone, and nothing noted that is within it."""
        refusal = self._refusal(event)
        if not refusal:
            return self._node(event, place)
        self._note(place, refusal)
        told = len(self.problems)
        try:
            self._node(event, place)
        finally:
            del self.problems[told:]
        return place

    def _node(self, event: yaml.NodeEvent, place: Node) -> Node:
        if isinstance(event, yaml.AliasEvent):
            return place
        if isinstance(event, yaml.ScalarEvent):
            if event.style in ("'", '"'):
                self._quoted = event
            return Scalar(place.path, place.line, place.column, event.value, event.implicit[0])
        if len(self._open) == _DEEPEST:
            self._note(place, f"expected at most {_DEEPEST} levels of nesting")
            raise _BreakOff
        self._open.append(event.start_mark if event.flow_style else None)
        if isinstance(event, yaml.MappingStartEvent):
            node = Mapping(place.path, place.line, place.column)
            self._entries(node)
        else:
            node = Sequence(place.path, place.line, place.column)
            while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
                node.items.append(self._value(event, _place(event, f"{place.path}[{len(node.items)}]")))
        self._open.pop()
        return node

    def _entries(self, node: Mapping) -> None:
        twice: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            place = _place(event, under(node.path, getattr(event, "value", "")))
            name = self._name(self._value(event, place))
            event = next(self._events)
            value = self._value(event, _place(event, place.path) if getattr(event, "value", "") else place)
            if name in node.entries:
                twice[name] = place
            elif name:
                node.entries[name] = value
                continue
            node.dropped.append(place)
        if twice:
            name, place = next(iter(twice.items()))
            message = f"the key is given twice, first on line {node.entries[name].line}"
            if len(twice) > 1:
                place = Node(node.path, place.line, place.column)
                message = f"{listed([*twice])} are given twice; does a part begin here without its -?"
            self._note(place, message)

    def _name(self, key: Node) -> str:
        """The name of a key, or "" where what stands under it is dropped."""
        if type(key) is Node:
            return ""
        if not isinstance(key, Scalar) or not key.text:
            self._note(key, "expected a word as the key")
            return ""
        if key.type == "merge":
            self._note(key, "merge keys are not taken; write each key out")
        elif key.type != "str":
            self._note(key, f"expected a word as the key, {found(key)}{in_quotes(key)}")
        return "" if key.type in ("merge", "null") else key.text

    def _refusal(self, event: yaml.NodeEvent) -> str:
        if isinstance(event, yaml.AliasEvent):
            return f'aliases such as *{event.anchor} are not taken; put a text that begins with "*" in quotes'
        if event.anchor is not None:
            return f'anchors such as &{event.anchor} are not taken; put a text that begins with "&" in quotes'
        if event.tag is not None:
            tag = event.tag.replace(_TAG, "!!")
            return f'tags such as {tag} are not taken; put a text that begins with "!" in quotes'
        if isinstance(event, yaml.MappingStartEvent) and self._text.startswith("{{", event.start_mark.index):
            return 'put a text that begins with "{{" in quotes'
        if isinstance(event, yaml.ScalarEvent) and event.style == '"':
            return ", ".join(f"found {_named(character)}" for character in _unseen(event.value))
        return ""

    def _note(self, place: Node, message: str) -> None:
        self.problems.append(place.problem(message))

    def stumble(self, error: yaml.MarkedYAMLError) -> Problem:
        """What an author most likely did, where the parser could not go on."""
        mark = error.problem_mark or error.context_mark
        opened, last = self._open[-1] if self._open else None, self._quoted
        at_end, within_quotes = not self._text[mark.index :].strip(), "quoted" in (error.context or "")
        if last and last.start_mark.line < last.end_mark.line == mark.line:
            return _at(last.start_mark, f"the quotes that open here close only on line {mark.line + 1}")
        if at_end and opened and not within_quotes:
            return _at(opened, "the bracket that opens here is never closed")
        if within_quotes and "end of" in error.problem:
            return _at(error.context_mark, "the quotes that open here are never closed")
        before, after = _BREAK.split(self._text[: mark.index]), _BREAK.split(self._text[mark.index :])
        message = _slip(before[-1] + after[0], error)
        return Problem("", *_end(self._text.rstrip()), message) if at_end else _at(mark, message)


def _place(event: yaml.Event, path: str) -> Node:
    return Node(path, event.start_mark.line + 1, event.start_mark.column + 1)


def _at(mark: yaml.Mark, message: str) -> Problem:
    return Problem("", mark.line + 1, mark.column + 1, message)


def _end(text: str) -> tuple[int, int]:
    """The line and the column that follow a text."""
    lines = _BREAK.split(text)
    return len(lines), len(lines[-1]) + 1


def _unseen(text: str) -> list[str]:
    """The characters of a text that no one sees: controls, marks of direction, odd spaces and the like."""
    return [c for c in dict.fromkeys(text) if unicodedata.category(c)[0] in "CZ" and c not in _SPACES]


def _named(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    return f"the unseen character U+{ord(character):04X}" + (f" ({name})" if name else "")


def _invisible(text: str) -> Iterator[Problem]:
    """A problem for each unseen character, at its first place."""
    for character in _unseen(text):
        message = f"{_named(character)} is not taken; delete it"
        if text[0] == character == "\ufeff":
            message = "the file starts with a byte order mark; save it as UTF-8 without one"
        yield Problem("", *_end(text[: text.index(character)]), message)


def _slip(line: str, error: yaml.MarkedYAMLError) -> str:
    value = _VALUE.match(line).group(1)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "found a tab; indent with spaces"
    if value.startswith("{{"):
        return 'put a text that begins with "{{" in quotes'
    if value.startswith(("@", "`", "%", "*", "&", "!")):
        return f"put a text that begins with {quoted(value[0])} in quotes"
    if "escape" in error.problem:
        return 'found a backslash that YAML cannot read; use single quotes, or write "\\\\"'
    if value.startswith(("'", '"')):
        return "something follows the closing quotes, or a quote within the text closes them early"
    if "{{" in value and "flow" in (error.context or ""):
        return 'put a text that has "{{" in it in quotes where it stands within braces or brackets'
    if ": " in value and "mapping values" in error.problem:
        return 'put a text that has ": " in it in quotes, or on a line of its own after ">-"'
    return f"not YAML: {error.problem}; check the indentation, quotes and brackets here and just above"
