"""The guarantees as they stand in the file: how they are read, and what their author is told."""

import pytest

from publish.model import Guarantee
from publish.source import read
from tests.publish import harbour

GUARANTEES = """
guarantees:
  - id: sunk_holed
    says: A boat that sank with a hole must have an inquiry.
    when: {all: [sunk, {not: {any: [{not: holed}]}}]}
    not_known: [seaworthy]
    always: inquiry_must
    provisions: ["1.1"]
"""


def errors(old: str = "", new: str = "") -> list[str]:
    """What the author is told of the guarantee with one place changed, without the line."""
    assert GUARANTEES.count(old) == 1 or not old
    found = harbour.errors(harbour.TEXT + (GUARANTEES.replace(old, new) if old else GUARANTEES))
    return [error.partition(": ")[2] for error in found]


def test_a_guarantee_is_read_as_it_stands():
    source = read(harbour.TEXT + GUARANTEES, "harbour.yaml")
    assert source.guarantees == (
        Guarantee(
            id="sunk_holed",
            says="A boat that sank with a hole must have an inquiry.",
            when=("all", "sunk", ("not", ("any", ("not", "holed")))),
            not_known=("seaworthy",),
            demand="always",
            outcome="inquiry_must",
            meets=(),
            rules_out=(),
            provisions=("1.1",),
        ),
    )
    assert source.lines["guarantees", "sunk_holed"] == harbour.TEXT.count("\n") + 3


def test_a_file_may_promise_nothing():
    assert read(harbour.TEXT, "harbour.yaml").guarantees == ()


@pytest.mark.parametrize("demand", ["at_least", "never"])
def test_a_guarantee_demands_an_outcome_or_more_or_anything_else(demand):
    source = read(harbour.TEXT + GUARANTEES.replace("always", demand), "harbour.yaml")
    assert (source.guarantees[0].demand, source.guarantees[0].outcome) == (demand, "inquiry_must")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "    always: inquiry_must\n",
            "",
            'guarantees[0].always: missing; expected one of "always", "at_least", "never", "meets", "rules_out"',
        ),
        (
            "    always: inquiry_must\n",
            "    always: inquiry_must\n    never: not_met\n",
            'guarantees[0].never: expected one of "always", "at_least", "never", found "always" too',
        ),
        (
            "always: inquiry_must",
            "always: inquiry_most",
            'guarantees[0].always: expected one of "inquiry_must", "undetermined", "not_met", found "inquiry_most"; '
            'did you mean "inquiry_must"?',
        ),
        (
            "[sunk, {not: {any: [{not: holed}]}}]",
            "[sunk, damaged]",
            'guarantees[0].when: expected a question, since a guarantee leans on no finding, found "damaged"',
        ),
        (
            "[sunk, {not: {any: [{not: holed}]}}]",
            "[sunk, home_port]",
            'guarantees[0].when: expected a question that takes "yes" and "no", found "home_port"',
        ),
        (
            "[sunk, {not: {any: [{not: holed}]}}]",
            "[sunk, hold]",
            'guarantees[0].when.all[1]: expected a question or a finding, found "hold"; did you mean "holed"?',
        ),
        (
            "[seaworthy]",
            "[seaworhty]",
            'guarantees[0].not_known[0]: expected a question, found "seaworhty"; did you mean "seaworthy"?',
        ),
        (
            'provisions: ["1.1"]',
            'provisions: ["9.9"]',
            'guarantees[0].provisions[0]: expected a provision, found "9.9"',
        ),
        (
            "    says: A boat that sank with a hole must have an inquiry.\n",
            "",
            "guarantees[0].says: missing; expected text",
        ),
    ],
)
def test_what_is_wrong_with_a_guarantee_is_told_with_its_place(old, new, message):
    assert message in errors(old, new)


def test_a_guarantee_may_speak_of_criteria_alone():
    """The criterion of the harbour: an inquiry into a boat that sank."""
    (criterion,) = read(harbour.TEXT, "harbour.yaml").procedure.criteria.values()
    for key in ("meets", "rules_out"):
        text = GUARANTEES.replace("always: inquiry_must", f"{key}: [{criterion.id}]")
        (found,) = read(harbour.TEXT + text, "harbour.yaml").guarantees
        assert (found.demand, found.outcome, getattr(found, key)) == ("", "", (criterion.id,))
    assert any(
        error.startswith("guarantees[0].meets[0]: expected ") and error.endswith(f'did you mean "{criterion.id}"?')
        for error in errors("always: inquiry_must", f"meets: [{criterion.id}x]")
    )


def test_a_guarantee_puts_no_question_to_use():
    """A question that only a guarantee names still has nothing that asks it."""
    unused = harbour.TEXT.replace(
        "findings:\n",
        "  - id: painted\n    group: boat\n    label: Painted\n    asks: Was it painted?\n"
        '    answers: ["yes", "no", unknown]\n    provisions: ["1.1"]\n\nfindings:\n',
        1,
    )
    found = harbour.errors(unused + GUARANTEES.replace("[sunk,", "[painted, sunk,"))
    assert [error for error in found if error.endswith('nothing uses "painted"')]


def overriding(outcomes: str) -> list[str]:
    """What the author is told of an outcome that overrides others, without the line."""
    force, word = "    force: must\n", "    word: Must\n"
    text = harbour.changed(force + word, f"{force}    overrides: {outcomes}\n{word}")
    return [error.partition(": ")[2] for error in harbour.errors(text)]


@pytest.mark.parametrize("outcome", ["inquiry_must", "undetermined", "not_met"])
def test_an_outcome_overrides_only_a_later_one_that_criteria_reach(outcome):
    message = f'outcomes[0].overrides: expected nothing, since no later outcome has a force, found "{outcome}"'
    assert message in overriding(f"[{outcome}]")
