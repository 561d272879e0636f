"""Dates and outcomes as spreadsheets write them, brought to the form that requests take."""

import re

from calculator.procedure import Event

_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})|(\d{4})-(\d{2})-(\d{2})")
_WITH_TIME = re.compile(r"(\S+)[ T](\d{1,2}):(\d{2})(?::00)?")


def moment(text: str) -> str:
    """``2018-03-01T16:30`` for ``1/3/2018 16:30``, day first as in England; what is no date stays as it is."""
    timed = _WITH_TIME.fullmatch(text)
    day, hour, minute = timed.groups() if timed else (text, "", "")
    found = _DATE.fullmatch(day)
    if not found:
        return text
    english, iso = found.groups()[2::-1], found.groups()[3:]
    year, month, date = english if english[0] else iso
    written = f"{year}-{month:>02}-{date:>02}"
    return f"{written}T{hour:>02}:{minute}" if timed else written


def outcome(event: Event, text: str) -> str:
    """The id of a choice for its id or its words, in capitals or not; anything else stays as it is."""
    meant = text.casefold().replace("_", " ")
    known = {choice.id.replace("_", " "): choice.id for choice in event.choices}
    known |= {choice.label.casefold(): choice.id for choice in event.choices}
    return known.get(meant, text)
