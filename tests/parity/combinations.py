"""Combinations of answers, the same wherever this runs: all that the criteria tell apart, and a sample of all.

It needs the calculator and no more than the browser has, so that each place makes the requests for itself and only
digests have to travel.
"""

import json
from collections.abc import Iterator
from itertools import batched, product

from calculator import edition, requests, responses
from calculator.edition import Edition
from calculator.procedure import NO, YES

# How many of the sample are asked, and of how many of these the explanation too.
FEW, FEW_EXPLAINED = 3_000, 1_000
MANY, MANY_EXPLAINED = 100_000, 20_000
# So many answers to a digest, so that a difference can be found.
BLOCK = 500
SEED = 2018
# A linear congruential generator, of which the upper half is good enough to draw from.
MULTIPLIER, INCREMENT, MODULUS = 0x2360ED051FC65DA44385DF649FCCF645, 2 * SEED + 1, 2**128


def few(current: Edition) -> Iterator[dict]:
    """Requests for seconds: the first of the sample."""
    return _asked_of_each(sampled(current, FEW), FEW_EXPLAINED)


def every(current: Edition) -> Iterator[dict]:
    """Requests for minutes: every combination that the criteria tell apart, then the sample."""
    for answers in told_apart(current):
        yield {"ask": requests.ELIGIBILITY, "answers": answers}
    yield from _asked_of_each(sampled(current, MANY), MANY_EXPLAINED)


REQUESTS = {"few": few, "every": every}


def told_apart(current: Edition) -> Iterator[dict[str, str]]:
    """Every question of the criteria answered yes, no or not at all; what is presumed is answered otherwise or not.

    With ten of the one and one of the other, 118,098 sets of answers. To a criterion, "not known" says what one of
    these states says. What else it does to a response is for the sample.
    """
    asked = [question.id for question in current.rules.asked]
    states = [[None, *(a for a in (YES, NO) if a != question.presumed)] for question in current.rules.asked]
    for given in product(*states):
        yield {id: answer for id, answer in zip(asked, given, strict=True) if answer}


def sampled(current: Edition, count: int) -> Iterator[dict[str, str]]:
    """So many sets of answers to all questions of the file, each question in one of its states by a fixed draw."""
    states = [(question.id, (None, *question.answers)) for question in current.procedure.questions.values()]
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


def blocks(which: str) -> Iterator[str]:
    """The responses to the requests of that name as JSON text, a line for each, many at a time."""
    current = edition.current()
    for block in batched(REQUESTS[which](current), BLOCK, strict=False):
        yield "\n".join(json.dumps(responses.answer_text(current, json.dumps(request))) for request in block)


def _asked_of_each(sample: Iterator[dict[str, str]], explained: int) -> Iterator[dict]:
    for place, answers in enumerate(sample):
        yield {"ask": requests.ELIGIBILITY, "answers": answers}
        if place < explained:
            yield {"ask": requests.EXPLANATION, "answers": answers}
