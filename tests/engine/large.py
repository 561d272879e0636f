"""Made-up procedures far larger than the real one: 200 questions, 100 criteria, the same each time.

The first is built as the real one is, on a larger scale. Four general questions stand behind many criteria each, as
abuse and a death do; each criterion asks two questions of its own, and half share a third with the one before. The
file has them in an order that says nothing of which belong together.
"""

from dataclasses import replace

from calculator.procedure import Condition, Procedure

GENERAL = [f"general_{number}" for number in range(4)]
OWN = [f"own_{number:03}" for number in range(196)]
STRIDE = 73
"""With no divisor in common with 196, so that each question is placed once and no two neighbours stay together."""


QUESTIONS = [f"question_{number:03}" for number in range(200)]
SHAPES: dict[str, list[Condition]] = {
    "disjoint pairs": [("all", *QUESTIONS[2 * number : 2 * number + 2]) for number in range(100)],
    "windows of four": [
        ("all", *(QUESTIONS[(2 * number + more) % 200] for more in range(4))) for number in range(100)
    ],
    "hubs": [
        ("all", QUESTIONS[number % 4], QUESTIONS[4 + number % 196], QUESTIONS[4 + (number + 1) % 196])
        for number in range(100)
    ],
    "any of forty": [
        ("any", *(QUESTIONS[(2 * number + more) % 200] for more in range(40))) for number in range(100)
    ],
}
"""A hundred conditions over two hundred questions, in some ways in which criteria can share them."""


def shaped(like: Procedure, shape: str) -> Procedure:
    """A made-up procedure of one of the ``SHAPES``, whose every other criterion is a must, the first one too."""
    outcomes = ["scr_should" if number % 2 else "scr_must" for number in range(100)]
    return _made(like, QUESTIONS, list(zip(outcomes, SHAPES[shape], strict=True)))


def procedure(like: Procedure) -> Procedure:
    """The made-up procedure, with the words and outcomes of a real one."""
    shuffled = [OWN[place * STRIDE % len(OWN)] for place in range(len(OWN))]
    order = [name for part in range(4) for name in (*shuffled[49 * part : 49 * (part + 1)], GENERAL[part])]
    return _made(like, order, [(outcome(number), condition(number)) for number in range(100)])


def _made(like: Procedure, order: list[str], criteria: list[tuple[str, Condition]]) -> Procedure:
    question, criterion = like.questions[0], like.criteria[0]
    return replace(
        like,
        questions=tuple(replace(question, id=name, label=name) for name in order),
        findings=(),
        criteria=tuple(
            replace(criterion, id=f"criterion_{number}", outcome=reached, when=when)
            for number, (reached, when) in enumerate(criteria)
        ),
        lead=replace(like.lead, asks=order[0], yes=order[1], no=order[2], partners=order[3]),
        indicators=replace(like.indicators, not_where=order[0], questions=()),
        do_now=(),
        contradictions=(),
        reminders=(),
    )


def outcome(number: int) -> str:
    """Every third criterion is a must."""
    return "scr_should" if number % 3 else "scr_must"


def condition(number: int) -> Condition:
    """Two general questions or one, with two questions of its own, or one of two; of every other one, a third not."""
    general = GENERAL[number % 4 : number % 4 + 1 + number % 2]
    own = [OWN[(2 * number + place) % len(OWN)] for place in range(2)]
    parts = own if number % 5 else [("any", *own)]
    shared = [("not", OWN[2 * number - 1])] if number % 2 and number < 98 else []
    return ("all", *general, *parts, *shared)
