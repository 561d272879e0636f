"""The guarantees held against the conclusion over every set of answers: that each is kept, and that they suffice."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from calculator.logic import Node
from calculator.procedure import UNKNOWN, Procedure
from publish.guarantees import ALWAYS, AT_LEAST, NEVER, Guarantee
from publish.proof import model as models
from publish.proof import wording
from publish.proof.claims import Failure
from publish.proof.model import Model


def check(model: Model, guarantees: Iterable[Guarantee]) -> Iterator[Failure]:
    """Every claim about the guarantees."""
    guarantees = tuple(guarantees)
    yield from check_kept(model, guarantees)
    yield from check_sufficient(model, guarantees)
    yield from check_burdens(model, guarantees)


def check_kept(model: Model, guarantees: Iterable[Guarantee]) -> Iterator[Failure]:
    """Each guarantee holds on all the answers of which it speaks, and speaks of some."""
    for guarantee in guarantees:
        if applies(model, guarantee) == model.space.no:
            message = "speaks of nothing: no answers meet its condition"
            yield Failure("guarantees", guarantee.id, message)
        answers = model.space.smallest(broken(model, guarantee))
        if answers is not None:
            yield Failure(
                "guarantees",
                guarantee.id,
                f"does not hold. It says: {guarantee.says}\n"
                f"    Smallest counter-example: {wording.answers(model, answers)}.\n"
                f"    Expected {demanded(model, guarantee)}, got {wording.concluded(model, answers)}. "
                f"{wording.see(guarantee.provisions)}",
            )


def applies(model: Model, guarantee: Guarantee) -> Node:
    """The answers of which a guarantee speaks: taken as they are given, whatever the procedure makes of them."""
    space = model.space
    unknown = space.all(space.said(question, UNKNOWN) for question in guarantee.not_known)
    return space.both(unknown, space.rails(guarantee.when, space.given).true)


def broken(model: Model, guarantee: Guarantee) -> Node:
    """The answers on which a guarantee does not hold."""
    kept = model.space.any(model.conclusions[outcome] for outcome in allowed(model.procedure, guarantee))
    return model.space.without(applies(model, guarantee), kept)


def allowed(procedure: Procedure, guarantee: Guarantee) -> list[str]:
    """The outcomes that a guarantee admits."""
    outcomes = [outcome.id for outcome in procedure.outcomes]
    return {
        ALWAYS: [guarantee.outcome],
        AT_LEAST: outcomes[: outcomes.index(guarantee.outcome) + 1],
        NEVER: [outcome for outcome in outcomes if outcome != guarantee.outcome],
    }[guarantee.demand]


def demanded(model: Model, guarantee: Guarantee) -> str:
    """What a guarantee demands, in words: "at least Should"."""
    word = wording.outcome(model, guarantee.outcome)
    return {ALWAYS: word, AT_LEAST: f"at least {word}", NEVER: f"anything but {word}"}[guarantee.demand]


def check_sufficient(model: Model, guarantees: Iterable[Guarantee]) -> Iterator[Failure]:
    """Where every question is answered, the guarantees alone leave one outcome: so no rule goes without a promise."""
    space = model.space
    left = dict.fromkeys(model.leads_to, space.complete)
    for guarantee in guarantees:
        spoken_of, admits = applies(model, guarantee), allowed(model.procedure, guarantee)
        for outcome in left:
            if outcome not in admits:
                left[outcome] = space.without(left[outcome], spoken_of)
    for one, other in combinations(left, 2):
        both = space.both(left[one], left[other])
        if (answers := space.smallest(space.certain(both))) is not None:
            words = f"{wording.outcome(model, one)} or {wording.outcome(model, other)}"
            yield Failure(
                "guarantees",
                "",
                f"leave open whether {words} follows, so nothing proves the criteria there.\n"
                f"    Smallest example: {wording.answers(model, answers)}, and whatever else is answered.",
            )


def check_burdens(model: Model, guarantees: Iterable[Guarantee]) -> Iterator[Failure]:
    """Where "not known" counts as an answer, some guarantee asks for it and would not hold otherwise."""
    guarantees = tuple(guarantees)
    labels = {label.id: label.label for label in model.procedure.answers}
    for question in model.space.questions.values():
        if question.unknown_counts_as:
            without = models.build(_without_burden(model.procedure, question.id), guarantees)
            asking = [guarantee for guarantee in guarantees if question.id in guarantee.not_known]
            if all(broken(without, guarantee) == without.space.no for guarantee in asking):
                counted = f"“{labels[UNKNOWN]}” counts as “{labels[question.unknown_counts_as]}”"
                yield Failure("questions", question.id, f"{counted}, which no guarantee asks for")


def _without_burden(procedure: Procedure, question: str) -> Procedure:
    questions = (replace(q, unknown_counts_as="") if q.id == question else q for q in procedure.questions)
    return replace(procedure, questions=tuple(questions))
