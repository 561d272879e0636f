"""What a file gives and what it names, noted while it is read, so that each can be held against the other."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from publish.problems import Problem, did_you_mean, nearest, one_of, quoted
from publish.source.placeholders import DATE, TEXT, WITHIN, names
from publish.source.yaml import Mapping, Node

KINDS = {
    "answers": "an answer",
    "boards": "a board",
    "bodies": "a body",
    "beside": "a site beneath this one",
    "body_kinds": "a kind of body",
    "choices": "a choice",
    "counting": "a unit of time",
    "duties": "a present duty",
    "criteria": "a criterion",
    "criterion_statuses": "a status",
    "event_groups": "a group of events",
    "events": "an event",
    "figures": "a figure",
    "findings": "a finding",
    "forces": "a force",
    "groups": "a group",
    "guarantees": "a guarantee",
    "interpretations": "a point of interpretation",
    "notices": "a notice",
    "outcomes": "an outcome",
    "provisions": "a provision",
    "questions": "a question",
    "readings": "a reading",
    "reminders": "a reminder",
    "sections": "a section",
    "sources": "a source",
    "statuses": "a status",
    "terms": "a term",
    "timescales": "a timescale",
    "units": "a unit",
    "warnings": "a warning",
}


def any_of(kinds: Collection[str]) -> str:
    """The kinds as a message names one of them."""
    *others, last = (KINDS[kind] for kind in kinds)
    return f"{', '.join(others)} or {last}" if others else last


def list_of(kinds: Collection[str]) -> str:
    """The kinds as a message names a list of them."""
    *others, last = (kind.replace("_", " ") for kind in kinds)
    return f"a list of {', '.join(others)} or {last}" if others else f"a list of {last}"


@dataclass(frozen=True, slots=True)
class Naming:
    """That ``node`` names an id of one of ``kinds``; ``uses`` where that puts what is named to use."""

    kinds: tuple[str, ...]
    id: str
    node: Node
    uses: bool


@dataclass(frozen=True, slots=True)
class Register:
    """Problems; what is given, by kind and id, with its place; what is named; the texts; what was not read.

    Of the kinds in ``lost``, some may be given that could not be read, so none can be said to be missing.
    Of those in ``unseen``, some may be named that could not be read, so none can be said to be unused. A
    text comes with its place and with whether texts of the chapter may be put into it.
    """

    problems: list[Problem] = field(default_factory=list)
    given: dict[str, dict[str, Node]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    named: list[Naming] = field(default_factory=list)
    texts: list[tuple[Node, str, bool]] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    unseen: set[str] = field(default_factory=set)

    def give(self, kind: str, name: str, node: Node, place: Node) -> None:
        """Note that ``node`` gives the id ``name``, which is written at ``place``."""
        first = self.given[kind].setdefault(name, node)
        if first is not node:
            message = f"{quoted(name)} is the id of {KINDS[kind]} before, on line {first.line}"
            self.problems.append(place.problem(message))

    def problem(self, kind: str, name: str, key: str, message: str, *, loose: bool = False) -> Problem:
        """A problem with a key of what has the id ``name``."""
        return self.given[kind][name].at(key).problem(message, loose=loose)

    def used(self, kind: str) -> set[str]:
        """The ids of a kind that something puts to use."""
        return {naming.id for naming in self.named if naming.uses and kind in naming.kinds}


def check_names(register: Register) -> Iterator[Problem]:
    """Whatever is named is given."""
    for naming in register.named:
        if register.lost.isdisjoint(naming.kinds):
            given = [name for kind in naming.kinds for name in register.given[kind]]
            if naming.id not in given:
                found = f"found {quoted(naming.id)}{did_you_mean(naming.id, given)}"
                # No rule names a criterion: only what speaks of one does.
                loose = "criteria" in naming.kinds
                yield naming.node.problem(f"expected {one_of(given, any_of(naming.kinds))}, {found}", loose=loose)


def check_ids(register: Register) -> Iterator[Problem]:
    """No id stands for two things where conditions, placeholders or points of interpretation name them by it alone."""
    first: dict[str, str] = {}
    for kind in ("questions", "findings", "criteria", "timescales", "figures", "warnings"):
        for name, node in register.given[kind].items():
            place = node.at("code" if kind == "warnings" else "id")
            if name == "calendar":
                yield place.problem(f"expected another id, since {quoted(name)} names the bank holidays")
            elif name in first:
                yield place.problem(f"expected another id, since {quoted(name)} names {first[name]}")
            first.setdefault(name, f"{KINDS[kind]} on line {node.line}")


def check_placeholders(register: Register, values: Iterable[str]) -> Iterator[Problem]:
    """Every placeholder names a provision or one of ``values``, and every figure is put in somewhere."""
    stands_for = {*values, *register.given["provisions"]}
    figures = register.given["figures"]
    used = set()
    for node, text, quoting in register.texts:
        for name in names(text):
            used.add(name if "." in name or name in figures else nearest(name, figures))
            if name.endswith(TEXT) and not quoting:
                yield node.problem(f"expected no text of a provision to be put in here, found {quoted(name)}")
            elif name not in stands_for and _kind_of(name) not in register.lost:
                hint = did_you_mean(name, sorted(stands_for))
                yield node.problem(f"expected the name of something to put in, found {quoted(name)}{hint}")
    yield from check_use(register, "figures", used, "uses")


def check_codes(register: Register, root: Mapping, key: str, codes: Iterable[str]) -> Iterator[Problem]:
    """There are words for each code that the calculator gives of itself."""
    for code in codes:
        if code not in register.given[key] and key not in register.lost:
            yield root.at(key).problem(f"expected {quoted(code)} among them")


def check_use(register: Register, kind: str, used: Iterable[str], verb: str) -> Iterator[Problem]:
    """Whatever is given is put to use; so counts what a name that names nothing was likely meant to be."""
    if kind in register.unseen or kind in register.lost:
        return
    given = register.given[kind]
    wrong = {naming.id for naming in register.named if kind in naming.kinds and naming.id not in given}
    used = {*used, *(nearest(name, given) for name in wrong)}
    for name, node in given.items():
        if name not in used:
            place = node.at("id") if isinstance(node, Mapping) else node
            yield place.problem(f"nothing {verb} {quoted(name)}", loose=True)


def _kind_of(placeholder: str) -> str:
    if placeholder.endswith(WITHIN):
        return "timescales"
    if placeholder.endswith(DATE):
        return "warnings"
    return "provisions" if placeholder[0].isdigit() else "figures"
