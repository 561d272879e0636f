"""Dates and outcomes as people write them, by hand from the contract; any spelling gives that date or none."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculator.command import spellings
from calculator.command.spellings import Unclear, at_midnight, month_first
from calculator.wording.phrases import MONTHS, WEEKDAYS

YEARS = range(2006, 2019)


def read(text, *, times=True, mixed=False, years=YEARS):
    """As the door is given it; "unclear" where the cell is told as such."""
    try:
        return spellings.moment(text, times=times, years=years, mixed=mixed)
    except Unclear:
        return "unclear"


@pytest.mark.parametrize("times", [True, False])
@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("2018-03-01", "2018-03-01"),
        # Day first, with one of four marks.
        ("1/3/2018", "2018-03-01"),
        ("01/03/2018", "2018-03-01"),
        ("31.12.2018", "2018-12-31"),
        ("20 3 2018", "2018-03-20"),
        ("20-03-2018", "2018-03-20"),
        # Months by name, long and short, in any case.
        ("1 March 2018", "2018-03-01"),
        ("1 march 2018", "2018-03-01"),
        ("01-Mar-2018", "2018-03-01"),
        ("1/Mar/2018", "2018-03-01"),
        ("3-Sept-2018", "2018-09-03"),
        ("3 Sept. 2018", "2018-09-03"),
        ("31 DECEMBER 2018", "2018-12-31"),
        ("31 December, 2018", "2018-12-31"),
        ("1 May 2018", "2018-05-01"),
        ("1  March\u00a02018", "2018-03-01"),
        ("1 March\n2018", "2018-03-01"),
        # Ordinals.
        ("1st March 2018", "2018-03-01"),
        ("2nd Mar 2018", "2018-03-02"),
        ("23RD March 2018", "2018-03-23"),
        ("11th of March 2018", "2018-03-11"),
        ("12th March 2018", "2018-03-12"),
        ("31st-Mar-2018", "2018-03-31"),
        # Weekdays: 26 September 2016 was a Monday, 1 March 2018 a Thursday.
        ("Monday 26th September 2016", "2016-09-26"),
        ("Monday, 26 September 2016", "2016-09-26"),
        ("Monday the 26th of September 2016", "2016-09-26"),
        ("MON 26/09/2016", "2016-09-26"),
        ("Mon. 26-Sep-16", "2016-09-26"),
        ("Thurs 1 3 2018", "2018-03-01"),
        ("Thursday 2018-03-01", "2018-03-01"),
        # The month before the day.
        ("September 26, 2016", "2016-09-26"),
        ("September 26 2016", "2016-09-26"),
        ("sep 26th, 2016", "2016-09-26"),
        ("Sept. 26, 16", "2016-09-26"),
        ("Monday, September 26, 2016", "2016-09-26"),
        # Two figures, from 2006 up to 2018, the year as at which it is judged.
        ("1/3/18", "2018-03-01"),
        ("01.03.06", "2006-03-01"),
        ("1 MAR 18", "2018-03-01"),
        ("1/3/05", "unclear"),
        ("1/3/19", "unclear"),
        ("1 March 99", "unclear"),
        ("March 1, 19", "unclear"),
        # A weekday that is not that day's.
        ("Tuesday 26th September 2016", "unclear"),
        ("Fri 1/3/2018", "unclear"),
        ("Monday, September 27, 2016", "unclear"),
        # Midnight is what a spreadsheet makes of a day.
        ("31/01/2018 00:00", "2018-01-31"),
        ("31/01/2018 00:00:00", "2018-01-31"),
        ("31/01/2018 0:00", "2018-01-31"),
        ("31/01/2018, 00:00:00", "2018-01-31"),
        ("31/01/2018 12:00 AM", "2018-01-31"),
        ("31/01/2018 12:00:00 am", "2018-01-31"),
        ("31 Jan 2018 00.00", "2018-01-31"),
        ("2018-01-31T00:00", "2018-01-31"),
        ("2018-01-31 00:00", "2018-01-31"),
        ("2018-01-31T00:00:00", "2018-01-31"),
        ("2018-01-31 00:00:00.000", "2018-01-31"),
        ("Wed 31/01/2018 00:00", "2018-01-31"),
        # Done, on a day that is not known.
        ("done", "undated"),
        ("Done", "undated"),
        ("UNDATED", "undated"),
    ],
)
def test_a_date_is_brought_to_the_form_of_a_request(written, asked, times):
    assert read(written, times=times) == asked


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("2018-03-01T16:30", "2018-03-01T16:30"),
        ("2018-03-01 16:30", "2018-03-01T16:30"),
        ("2018-03-01 16:30:00", "2018-03-01T16:30"),
        ("1/3/2018 9:05", "2018-03-01T09:05"),
        ("01/03/2018, 16:30:00", "2018-03-01T16:30"),
        ("1 Mar 2018 16.30", "2018-03-01T16:30"),
        ("1.3.18 16.30", "2018-03-01T16:30"),
        ("1 3 2018 16:30", "2018-03-01T16:30"),
        ("1-Mar-18 09:05:00", "2018-03-01T09:05"),
        ("Thursday 1st March 2018 00:01", "2018-03-01T00:01"),
        ("1/3/2018 12:00", "2018-03-01T12:00"),
        # No such time; the door refuses it.
        ("1/3/2018 24:00", "2018-03-01T24:00"),
    ],
)
def test_a_time_is_brought_to_the_form_of_a_request_whether_one_is_taken_or_not(written, asked):
    """Where none is taken it is for the door to say so."""
    assert read(written) == read(written, times=False) == asked


def test_seconds_that_count_are_refused_where_a_time_is_taken_and_else_told_as_a_time():
    assert read("2018-03-01 16:30:15") == "2018-03-01 16:30:15"
    assert read("2018-03-01 00:00:15") == "2018-03-01 00:00:15"
    assert read("2018-03-01 16:30:15", times=False) == "2018-03-01T16:30"
    assert read("2018-03-01 00:00:15", times=False) == "2018-03-01T00:00"


@pytest.mark.parametrize("times", [True, False])
@pytest.mark.parametrize(
    "written",
    [
        "", "soon", "43160", "20180301", "2018-3-1", "2018/03/01", "1/3-2018", "1/3/118", "1/3", "March 2018",
        "1 Marc 2018", "1 Sebtember 2018", "1 3 16.30", "16:30", "1/3/2018 4:30 PM", "１/３/２０１８", "3/13/2018",
        "30/2/2018", "29 February 2018", "0/3/2018", "1/3/0000", "22th March 2018", "1rd March 2018", "Monday",
        "Moonday 26 September 2016", "26 September 2016 Monday", "not done", "1/3/2018?", "c. 1/3/2018",
        "1/3/2018 or 2/3/2018", "2018-03-01T00:00Z", "1 March", "March 1 18:30",
    ],
)  # fmt: skip
def test_what_is_no_date_stays_as_it_is(written, times):
    assert read(written, times=times) == written


def test_the_second_of_february_in_a_leap_year_is_read():
    assert read("Saturday 29 February 2020", years=()) == "2020-02-29"


def test_without_a_day_to_judge_by_no_year_of_two_figures_is_taken():
    assert read("1/3/18", years=()) == "unclear"


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("3/4/2018", "unclear"),
        ("03-04-18", "unclear"),
        ("3/4/2018 10:00", "unclear"),
        ("3/3/2018", "2018-03-03"),
        ("13/4/2018", "2018-04-13"),
        ("3 April 2018", "2018-04-03"),
        ("2018-04-03", "2018-04-03"),
        ("April 3, 2018", "2018-04-03"),
        ("4/13/2018", "4/13/2018"),
    ],
)
def test_in_a_column_with_a_date_that_is_month_first_no_date_that_may_be_is_read(written, asked):
    assert read(written, mixed=True) == asked


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("3/13/2018", True), ("12.31.18", True), ("3 13 2018 10:00", True), ("Tue 3/13/2018", True),
        ("13/3/2018", False), ("12/12/2018", False), ("13/13/2018", False), ("3/32/2018", False), ("2018-12-31", False),
        ("2012-03-13", False), ("March 13, 2018", False), ("3/13", False),
    ],
)  # fmt: skip
def test_a_date_in_numbers_is_known_that_can_only_be_month_first(written, found):
    assert month_first(written) is found


def test_what_is_unclear_is_told_with_what_to_do():
    for written, told in (
        ("Tuesday 26th September 2016", "Check this date: the day of the week does not fit. It would be Monday 26 "),
        ("13/3/99", "Write the year of this date with four figures"),
        ("3/4/2018", "Write the month of this date as a word"),
    ):
        with pytest.raises(Unclear, match=re.escape(told)):
            spellings.moment(written, times=False, years=YEARS, mixed=True)


def test_midnight_is_known():
    assert at_midnight("31/01/2018 00:00")
    assert at_midnight("2018-01-31T00:00:00")
    assert not at_midnight("31/01/2018")
    assert not at_midnight("31/01/2018 10:00")
    assert not at_midnight("31/01/2018 00:00:01")


# ---- whatever is written


DAYS = st.dates(date(2006, 4, 1), date(2018, 12, 31))
FORMS = {
    "iso": lambda day: day.isoformat(),
    "numbers": lambda day: f"{day.day}/{day.month}/{day.year}",
    "padded": lambda day: f"{day:%d.%m.%Y}",
    "short": lambda day: f"{day:%d-%m-%y}",
    "named": lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    "abbreviated": lambda day: f"{day.day}-{MONTHS[day.month - 1][:3].upper()}-{day:%y}",
    "weekday": lambda day: f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1].lower()} {day.year}",
    "month first": lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    "exported": lambda day: f"{day:%d/%m/%Y} 00:00",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@given(day=DAYS)
def test_every_spelling_of_a_day_reads_to_that_day(form, day):
    assert read(form(day)) == day.isoformat()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@given(day=DAYS)
def test_in_a_mixed_column_every_spelling_reads_to_that_day_or_to_a_problem(form, day):
    assert read(form(day), mixed=True) in (day.isoformat(), "unclear")


@given(day=DAYS, other=st.sampled_from(WEEKDAYS))
def test_only_the_right_weekday_is_taken(day, other):
    right = other == WEEKDAYS[day.weekday()]
    assert read(f"{other} {day:%d/%m/%Y}") == (day.isoformat() if right else "unclear")


@given(year=st.integers(0, 99), judged=st.integers(2006, 2099))
def test_two_figures_are_a_year_from_the_first_up_to_that_judged_by_or_none(year, judged):
    expected = f"20{year:02}-03-01" if 2006 <= 2000 + year <= judged else "unclear"
    assert read(f"1/3/{year:02}", years=range(2006, judged + 1)) == expected


@given(text=st.text(alphabet="0123456789/.- :TstndrhMarch,", max_size=20), mixed=st.booleans())
@example(text="1 3 18 10.30", mixed=False)
def test_whatever_is_read_has_the_numbers_that_were_written(text, mixed):
    """A date is read from its own figures: none is made up, and the day never comes from another place."""
    found = read(text, mixed=mixed)
    if found in (text, "unclear"):
        return
    year, month, day = found[:10].split("-")
    numbers = [int(number) for number in re.findall("[0-9]+", text)]
    assert {int(day)} <= set(numbers)
    assert int(year) in numbers or int(year[2:]) in numbers
    assert int(month) in numbers or int(month) == 3


# ---- outcomes


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("initiate", "initiate"),
        ("Initiate", "initiate"),
        ("Initiated", "initiate"),
        ("to initiate a review", "initiate"),
        ("SCR", "initiate"),
        ("scr ", "initiate"),
        ("Serious Case\nReview", "initiate"),
        ("not_initiate", "not_initiate"),
        ("NOT_INITIATE", "not_initiate"),
        ("Not initiate", "not_initiate"),
        ("Not to initiate", "not_initiate"),
        ("Not to initiate a review", "not_initiate"),
        ("no SCR", "not_initiate"),
        ("No  SCR", "not_initiate"),
        ("No review", "not_initiate"),
        ("yes", "yes"),
        ("no", "no"),
        ("SCR?", "SCR?"),
        ("no SCR yet", "no SCR yet"),
    ],
)
def test_an_outcome_is_taken_by_its_id_its_words_or_its_forms_and_never_guessed(procedure, written, asked):
    assert spellings.outcome(procedure.outcome_event, written) == asked
