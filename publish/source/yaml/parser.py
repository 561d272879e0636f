"""From the text of a YAML file to nodes.

One document of mappings, lists and scalars is taken, and no more of YAML than that: what an anchor, an alias,
a merge key or a tag stands for cannot be seen where it is used, and aliases can swell without bound.
"""

import re
import unicodedata
from collections.abc import Iterator

import yaml

from publish.problems import Problem, listed, quoted
from publish.source.yaml.nodes import Mapping, Node, Scalar, Sequence, found, in_quotes, under

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 32
_SPACES = " \t\n\r\u00a0\u2009\u202f"
_BREAK = re.compile(r"\r\n|\r|\n")
_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s:]+: +)?(.*)")


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
        problem = _unclosed(error, builder.quoted) or builder.bracket(error) or _syntax(error, text)
        told = any(other.line == problem.line for other in builder.problems)
        return None, builder.problems if told else [*builder.problems, problem]


class _BreakOff(Exception):
    """Nothing after this place is worth reading."""


class _Builder:
    """Nodes out of the parser's events. Within what is ``reported`` nothing more is noted."""

    def __init__(self, text: str):
        self.quoted: yaml.ScalarEvent | None = None
        self.problems: list[Problem] = []
        self._text = text
        self._events = yaml.parse(text, Loader=_LOADER)
        self._open: list[yaml.Mark | None] = []

    def root(self) -> Node | None:
        """What the one document holds."""
        root = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and root:
                self._note(_place(event, ""), 'expected one document, found a second after "---"')
                raise _BreakOff
            if isinstance(event, yaml.NodeEvent):
                root = self._value(event, _place(event, ""), reported=False)
        return root

    def bracket(self, error: yaml.MarkedYAMLError) -> Problem | None:
        """That a bracket is never closed, where the parser stumbles over the end of the text."""
        opened = self._open[-1] if self._open else None
        rest = self._text[(error.problem_mark or error.context_mark).index :]
        if opened is None or rest.strip() or "quoted" in (error.context or ""):
            return None
        return Problem("", opened.line + 1, opened.column + 1, "the bracket that opens here is never closed")

    def _value(self, event: yaml.NodeEvent, place: Node, reported: bool) -> Node:
        refusal = self._refusal(event)
        if refusal:
            self._note(place, refusal, reported)
        node = place
        if isinstance(event, yaml.ScalarEvent):
            if event.style in ("'", '"'):
                self.quoted = event
            node = Scalar(place.path, place.line, place.column, event.value, event.implicit[0])
        elif isinstance(event, yaml.CollectionStartEvent):
            node = self._collection(event, place, reported, bool(refusal))
        return place if refusal else node

    def _collection(
        self, event: yaml.CollectionStartEvent, place: Node, reported: bool, refused: bool
    ) -> Mapping | Sequence:
        if len(self._open) == _DEEPEST:
            self._note(place, f"expected at most {_DEEPEST} levels of nesting", reported)
            raise _BreakOff
        self._open.append(event.start_mark if event.flow_style else None)
        if isinstance(event, yaml.MappingStartEvent):
            node = Mapping(place.path, place.line, place.column)
            self._entries(node, reported or refused)
        else:
            node = Sequence(place.path, place.line, place.column)
            while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
                item = _place(event, f"{place.path}[{len(node.items)}]")
                node.items.append(self._value(event, item, reported or refused))
        self._open.pop()
        return node

    def _entries(self, node: Mapping, reported: bool) -> None:
        twice: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            name, key = self._key(event, node, twice, reported)
            event = next(self._events)
            value = self._value(event, _place(event, key.path) if getattr(event, "value", "") else key, reported)
            if name:
                node.entries[name] = value
            else:
                node.dropped.append(key)
        if twice:
            name, place = next(iter(twice.items()))
            message = f"the key is given twice, first on line {node.entries[name].line}"
            if len(twice) > 1:
                place = Node(node.path, place.line, place.column)
                message = f"{listed([*twice])} are given twice; does a part begin here without its -?"
            self._note(place, message, reported)

    def _key(
        self, event: yaml.NodeEvent, node: Mapping, twice: dict[str, Node], reported: bool
    ) -> tuple[str, Node]:
        """The name of a key, or "" where what stands under it is dropped, and its place."""
        name = event.value if isinstance(event, yaml.ScalarEvent) else ""
        place = _place(event, under(node.path, name))
        refusal = self._refusal(event) or ("" if name else "expected a word as the key")
        if not refusal and name == "<<" and event.implicit[0]:
            refusal = "merge keys are not taken; write each key out"
        if refusal:
            self._note(place, refusal, reported)
        if isinstance(event, yaml.CollectionStartEvent):
            self._collection(event, place, reported, refused=True)
        if refusal:
            return "", place
        if name in node.entries:
            twice[name] = place
            return "", place
        scalar = Scalar(place.path, place.line, place.column, name, event.implicit[0])
        if scalar.type != "str":
            self._note(place, f"expected a word as the key, {found(scalar)}{in_quotes(scalar)}", reported)
        return "" if scalar.type == "null" else name, place

    def _refusal(self, event: yaml.NodeEvent) -> str:
        if isinstance(event, yaml.AliasEvent):
            return f'aliases such as *{event.anchor} are not taken; put a text that begins with "*" in quotes'
        if event.anchor is not None:
            return f'anchors such as &{event.anchor} are not taken; put a text that begins with "&" in quotes'
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            return f'tags such as {tag} are not taken; put a text that begins with "!" in quotes'
        if isinstance(event, yaml.MappingStartEvent) and self._text.startswith("{{", event.start_mark.index):
            return 'put a text that begins with "{{" in quotes'
        if isinstance(event, yaml.ScalarEvent) and event.style == '"':
            return ", ".join(f"found {_named(character)}" for character in _unseen(event.value))
        return ""

    def _note(self, place: Node, message: str, reported: bool = False) -> None:
        if not reported:
            self.problems.append(place.problem(message))


