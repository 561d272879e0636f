"""Whether a case meets the criteria: worked by hand, and every set of answers held against plain reading.

A boat that sank is inquired into where it was unsafe: holed, overladen, or not proved seaworthy.
"""

from itertools import product

import pytest

from calculator.criteria import assessment
from calculator.criteria.assessment import ListedIndicators
from calculator.criteria.rules import prepare
from tests.engine.criteria import brute_force

ASKED = ("sunk", "holed", "overladen", "seaworthy", "crewed")


@pytest.fixture(scope="module")
def assess(small):
    return lambda **answers: assessment.assess(small.rules, answers)


@pytest.fixture(scope="module")
def weigh(weighed):
    """With a second criterion: a boat that sank with its crew should be inquired into."""
    return lambda **answers: assessment.assess(weighed, answers)


def statuses(found):
    return {one.criterion.id: one.status for one in found.criteria}


def because(found, criterion="sunk_unsafe"):
    (reason,) = [one.because for one in found.criteria if one.criterion.id == criterion]
    return dict(reason)


@pytest.mark.parametrize(
    ("answers", "conclusion"),
    [
        ({}, "undetermined"),
        ({"sunk": "unknown", "holed": "unknown"}, "undetermined"),
        ({"sunk": "yes", "holed": "yes"}, "inquiry_must"),
        ({"sunk": "yes", "seaworthy": "unknown"}, "inquiry_must"),
        ({"sunk": "yes", "holed": "no", "overladen": "no"}, "undetermined"),
        ({"sunk": "yes", "holed": "no", "overladen": "no", "seaworthy": "yes"}, "not_met"),
        ({"sunk": "no"}, "not_met"),
        ({"holed": "yes"}, "undetermined"),
    ],
    ids=str,
)
def test_the_conclusion_follows_from_the_answers(assess, small, answers, conclusion):
    assert assess(**answers).conclusion == assessment.conclude(small.rules, answers) == conclusion


def test_with_nothing_answered_every_question_is_needed_the_most_decisive_first(assess):
    """Of the 8 ways of answering the other three: whether it sank decides in 7, for but one of them is safe; each way
    of being unsafe in one, where it sank and is safe otherwise. Ties stand in the order of the file.
    """
    assert assess().needed == ("sunk", "holed", "overladen", "seaworthy")


def test_a_question_that_decides_more_comes_before_one_that_is_asked_earlier(small):
    """Sunk and holed, or with its crew: the crew decides in 3 of the 4 ways of answering the rest, the others in 1."""
    when = ("any", ("all", "sunk", "holed"), "crewed")
    criterion = small.procedure.criteria["sunk_unsafe"]._replace(when=when)
    rules = prepare(small.procedure._replace(criteria={criterion.id: criterion}))
    assert assessment.assess(rules, {}).needed == ("crewed", "sunk", "holed")


def test_a_weaker_conclusion_could_become_a_stronger_that_is_open(weigh):
    found = weigh(sunk="yes", crewed="yes")
    assert (found.conclusion, found.could_become) == ("inquiry_should", ("inquiry_must",))
    assert found.needed == ("holed", "overladen", "seaworthy")
    settled = weigh(sunk="yes", crewed="yes", holed="no", overladen="no", seaworthy="yes")
    assert (settled.conclusion, settled.could_become, settled.needed) == ("inquiry_should", (), ())


def test_once_the_strongest_outcome_is_reached_nothing_more_is_needed(weigh):
    found = weigh(sunk="yes", holed="yes")
    assert (found.conclusion, found.could_become, found.needed) == ("inquiry_must", (), ())
    assert statuses(found) == {"sunk_unsafe": "met", "sunk_crewed": "open"}


def test_a_status_is_given_with_the_fewest_answers_that_settle_it_in_the_order_of_the_file(assess):
    found = assess(seaworthy="unknown", overladen="yes", sunk="yes")
    assert because(found) == {"sunk": "yes", "overladen": "yes"}
    assert because(assess(seaworthy="unknown", sunk="yes")) == {"sunk": "yes", "seaworthy": "unknown"}
    assert because(assess(sunk="no", holed="no", overladen="no", seaworthy="yes")) == {"sunk": "no"}


def test_an_open_status_is_given_with_the_answers_so_far_that_say_something(assess):
    found = assess(overladen="no", sunk="unknown", holed="yes", crewed="yes")
    assert list(because(found).items()) == [("holed", "yes"), ("overladen", "no")]


# ---- every set of answers, against plain reading


def unsafe(full):
    return full["holed"] or full["overladen"] or not full["seaworthy"]


MET = {
    "sunk_unsafe": lambda full: full["sunk"] and unsafe(full),
    "sunk_crewed": lambda full: full["sunk"] and full["crewed"],
}


def decide(full):
    if MET["sunk_unsafe"](full):
        return "inquiry_must"
    return "inquiry_should" if MET["sunk_crewed"](full) else "not_met"


def written(truths):
    return {name: "yes" if truth else "no" for name, truth in truths.items()}


