"""The guarantees held against conclusion and criteria over all sets of answers: each is kept, and they suffice."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, product

from calculator.procedure import UNKNOWN
from calculator.wording import phrases
from publish.model import ALWAYS, AT_LEAST, NEVER, Guarantee
from publish.proof.answer_sets import Answers, AnswerSets, Table, all_answered
from publish.proof.claims import Failure
from publish.proof.model import Model, over, union


def check(model: Model, guarantees: Sequence[Guarantee]) -> Iterator[Failure]:
    """Every claim about the guarantees."""
    checks = (check_meaning, check_sufficient, check_criteria, check_kept)
    failures = [failure for check in checks for failure in check(model, guarantees)]
    yield from failures or check_burdens(model, guarantees)


def check_criteria(model: Model, guarantees: Sequence[Guarantee]) -> Iterator[Failure]:
    """Each criterion is met where a guarantee has it met, and not met where one rules it out."""
    for (id, criterion), guarantee in product(model.procedure.criteria.items(), guarantees):
        met, not_met = (model.statuses[id].true, "met"), (model.statuses[id].false, "not met")
        for named, wanted, other in ((guarantee.meets, met, not_met), (guarantee.rules_out, not_met, met)):
            if id in named and (wrong := applies(model.sets, guarantee) & ~wanted[0]):
                answers = _plainest(model, guarantee, wrong, other[0])
                found = other[1] if model.sets.holds(other[0], answers) else "not settled"
                see = f"See {phrases.listed(guarantee.provisions)}."
                message = (
                    f"“{criterion.title}” does not keep a promise: {guarantee.says}\n"
                    f"{model.counter_example(answers)}\n"
                    f"    Expected this criterion to be {wanted[1]}, found it {found}. {see}"
                )
                yield Failure("criteria", id, message)


def check_kept(model: Model, guarantees: Sequence[Guarantee]) -> Iterator[Failure]:
    """The conclusion is as each guarantee demands for all sets of answers of which it speaks."""
    for guarantee in guarantees:
        if wrong := broken(model, guarantee):
            answers = _plainest(model, guarantee, wrong, model.final)
            more_or_less = {ALWAYS: "", AT_LEAST: "at least ", NEVER: "anything but "}[guarantee.demand]
            message = (
                f"does not hold. It says: {guarantee.says}\n"
                f"{model.counter_example(answers)}\n"
                f"    Expected {more_or_less}{model.word(guarantee.outcome)}, "
                f"got {model.concluded(answers)}. See {phrases.listed(guarantee.provisions)}."
            )
            yield Failure("guarantees", guarantee.id, message)


def _plainest(model: Model, guarantee: Guarantee, wrong: Table, settled: Table) -> Answers:
    """The smallest of the sets that go wrong; of those alone with which all is settled, where there are some."""
    answers = model.sets.smallest(wrong & settled) or model.sets.smallest(wrong)
    return {**answers, **dict.fromkeys(guarantee.not_known, UNKNOWN)}


def applies(sets: AnswerSets, guarantee: Guarantee) -> Table:
    """The sets of which a guarantee speaks: taken as they are given, whatever the procedure makes of them."""
    table = sets.rails(guarantee.when, sets.as_given).true
    for question in guarantee.not_known:
        table &= sets.said(question, UNKNOWN)
    return table


def broken(model: Model, guarantee: Guarantee) -> Table:
    """The sets for which a guarantee does not hold."""
    refused = union(table for holding, table in model.results.items() if not _admits(model, guarantee, holding))
    return applies(model.sets, guarantee) & refused


def _admits(model: Model, guarantee: Guarantee, holding: Collection[str]) -> bool:
    """Whether a guarantee would be kept, were just these outcomes to hold; of criteria alone it always would."""
    if guarantee.demand == ALWAYS:
        return guarantee.outcome in holding
    if guarantee.demand == AT_LEAST:
        strength = [*model.procedure.outcomes].index
        return min(map(strength, holding)) <= strength(guarantee.outcome)
    return guarantee.outcome not in holding


def check_meaning(model: Model, guarantees: Sequence[Guarantee]) -> Iterator[Failure]:
    """Each guarantee speaks of some sets of answers."""
    for guarantee in guarantees:
        if not all_but_unknown(model, guarantee):
            yield Failure("guarantees", guarantee.id, "speaks of nothing: no answers meet its condition")


def all_but_unknown(model: Model, guarantee: Guarantee) -> int:
    """Of how many sets a guarantee speaks that answer all questions with yes or no, but for those it has not known.

    Where there are none, there are no others: a condition that holds still holds as more is answered.
    """
    sets = all_answered(tuple(model.sets.questions.values()), guarantee.not_known)
    return applies(sets, guarantee).bit_count()


def check_sufficient(model: Model, guarantees: Sequence[Guarantee]) -> Iterator[Failure]:
    """Where every question is answered, the guarantees alone leave one outcome, and one status of each criterion."""
    every = model.complete.sets.every
    spoken_of = [(guarantee, applies(model.complete.sets, guarantee)) for guarantee in guarantees]
    left = {
        holding: every & ~union(table for g, table in spoken_of if not _admits(model, g, holding))
        for holding in model.complete.results
    }
    if all(len(holding) == 1 for holding in left):
        for (one,), (other,) in combinations(left, 2):
            words = f"whether {model.word(one)} or {model.word(other)} follows"
            yield from _left_open(model, left[one,] & left[other,], words)
    else:
        # Side by side, each outcome is told by itself: what can hold together would be told in a long list.
        for id in model.holds:
            having = union(table for holding, table in left.items() if id in holding)
            lacking = union(table for holding, table in left.items() if id not in holding)
            yield from _left_open(model, having & lacking, f"whether {model.word(id)} holds")
    for id, criterion in model.procedure.criteria.items():
        told = union(table for guarantee, table in spoken_of if id in (*guarantee.meets, *guarantee.rules_out))
        yield from _left_open(model, every & ~told, f"whether “{criterion.title}” is met")


def _left_open(model: Model, complete: Table, what: str) -> Iterator[Failure]:
    answers = model.sets.smallest(model.sets.certain(complete))
    if answers is not None:
        message = f"leave open {what}, so nothing proves the criteria there.\n{model.example(answers)}"
        yield Failure("guarantees", "", f"{message}, and whatever else is answered.")


def check_burdens(model: Model, guarantees: Sequence[Guarantee]) -> Iterator[Failure]:
    """Where "not known" counts as an answer, some guarantee asks for it and would not hold otherwise."""
    labels = model.procedure.answers
    for question in model.procedure.questions.values():
        if counted := question.presumed or question.unknown_counts_as:
            # Were nothing made of it: where it is answered "not known", and all else with yes or no.
            others = {**model.sets.questions, question.id: question._replace(unknown_counts_as="", presumed="")}
            otherwise = over(model.procedure, all_answered(tuple(others.values()), [question.id]))
            asking = (guarantee for guarantee in guarantees if question.id in guarantee.not_known)
            if not any(broken(otherwise, guarantee) for guarantee in asking):
                message = f"“{labels[UNKNOWN]}” counts as “{labels[counted]}”, which no guarantee asks for"
                yield Failure("questions", question.id, message)
