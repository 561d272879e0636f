"""The frozen list of bank holidays is that of England and Wales, whole years of it, one-off days included."""

from datetime import date

import pytest

from publish.edition import bank_holidays


def test_the_list_covers_whole_years_from_2012_to_2028():
    """The horizon is the last day of the last year that the list has in full."""
    found = bank_holidays()
    assert (found.first, found.last) == (date(2012, 1, 1), date(2028, 12, 31))
    years = [day.year for day in found.names]
    assert {year: years.count(year) for year in range(2012, 2029)} == {
        **dict.fromkeys(range(2012, 2029), 8),
        2012: 9,
        2022: 10,
        2023: 9,
    }


def test_the_days_are_in_order_and_on_no_weekend():
    """A holiday that falls on a weekend is listed by the weekday in its place."""
    days = list(bank_holidays().names)
    assert days == sorted(days)
    assert all(day.weekday() < 5 for day in days)


@pytest.mark.parametrize(
    "day",
    [
        "2012-06-04",  # in place of 28 May
        "2012-06-05",
        "2020-05-08",  # in place of 4 May
        "2022-06-02",  # in place of 30 May
        "2022-06-03",
        "2022-09-19",
        "2023-05-08",
    ],
)
def test_one_off_days_are_holidays(day):
    """Jubilees, the anniversary of 1945, the funeral and the coronation."""
    assert date.fromisoformat(day) in bank_holidays().names


@pytest.mark.parametrize("day", ["2012-05-28", "2020-05-04", "2022-05-30"])
def test_days_that_were_moved_are_no_holidays(day):
    """A bank holiday that was moved leaves a working day behind."""
    assert date.fromisoformat(day) not in bank_holidays().names


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2018-03-30", "Good Friday"),
        ("2018-04-02", "Easter Monday"),
        ("2018-08-27", "Summer bank holiday"),
        ("2021-12-27", "Christmas Day"),
        ("2021-12-28", "Boxing Day"),
        ("2012-01-02", "New Year’s Day"),
        ("2028-12-26", "Boxing Day"),
    ],
)
def test_each_day_has_its_name(day, name):
    """Names are those of the official list, a day in place of another under the other's name."""
    assert bank_holidays().names[date.fromisoformat(day)] == name


@pytest.mark.parametrize("day", ["2018-01-02", "2018-03-19", "2018-07-12", "2018-08-06", "2018-11-30"])
def test_holidays_of_scotland_and_northern_ireland_alone_are_working_days(day):
    """The list is that of England and Wales."""
    assert date.fromisoformat(day) not in bank_holidays().names


def test_nothing_is_fetched(monkeypatch):
    """The list is the one that the pinned package carries."""

    def refuse(*args, **kwargs):
        raise AssertionError("the network was used")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("requests.get", refuse)
    assert bank_holidays().names[date(2028, 12, 26)] == "Boxing Day"