def _place(event: yaml.Event, path: str) -> Node:
    return Node(path, event.start_mark.line + 1, event.start_mark.column + 1)


def _unseen(text: str) -> list[str]:
    """The characters of a text that no one sees: controls, marks of direction, odd spaces and the like."""
    return [c for c in dict.fromkeys(text) if unicodedata.category(c)[0] in "CZ" and c not in _SPACES]


def _named(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    return f"the unseen character U+{ord(character):04X}" + (f" ({name})" if name else "")


def _invisible(text: str) -> Iterator[Problem]:
    """A problem for each unseen character, at its first place."""
    for character in _unseen(text):
        before = _BREAK.split(text[: text.index(character)])
        message = f"{_named(character)} is not taken; delete it"
        if character == "\ufeff" and before == [""]:
            message = "the file starts with a byte order mark; save it as UTF-8 without one"
        yield Problem("", len(before), len(before[-1]) + 1, message)


def _unclosed(error: yaml.MarkedYAMLError, last: yaml.ScalarEvent | None) -> Problem | None:
    """That quotes close lines below where they open: a text before the one where the parser stumbles."""
    stumbles = (error.problem_mark or error.context_mark).line
    if last is None or not last.start_mark.line < last.end_mark.line == stumbles:
        return None
    message = f"the quotes that open here close only on line {stumbles + 1}"
    return Problem("", last.start_mark.line + 1, last.start_mark.column + 1, message)


def _syntax(error: yaml.MarkedYAMLError, text: str) -> Problem:
    """What an author most likely did, where the parser could not go on."""
    mark = error.problem_mark or error.context_mark
    if "quoted scalar" in (error.context or "") and "end of" in error.problem:
        mark, message = error.context_mark, "the quotes that open here are never closed"
    else:
        start = max(text.rfind("\n", 0, mark.index), text.rfind("\r", 0, mark.index)) + 1
        message = _slip(text[start:].partition("\n")[0], error)
    if not text[mark.index :].strip():
        written = _BREAK.split(text.rstrip())
        return Problem("", len(written), len(written[-1]) + 1, message)
    return Problem("", mark.line + 1, mark.column + 1, message)


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
