"""The decision table, and the calculator itself from which it is read, held against what was proved."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from calculator.criteria.assessment import Concluded, weigh
from calculator.criteria.rules import MET, Rules
from calculator.procedure import NO, YES, Criterion
from publish.proof.answer_sets import Answers, Table
from publish.proof.claims import Failure, needed
from publish.proof.model import Model


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
    """The rules, strongest outcomes first: what is presumed is asked, then the most decisive, while any is needed."""
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
        holding = result.concluded.holding
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
            example = complete.counter_example(answers)
            yield Failure("outcomes", rule.holding[0], f"was not proved, and a rule of the table gives it.\n{example}")


def check_calculator(model: Model, prepared: Rules) -> Iterator[Failure]:
    """The calculator itself, run on one set of answers after the other, concludes and asks for what was proved."""
    proved = _proved(model)
    for place, answers in model.sets.runs():
        result, (expected, asked) = weigh(prepared, answers), proved[place]
        if result.concluded == expected and asked == {*result.needed}:
            continue
        example = f"    With: {model.answered(answers)}."
        given = result.concluded
        if given.conclusion != expected.conclusion:
            message = f"was proved, and the calculator concludes {model.word(given.conclusion)}.\n{example}"
            yield Failure("outcomes", expected.conclusion, message)
        for name, *ids in zip(given._fields[1:], expected[1:], given[1:], strict=True):
            if ids[0] != ids[1]:
                words = [model.words(each) for each in ids]
                message = f"{name}: {words[0]} was proved, and the calculator gives {words[1]}.\n{example}"
                yield Failure("outcomes", given.conclusion, message)
        for question in sorted(asked.symmetric_difference(result.needed)):
            says = "does not ask for it" if question in asked else "asks for it"
            yield Failure("questions", question, f"was proved otherwise, and the calculator {says}.\n{example}")


def _proved(model: Model) -> list[tuple[Concluded, frozenset[str]]]:
    """What was proved of each set of answers, by its place: what is concluded, and the questions that are needed."""
    tables = [
        *(("conclusion", id, table) for id, table in model.conclusions.items()),
        *(("also", id, table & ~model.conclusions[id]) for id, table in model.holds.items()),
        *(("could_become", id, table) for (_, id), table in model.could_become.items()),
        *(("could_also", id, table) for id, table in model.could_also.items()),
        *(("needed", id, needed(model, id)) for id in model.sets.questions),
    ]
    rows = zip(*(reversed(f"{table:0{model.sets.size}b}") for _, _, table in tables), strict=True)

    @cache  # Many sets of answers come to few different results.
    def result(row: tuple[str, ...]) -> tuple[Concluded, frozenset[str]]:
        named = {name: tuple(id for (of, id, _), bit in zip(tables, row, strict=True) if of == name and bit == "1")
                 for name in (*Concluded._fields, "needed")}  # fmt: skip
        (conclusion,), asked = named.pop("conclusion"), named.pop("needed")
        return Concluded(conclusion, **named), frozenset(asked)

    return [result(row) for row in rows]
