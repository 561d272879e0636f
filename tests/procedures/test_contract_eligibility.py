"""The real procedure answers about the criteria as the design’s tables say: every combination, by an account apart.

The oracle (``completions``) goes by arrays of booleans, and takes nothing from the calculator or from the file.
"""

from itertools import combinations, product

import numpy as np
import pytest

from calculator import edition
from calculator.criteria.assessment import Concluded, assess
from calculator.criteria.explanation import explain
from tests.procedures import completions
from tests.procedures.completions import HARMS, MET, QUESTIONS, RANK

STATES = ("yes", "no", "unknown", None)
INDICATORS = (
    "harm_not_recognised", "harm_not_shared", "harm_not_acted_on", "institutional_abuse", "abused_while_looked_after",
    "concerns_not_taken_seriously", "procedural_failings", "protection_plan", "several_agencies", "protocol_change",
)  # fmt: skip
ASKED = {
    "reg_5_2_b_i": ("abuse_or_neglect", "child_died"),
    "reg_5_2_b_ii": ("abuse_or_neglect", *HARMS, "no_joint_working_concern"),
    "death_in_custody": ("child_died", "died_in_custody"),
    "death_while_detained": ("child_died", "detained_under_mental_health_act"),
    "death_deprived_of_liberty": ("child_died", "aged_16_or_17", "deprivation_of_liberty_order"),
}


@pytest.fixture(scope="module")
def rules():
    return edition.current().rules


def given(questions, states):
    return {question: state for question, state in zip(questions, states, strict=True) if state is not None}


def statuses(found):
    return {one.criterion.id: one.status for one in found.criteria}


def because(found, criterion):
    return next(dict(one.because) for one in found.criteria if one.criterion.id == criterion)


# ---- conclusion, statuses and what is needed


def compare(rules, answers):
    """All that the answers of the criteria's questions settle, held against the account apart."""
    expected, found = completions.expected(answers), assess(rules, answers)
    assert found.concluded == Concluded(expected.conclusion, could_become=expected.could_become), answers
    assert found.presumed == expected.presumed, answers
    assert statuses(found) == expected.statuses, answers
    assert found.needed == expected.needed, answers
    assert (not found.needed) is (len(expected.reachable) == 1), answers
    assert found.indicators.applies is expected.applies, answers
    assert [duty.provision for duty in found.do_now] == expected.do_now, answers
    assert found.contradicting == expected.contradicting, answers


@pytest.mark.parametrize("abuse", ["yes", "no", None])
@pytest.mark.parametrize("died", ["yes", "no", None])
def test_every_combination_of_answers_is_concluded_as_its_completions_are(rules, abuse, died):
    """Of a child of whose age nothing is said, which is presumed."""
    compared = 0
    for answers in completions.every_answer():
        if (answers.get("abuse_or_neglect"), answers.get("child_died")) == (abuse, died):
            compare(rules, answers)
            compared += 1
    assert compared == 3**7 * 4


SAMPLE = 61
"""One in so many: a prime, so that each answer of each question comes with each of every other."""


