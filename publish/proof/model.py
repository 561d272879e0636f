"""What the calculator concludes from every set of answers, as diagrams of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from calculator.criteria.conditions import Node, names
from calculator.criteria.rules import NOT_MET, UNDETERMINED, Rules, prepare
from calculator.procedure import Outcome, Procedure
from publish.proof.space import Rails, Space
from publish.source.guarantees import Guarantee


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """By criterion its status, by outcome the answers that lead to it.

    ``conclusions`` is by the status of each criterion, as a result is; ``could_become`` is by the outcome concluded
    and the stronger one. ``leads_to``, of complete answers, is by the diagram from which it is read what is needed.
    """

    rules: Rules
    space: Space
    statuses: Mapping[str, Rails]
    conclusions: Mapping[str, Node]
    could_become: Mapping[tuple[str, str], Node]
    leads_to: Mapping[str, Node]

    @property
    def procedure(self) -> Procedure:
        return self.rules.procedure

    @property
    def reached(self) -> tuple[Outcome, ...]:
        """The outcomes that criteria reach, the strongest first."""
        return reached(self.procedure)

    @property
    def final(self) -> Node:
        """The answers with which the conclusion is said to stand."""
        open_still = self.space.any([self.conclusions[UNDETERMINED], *self.could_become.values()])
        return self.space.without(self.space.yes, open_still)

    def met(self, outcome: str) -> Node:
        """The answers that meet some criterion of an outcome."""
        return self.space.any(
            self.statuses[criterion.id].true
            for criterion in self.procedure.criteria.values()
            if criterion.outcome == outcome
        )


def reached(procedure: Procedure) -> tuple[Outcome, ...]:
    """The outcomes that criteria reach, the strongest first."""
    return tuple(outcome for outcome in procedure.outcomes.values() if outcome.force)


def build(procedure: Procedure, guarantees: Iterable[Guarantee]) -> Model:
    """The model over all questions that a criterion asks or a guarantee names."""
    rules = prepare(procedure)
    asked = {question.id for question in rules.asked}
    asked |= {name for guarantee in guarantees for name in (*names(guarantee.when), *guarantee.not_known)}
    space = Space([question for question in procedure.questions.values() if question.id in asked])
    statuses = {id: space.rails(condition, space.taken) for id, condition in rules.conditions.items()}
    outcomes = [outcome.id for outcome in reached(procedure)]
    by_outcome = {
        outcome: [statuses[criterion.id] for criterion in procedure.criteria.values() if criterion.outcome == outcome]
        for outcome in outcomes
    }
    still_open = {
        outcome: space.any(space.without(space.without(space.yes, rails.true), rails.false) for rails in found)
        for outcome, found in by_outcome.items()
    }
    conclusions: dict[str, Node] = {}
    rest = space.yes
    for outcome in outcomes:
        met = space.any(rails.true for rails in by_outcome[outcome])
        conclusions[outcome] = space.both(rest, met)
        rest = space.without(rest, met)
    any_open = space.any(still_open.values())
    conclusions[UNDETERMINED] = space.both(rest, any_open)
    conclusions[NOT_MET] = space.without(rest, any_open)
    return Model(
        rules=rules,
        space=space,
        statuses=statuses,
        conclusions=conclusions,
        could_become={
            (outcome, stronger): space.both(conclusions[outcome], still_open[stronger])
            for stronger, outcome in combinations(outcomes, 2)
        },
        leads_to={
            outcome: space.embedded(rules.diagrams, rules.conclusion, outcome) for outcome in (*outcomes, NOT_MET)
        },
    )
