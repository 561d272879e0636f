"""Which board leads (2.7)."""

from collections.abc import Iterable

from calculator import procedure
from calculator.criteria.memory import Lasting
from calculator.procedure import NO, UNKNOWN, YES

ELSEWHERE = "elsewhere"


def names(rule: procedure.Lead) -> tuple[str, ...]:
    """The questions on which the lead turns, as ``lead`` takes their answers."""
    return rule.partners, rule.asks, rule.no, rule.yes


def lead(rule: procedure.Lead, answers: tuple[str | None, ...]) -> Lasting:
    """The board, and the question by which it leads or ``either``; without a board, the questions that are needed.

    By the responsible authority for a looked-after child, else by where the child normally lives. ``partners`` is
    whether other boards join, None where that is not known.
    """
    joining, decides, *places = answers
    partners = {YES: True, NO: False}.get(joining)
    answered = dict(zip((rule.no, rule.yes), places, strict=True))
    known = {id: place for id, place in answered.items() if place not in (None, UNKNOWN)}
    settled = {YES: rule.yes, NO: rule.no}.get(decides)
    if settled in known:
        return _lead(partners, board=known[settled], basis=settled)
    if settled:
        return _lead(partners, needed=[settled])
    if len(known) == 2 and len(set(known.values())) == 1 and ELSEWHERE not in known.values():
        return _lead(partners, board=known[rule.no], basis="either")
    return _lead(partners, needed=[rule.asks, *(id for id in answered if id not in known)])


def _lead(
    partners: bool | None, *, board: str | None = None, basis: str | None = None, needed: Iterable[str] = ()
) -> Lasting:
    return Lasting(board=board, basis=basis, partners=partners, needed=list(needed))
