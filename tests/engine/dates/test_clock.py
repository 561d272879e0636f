"""Dates and times as they are written, the two nights when clocks change, and how moments compare."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.dates import clock
from tests.engine import summer_time

DATES = {
    "2018-03-01": date(2018, 3, 1),
    "2016-02-29": date(2016, 2, 29),
    "0001-01-01": date(1, 1, 1),
    "9999-12-31": date(9999, 12, 31),
}
NOT_DATES = {
    "a day without its nought": "2018-3-1",
    "a month without its nought": "2018-3-01",
    "no dashes": "20180301",
    "a week": "2018-W09-4",
    "a week without dashes": "2018W094",
    "a day of the year": "2018-060",
    "a month": "2018-03",
    "a year": "2018",
    "the British way round": "01/03/2018",
    "day first": "01-03-2018",
    "slashes": "2018/03/01",
    "in words": "1 March 2018",
    "two figures for the year": "18-03-01",
    "five figures for the year": "12018-03-01",
    "a sign": "+2018-03-01",
    "30 February": "2018-02-30",
    "29 February of no leap year": "2018-02-29",
    "29 February 1900": "1900-02-29",
    "31 June": "2018-06-31",
    "no day": "2018-03-00",
    "no month": "2018-00-01",
    "a thirteenth month": "2018-13-01",
    "year nought": "0000-01-01",
    "Arabic figures": "٢٠١٨-٠٣-٠١",
    "full-width figures": "２０１８-０３-０１",
    "a long dash": "2018–03–01",
    "a space before": " 2018-03-01",
    "a space after": "2018-03-01 ",
    "a line end after": "2018-03-01\n",
    "a nought byte": "2018-03-01\x00",
    "nothing": "",
    "null": None,
    "a number": 20180301,
    "a fraction": 2018.5,
    "true": True,
    "a list": ["2018-03-01"],
    "an object": {"date": "2018-03-01"},
    "bytes": b"2018-03-01",
}
NOT_TIMES = {
    "seconds": "2018-03-01T16:30:00",
    "a fraction of a second": "2018-03-01T16:30:00.000",
    "the letter Z": "2018-03-01T16:30Z",
    "seconds and the letter Z": "2018-03-01T16:30:00Z",
    "an offset": "2018-03-01T16:30+01:00",
    "an offset of nothing": "2018-03-01T16:30+00:00",
    "a short offset": "2018-03-01T16:30+01",
    "hours alone": "2018-03-01T16",
    "an hour without its nought": "2018-03-01T9:30",
    "minutes without their nought": "2018-03-01T16:3",
    "no colon": "2018-03-01T1630",
    "a space for the T": "2018-03-01 16:30",
    "a small t": "2018-03-01t16:30",
    "a full stop": "2018-03-01T16.30",
    "afternoon": "2018-03-01T04:30pm",
    "24:00": "2018-03-01T24:00",
    "24:01": "2018-03-01T24:01",
    "25 o'clock": "2018-03-01T25:00",
    "sixty minutes": "2018-03-01T16:60",
    "a minus": "2018-03-01T-1:30",
    "no time": "2018-03-01T",
    "a time alone": "16:30",
    "30 February": "2018-02-30T16:30",
    "Arabic figures": "2018-03-01T١٦:٣٠",
    "a space after": "2018-03-01T16:30 ",
    "a line end after": "2018-03-01T16:30\n",
    "no dashes": "20180301T16:30",
    "a week": "2018-W09-4T16:30",
}


def local(text, london):
    return clock.read(text, london)


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_a_year_a_month_and_a_day(london, text):
    read = local(text, london)
    assert read == DATES[text]
    assert not isinstance(read, datetime)


@pytest.mark.parametrize("text", NOT_DATES.values(), ids=NOT_DATES)
def test_every_other_form_is_no_date(london, text):
    with pytest.raises(ValueError):  # noqa: PT011
        local(text, london)


@pytest.mark.parametrize("text", NOT_TIMES.values(), ids=NOT_TIMES)
def test_every_other_form_is_no_time(london, text):
    with pytest.raises(ValueError):  # noqa: PT011
        local(text, london)


@pytest.mark.parametrize("text", ["2018-03-01T16:30", "2018-03-01T00:00", "2018-07-01T23:59"])
def test_a_time_is_taken_by_the_clock_in_england(london, text):
    read = local(text, london)
    assert read.strftime("%Y-%m-%dT%H:%M") == text
    assert read.utcoffset() == timedelta(hours=1 if text[5:7] == "07" else 0)


@given(st.text(alphabet="0123456789-T: +Z", max_size=20))
def test_whatever_is_read_is_what_was_written(london, text):
    try:
        read = local(text, london)
    except ValueError:
        return
    assert clock.write(read)[: len(text)] == text
    assert len(text) in (10, 16)


@given(st.datetimes(min_value=datetime(1996, 1, 1), max_value=datetime(2040, 1, 1)))
def test_every_time_of_the_present_rule_is_read_as_the_rule_has_it(london, written):
    text = written.strftime("%Y-%m-%dT%H:%M")
    expected = summer_time.moments(datetime.fromisoformat(text))
    if expected:
        assert local(text, london).astimezone(UTC).replace(tzinfo=None) == expected[0]


@pytest.mark.parametrize("year", summer_time.YEARS)
def test_a_time_that_the_spring_change_skips_is_known_and_its_neighbours_are_shown(london, year):
    """At 01:00 UTC on the last Sunday of March the clock goes from 01:00 to 02:00."""
    skipped = summer_time.forward(year)
    for minutes in range(60):
        assert clock.is_skipped(local(f"{skipped:%Y-%m-%d}T01:{minutes:02}", london))
    for neighbour in ("", "T00:59", "T02:00"):
        assert not clock.is_skipped(local(f"{skipped:%Y-%m-%d}{neighbour}", london))
    assert clock.write(local(f"{skipped:%Y-%m-%d}T00:59", london)).endswith("T00:59+00:00")
    assert clock.write(local(f"{skipped:%Y-%m-%d}T02:00", london)).endswith("T02:00+01:00")


@pytest.mark.parametrize("year", summer_time.YEARS)
def test_of_a_time_that_the_autumn_change_repeats_the_earlier_is_taken_and_told(london, year):
    """At 01:00 UTC on the last Sunday of October the clock goes from 02:00 to 01:00."""
    repeated = summer_time.back(year)
    for minutes in range(60):
        moment = local(f"{repeated:%Y-%m-%d}T01:{minutes:02}", london)
        assert clock.is_repeated(moment)
        assert clock.write(moment).endswith(f"T01:{minutes:02}+01:00")
    for neighbour in ("T00:59", "T02:00"):
        assert not clock.is_repeated(local(f"{repeated:%Y-%m-%d}{neighbour}", london))


def test_a_date_alone_is_never_repeated():
    assert not clock.is_repeated(date(2018, 10, 28))


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("2018-03-01", "2018-03-02", -1),
        ("2018-03-02", "2018-03-02", 0),
        ("2018-03-03", "2018-03-02", 1),
        ("2018-03-01T16:30", "2018-03-01T16:31", -1),
        ("2018-03-01T16:30", "2018-03-01T16:30", 0),
        ("2018-03-01T16:31", "2018-03-01T16:30", 1),
        # Where one of the two is a date alone, dates are compared.
        ("2018-03-01T23:59", "2018-03-01", 0),
        ("2018-03-01", "2018-03-01T00:00", 0),
        ("2018-03-01T23:59", "2018-03-02", -1),
        ("2018-03-02T00:00", "2018-03-01", 1),
        # A summer date is the date by the clock, an hour after midnight UTC has gone.
        ("2018-07-01T00:30", "2018-07-01", 0),
        # The hour that the autumn change repeats: its first run comes before 02:00.
        ("2018-10-28T01:59", "2018-10-28T02:00", -1),
    ],
)
def test_moments_compare_by_the_clock_or_by_the_date_where_one_has_no_time(london, one, other, order):
    assert clock.compare(local(one, london), local(other, london)) == order


def test_the_two_runs_of_a_repeated_hour_are_an_hour_apart(london):
    first = local("2018-10-28T01:30", london)
    assert clock.compare(first, first.replace(fold=1)) < 0
    assert clock.compare(first.replace(fold=1), first) > 0


def test_the_day_of_a_time_is_the_date_on_the_clock(london):
    assert clock.day(local("2018-07-01T00:30", london)) == date(2018, 7, 1)
    assert clock.day(date(2018, 7, 1)) == date(2018, 7, 1)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2018-03-01", "2018-03-01"),
        ("0900-03-01", "0900-03-01"),
        ("2018-03-01T16:30", "2018-03-01T16:30+00:00"),
        ("2018-07-01T16:30", "2018-07-01T16:30+01:00"),
        ("1944-07-01T16:30", "1944-07-01T16:30+02:00"),
        ("1970-01-01T16:30", "1970-01-01T16:30+01:00"),
        ("9999-12-31T23:59", "9999-12-31T23:59+00:00"),
    ],
)
def test_a_moment_is_written_with_its_offset_and_a_date_without(london, text, written):
    assert clock.write(local(text, london)) == written


@pytest.mark.parametrize(
    ("hours", "minutes", "written"),
    [(0, 0, "+00:00"), (1, 0, "+01:00"), (-3, -30, "-03:30"), (5, 45, "+05:45")],
)
def test_an_offset_is_a_sign_with_hours_and_minutes(hours, minutes, written):
    zone = timezone(timedelta(hours=hours, minutes=minutes))
    moment = datetime(2018, 3, 1, 12, 0, tzinfo=zone)
    assert clock.write(moment) == f"2018-03-01T12:00{written}"


def test_times_at_both_ends_of_the_calendar_are_read_and_compared(london):
    first, last = local("0001-01-01T00:00", london), local("9999-12-31T23:59", london)
    assert clock.compare(first, last) < 0
    assert not clock.is_repeated(first)
    assert not clock.is_repeated(last)
    assert not clock.is_skipped(first)
    assert not clock.is_skipped(last)
