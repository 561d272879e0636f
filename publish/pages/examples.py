"""The worked examples: the case files as people read them, each with what follows and why."""

import re
from collections.abc import Iterable

from calculator import requests
from calculator.edition import Edition
from calculator.requests import Refusal
from calculator.responses import Result
from calculator.wording import entered
from publish import expectations
from publish.pages._results import points, short
from publish.pages._writer import Content
from publish.source.cases import Case, CaseError, CaseFile

_ASKS = (requests.ELIGIBILITY, requests.TIMELINE)
_BOTH = "both"


def values(content: Content) -> dict:
    """What the template of the page shows.

    Raises CaseError where the calculator gives something else than a case expects, and for a case that names what the
    procedure does not have.
    """
    answers = expectations.answered(content.edition, [case for file in content.examples for case in file.cases])
    by_ask: dict[str, list] = {ask: [] for ask in (*_ASKS, _BOTH)}
    for file in content.examples:
        by_ask[_ask(file)].append((file, [_example(content, case, answers[case.id]) for case in file.cases]))
    return {
        "groups": {ask: files for ask, files in by_ask.items() if files},
        "number": sum(len(file.cases) for file in content.examples),
    }


def anchor(case: Case) -> str:
    """Where a case stands on the page: its sentence, fit for an address."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", case.case.casefold())).strip("-")


def asked(files: Iterable[CaseFile]) -> set[str]:
    """What the files ask for: one of the calculators each, or both."""
    return {_ask(file) for file in files}


def _ask(file: CaseFile) -> str:
    asks = {case.request.get("ask") if isinstance(case.request, dict) else None for case in file.cases}
    return asks.pop() if len(asks) == 1 and asks <= set(_ASKS) else _BOTH


def _example(content: Content, case: Case, answer: Result | Refusal) -> dict:
    procedure, chapter = content.edition.procedure, content.source.chapter
    titles = {point.id: point.title for point in chapter.interpretations}
    try:
        return {
            "anchor": anchor(case),
            "case": case.case,
            "because": case.because,
            "given": _given(content.edition, case),
            "line": case.line,
            "short": short(procedure, case.expect, answer),
            "points": points(procedure, case.expect, answer),
            "provisions": [chapter.provision(id).id for id in case.provisions],
            "interpretations": [(titles[id], chapter.interpretation_href(id)) for id in case.interpretations],
        }
    except KeyError as error:
        raise CaseError(f"{case.place}: {error.args[0]!r} is not in the procedure") from None


def _given(edition: Edition, case: Case) -> list[tuple[str, str]] | None:
    """What is given, by the words of the form; None where a form could not give it."""
    # A form gives all that can be read, dates too of which one cannot go before the other.
    events = {id: event._replace(not_before="") for id, event in edition.procedure.events.items()}
    form = edition._replace(procedure=edition.procedure._replace(events=events))
    request = requests.read(form, case.request)
    return None if isinstance(request, Refusal) else entered.rows(request)
