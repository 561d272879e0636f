"""What the chapter promises of conclusion and criteria, sentence by sentence: read and checked.

The criteria and the guarantees say the same thing twice, on purpose: ``publish/proof`` holds the one against the other.
"""

from collections.abc import Iterable, Iterator

from calculator.criteria.conditions import names
from calculator.procedure import NO, UNKNOWN, YES, Question
from publish.model import ALWAYS, DEMANDS, Guarantee
from publish.problems import Problem, one_of, quoted
from publish.source import records, values
from publish.source.fields import Fields
from publish.source.register import Register

_OF_CRITERIA = ("meets", "rules_out")


def read(fields: Fields) -> tuple[Guarantee, ...]:
    """The guarantees out of the keys of the whole file."""
    return fields.get("guarantees", records.parts(_guarantee, "guarantees").or_empty)


def _guarantee(fields: Fields) -> Guarantee:
    demand = fields.either(*DEMANDS)
    criteria = fields.all(**dict.fromkeys(_OF_CRITERIA, values.references("criteria", uses=False).or_empty))
    outcomes = fields.all(**dict.fromkeys(DEMANDS, values.reference("outcomes").or_empty))
    if not demand and not any(fields.has(key) for key in _OF_CRITERIA):
        fields.wrong(ALWAYS, f"missing; expected {one_of((*DEMANDS, *_OF_CRITERIA))}")
    keys = fields.all(
        id=values.id_of("guarantees"),
        says=values.TEXT,
        when=values.condition(uses=False),
        not_known=values.references("questions", uses=False).or_empty,
        provisions=values.PROVISIONS,
    )
    return Guarantee(**keys, **criteria, demand=demand, outcome=outcomes.get(demand, ""))


def check(guarantees: Iterable[Guarantee], questions: Iterable[Question], register: Register) -> Iterator[Problem]:
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
