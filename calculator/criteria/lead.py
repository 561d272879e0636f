"""Which board leads, where the procedure has more than one."""

from typing import NamedTuple

from calculator.criteria.rules import Answers
from calculator.procedure import NO, UNKNOWN, YES, Lead

ELSEWHERE, EITHER = "elsewhere", "either"


class LeadBoard(NamedTuple):
    """The board, and the question by which it leads or ``either``; without a board, the questions that are needed.

    ``partners`` is whether other boards join, None where that is not known.
    """

    board: str | None = None
    basis: str | None = None
    partners: bool | None = None
    needed: tuple[str, ...] = ()


def lead_board(rule: Lead, answers: Answers) -> LeadBoard:
    """The board named by the question that counts; where it is not known which counts, the one that both name."""
    partners = {YES: True, NO: False}.get(answers.get(rule.partners))
    named = {id: answers[id] for id in (rule.no, rule.yes) if answers.get(id, UNKNOWN) != UNKNOWN}
    counting = {YES: rule.yes, NO: rule.no}.get(answers.get(rule.asks))
    if counting in named:
        return LeadBoard(named[counting], counting, partners)
    if len(named) == 2 and named[rule.no] == named[rule.yes] != ELSEWHERE:
        return LeadBoard(named[rule.no], EITHER, partners)
    needed = (counting,) if counting else (rule.asks, *(id for id in (rule.no, rule.yes) if id not in named))
    return LeadBoard(partners=partners, needed=needed)
