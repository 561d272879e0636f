"""Criteria that are too large for a truth table are refused by the loader, with their line."""

import pytest

from tests.publish import harbour

ASKS = """  - id: q{}
    group: boat
    label: Another
    asks: Is that so?
    answers: ["yes", "no", unknown]
    provisions: ["1.1"]
"""


def asking(count, when):
    """The small procedure with so many questions more, of which another criterion makes use; and its line."""
    questions = "".join(ASKS.format(number) for number in range(count))
    text = harbour.changed("questions:\n", f"questions:\n{questions}")
    text = text.replace("\ncriteria:\n", "\ncriteria:\n" + CRITERION.format(when))
    return text, text.split("\n").index("criteria:") + 1


CRITERION = """  - id: another
    title: Another
    outcome: inquiry_must
    force: must
    when: {}
    provisions: ["1.1"]
"""


def together(count):
    return f"{{all: [{', '.join(f'q{number}' for number in range(count))}]}}"


def odd(names):
    """That an odd number of questions is answered with yes."""
    if len(names) == 1:
        return names[0]
    one, other = odd(names[: len(names) // 2]), odd(names[len(names) // 2 :])
    return f"{{any: [{{all: [{one}, {{not: {other}}}]}}, {{all: [{{not: {one}}}, {other}]}}]}}"


def test_criteria_may_ask_twenty_questions():
    """Five of them are asked already."""
    text, _ = asking(15, together(15))
    assert harbour.errors(text) == []


def test_more_than_twenty_are_refused_with_their_number_and_place():
    text, line = asking(16, together(16))
    assert harbour.errors(text) == [
        f"harbour.yaml:{line}: criteria: expected criteria that ask at most 20 questions, found 21"
    ]


def test_criteria_that_are_too_entangled_are_refused_with_their_place():
    """An odd number of thirteen: every set of answers that settles it has all thirteen."""
    text, line = asking(13, odd([f"q{number}" for number in range(13)]))
    (error,) = harbour.errors(text)
    assert error.startswith(f"harbour.yaml:{line}: criteria: the criteria are too entangled: ")


@pytest.mark.parametrize("wrong", ["{all: [sunk, missing]}", "{all: []}", "{never: sunk}"])
def test_of_a_condition_that_cannot_be_read_that_alone_is_said(wrong):
    errors = harbour.errors(harbour.changed("when: {all: [registered, sunk, unsafe]}", f"when: {wrong}"))
    assert errors
    assert not any("entangled" in error or "at most 20" in error for error in errors)
