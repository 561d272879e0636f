"""The decision table, and the calculator itself from which it is read, held against what was proved."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from calculator.criteria.assessment import weigh
from calculator.criteria.rules import MET, Rules
from calculator.procedure import NO, YES, Criterion
from publish.proof import wording
from publish.proof.answer_sets import Answers, Table
from publish.proof.claims import Failure, needed
from publish.proof.model import Model

_SHOWN = 3
"""So many of the sets of answers with which the calculator does otherwise are told."""


class Rule(NamedTuple):
    """Answers that settle the conclusion, whatever else is answered; ``criteria`` are those met that lead to it."""

    answers: Answers
    outcome: str
    criteria: tuple[Criterion, ...]

    @property
    def provisions(self) -> tuple[str, ...]:
        """The provisions of its criteria, each once."""
        return tuple(dict.fromkeys(number for criterion in self.criteria for number in criterion.provisions))


def rules(prepared: Rules) -> tuple[Rule, ...]:
    """The rules, by asking what is presumed and then what is most decisive until nothing is needed.

    The strongest outcomes come first.
    """
    strength = [*prepared.procedure.outcomes]
    return tuple(sorted(_rules(prepared, {}), key=lambda rule: strength.index(rule.outcome)))


def _rules(prepared: Rules, answers: dict[str, str]) -> Iterator[Rule]:
    result = weigh(prepared, answers)
    presumed = (question.id for question in prepared.asked if question.presumed and question.id not in answers)
    if asked := [*presumed, *result.needed]:
        for answer in (YES, NO):
            yield from _rules(prepared, answers | {asked[0]: answer})
    else:
        met = (prepared.procedure.criteria[id] for id, status in result.statuses.items() if status == MET)
        yield Rule(answers, result.conclusion, tuple(c for c in met if c.outcome == result.conclusion))


def fits(complete: Model, rule: Rule) -> Table:
    """The ways of answering every question with yes or no that a rule fits."""
    table = complete.sets.every
    for question, answer in rule.answers.items():
        table &= complete.sets.said(question, answer)
    return table


def check_rules(complete: Model, found: tuple[Rule, ...]) -> Iterator[Failure]:
    """Each rule gives the outcome that was proved. Just one fits each way of answering: they part at every question."""
    for rule in found:
        wrong = fits(complete, rule) & ~complete.conclusions[rule.outcome]
        if (answers := complete.sets.smallest(wrong)) is not None:
            example = wording.counter_example(complete, answers)
            yield Failure("outcomes", rule.outcome, f"was not proved, and a rule of the table gives it.\n{example}")


def check_calculator(model: Model, prepared: Rules) -> Iterator[Failure]:
    """The calculator itself, run on one set of answers after the other, concludes and asks for what was proved."""
    yield from islice(_otherwise(model, prepared), _SHOWN)


def _otherwise(model: Model, prepared: Rules) -> Iterator[Failure]:
    def bits(table: Table) -> str:
        return f"{table:0{model.sets.size}b}"[::-1]

    conclusions = {id: bits(table) for id, table in model.conclusions.items()}
    asks = {question: bits(needed(model, question)) for question in model.sets.questions}
    for place, answers in model.sets.runs():
        result = weigh(prepared, answers)
        proved = next(id for id, bits in conclusions.items() if bits[place] == "1")
        asked = {question for question, bits in asks.items() if bits[place] == "1"}
        if result.conclusion == proved and asked == {*result.needed}:
            continue
        example = f"    With: {wording.answers(model, answers)}."
        if result.conclusion != proved:
            word = wording.outcome(model, result.conclusion)
            yield Failure("outcomes", proved, f"was proved, and the calculator concludes {word}.\n{example}")
        for question in sorted(asked.symmetric_difference(result.needed)):
            says = "does not ask for it" if question in asked else "asks for it"
            yield Failure("questions", question, f"was proved otherwise, and the calculator {says}.\n{example}")
