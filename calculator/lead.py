"""Which board leads (2.7)."""

from dataclasses import dataclass

from calculator import procedure
from calculator.procedure import NO, UNKNOWN, YES

ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Lead:
    """The board, and the question by which it leads or ``either``; without a board, the questions that are needed.

    ``partners`` is whether other boards join, None where that is not known.
    """

    board: str | None
    basis: str | None
    partners: bool | None
    needed: tuple[str, ...]


def names(rule: procedure.Lead) -> tuple[str, ...]:
    """The questions on which the lead turns, as ``lead`` takes their answers."""
    return rule.partners, rule.asks, rule.no, rule.yes


def lead(rule: procedure.Lead, answers: tuple[str | None, ...]) -> Lead:
    """By the responsible authority for a looked-after child, else by where the child normally lives."""
    joining, decides, *places = answers
    partners = {YES: True, NO: False}.get(joining)
    answered = dict(zip((rule.no, rule.yes), places, strict=True))
    known = {id: place for id, place in answered.items() if place not in (None, UNKNOWN)}
    settled = {YES: rule.yes, NO: rule.no}.get(decides)
    if settled in known:
        return Lead(known[settled], settled, partners, ())
    if settled:
        return Lead(None, None, partners, (settled,))
    if len(known) == 2 and len(set(known.values())) == 1 and ELSEWHERE not in known.values():
        return Lead(known[rule.no], "either", partners, ())
    return Lead(None, None, partners, (rule.asks, *(id for id in answered if id not in known)))
