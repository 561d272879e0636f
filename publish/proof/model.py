"""What the criteria make of sets of answers, as truth tables of them, and in the words that a practitioner reads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from calculator.criteria.conditions import inline, names
from calculator.criteria.rules import NOT_MET, UNDETERMINED, reached
from calculator.procedure import Condition, Criterion, Procedure, Question
from calculator.wording import phrases
from publish.model import Guarantee
from publish.proof.answer_sets import Answers, AnswerSets, Enumerated, Rails, Sample, Table, all_answered

MOST_ENUMERATED = 12
"""With so many questions every set of answers is covered; with more, the complete ones and a sample of the others."""


@dataclass(frozen=True, repr=False)
class Model:
    """By criterion its status, by outcome the sets of answers that lead to it.

    ``could_become`` is by the outcome concluded and the earlier one that is open. ``holds`` are by outcome the sets
    with which it holds, as the conclusion or beside it; ``could_also`` those where it is open after an earlier
    conclusion. ``complete`` is the same of all complete answers.
    """

    procedure: Procedure
    sets: AnswerSets
    statuses: Mapping[str, Rails]
    conclusions: Mapping[str, Table]
    could_become: Mapping[tuple[str, str], Table]
    holds: Mapping[str, Table]
    could_also: Mapping[str, Table]
    complete: "Model | None"

    @property
    def covers_all(self) -> bool:
        """Whether no set of answers is left out."""
        return len(self.sets.questions) <= MOST_ENUMERATED

    @property
    def final(self) -> Table:
        """The sets with which the conclusion is said to stand."""
        return self.sets.every & ~union((self.conclusions[UNDETERMINED], *self.could_become.values()))

    @property
    def contradictory(self) -> Table:
        """The sets of answers of which it is said that they cannot all be right together."""
        of = dict.fromkeys(self.procedure.questions, Rails(0, 0)) | self.sets.taken
        conditions = (_of_questions(one, self.procedure) for one in self.procedure.contradictions)
        return union(self.sets.rails(condition, of).true for condition in conditions)

    @property
    def results(self) -> dict[tuple[str, ...], Table]:
        """By all that holds together, the sets that lead to it; those that lead to nothing by the conclusion alone."""
        found: dict[tuple[str, ...], Table] = {(): self.sets.every}
        for id, table in self.holds.items():
            parted = {(*ids, id): with_it for ids, sets in found.items() if (with_it := sets & table)}
            found = {ids: sets & ~table for ids, sets in found.items()} | parted
        nothing = found.pop(())
        last = {(id,): self.conclusions[id] & nothing for id in (UNDETERMINED, NOT_MET)}
        return {ids: table for ids, table in (found | last).items() if table}

    def leading_to(self, outcomes: Iterable[str], but: str = "") -> list[Criterion]:
        """The criteria of some outcomes, without the one of the id ``but``."""
        return [c for c in self.procedure.criteria.values() if c.outcome in outcomes and c.id != but]

    def met(self, outcomes: Iterable[str], but: str = "") -> Table:
        """The sets that meet some criterion of these."""
        return union(self.statuses[criterion.id].true for criterion in self.leading_to(outcomes, but))

    def in_its_place(self, outcome: str) -> list[str]:
        """An outcome, and all that override it."""
        return [outcome, *(other.id for other in self.procedure.outcomes.values() if outcome in other.overrides)]

    def word(self, outcome: str) -> str:
        """The word for an outcome: "Must"."""
        return self.procedure.outcomes[outcome].word

    def words(self, outcomes: Sequence[str]) -> str:
        """The words of some outcomes: "Must and Should"; "nothing" of none."""
        return phrases.listed([self.word(outcome) for outcome in outcomes]) if outcomes else "nothing"

    def answered(self, given: Answers) -> str:
        """A set of answers: "Sunk: Yes; Holed: No"."""
        labels, questions = self.procedure.answers, self.sets.questions
        said = [f"{question.label}: {labels[given[id]]}" for id, question in questions.items() if id in given]
        return "; ".join(said) or "nothing answered"

    def example(self, given: Answers, kind: str = "example") -> str:
        """The beginning of a line that gives a set of answers. Only where all are covered is none known smaller."""
        return f"    {f'Smallest {kind}' if self.covers_all else kind.capitalize()}: {self.answered(given)}"

    def counter_example(self, given: Answers) -> str:
        """A line that gives a set of answers for which something does not hold."""
        return f"{self.example(given, 'counter-example')}."

    def concluded(self, given: Answers) -> str:
        """What is concluded, and by what: "Should by “A crew was aboard”, which could become Must"."""
        conclusion = next(id for id, table in self.conclusions.items() if self.sets.holds(table, given))
        word = " by ".join(filter(None, (self.word(conclusion), self.criteria_met(given, [conclusion]))))
        open_to = (pair for pair, table in self.could_become.items() if self.sets.holds(table, given))
        further = " or ".join(self.word(stronger) for id, stronger in open_to if id == conclusion)
        return f"{word}, which could become {further}" if further else word

    def criteria_met(self, given: Answers, outcomes: Iterable[str], but: str = "") -> str:
        """The titles, in quotes, of the criteria of some outcomes that a set of answers meets, as ``leading_to``."""
        criteria = self.leading_to(outcomes, but)
        return " and ".join(f"“{c.title}”" for c in criteria if self.sets.holds(self.statuses[c.id].true, given))


def union(tables: Iterable[Table]) -> Table:
    """The sets in any of some tables."""
    return reduce(or_, tables, 0)


def asked(procedure: Procedure, guarantees: Iterable[Guarantee]) -> tuple[Question, ...]:
    """The questions that a criterion asks or a guarantee names, in the order of the file."""
    conditions = (_of_questions(criterion.when, procedure) for criterion in procedure.criteria.values())
    wanted = frozenset().union(*map(names, conditions))
    wanted = wanted.union(*((*names(guarantee.when), *guarantee.not_known) for guarantee in guarantees))
    return tuple(question for question in procedure.questions.values() if question.id in wanted)


def _of_questions(condition: Condition, procedure: Procedure) -> Condition:
    """The same with the conditions of findings in their place."""
    return inline(condition, {finding.id: finding.when for finding in procedure.findings.values()})


def build(procedure: Procedure, questions: Sequence[Question]) -> Model:
    """The model over every set of answers to these questions, or over a sample where that is too many."""
    sets = Enumerated(questions) if len(questions) <= MOST_ENUMERATED else Sample(questions)
    return over(procedure, sets, over(procedure, all_answered(questions)))


def over(procedure: Procedure, sets: AnswerSets, complete: Model | None = None) -> Model:
    """The model over some sets of answers. A criterion is met or not by Kleene's logic, as the calculator has it."""
    criteria = procedure.criteria.values()
    statuses = {each.id: sets.rails(_of_questions(each.when, procedure), sets.taken) for each in criteria}
    conclusions, could_become, still_open, rest = {}, {}, {}, sets.every
    met, holds, could_also = {}, {}, {}
    for outcome in (outcome.id for outcome in reached(procedure)):
        rails = [statuses[criterion.id] for criterion in criteria if criterion.outcome == outcome]
        met[outcome] = union(true for true, _ in rails)
        free = sets.every & ~union(table for id, table in met.items() if outcome in procedure.outcomes[id].overrides)
        holds[outcome] = met[outcome] & free
        conclusions[outcome] = rest & met[outcome]
        could_become |= {(outcome, id): conclusions[outcome] & table for id, table in still_open.items()}
        still_open[outcome] = union(sets.every ^ true ^ false for true, false in rails)
        could_also[outcome] = still_open[outcome] & free & ~met[outcome] & ~rest
        rest ^= conclusions[outcome]
    conclusions[UNDETERMINED] = rest & union(still_open.values())
    conclusions[NOT_MET] = rest ^ conclusions[UNDETERMINED]
    return Model(procedure, sets, statuses, conclusions, could_become, holds, could_also, complete)
