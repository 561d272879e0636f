"""Dates as spreadsheets write them, day first as in England; what is no date is left for the door to refuse."""

import pytest

from calculator.command import written_dates
from calculator.deadlines import outcome_event


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("2018-03-01", "2018-03-01"),
        ("2018-03-01T16:30", "2018-03-01T16:30"),
        ("2018-03-01 16:30", "2018-03-01T16:30"),
        ("2018-03-01 16:30:00", "2018-03-01T16:30"),
        ("1/3/2018", "2018-03-01"),
        ("01/03/2018", "2018-03-01"),
        ("31.12.2018", "2018-12-31"),
        ("1/3/2018 9:05", "2018-03-01T09:05"),
        ("01/03/2018 16:30:00", "2018-03-01T16:30"),
        # Not changed, and so refused with their column: no month 13, two figures of a year, words, seconds that count.
        ("3/13/2018", "2018-13-03"),
        ("1/3/18", "1/3/18"),
        ("1 March 2018", "1 March 2018"),
        ("2018-3-1", "2018-3-1"),
        ("2018-03-01 16:30:15", "2018-03-01 16:30:15"),
        ("", ""),
    ],
)
def test_a_date_is_brought_to_the_form_of_a_request(written, asked):
    assert written_dates.moment(written) == asked


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("initiate", "initiate"),
        ("Initiate", "initiate"),
        ("not_initiate", "not_initiate"),
        ("Not initiate", "not_initiate"),
        ("to initiate a review", "initiate"),
        ("Not to initiate a review", "not_initiate"),
        ("yes", "yes"),
        ("no", "no"),
    ],
)
def test_an_outcome_is_taken_by_its_id_or_its_words_and_never_guessed(procedure, written, asked):
    assert written_dates.outcome(outcome_event(procedure), written) == asked
