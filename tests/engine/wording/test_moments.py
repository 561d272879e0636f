"""The moments of a timeline: each with its kind and its words, in the order of time."""

import pytest

from calculator.wording import moments

CHAIR = "The case coming to the Chair’s attention"


@pytest.fixture(scope="module")
def told(plan, procedure):
    def read(dates, as_at=None):
        return [(mark.at[:16], mark.kind, *mark.says) for mark in moments.marks(procedure, plan(dates, as_at))]

    return read


def test_what_is_projected_follows_what_is_due(told):
    """A month from 1 March is Sunday 1 April; five working days from there are the 9th, six months 1 October."""
    assert told({"known_to_chair": "2018-03-01"}, "2018-03-02") == [
        ("2018-03-01", "event", CHAIR, "+ 1 duty without a date"),
        ("2018-03-02", "as_at"),
        ("2018-03-02", "due", "Secure the records: due today"),
        ("2018-04-01", "due", "Decide: upcoming", "+ 5 duties without a date"),
        ("2018-04-09", "projected", "Notify of the decision: projected"),
        ("2018-04-10", "reading", "Notify of the decision: another reading"),
        ("2018-10-01", "projected", "Complete the review: projected", "+ 2 duties without a date"),
    ]


def test_what_was_done_late_is_two_moments_and_its_duties_stand_at_the_one_that_was(told):
    dates = {"known_to_chair": "2018-03-01", "records_secured": "2018-03-02", "decision": "2018-04-10"}
    assert told(dates | {"decision_outcome": "initiate", "notified": "2018-04-17"}, "2018-05-01") == [
        ("2018-03-01", "event", CHAIR, "+ 1 duty without a date"),
        ("2018-03-02", "done", "Secure the records: met, on the day"),
        ("2018-04-01", "missed", "Decide: missed"),
        ("2018-04-10", "done", "Decide: done 9 days late", "+ 5 duties without a date"),
        ("2018-04-17", "done", "Notify of the decision: met, on the day"),
        ("2018-05-01", "as_at"),
        ("2018-10-10", "due", "Complete the review: upcoming", "+ 2 duties without a date"),
    ]


def test_on_the_day_judged_by_what_has_come_stands_before_it_and_what_is_to_come_after(told):
    """Times of day do not part what has come from the day, only from one another."""
    dates = {"known_to_chair": "2018-03-02T09:00", "records_secured": "2018-03-02T10:00"}
    assert [moment[:2] for moment in told(dates, "2018-03-02")][:3] == [
        ("2018-03-02T09:00", "event"), ("2018-03-02T10:00", "done"), ("2018-03-02", "as_at"),
    ]  # fmt: skip
    overdue = told({"known_to_chair": "2018-03-01T16:30"}, "2018-03-02T17:00")
    assert [moment[:2] for moment in overdue][1:3] == [("2018-03-02T16:30", "overdue"), ("2018-03-02T17:00", "as_at")]


def test_without_a_day_to_judge_by_a_date_is_due_and_an_agreed_one_is_no_more_than_that(told):
    dates = {"decision": "2018-03-20", "decision_outcome": "initiate", "agreed_completion": "2018-12-01"}
    assert told(dates)[1:] == [
        ("2018-03-27", "due", "Notify of the decision: due"),
        ("2018-09-20", "due", "Complete the review: due", "+ 2 duties without a date"),
        ("2018-12-01", "agreed", "Complete the review: agreed date"),
    ]


def test_without_any_date_there_is_no_moment_not_even_the_day_judged_by(told):
    assert told({}, "2018-03-02") == []
