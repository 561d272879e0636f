"""A case of the small procedure: what the tests of words, of pages and of exports start from.

Worked by hand: the boat is reported sunk on Saturday 24 March 2018 at 16:30, the night before the clocks change, so a
report is due 36 hours later, on Monday 26 March at 05:30 by the clock. The inquiry opens on Tuesday 3 April, the day
after Easter: it was due by 24 April, 15 working days on. Ten working days later, on Tuesday 17 April, the coastguard is
to be told; that is put off to 10 May. The findings are read out on Monday 28 May, a bank holiday, and so are posted by
14 May, or by the 13th in clear days, or by the 11th counted from Friday 25 May.
"""

from datetime import date, timedelta

from hypothesis import strategies as st

FIRST, ONE_DAY = date(2018, 1, 1), timedelta(1)

DATES = {
    "reported": "2018-03-24T16:30",
    "opened": "2018-04-03",
    "verdict": "careless",
    "put_off": "2018-05-10",
    "read_out": "2018-05-28",
}
AS_AT = "2018-05-01"
REQUEST = {"ask": "timeline", "dates": DATES, "as_at": AS_AT}


def sinking(**dates) -> dict:
    """The dates with others; None takes one out."""
    return {event: date for event, date in (DATES | dates).items() if date is not None}


_days = st.dates().map(str) | st.integers(0, 400).map(lambda day: str(FIRST + ONE_DAY * day))
_times = st.builds("{}T{:02}:{:02}".format, _days, st.integers(2, 23), st.integers(0, 59))


def _accepted(dates: dict) -> dict:
    """The same, the verdict left out where it needs an opening, and no report after the opening."""
    if "opened" not in dates:
        return {event: date for event, date in dates.items() if event != "verdict"}
    reported = dates.get("reported", "")
    return dates | {"reported": dates["opened"]} if reported[:10] > dates["opened"] else dates


drawn_dates = st.fixed_dictionaries(
    {},
    optional={
        "reported": _days | _times,
        "verdict": st.sampled_from(["careless", "unlucky"]),
        **dict.fromkeys(("opened", "put_off", "told", "read_out", "posted"), _days),
    },
).map(_accepted)
"""Dates that the small procedure accepts, many of them within a year of each other, at hours that every day has."""
drawn_as_at = st.none() | _days | _times
