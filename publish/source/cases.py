"""The case files: situations that a practitioner can read, with the answer expected of each, worked by hand.

The comment at the head of a file is read too: its first line is the heading of its cases, the rest introduces them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from itertools import takewhile
from pathlib import Path

import yaml

from publish.problems import did_you_mean, quoted


class CaseError(ValueError):
    """A case that cannot be used as it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One situation. ``line`` is the request as JSON text; of ``expect``, only what it names is compared."""

    case: str
    because: str
    line: str
    expect: dict
    file: str
    provisions: tuple[str, ...] = ()
    interpretations: tuple[str, ...] = ()
    request: object = field(default=None, compare=False)

    @property
    def id(self) -> str:
        return f"{self.file}: {self.case}"


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
        raise CaseError(f"a key is given twice {node.start_mark}")
    return found


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read(text: str, file: str) -> list[Case]:
    """The cases of one file. Raises CaseError where it is no YAML or a key is unknown, missing or given twice."""
    try:
        written = yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        raise CaseError(f"{file}: {error}") from None
    return [_case(case, file) for case in written]


def _case(written: dict, file: str) -> Case:
    place = f"{file}: {written.get('case')}"
    known = {key.name for key in fields(Case)} - {"file"}
    if strange := [str(key) for key in written if key not in known]:
        raise CaseError(f"{place}: {', '.join(strange)} is not one of {', '.join(sorted(known))}")
    if missing := {"case", "because", "expect"} - written.keys():
        raise CaseError(f"{place}: no {', '.join(sorted(missing))}")
    if ("request" in written) == ("line" in written):
        raise CaseError(f"{place}: give a request or a line, and not both")
    if not written["expect"]:
        raise CaseError(f"{place}: expected something to be expected")
    if "errors" not in written["expect"] and _has_booleans(written.get("request")):
        raise CaseError(f"{place}: write yes and no in quotes")
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in written.items()}
    return Case(**{"line": json.dumps(written.get("request")), **given, "file": file})


def _has_booleans(value: object) -> bool:
    if isinstance(value, dict):
        return any(isinstance(key, bool) or _has_booleans(part) for key, part in value.items())
    return isinstance(value, bool)
