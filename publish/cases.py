"""The case files: situations that a practitioner can read, with the answer expected of each, worked by hand.

The comment at the head of a file is read too: its first line is the heading of its cases, the rest introduces them.
What a case expects is held against the response of the calculator.
"""

import json
import re
from collections.abc import Iterator
from collections.abc import Sequence as Ordered
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from pathlib import Path

import yaml

from calculator import requests, responses
from calculator.edition import Edition
from calculator.requests import Refusal
from calculator.responses import Result
from publish.problems import Problem, SourceError, did_you_mean, listed, quoted
from publish.source import records, values
from publish.source.fields import Fields, Value
from publish.source.register import Register
from publish.source.yaml import Mapping, Node, Scalar, Sequence, found, in_quotes, parse

_PARTIAL = re.compile(
    r"(criteria|settled_by|lead|indicators|deadlines(\.\w+(\.(margin|extension))?)?|(backwards|present)(\.\w+)?)?"
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """The cases of one file, with what its head says of them."""

    name: str
    heading: str
    intro: str
    cases: tuple[Case, ...]


def load(folder: Path, order: Ordered[str] = ()) -> tuple[CaseFile, ...]:
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


def read(text: str, file: str) -> list[Case]:
    """The cases of one file. Raises CaseError with all that is wrong with it."""
    root, problems = parse(text)
    if root:
        whole = Fields(Mapping("", root.line, root.column), Register(problems))
        cases = records.parts(partial(_case, file=file), at_least=1).read(whole, root)
    elif not problems:
        problems.append(Problem("", 1, 1, "expected a list of cases, found nothing"))
    if problems:
        raise CaseError(str(SourceError(f"{file}.yaml", problems)))
    return [*cases]


def _case(fields: Fields, file: str) -> Case:
    given = fields.either("request", "line") or "request"
    asked = {given: fields.get(given, _DATA)}
    case = Case(
        **fields.all(case=values.LINE, because=values.LINE, expect=_EXPECTED, provisions=_IDS, interpretations=_IDS),
        **{"line": json.dumps(asked[given]), **asked, "file": file, "at": fields.node.line},
    )
    if "errors" not in case.expect and isinstance(asked[given], dict):
        for node in _booleans(fields.node.at(given)):
            fields.note(node, f'expected "yes" or "no", {found(node)}{in_quotes(node)}')
    return case


def _data(fields: Fields, node: Node) -> object:
    """What JSON can hold; a date is text, with or without quotes."""
    if isinstance(node, Mapping):
        return {key: _data(fields, part) for key, part in node.entries.items()}
    if isinstance(node, Sequence):
        return [_data(fields, part) for part in node.items]
    return yaml.safe_load(node.text) if node.type in ("bool", "int", "float", "null") else node.text


def _booleans(node: Node) -> Iterator[Node]:
    for part in node.entries.values() if isinstance(node, Mapping) else getattr(node, "items", ()):
        yield from _booleans(part)
    if isinstance(node, Scalar) and node.type == "bool":
        yield node


def _expected(fields: Fields, node: Node) -> dict:
    if not (isinstance(node, Mapping) and node.entries):
        fields.note(node, f"expected a mapping with what is expected, {found(node)}")
        return {}
    return _data(fields, node)


_DATA = Value("a request", _data, dict)
_EXPECTED = Value("a mapping", _expected, dict)
_IDS = values.several("a list", values.LINE).or_empty


def answered(edition: Edition, cases: Ordered[Case]) -> dict[str, Result | Refusal]:
    """What each case leads to, by its id, which is as expected. Raises CaseError, with a line for each difference."""
    by_id, wrong = {}, []
    for case in cases:
        request = requests.read_text(edition, case.line)
        answer = by_id[case.id] = request if isinstance(request, Refusal) else responses.result(edition, request)
        if isinstance(answer, Refusal) and "errors" not in case.expect:
            lines = [f"refused: {problem.field}: {problem.message}" for problem in answer.problems]
        else:
            lines = differences(case.expect, comparable(responses.response(edition, answer)))
        wrong += [f"{case.place}: {line}" for line in lines]
    if wrong:
        raise CaseError("\n".join(wrong))
    return by_id


def comparable(response: dict) -> dict:
    """A response in the terms in which cases expect: ids to what is said of each, warnings by their codes."""
    common = {"notices": [notice["code"] for notice in response["notices"]]}
    if not response["ok"]:
        return common | {"errors": [{"field": e["field"], "code": e["code"]} for e in response["errors"]]}
    if requests.ELIGIBILITY in response:
        return common | _eligibility(response[requests.ELIGIBILITY])
    return common | _timeline(response[requests.TIMELINE])


def differences(expected: object, actual: object, path: str = "") -> list[str]:
    """Where an expectation is not met: what is ``_PARTIAL`` by the keys that it names, the rest exactly."""
    partial = _PARTIAL.fullmatch(path) and (expected or not path)
    if partial and isinstance(expected, dict) and isinstance(actual, dict):
        within, lines = f"{path}." if path else "", []
        for key, value in expected.items():
            if key in actual:
                lines += differences(value, actual[key], f"{within}{key}")
            else:
                hint = did_you_mean(str(key), actual) or f"; expected one of {listed(sorted(actual))}"
                lines.append(f"{within}{key}: unknown key{hint}")
        return lines
    if partial and isinstance(actual, dict):
        return [f"{path}: expected {expected!r}, found more than one thing; name what of it: {', '.join(actual)}"]
    same = expected == actual and type(expected) is type(actual)
    return [] if same else [f"{path}: expected {expected!r}, found {actual!r}"]


def _eligibility(result: dict) -> dict:
    criteria = result["criteria"]
    return result | {
        "criteria": {one["id"]: one["status"] for one in criteria},
        "settled_by": {one["id"]: {why["question"]: why["answer"] for why in one["because"]} for one in criteria},
        "warnings": [warning["code"] for warning in result["warnings"]],
        "contradicting": [asked for warning in result["warnings"] for asked in warning["questions"]],
    }


def _timeline(result: dict) -> dict:
    return {
        "deadlines": {deadline["id"]: _deadline(deadline) for deadline in result["deadlines"]},
        "backwards": _by(result["backwards"], "steps", "event"),
        "present": _by(result["present"], "duties", "id"),
        "warnings": [warning["code"] for warning in result["warnings"]],
    }


def _by(result: dict | None, key: str, name: str) -> dict:
    """What is listed under a key, by name, its readings by theirs; nothing of None."""
    return {part[name]: part | {"readings": _readings(part)} for part in (result[key] if result else ())}


def _readings(part: dict) -> dict:
    return {reading["id"]: reading["due"] for reading in part["readings"]}


def _deadline(deadline: dict) -> dict:
    working = deadline["working"]
    return deadline | {
        "readings": _readings(deadline),
        "start": working["start"] and working["start"]["at"],
        "counted": [counted["date"] for counted in working["counted"]],
        "skipped": {skipped["date"]: skipped["why"] for skipped in working["skipped"]},
        "month_end": working["month_end"],
        "clock_moved": working["clock_moved"],
    }
