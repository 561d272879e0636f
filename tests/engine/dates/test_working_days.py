"""Working days: by hand at each one-off bank holiday, and every day against two independent libraries."""

from datetime import date, timedelta

import holidays as independent
import numpy as np
import pytest

from calculator.dates import periods
from calculator.dates.periods import Working, holiday_calendar

FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


@pytest.fixture(scope="module")
def england():
    """Bank holidays in England, worked out by rule by a library that reads no official list."""
    return independent.country_holidays("GB", subdiv="ENG", years=range(2012, 2029))


def count(start, number, official, direction="after"):
    return periods.count(date.fromisoformat(start), number, "working_days", direction, official)


def written(days):
    return [day.isoformat() for day in days]


def test_the_official_list_covers_2012_to_2028(holidays):
    assert (holidays.first, holidays.last) == (FIRST, LAST)


def test_the_official_list_has_the_weekdays_off_that_the_rule_gives(holidays, england):
    for day in EVERY_DAY:
        if day.weekday() < 5:
            assert (day in holidays.names) is (day in england), day


def test_the_days_that_a_list_closes_are_its_weekdays_in_order():
    """Of a Friday, a Sunday and the Monday before them, the two that are not at a weekend."""
    days = (date(2018, 3, 30), date(2018, 4, 1), date(2018, 3, 26))
    listed = holiday_calendar(first=FIRST, last=LAST, names=dict.fromkeys(days, "a holiday"))
    assert listed.on_weekdays == (date(2018, 3, 26), date(2018, 3, 30))


@pytest.mark.parametrize("moved", ["2012-05-28", "2020-05-04", "2022-05-30"])
def test_a_bank_holiday_that_was_moved_is_a_working_day_where_it_used_to_be(holidays, moved):
    assert holidays.closed(date.fromisoformat(moved)) is None


@pytest.mark.parametrize("number", [1, 5, 15])
@pytest.mark.parametrize("direction", ["after", "before"])
def test_every_start_reaches_the_day_that_numpy_reaches(holidays, england, number, direction):
    """numpy counts from the working day at or behind the start, so that the next one is day 1."""
    off = np.array([day for day in england if day.weekday() < 5], dtype="datetime64[D]")
    starts = [day for day in EVERY_DAY if FIRST + timedelta(40) < day < LAST - timedelta(40)]
    sign, roll = (1, "backward") if direction == "after" else (-1, "forward")
    expected = np.busday_offset(
        np.array(starts, dtype="datetime64[D]"), sign * number, roll=roll, holidays=off
    ).tolist()
    found = [periods.count(start, number, "working_days", direction, holidays) for start in starts]
    assert [reached.due for reached in found] == expected


def test_every_day_from_the_start_to_the_end_is_counted_or_skipped_and_said_why(holidays, england):
    for start in EVERY_DAY[:-20]:
        found = periods.count(start, 5, "working_days", "after", holidays)
        skipped = dict(found.skipped)
        between = [start + timedelta(days=number) for number in range(1, (found.due - start).days + 1)]
        assert sorted((*found.counted, *skipped)) == between
        assert len(found.counted) == 5
        assert found.counted[-1] == found.due
        for day, why in skipped.items():
            weekend = {5: "Saturday", 6: "Sunday"}.get(day.weekday())
            assert why == (weekend or holidays.names[day])
            assert weekend or day in england


@pytest.mark.parametrize(
    ("decision", "due", "why"),
    [
        ("2018-03-20", "2018-03-27", "a plain week"),
        ("2018-03-29", "2018-04-09", "Good Friday and Easter Monday 2018"),
        ("2018-12-21", "2019-01-02", "Christmas Day, Boxing Day and New Year’s Day"),
        ("2020-12-23", "2021-01-04", "Boxing Day 2020 fell on a Saturday and was taken on the Monday"),
        ("2021-12-24", "2022-01-05", "both days of Christmas 2021 and New Year’s Day 2022 were moved"),
        ("2012-05-25", "2012-06-01", "28 May 2012 was no bank holiday"),
        ("2012-05-30", "2012-06-08", "4 and 5 June 2012 were"),
        ("2020-05-01", "2020-05-11", "4 May 2020 was no bank holiday, 8 May was"),
        ("2022-05-27", "2022-06-07", "30 May 2022 was no bank holiday, 2 and 3 June were"),
        ("2022-09-15", "2022-09-23", "19 September 2022"),
        ("2022-09-09", "2022-09-16", "the week before it"),
        ("2023-05-04", "2023-05-12", "8 May 2023"),
        ("2023-04-28", "2023-05-09", "1 and 8 May 2023"),
    ],
)
def test_five_working_days_by_hand(holidays, decision, due, why):
    assert count(decision, 5, holidays).due.isoformat() == due


@pytest.mark.parametrize(
    ("day", "named"),
    [
        ("2012-06-04", "Spring"),
        ("2012-06-05", "Diamond Jubilee"),
        ("2020-05-08", "Early May"),
        ("2022-06-02", "Spring"),
        ("2022-06-03", "Platinum Jubilee"),
        ("2022-09-19", "State Funeral"),
        ("2023-05-08", "coronation"),
        ("2018-03-30", "Good Friday"),
        ("2018-04-02", "Easter Monday"),
        ("2018-03-24", "Saturday"),
        ("2018-03-25", "Sunday"),
    ],
)
def test_a_day_that_is_skipped_is_named(holidays, day, named):
    assert named in holidays.closed(date.fromisoformat(day))


