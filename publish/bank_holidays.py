"""The bank holidays of England and Wales, from the official list as a package carries it, unfetched."""

from collections import Counter
from datetime import date
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

_A_YEAR = 8


@cache
def official() -> dict:
    """``{"from": "2012-01-01", "to": "2028-12-31", "days": {"2012-01-02": "New Year’s Day", …}}``, in order.

    The list ends with the last year that has all its eight days: past it, working days cannot be counted.
    """
    division = BankHolidays.ENGLAND_AND_WALES
    listed = BankHolidays(use_cached_holidays=True).get_holidays(division=division)
    counts = Counter(holiday["date"].year for holiday in listed)
    first = last = min(counts)
    while counts[last + 1] >= _A_YEAR:
        last += 1
    return {
        "from": date(first, 1, 1).isoformat(),
        "to": date(last, 12, 31).isoformat(),
        "days": {h["date"].isoformat(): h["title"] for h in listed if h["date"].year <= last},
    }
