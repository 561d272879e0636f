"""A request, read once: what it asks, or every problem with it at once. Never a traceback."""

import json
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from calculator.criteria.rules import Answers
from calculator.dates import clock
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.edition import Edition
from calculator.procedure import Labels
from calculator.wording.phrases import capital

ELIGIBILITY, EXPLANATION, TIMELINE = "eligibility", "explanation", "timeline"
FIELDS = {
    ELIGIBILITY: ("ask", "answers"),
    EXPLANATION: ("ask", "answers"),
    TIMELINE: ("ask", "dates", "as_at"),
}
UNDATED = "undated"
"""What stands in place of a date: done, the day is not known."""
_HINTS = 20
"""Of so many unknown names it is looked up what was meant: to look is slow, and nobody mistypes more."""


class Problem(NamedTuple):
    """A problem with one field: its path, or None for the whole request; a code for programs; words for people."""

    field: str | None
    code: str
    message: str


class Request(NamedTuple):
    """A request that can be answered: about the criteria by its ``answers``, about dates by its ``case``; as given."""

    ask: str
    answers: Answers
    case: Case
    given: dict


class Refusal(NamedTuple):
    """All that is wrong with a request."""

    problems: tuple[Problem, ...]


def read(edition: Edition, given: object) -> Request | Refusal:
    """What a request asks, or every problem with it. ``given`` is what JSON can hold."""
    if not isinstance(given, dict):
        return Refusal((_not_an_object(None, "the request"),))
    problems, ask = [], given.get("ask")
    known = isinstance(ask, str) and ask in FIELDS
    if not known:
        problems.append(Problem("ask", "unknown_ask", f"Set “ask” to one of: {', '.join(FIELDS)}."))
    problems += _misnamed(given, "", FIELDS[ask] if known else sorted(set().union(*FIELDS.values())))
    answers = _answers(edition, given.get("answers", {}), problems) if ask in (ELIGIBILITY, EXPLANATION) else {}
    of_dates = case(edition, given.get("dates", {}) if ask == TIMELINE else {}, problems)
    if ask == TIMELINE and "as_at" in given:
        of_dates = of_dates._replace(as_at=today(edition, given["as_at"], problems))
    return Refusal(tuple(problems)) if problems else Request(ask, answers, of_dates, given)


def read_text(edition: Edition, text: str | bytes) -> Request | Refusal:
    """The same of a request as JSON text; refused as ``not_json`` where it is none."""
    try:
        given = _JSON.decode(text if isinstance(text, str) else text.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        message = "This line is not JSON. Write one JSON object on each line."
        return Refusal((Problem(None, "not_json", message),))
    return read(edition, given)


class _Repeating(dict):
    """A JSON object with the names in it that came twice."""

    repeated: list[str]


def _object(pairs: list[tuple[str, object]]) -> dict:
    made = dict(pairs)
    if len(made) < len(pairs):
        made = _Repeating(made)
        made.repeated = sorted(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
    return made


# No number is an answer to anything, so one that is too long for an int need not be exact. NaN and Infinity, which are
# not JSON, are no int either.
_JSON = json.JSONDecoder(object_pairs_hook=_object, parse_constant=int, parse_int=float)


def _misnamed(value: Mapping, path: str, known: Collection[str]) -> list[Problem]:
    """The names in an object that are given twice, and those that are not ``known``."""
    problems = [
        Problem(f"{path}{name}", "duplicate_field", f"“{path}{name}” is given twice. Give it once.")
        for name in getattr(value, "repeated", ())
    ]
    for place, name in enumerate(name for name in value if name not in known):
        # Only who misspells a name waits for it: in a browser it takes long to import.
        from difflib import get_close_matches

        near = get_close_matches(str(name), known, n=1) if place < _HINTS else []
        hint = f"Did you mean “{near[0]}”?" if near else "Take it out."
        problems.append(Problem(f"{path}{name}", "unknown_field", f"“{path}{name}” is not asked here. {hint}"))
    return problems


def _answers(edition: Edition, answers: object, problems: list[Problem]) -> Answers:
    """The answers, once checked; what is wrong with them goes to ``problems``."""
    if not isinstance(answers, dict):
        problems.append(_not_an_object("answers", "“answers”"))
        return {}
    questions = edition.procedure.questions
    problems += _misnamed(answers, "answers.", questions)
    for id, given in answers.items():
        if id in questions and not (isinstance(given, str) and given in questions[id].answers):
            choices = {choice: edition.procedure.answers[choice] for choice in questions[id].answers}
            problems.append(_not_an_answer(f"answers.{id}", questions[id].label, choices))
    return answers


def today(edition: Edition, value: object, problems: list[Problem]) -> Moment | None:
    """The moment as at which to judge, once checked; what is wrong with it goes to ``problems``."""
    return _moment(edition, "as_at", "“as at”", value, True, problems)


def case(edition: Edition, dates: object, problems: list[Problem]) -> Case:
    """The case of the dates given, once checked, judged by no day; what is wrong with them goes to ``problems``."""
    if not isinstance(dates, dict):
        problems.append(_not_an_object("dates", "“dates”"))
        dates = {}
    events = edition.procedure.events
    problems += _misnamed(dates, "dates.", events)
    given, undated, outcome = {}, set(), None
    for id in filter(dates.__contains__, events):
        field, event, value = f"dates.{id}", events[id], dates[id]
        if event.undated and value == UNDATED:
            undated.add(id)
        elif event.takes != "outcome":
            at = _moment(edition, field, event.label, value, event.takes == "date_or_time", problems)
            given |= {id: at} if at else {}
            start = given.get(event.not_before)
            if at and start and clock.compare(at, start) < 0:
                message = f"Check the date for {event.label}: it is before {events[event.not_before].label}."
                problems.append(Problem(field, "before_start", message))
        elif isinstance(value, str) and value in event.choices:
            outcome = value
            undated.add(id)
        else:
            problems.append(_not_an_answer(field, event.label, event.choices))
    return Case(edition.procedure, edition.holidays, given, frozenset(undated), outcome)


def _not_an_object(field: str | None, what: str) -> Problem:
    return Problem(field, "not_an_object", f"Write {what} as a JSON object, with its names and values in braces.")


def _not_an_answer(field: str, label: str, choices: Labels) -> Problem:
    """Only a program or a file can come to it: each choice is told as it is written there, with its words."""
    listed = ", ".join(f"{id} (“{words}”)" for id, words in choices.items())
    return Problem(field, "not_an_answer", f"{capital(label)}: choose one of {listed}.")


def _moment(
    edition: Edition, field: str, label: str, value: object, times: bool, problems: list[Problem]
) -> Moment | None:
    try:
        at = clock.read(value, edition.clock)
    except ValueError:
        message = f"Enter a real date for {label}, with its day, month and year, such as 20 3 2018."
        message += " A time, if you give one, runs from 00:00 to 23:59." if times else ""
    else:
        if not times and isinstance(at, datetime):
            message = f"Enter the date alone for {label}: no time is taken here."
        elif clock.is_skipped(at):
            message = f"Change the time for {label}: there was no {at:%H:%M} on {at.day} {at.month} {at.year}, because "
            message += "the clocks went forward an hour."
        else:
            return at
    problems.append(Problem(field, "not_a_date", message))
    return None
