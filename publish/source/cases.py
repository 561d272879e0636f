"""The case files: situations that a practitioner can read, with the answer expected of each, worked by hand.

The comment at the head of a file is read too: its first line is the heading of its cases, the rest introduces them.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import takewhile
from pathlib import Path

import yaml

from publish.problems import did_you_mean, listed, quoted


class CaseError(ValueError):
    """A case that cannot be used as it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One situation, at a line of its file. ``line`` is the request as JSON text; of ``expect``, only what it names is
    compared.
    """

    case: str
    because: str
    line: str
    expect: dict
    file: str
    at: int
    provisions: tuple[str, ...] = ()
    interpretations: tuple[str, ...] = ()
    request: object = field(default=None, compare=False)

    @property
    def id(self) -> str:
        return f"{self.file}: {self.case}"

    @property
    def place(self) -> str:
        """Where its author finds it."""
        return f"{self.file}.yaml:{self.at}: {self.case}"


_GIVEN = [key.name for key in fields(Case) if key.name not in ("file", "at")]
_NEEDED = {"case": "what happened", "because": "why the answer is what it is", "expect": "the answer, worked by hand"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """The cases of one file, with what its head says of them."""

    name: str
    heading: str
    intro: str
    cases: tuple[Case, ...]


def load(folder: Path, order: Sequence[str] = ()) -> tuple[CaseFile, ...]:
    """Every case file of a folder, those of ``order`` first. Raises CaseError for what cannot be used or found."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise CaseError(f"{folder}: no case files")
    names = [path.stem for path in paths]
    if missing := [name for name in order if name not in names]:
        hint = did_you_mean(missing[0], names)
        raise CaseError(f"examples: expected the name of a file in {folder.name}, found {quoted(missing[0])}{hint}")
    paths.sort(key=lambda path: order.index(path.stem) if path.stem in order else len(order))
    return tuple(case_file(path.read_text(encoding="utf-8"), path.stem) for path in paths)


def case_file(text: str, name: str) -> CaseFile:
    """The file of that name with such a text. Raises CaseError without a head, and as ``read``."""
    lines = [line.removeprefix("#").strip() for line in takewhile(lambda line: line.startswith("#"), text.splitlines())]
    heading, intro = "".join(lines[:1]), " ".join(lines[1:]).strip()
    if not heading or not intro:
        raise CaseError(f"{name}: expected a comment at its head, a heading and below it an introduction")
    return CaseFile(name=name, heading=heading, intro=intro, cases=tuple(read(text, name)))


class _Loader(yaml.SafeLoader):
    """YAML without dates, so that a date is text with or without quotes, and without a key given twice."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict:
    found = loader.construct_mapping(node, deep=True)
    if len(found) < len(node.value):
        raise yaml.MarkedYAMLError(problem="a key is given twice", problem_mark=node.start_mark)
    return found


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read(text: str, file: str) -> list[Case]:
    """The cases of one file. Raises CaseError, with all that is wrong, where it is no YAML or a case cannot be used."""
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if not isinstance(root, yaml.SequenceNode):
            raise CaseError(f"{file}.yaml: expected a list of cases, each a mapping that begins with “- case:”")
        written = {node.start_mark.line + 1: loader.construct_object(node, deep=True) for node in root.value}
    except yaml.MarkedYAMLError as error:
        raise CaseError(f"{file}.yaml:{error.problem_mark.line + 1}: {error.problem}") from None
    wrong = [f"{file}.yaml:{at}: {problem}" for at, case in written.items() for problem in _problems(case)]
    if wrong:
        raise CaseError("\n".join(wrong))
    return [_case(case, file, at) for at, case in written.items()]


def _problems(written: object) -> Iterator[str]:
    if not isinstance(written, dict):
        yield f"expected a case with {listed(_GIVEN)}, found {written!r}"
        return
    for key in written.keys() - _GIVEN:
        yield f"{key}: unknown key{did_you_mean(str(key), _GIVEN) or f'; expected one of {listed(_GIVEN)}'}"
    for key in _NEEDED:
        if not written.get(key):
            yield f"{key}: missing; expected {_NEEDED[key]}"
    if ("request" in written) == ("line" in written):
        yield "request: expected a request or a line, and not both"
    if "errors" not in (written.get("expect") or ()) and _has_booleans(written.get("request")):
        yield "request: expected “yes” and “no” in quotes"


def _case(written: dict, file: str, at: int) -> Case:
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in written.items()}
    return Case(**{"line": json.dumps(written.get("request")), **given, "file": file, "at": at})


def _has_booleans(value: object) -> bool:
    if isinstance(value, dict):
        return any(isinstance(key, bool) or _has_booleans(part) for key, part in value.items())
    return isinstance(value, bool)
