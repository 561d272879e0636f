"""Dates, times and lists as people in England read them."""

from datetime import date, datetime, timedelta

import pytest

from calculator.wording import phrases
from calculator.wording.phrases import Cites, Field, Strong


def read(written):
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2018-03-27", "Tuesday 27 March 2018"),
        ("2020-02-29", "Saturday 29 February 2020"),
        ("2018-01-01", "Monday 1 January 2018"),
        ("0001-01-01", "Monday 1 January 1"),
        ("9999-12-31", "Friday 31 December 9999"),
    ],
)
def test_a_date_is_a_weekday_a_day_a_month_and_a_year(written, words):
    assert phrases.day(read(written)) == phrases.moment(read(written)) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2018-03-02T16:30+00:00", "Friday 2 March 2018 at 16:30 (GMT)"),
        ("2018-03-25T17:30+01:00", "Sunday 25 March 2018 at 17:30 (BST)"),
        ("1944-07-01T16:30+02:00", "Saturday 1 July 1944 at 16:30 (+02:00)"),
    ],
)
def test_a_time_says_whether_the_clock_is_on_summer_time(written, words):
    assert phrases.moment(read(written)) == words
    assert phrases.day(read(written)) == words.partition(" at ")[0]


def test_every_weekday_and_month_is_named_as_the_calendar_has_it():
    for number in range(366):
        day = date(2020, 1, 1) + timedelta(days=number)
        assert phrases.day(day) == f"{day:%A} {day.day} {day:%B} 2020"


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and d"),
    ],
)
def test_a_list_has_an_and_before_its_last(items, said):
    assert phrases.listed(iter(items)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("five days", "Five days."),
        ("Five days.", "Five days."),
        ("is it so?", "Is it so?"),
        ("so it is!", "So it is!"),
        ("24 hours", "24 hours."),
    ],
)
def test_a_sentence_has_a_capital_and_a_stop(text, said):
    assert phrases.sentence(text) == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1000, "1,000 days")])
def test_a_number_goes_with_its_noun(count, said):
    assert phrases.number(count, "day") == said


@pytest.mark.parametrize(
    ("provisions", "said"), [((), ""), (("5.2",), "Provision 5.2"), (("2.2", "2.3"), "Provisions 2.2 and 2.3")]
)
def test_provisions_are_cited_as_one_or_more(provisions, said):
    assert phrases.cited(provisions) == said


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two. Three.", "One."),
        ("One.", "One."),
        ("Under 16.3 it is so. Else not.", "Under 16.3 it is so."),
        ("", ""),
    ],
)
def test_the_first_of_several_sentences_is_taken_alone(text, first):
    assert phrases.first_sentence(text) == first


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_pieces_of_a_sentence_are_listed_as_texts_are(number):
    texts = ["a", "b", "c", "d"][:number]
    assert phrases.plain(phrases.pieces([Field(text, text) for text in texts])) == phrases.listed(texts)


def test_a_sentence_is_read_as_plain_text_whatever_its_pieces():
    sentence = ("It ", Strong("is"), " so: ", Field("a", "the date"), ". ", Cites(("1.1", "1.2")))
    assert phrases.plain(sentence) == "It is so: the date. Provisions 1.1 and 1.2."
    assert phrases.plain((Cites(()),)) == ""
