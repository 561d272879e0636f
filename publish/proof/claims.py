"""What must hold of the criteria over every set of answers: each check yields what does not, with a counter-example."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from calculator.criteria.conditions import Node
from calculator.criteria.rules import UNDETERMINED
from calculator.procedure import NO, UNKNOWN, YES, Criterion
from publish.proof import wording
from publish.proof.model import Model

MORE = ((None, YES), (None, NO), (None, UNKNOWN), (UNKNOWN, YES), (UNKNOWN, NO))
"""What may become of one answer as more is known."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A claim that does not hold of the part of the file with this kind and id, and why, over one or more lines."""

    kind: str
    id: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """That a conclusion which stands turns as a question gets another answer: on how many sets of answers, and one."""

    question: str
    answer: str
    before: str
    after: str
    combinations: int
    example: dict[str, str]


def check(model: Model) -> Iterator[Failure]:
    """Every claim about what is concluded."""
    yield from check_gaps(model)
    yield from check_statuses(model)
    yield from check_conclusions(model)
    yield from check_steadiness(model)
    yield from check_needed(model)
    yield from check_overlaps(model)


def check_use(model: Model) -> Iterator[Failure]:
    """Every claim that nothing is idle."""
    yield from check_criteria(model)
    yield from check_questions(model)
    yield from check_outcomes(model)


def check_gaps(model: Model) -> Iterator[Failure]:
    """Whoever answers every question with yes or no gets a conclusion."""
    space = model.space
    gap = space.both(space.complete, model.conclusions[UNDETERMINED])
    if (answers := space.smallest(gap)) is not None:
        yield Failure("outcomes", UNDETERMINED, f"every question is answered, yet {_example(model, answers)}")


def check_statuses(model: Model) -> Iterator[Failure]:
    """A criterion is met, or not met, as soon as it is so however the rest is answered, and no sooner."""
    space, rules = model.space, model.rules
    for criterion in model.procedure.criteria.values():
        node = rules.diagrams.of(rules.conditions[criterion.id])
        rails = model.statuses[criterion.id]
        for word, rail, leaf in (("met", rails.true, True), ("not met", rails.false, False)):
            certain = space.certain(space.embedded(rules.diagrams, node, leaf))
            if (answers := space.smallest(space.differ(rail, certain))) is not None:
                settled = space.holds(certain, answers)
                way = f"{'every' if settled else 'not every'} way of answering the rest makes it {word}"
                taken = "not settled" if settled else word
                message = f"{way}, yet it is taken for {taken}.\n{wording.counter_example(model, answers)}"
                yield Failure("criteria", criterion.id, message)


def check_conclusions(model: Model) -> Iterator[Failure]:
    """A conclusion stands as soon as the rest leads nowhere else, and could become just what the rest can make it."""
    space = model.space
    possible = {outcome: space.completable(node) for outcome, node in model.leads_to.items()}
    for outcome in possible:
        others = space.any(node for other, node in possible.items() if other != outcome)
        certain = space.without(possible[outcome], others)
        wrong = space.differ(certain, space.both(model.final, model.conclusions[outcome]))
        if (answers := space.smallest(wrong)) is not None:
            every = "every" if space.holds(certain, answers) else "not every"
            way = f"{every} way of answering the rest leads to {wording.outcome(model, outcome)}"
            yield Failure("outcomes", outcome, f"{way}, yet {_example(model, answers)}")
    for (outcome, stronger), node in model.could_become.items():
        wrong = space.differ(node, space.both(model.conclusions[outcome], possible[stronger]))
        if (answers := space.smallest(wrong)) is not None:
            some = "some" if space.holds(possible[stronger], answers) else "no"
            way = f"{some} way of answering the rest leads to {wording.outcome(model, stronger)}"
            yield Failure("outcomes", outcome, f"{way}, yet {_example(model, answers)}")


def check_steadiness(model: Model) -> Iterator[Failure]:
    """More answers never turn a conclusion that stands, save where "not known" is counted as an answer."""
    for turn in turns(model):
        if not model.space.questions[turn.question].unknown_counts_as:
            more = wording.answers(model, {turn.question: turn.answer})
            before, after = (wording.outcome(model, outcome) for outcome in (turn.before, turn.after))
            yield Failure(
                "questions",
                turn.question,
                f"{before} stood, and is turned into {after} by “{more}”.\n"
                f"{wording.counter_example(model, turn.example)}",
            )


def turns(model: Model) -> Iterator[Turn]:
    """Every way in which one more answer turns a conclusion that stands."""
    space, final = model.space, model.final
    for question in space.questions:
        for before, after in MORE:
            stood = space.both(space.said(question, before), final)
            for was, node in model.conclusions.items():
                standing = space.both(stood, node)
                moved = space.without(standing, space.where(node, question, after))
                for becomes, other in model.conclusions.items() if moved != space.no else ():
                    turned = space.both(moved, space.where(other, question, after))
                    if (example := space.smallest(turned)) is not None:
                        yield Turn(
                            question=question,
                            answer=after,
                            before=was,
                            after=becomes,
                            combinations=space.count(turned),
                            example=example,
                        )


