"""What stands in a calendar: what is due, more time, the plan for a publication, and what does not arise."""

from dataclasses import fields

import pytest
from calculator.exports.entries import Entry

from calculator import requests
from calculator.exports import entries
from tests.engine.exported import REVIEW, review

PLANNED = review(publication="2018-12-01")
"""Copies by Saturday 24 November; so the review complete by then, and decided by 24 May."""


@pytest.fixture(scope="module")
def stand(current):
    """The entries by their ids; beside a request, others that it is held against."""

    def standing(request=REVIEW, *otherwise):
        found, *others = (requests.answer(current, asked)["timeline"] for asked in (request, *otherwise))
        return {entry.id: entry for entry in entries.entries(current.procedure, found, others)}

    return standing


def days(found):
    return {id: (entry.title, entry.due) for id, entry in found.items()}


def test_a_publication_that_is_given_stands_with_the_latest_dates_that_are_no_deadlines_too(stand):
    known = days(stand())
    assert {id: day for id, day in days(stand(PLANNED)).items() if id not in known} == {
        # The step of the copies has the same date.
        "send_copies": ("Send the copies", "2018-11-24"),
        "publication": ("Publication", "2018-12-01"),
        "latest completed": ("At the latest: Complete the review", "2018-11-24"),
        "latest decision": ("At the latest: Decide, for a review that takes all of its time", "2018-05-24"),
    }
    undecided = days(stand(review(decision=None, decision_outcome=None, notified=None, publication="2018-09-01")))
    # Copies by 25 August, decided by 25 February, known by 25 January: on 1 March that has come.
    assert undecided["latest decision"][1] == "2018-02-25"
    assert "latest known_to_chair" not in undecided


def test_a_step_that_falls_on_the_day_due_is_not_told_twice(stand):
    """Published on 27 September, the review has to be complete on the 20th, on which it is due."""
    found = stand(review(publication="2018-09-27"))
    assert found["complete"].due == "2018-09-20"
    assert "latest completed" not in found


def test_only_a_step_that_is_still_open_is_to_be_told_of(stand):
    found = stand(PLANNED)
    assert {id: entry.done for id, entry in found.items() if id.startswith("latest")} == {
        "latest completed": False,
        "latest decision": True,
    }
    assert stand(review(publication="2018-12-01", completed="2018-10-01"))["latest completed"].done


def test_a_review_of_which_the_completion_is_agreed_is_not_one_that_is_complete(stand):
    found = stand(review(publication="2018-12-01", agreed_completion="2018-11-20"))
    assert found["agreed_completion"].due == "2018-11-20"
    assert "latest completed" not in found


def test_a_step_that_has_come_leaves_once_its_latest_date_is_past(stand):
    """24 May is past on the 25th; without today nothing is."""
    assert "latest decision" in stand(PLANNED | {"as_at": "2018-05-24"})
    assert "latest decision" not in stand(PLANNED | {"as_at": "2018-05-25"})
    assert "latest decision" in stand({name: value for name, value in PLANNED.items() if name != "as_at"})


def test_a_step_of_which_the_day_is_past_stays_while_it_is_open(stand):
    late = stand(PLANNED | {"as_at": "2018-11-25"})["latest completed"]
    assert not late.done
    assert "As at Sunday 25 November 2018: Open. This day is past. If it has happened, enter its date." in late.lines


def test_a_projected_step_that_holds_is_told_of_by_its_deadline_alone(stand):
    """Decided by 1 April, as projected, well before 24 May."""
    projected = stand(review(decision=None, decision_outcome=None, notified=None, publication="2018-12-01"))
    assert "latest decision" not in projected
    assert projected["decide"].due == "2018-04-01"


def test_a_step_without_a_latest_date_does_not_stand(stand):
    """No year comes before the first, so there is no day from which to be known."""
    found = stand({"ask": "timeline", "dates": {"publication": "0001-01-09"}})
    assert {"publication", "send_copies", "latest completed"} <= set(found)
    assert "latest known_to_chair" not in found


