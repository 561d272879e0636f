"""Whether a case meets the criteria: worked by hand, and every set of answers held against plain reading.

A registered boat that sank is inquired into where it was unsafe: holed, overladen, or not proved seaworthy. That it was
registered is presumed.
"""

from itertools import product

import pytest

from calculator.criteria import assessment
from calculator.criteria.assessment import Concluded, ListedIndicators
from calculator.criteria.rules import prepare
from tests.engine.criteria import brute_force

ASKED = ("registered", "sunk", "holed", "overladen", "seaworthy", "crewed")


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
    concluded = assess(**answers).concluded
    assert concluded == assessment.weigh(small.rules, answers).concluded
    assert concluded.conclusion == conclusion


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
    assert found.concluded == Concluded("inquiry_should", could_become=("inquiry_must",))
    assert found.needed == ("holed", "overladen", "seaworthy")
    settled = weigh(sunk="yes", crewed="yes", holed="no", overladen="no", seaworthy="yes")
    assert (settled.concluded, settled.needed) == (Concluded("inquiry_should"), ())


def test_once_the_strongest_outcome_is_reached_nothing_more_is_needed(weigh):
    found = weigh(sunk="yes", holed="yes")
    assert (found.concluded, found.needed) == (Concluded("inquiry_must"), ())
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
    "sunk_unsafe": lambda full: full["registered"] and full["sunk"] and unsafe(full),
    "sunk_crewed": lambda full: full["registered"] and full["sunk"] and full["crewed"],
}


def decide(full):
    if MET["sunk_unsafe"](full):
        return "inquiry_must"
    return "inquiry_should" if MET["sunk_crewed"](full) else "not_met"


def written(truths):
    return {name: "yes" if truth else "no" for name, truth in truths.items()}


def presuming(truths):
    """The truths, and of what is not answered what is presumed."""
    return {"registered": True} | truths


def told(names, truths):
    """The names that say more than is presumed anyway."""
    return [name for name in names if name != "registered" or not truths[name]]


def concluded(truths):
    """Status of each criterion, the conclusion, and what it could become, by every completion."""
    status = {}
    for id, met in MET.items():
        reached = brute_force.results(met, ASKED, truths)
        status[id] = "open" if len(reached) == 2 else "met" if True in reached else "not_met"
    open_still = "open" in status.values()
    if status["sunk_unsafe"] == "met":
        return status, "inquiry_must", ()
    if status["sunk_crewed"] == "met":
        return status, "inquiry_should", ("inquiry_must",) if open_still else ()
    return status, "undetermined" if open_still else "not_met", ()


def test_every_set_of_answers_is_assessed_as_its_completions_are(weighed):
    """Status of each criterion, conclusion, what it could become, is presumed and is needed, in its order: 729 sets."""
    for given in brute_force.every(ASKED):
        found, truths = assessment.assess(weighed, written(given)), presuming(given)
        status, *expected = concluded(truths)
        assert statuses(found) == status, given
        assert [found.concluded.conclusion, found.concluded.could_become] == expected, given
        presumed = concluded({"seaworthy": False} | truths)[1]
        assert found.presumed == (presumed if presumed != found.concluded.conclusion else None), given
        counts = brute_force.decisive(decide, ASKED, truths)
        assert found.needed == tuple(sorted(counts, key=lambda name: (-counts[name], ASKED.index(name)))), truths
        assert bool(found.needed) is (len(brute_force.results(decide, ASKED, truths)) > 1)


def test_the_answers_given_for_a_status_are_a_smallest_part_that_settles_it(weighed):
    for given in brute_force.every(ASKED):
        found, truths = assessment.assess(weighed, written(given)), presuming(given)
        for id, met in MET.items():
            if statuses(found)[id] != "open":
                smallest = brute_force.smallest_reasons(met, ASKED, truths)
                assert list(because(found, id)) == told(smallest[0], truths)


def test_not_known_is_as_good_as_no_answer_save_where_the_burden_of_proof_lies(weighed):
    for truths in brute_force.every([name for name in ASKED if name != "seaworthy"]):
        answers = written(truths)
        unknown = dict.fromkeys(ASKED, "unknown") | answers
        del unknown["seaworthy"]
        one, other = assessment.assess(weighed, answers), assessment.assess(weighed, unknown)
        assert (one.concluded, one.presumed) == (other.concluded, other.presumed)
        counted = assessment.assess(weighed, answers | {"seaworthy": "unknown"})
        assert counted.concluded == assessment.assess(weighed, answers | {"seaworthy": "no"}).concluded


# ---- what is presumed


