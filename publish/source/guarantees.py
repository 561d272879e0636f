"""What the chapter promises of conclusion and criteria, sentence by sentence, however the criteria are written.

The criteria and the guarantees say the same thing twice, on purpose: ``publish/proof`` holds the one against the other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from calculator.criteria.conditions import names
from calculator.procedure import NO, UNKNOWN, YES, Condition, Question
from publish.problems import Problem, one_of, quoted
from publish.source.fields import Fields
from publish.source.register import Register

ALWAYS, AT_LEAST, NEVER = DEMANDS = ("always", "at_least", "never")
OF_CRITERIA = ("meets", "rules_out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee:
    """Where ``when`` holds, and each of ``not_known`` is answered "Not known", what is demanded.

    Of the conclusion, that it is ``outcome`` (``always``), that or a stronger one (``at_least``), or any other
    (``never``); nothing where there is no ``demand``. Of criteria, that they are met (``meets``) or that they are not
    (``rules_out``).
    The condition names questions alone: a guarantee leans on no finding.
    """

    id: str
    says: str
    when: Condition
    not_known: tuple[str, ...]
    demand: str
    outcome: str
    meets: tuple[str, ...]
    rules_out: tuple[str, ...]
    provisions: tuple[str, ...]


def read(fields: Fields) -> tuple[Guarantee, ...]:
    """The guarantees out of the keys of the whole file."""
    return fields.parts("guarantees", _guarantee, "guarantees", optional=True)


def _guarantee(fields: Fields) -> Guarantee:
    demands = [demand for demand in DEMANDS if fields.has(demand)]
    criteria = {key: fields.references(key, "criteria", optional=True, uses=False) for key in OF_CRITERIA}
    outcomes = {demand: fields.reference(demand, "outcomes", optional=True) for demand in DEMANDS}
    if not demands and not any(fields.has(key) for key in OF_CRITERIA):
        fields.wrong(ALWAYS, f"missing; expected {one_of((*DEMANDS, *OF_CRITERIA))}")
    for further in demands[1:]:
        fields.wrong(further, f"expected {one_of(DEMANDS)}, found {demands[0]} too")
    demand = demands[0] if demands else ""
    return Guarantee(
        id=fields.id("guarantees"),
        says=fields.text("says"),
        when=fields.condition("when", uses=False),
        not_known=fields.references("not_known", "questions", optional=True, uses=False),
        demand=demand,
        outcome=outcomes.get(demand, ""),
        **criteria,
        provisions=fields.references("provisions", "provisions"),
    )


def check_guarantees(
    guarantees: Iterable[Guarantee], questions: Iterable[Question], register: Register
) -> Iterator[Problem]:
    """Guarantees name questions that can be answered so."""
    answers = {question.id: {*question.answers} for question in questions if question.answers}
    for guarantee in guarantees:
        if not guarantee.id:
            continue
        for name in sorted(names(guarantee.when)):
            message = ""
            if name in register.given["findings"]:
                message = f"expected a question, since a guarantee leans on no finding, found {quoted(name)}"
            elif not {YES, NO} <= answers.get(name, {YES, NO}):
                message = f'expected a question that takes "yes" and "no", found {quoted(name)}'
            if message:
                yield register.problem("guarantees", guarantee.id, "when", message)
        for name in guarantee.not_known:
            if UNKNOWN not in answers.get(name, {UNKNOWN}):
                message = f"expected a question that takes {quoted(UNKNOWN)}, found {quoted(name)}"
                yield register.problem("guarantees", guarantee.id, "not_known", message)