def test_every_set_of_answers_is_assessed_as_its_completions_are(weighed):
    """Status of each criterion, conclusion, what it could become and what is needed, in its order: 243 sets."""
    for truths in brute_force.every(ASKED):
        found = assessment.assess(weighed, written(truths))
        for id, met in MET.items():
            reached = brute_force.results(met, ASKED, truths)
            assert statuses(found)[id] == ("open" if len(reached) == 2 else "met" if True in reached else "not_met")
        open_still = "open" in statuses(found).values()
        if statuses(found)["sunk_unsafe"] == "met":
            expected = ("inquiry_must", ())
        elif statuses(found)["sunk_crewed"] == "met":
            expected = ("inquiry_should", ("inquiry_must",) if open_still else ())
        else:
            expected = ("undetermined" if open_still else "not_met", ())
        assert (found.conclusion, found.could_become) == expected, truths
        counts = brute_force.decisive(decide, ASKED, truths)
        assert found.needed == tuple(sorted(counts, key=lambda name: (-counts[name], ASKED.index(name)))), truths
        assert bool(found.needed) is (len(brute_force.results(decide, ASKED, truths)) > 1)


def test_the_answers_given_for_a_status_are_a_smallest_part_that_settles_it(weighed):
    for truths in brute_force.every(ASKED):
        found = assessment.assess(weighed, written(truths))
        for id, met in MET.items():
            if statuses(found)[id] != "open":
                smallest = brute_force.smallest_reasons(met, ASKED, truths)
                assert list(because(found, id)) == smallest[0]


def test_not_known_is_as_good_as_no_answer_save_where_the_burden_of_proof_lies(weighed):
    for truths in brute_force.every([name for name in ASKED if name != "seaworthy"]):
        answers = written(truths)
        unknown = dict.fromkeys(ASKED, "unknown") | answers
        del unknown["seaworthy"]
        one, other = assessment.assess(weighed, answers), assessment.assess(weighed, unknown)
        assert one[2:6] == other[2:6]
        counted = assessment.assess(weighed, answers | {"seaworthy": "unknown"})
        assert counted[2:4] == assessment.assess(weighed, answers | {"seaworthy": "no"})[2:4]


# ---- what stands beside the conclusion


@pytest.mark.parametrize(("sunk", "applies"), [("yes", False), ("no", True), ("unknown", None), (None, None)])
@pytest.mark.parametrize("crewed", ["yes", "no", "unknown"])
def test_indicators_are_listed_by_their_answer_and_are_for_boats_that_did_not_sink(assess, sunk, applies, crewed):
    answers = {"crewed": crewed} | ({"sunk": sunk} if sunk else {})
    listed = {answer: ("crewed",) if answer == crewed else () for answer in ("yes", "no", "unknown")}
    assert assess(**answers).indicators == ListedIndicators(applies, **listed)


def test_an_unanswered_indicator_stands_in_no_list(assess):
    assert assess(sunk="no").indicators == ListedIndicators(True)


@pytest.mark.parametrize(("sunk", "duties"), [("yes", 2), ("unknown", 2), (None, 2), ("no", 1)])
def test_a_duty_is_to_be_done_now_unless_its_condition_is_ruled_out(assess, sunk, duties):
    found = assess(**({"sunk": sunk} if sunk else {}))
    assert [duty.provision for duty in found.do_now] == ["1.3", "1.10"][-duties:]


@pytest.mark.parametrize(
    ("answers", "reminders"),
    [
        ({}, ["advice"]),
        ({"sunk": "unknown"}, ["advice"]),
        ({"sunk": "yes"}, ["advice", "divers"]),
        ({"sunk": "no"}, ["advice", "insurers"]),
    ],
    ids=str,
)
def test_a_reminder_stands_beside_its_outcomes_or_where_its_condition_holds_or_always(assess, answers, reminders):
    assert [reminder.id for reminder in assess(**answers).reminders] == reminders


def test_answers_that_cannot_all_be_right_are_named_and_the_conclusion_follows_the_logic(assess):
    """A boat that did not sink cannot have sunk with its crew."""
    for sunk, crewed in product(("yes", "no", "unknown", None), repeat=2):
        answers = {name: answer for name, answer in (("crewed", crewed), ("sunk", sunk)) if answer}
        found = assess(**answers)
        assert found.contradicting == (("sunk", "crewed") if (sunk, crewed) == ("no", "yes") else ())
        assert found.conclusion == ("not_met" if sunk == "no" else "undetermined")


def test_neither_the_lead_board_nor_the_indicators_touch_the_conclusion(small):
    beside = {"towed": "yes", "others_towed": "yes", "home_port": "westport", "towing_port": "sampleton"}
    beside["crewed"] = "no"
    for truths in brute_force.every(ASKED[:4]):
        alone, with_them = (assessment.assess(small.rules, written(truths) | more) for more in ({}, beside))
        assert alone[2:6] == with_them[2:6]


def test_a_procedure_may_do_without_a_lead_board_and_without_indicators(small):
    found = assessment.assess(prepare(small.procedure._replace(lead=None, indicators=None)), {"sunk": "yes"})
    assert found.lead is found.indicators is None
