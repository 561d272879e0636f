"""The proof: that the criteria lead to one conclusion, and to the one promised, whatever is answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from calculator.criteria.conditions import TooEntangled
from calculator.procedure import Outcome, Question
from publish import prose, source
from publish.problems import Problem, SourceError
from publish.proof import claims, promises, table
from publish.proof.claims import Failure, Turn
from publish.proof.model import Model, build
from publish.proof.table import Rule
from publish.source import Source
from publish.source.guarantees import Guarantee

__all__ = ["Proof", "ProofError", "load", "prove"]


class ProofError(SourceError):
    """What the proof found not to hold, in the order in which it was looked for, with counter-examples."""

    def __init__(self, name: str, problems: Iterable[Problem]):
        problems = tuple(problems)
        super().__init__(name, problems)
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of all sets of answers, and how many of the complete ones, with yes or no to every question."""

    all: int
    complete: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was proved, over how much.

    ``overlaps`` are the outcomes whose criteria can be met together, the one that decides first; ``turns`` the
    conclusions that stand and may yet turn; ``guarantees`` come with the answers of which each speaks; ``runs`` is
    how many sets of answers were put to the calculator itself, and ``ran_all`` whether that left out none that differ.
    """

    questions: tuple[Question, ...]
    answers: Count
    outcomes: tuple[tuple[Outcome, Count], ...]
    overlaps: tuple[tuple[Outcome, Outcome, Count], ...]
    turns: tuple[Turn, ...]
    guarantees: tuple[tuple[Guarantee, Count], ...]
    rules: tuple[tuple[Rule, int], ...]
    runs: int
    ran_all: bool


def load(path: Path) -> tuple[Source, Proof]:
    """What the file at a path says, with the proof of it.

    Raises SourceError with all that is wrong; the counter-examples first, where there are some.
    """
    try:
        found = source.load(path)
    except SourceError as error:
        raise _with_counter_examples(error) from None
    return found, prove(found, path.name)


def _with_counter_examples(error: SourceError) -> SourceError:
    """What the author is told where the file has loose ends: what of its rules does not hold is more telling."""
    if error.source is not None:
        try:
            prove(error.source, error.name)
        except ProofError as further:
            return ProofError(error.name, [*further.problems, *error.problems])
    return error


def prove(source: Source, name: str = "procedure.yaml") -> Proof:
    """The proof of what a file says. Raises ProofError, with all that does not hold; ``name`` is the file's."""
    try:
        model = build(source.procedure, source.guarantees)
    except TooEntangled as error:
        raise ProofError(name, [Problem("criteria", 0, 0, str(error))]) from None
    rules = _no_failures(source, name, model)
    return Proof(
        questions=tuple(model.space.questions.values()),
        answers=_count(model, model.space.yes),
        outcomes=tuple(
            (outcome, _count(model, model.conclusions[outcome.id])) for outcome in source.procedure.outcomes.values()
        ),
        overlaps=tuple(
            (stronger, weaker, _count(model, model.space.both(model.met(stronger.id), model.met(weaker.id))))
            for stronger in model.reached
            for weaker in model.reached
            if weaker.id in stronger.overrides
        ),
        turns=tuple(claims.turns(model)),
        guarantees=tuple(
            (guarantee, _count(model, promises.applies(model, guarantee))) for guarantee in source.guarantees
        ),
        rules=tuple((rule, table.covers(model, rule)) for rule in rules),
        runs=sum(1 for _ in table.runs(model, rules)),
        ran_all=table.runs_all(model),
    )


def _no_failures(source: Source, name: str, model: Model) -> tuple[Rule, ...]:
    """The rules of the decision table, once nothing speaks against them."""
    guarantees = [replace(guarantee, says=prose.plain(source, guarantee.says)) for guarantee in source.guarantees]
    failures = [*promises.check(model, guarantees), *claims.check(model)]
    # What is idle, where something is wrong, is so most likely for that reason, and would hide it in a long list.
    failures = failures or [*claims.check_use(model)]
    rules = () if failures else table.rules(model)
    if rules:
        failures += table.check(model, rules)
    if failures:
        raise ProofError(name, _placed(source, failures))
    return rules


def _placed(source: Source, failures: Iterable[Failure]) -> Iterator[Problem]:
    for failure in failures:
        line = source.lines.get((failure.kind, failure.id), 0)
        path = f"{failure.kind}.{failure.id}" if failure.id else failure.kind
        yield Problem(path, line, 0, failure.message)


def _count(model: Model, node: int) -> Count:
    space = model.space
    return Count(all=space.count(node), complete=space.count(space.both(space.complete, node)))
