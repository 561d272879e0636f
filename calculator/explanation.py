"""Why a conclusion stands, what would settle it, and what another answer would make of it."""

from collections.abc import Mapping, Sequence
from itertools import combinations, product

from calculator import eligibility
from calculator.logic import Node, Truths
from calculator.procedure import NO, YES
from calculator.rules import Answers, Rules, Said

# Past this many sets of answers tried, no more are: a person would not read them either.
TRIALS = 5_000

type Answer = tuple[str, str]
"""A question and an answer to it."""


def explain(rules: Rules, answers: Answers) -> dict:
    """What decides, for the conclusion and for each criterion; and what each other answer would lead to.

    ``because`` is a smallest part of the answers that settles it, empty while it is open; ``would_settle`` is every
    smallest set of further answers that would, with what they lead to, empty once it is settled.
    """
    truths = eligibility.truths_of(rules, answers)
    said = {**rules.unanswered, **answers}
    return {
        "conclusion": _decided(rules, rules.conclusion, [question.id for question in rules.asked], said, truths),
        "criteria": [
            {"id": id, **_decided(rules, node, rules.criteria[id].names, said, truths)}
            for id, node in rules.criterion_nodes.items()
        ],
        "what_if": what_if(rules, answers, truths),
    }


def _decided(rules: Rules, node: Node, names: Sequence[str], said: Said, truths: Truths) -> dict:
    """What settles a diagram or would, remembered by the truths of all the ``names`` that it can ask for."""
    key = (node, *(truths[name] for name in names))
    because, would = rules.explained.get(key, lambda: _found(rules, node, truths))
    return {
        "because": [{"question": id, "answer": said[id]} for id in because],
        "would_settle": [
            {"answers": [{"question": id, "answer": answer} for id, answer in given], "leads_to": leaf}
            for given, leaf in would
        ],
    }


def _found(rules: Rules, node: Node, truths: Truths) -> tuple[list[str], list[tuple]]:
    because = reason(rules, node, truths)
    return because, [] if because else would_settle(rules, node, truths)


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
    chosen = (frozenset(names) for size in range(len(every) + 1) for names in combinations(every, size))
    return next(names for names in chosen if not any(found.isdisjoint(names) for found in sets))


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
                    given = [(name, YES if value else NO) for name, value in zip(names, values, strict=True)]
                    found.append((given, *leaves))
        if found:
            return found
    return []


def what_if(rules: Rules, answers: Answers, truths: Truths) -> list[dict]:
    """For each question that is answered or still matters: the conclusion under each other answer, the rest kept."""
    wanted = {*rules.diagrams.influence(rules.conclusion, truths), *answers}
    said = {**rules.unanswered, **answers}
    statuses = {id: criterion.of(said).status for id, criterion in rules.criteria.items()}
    found = []
    for question in rules.asked:
        if question.id in wanted:
            touched = [(id, criterion) for id, criterion in rules.criteria.items() if question.id in criterion.names]
            for answer in question.answers:
                if answer != answers.get(question.id):
                    said[question.id] = answer
                    changed = statuses | {id: criterion.of(said).status for id, criterion in touched}
                    conclusion, _ = rules.conclude(tuple(changed.values()))
                    found.append({"question": question.id, "answer": answer, "conclusion": conclusion})
            said[question.id] = answers.get(question.id)
    return found
