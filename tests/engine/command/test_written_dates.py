"""Dates as spreadsheets write them, day first as in England; what is no date is left for the door to refuse."""

import pytest

from calculator.command import written_dates
from calculator.dates.deadlines import outcome_event


@pytest.mark.parametrize("times", [True, False])
@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("2018-03-01", "2018-03-01"),
        ("1/3/2018", "2018-03-01"),
        ("01/03/2018", "2018-03-01"),
        ("31.12.2018", "2018-12-31"),
        ("20 3 2018", "2018-03-20"),
        ("20-03-2018", "2018-03-20"),
        ("1/3/18", "2018-03-01"),
        ("01.03.18", "2018-03-01"),
        ("1 March 2018", "2018-03-01"),
        ("1 march 2018", "2018-03-01"),
        ("01-Mar-2018", "2018-03-01"),
        ("1 MAR 18", "2018-03-01"),
        ("3-Sept-2018", "2018-09-03"),
        ("31 December 2018", "2018-12-31"),
        ("1 May 2018", "2018-05-01"),
        ("1  March\u00a02018", "2018-03-01"),
    ],
)
def test_a_date_is_brought_to_the_form_of_a_request(written, asked, times):
    assert written_dates.moment(written, times=times) == asked


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("2018-03-01T16:30", "2018-03-01T16:30"),
        ("2018-03-01 16:30", "2018-03-01T16:30"),
        ("2018-03-01 16:30:00", "2018-03-01T16:30"),
        ("1/3/2018 9:05", "2018-03-01T09:05"),
        ("01/03/2018 16:30:00", "2018-03-01T16:30"),
        ("1 Mar 2018 16.30", "2018-03-01T16:30"),
        ("1.3.18 16.30", "2018-03-01T16:30"),
        ("1 3 2018 16:30", "2018-03-01T16:30"),
        ("1-Mar-18 09:05:00", "2018-03-01T09:05"),
        # No such time; the door refuses it.
        ("1/3/2018 24:00", "2018-03-01T24:00"),
    ],
)
def test_a_time_is_brought_to_the_form_of_a_request_whether_one_is_taken_or_not(written, asked):
    """Where none is taken it is for the door to say so."""
    assert written_dates.moment(written, times=True) == written_dates.moment(written, times=False) == asked


@pytest.mark.parametrize("times", [True, False])
@pytest.mark.parametrize("midnight", ["00:00:00", "0:00:00", "00.00.00", "00:00:00.000"])
@pytest.mark.parametrize("day", ["1/3/2018", "2018-03-01", "1 Mar 2018"])
def test_midnight_to_the_second_is_how_exports_write_a_day_without_a_time(day, midnight, times):
    assert written_dates.moment(f"{day} {midnight}", times=times) == "2018-03-01"


def test_midnight_to_the_minute_is_a_time_where_one_is_taken_and_else_none():
    assert written_dates.moment("1/3/2018 00:00", times=True) == "2018-03-01T00:00"
    assert written_dates.moment("1/3/2018 00:00", times=False) == "2018-03-01"


def test_seconds_that_count_are_refused_where_a_time_is_taken_and_else_told_as_a_time():
    assert written_dates.moment("2018-03-01 16:30:15", times=True) == "2018-03-01 16:30:15"
    assert written_dates.moment("2018-03-01 00:00:15", times=True) == "2018-03-01 00:00:15"
    assert written_dates.moment("2018-03-01 16:30:15", times=False) == "2018-03-01T16:30"
    assert written_dates.moment("2018-03-01 00:00:15", times=False) == "2018-03-01T00:00"


@pytest.mark.parametrize("times", [True, False])
@pytest.mark.parametrize(
    "written",
    [
        "", "soon", "43160", "20180301", "2018-3-1", "2018/03/01", "1/3-2018", "1/3/118", "1/3", "March 2018",
        "1 Marc 2018", "1 Sebtember 2018", "1st March 2018", "1 3 16.30", "16:30", "1/3/2018 4:30 PM", "１/３/2018",
    ],
)  # fmt: skip
def test_what_is_no_date_stays_as_it_is(written, times):
    assert written_dates.moment(written, times=times) == written


def test_the_day_comes_first_and_a_month_that_is_none_is_for_the_door_to_refuse():
    assert written_dates.moment("3/13/2018", times=False) == "2018-13-03"


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("initiate", "initiate"),
        ("Initiate", "initiate"),
        ("not_initiate", "not_initiate"),
        ("NOT_INITIATE", "not_initiate"),
        ("Not initiate", "not_initiate"),
        ("to initiate a review", "initiate"),
        ("Not to initiate a review", "not_initiate"),
        ("yes", "yes"),
        ("no", "no"),
    ],
)
def test_an_outcome_is_taken_by_its_id_or_its_words_and_never_guessed(procedure, written, asked):
    assert written_dates.outcome(outcome_event(procedure), written) == asked