def check_needed(model: Model) -> Iterator[Failure]:
    """Something is needed just as long as the conclusion does not stand."""
    space = model.space
    asks = space.any(needed(model, question) for question in space.questions)
    wrong = space.differ(asks, space.without(space.yes, model.final))
    if (answers := space.smallest(wrong)) is not None:
        more = "something is still needed" if space.holds(asks, answers) else "nothing more is needed"
        yield Failure("outcomes", UNDETERMINED, f"{more}, yet {_example(model, answers)}")


def needed(model: Model, question: str) -> Node:
    """The answers with which a question is needed: two completions that differ in it alone lead apart."""
    space, rails = model.space, model.space.taken(question)
    still_open = space.without(space.without(space.yes, rails.true), rails.false)
    return space.both(still_open, space.completable(pivotal(model, question)))


def pivotal(model: Model, question: str) -> Node:
    """The complete answers of which this one, changed alone, changes the conclusion."""
    space = model.space
    return space.both(
        space.complete,
        space.any(
            space.differ(space.where(node, question, YES), space.where(node, question, NO))
            for node in model.leads_to.values()
        ),
    )


def check_criteria(model: Model) -> Iterator[Failure]:
    """Each criterion can be met, and can be the only one that decides."""
    for criterion in model.procedure.criteria.values():
        if decides_alone(model, criterion) != model.space.no:
            continue
        met = model.statuses[criterion.id].true
        answers = model.space.smallest(met)
        if answers is None:
            yield Failure("criteria", criterion.id, "can never be met, whatever is answered")
            continue
        others = [
            other.id
            for other in _as_strong(model, criterion)
            if model.space.holds(model.statuses[other.id].true, answers)
        ]
        too = f" Met too: {wording.criteria(model, others)}." if others else ""
        yield Failure(
            "criteria",
            criterion.id,
            "never decides: whenever it is met, another that leads to as much is met as well.\n"
            f"    Smallest example: {wording.answers(model, answers)}.{too}",
        )


def decides_alone(model: Model, criterion: Criterion) -> Node:
    """The complete answers that would lead to less without this criterion."""
    space = model.space
    met = space.both(space.complete, model.statuses[criterion.id].true)
    return space.without(met, space.any(model.statuses[other.id].true for other in _as_strong(model, criterion)))


def _as_strong(model: Model, criterion: Criterion) -> list[Criterion]:
    order = [outcome.id for outcome in model.procedure.outcomes.values()]
    strength = order.index(criterion.outcome)
    return [
        other
        for other in model.procedure.criteria.values()
        if other.id != criterion.id and order.index(other.outcome) <= strength
    ]


def check_questions(model: Model) -> Iterator[Failure]:
    """Each question can change the conclusion."""
    for question in model.space.questions:
        if pivotal(model, question) == model.space.no:
            yield Failure("questions", question, "never changes the outcome, whatever else is answered")


def check_outcomes(model: Model) -> Iterator[Failure]:
    """Each outcome can be reached."""
    for outcome, node in model.conclusions.items():
        if node == model.space.no:
            yield Failure("outcomes", outcome, "can never be reached, whatever is answered")


def check_overlaps(model: Model) -> Iterator[Failure]:
    """Where criteria of two outcomes are met together, the one outcome says that it overrides the other."""
    for stronger, weaker in combinations(model.reached, 2):
        overlap = model.space.both(model.met(stronger.id), model.met(weaker.id))
        declared = weaker.id in stronger.overrides
        words = f"{stronger.word} and {weaker.word}"
        if declared and overlap == model.space.no:
            message = f"expected no overrides of {weaker.id}: criteria of {words} are never met together"
            yield Failure("outcomes", stronger.id, message)
        if not declared and (answers := model.space.smallest(overlap)) is not None:
            met = [
                criterion.id
                for criterion in model.procedure.criteria.values()
                if model.space.holds(model.statuses[criterion.id].true, answers)
                and criterion.outcome in (stronger.id, weaker.id)
            ]
            yield Failure(
                "outcomes",
                stronger.id,
                f"criteria of {words} are met together, and nothing says which outcome decides.\n"
                f"    Smallest example: {wording.answers(model, answers)}: {wording.criteria(model, met)}.\n"
                f"    Where {stronger.word} is to decide, write overrides: [{weaker.id}].",
            )


def _example(model: Model, answers: dict[str, str]) -> str:
    return f"the conclusion is {wording.concluded(model, answers)}.\n{wording.counter_example(model, answers)}"
