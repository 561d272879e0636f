"""Planning backwards: every latest date is the last from which the way forwards still arrives in time.

The small procedure reads its findings out: posted two weeks before, the coastguard told by then, the inquiry opened ten
working days before that, the boat reported a month before.
"""

from datetime import date, timedelta

import holidays as independent
import numpy as np
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from calculator.dates import clock
from calculator.dates.backward_plan import _last_start

EVENTS = ["posted", "told", "opened", "reported"]
READ_OUT = {"read_out": "2018-12-03"}
"""A Monday: posted by Monday 19 November, opened by Monday 5 November, reported by Friday 5 October."""
CARELESS = {"opened": "2018-10-22", "verdict": "careless"}


@pytest.fixture(scope="module")
def steps(timeline):
    """The steps back, by their events; None where there is no plan."""

    def planned(as_at=None, **dates):
        plan = timeline(as_at, **dates).backward_plan
        return plan and {planned.step.event: planned for planned in plan.steps}

    return planned


def latest(steps):
    return [steps[event].latest and clock.write(steps[event].latest) for event in EVENTS]


@pytest.fixture(scope="module")
def closed():
    """Bank holidays in England, worked out by rule by a library that reads no official list."""
    days = independent.country_holidays("GB", subdiv="ENG", years=range(2012, 2029))
    return np.array([day for day in days if day.weekday() < 5], dtype="datetime64[D]")


@given(read_out=st.dates(date(2012, 6, 1), date(2028, 12, 1)))
def test_each_latest_date_is_the_last_that_leaves_room(steps, closed, read_out):
    """Found by trying each day, by libraries of their own."""
    found = steps(read_out=read_out.isoformat())
    posted = read_out - timedelta(14)
    tried = [posted - timedelta(days) for days in range(40)]
    ends = np.busday_offset(np.array(tried, dtype="datetime64[D]"), 10, roll="backward", holidays=closed).tolist()
    opened = max(start for start, end in zip(tried, ends, strict=True) if end <= posted)
    reported = max(
        start
        for start in (opened - timedelta(days) for days in range(27, 33))
        if start + relativedelta(months=1) <= opened
    )
    assert latest(found) == [day.isoformat() for day in (posted, posted, opened, reported)]
    assert {(step.in_time, step.comes) for step in found.values()} == {(None, None)}


def test_a_step_over_no_period_is_tied_to_the_date_that_it_may_not_come_after(steps):
    found = steps(**READ_OUT)
    assert latest(found) == ["2018-11-19", "2018-11-19", "2018-11-05", "2018-10-05"]
    assert [event for event in EVENTS if found[event].timescale is None] == ["told"]


def test_what_led_up_to_what_is_done_is_left_out_and_nothing_else_is(steps):
    assert list(steps(**READ_OUT, opened="2018-10-22")) == ["posted", "told", "opened"]
    assert list(steps(**READ_OUT, told="2018-10-22")) == ["posted", "told", "reported"]
    assert list(steps(**READ_OUT, posted="2018-11-01")) == EVENTS


def test_other_readings_stand_beside_the_step_over_their_own_period(steps):
    found = steps(**READ_OUT)
    assert [(other.reading.id, clock.write(other.due)) for other in found["posted"].other_dates] == [
        ("clear_days", "2018-11-18")
    ]
    assert [found[event].other_dates for event in EVENTS[1:]] == [()] * 3


def test_a_step_cites_its_own_provisions_or_those_of_its_timescale(steps):
    found = steps(**READ_OUT)
    assert [found[event].provisions for event in EVENTS] == [("1.10",), ("1.3",), ("1.3",), ("1.1",)]


@pytest.mark.parametrize(("done", "in_time"), [("2018-11-18", True), ("2018-11-19", True), ("2018-11-20", False)])
@pytest.mark.parametrize("event", ["posted", "told"])
def test_what_was_done_is_in_time_up_to_the_latest_date_itself(steps, event, done, in_time):
    assert steps(**READ_OUT, **CARELESS, **{event: done})[event].in_time is in_time


@pytest.mark.parametrize(("today", "past"), [("2018-11-19", False), ("2018-11-20", True), (None, False)])
def test_what_has_no_date_stays_open_and_is_never_a_no_because_its_day_is_past(steps, today, past):
    found = steps(today, **READ_OUT)["posted"]
    assert (found.in_time, found.past) == (None, past)


@pytest.mark.parametrize(("agreed", "in_time"), [("2018-11-19", True), ("2018-11-20", False)])
def test_a_date_agreed_has_to_leave_room_until_it_is_done(steps, agreed, in_time):
    told = steps(**READ_OUT, **CARELESS, put_off=agreed)["told"]
    assert (clock.write(told.comes), told.basis, told.in_time) == (agreed, "agreed", in_time)
    done = steps(**READ_OUT, **CARELESS, put_off=agreed, told="2018-11-01")["told"]
    assert (clock.write(done.comes), done.basis, done.in_time) == ("2018-11-01", "given", True)


def test_a_projected_event_that_would_be_late_is_not_late_yet(steps):
    """Reported on 10 October, so to be opened by 10 November; it is wanted by the 5th."""
    opened = steps(**READ_OUT, reported="2018-10-10")["opened"]
    assert (clock.write(opened.comes), opened.basis, opened.in_time) == ("2018-11-10", "projected", None)
    assert (clock.write(opened.due), opened.spare) == ("2018-11-10", -5)
    in_time = steps(**READ_OUT, reported="2018-10-01")["opened"]
    assert (clock.write(in_time.comes), in_time.in_time, in_time.spare) == ("2018-11-01", True, 4)


def test_a_step_over_its_own_period_has_no_second_date_to_be_held_against(steps):
    found = steps(**READ_OUT, reported="2018-10-01")
    assert (found["posted"].due, found["posted"].spare) == (None, None)
    assert found["told"].due is not None


def test_nothing_is_planned_without_a_wished_date_or_where_a_step_does_not_arise(steps):
    assert steps(**CARELESS) is None
    assert steps(**READ_OUT, opened="2018-10-22", verdict="unlucky") is None


def test_at_the_first_days_of_all_there_is_no_date_and_no_error(steps):
    assert latest(steps(read_out="0001-01-10")) == [None] * 4


@pytest.mark.parametrize(("read_out", "posted"), [("2012-01-20", "2012-01-06"), ("2040-01-15", "2040-01-01")])
def test_where_the_bank_holidays_do_not_reach_a_step_over_working_days_has_no_date(steps, read_out, posted):
    assert latest(steps(read_out=read_out)) == [posted, posted, None, None]


def test_up_to_the_last_day_of_the_bank_holidays_there_is_a_date(steps):
    """Posted by 31 December 2028: the ten days are 14, 15, 18 to 22 and 27 to 29 December, so opened by the 13th."""
    assert latest(steps(read_out="2029-01-14"))[2] == "2028-12-13"


def test_a_period_before_its_event_has_a_last_start_too(small, holidays):
    """Two working days before Wednesday 4 April 2018 are 3 April and 29 March: the last day that reaches the 29th."""
    before = small.procedure.timescales["tell"]._replace(direction="before", period=2)
    for timescale, end, start in (
        (before, date(2018, 3, 29), date(2018, 4, 4)),
        (before._replace(unit="weeks"), date(2018, 3, 29), date(2018, 4, 12)),
    ):
        assert _last_start(timescale, end, holidays) == start


def test_a_month_before_the_first_days_of_all_has_no_last_start(small, holidays):
    """A month that ends by 5 January of the year 1 would have begun in a year before it."""
    assert _last_start(small.procedure.timescales["open"], date(1, 1, 5), holidays) is None
