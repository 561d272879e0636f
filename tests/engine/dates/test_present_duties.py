"""The dates that the present duties would give: beside their warning only, and never the chapter's."""

import pytest

from calculator.dates import clock, timeline


@pytest.fixture
def present(procedure, holidays, london):
    def found(**dates):
        moments = {key: clock.read(text, london, times=True) for key, text in dates.items()}
        return timeline.plan(procedure, moments, None, holidays)["present"]

    return found


def test_fifteen_working_days_count_from_becoming_aware_and_in_the_other_reading_from_the_notification(present):
    """Friday 20 December 2019: 23, 24, 27, 30 and 31 are five; 2, 3, 6 to 10 and 13 to 15 January make fifteen."""
    found = {duty["id"]: duty for duty in present(known_to_chair="2019-12-20")["duties"]}
    assert found["notify_incident"]["due"] == "2019-12-31"
    assert found["rapid_review"]["due"] == "2020-01-15"
    # From 31 December: 2, 3, 6 to 10, 13 to 17, 20 to 22 January.
    assert [reading["due"] for reading in found["rapid_review"]["readings"]] == ["2020-01-22"]
    assert (found["practice_review"]["due"], found["practice_review"]["needs"]) == (None, ["decision"])


def test_a_time_of_day_makes_no_difference_to_days(present):
    with_time, without = (present(known_to_chair=day)["duties"] for day in ("2024-07-01T16:30", "2024-07-01"))
    assert with_time == without


def test_beyond_the_calendar_no_working_day_is_counted(present):
    found = {duty["id"]: duty for duty in present(known_to_chair="2028-12-20", decision="2029-01-31")["duties"]}
    assert found["rapid_review"]["due"] is None
    assert found["rapid_review"]["readings"] == []
    assert found["practice_review"]["due"] == "2029-07-31"


def test_they_are_said_to_be_outside_the_chapter_and_where_they_come_from(present):
    found = present(known_to_chair="2024-07-01")
    assert found["text"].startswith("Outside the chapter.")
    assert found["source"]["href"] == "sources/#source-wt2023"
    assert "2023" in found["source"]["title"]


def test_nothing_runs_from_a_day_on_which_they_did_not_yet_apply(present):
    """The case came to the Chair on the last day of the boards; the decision to start a review was after it."""
    found = {d["id"]: d for d in present(known_to_chair="2019-09-29", decision="2019-10-01")["duties"]}
    assert (found["notify_incident"]["due"], found["notify_incident"]["too_early"]) == (None, True)
    assert (found["rapid_review"]["due"], found["rapid_review"]["readings"]) == (None, [])
    assert (found["practice_review"]["due"], found["practice_review"]["too_early"]) == ("2020-04-01", False)
    assert found["notify_incident"]["needs"] == []


def test_before_the_regime_ended_they_are_not_spoken_of(present):
    assert present(known_to_chair="2019-09-29") is None
