"""Planning backwards: every latest date is the last from which the way forwards still arrives in time."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from calculator.dates import clock, timeline

EVENTS = ("copies_sent", "completed", "decision", "known_to_chair")


@pytest.fixture(scope="module")
def steps(procedure, holidays, london):
    """The steps back, by event, for dates written as in a request."""

    def planned(as_at=None, **dates):
        choices = ("initiate", "not_initiate")
        moments = {k: v if v in choices else clock.read(v, london, times=True) for k, v in dates.items()}
        moment = as_at and clock.read(as_at, london, times=True)
        back = timeline.plan(procedure, moments, moment, holidays)["backwards"]
        return back and {step["event"]: step for step in back["steps"]}

    return planned


def months_before(end: date, months: int) -> date:
    """The last day from which ``months`` do not go past ``end``, found by trying each day: an independent count."""
    return max(
        start
        for start in (end - timedelta(days) for days in range(28 * months, 32 * months))
        if start + relativedelta(months=months) <= end
    )


@given(published=st.dates(date(2006, 1, 1), date(2040, 1, 1)))
def test_each_latest_date_is_the_last_that_leaves_room(steps, published):
    found = steps(publication=published.isoformat())
    sent = published - timedelta(7)
    decision = months_before(sent, 6)
    known = months_before(decision, 1)
    assert [found[event]["latest"] for event in EVENTS] == [d.isoformat() for d in (sent, sent, decision, known)]
    assert all(step["holds"] is None and step["given"] is None for step in found.values())


def test_what_led_up_to_what_is_done_is_left_out_and_nothing_else_is(steps):
    """A review that is complete had its decision, whenever that was; when the case has to be known is still asked."""
    complete = steps(completed="2018-11-20", publication="2018-12-03")
    assert list(complete) == ["copies_sent", "completed", "known_to_chair"]
    decided = steps(decision="2018-03-20", publication="2018-12-03")
    assert list(decided) == ["copies_sent", "completed", "decision"]


def test_the_cautious_week_is_shown_beside_the_week(steps):
    assert [(r["id"], r["due"]) for r in steps(publication="2018-12-03")["copies_sent"]["readings"]] == [
        ("clear_days", "2018-11-25")
    ]


def test_only_what_the_chapter_does_not_say_is_called_inferred(steps):
    found = steps(publication="2018-12-03")
    assert [event for event in EVENTS if found[event]["inferred"]] == ["completed"]
    assert found["decision"]["provisions"] == ["5.3"]
    assert found["known_to_chair"]["provisions"] == ["5.2"]
    assert found["copies_sent"]["provisions"] == found["completed"]["provisions"] == ["14.1(g)"]


@pytest.mark.parametrize(
    ("done", "holds"), [("2018-11-25", True), ("2018-11-26", True), ("2018-11-27", False)]
)
@pytest.mark.parametrize("event", ["copies_sent", "completed"])
def test_what_was_done_holds_up_to_the_latest_date_itself(steps, event, done, holds):
    dates = {"decision": "2018-03-20", "decision_outcome": "initiate", "publication": "2018-12-03", event: done}
    assert steps(**dates)[event]["holds"] is holds


@pytest.mark.parametrize(("today", "past"), [("2018-11-26", False), ("2018-11-27", True)])
def test_what_has_no_date_stays_open_and_is_never_a_no_because_its_day_is_past(steps, today, past):
    found = steps(today, publication="2018-12-03")
    assert (found["copies_sent"]["holds"], found["copies_sent"]["past"]) == (None, past)
    assert (found["decision"]["holds"], found["decision"]["past"]) == (None, True)


def test_once_the_decision_is_made_it_does_not_matter_how_long_it_took(steps):
    """Known on 1 June 2018, decided in nine days: for 20 December a review of six months is wanted by 13 June."""
    dates = {"known_to_chair": "2018-06-01", "decision": "2018-06-10", "decision_outcome": "initiate"}
    found = steps(publication="2018-12-20", **dates)
    assert (found["decision"]["latest"], found["decision"]["holds"]) == ("2018-06-13", True)
    assert list(found) == ["copies_sent", "completed", "decision"]
    assert list(steps(publication="2018-12-20", completed="2018-12-01", **dates)) == ["copies_sent", "completed"]


@pytest.mark.parametrize(("agreed", "holds"), [("2018-10-08", True), ("2018-10-09", False)])
def test_an_agreed_completion_has_to_leave_a_week_for_the_copies(steps, agreed, holds):
    """For publication on 15 October 2018 the copies go by 8 October."""
    dates = {"decision": "2018-03-24", "decision_outcome": "initiate", "publication": "2018-10-15"}
    found = steps(agreed_completion=agreed, **dates)["completed"]
    assert (found["latest"], found["given"], found["agreed"], found["holds"]) == ("2018-10-08", agreed, True, holds)
    done = steps(agreed_completion=agreed, completed="2018-10-01", **dates)["completed"]
    assert (done["given"], done["agreed"], done["holds"]) == ("2018-10-01", False, True)


def test_a_projected_decision_that_would_be_late_is_not_late_yet(steps):
    """Known on 20 June 2018, the decision is due by 20 July; for a review of six months it is wanted by 26 May."""
    decision = steps("2018-05-20", known_to_chair="2018-06-20", publication="2018-12-03")["decision"]
    assert (decision["given"], decision["projected"], decision["holds"]) == ("2018-07-20", True, None)
    assert (decision["due"], decision["latest"], decision["spare"]) == ("2018-07-20", "2018-05-26", -55)
    early = steps(known_to_chair="2018-04-20", publication="2018-12-03")["decision"]
    assert (early["given"], early["holds"]) == ("2018-05-20", True)


def test_the_spare_days_are_those_from_the_end_of_six_months(steps):
    found = steps(decision="2018-03-20", decision_outcome="initiate", publication="2018-12-03")["completed"]
    assert (found["due"], found["latest"], found["spare"]) == ("2018-09-20", "2018-11-26", 67)
    assert steps(publication="2018-12-03")["completed"]["spare"] is None


def test_nothing_is_planned_without_a_wished_date_or_a_review(steps):
    assert steps(decision="2018-03-20") is None
    assert steps(decision="2018-03-20", decision_outcome="not_initiate", publication="2018-12-03") is None


def test_at_the_first_days_of_all_there_is_no_date_and_no_error(steps):
    found = steps(publication="0001-01-03")
    assert [found[event]["latest"] for event in EVENTS] == [None] * 4
    found = steps(publication="0001-02-10")
    assert [found[event]["latest"] for event in EVENTS] == ["0001-02-03", "0001-02-03", None, None]
