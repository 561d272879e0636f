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
from publish.proof.model import Model, union

_SHOWN = 3
"""So many of the sets of answers with which the calculator does otherwise are told."""


class Rule(NamedTuple):
    """Answers that settle what holds, whatever else is answered; ``criteria`` are those met that lead to it."""

    answers: Answers
    holding: tuple[str, ...]
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
    return tuple(sorted(_rules(prepared, {}), key=lambda rule: [*map(strength.index, rule.holding)]))


def _rules(prepared: Rules, answers: dict[str, str]) -> Iterator[Rule]:
    result = weigh(prepared, answers)
    presumed = (question.id for question in prepared.asked if question.presumed and question.id not in answers)
    if asked := [*presumed, *result.needed]:
        for answer in (YES, NO):
            yield from _rules(prepared, answers | {asked[0]: answer})
    else:
        met = (prepared.procedure.criteria[id] for id, status in result.statuses.items() if status == MET)
        concluded = result.concluded
        holding = (concluded.conclusion, *concluded.also)
        yield Rule(answers, holding, tuple(criterion for criterion in met if criterion.outcome in holding))


def fits(complete: Model, rule: Rule) -> Table:
    """The ways of answering every question with yes or no that a rule fits."""
    table = complete.sets.every
    for question, answer in rule.answers.items():
        table &= complete.sets.said(question, answer)
    return table


def check_rules(complete: Model, found: tuple[Rule, ...]) -> Iterator[Failure]:
    """Each rule gives what was proved to hold. Just one fits each way of answering: they part at every question."""
    results = complete.results
    for rule in found:
        wrong = fits(complete, rule) & ~results.get(rule.holding, 0)
        if (answers := complete.sets.smallest(wrong)) is not None:
            example = wording.counter_example(complete, answers)
            yield Failure("outcomes", rule.holding[0], f"was not proved, and a rule of the table gives it.\n{example}")


def check_calculator(model: Model, prepared: Rules) -> Iterator[Failure]:
    """The calculator itself, run on one set of answers after the other, concludes and asks for what was proved."""
    yield from islice(_otherwise(model, prepared), _SHOWN)


def _otherwise(model: Model, prepared: Rules) -> Iterator[Failure]:
    def bits(table: Table) -> str:
        return f"{table:0{model.sets.size}b}"[::-1]

    conclusions = {id: bits(table) for id, table in model.conclusions.items()}
    beside = {
        name: {id: bits(table) for id, table in tables.items() if table}
        for name, tables in (
            ("also", {id: table & ~model.conclusions[id] for id, table in model.holds.items()}),
            ("could_become", {id: union(model.could_become_of(id)) for id in model.holds}),
            ("could_also", model.could_also),
        )
    }
    asks = {question: bits(needed(model, question)) for question in model.sets.questions}
    for place, answers in model.sets.runs():
        result = weigh(prepared, answers)
        concluded = result.concluded
        proved = next(id for id, bits in conclusions.items() if bits[place] == "1")
        asked = {question for question, bits in asks.items() if bits[place] == "1"}
        told = {name: tuple(id for id, bits in tables.items() if bits[place] == "1") for name, tables in beside.items()}
        given = concluded._asdict()
        other = [name for name, ids in told.items() if given[name] != ids]
        if concluded.conclusion == proved and asked == {*result.needed} and not other:
            continue
        example = f"    With: {wording.answers(model, answers)}."
        if concluded.conclusion != proved:
            word = wording.outcome(model, concluded.conclusion)
            yield Failure("outcomes", proved, f"was proved, and the calculator concludes {word}.\n{example}")
        for name in other:
            words = [wording.outcomes(model, ids) for ids in (told[name], given[name])]
            message = f"{name}: {words[0]} was proved, and the calculator gives {words[1]}.\n{example}"
            yield Failure("outcomes", concluded.conclusion, message)
        for question in sorted(asked.symmetric_difference(result.needed)):
            says = "does not ask for it" if question in asked else "asks for it"
            yield Failure("questions", question, f"was proved otherwise, and the calculator {says}.\n{example}")
