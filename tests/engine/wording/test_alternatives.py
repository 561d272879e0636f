"""What another answer would change is said before it is given, and what it changed after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.criteria.assessment import assess
from calculator.criteria.explanation import explain
from calculator.criteria.rules import prepare
from calculator.wording import alternatives
from calculator.wording.alternatives import Choice
from calculator.wording.phrases import Strong, plain

SANK = {"sunk": "yes", "crewed": "yes"}
SOUND = {"holed": "no", "overladen": "no", "seaworthy": "yes"}


@pytest.fixture(scope="module")
def what_if(weighed):
    def offered(**answers):
        found = alternatives.what_if(assess(weighed, answers), explain(weighed, answers))
        return {choice.label: plain(words) for choice, words in found}

    return offered


def test_each_other_answer_that_would_change_something_is_offered_with_what_it_would_change(what_if):
    """Sunk with its crew, and sound: each way of being unsafe would make a must of it."""
    assert what_if(**SANK, **SOUND) == {
        "Sunk: No": "Not met",
        "Sunk: Not known": "Not known yet",
        "Holed: Yes": "Must",
        "Holed: Not known": "no change yet, but it could still become “Must”",
        "Overladen: Yes": "Must",
        "Overladen: Not known": "no change yet, but it could still become “Must”",
        "Seaworthy: No": "Must",
        "Seaworthy: Not known": "Must",
        "Crewed: No": "Not met",
        "Crewed: Not known": "Not known yet",
    }


def test_an_answer_that_would_settle_it_says_what_it_could_no_longer_become(what_if):
    found = what_if(**SANK, holed="no", overladen="no")
    assert found["Seaworthy: Yes"] == "settles it: it could no longer become “Must”"


def test_an_outcome_that_could_still_become_stronger_is_said_to(what_if):
    assert what_if(sunk="yes")["Crewed: Yes"] == "Should, which could still become “Must”"


def test_where_the_outcome_stays_the_criteria_that_would_stand_otherwise_are_named(what_if):
    found = what_if(sunk="yes", holed="yes", crewed="no")
    assert found["Crewed: Yes"] == "no change of the outcome; “A boat sank with its crew” would be met too"
    assert found["Crewed: Not known"] == (
        "no change of the outcome; “A boat sank with its crew” would no longer be settled"
    )
    assert what_if(sunk="yes", holed="yes", crewed="yes")["Crewed: No"] == (
        "no change of the outcome; “A boat sank with its crew” would not be met"
    )


def test_of_many_criteria_that_would_stand_otherwise_the_number_is_said(weighed):
    """A holed boat is a must here; two criteria beside ask for the crew."""
    criterion = weighed.procedure.criteria["sunk_crewed"]
    whens = {"crewed": "crewed", "sunk_crewed": ("all", "crewed", "sunk")}
    criteria = {id: criterion._replace(id=id, when=when) for id, when in whens.items()}
    criteria["holed"] = criterion._replace(id="holed", when="holed", outcome="inquiry_must")
    rules = prepare(weighed.procedure._replace(criteria=criteria))
    answers = {"holed": "yes", "crewed": "yes", "sunk": "yes"}
    found = alternatives.what_if(assess(rules, answers), explain(rules, answers))
    (would,) = [plain(words) for choice, words in found if choice.label == "Crewed: No"]
    assert would == "no change of the outcome; 2 criteria would not be met"


def test_of_what_is_not_answered_yet_only_what_would_change_the_outcome_is_offered(what_if):
    """After a must, the crew would have its criterion met or not, and change nothing of the outcome."""
    assert set(what_if(sunk="yes", holed="yes")) == {"Sunk: No", "Sunk: Not known", "Holed: No", "Holed: Not known"}
    assert what_if() == {}
    assert "Sunk: No" in what_if(towed="yes")


def test_a_new_outcome_stands_out(weighed):
    (row, *_) = alternatives.what_if(assess(weighed, SANK), explain(weighed, SANK))
    assert row == (Choice("Sunk: No", "sunk", "no"), (Strong("Not met"), ""))


# ---- after it was given


@pytest.fixture(scope="module")
def compare(weighed):
    def compared(before, answers):
        was, now = assess(weighed, before), assess(weighed, answers)
        return alternatives.changed(was, now), alternatives.put_back(was, now)

    return compared


@pytest.mark.parametrize(
    ("before", "answers", "sentence"),
    [
        (
            SANK,
            SANK | {"sunk": "no"},
            "Changed: “Sunk” from Yes to No. The outcome was Should and is now Not met, but the answers disagree.",
        ),
        (
            {"sunk": "yes"},
            SANK,
            "Changed: “Crewed” from not answered to Yes. "
            "The outcome was Not known yet and is now Should, which could still become “Must”.",
        ),
        (
            SANK | SOUND | {"seaworthy": "no"} | {"holed": "unknown"},
            SANK | SOUND,
            "Changed: “Holed” from Not known to No and “Seaworthy” from No to Yes. "
            "The outcome was Must and is now Should.",
        ),
        (
            SANK | SOUND | {"holed": "unknown"},
            SANK | SOUND,
            "Changed: “Holed” from Not known to No. The outcome is Should, as before; it can no longer become “Must”.",
        ),
        (
            SANK | SOUND,
            SANK | SOUND | {"holed": "unknown"},
            "Changed: “Holed” from No to Not known. The outcome is Should, as before; it could still become “Must”.",
        ),
        (
            SANK | {"holed": "yes"},
            {"sunk": "yes", "holed": "yes", "crewed": "no"},
            "Changed: “Crewed” from Yes to No. "
            "The outcome is Must, as before; “A boat sank with its crew” went from Met to Not met.",
        ),
        (
            {"holed": "yes", "crewed": "yes", "sunk": "no"},
            {"holed": "no", "crewed": "no"},
            "Changed: “Sunk” from No to not answered, “Holed” from Yes to No and “Crewed” from Yes to No. "
            "The outcome was Not met and is now Not known yet.",
        ),
        (
            {"towed": "yes"},
            {"towed": "no"},
            "Changed: “Towed” from Yes to No. The outcome is Not known yet, as before.",
        ),
    ],
    ids=["disagreeing", "could become", "two answers", "no longer", "newly", "a criterion", "three answers", "nothing"],
)
def test_what_changed_is_said_with_what_became_of_the_outcome(compare, before, answers, sentence):
    assert compare(before, answers)[0] == sentence


def test_criteria_that_moved_are_told_by_how_they_moved(compare):
    """Without a crew the one is ruled out, and of a sound boat the other."""
    assert compare({"crewed": "no"}, {"holed": "no", "overladen": "no", "seaworthy": "yes"})[0].endswith(
        "The outcome is Not known yet, as before; “An unsafe boat sank” went from Open to Not met; "
        "“A boat sank with its crew” went from Not met to Open."
    )


def test_where_nothing_is_otherwise_nothing_is_said_and_nothing_can_be_put_back(compare):
    assert compare(SANK, dict(SANK)) == ("", None)


def test_the_one_answer_that_is_otherwise_can_be_put_back(compare):
    assert compare(SANK, SANK | {"sunk": "no"})[1] == Choice("Put “Sunk” back to Yes", "sunk", "yes")
    assert compare({}, {"sunk": "no"})[1] == Choice("Put “Sunk” back to not answered", "sunk", "")
    assert compare({}, SANK)[1] is None


answers = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("sunk", "holed", "seaworthy", "crewed"), st.sampled_from(("yes", "no", "unknown")))
)


@given(before=answers, after=answers)
def test_whatever_changed_can_be_said(compare, before, after):
    assert bool(compare(before, after)[0]) is (before != after)
