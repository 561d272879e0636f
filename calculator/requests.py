"""The only door: a request in, a response out, and never a traceback."""

import json
from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from difflib import get_close_matches

from calculator import errors
from calculator.criteria import assessment, explanation
from calculator.dates import clock, response
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.timeline import Timeline, timeline
from calculator.edition import Edition
from calculator.errors import Problem
from calculator.procedure import Event

ALWAYS = ("notices", "procedure")
"""What every response ends with, the same each time."""
ELIGIBILITY, EXPLANATION, TIMELINE = "eligibility", "explanation", "timeline"
SHARING = (ELIGIBILITY, EXPLANATION)
"""What shares parts with what was answered before."""
FIELDS = {
    ELIGIBILITY: ("ask", "answers"),
    EXPLANATION: ("ask", "answers"),
    TIMELINE: ("ask", "dates", "as_at"),
}


class Repeating(dict):
    """A JSON object in which a name may have come twice, at some depth; ``repeated`` are those of its own that did."""

    def __init__(self, pairs: list[tuple[str, object]]):
        super().__init__(pairs)
        self.repeated = sorted(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)


def _object(pairs: list[tuple[str, object]]) -> dict:
    found = dict(pairs)
    plain = len(found) == len(pairs) and _NESTING.isdisjoint(map(type, found.values()))
    return found if plain else Repeating(pairs)


_NESTING = {Repeating, list}


def answer(edition: Edition, request: object) -> dict:
    """The response to one request, whatever it is: ``ok`` with what was asked, or not ``ok`` with every problem.

    ``{"ok": True, ask: …}`` or ``{"ok": False, "errors": [{"field", "code", "message"}]}``; ``notices`` and
    ``procedure`` stand on both. It is the caller's own, to change as they like.
    """
    response = _answer(edition, request)
    return deepcopy(response) if any(ask in response for ask in SHARING) else response


def answer_text(edition: Edition, text: str | bytes) -> dict:
    """The response to a request as JSON text; ``not_json`` where it is none.

    It is only to be read, for parts of it may be shared with the next; those of ``answer`` are not.
    """
    try:
        written = text if isinstance(text, str) else text.decode("utf-8-sig")
        request = _JSON.decode(written)
    except (ValueError, RecursionError):
        return _response(edition, {}, [errors.not_json()])
    return _answer(edition, request)


def _answer(edition: Edition, request: object) -> dict:
    problems: list[Problem] = []
    result: dict = {}
    if not isinstance(request, dict):
        problems.append(errors.not_an_object(None))
    else:
        if isinstance(request, Repeating):
            problems += _duplicates(request, "")
        ask = request.get("ask")
        known = ask in FIELDS if isinstance(ask, str) else False
        if not known:
            problems.append(errors.unknown_ask(tuple(FIELDS)))
        fields = FIELDS[ask] if known else sorted(set().union(*FIELDS.values()))
        problems += _unknown(request, "", fields)
        if ask in (ELIGIBILITY, EXPLANATION):
            answers = _answers(edition, request.get("answers", {}), problems)
            if not problems:
                answering = assessment.assess if ask == ELIGIBILITY else explanation.explain
                result = {ask: answering(edition.rules, answers)}
        elif ask == TIMELINE:
            asked = case(edition, request, problems)
            if not problems:
                result = {TIMELINE: response.to_dict(timeline(asked))}
    return _response(edition, result, problems)


def _refuse(constant: str):
    raise ValueError(f"{constant} is not JSON")


# No number is an answer to anything, so one that is too long for an int need not be exact.
_JSON = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse, parse_int=float)


def _response(edition: Edition, result: dict, problems: list[Problem]) -> dict:
    procedure = edition.procedure
    body = {"errors": [problem.to_dict() for problem in problems]} if problems else result
    return {
        "ok": not problems,
        **body,
        "notices": [{"code": notice.code, "message": notice.message} for notice in procedure.notices],
        "procedure": {"id": procedure.id, "edition": procedure.edition, "digest": edition.digest},
    }


def _path(within: str, name: object) -> str:
    return f"{within}.{name}" if within else str(name)


def _duplicates(value: object, path: str) -> list[Problem]:
    """Every name given twice in one object, at any depth that JSON text can have."""
    found, waiting = [], [(path, value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            found += [errors.duplicate_field(_path(path, name)) for name in getattr(value, "repeated", ())]
            waiting += [(_path(path, name), part) for name, part in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [(_path(path, place), part) for place, part in reversed(list(enumerate(value)))]
    return found


def _unknown(value: Mapping, path: str, known) -> list[Problem]:
    found = []
    for name in value:
        if name not in known:
            near = get_close_matches(str(name), known, n=1)
            found.append(errors.unknown_field(_path(path, name), near[0] if near else None))
    return found


def _answers(edition: Edition, answers: object, problems: list[Problem]) -> Mapping[str, str]:
    """The answers, once checked; what is wrong with them goes to ``problems``."""
    if not isinstance(answers, dict):
        problems.append(errors.not_an_object("answers"))
        return {}
    if _possible(edition, answers):
        return answers
    questions = edition.rules.questions
    problems += _unknown(answers, "answers", questions)
    for id, given in answers.items():
        if id in questions and not (isinstance(given, str) and given in questions[id].answers):
            choices = {choice: edition.procedure.answers[choice] for choice in questions[id].answers}
            problems.append(errors.not_an_answer(_path("answers", id), questions[id].label, choices))
    return answers


def _possible(edition: Edition, answers: dict) -> bool:
    """Whether there is nothing wrong with the answers, found without a look at each."""
    try:
        return answers.items() <= edition.rules.possible
    except TypeError:  # what cannot be hashed is no answer
        return False


def timeline_of(edition: Edition, request: Mapping) -> Timeline:
    """The timeline of a request that is known to be valid."""
    return timeline(case(edition, request, []))


def case(edition: Edition, request: Mapping, problems: list[Problem]) -> Case:
    """The case of a timeline request, once checked; what is wrong with it goes to ``problems``."""
    dates, outcome = moments(edition, request.get("dates", {}), problems)
    as_at = today(edition, request["as_at"], problems) if "as_at" in request else None
    return Case(edition.procedure, edition.holidays, dates, outcome, as_at)


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
