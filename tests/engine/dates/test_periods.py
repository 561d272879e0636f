"""Months, weeks, days and hours, against python-dateutil, the rule of summer time and cases by hand."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta

from calculator.dates import clock, periods
from tests.engine import summer_time

FIRST, LAST = date(2006, 1, 1), date(2028, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


@pytest.fixture
def count(holidays, london):
    def counted(start, number, unit, direction="after"):
        moment = clock.read(start, london) if isinstance(start, str) else start
        return periods.count(moment, number, unit, direction, holidays)

    return counted


# ---- months


@pytest.mark.parametrize("number", range(1, 13))
def test_months_reach_the_day_that_dateutil_reaches_from_every_day(count, number):
    """And a last day taken for want of a corresponding one is told."""
    months = relativedelta(months=number)
    for start in EVERY_DAY:
        after, before = start + months, start - months
        for direction, expected in (("after", after), ("before", before)):
            found = count(start, number, "months", direction)
            assert found.due == expected
            assert found.clipped is (expected.day != start.day)


@pytest.mark.parametrize(
    ("start", "number", "due", "clipped"),
    [
        ("2018-09-30", 4, "2019-01-30", False),  # Dodds v Walker: not the last day of January
        ("2018-08-31", 6, "2019-02-28", True),
        ("2019-08-31", 6, "2020-02-29", True),
        ("2018-01-31", 1, "2018-02-28", True),
        ("2018-05-31", 1, "2018-06-30", True),
        ("2018-02-28", 1, "2018-03-28", False),
        ("2018-12-31", 6, "2019-06-30", True),
        ("2018-12-15", 1, "2019-01-15", False),
        ("2018-03-01T16:30", 1, "2018-04-01", False),  # Easter Day: nothing rolls forward
        ("2018-07-01T00:30", 1, "2018-08-01", False),  # half past eleven the day before in UTC
    ],
)
def test_months_by_hand(count, start, number, due, clipped):
    found = count(start, number, "months")
    assert (clock.write(found.due), found.clipped) == (due, clipped)


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [("2026-11-16", 1, "2027-11-16"), ("2028-02-29", 1, "2029-02-28"), ("2024-02-29", 4, "2028-02-29")],
)
def test_a_year_is_twelve_months(count, start, number, due):
    found = count(start, number, "years")
    assert clock.write(found.due) == due
    assert found == count(start, 12 * number, "months")


# ---- weeks and days


@pytest.mark.parametrize("direction", ["after", "before"])
def test_a_week_is_seven_days_on_every_day(count, direction):
    for start in EVERY_DAY:
        expected = start + timedelta(weeks=1) * (1 if direction == "after" else -1)
        assert count(start, 1, "weeks", direction).due == count(start, 7, "days", direction).due == expected


def test_one_week_before_friday_30_march_is_friday_23_and_eight_days_thursday_22(count):
    assert count("2018-03-30", 1, "weeks", "before").due == date(2018, 3, 23)
    assert count("2018-03-30", 2, "weeks", "before").due == date(2018, 3, 16)
    assert count("2018-03-30", 3, "weeks", "after").due == date(2018, 4, 20)
    assert count("2018-03-30", 8, "days", "before").due == date(2018, 3, 22)


# ---- hours


@pytest.mark.parametrize("year", summer_time.YEARS)
def test_hours_are_counted_as_they_pass_round_every_change_of_the_clocks(count, london, year):
    """Every five minutes of the two days about each change: by the rule, and by the zone in full."""
    whole = ZoneInfo("Europe/London")
    for change in (summer_time.forward(year), summer_time.back(year)):
        for minutes in range(-24 * 60, 24 * 60, 5):
            shown = summer_time.shown(change + timedelta(minutes=minutes))
            start = clock.read(shown.strftime("%Y-%m-%dT%H:%M"), london)
            begins = summer_time.moments(shown)[0]
            found = count(start, 24, "hours")
            assert found.due.astimezone(UTC).replace(tzinfo=None) == begins + timedelta(hours=24)
            assert found.due.replace(tzinfo=None) == summer_time.shown(begins + timedelta(hours=24))
            by_zone = (shown.replace(tzinfo=whole).astimezone(UTC) + timedelta(hours=24)).astimezone(whole)
            assert clock.write(found.due) == by_zone.isoformat(timespec="minutes")
            ends = summer_time.offset(begins + timedelta(hours=24))
            assert found.clock_moved is (summer_time.offset(begins) != ends)


@pytest.mark.parametrize(
    ("start", "due", "moved"),
    [
        ("2018-03-01T16:30", "2018-03-02T16:30+00:00", False),
        ("2018-07-01T16:30", "2018-07-02T16:30+01:00", False),
        ("2018-03-24T12:00", "2018-03-25T13:00+01:00", True),
        ("2018-03-24T00:59", "2018-03-25T00:59+00:00", False),
        ("2018-03-24T01:00", "2018-03-25T02:00+01:00", True),
        ("2018-03-24T23:30", "2018-03-26T00:30+01:00", True),
        ("2018-10-27T12:00", "2018-10-28T11:00+00:00", True),
        ("2018-10-27T01:30", "2018-10-28T01:30+01:00", False),
        ("2018-10-27T02:30", "2018-10-28T01:30+00:00", True),
        ("2018-10-28T01:30", "2018-10-29T00:30+00:00", True),
        ("2018-02-28T00:00", "2018-03-01T00:00+00:00", False),
    ],
)
def test_24_hours_by_hand(count, start, due, moved):
    found = count(start, 24, "hours")
    assert (clock.write(found.due), found.clock_moved) == (due, moved)


@pytest.mark.parametrize("number", [24, 48, 1, 25])
def test_hours_from_a_date_alone_are_whole_days_with_any_part_of_a_day_as_one(count, number):
    days = {24: 1, 48: 2, 1: 1, 25: 2}[number]
    assert count("2018-03-24", number, "hours").due == date(2018, 3, 24) + timedelta(days=days)
    assert not count("2018-03-24", number, "hours").clock_moved


def test_hours_before_a_date_alone_are_whole_days_too(count):
    assert count("2018-03-24", 24, "hours", "before").due == date(2018, 3, 23)
    assert clock.write(count("2018-03-25T13:00", 24, "hours", "before").due) == "2018-03-24T12:00+00:00"


# ---- working days, and where no calendar reaches


def test_working_days_carry_what_was_counted_and_skipped(count):
    found = count("2018-03-20", 5, "working_days")
    assert found.due == date(2018, 3, 27)
    assert [day.day for day in found.counted] == [21, 22, 23, 26, 27]
    assert found.skipped == ((date(2018, 3, 24), "Saturday"), (date(2018, 3, 25), "Sunday"))


@pytest.mark.parametrize("start", ["2011-12-30", "2028-12-21", "2040-01-01", "9999-12-31", "0001-01-01"])
def test_beyond_the_bank_holidays_there_is_no_date_and_that_is_told(count, start):
    found = count(start, 5, "working_days")
    assert (found.due, found.beyond) == (None, True)


@pytest.mark.parametrize(
    ("start", "number", "unit", "direction"),
    [
        ("9999-12-31", 24, "hours", "after"),
        ("9999-12-31T23:59", 24, "hours", "after"),
        ("0001-01-01", 24, "hours", "before"),
        ("0001-01-01T00:00", 24, "hours", "before"),
        ("9999-12-01", 1, "months", "after"),
        ("0001-01-31", 1, "months", "before"),
        ("9999-12-25", 1, "weeks", "after"),
        ("0001-01-07", 1, "weeks", "before"),
        ("0001-01-08", 8, "days", "before"),
    ],
)
def test_past_the_ends_of_time_there_is_no_date_and_no_traceback(count, start, number, unit, direction):
    found = count(start, number, unit, direction)
    assert (found.due, found.beyond) == (None, False)


@pytest.mark.parametrize(
    ("start", "number", "unit", "direction", "due"),
    [
        ("9999-11-30", 1, "months", "after", date(9999, 12, 30)),
        ("0001-02-28", 1, "months", "before", date(1, 1, 28)),
        ("9999-12-24", 1, "weeks", "after", date(9999, 12, 31)),
        ("0001-01-08", 1, "weeks", "before", date(1, 1, 1)),
        ("9999-12-30", 24, "hours", "after", date(9999, 12, 31)),
    ],
)
def test_the_ends_of_time_themselves_are_reached(count, start, number, unit, direction, due):
    assert count(start, number, unit, direction).due == due


def test_24_hours_to_the_last_minute_of_time(count):
    assert count("9999-12-30T23:59", 24, "hours").due.replace(tzinfo=None) == datetime(9999, 12, 31, 23, 59)


def test_an_unknown_unit_of_time_is_refused(count):
    with pytest.raises(ValueError, match="fortnights"):
        count("2018-03-01", 1, "fortnights")
