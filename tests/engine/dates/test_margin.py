"""How early or late something was done, worked by hand."""

from datetime import date

import pytest

from calculator.dates import clock
from calculator.dates.margin import margin


@pytest.fixture
def found(holidays, london):
    def written(due, done, unit="working_days"):
        return margin(clock.read(due, london, times=True), clock.read(done, london, times=True), unit, holidays)

    return written


@pytest.mark.parametrize(
    ("due", "done", "late", "days", "open_days", "text"),
    [
        # Good Friday 30 March and Easter Monday 2 April 2018 lie between.
        ("2018-03-27", "2018-04-04", True, 8, 4, "8 days late (4 working days)"),
        ("2018-03-27", "2018-03-28", True, 1, 1, "1 day late (1 working day)"),
        ("2018-03-29", "2018-04-01", True, 3, 0, "3 days late (0 working days)"),
        ("2018-03-27", "2018-03-27", False, 0, 0, "on the day"),
        ("2018-04-04", "2018-03-27", False, 8, 4, "8 days early (4 working days)"),
        ("2018-12-24", "2019-01-02", True, 9, 4, "9 days late (4 working days)"),
    ],
)
def test_late_and_early_are_told_in_days_and_in_working_days(found, due, done, late, days, open_days, text):
    assert found(due, done) == {
        "late": late, "days": days, "working_days": open_days, "minutes": None, "text": text,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("due", "done", "late", "days", "minutes", "text"),
    [
        ("2018-03-02T16:30", "2018-03-02T18:00", True, 0, 90, "1 hour 30 minutes late"),
        ("2018-03-02T16:30", "2018-03-02T16:30", False, 0, 0, "on time to the minute"),
        ("2018-03-02T16:30", "2018-03-02T16:29", False, 0, 1, "1 minute early"),
        ("2018-03-02T23:30", "2018-03-03T00:30", True, 1, 60, "1 hour late"),
        # The clock goes from 01:00 to 02:00 on 25 March 2018: from 00:30 to 02:30 is an hour.
        ("2018-03-25T00:30", "2018-03-25T02:30", True, 0, 60, "1 hour late"),
        ("2018-03-02T16:30", "2018-03-04", True, 2, None, "2 days late"),
        ("2018-03-02T16:30", "2018-03-02", False, 0, None, "on the day"),
    ],
)
def test_hours_are_told_to_the_minute_where_both_have_a_time(found, due, done, late, days, minutes, text):
    assert found(due, done, "hours") == {
        "late": late, "days": days, "working_days": None, "minutes": minutes, "text": text,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("due", "today", "unit", "text"),
    [
        ("2018-03-27", "2018-04-04", "working_days", "8 days overdue (4 working days)"),
        ("2018-03-02T16:30", "2018-03-02T18:00", "hours", "1 hour 30 minutes overdue"),
        ("2018-03-02T16:30", "2018-03-04", "hours", "2 days overdue"),
    ],
)
def test_what_is_not_done_may_be_told_as_overdue(holidays, london, due, today, unit, text):
    due, today = (clock.read(moment, london, times=True) for moment in (due, today))
    assert margin(due, today, unit, holidays, late="overdue")["text"] == text


def test_outside_the_calendar_only_days_are_told(holidays):
    found = margin(date(2028, 12, 29), date(2029, 1, 2), "months", holidays)
    assert (found["days"], found["working_days"], found["text"]) == (4, None, "4 days late")
