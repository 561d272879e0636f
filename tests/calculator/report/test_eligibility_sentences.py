"""The sentences of an eligibility result, to the letter: which board leads, and why a criterion stands so."""

import pytest

from calculator import eligibility, explanation
from calculator.report import eligibility_sentences as sentences
from calculator.report.voice import PLAIN

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
    assert sentences.lead(PLAIN, rules.procedure, eligibility.assess(rules, answers)) == said


@pytest.mark.parametrize(
    ("died", "said"),
    [
        ("yes", "These are for cases other than a death. Provision 2.9."),
        ("no", "Listed, never scored. Provision 2.9."),
        ("unknown", "Listed, never scored. Provision 2.9."),
    ],
)
def test_indicators_are_listed_and_after_a_death_are_for_other_cases(rules, died, said):
    found = eligibility.assess(rules, {"child_died": died, "harm_not_shared": "yes"})
    assert sentences.of_indicators(PLAIN, rules.procedure, found) == said


def test_each_criterion_says_why_it_stands_so_or_what_would_settle_it(rules):
    """2.2, 2.5 and 2.6, for a death in custody of which no more is known."""
    answers = {"child_died": "yes", "died_in_custody": "yes"}
    found, why = eligibility.assess(rules, answers), explanation.explain(rules, answers)
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
            "Would not be met with Abuse or neglect known or suspected: No, or with Definitive evidence of no concern "
            "about joint working: Yes."
        ),
        "death_while_detained": (
            "So far: The child has died: Yes. Would be met with Detained under the Mental Health Act 1983: Yes. "
            "Would not be met with Detained under the Mental Health Act 1983: No."
        ),
        "death_deprived_of_liberty": (
            "So far: The child has died: Yes. Would not be met with Aged 16 or 17: No, or with Deprivation of liberty "
            "order: No."
        ),
    }


def test_the_burden_of_proof_is_said_behind_the_answers_of_a_criterion(rules):
    """2.5."""
    answers = {"abuse_or_neglect": "yes", "other_serious_harm": "yes", "no_joint_working_concern": "unknown"}
    found, why = eligibility.assess(rules, answers), explanation.explain(rules, answers)
    (met,) = [pair for pair in sentences.criteria(found, why) if pair[0]["status"] == "met"]
    assert sentences.because(PLAIN, rules.procedure, *met) == (
        "Because: Abuse or neglect known or suspected: Yes; Other serious harm: Yes; Definitive evidence of no concern "
        "about joint working: Not known. “Not known” about how agencies worked together counts as a concern here, "
        "because a review follows unless there is definitive evidence of none (2.5)."
    )
