"""Why each question is asked is read off the rules, so it cannot say anything else than they do."""

import pytest

from calculator.criteria.rules import prepare
from publish.pages.calculators import NEVER, reasons


def parts(reason):
    """A question's part in the criteria: the words to the ids of the criteria."""
    return {says: [criterion.id for criterion in criteria] for says, criteria in reason.parts.items()}


@pytest.fixture(scope="module")
def procedure(small):
    return small.source.procedure


@pytest.fixture(scope="module")
def why(procedure):
    return reasons(prepare(procedure))


def test_every_question_of_the_form_says_why_it_is_asked(procedure, why):
    assert list(why) == list(procedure.questions)
    assert all(reason.changes and (reason.parts or reason.purpose) for reason in why.values())


def test_a_question_is_enough_for_needed_for_or_rules_out_by_way_of_what_it_makes_true(why):
    """A boat that sank, and was unsafe because it was damaged or not proved seaworthy."""
    assert parts(why["sunk"]) == {"“Yes” is needed for": ["sunk_unsafe"]}
    assert parts(why["holed"]) == {"“Yes” is enough for “Unsafe”, which is needed for": ["sunk_unsafe"]}
    assert parts(why["seaworthy"]) == {"“No” is enough for “Unsafe”, which is needed for": ["sunk_unsafe"]}
    assert why["sunk"].changes == "So it can change whether the outcome is “Must”."


def test_on_whom_the_burden_of_proof_lies_is_told(small_pages):
    """Where the question is asked, and again beside the table."""
    for burden in ("A boat is taken to be registered", "“Not known” counts as not seaworthy"):
        assert small_pages["eligibility.md"].count(f"<p>{burden}") == 2


def test_questions_on_the_lead_board_and_indicators_never_change_the_outcome(why):
    others = {"towed", "others_towed", "home_port", "towing_port", "crewed"}
    assert {id for id, reason in why.items() if reason.changes == NEVER} == others
    assert not any(why[id].parts for id in others)
    assert "“Towing port” with “Yes”, by “Home port” with “No”." in why["towed"].purpose
    assert why["home_port"].purpose.endswith(", with “No” to “Towed”.")
    assert why["crewed"].purpose.endswith("These are for boats that did not sink.")


def test_what_else_turns_on_a_question_is_told_by_its_provisions(why):
    """1.3 is to be done where it sank, and is told of a boat that is not registered; the divers are spoken of too."""
    beside = {id: reason.beside for id, reason in why.items() if reason.beside}
    assert beside == {"registered": ("1.3",), "sunk": ("1.3", "1.2(b)")}


def test_without_lead_board_and_indicators_only_the_criteria_give_reasons(procedure):
    left = reasons(prepare(procedure._replace(lead=None, indicators=None)))
    assert list(left) == ["registered", "sunk", "holed", "overladen", "seaworthy"]


def test_the_real_rules_give_the_parts_that_the_regulation_gives(real):
    """2.3: any kind of harm suffices for the second limb, and none of them is needed."""
    why = reasons(real.edition.rules)
    assert parts(why["long_term_impairment"]) == {
        "“Yes” is enough for “Seriously harmed”, which is needed for": ["reg_5_2_b_ii"]
    }
    assert parts(why["no_joint_working_concern"]) == {"“Yes” rules out": ["reg_5_2_b_ii"]}


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("sunk", "“Yes” is enough for"),
        (("not", "sunk"), "“Yes” rules out"),
        (("all", "sunk", "holed"), "“Yes” is needed for"),
        (("any", "sunk", "holed"), "“Yes” is enough for"),
        (("any", ("not", "sunk"), "holed"), "“No” is enough for"),
        (("any", ("all", "sunk", "holed"), "overladen"), "“Yes” plays a part in"),
        (("all", ("not", "unsafe"), "sunk"), "“Yes” is needed for"),
    ],
    ids=["alone", "not", "all", "any", "any of not", "within another", "beside a finding"],
)
def test_a_changed_condition_changes_what_is_said(procedure, when, says):
    criterion = procedure.criteria["sunk_unsafe"]._replace(when=when)
    changed = procedure._replace(criteria={criterion.id: criterion})
    assert parts(reasons(prepare(changed))["sunk"]) == {says: [criterion.id]}
