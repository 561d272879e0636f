"""What must hold of the criteria over all sets of answers: each check yields what does not, with a counter-example.

Kleene's logic itself sees to the rest: with every question answered all is settled, and so there is a conclusion; what
is settled stays so as more is answered. Where a conclusion stands just as long as the rest leads nowhere else, some
question is needed just as long as it does not: of two ways of answering the rest that lead apart, one can be changed
into the other answer by answer.
"""

from collections.abc import Iterator
from functools import reduce
from itertools import permutations, product
from operator import and_
from typing import NamedTuple

from calculator.criteria.rules import UNDETERMINED, reached
from calculator.procedure import NO, UNKNOWN, YES, Outcome, Question
from publish.proof.answer_sets import Table
from publish.proof.model import Model, over, union


class Failure(NamedTuple):
    """A claim that does not hold of the part of the file with this kind and id, and why, over one or more lines."""

    kind: str
    id: str
    message: str


class Turn(NamedTuple):
    """What stands ``before`` and can become ``after`` as a question that was "not known" gets another answer."""

    question: Question
    answer: str
    before: tuple[Outcome, ...]
    after: tuple[Outcome, ...]


def check(model: Model) -> Iterator[Failure]:
    """Every claim about what is concluded."""
    for claim in (check_statuses, check_conclusions, check_beside, check_overlaps):
        yield from claim(model)


def _unequal(model: Model, kind: str, id: str, table: Table, expected: Table, *words: str) -> Iterator[Failure]:
    """That a table is not the expected one, in words for where it has too little and for where too much."""
    if (answers := model.sets.smallest(table ^ expected)) is not None:
        why = words[0 if model.sets.holds(expected, answers) else 1]
        if kind == "outcomes":
            why += f", yet the conclusion is {model.concluded(answers)}."
        yield Failure(kind, id, f"{why}\n{model.counter_example(answers)}")


def _certain(model: Model, in_the_end: Table, stands: Table) -> Table:
    """The sets with which an outcome is to stand: all that lead to it however the rest is answered.

    With answers that contradict each other it may, and need not, for those are to be put right first: of what is said
    of the dead and of what is said of the living one alone can be so, and neither condition is met by both together.
    """
    return model.sets.certain(in_the_end) & (stands | ~model.contradictory)


def check_statuses(model: Model) -> Iterator[Failure]:
    """A criterion is met, or not met, as soon as it is so however the rest is answered, and no sooner."""
    for id, rails in model.statuses.items():
        for word, taken, in_the_end in zip(("met", "not met"), rails, model.complete.statuses[id], strict=True):
            way = f"every way of answering the rest makes it {word}, yet it is taken for"
            certain = model.sets.certain(in_the_end)
            yield from _unequal(model, "criteria", id, taken, certain, f"{way} not settled.", f"not {way} {word}.")


def check_conclusions(model: Model) -> Iterator[Failure]:
    """A conclusion stands as soon as the rest leads nowhere else, and could become just what the rest can make it."""
    leads_to = {id: table for id, table in model.complete.conclusions.items() if id != UNDETERMINED}
    for id, table in leads_to.items():
        way = f"every way of answering the rest leads to {model.word(id)}"
        stands = model.final & model.conclusions[id]
        yield from _unequal(model, "outcomes", id, stands, _certain(model, table, stands), way, f"not {way}")
    for (id, stronger), table in model.could_become.items():
        way = f"way of answering the rest has {model.word(stronger)} hold"
        possible = model.conclusions[id] & model.sets.completable(model.complete.holds[stronger])
        yield from _unequal(model, "outcomes", id, table, possible, f"some {way}", f"no {way}")


