"""Whether a case meets the criteria: situations by hand, every combination by an independent account."""

from itertools import product

import pytest

from calculator.criteria import assessment
from tests.engine import completions
from tests.engine.responses import INDICATORS

STATES = ("yes", "no", "unknown", None)
TRIGGERS = (
    "died_in_custody",
    "detained_under_mental_health_act",
    "aged_16_or_17",
    "deprivation_of_liberty_order",
)
HARMS = ("life_threatening_injury", "long_term_impairment", "other_serious_harm")
CRITERIA = {
    "reg_5_2_b_i": ("abuse_or_neglect", "child_died"),
    "reg_5_2_b_ii": ("abuse_or_neglect", *HARMS, "no_joint_working_concern"),
    "death_in_custody": ("child_died", "died_in_custody"),
    "death_while_detained": ("child_died", "detained_under_mental_health_act"),
    "death_deprived_of_liberty": ("child_died", "aged_16_or_17", "deprivation_of_liberty_order"),
}


def given(questions, states):
    return {question: state for question, state in zip(questions, states, strict=True) if state is not None}


def yes(*questions):
    return dict.fromkeys(questions, "yes")


def no(*questions):
    return dict.fromkeys(questions, "no")


def statuses(found):
    return {criterion["id"]: criterion["status"] for criterion in found["criteria"]}


def because(found, criterion_id):
    criterion = next(criterion for criterion in found["criteria"] if criterion["id"] == criterion_id)
    return {reason["question"]: reason["answer"] for reason in criterion["because"]}


@pytest.fixture
def assess(rules):
    return lambda **answers: assessment.assess(rules, answers)


# ---- situations worked by hand


