"""Combinations of answers, the same wherever this runs: all that the diagrams tell apart, and a fixed sample of all.

It needs the calculator and no more than the browser has, so that each place makes the requests for itself and only
digests have to travel.

What ``walked`` covers. Each question has its answers and no answer yet. A diagram is gone through question by question,
in its own order, with the set of nodes that can still be reached under the answers so far. A question that none of them
asks cannot matter any more on this way, and is left out; any other is given in every state it can have. So for each of
the combinations of the ten questions that the criteria ask, there is one here by which the diagram goes the same way
from top to leaves. That is done for the conclusion and for each criterion. What a left-out question adds to a response
beside that is for the sample, which answers every question of the file.
"""

import json
from collections.abc import Iterator
from itertools import batched, chain

from calculator import edition, requests
from calculator.criteria.conditions import Node
from calculator.criteria.rules import Rules, truth
from calculator.edition import Edition

SAMPLED = 100_000
EXPLAINED = 20_000
# So many answers to a digest, so that a difference can be found.
BLOCK = 500
SEED = 2018
# A linear congruential generator, of which the upper half is good enough to draw from.
MULTIPLIER, INCREMENT, MODULUS = 0x2360ED051FC65DA44385DF649FCCF645, 2 * SEED + 1, 2**128


def every_request(current: Edition) -> Iterator[dict]:
    """Every combination that some diagram tells apart, then the sample; of its first, the explanation too."""
    rules = current.rules
    walks = (walked(rules, top) for top in (rules.conclusion, *rules.criterion_nodes.values()))
    for answers in chain.from_iterable(walks):
        yield {"ask": requests.ELIGIBILITY, "answers": answers}
    for place, answers in enumerate(sampled(rules, SAMPLED)):
        yield {"ask": requests.ELIGIBILITY, "answers": answers}
        if place < EXPLAINED:
            yield {"ask": requests.EXPLANATION, "answers": answers}


def walked(rules: Rules, top: Node) -> Iterator[dict[str, str]]:
    """Every set of answers that takes a way of its own through a diagram."""
    order, parts = rules.diagrams.order, rules.diagrams.parts

    def onwards(reached: frozenset[Node], answers: dict[str, str]) -> Iterator[dict[str, str]]:
        level = min(parts(node)[0] for node in reached)
        if level == len(order):
            yield answers
            return
        question = rules.questions[order[level]]
        for answer in (None, *question.answers):
            given = answers | ({question.id: answer} if answer else {})
            yield from onwards(follow(reached, level, truth(question, answer)), given)

    def follow(reached: frozenset[Node], level: int, said: bool | None) -> frozenset[Node]:
        found = set()
        for node in reached:
            at, low, high = parts(node)
            found.update((node,) if at > level else {None: (low, high), True: (high,), False: (low,)}[said])
        return frozenset(found)

    return onwards(frozenset((top,)), {})


def sampled(rules: Rules, count: int) -> Iterator[dict[str, str]]:
    """So many sets of answers to all questions of the file, each question in one of its states by a fixed draw."""
    states = [(question.id, (None, *question.answers)) for question in rules.procedure.questions.values()]
    drawn = SEED
    for _ in range(count):
        drawn = (drawn * MULTIPLIER + INCREMENT) % MODULUS
        left = drawn >> 64
        answers = {}
        for id, possible in states:
            left, at = divmod(left, len(possible))
            if possible[at]:
                answers[id] = possible[at]
        yield answers


def blocks() -> Iterator[str]:
    """The responses to all the requests as JSON text, a line for each, many at a time."""
    current = edition.current()
    for block in batched(every_request(current), BLOCK, strict=False):
        yield "\n".join(json.dumps(requests.answer_text(current, json.dumps(request))) for request in block)
