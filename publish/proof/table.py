"""The decision table: every way of answering, condensed to a few rules of which just one fits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice, product

from calculator.criteria import assessment
from calculator.criteria.conditions import Node
from calculator.criteria.rules import MET, Rules, truth
from calculator.procedure import NO, UNKNOWN, YES, Criterion, Question
from publish.proof import wording
from publish.proof.claims import Failure, needed
from publish.proof.model import Model
from publish.proof.space import ANSWERS

MOST_RUNS = 100_000
"""So many sets of answers are put to the calculator itself; of more, those along the rules."""
SHOWN = 3
"""So many of those that came out otherwise are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Answers that settle the conclusion, whatever else is answered; ``criteria`` are those met that lead to it."""

    answers: Mapping[str, str]
    outcome: str
    criteria: tuple[Criterion, ...]


def rules(model: Model) -> tuple[Rule, ...]:
    """The rules, by asking what is most decisive until nothing is needed; the strongest outcomes first."""
    strength = [outcome.id for outcome in model.procedure.outcomes.values()]
    return tuple(sorted(_rules(model.rules, {}), key=lambda rule: strength.index(rule.outcome)))


def _rules(prepared: Rules, answers: dict[str, str]) -> Iterator[Rule]:
    found = assessment.assess(prepared, answers)
    if found["needed"]:
        for answer in (YES, NO):
            yield from _rules(prepared, answers | {found["needed"][0]: answer})
        return
    met = {
        criterion["id"]
        for criterion in found["criteria"]
        if criterion["status"] == MET and criterion["outcome"] == found["conclusion"]
    }
    yield Rule(
        answers=answers,
        outcome=found["conclusion"],
        criteria=tuple(criterion for criterion in prepared.procedure.criteria.values() if criterion.id in met),
    )


def covers(model: Model, rule: Rule) -> int:
    """How many ways of answering every question with yes or no a rule fits."""
    return 1 << len(model.space.questions) - len(rule.answers)


def check(model: Model, found: tuple[Rule, ...]) -> Iterator[Failure]:
    """Just one rule fits each way of answering every question, and the calculator gives what was proved."""
    for one, other in combinations(found, 2):
        if not any(other.answers.get(id, answer) != answer for id, answer in one.answers.items()):
            both = wording.answers(model, {**one.answers, **other.answers})
            yield Failure("outcomes", one.outcome, f"two rules of the decision table fit: {both}")
    for outcome, node in model.leads_to.items():
        covered = sum(covers(model, rule) for rule in found if rule.outcome == outcome)
        if covered != (expected := model.space.count(node)):
            message = f"expected rules for {expected} ways of answering every question, found them for {covered}"
            yield Failure("outcomes", outcome, message)
    asks = {question: needed(model, question) for question in model.space.questions}
    otherwise = (failure for answers in runs(model, found) for failure in _check_run(model, asks, answers))
    yield from islice(otherwise, SHOWN)


def runs(model: Model, found: tuple[Rule, ...]) -> Iterable[dict[str, str]]:
    """The sets of answers that are put to the calculator itself."""
    return every_combination(model.space.questions) if runs_all(model) else along(found)


def runs_all(model: Model) -> bool:
    """Whether that is every combination, and not those along the rules alone."""
    return 3 ** len(model.space.questions) <= MOST_RUNS


def every_combination(questions: Mapping[str, Question]) -> Iterator[dict[str, str]]:
    """Each question settled as yes, as no and not at all, in every combination.

    Where two answers come to the same, as not known and none do, now the one and now the other stands for both.
    """
    same = [
        [[answer for answer in ANSWERS if truth(question, answer) is said] for said in (True, False, None)]
        for question in questions.values()
    ]
    for turn, each in enumerate(product(*same)):
        taken = (answers[(turn + at) % len(answers)] for at, answers in enumerate(each))
        yield {id: answer for id, answer in zip(questions, taken, strict=True) if answer is not None}


def along(found: tuple[Rule, ...]) -> list[dict[str, str]]:
    """The answers of each rule, and the same with one of them taken away or not known."""
    tried: dict[frozenset, dict[str, str]] = {}
    for rule in found:
        answers = dict(rule.answers)
        fewer = [{id: a for id, a in answers.items() if id != left_out} for left_out in answers]
        unknown = [answers | {id: UNKNOWN} for id in answers]
        for run in (answers, *fewer, *unknown):
            tried.setdefault(frozenset(run.items()), run)
    return list(tried.values())


def _check_run(model: Model, asks: Mapping[str, Node], answers: dict[str, str]) -> Iterator[Failure]:
    space = model.space
    run = assessment.assess(model.rules, answers)
    (concluded,) = space.among(model.conclusions, answers)
    asked = set(space.among(asks, answers))
    example = f"    With: {wording.answers(model, answers)}."
    if run["conclusion"] != concluded:
        word = wording.outcome(model, run["conclusion"])
        yield Failure("outcomes", concluded, f"was proved, and the calculator concludes {word}.\n{example}")
    for question in sorted(asked ^ set(run["needed"])):
        says = "does not ask for it" if question in asked else "asks for it"
        yield Failure("questions", question, f"was proved otherwise, and the calculator {says}.\n{example}")