@pytest.mark.parametrize(
    ("situation", "answers", "conclusion"),
    [
        ("a death with abuse or neglect suspected (2.5)", yes("abuse_or_neglect", "child_died"), "scr_must"),
        (
            "a life-threatening injury, and nobody has proved that agencies worked well together (2.5)",
            yes("abuse_or_neglect", "life_threatening_injury") | {"no_joint_working_concern": "unknown"},
            "scr_must",
        ),
        (
            "serious impairment with a concern about joint working",
            yes("abuse_or_neglect", "long_term_impairment") | no("no_joint_working_concern"),
            "scr_must",
        ),
        (
            "harm that the list does not name (2.4)",
            yes("abuse_or_neglect", "other_serious_harm") | no("no_joint_working_concern"),
            "scr_must",
        ),
        (
            "serious harm where it is proved that there is no concern about joint working",
            yes("abuse_or_neglect", *HARMS, "no_joint_working_concern") | no("child_died"),
            "not_met",
        ),
        (
            "serious harm, with joint working not yet asked about",
            yes("abuse_or_neglect", *HARMS) | no("child_died"),
            "undetermined",
        ),
        (
            "a death in custody without abuse or neglect (2.6)",
            yes("child_died", "died_in_custody") | no("abuse_or_neglect"),
            "scr_should",
        ),
        (
            "a death while detained under the Mental Health Act without abuse or neglect (2.6)",
            yes("child_died", "detained_under_mental_health_act") | no("abuse_or_neglect"),
            "scr_should",
        ),
        (
            "a death at 17 under a deprivation of liberty order without abuse or neglect (2.6)",
            yes("child_died", "aged_16_or_17", "deprivation_of_liberty_order") | no("abuse_or_neglect"),
            "scr_should",
        ),
        (
            "a death at 12 under such an order without abuse or neglect",
            yes("child_died", "deprivation_of_liberty_order")
            | no("abuse_or_neglect", "aged_16_or_17", "died_in_custody", "detained_under_mental_health_act"),
            "not_met",
        ),
        (
            "a death in custody with abuse or neglect",
            yes("child_died", "died_in_custody", "abuse_or_neglect"),
            "scr_must",
        ),
        (
            "a death without abuse or neglect and without a trigger",
            yes("child_died") | no("abuse_or_neglect", *TRIGGERS),
            "not_met",
        ),
        (
            "neither a death nor harm, with abuse or neglect",
            yes("abuse_or_neglect") | no("child_died", *HARMS),
            "not_met",
        ),
        ("nothing answered", {}, "undetermined"),
        ("nothing known", dict.fromkeys(completions.QUESTIONS, "unknown"), "undetermined"),
        ("everything answered no", no(*completions.QUESTIONS), "not_met"),
        (
            "a living child, neither abuse nor neglect",
            no("abuse_or_neglect", "child_died"),
            "not_met",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_the_conclusion_of(assess, situation, answers, conclusion):
    assert assess(**answers)["conclusion"] == conclusion


def test_nothing_answered_asks_every_question_the_most_decisive_first(assess):
    """By hand, of the 512 ways of answering the other nine questions, how many each one changes.

    Abuse or neglect: all 256 with a death; else 7/8 with a ground of harm, and of these 1/2 without proof.
    Death: with abuse, 9/16 of 256, where harm has not led to a must; without, 13/16, where a trigger holds.
    """
    by_hand = {
        "abuse_or_neglect": 256 + 112,
        "child_died": 144 + 208,
        "no_joint_working_concern": 512 * 7 // 32,  # abuse, no death, a ground of harm
        "died_in_custody": 512 * 3 // 32,  # no abuse, a death, no detention, not both of age and order
        "detained_under_mental_health_act": 512 * 3 // 32,
        "life_threatening_injury": 16,  # abuse, no death, no proof, neither of the other two grounds
        "long_term_impairment": 16,
        "other_serious_harm": 16,
        "aged_16_or_17": 16,  # no abuse, a death, no custody, no detention, and the other of the two
        "deprivation_of_liberty_order": 16,
    }
    assert list(by_hand.values()) == sorted(by_hand.values(), reverse=True) == [368, 352, 112, 48, 48, *[16] * 5]
    assert assess()["needed"] == list(by_hand)


def test_a_death_in_custody_could_still_become_a_must_while_abuse_or_neglect_is_open(assess):
    found = assess(child_died="yes", died_in_custody="yes")
    assert (found["conclusion"], found["could_become"]) == ("scr_should", ["scr_must"])
    assert found["needed"] == ["abuse_or_neglect"]


def test_a_death_in_custody_without_abuse_or_neglect_is_settled(assess):
    found = assess(child_died="yes", died_in_custody="yes", abuse_or_neglect="no")
    assert (found["conclusion"], found["could_become"], found["needed"]) == ("scr_should", [], [])


def test_once_a_review_must_be_held_nothing_more_is_needed(assess):
    found = assess(child_died="yes", abuse_or_neglect="yes")
    assert (found["could_become"], found["needed"]) == ([], [])
    assert statuses(found)["death_in_custody"] == "open"


def test_not_known_blocks_nothing_and_decides_nothing_but_joint_working(assess):
    """2.5: only definitive evidence stops a review; “not known” is a concern, absent is still to ask."""
    harmed = yes("abuse_or_neglect", "life_threatening_injury") | no("child_died")
    assert assess(**harmed)["needed"] == ["no_joint_working_concern"]
    assert assess(**harmed, no_joint_working_concern="unknown")["conclusion"] == "scr_must"
    assert assess(abuse_or_neglect="unknown", child_died="yes")["conclusion"] == "undetermined"


def test_a_criterion_says_which_answers_settle_it_in_the_order_of_the_file(assess):
    found = assess(no_joint_working_concern="unknown", other_serious_harm="yes", abuse_or_neglect="yes")
    assert found["criteria"][1]["because"] == [
        {"question": "abuse_or_neglect", "answer": "yes"},
        {"question": "other_serious_harm", "answer": "yes"},
        {"question": "no_joint_working_concern", "answer": "unknown"},
    ]


def test_an_open_criterion_says_what_is_answered_so_far(assess):
    found = assess(child_died="yes", abuse_or_neglect="unknown", life_threatening_injury="no")
    assert because(found, "reg_5_2_b_i") == {"child_died": "yes"}
    assert because(found, "reg_5_2_b_ii") == {"life_threatening_injury": "no"}


def test_harm_is_ruled_out_only_by_a_no_to_all_three_grounds(assess):
    found = assess(**no(*HARMS), abuse_or_neglect="yes")
    assert because(found, "reg_5_2_b_ii") == no(*HARMS)
    assert statuses(assess(**no(*HARMS[:2]), abuse_or_neglect="yes"))["reg_5_2_b_ii"] == "open"


# ---- every combination against the independent account


@pytest.mark.parametrize("abuse", ["yes", "no", None])
@pytest.mark.parametrize("died", ["yes", "no", None])
def test_every_combination_of_answers_is_concluded_as_its_completions_are(rules, abuse, died):
    """Conclusion, what it could become, the status of each criterion, and what is needed, in its order."""
    compared = 0
    for answers in completions.every_answer():
        if (answers.get("abuse_or_neglect"), answers.get("child_died")) == (abuse, died):
            expected = completions.expected(answers)
            found = assessment.assess(rules, answers)
            assert found["conclusion"] == expected.conclusion, answers
            assert found["could_become"] == expected.could_become, answers
            assert statuses(found) == expected.statuses, answers
            assert found["needed"] == expected.needed, answers
            compared += 1
    assert compared == 3**7 * 4


def test_there_are_78732_combinations():
    assert sum(1 for _ in completions.every_answer()) == 3**9 * 4 == 78_732


def test_a_conclusion_is_final_just_where_nothing_is_needed(rules):
    """Then, and only then, every way of answering the rest ends in the same conclusion."""
    for place, answers in enumerate(completions.every_answer()):
        if place % 7 == 0:
            expected = completions.expected(answers)
            found = assessment.assess(rules, answers)
            assert (not found["needed"]) is (len(expected.reachable) == 1), answers
            assert assessment.conclude(rules, answers) == found["conclusion"]
            if not expected.needed:
                assert expected.reachable == {expected.conclusion}, answers


@pytest.mark.parametrize("criterion_id", CRITERIA)
def test_the_answers_named_for_a_status_are_enough_for_it_and_each_is_wanted(rules, criterion_id):
    """Every combination of the criterion's own questions, “not known” included."""
    for states in product(STATES, repeat=len(CRITERIA[criterion_id])):
        answers = given(CRITERIA[criterion_id], states)
        found = assessment.assess(rules, answers)
        status, named = statuses(found)[criterion_id], because(found, criterion_id)
        assert named.items() <= answers.items()
        if status == "open":
            assert named == {
                question: answer
                for question, answer in answers.items()
                if answer != "unknown" or question == "no_joint_working_concern"
            }
        else:
            assert statuses(assessment.assess(rules, named))[criterion_id] == status
            for question in named:
                fewer = {name: answer for name, answer in named.items() if name != question}
                assert statuses(assessment.assess(rules, fewer))[criterion_id] == "open"


def test_not_known_is_as_good_as_no_answer_to_every_question_but_joint_working(rules):
    for place, answers in enumerate(completions.every_answer()):
        if place % 19 == 0:
            unknown = dict.fromkeys(completions.QUESTIONS, "unknown") | answers
            if "no_joint_working_concern" not in answers:
                del unknown["no_joint_working_concern"]
            one, other = assessment.assess(rules, answers), assessment.assess(rules, unknown)
            assert {**one, "warnings": []} == {**other, "warnings": []}, answers


def test_every_criterion_carries_its_outcome_and_its_provisions(assess):
    """The chapter's: 2.2(a), 2.3 and 2.5 for the regulation, 2.6 for deaths in custody or detention."""
    found = {criterion["id"]: criterion for criterion in assess()["criteria"]}
    assert list(found) == list(CRITERIA)
    assert {key: found[key]["outcome"] for key in found} == completions.CRITERIA
    for key in found:
        assert all(cited.startswith("2.") for cited in found[key]["provisions"])
        assert ("2.6" in found[key]["provisions"]) is key.startswith("death_")
        assert ("2.5" in found[key]["provisions"]) is key.startswith("reg_")


# ---- which board leads

# By where the child is normally resident (down) and the responsible authority (across), where it is not known
# whether the child is or was looked after: “=” the same board either way, else the questions that are needed.
PLACES = ("derby", "derbyshire", "elsewhere", "unknown", None)
EITHER_WAY = {
    "derby":      ("=",  "L",  "L",  "LA",  "LA"),
    "derbyshire": ("L",  "=",  "L",  "LA",  "LA"),
    "elsewhere":  ("L",  "L",  "L",  "LA",  "LA"),
    "unknown":    ("LR", "LR", "LR", "LRA", "LRA"),
    None:         ("LR", "LR", "LR", "LRA", "LRA"),
}  # fmt: skip
NEEDED = {"L": "looked_after", "R": "usual_residence", "A": "responsible_authority"}


@pytest.mark.parametrize("looked_after", STATES)
@pytest.mark.parametrize("residence", PLACES)
def test_which_board_leads(assess, looked_after, residence):
    """2.7: the responsible authority for a looked-after child, normal residence for any other."""
    for across, authority in enumerate(PLACES):
        for partners in STATES:
            questions = ("looked_after", "usual_residence", "responsible_authority", "other_boards_involved")
            found = assess(**given(questions, (looked_after, residence, authority, partners)))["lead"]
            if looked_after in ("yes", "no"):
                basis = "responsible_authority" if looked_after == "yes" else "usual_residence"
                place = authority if looked_after == "yes" else residence
                known = place not in ("unknown", None)
                expected = (place, basis, []) if known else (None, None, [basis])
            elif EITHER_WAY[residence][across] == "=":
                expected = (residence, "either", [])
            else:
                expected = (None, None, [NEEDED[letter] for letter in EITHER_WAY[residence][across]])
            assert (found["board"], found["basis"], found["needed"]) == expected
            assert found["partners"] is {"yes": True, "no": False}.get(partners)


def test_neither_the_lead_board_nor_the_indicators_touch_the_conclusion(rules):
    outside = yes("other_boards_involved", "looked_after", *INDICATORS)
    outside |= {"usual_residence": "derby", "responsible_authority": "elsewhere"}
    for place, answers in enumerate(completions.every_answer()):
        if place % 41 == 0:
            alone, beside = assessment.assess(rules, answers), assessment.assess(rules, answers | outside)
            for part in ("conclusion", "could_become", "criteria", "needed", "do_now", "warnings"):
                assert alone[part] == beside[part], answers


# ---- indicators


@pytest.mark.parametrize(("died", "applies"), [("yes", False), ("no", True), ("unknown", None), (None, None)])
def test_the_indicators_are_for_cases_other_than_a_death(assess, died, applies):
    answers = given(("child_died",), (died,))
    assert assess(**answers)["indicators"]["applies"] is applies
    assert assess(**answers, protection_plan="yes")["indicators"]["yes"] == ["protection_plan"]


@pytest.mark.parametrize("first", STATES)
def test_each_indicator_stands_in_the_list_of_its_answer_in_the_order_of_the_chapter(assess, first):
    """The four states go round the ten indicators; an unanswered one stands in no list."""
    shift = STATES.index(first)
    states = [STATES[(place + shift) % 4] for place in range(10)]
    found = assess(**dict(reversed(given(INDICATORS, states).items())))["indicators"]
    for answer in ("yes", "no", "unknown"):
        assert found[answer] == [key for key, state in zip(INDICATORS, states, strict=True) if state == answer]


# ---- what to do now


def test_other_children_are_thought_of_at_once_unless_abuse_or_death_and_harm_are_ruled_out(rules):
    """1.2, in every combination of the answers that it turns on; 5.2 always."""
    questions = ("abuse_or_neglect", "child_died", *HARMS)
    for states in product(STATES, repeat=5):
        abuse, died, *harms = states
        ruled_out = abuse == "no" or (died == "no" and set(harms) == {"no"})
        expected = ["5.2"] if ruled_out else ["1.2", "5.2"]
        assert assessment.assess(rules, given(questions, states))["do_now"] == expected


# ---- answers that contradict each other


def test_answers_that_cannot_all_be_right_are_named_and_nothing_is_made_of_them(rules):
    """A child who has not died with a trigger about a death; no abuse with harm that comes of it."""
    questions = ("abuse_or_neglect", "child_died", *HARMS, *TRIGGERS)
    labels = {question.id: question.label for question in rules.procedure.questions.values()}
    for states in product(("yes", "no", None), repeat=9):
        answers = given(questions, states)
        said_yes = {question for question in questions if answers.get(question) == "yes"}
        named = set()
        if answers.get("child_died") == "no":
            triggers = said_yes & set(TRIGGERS[:2])
            if set(TRIGGERS[2:]) <= said_yes:
                triggers |= set(TRIGGERS[2:])
            if triggers:
                named |= {"child_died", *triggers}
        if answers.get("abuse_or_neglect") == "no" and said_yes & set(HARMS):
            named |= {"abuse_or_neglect", *(said_yes & set(HARMS))}
        found = assessment.assess(rules, answers)
        if not named:
            assert found["warnings"] == [], answers
            continue
        (warning,) = found["warnings"]
        assert warning["code"] == "inconsistent_answers"
        assert warning["questions"] == [question for question in questions if question in named], answers
        for question in questions:
            assert (labels[question] in warning["message"]) is (question in named), answers


def test_the_warning_names_every_answer_that_takes_part_in_the_order_of_the_form(rules):
    """2.6: a death in custody, and one at 16 or 17 under an order, want a death."""
    answers = {"deprivation_of_liberty_order": "yes", "aged_16_or_17": "yes"}
    answers |= {"died_in_custody": "yes", "child_died": "no"}
    assert assessment.assess(rules, answers)["warnings"] == [
        {
            "code": "inconsistent_answers",
            "message": (
                "These answers cannot all be right together. Please check them. The child has died: No; Died in "
                "custody: Yes; Aged 16 or 17: Yes; Deprivation of liberty order: Yes."
            ),
            "questions": ["child_died", "died_in_custody", "aged_16_or_17", "deprivation_of_liberty_order"],
        }
    ]


def test_a_contradiction_is_not_resolved_the_conclusion_follows_the_logic(assess):
    found = assess(child_died="no", died_in_custody="yes", abuse_or_neglect="no")
    assert found["conclusion"] == "not_met"
    assert [warning["code"] for warning in found["warnings"]] == ["inconsistent_answers"]


def test_an_unknown_answer_contradicts_nothing(assess):
    assert assess(child_died="unknown", died_in_custody="yes")["warnings"] == []
    assert assess(abuse_or_neglect="unknown", other_serious_harm="yes")["warnings"] == []
