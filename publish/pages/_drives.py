"""From each provision to what it drives: timescales, criteria, questions, dates, interpretations and guarantees."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from calculator.wording.deadlines import rule
from publish.model import Source
from publish.source.placeholders import plain

_RULES = ("timescale", "criterion", "question", "date")


class Drive(NamedTuple):
    """One rule that a provision drives: what it is, where it stands, and its detail in a few words."""

    kind: str
    title: str
    href: str
    detail: str = ""

    @property
    def shown_kind(self) -> str:
        return "Date asked" if self.kind == "date" else self.kind.capitalize()


def drives(source: Source) -> dict[str, list[Drive]]:
    """The rules behind which a unit of the chapter stands, by the unit's id, in the order of the kinds."""
    by_unit = defaultdict(list)
    for units, drive in _all(source):
        for unit in units:
            by_unit[unit].append(drive)
    return by_unit


def of_rule(source: Source) -> dict[str, Drive]:
    """The same by the id of the rule: of a timescale, criterion, question or date."""
    rules = (drive for _, drive in _all(source) if drive.kind in _RULES)
    return {drive.href.rpartition("#")[2].removeprefix("q-"): drive for drive in rules}


def _all(source: Source) -> Iterator[tuple[tuple[str, ...], Drive]]:
    """Each rule with the units behind it."""
    procedure, chapter = source.procedure, source.chapter
    for timescale in procedure.timescales.values():
        detail = rule(procedure, timescale)
        yield timescale.provisions, Drive("timescale", timescale.title, f"timeline/#{timescale.id}", detail)
    for criterion in procedure.criteria.values():
        detail = f"leads to “{procedure.outcomes[criterion.outcome].word.lower()}”"
        yield criterion.provisions, Drive("criterion", criterion.title, f"eligibility/#{criterion.id}", detail)
    for question in procedure.questions.values():
        yield question.provisions, Drive("question", question.asks, f"eligibility/#q-{question.id}")
    for event in procedure.events.values():
        yield event.provisions, Drive("date", event.asks, f"timeline/#q-{event.id}")
    for point in chapter.interpretations:
        yield point.units, Drive("interpretation", plain(point.title, source.values), f"interpretation/#{point.id}")
    for guarantee in source.guarantees:
        says = plain(guarantee.says, source.values)
        yield guarantee.provisions, Drive("guarantee", says, f"assurance/#{guarantee.id}")
