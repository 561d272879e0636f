"""Why each question is asked is read off the rules, so it cannot say anything else than they do."""

from dataclasses import replace

import pytest

from calculator.criteria.rules import prepare
from publish import edition, source
from publish.pages._reasons import NEVER, reasons
from tests.publish import harbour


def told(found):
    """What is told of a question's part in the criteria: the words to the ids of the criteria."""
    return {part.says: [criterion.id for criterion in part.criteria] for part in found.parts}


@pytest.fixture(scope="module")
def procedure():
    return source.load(edition.PROCEDURE).procedure


@pytest.fixture(scope="module")
def why(procedure):
    return reasons(prepare(procedure))


def test_every_question_of_the_form_says_why_it_is_asked(procedure, why):
    assert list(why) == [question.id for question in procedure.questions.values()]
    assert all(found.changes and (found.parts or found.purpose) for found in why.values())


def test_a_death_is_needed_for_each_criterion_about_one_and_for_no_other(why):
    """Design: all but the second limb of the regulation ask for a death."""
    deaths = ["reg_5_2_b_i", "death_in_custody", "death_while_detained", "death_deprived_of_liberty"]
    assert told(why["child_died"]) == {"“Yes” is needed for": deaths}
    assert why["child_died"].changes == "So it can change whether the outcome is “Must” or “Should”."


def test_a_kind_of_harm_is_one_way_to_what_the_second_limb_needs(why):
    """2.3: any of the kinds suffices; none of them is needed."""
    says = "“Yes” is enough for “Seriously harmed”, which is needed for"
    for kind in ("life_threatening_injury", "long_term_impairment", "other_serious_harm"):
        assert told(why[kind]) == {says: ["reg_5_2_b_ii"]}


def test_proof_of_no_concern_counts_against_the_second_limb_and_the_burden_is_told(procedure, why):
    found = why["no_joint_working_concern"]
    assert told(found) == {"“Yes” rules out": ["reg_5_2_b_ii"]}
    assert "“Not known”" in found.burden
    assert [id for id, other in why.items() if other.burden] == ["no_joint_working_concern"]


def test_questions_on_the_lead_board_and_indicators_never_change_the_outcome(procedure, why):
    others = {question.id for question in procedure.questions.values() if question.group in ("lead", "indicators")}
    assert {id for id, found in why.items() if found.changes == NEVER} == others
    assert not any(why[id].parts for id in others)


def test_what_else_turns_on_a_question_is_told_by_its_provisions(why):
    """1.2 speaks of a death or serious harm with abuse; 0.5 of a death; 15.2 of abuse in an institution."""
    beside = {id: found.beside for id, found in why.items() if found.beside}
    harm = ("abuse_or_neglect", "life_threatening_injury", "long_term_impairment", "other_serious_harm")
    assert beside == {**dict.fromkeys(harm, ("1.2",)), "child_died": ("1.2", "0.5"), "institutional_abuse": ("15.2",)}


def test_another_procedure_has_reasons_of_its_own():
    """The harbour: a boat that sank, and was unsafe because it was damaged or not proved seaworthy."""
    why = reasons(prepare(source.read(harbour.TEXT, "harbour.yaml").procedure))
    assert told(why["sunk"]) == {"“Yes” is needed for": ["sunk_unsafe"]}
    assert told(why["holed"]) == {"“Yes” is enough for “Unsafe”, which is needed for": ["sunk_unsafe"]}
    assert told(why["seaworthy"]) == {"“No” is enough for “Unsafe”, which is needed for": ["sunk_unsafe"]}
    assert why["towed"].purpose == "Which board leads is told by “Towing port” with “Yes”, by “Home port” with “No”."
    assert why["home_port"].purpose == "It tells which board leads, with “No” to “Towed”."
    assert why["crewed"].purpose.endswith("They are not for cases with “Yes” to “Sunk”.")


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
)
def test_a_changed_condition_changes_what_is_said(when, says):
    procedure = source.read(harbour.TEXT, "harbour.yaml").procedure
    (criterion,) = procedure.criteria
    changed = replace(procedure, criteria=(replace(criterion, when=when),))
    assert told(reasons(prepare(changed))["sunk"]) == {says: [criterion.id]}