@pytest.mark.parametrize("registered", ["yes", "unknown", None])
def test_what_is_presumed_is_never_needed_and_is_no_reason(weigh, registered):
    given = {"registered": registered} if registered else {}
    assert "registered" not in weigh(**given).needed
    found = weigh(sunk="yes", holed="yes", **given)
    assert (found.concluded.conclusion, because(found)) == ("inquiry_must", {"sunk": "yes", "holed": "yes"})
    assert because(weigh(holed="yes", **given)) == {"holed": "yes"}


def test_a_no_to_what_is_presumed_is_a_reason_and_first_of_all(weigh):
    found = weigh(registered="no", sunk="no", crewed="no")
    assert (found.concluded.conclusion, found.needed) == ("not_met", ())
    assert because(found) == because(found, "sunk_crewed") == {"registered": "no"}
    assert found.reminders[0].id == "unregistered"


@pytest.mark.parametrize(
    ("answers", "conclusion", "presumed"),
    [
        ({"sunk": "yes"}, "undetermined", "inquiry_must"),
        ({"sunk": "yes", "crewed": "yes"}, "inquiry_should", "inquiry_must"),
        ({"sunk": "yes", "seaworthy": "unknown"}, "inquiry_must", None),
        ({"sunk": "yes", "seaworthy": "yes"}, "undetermined", None),
        ({}, "undetermined", None),
        ({"sunk": "no"}, "not_met", None),
    ],
    ids=str,
)
def test_the_conclusion_that_the_burden_of_proof_would_bring_is_told_where_it_is_another(
    weigh, answers, conclusion, presumed
):
    found = weigh(**answers)
    assert (found.concluded.conclusion, found.presumed) == (conclusion, presumed)


def test_the_burden_of_proof_is_asked_of_every_question_that_has_one_though_none_is_needed_alone(small):
    """Open by the logic, though either answer would lead to the same: “not known” settles it all the same."""
    when = ("any", "seaworthy", ("not", "seaworthy"))
    criterion = small.procedure.criteria["sunk_unsafe"]._replace(when=when)
    found = assessment.assess(prepare(small.procedure._replace(criteria={criterion.id: criterion})), {})
    assert (found.concluded.conclusion, found.needed, found.presumed) == ("undetermined", (), "inquiry_must")


def test_what_is_settled_by_what_is_presumed_alone_has_no_reason(small):
    criterion = small.procedure.criteria["sunk_unsafe"]._replace(when="registered")
    found = assessment.assess(prepare(small.procedure._replace(criteria={criterion.id: criterion})), {})
    assert (found.concluded.conclusion, found.needed, because(found)) == ("inquiry_must", (), {})


# ---- what stands beside the conclusion


@pytest.mark.parametrize(("sunk", "applies"), [("yes", False), ("no", True), ("unknown", None), (None, None)])
@pytest.mark.parametrize("crewed", ["yes", "no", "unknown"])
def test_indicators_are_listed_by_their_answer_and_are_for_boats_that_did_not_sink(assess, sunk, applies, crewed):
    answers = {"crewed": crewed} | ({"sunk": sunk} if sunk else {})
    listed = {answer: ("crewed",) if answer == crewed else () for answer in ("yes", "no", "unknown")}
    assert assess(**answers).indicators == ListedIndicators(applies, **listed)


def test_indicators_are_for_no_boat_that_is_not_registered(assess):
    assert assess(registered="no", sunk="no").indicators.applies is False


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
        assert found.concluded.conclusion == ("not_met" if sunk == "no" else "undetermined")


def test_what_is_only_presumed_contradicts_nothing(small):
    """A boat that is not registered cannot have a crew, or, in the second, one that is cannot be towed."""
    contradictions = (("all", ("not", "registered"), "crewed"), ("all", "registered", "towed"))
    rules = prepare(small.procedure._replace(contradictions=contradictions))
    for registered, named in (("no", ("registered", "crewed")), ("yes", ("registered", "towed")), ("unknown", ())):
        answers = {"towed": "yes", "registered": registered, "crewed": "yes"}
        assert assessment.assess(rules, answers).contradicting == named
    assert assessment.assess(rules, {"towed": "yes", "crewed": "yes"}).contradicting == ()


def test_neither_the_lead_board_nor_the_indicators_touch_the_conclusion(small):
    beside = {"towed": "yes", "others_towed": "yes", "home_port": "westport", "towing_port": "sampleton"}
    beside["crewed"] = "no"
    for truths in brute_force.every(ASKED[:4]):
        alone, with_them = (assessment.assess(small.rules, written(truths) | more) for more in ({}, beside))
        assert (alone.concluded, alone.presumed) == (with_them.concluded, with_them.presumed)


def test_a_procedure_may_do_without_a_lead_board_and_without_indicators(small):
    found = assessment.assess(prepare(small.procedure._replace(lead=None, indicators=None)), {"sunk": "yes"})
    assert found.lead is found.indicators is None
