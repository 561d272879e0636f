"""Why a conclusion stands, what would settle it, and what another answer would make of it."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from calculator import eligibility
from calculator.logic import Node, Truths
from calculator.procedure import NO, YES
from calculator.rules import Answers, Rules

# Past this many sets of answers tried, no more are: a person would not read them either.
TRIALS = 5_000

type Answer = dict[str, str]
"""``{"question": …, "answer": …}``"""


def explain(rules: Rules, answers: Answers) -> dict:
    """What decides, for the conclusion and for each criterion; and what each other answer would lead to.

    ``because`` is a smallest part of the answers that settles it, empty while it is open; ``would_settle`` is every
    smallest set of further answers that would, with what they lead to, empty once it is settled.
    """
    truths = eligibility.truths_of(rules, answers)
    return {
        "conclusion": _decided(rules, rules.conclusion, answers, truths),
        "criteria": [
            {"id": id, **_decided(rules, node, answers, truths)} for id, node in rules.criterion_nodes.items()
        ],
        "what_if": what_if(rules, answers, truths),
    }


def _decided(rules: Rules, node: Node, answers: Answers, truths: Truths) -> dict:
    because = [{"question": id, "answer": answers[id]} for id in reason(rules, node, truths)]
    would = [] if because else would_settle(rules, node, truths)
    return {"because": because, "would_settle": [{"answers": found, "leads_to": leaf} for found, leaf in would]}


def reason(rules: Rules, node: Node, truths: Truths) -> list[str]:
    """The names of a smallest set of settled answers that alone settle a diagram; none while it is open.

    Found by way of what could still go otherwise: each way to another leaf must be barred by some answer, and the
    smallest set that bars every way found is tried until no other way is left.
    """
    leaves = rules.diagrams.leaves(node, truths)
    if len(leaves) > 1:
        return []
    (leaf,) = leaves
    ways: list[frozenset[str]] = []
    while True:
        kept = _smallest_hitting(ways, rules.order)
        way = rules.diagrams.nearest_other(node, leaf, truths, kept)
        if way is None:
            return sorted(kept, key=rules.order.__getitem__)
        ways.append(way)


def _smallest_hitting(sets: list[frozenset[str]], order: Mapping[str, int]) -> frozenset[str]:
    """A smallest set that has a member in common with each of ``sets``, the earliest in ``order``."""
    every = sorted(frozenset().union(*sets), key=order.__getitem__)
    for size in range(len(every) + 1):
        for chosen in combinations(every, size):
            if all(not found.isdisjoint(chosen) for found in sets):
                return frozenset(chosen)
    raise AssertionError("every set has a member")


def would_settle(rules: Rules, node: Node, truths: Truths) -> list[tuple[list[Answer], object]]:
    """Every smallest set of further answers, yes or no, that would settle an open diagram, with the leaf it gives."""
    influence = rules.diagrams.influence(node, truths)
    still_open = sorted(influence, key=rules.order.__getitem__)
    tried = 0
    for size in range(1, len(still_open) + 1):
        found = []
        for names in combinations(still_open, size):
            for values in product((True, False), repeat=size):
                tried += 1
                if tried > TRIALS:
                    return []
                leaves = rules.diagrams.leaves(node, {**truths, **dict(zip(names, values, strict=True))})
                if len(leaves) == 1:
                    given = [{"question": n, "answer": YES if v else NO} for n, v in zip(names, values, strict=True)]
                    found.append((given, *leaves))
        if found:
            return found
    return []


def what_if(rules: Rules, answers: Answers, truths: Truths) -> list[dict]:
    """For each question that is answered or still matters: the conclusion under each other answer, the rest kept."""
    asked = set(rules.diagrams.influence(rules.conclusion, truths)) | set(answers)
    return [
        {"question": question.id, "answer": answer, "conclusion": eligibility.conclude(rules, changed)}
        for question in rules.asked
        if question.id in asked
        for answer, changed in _others(question.answers, question.id, answers)
    ]


def _others(choices: tuple[str, ...], id: str, answers: Answers) -> Iterator[tuple[str, Answers]]:
    for choice in choices:
        if choice != answers.get(id):
            yield choice, {**answers, id: choice}