@pytest.mark.parametrize("start", ["2018-03-24", "2018-03-25"])
def test_of_a_decision_on_a_closed_day_the_next_working_day_is_day_one(holidays, start):
    """Monday 26 to Thursday 29 March are days 1 to 4; after Easter, Tuesday 3 April is day 5."""
    found = count(start, 5, holidays)
    assert written(found.counted) == ["2018-03-26", "2018-03-27", "2018-03-28", "2018-03-29", "2018-04-03"]
    assert written(day for day, _ in found.skipped)[-4:] == [
        "2018-03-30",
        "2018-03-31",
        "2018-04-01",
        "2018-04-02",
    ]


def test_a_decision_on_good_friday_counts_from_the_tuesday(holidays):
    assert written(count("2018-03-30", 5, holidays).counted)[0] == "2018-04-03"


def test_counting_back_skips_the_same_days(holidays):
    found = count("2018-04-04", 2, holidays, "before")
    assert written(found.counted) == ["2018-04-03", "2018-03-29"]
    assert written(day for day, _ in found.skipped) == [
        "2018-04-02",
        "2018-04-01",
        "2018-03-31",
        "2018-03-30",
    ]


def test_the_start_itself_may_lie_outside_the_list_as_it_is_not_counted(holidays):
    """Saturday 31 December 2011: Monday 2 January 2012 was a bank holiday, so Tuesday 3 January is day 1."""
    assert written(count("2011-12-31", 5, holidays).counted)[0] == "2012-01-03"


@pytest.mark.parametrize(
    ("start", "direction"),
    [
        ("2011-12-30", "after"),
        ("2028-12-21", "after"),
        ("2028-12-31", "after"),
        ("2029-06-01", "after"),
        ("1000-01-01", "after"),
        ("9999-12-31", "after"),
        ("9999-12-28", "after"),
        ("0001-01-01", "before"),
        ("2012-01-05", "before"),
        ("2029-01-02", "before"),
    ],
)
def test_nothing_is_counted_as_though_no_holiday_were_left(holidays, start, direction):
    assert count(start, 5, holidays, direction) == Working(due=None, beyond=True)


@pytest.mark.parametrize(("start", "due"), [("2028-12-20", "2028-12-29"), ("2028-12-18", "2028-12-27")])
def test_the_last_days_that_the_list_covers_are_counted(holidays, start, due):
    """By hand from 20 December 2028: 21, 22, 27, 28, 29, with Christmas on the Monday and the Tuesday."""
    assert count(start, 5, holidays).due.isoformat() == due


def test_both_ends_of_a_list_are_inside_it():
    """Of Monday 5 to Wednesday 7 March 2018, with the Tuesday off."""
    short = holiday_calendar(first=date(2018, 3, 5), last=date(2018, 3, 7), names={date(2018, 3, 6): "A holiday"})
    assert count("2018-03-05", 1, short).due == date(2018, 3, 7)
    assert count("2018-03-05", 1, short).skipped == ((date(2018, 3, 6), "A holiday"),)
    assert count("2018-03-04", 1, short).due == count("2018-03-06", 1, short, "before").due == date(2018, 3, 5)
    assert count("2018-03-08", 1, short, "before").due == date(2018, 3, 7)
    for start, direction in (("2018-03-03", "after"), ("2018-03-07", "after"), ("2018-03-05", "before")):
        assert count(start, 1, short, direction).beyond


def test_a_list_that_ends_at_the_end_of_time_is_told_to_end():
    everything = holiday_calendar(first=date.min, last=date.max, names={})
    assert count("9999-12-31", 1, everything).beyond
    assert count("0001-01-01", 1, everything, "before").beyond


def test_between_two_days_numpy_counts_the_same_working_days(holidays, england):
    """numpy counts from the first day on and leaves the last out; here it is the other way round."""
    off = np.array([day for day in england if day.weekday() < 5], dtype="datetime64[D]")
    firsts = EVERY_DAY[: -400 : 3]
    for length in (0, 1, 2, 5, 6, 7, 8, 13, 30, 181, 365, 399):
        lasts = [first + timedelta(length) for first in firsts]
        expected = np.busday_count(
            np.array([first + timedelta(1) for first in firsts], dtype="datetime64[D]"),
            np.array([last + timedelta(1) for last in lasts], dtype="datetime64[D]"),
            holidays=off,
        ).tolist()
        found = [holidays.between(first, last) for first, last in zip(firsts, lasts, strict=True)]
        assert found == expected, length


@pytest.mark.parametrize(("first", "last"), [("2011-12-31", "2012-01-05"), ("2028-12-29", "2029-01-01")])
def test_between_days_of_which_one_is_outside_the_calendar_nothing_is_counted(holidays, first, last):
    assert holidays.between(date.fromisoformat(first), date.fromisoformat(last)) is None