def test_a_latest_date_says_how_it_follows_and_from_what(stand):
    assert stand(PLANNED)["latest completed"].lines == (
        "The latest dates for publication on Saturday 1 December 2018.",
        "The chapter does not say how long before publication a review is to be complete. These dates follow from the "
        "periods that it does give, each taken in full.",
        "As at Thursday 22 March 2018: Open.",
        "The reports among the copies have to be finished first. This follows; the chapter does not say it.",
        # From 20 September: 10, 31 and 24 days.
        "65 days after the date due, Thursday 20 September 2018.",
        "Provision 14.1(g).",
    )
    assert "Within six months of the Chair’s decision to initiate a review." in stand(PLANNED)["latest decision"].lines
    assert stand(PLANNED)["publication"].lines[-1] == "Provision 13.1."


def test_a_step_tells_of_its_other_readings(stand, current, procedure):
    """That of the copies, were it no deadline too."""
    found = requests.answer(current, PLANNED)["timeline"]
    found["deadlines"] = []
    copies = next(entry for entry in entries.entries(procedure, found, []) if entry.id == "latest copies_sent")
    assert any(line.startswith("Another reading: Friday 23 November 2018.") for line in copies.lines)


def test_a_date_says_on_which_points_of_interpretation_it_rests(stand):
    said = "How the chapter is read here: “Two documents or three?”"
    told = [line for line in stand(PLANNED)["send_copies"].lines if line.startswith("How the chapter is read here")]
    assert len(told) == 1
    assert "“What is the latest day for sending copies?”" in told[0]
    assert said.rpartition(": ")[2] in told[0]


def test_an_agreed_date_is_that_of_the_review_and_stands_apart_from_the_date_due(stand):
    found = stand(review(agreed_completion="2018-12-01"))
    agreed = found["agreed_completion"]
    assert (agreed.title, agreed.due) == ("Complete the review: agreed date", "2018-12-01")
    # From 22 March.
    assert agreed.lines == (
        "As at Thursday 22 March 2018: Upcoming, in 254 days.",
        "The date due stays as it is.",
        "Provision 5.3.",
    )
    assert found["complete talk_by"].done


def test_an_agreed_date_is_done_once_the_review_is(stand):
    agreed = stand(review(agreed_completion="2018-12-01"))["agreed_completion"]
    assert agreed.done is False
    agreed = stand(review(agreed_completion="2018-12-01", completed="2018-11-30"))["agreed_completion"]
    assert agreed.done is True


def test_more_time_runs_from_where_the_review_does(stand):
    assert stand()["complete"].start == stand()["complete talk_by"].start == "2018-03-20"


def test_without_a_day_to_judge_by_nothing_is_said_of_one(stand):
    found = stand({key: value for key, value in PLANNED.items() if key != "as_at"})
    assert found["notify"].lines[2] == "Missed, 1 day late (1 working day). Done on Wednesday 28 March 2018."
    assert found["latest completed"].lines[2] == "Open."


@pytest.mark.parametrize(
    ("dates", "arises", "done"),
    [
        ({}, True, False),
        ({"completed": "2018-09-20"}, False, True),
        ({"completed": "2018-09-21"}, True, True),
        ({"completed": "2018-09-20", "agreed_completion": "2018-12-01"}, True, True),
    ],
)
def test_a_review_that_was_complete_in_time_has_no_last_day_to_talk_about_more(stand, dates, arises, done):
    talk = stand(review(**dates))["complete talk_by"]
    assert (talk.arises, talk.done) == (arises, done)


def test_what_would_stand_had_the_decision_gone_the_other_way_does_not_arise(stand):
    refused = review(decision_outcome="not_initiate", publication="2018-12-01")
    found = stand(refused, PLANNED)
    gone = {id: entry for id, entry in found.items() if not entry.arises}
    planned = stand(PLANNED)
    assert list(gone) == [
        "complete", "complete talk_by", "send_copies",
        "publication", "latest completed", "latest decision",
    ]  # fmt: skip
    assert {entry.arises for entry in gone.values()} == {False}
    assert days(gone) == {id: day for id, day in days(planned).items() if id in gone}
    assert [id for id in found if id not in gone] == ["secure_records", "decide", "notify"]


def test_what_stands_now_is_never_replaced_by_what_would(stand):
    assert stand(PLANNED, review(publication="2019-01-01")) == stand(PLANNED)


def test_an_entry_cannot_be_changed(stand):
    entry = stand()["decide"]
    assert {field.name for field in fields(Entry)} >= {"id", "title", "due"}
    with pytest.raises(AttributeError):
        entry.due = "2018-04-02"
