"""What the criteria make of sets of answers, as truth tables of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from calculator.criteria.conditions import inline, names
from calculator.criteria.rules import NOT_MET, UNDETERMINED, reached
from calculator.procedure import Condition, Criterion, Procedure, Question
from publish.model import Guarantee
from publish.proof.answer_sets import AnswerSets, Enumerated, Rails, Sample, Table, all_answered

MOST_ENUMERATED = 12
"""With so many questions every set of answers is covered; with more, the complete ones and a sample of the others."""


@dataclass(frozen=True, repr=False)
class Model:
    """By criterion its status, by outcome the sets of answers that lead to it.

    ``could_become`` is by the outcome concluded and the stronger one; ``complete`` is the same of all complete answers.
    """

    procedure: Procedure
    sets: AnswerSets
    statuses: Mapping[str, Rails]
    conclusions: Mapping[str, Table]
    could_become: Mapping[tuple[str, str], Table]
    complete: "Model | None"

    @property
    def covers_all(self) -> bool:
        """Whether no set of answers is left out."""
        return len(self.sets.questions) <= MOST_ENUMERATED

    @property
    def final(self) -> Table:
        """The sets with which the conclusion is said to stand."""
        return self.sets.every & ~union((self.conclusions[UNDETERMINED], *self.could_become.values()))

    def leading_to(self, outcomes: Iterable[str], but: str = "") -> list[Criterion]:
        """The criteria of some outcomes, without the one of the id ``but``."""
        return [c for c in self.procedure.criteria.values() if c.outcome in outcomes and c.id != but]

    def met(self, outcomes: Iterable[str], but: str = "") -> Table:
        """The sets that meet some criterion of these."""
        return union(self.statuses[criterion.id].true for criterion in self.leading_to(outcomes, but))

    def as_strong_as(self, outcome: str) -> list[str]:
        """An outcome, and before it all that are stronger."""
        outcomes = [*self.procedure.outcomes]
        return outcomes[: outcomes.index(outcome) + 1]


def union(tables: Iterable[Table]) -> Table:
    """The sets in any of some tables."""
    return reduce(or_, tables, 0)


def asked(procedure: Procedure, guarantees: Iterable[Guarantee]) -> tuple[Question, ...]:
    """The questions that a criterion asks or a guarantee names, in the order of the file."""
    wanted = frozenset().union(*map(names, _conditions(procedure).values()))
    wanted = wanted.union(*((*names(guarantee.when), *guarantee.not_known) for guarantee in guarantees))
    return tuple(question for question in procedure.questions.values() if question.id in wanted)


def _conditions(procedure: Procedure) -> dict[str, Condition]:
    """By criterion its condition, of questions alone."""
    findings = {finding.id: finding.when for finding in procedure.findings.values()}
    return {criterion.id: inline(criterion.when, findings) for criterion in procedure.criteria.values()}


def build(procedure: Procedure, questions: Sequence[Question]) -> Model:
    """The model over every set of answers to these questions, or over a sample where that is too many."""
    sets = Enumerated(questions) if len(questions) <= MOST_ENUMERATED else Sample(questions)
    return over(procedure, sets, over(procedure, all_answered(questions)))


def over(procedure: Procedure, sets: AnswerSets, complete: Model | None = None) -> Model:
    """The model over some sets of answers. A criterion is met or not by Kleene's logic, as the calculator has it."""
    statuses = {id: sets.rails(condition, sets.taken) for id, condition in _conditions(procedure).items()}
    conclusions, could_become, still_open, rest = {}, {}, {}, sets.every
    for outcome in (outcome.id for outcome in reached(procedure)):
        rails = [statuses[criterion.id] for criterion in procedure.criteria.values() if criterion.outcome == outcome]
        conclusions[outcome] = rest & union(true for true, _ in rails)
        could_become |= {(outcome, id): conclusions[outcome] & table for id, table in still_open.items()}
        still_open[outcome] = union(sets.every ^ true ^ false for true, false in rails)
        rest ^= conclusions[outcome]
    conclusions[UNDETERMINED] = rest & union(still_open.values())
    conclusions[NOT_MET] = rest ^ conclusions[UNDETERMINED]
    return Model(procedure, sets, statuses, conclusions, could_become, complete)
