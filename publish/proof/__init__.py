"""The proof: that the criteria lead to one conclusion, and to the one promised, whatever is answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice
from math import prod
from pathlib import Path

from calculator.criteria.rules import prepare, reached
from calculator.criteria.truth_table import MOST_NAMES
from calculator.procedure import Outcome, Question
from publish import source
from publish.model import Guarantee, Source
from publish.problems import Problem, SourceError
from publish.proof import answer_sets, claims, decision_table, promises
from publish.proof.model import asked, build
from publish.source.placeholders import plain

__all__ = ["Count", "Proof", "ProofError", "prove", "read"]


class ProofError(SourceError):
    """What the proof found not to hold, in the order in which it was looked for, with counter-examples."""

    def __init__(self, name: str, problems: Sequence[Problem]):
        super().__init__(name, problems)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of all sets of answers (None where they are too many), and how many with yes or no to every question.

    Where a guarantee has some questions not known, ``complete`` is how many answer all others so.
    """

    all: int | None
    complete: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was proved, over how much.

    ``overlaps`` are the outcomes whose criteria can be met together, the one that decides first, and by how many
    complete sets of answers; ``beside`` those of which neither does, so that both hold; ``turns`` what stands and may
    yet turn; ``waits`` is whether contradictory answers keep an outcome open. ``guarantees`` come with the sets of
    answers of which each speaks, ``rules`` with the complete ones that each fits. ``runs`` is how many sets were put to
    the calculator itself. ``sample`` is 0 where every set of answers was covered; else every complete one was, and a
    sample of so many others.
    """

    questions: tuple[Question, ...]
    answers: Count
    outcomes: tuple[tuple[Outcome, Count], ...]
    overlaps: tuple[tuple[Outcome, Outcome, int], ...]
    beside: tuple[tuple[Outcome, Outcome, int], ...]
    turns: tuple[claims.Turn, ...]
    waits: bool
    guarantees: tuple[tuple[Guarantee, Count], ...]
    rules: tuple[tuple[decision_table.Rule, int], ...]
    runs: int
    sample: int


def read(path: Path) -> Source:
    """What the file at a path says. Raises SourceError with all that is wrong, counter-examples first if any."""
    try:
        return source.load(path)
    except SourceError as error:
        # What of its rules does not hold tells an author more than the loose ends that it leaves.
        if error.source is not None:
            try:
                prove(error.source, error.name)
            except ProofError as further:
                raise ProofError(error.name, [*further.problems, *error.problems]) from None
        raise


def prove(source: Source, name: str = "procedure.yaml") -> Proof:
    """The proof of what a file says. Raises ProofError, with all that does not hold; ``name`` is the file's."""
    procedure, guarantees = source.procedure, source.guarantees
    questions = asked(procedure, guarantees)
    if len(questions) > MOST_NAMES:
        message = f"expected at most {MOST_NAMES} questions in criteria and guarantees, found {len(questions)}"
        raise ProofError(name, [Problem("criteria", 0, 0, message)])
    model = build(procedure, questions)
    kept = [replace(guarantee, says=plain(guarantee.says, source.values)) for guarantee in guarantees]
    failures = [*promises.check(model, kept), *claims.check(model)]
    # What is idle, where something is wrong, is so most likely for that reason, and would hide it in a long list.
    failures = failures or [*claims.check_use(model)]
    if not failures:
        prepared = prepare(procedure)
        rules = decision_table.rules(prepared)
        failures += decision_table.check_rules(model.complete, rules)
        # Of a calculator that does otherwise, a few sets of answers tell enough.
        failures += islice(decision_table.check_calculator(model, prepared), 3)
    problems = [
        Problem(f"{kind}.{id}" if id else kind, source.lines.get((kind, id), 0), 0, message)
        for kind, id, message in failures
    ]
    if problems:
        raise ProofError(name, problems)
    sets, complete = model.sets, model.complete

    def count(table: answer_sets.Table, number: int, not_known: Sequence[str] = ()) -> Count:
        return Count(all=sets.count(table, not_known) if model.covers_all else None, complete=number)

    return Proof(
        questions=questions,
        answers=Count(all=4 ** len(questions), complete=complete.sets.size),
        outcomes=tuple(
            (outcome, count(model.conclusions[id], complete.conclusions[id].bit_count()))
            for id, outcome in procedure.outcomes.items()
        ),
        overlaps=tuple((one, other, both.bit_count()) for one, other, both in claims.overlaps(complete)),
        beside=tuple(
            (one, other, both.bit_count())
            for one, other in combinations(reached(procedure), 2)
            if (both := complete.holds[one.id] & complete.holds[other.id])
        ),
        turns=tuple(claims.turns(model)),
        waits=claims.waits(model),
        guarantees=tuple(
            (one, count(promises.applies(sets, one), promises.all_but_unknown(model, one), one.not_known))
            for one in guarantees
        ),
        rules=tuple((rule, decision_table.fits(complete, rule).bit_count()) for rule in rules),
        runs=prod(len(answer_sets.alike(each)) for each in questions) if model.covers_all else answer_sets.SAMPLE,
        sample=0 if model.covers_all else answer_sets.SAMPLE,
    )