@pytest.mark.parametrize("under_18", ["yes", "no", "unknown"])
@pytest.mark.parametrize("one_in", [SAMPLE, pytest.param(1, marks=pytest.mark.long)])
def test_whatever_is_said_of_the_age_a_combination_is_concluded_as_its_completions_are(rules, under_18, one_in):
    every = list(completions.every_answer(under_18=under_18))[::one_in]
    assert len(every) == -(-(3**9) * 4 // one_in)
    for answers in every:
        compare(rules, answers)


def test_that_the_child_was_under_age_is_presumed_so_only_a_no_counts(rules):
    """Answered “yes” or “not known” it is as if it had not been asked, in every part of the result."""
    for answers in list(completions.every_answer())[::SAMPLE]:
        unasked = assess(rules, answers)
        for answer in ("yes", "unknown"):
            asked = assess(rules, answers | {"under_18": answer})
            assert asked._replace(answers={}) == unasked._replace(answers={}), answers


def test_of_an_adult_nothing_is_met_because_of_that_answer_whatever_else_is_answered(rules):
    """And a person is first told what there is for adults."""
    for answers in list(completions.every_answer(under_18="no"))[::SAMPLE]:
        found = assess(rules, answers)
        assert {one.because for one in found.criteria} == {(("under_18", "no"),)}
        assert (found.concluded, found.needed, found.presumed) == (Concluded("not_met"), (), None)
        assert (found.do_now, found.indicators.applies) == ((), False)
        assert explain(rules, answers).conclusion.because == (("under_18", "no"),)
        (first,) = [reminder for reminder in found.reminders if reminder.first]
        assert "Safeguarding Adults Review" in first.text


def test_nothing_answered_asks_every_question_the_most_decisive_first(rules):
    """By hand, of the 512 ways of answering the other nine questions, how many each one changes. Age is not asked.

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
    assert list(assess(rules, {}).needed) == list(by_hand)


@pytest.mark.parametrize("under_18", STATES)
@pytest.mark.parametrize("criterion", ASKED)
def test_the_answers_named_for_a_status_are_enough_for_it_and_each_is_wanted(rules, criterion, under_18):
    """Every combination of the criterion's own questions, “not known” included; of the age only a “no” is named."""
    questions = ("under_18", *ASKED[criterion])
    for states in product(STATES, repeat=len(ASKED[criterion])):
        answers = given(questions, (under_18, *states))
        found = assess(rules, answers)
        status, named = statuses(found)[criterion], because(found, criterion)
        assert named.items() <= answers.items()
        assert [*named] == [question for question in questions if question in named]
        assert named.get("under_18") == ("no" if under_18 == "no" else None)
        if status == "open":
            assert named == {
                question: answer
                for question, answer in answers.items()
                if question != "under_18" and (answer != "unknown" or question == "no_joint_working_concern")
            }
        else:
            assert statuses(assess(rules, named))[criterion] == status
            for question in named:
                fewer = {name: answer for name, answer in named.items() if name != question}
                assert statuses(assess(rules, fewer))[criterion] == "open"


def test_not_known_is_as_good_as_no_answer_to_every_question_but_joint_working(rules):
    """2.5: only definitive evidence stops a review; “not known” is a concern, absent is still to ask."""
    for answers in list(completions.every_answer())[::19]:
        unknown = dict.fromkeys(QUESTIONS, "unknown") | answers
        if "no_joint_working_concern" not in answers:
            del unknown["no_joint_working_concern"]
        one, other = assess(rules, answers), assess(rules, unknown)
        assert one._replace(answers={}) == other._replace(answers={}), answers


# ---- explanations: every subset and every completion, on a fixed sample


def reached(table, truths):
    """What a table of completions can still come to, with some questions settled."""
    return set(np.unique(table[tuple(int(truths[name]) if name in truths else slice(None) for name in QUESTIONS)]))


def smallest_reasons(table, truths):
    for size in range(len(truths) + 1):
        parts = [{name: truths[name] for name in kept} for kept in combinations(truths, size)]
        found = [set(part) for part in parts if len(reached(table, part)) == 1]
        if found:
            return found
    return [set()]


def smallest_ways(table, truths):
    still_open = [name for name in QUESTIONS if name not in truths]
    for size in range(1, len(still_open) + 1):
        found = {
            frozenset(zip(names, values, strict=True))
            for names in combinations(still_open, size)
            for values in product((True, False), repeat=size)
            if len(reached(table, {**truths, **dict(zip(names, values, strict=True))})) == 1
        }
        if found:
            return found
    return set()


def samples(count, settled):
    draw = np.random.default_rng(20180704)
    for _ in range(count):
        names = sorted(draw.choice(QUESTIONS[1:], size=draw.integers(*settled), replace=False), key=QUESTIONS.index)
        yield {str(name): bool(draw.integers(2)) for name in names}


def test_reasons_and_ways_are_the_smallest_that_there_are(rules):
    leaves = {"scr_must": 2, "scr_should": 1, "not_met": 0}
    for drawn in samples(40, (3, 11)):
        found = explain(rules, {name: "yes" if truth else "no" for name, truth in drawn.items()})
        truths = {"under_18": True} | drawn
        decided = [(RANK, found.conclusion), *((MET[id], reason) for id, reason in found.criteria.items())]
        for table, reason in decided:
            settled = len(reached(table, truths)) == 1
            reasons = [part - {"under_18"} for part in smallest_reasons(table, truths)] if settled else [set()]
            assert {name for name, _ in reason.because} in reasons
            ways = {frozenset((name, answer == "yes") for name, answer in way.answers) for way in reason.would_settle}
            assert ways == (set() if settled else smallest_ways(table, truths))
            for way in reason.would_settle:
                after = truths | {name: answer == "yes" for name, answer in way.answers}
                assert reached(table, after) == {leaves.get(way.leads_to, way.leads_to)}


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
def test_which_board_leads(rules, looked_after, residence):
    """2.7: the responsible authority for a looked-after child, normal residence for any other."""
    for across, authority in enumerate(PLACES):
        for partners in STATES:
            questions = ("looked_after", "usual_residence", "responsible_authority", "other_boards_involved")
            found = assess(rules, given(questions, (looked_after, residence, authority, partners))).lead
            if looked_after in ("yes", "no"):
                basis = "responsible_authority" if looked_after == "yes" else "usual_residence"
                place = authority if looked_after == "yes" else residence
                known = place not in ("unknown", None)
                expected = (place, basis, []) if known else (None, None, [basis])
            elif EITHER_WAY[residence][across] == "=":
                expected = (residence, "either", [])
            else:
                expected = (None, None, [NEEDED[letter] for letter in EITHER_WAY[residence][across]])
            assert (found.board, found.basis, list(found.needed)) == expected
            assert found.partners is {"yes": True, "no": False}.get(partners)


def test_neither_the_lead_board_nor_the_indicators_touch_the_conclusion(rules):
    outside = dict.fromkeys(("other_boards_involved", "looked_after", *INDICATORS), "yes")
    outside |= {"usual_residence": "derby", "responsible_authority": "elsewhere"}
    for answers in list(completions.every_answer())[::41]:
        alone, beside = assess(rules, answers), assess(rules, answers | outside)
        for part in ("concluded", "criteria", "needed", "do_now", "contradicting"):
            assert getattr(alone, part) == getattr(beside, part), answers


# ---- indicators, duties, contradictions


@pytest.mark.parametrize(("died", "applies"), [("yes", False), ("no", True), ("unknown", None), (None, None)])
def test_the_indicators_are_for_cases_other_than_a_death_and_each_stands_by_its_answer(rules, died, applies):
    """2.9, in its order: the four states go round the ten indicators; an unanswered one stands in no list."""
    for shift in range(4):
        states = [STATES[(place + shift) % 4] for place in range(10)]
        answers = dict(reversed(given(INDICATORS, states).items())) | given(("child_died",), (died,))
        found = assess(rules, answers).indicators
        assert found.applies is applies
        for answer in ("yes", "no", "unknown"):
            listed = tuple(id for id, state in zip(INDICATORS, states, strict=True) if state == answer)
            assert getattr(found, answer) == listed


# ---- what stands beside the result, by the design


@pytest.mark.parametrize(
    ("answers", "provisions"),
    [
        ({}, {"1.3", "3.9", "5.2"}),
        ({"abuse_or_neglect": "yes", "child_died": "yes"}, {"1.3", "3.9", "5.2", "0.5"}),
        ({"child_died": "no", "abuse_or_neglect": "no"}, {"1.3", "3.9", "5.2", "2.8", "3.10", "3.8", "3.12"}),
        ({"institutional_abuse": "yes"}, {"1.3", "3.9", "5.2", "15.2"}),
        ({"under_18": "no"}, {"2.1", "1.3", "3.9", "5.2", "2.8", "3.10", "3.8", "3.12"}),
    ],
    ids=["always", "a death", "not met", "an institution", "an adult"],
)
def test_what_a_person_reads_beside_the_result(rules, answers, provisions):
    """A further statement of a provision counts as that provision."""
    cited = {id for reminder in assess(rules, answers).reminders for id in reminder.provisions}
    assert {".".join(id.split(".")[:2]) for id in cited} == provisions


def test_every_criterion_carries_its_outcome_and_its_provisions(rules):
    """2.2(a), 2.3 and 2.5 for the regulation, 2.6 for deaths in custody or detention."""
    found = {one.criterion.id: one.criterion for one in assess(rules, {}).criteria}
    assert {id: criterion.outcome for id, criterion in found.items()} == completions.CRITERIA
    for id, criterion in found.items():
        assert ("2.6" in criterion.provisions) is id.startswith("death_")
        assert ("2.5" in criterion.provisions) is id.startswith("reg_")


# ---- how the words stand to the chapter


def test_any_death_in_a_secure_childrens_home_counts_and_the_form_says_so(rules):
    """2.6 does not say why the child was there; the other reading is shown."""
    procedure = rules.procedure
    asked = procedure.questions["died_in_custody"]
    assert "a secure children’s home, placed there for welfare or otherwise" in asked.help
    assert "Any death in a secure children’s home counts" in procedure.groups[asked.group].intro


def test_securing_records_is_for_each_organisation_at_once_and_from_when_is_said_to_be_a_reading(rules):
    """5.2: “immediately”, “within 24 hours”, and no start."""
    (duty,) = [duty for duty in rules.procedure.do_now if duty.provision == "5.2"]
    assert (duty.who, duty.by_when) == ("Each organisation", "immediately, and within 24 hours")
    assert "the chapter does not say from when" in duty.note
    rule = rules.procedure.timescales["secure_records"].rule
    assert rule.startswith("each organisation immediately, and within 24 hours")
    assert rule.endswith("read here as from the case coming to the Chair’s attention")