def check_beside(model: Model) -> Iterator[Failure]:
    """An outcome holds for good as soon as the rest cannot change that; beside a conclusion it is open while it can."""
    concluded = 0
    for id, in_the_end in model.complete.holds.items():
        way = f"way of answering the rest has {model.word(id)} hold"
        overriding = [c.id for c in model.leading_to(model.in_its_place(id)) if c.outcome != id]
        stands = reduce(and_, (model.statuses[criterion].false for criterion in overriding), model.holds[id])
        certain = _certain(model, in_the_end, stands)
        yield from _unequal(model, "outcomes", id, stands, certain, f"every {way}", f"not every {way}")
        possible = concluded & model.sets.completable(in_the_end) & ~model.holds[id]
        yield from _unequal(model, "outcomes", id, model.could_also[id], possible, f"some {way}", f"no {way}")
        concluded |= model.conclusions[id]


def waits(model: Model) -> bool:
    """Whether answers that contradict each other keep an outcome open to which all ways of answering the rest lead."""
    return any(
        model.sets.certain(table) & ~(model.final & model.conclusions[id])
        for id, table in model.complete.conclusions.items()
        if id != UNDETERMINED
    )


def turns(model: Model) -> Iterator[Turn]:
    """Every answer that, in place of a "not known" that counts as one, turns a conclusion that stands."""
    sets, outcomes = model.sets, model.procedure.outcomes
    burdens = [question for question in sets.questions.values() if question.burden]
    for question, answer in product(burdens, (YES, NO)):
        stood = sets.said(question.id, UNKNOWN) & model.final
        then = over(model.procedure, sets.answering(question.id, answer)).conclusions
        pairs = [pair for pair in permutations(then, 2) if stood & model.conclusions[pair[0]] & then[pair[1]]]
        if pairs:
            before, after = (tuple(outcomes[id] for id in dict.fromkeys(ids)) for ids in zip(*pairs, strict=True))
            yield Turn(question, answer, before, after)


def needed(model: Model, question: str) -> Table:
    """The sets with which a question is needed: two completions that differ in it alone lead apart."""
    return model.sets.unsettled(question) & model.sets.completable(decisive(model.complete, question))


def decisive(complete: Model, question: str) -> Table:
    """The complete answers with a no to this question with which a yes in its place changes what holds."""
    # Those that differ in this answer alone stand so many places apart.
    apart = 1 << [*complete.sets.questions].index(question)
    changed = union(table ^ table >> apart for table in complete.results.values())
    return changed & complete.sets.said(question, NO)


def check_overlaps(model: Model) -> Iterator[Failure]:
    """An outcome overrides only what criteria can meet together with it."""
    for stronger, weaker, together in overlaps(model):
        if not together:
            words = f"criteria of {stronger.word} and {weaker.word} are never met together"
            yield Failure("outcomes", stronger.id, f"expected no overrides of {weaker.id}: {words}")


def overlaps(model: Model) -> Iterator[tuple[Outcome, Outcome, Table]]:
    """Each outcome with each that it overrides, and the sets that meet criteria of both."""
    for stronger in reached(model.procedure):
        for weaker in map(model.procedure.outcomes.get, stronger.overrides):
            yield stronger, weaker, model.met([stronger.id]) & model.met([weaker.id])


def check_use(model: Model) -> Iterator[Failure]:
    """Nothing is idle: each criterion can be the only one that decides, each question and outcome can matter."""
    for id, criterion in model.procedure.criteria.items():
        as_strong = model.in_its_place(criterion.outcome)
        if not model.complete.statuses[id].true & ~model.complete.met(as_strong, but=id):
            message = "can never be met, whatever is answered"
            if (answers := model.sets.smallest(model.statuses[id].true)) is not None:
                others = model.criteria_met(answers, as_strong, but=id)
                message = (
                    "never decides: whenever it is met, another that leads to as much is met as well.\n"
                    f"{model.example(answers)}.{f' Met too: {others}.' if others else ''}"
                )
            yield Failure("criteria", id, message)
    for question in model.sets.questions:
        if not decisive(model.complete, question):
            yield Failure("questions", question, "never changes the outcome, whatever else is answered")
    for outcome, table in (model.conclusions | model.holds).items():
        if not table:
            yield Failure("outcomes", outcome, "can never be reached, whatever is answered")
