"""A request, read once: what it asks, or every problem with it at once. Never a traceback."""

import json
from collections import Counter
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from calculator import errors
from calculator.criteria.rules import Answers
from calculator.dates import clock
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.edition import Edition
from calculator.errors import Problem
from calculator.procedure import Event

ELIGIBILITY, EXPLANATION, TIMELINE = "eligibility", "explanation", "timeline"
FIELDS = {
    ELIGIBILITY: ("ask", "answers"),
    EXPLANATION: ("ask", "answers"),
    TIMELINE: ("ask", "dates", "as_at"),
}
_HINTS = 20
"""Of so many unknown names it is looked up what was meant: to look is slow, and nobody mistypes more."""


class Request(NamedTuple):
    """A request that can be answered: about the criteria with its ``answers``, about dates with its ``case``.

    ``given`` is the request as it came, by which it can be asked again.
    """

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
        return Refusal((errors.not_an_object(None),))
    problems = _duplicates(given, "") if isinstance(given, _Repeating) else []
    ask = given.get("ask")
    known = ask in FIELDS if isinstance(ask, str) else False
    if not known:
        problems.append(errors.unknown_ask(tuple(FIELDS)))
    problems += _unknown(given, "", FIELDS[ask] if known else sorted(set().union(*FIELDS.values())))
    answers, dates, outcome, as_at = {}, {}, None, None
    if ask in (ELIGIBILITY, EXPLANATION):
        answers = _answers(edition, given.get("answers", {}), problems)
    elif ask == TIMELINE:
        dates, outcome = moments(edition, given.get("dates", {}), problems)
        as_at = today(edition, given["as_at"], problems) if "as_at" in given else None
    if problems:
        return Refusal(tuple(problems))
    return Request(ask, answers, Case(edition.procedure, edition.holidays, dates, outcome, as_at), given)


def read_text(edition: Edition, text: str | bytes) -> Request | Refusal:
    """The same of a request as JSON text; refused as ``not_json`` where it is none."""
    try:
        given = _JSON.decode(text if isinstance(text, str) else text.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Refusal((errors.not_json(),))
    return read(edition, given)


class _Repeating(dict):
    """A JSON object in which a name may have come twice, at some depth; ``repeated`` are those of its own that did."""

    def __init__(self, pairs: list[tuple[str, object]]):
        super().__init__(pairs)
        self.repeated = sorted(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)


def _object(pairs: list[tuple[str, object]]) -> dict:
    made = dict(pairs)
    plain = len(made) == len(pairs) and _NESTING.isdisjoint(map(type, made.values()))
    return made if plain else _Repeating(pairs)


_NESTING = {_Repeating, list}


def _refuse(constant: str):
    raise ValueError(f"{constant} is not JSON")


# No number is an answer to anything, so one that is too long for an int need not be exact.
_JSON = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse, parse_int=float)


def _path(within: str, name: object) -> str:
    return f"{within}.{name}" if within else str(name)


def _duplicates(value: object, path: str) -> list[Problem]:
    """Every name given twice in one object, at any depth that JSON text can have."""
    problems, waiting = [], [(path, value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            problems += [errors.duplicate_field(_path(path, name)) for name in getattr(value, "repeated", ())]
            waiting += [(_path(path, name), part) for name, part in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [(_path(path, place), part) for place, part in reversed(list(enumerate(value)))]
    return problems


def _unknown(value: Mapping, path: str, known: Collection[str]) -> list[Problem]:
    problems = []
    for name in value:
        if name not in known:
            near = get_close_matches(str(name), known, n=1) if len(problems) < _HINTS else []
            problems.append(errors.unknown_field(_path(path, name), near[0] if near else None))
    return problems


def _answers(edition: Edition, answers: object, problems: list[Problem]) -> Answers:
    """The answers, once checked; what is wrong with them goes to ``problems``."""
    if not isinstance(answers, dict):
        problems.append(errors.not_an_object("answers"))
        return {}
    questions = edition.procedure.questions
    problems += _unknown(answers, "answers", questions)
    for id, given in answers.items():
        if id in questions and not (isinstance(given, str) and given in questions[id].answers):
            choices = {choice: edition.procedure.answers[choice] for choice in questions[id].answers}
            problems.append(errors.not_an_answer(_path("answers", id), questions[id].label, choices))
    return answers


def today(edition: Edition, value: object, problems: list[Problem]) -> Moment | None:
    """The moment as at which to judge, once checked; what is wrong with it goes to ``problems``."""
    return _moment(edition, "as_at", "“as at”", value, True, problems)


def moments(edition: Edition, dates: object, problems: list[Problem]) -> tuple[dict[str, Moment], str | None]:
    """The moments of the events given, and the outcome, once checked; what is wrong with them goes to ``problems``."""
    if not isinstance(dates, dict):
        problems.append(errors.not_an_object("dates"))
        return {}, None
    events = edition.procedure.events
    problems += _unknown(dates, "dates", events)
    given, outcome = {}, None
    found: dict[str, list[Problem]] = {id: [] for id in events if id in dates}
    for id, noticed in found.items():
        event = events[id]
        if event.takes == "outcome":
            outcome = _outcome(event, dates[id], noticed)
            continue
        times = event.takes == "date_or_time"
        moment = _moment(edition, _path("dates", id), event.label, dates[id], times, noticed)
        if moment is not None:
            given[id] = moment
    for id, noticed in found.items():
        event, field = events[id], _path("dates", id)
        if event.requires and event.requires not in dates:
            noticed.append(errors.missing_start(field, event.label, events[event.requires].label))
        if id in given and event.not_before in given and clock.compare(given[id], given[event.not_before]) < 0:
            noticed.append(errors.before_start(field, event.label, events[event.not_before].label))
    problems += [problem for noticed in found.values() for problem in noticed]
    return given, outcome


def _outcome(event: Event, value: object, problems: list[Problem]) -> str | None:
    if isinstance(value, str) and value in event.choices:
        return value
    problems.append(errors.not_an_answer(_path("dates", event.id), event.label, event.choices))
    return None


def _moment(
    edition: Edition, field: str, label: str, value: object, times: bool, problems: list[Problem]
) -> Moment | None:
    try:
        return clock.read(value, edition.clock, times=times)
    except clock.NoTimeTaken:
        problems.append(errors.no_time_taken(field, label))
    except clock.SkippedTime:
        problems.append(errors.skipped_time(field, label, str(value)))
    except clock.NotADate:
        problems.append(errors.not_a_date(field, label, times=times))
    return None
