"""The sentences of an eligibility result, to the letter: which board leads, and why a criterion stands so."""

import pytest

from calculator.criteria import assessment, explanation
from calculator.wording import assessment as sentences
from calculator.wording.voice import PLAIN

PARTNERS = "Other boards with an interest or involvement should be partners in the review."
INFERRED = (
    "The chapter gives the lead for a Looked After child to the responsible authority, which is no board: that its "
    "board leads is inferred here."
)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {"looked_after": "no", "usual_residence": "derby", "other_boards_involved": "yes"},
            f"Derby Safeguarding Children Board should take the lead (normally resident). {PARTNERS} Provision 2.7.",
        ),
        (
            {"usual_residence": "derby", "responsible_authority": "derby"},
            "Derby Safeguarding Children Board should take the lead (normally resident and responsible authority "
            f"alike). {INFERRED} Provision 2.7.",
        ),
        (
            {"looked_after": "no", "other_boards_involved": "yes"},
            f"Not known yet. It turns on: Normally resident. {PARTNERS} Provision 2.7.",
        ),
        (
            {"looked_after": "no", "usual_residence": "derbyshire"},
            "Derbyshire Safeguarding Children Board should take the lead (normally resident). Provision 2.7.",
        ),
    ],
)
def test_which_board_leads_is_said_with_what_it_turns_on(rules, answers, said):
    assert sentences.lead(PLAIN, rules.procedure, assessment.assess(rules, answers)) == said


@pytest.mark.parametrize(
    ("died", "said"),
    [
        ("yes", "These are for cases other than a death. Provision 2.9."),
        ("no", "Listed, never scored. Provision 2.9."),
        ("unknown", "Listed, never scored. Provision 2.9."),
    ],
)
def test_indicators_are_listed_and_after_a_death_are_for_other_cases(rules, died, said):
    found = assessment.assess(rules, {"child_died": died, "harm_not_shared": "yes"})
    assert sentences.of_indicators(PLAIN, rules.procedure, found) == said


def test_each_criterion_says_why_it_stands_so_or_what_would_settle_it(rules):
    """2.2, 2.5 and 2.6, for a death in custody of which no more is known."""
    answers = {"child_died": "yes", "died_in_custody": "yes"}
    found, why = assessment.assess(rules, answers), explanation.explain(rules, answers)
    said = {
        criterion["id"]: sentences.because(PLAIN, rules.procedure, criterion, reason)
        for criterion, reason in sentences.criteria(found, why)
    }
    assert said == {
        "death_in_custody": "Because: The child has died: Yes; Died in custody: Yes.",
        "reg_5_2_b_i": (
            "So far: The child has died: Yes. Would be met with Abuse or neglect known or suspected: Yes. "
            "Would not be met with Abuse or neglect known or suspected: No."
        ),
        "reg_5_2_b_ii": (
            "It takes more answers for it to be met. Would not be met with Abuse or neglect known or suspected: No, or "
            "with Definitive evidence of no concern about joint working: Yes."
        ),
        "death_while_detained": (
            "So far: The child has died: Yes. Would be met with Detained under the Mental Health Act 1983: Yes. "
            "Would not be met with Detained under the Mental Health Act 1983: No."
        ),
        "death_deprived_of_liberty": (
            "So far: The child has died: Yes. It takes more answers for it to be met. Would not be met with Aged 16 or "
            "17: No, or with Deprivation of liberty order: No."
        ),
    }


def settling(rules, answers):
    return sentences.settling(PLAIN, rules, answers, explanation.explain(rules, answers))


def test_what_counts_as_no_is_named_with_it_where_it_would_settle_the_outcome(rules):
    """2.5: a harmed child, abuse suspected; not known about joint working leads to a review as a no does."""
    answers = {"abuse_or_neglect": "yes", "child_died": "no", "life_threatening_injury": "yes"}
    assert settling(rules, answers) == [
        "Definitive evidence of no concern about joint working: Yes, which is “Not met”",
        "Definitive evidence of no concern about joint working: No or Not known, which is “Must”",
    ]
    why = explanation.explain(rules, answers)
    assert sentences.further(PLAIN, rules.procedure, why) == ""
    ((_, prospect),) = sentences.needed(PLAIN, rules.procedure, assessment.assess(rules, answers), why)
    assert prospect == "Yes: “Not met”; No or Not known: “Must”."


def test_where_no_shortest_way_leads_to_a_review_it_is_said_that_a_longer_one_does(rules):
    """2.2: a living child, abuse suspected; harm without proof of no concern would be a must."""
    answers = {"abuse_or_neglect": "yes", "child_died": "no"}
    assert settling(rules, answers) == [
        "Definitive evidence of no concern about joint working: Yes, which is “Not met”"
    ]
    said = sentences.further(PLAIN, rules.procedure, explanation.explain(rules, answers))
    assert said == "It takes more answers to come to “Must”."
    settled = explanation.explain(rules, {"abuse_or_neglect": "yes", "child_died": "yes"})
    assert sentences.further(PLAIN, rules.procedure, settled) == ""


def test_a_way_that_goes_against_an_answer_given_says_so(rules):
    """An injury suspected to come of abuse, and no abuse suspected of a living child, cannot both be right."""
    found = settling(rules, {"life_threatening_injury": "yes"})
    against = [way.endswith(" (this goes against an answer already given)") for way in found]
    assert [way for way, goes in zip(found, against, strict=True) if goes] == [
        "Abuse or neglect known or suspected: No; The child has died: No, which is “Not met” "
        "(this goes against an answer already given)"
    ]
    assert len(found) == 4
    disagreeing = {"died_in_custody": "yes", "child_died": "no", "abuse_or_neglect": "yes"}
    assert not any("goes against" in way for way in settling(rules, disagreeing))


def test_the_burden_of_proof_is_said_behind_the_answers_of_a_criterion(rules):
    """2.5."""
    answers = {"abuse_or_neglect": "yes", "other_serious_harm": "yes", "no_joint_working_concern": "unknown"}
    found, why = assessment.assess(rules, answers), explanation.explain(rules, answers)
    (met,) = [pair for pair in sentences.criteria(found, why) if pair[0]["status"] == "met"]
    assert sentences.because(PLAIN, rules.procedure, *met) == (
        "Because: Abuse or neglect known or suspected: Yes; Other serious harm: Yes; Definitive evidence of no concern "
        "about joint working: Not known. “Not known” about how agencies worked together counts as a concern here, "
        "because a review follows unless there is definitive evidence of none (2.5)."
    )
