"""Why a conclusion stands and what would settle it: by hand, and every set of answers by going through completions."""

import pytest

from calculator.criteria.assessment import Concluded
from calculator.criteria.explanation import Alternative, Settlement, explain
from calculator.criteria.rules import prepare
from tests.engine.criteria import brute_force
from tests.engine.criteria.test_assessment import ASKED, MET, decide, presuming, told, written

SUNK, HOLED, CREWED = (("sunk", "yes"), ("holed", "yes"), ("crewed", "yes"))


def test_a_settled_conclusion_has_its_reason_and_nothing_that_would_settle_it(weighed):
    found = explain(weighed, {"sunk": "yes", "holed": "yes", "crewed": "no", "seaworthy": "no"})
    assert found.conclusion == ((SUNK, HOLED), ())
    assert found.open_to == found.unless == found.contradicting == ()


def test_an_open_conclusion_has_every_shortest_way_to_settle_it_and_all_to_which_it_is_open(weighed):
    found = explain(weighed, {})
    assert found.conclusion == ((), (Settlement((("sunk", "no"),), "not_met"),))
    assert found.open_to == ("inquiry_must", "inquiry_should", "not_met")
    sound = explain(weighed, {"sunk": "yes", "crewed": "yes", "holed": "no", "overladen": "no"})
    assert sound.conclusion.would_settle == (
        Settlement((("seaworthy", "yes"),), "inquiry_should"),
        Settlement((("seaworthy", "no"),), "inquiry_must"),
    )
    assert sound.open_to == ("inquiry_must", "inquiry_should")


def test_each_criterion_has_reasons_of_its_own(weighed):
    found = explain(weighed, {"sunk": "yes", "holed": "yes"})
    assert found.criteria == {
        "sunk_unsafe": ((SUNK, HOLED), ()),
        "sunk_crewed": ((), (Settlement((CREWED,), True), Settlement((("crewed", "no"),), False))),
    }


def test_where_the_burden_of_proof_decided_the_unknown_answer_is_a_reason_and_the_proof_alone_can_change_it(weighed):
    answers = {"sunk": "yes", "holed": "no", "overladen": "no", "seaworthy": "unknown"}
    found = explain(weighed, answers)
    assert found.conclusion.because == (SUNK, ("seaworthy", "unknown"))
    assert found.unless == (("seaworthy", "yes"),)
    assert explain(weighed, answers | {"seaworthy": "no"}).unless == ()
    assert explain(weighed, answers | {"holed": "yes"}).unless == ()
    assert explain(weighed, answers | {"sunk": "unknown"}).unless == ()


def test_where_the_burden_lies_the_other_way_it_is_a_no_that_could_change_it(small):
    questions = dict(small.procedure.questions)
    questions["sunk"] = questions["sunk"]._replace(unknown_counts_as="yes")
    found = explain(prepare(small.procedure._replace(questions=questions)), {"sunk": "unknown", "holed": "yes"})
    assert found.conclusion.because == (("sunk", "unknown"), HOLED)
    assert found.unless == (("sunk", "no"),)


def test_a_way_that_goes_against_an_answer_given_is_known_unless_the_answers_disagree_already(small):
    """A boat that did not sink cannot have sunk with its crew; the crew is asked about beside the criteria here."""
    (way,) = explain(small.rules, {}).conclusion.would_settle
    assert way == Settlement((("sunk", "no"),), "not_met")
    assert explain(small.rules, {"crewed": "yes"}).contradicting == (way,)
    assert explain(small.rules, {"crewed": "no"}).contradicting == ()
    disagreeing = prepare(small.procedure._replace(contradictions=("crewed", *small.procedure.contradictions)))
    assert explain(disagreeing, {"crewed": "yes"}).contradicting == ()


def test_another_answer_is_told_with_what_it_would_change_and_what_changes_nothing_is_not(weighed):
    """Sunk with its crew. A no to the rest changes nothing; “not known” counts only of its being seaworthy."""
    found = explain(weighed, {"sunk": "yes", "crewed": "yes"}).alternatives
    assert found == (
        Alternative("sunk", "no", Concluded("not_met"), (("sunk_unsafe", "not_met"), ("sunk_crewed", "not_met"))),
        Alternative("sunk", "unknown", Concluded("undetermined"), (("sunk_crewed", "open"),)),
        Alternative("holed", "yes", Concluded("inquiry_must"), (("sunk_unsafe", "met"),)),
        Alternative("overladen", "yes", Concluded("inquiry_must"), (("sunk_unsafe", "met"),)),
        Alternative("seaworthy", "no", Concluded("inquiry_must"), (("sunk_unsafe", "met"),)),
        Alternative("seaworthy", "unknown", Concluded("inquiry_must"), (("sunk_unsafe", "met"),)),
        Alternative("crewed", "no", Concluded("undetermined"), (("sunk_crewed", "not_met"),)),
        Alternative("crewed", "unknown", Concluded("undetermined"), (("sunk_crewed", "open"),)),
    )


def test_another_answer_is_told_with_what_the_outcome_could_still_become(weighed):
    concluded = Concluded("inquiry_should", could_become=("inquiry_must",))
    found = {alternative[:2]: alternative for alternative in explain(weighed, {"sunk": "yes"}).alternatives}
    assert found["crewed", "yes"][2:] == (concluded, (("sunk_crewed", "met"),))


# ---- every set of answers, against going through completions


def read(answers):
    return {name: answer == "yes" for name, answer in answers}


def test_what_is_presumed_alone_settles_with_no_reason_and_is_open_to_nothing(small):
    criterion = small.procedure.criteria["sunk_unsafe"]._replace(when=("any", "registered", "sunk"))
    found = explain(prepare(small.procedure._replace(criteria={criterion.id: criterion})), {"sunk": "no"})
    assert found.conclusion == found.criteria["sunk_unsafe"] == ((), ())
    assert found.open_to == found.unless == found.contradicting == found.alternatives == ()


def test_another_answer_than_is_presumed_is_looked_at_only_where_one_was_given(weighed):
    asked = {alternative.question for alternative in explain(weighed, {"sunk": "yes"}).alternatives}
    assert "registered" not in asked
    found = explain(weighed, {"registered": "no", "sunk": "yes", "crewed": "yes"}).alternatives
    concluded = Concluded("inquiry_should", could_become=("inquiry_must",))
    after = (concluded, (("sunk_unsafe", "open"), ("sunk_crewed", "met")))
    assert found == (Alternative("registered", "yes", *after), Alternative("registered", "unknown", *after))


@pytest.mark.parametrize("sunk", [True, False, None])
def test_reasons_and_ways_are_the_smallest_that_there_are_and_all_of_them(weighed, sunk):
    for given in brute_force.every(ASKED):
        if given.get("sunk") is not sunk:
            continue
        found, truths = explain(weighed, written(given)), presuming(given)
        decided = {"conclusion": (decide, found.conclusion)}
        decided |= {id: (met, found.criteria[id]) for id, met in MET.items()}
        for of, reason in decided.values():
            reasons = brute_force.smallest_reasons(of, ASKED, truths)
            assert [name for name, _ in reason.because] == told(reasons[0] if reasons else [], truths), truths
            ways = [(read(way.answers), way.leads_to) for way in reason.would_settle]
            assert ways == brute_force.smallest_ways(of, ASKED, truths), truths
        results = brute_force.results(decide, ASKED, truths)
        assert set(found.open_to) == (results if len(results) > 1 else set())
