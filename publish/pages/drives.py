"""From each provision to what it drives: timescales, criteria, questions, dates, interpretations and guarantees."""

from dataclasses import dataclass

from calculator.dates.working import rule
from publish import prose
from publish.source import Source

KINDS = {
    "timescale": "Timescale",
    "criterion": "Criterion",
    "question": "Question",
    "date": "Date asked",
    "interpretation": "Interpretation",
    "guarantee": "Promise",
}

RULES = ("timescale", "criterion", "question", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """One rule that a provision drives: what it is, where it stands, and its detail in a few words."""

    kind: str
    title: str
    href: str
    detail: str = ""

    @property
    def shown_kind(self) -> str:
        return KINDS[self.kind]


def drives(source: Source) -> dict[str, list[Drive]]:
    """The rules behind which a unit of the chapter stands, by the unit's id, in the order of ``KINDS``."""
    found: dict[str, list[Drive]] = {}
    for units, drive in _all(source):
        for unit in units:
            if drive not in found.setdefault(unit, []):
                found[unit].append(drive)
    return found


def of_rule(source: Source) -> dict[str, Drive]:
    """The same by the id of the rule: of a timescale, criterion, question or date."""
    rules = (drive for _, drive in _all(source) if drive.kind in RULES)
    return {drive.href.rpartition("#")[2].removeprefix("q-"): drive for drive in rules}


def _all(source: Source):
    procedure, chapter = source.procedure, source.chapter
    for timescale in procedure.timescales.values():
        yield (
            timescale.provisions,
            Drive(
                kind="timescale",
                title=timescale.title,
                href=f"timeline/#{timescale.id}",
                detail=rule(procedure, timescale),
            ),
        )
    outcomes = {outcome.id: outcome.word.lower() for outcome in procedure.outcomes.values()}
    for criterion in procedure.criteria.values():
        yield (
            criterion.provisions,
            Drive(
                kind="criterion",
                title=criterion.title,
                href=f"eligibility/#{criterion.id}",
                detail=f"leads to “{outcomes[criterion.outcome]}”",
            ),
        )
    for question in procedure.questions.values():
        yield question.provisions, Drive(kind="question", title=question.asks, href=f"eligibility/#q-{question.id}")
    for event in procedure.events.values():
        yield event.provisions, Drive(kind="date", title=event.asks, href=f"timeline/#q-{event.id}")
    for point in chapter.interpretations:
        yield point.units, Drive(kind="interpretation", title=point.title, href=f"interpretation/#{point.id}")
    for guarantee in source.guarantees:
        says = prose.plain(source, guarantee.says)
        yield guarantee.provisions, Drive(kind="guarantee", title=says, href=f"assurance/#{guarantee.id}")
