"""The guarantees held against conclusion and criteria over every set of answers: each is kept, and they suffice."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from calculator.criteria.conditions import Node
from calculator.procedure import UNKNOWN, Procedure
from publish.proof import model as models
from publish.proof import wording
from publish.proof.claims import Failure
from publish.proof.model import Model
from publish.source.guarantees import ALWAYS, AT_LEAST, NEVER, Guarantee

OPEN = "not settled"


def check(model: Model, guarantees: Iterable[Guarantee]) -> Iterator[Failure]:
    """Every claim about the guarantees; what is wrong with one criterion comes before what comes of it."""
    guarantees = tuple(guarantees)
    found = [check(model, guarantees) for check in (check_criteria, check_kept, check_sufficient)]
    failures = [failure for failing in found for failure in failing]
    yield from failures or check_burdens(model, guarantees)


def check_criteria(model: Model, guarantees: Iterable[Guarantee]) -> Iterator[Failure]:
    """Each criterion is met where a guarantee has it met, and not met where one rules it out."""
    for criterion in model.procedure.criteria.values():
        rails = model.statuses[criterion.id]
        for guarantee in guarantees:
            for named, wanted, other, word in (
                (guarantee.meets, rails.true, rails.false, "met"),
                (guarantee.rules_out, rails.false, rails.true, "not met"),
            ):
                wrong = model.space.without(applies(model, guarantee), wanted)
                if criterion.id in named and wrong != model.space.no:
                    answers = _plainest(model, wrong, other)
                    stands = {"met": "not met", "not met": "met"}[word] if model.space.holds(other, answers) else OPEN
                    yield Failure(
                        "criteria",
                        criterion.id,
                        f"“{criterion.title}” does not keep a promise of the chapter: {guarantee.says}\n"
                        f"{wording.counter_example(model, answers)}\n"
                        f"    Expected this criterion to be {word}, found it {stands}. "
                        f"{wording.see(guarantee.provisions)}",
                    )


def check_kept(model: Model, guarantees: Iterable[Guarantee]) -> Iterator[Failure]:
    """Each guarantee holds on all the answers of which it speaks, and speaks of some."""
    for guarantee in guarantees:
        if applies(model, guarantee) == model.space.no:
            message = "speaks of nothing: no answers meet its condition"
            yield Failure("guarantees", guarantee.id, message)
        wrong = broken(model, guarantee)
        if wrong != model.space.no:
            answers = _plainest(model, wrong, model.final)
            yield Failure(
                "guarantees",
                guarantee.id,
                f"does not hold. It says: {guarantee.says}\n"
                f"{wording.counter_example(model, answers)}\n"
                f"    Expected {demanded(model, guarantee)}, got {wording.concluded(model, answers)}. "
                f"{wording.see(guarantee.provisions)}",
            )


def _plainest(model: Model, wrong: Node, settled: Node) -> dict[str, str]:
    """The smallest of the answers that go wrong; of those alone on which all is settled, where there are some."""
    return model.space.smallest(model.space.both(wrong, settled)) or model.space.smallest(wrong)


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
    """The outcomes that a guarantee admits: all of them, where it speaks of criteria alone."""
    outcomes = [outcome.id for outcome in procedure.outcomes.values()]
    if not guarantee.demand:
        return outcomes
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
    """Where every question is answered, the guarantees alone leave one outcome, and one status of each criterion."""
    space = model.space
    left = dict.fromkeys(model.leads_to, space.complete)
    for guarantee in guarantees:
        spoken_of, admits = applies(model, guarantee), allowed(model.procedure, guarantee)
        for outcome in left:
            if outcome not in admits:
                left[outcome] = space.without(left[outcome], spoken_of)
    for one, other in combinations(left, 2):
        words = f"whether {wording.outcome(model, one)} or {wording.outcome(model, other)} follows"
        yield from _left_open(model, space.both(left[one], left[other]), words)
    for criterion in model.procedure.criteria.values():
        told = (g for g in guarantees if criterion.id in (*g.meets, *g.rules_out))
        silent = space.without(space.complete, space.any(applies(model, guarantee) for guarantee in told))
        yield from _left_open(model, silent, f"whether “{criterion.title}” is met")


def _left_open(model: Model, complete: Node, what: str) -> Iterator[Failure]:
    if (answers := model.space.smallest(model.space.certain(complete))) is not None:
        yield Failure(
            "guarantees",
            "",
            f"leave open {what}, so nothing proves the criteria there.\n"
            f"    Smallest example: {wording.answers(model, answers)}, and whatever else is answered.",
        )


def check_burdens(model: Model, guarantees: Iterable[Guarantee]) -> Iterator[Failure]:
    """Where "not known" counts as an answer, some guarantee asks for it and would not hold otherwise."""
    guarantees = tuple(guarantees)
    labels = model.procedure.answers
    for question in model.procedure.questions.values():
        if question.unknown_counts_as:
            asking = [guarantee for guarantee in guarantees if question.id in guarantee.not_known]
            without = models.build(_without_burden(model.procedure, question.id), guarantees)
            if all(broken(without, guarantee) == without.space.no for guarantee in asking):
                counted = f"“{labels[UNKNOWN]}” counts as “{labels[question.unknown_counts_as]}”"
                yield Failure("questions", question.id, f"{counted}, which no guarantee asks for")


def _without_burden(procedure: Procedure, question: str) -> Procedure:
    changed = procedure.questions[question]._replace(unknown_counts_as="")
    return procedure._replace(questions={**procedure.questions, question: changed})
