"""Whatever the loader accepts answers: small procedures with every optional part there or not there."""

import json
from datetime import UTC, datetime
from itertools import combinations

import pytest

from calculator import browser, exports, requests
from calculator import edition as editions
from publish import edition, proof
from publish.source import read
from tests.procedures import small

MADE = datetime(2018, 3, 22, 12, tzinfo=UTC)
IN_CALENDAR, BEFORE_CALENDAR = "2015", "2001"

WITHOUT_ONE_OR_TWO = [*combinations(small.PARTS, 1), *combinations(small.PARTS, 2)]
WITH_ONE_OR_NONE = [tuple(part for part in small.PARTS if part != kept) for kept in (*small.PARTS, "")]


def named(parts):
    kept = [part for part in small.PARTS if part not in parts]
    return f"only {', '.join(kept) or 'what it must have'}" if len(kept) < 2 else f"without {', '.join(parts)}"


def asked(procedure, year):
    """Requests of every kind: nothing given, each thing alone, and all of it, each as at a day and as at none."""
    questions = procedure.questions.values()
    alike = [
        {question.id: answer for question in questions if answer in question.answers} for answer in procedure.answers
    ]
    singly = [{question.id: answer} for question in questions for answer in question.answers]
    for answers in ({}, *alike, *singly):
        yield from ({"ask": ask, "answers": answers} for ask in ("eligibility", "explanation"))
    repeated = f"{int(year) - 1}-10-26T01:30"
    days = {
        event.id: [*event.choices] or [repeated if event.takes == "date_or_time" else f"{year}-02-28", later]
        for event, later in zip(procedure.events.values(), later_days(year), strict=False)
    }
    dates = [{}, *({id: value} for id, values in days.items() for value in values)]
    dates += [{id: values[place] for id, values in days.items()} for place in (0, 1)]
    for given in dates:
        request = {"ask": "timeline", "dates": with_what_it_requires(procedure, given, days)}
        yield from (request, {**request, "as_at": f"{year}-06-14"})


def later_days(year):
    """Days of June, one after the other."""
    return (f"{year}-06-{day:02}" for day in range(12, 30))


def with_what_it_requires(procedure, given, days):
    """The same dates, with those that they cannot be without."""
    needed = {procedure.events[id].requires for id in given} - {"", *given}
    return {**{id: days[id][1] for id in needed}, **given}


def answered(source, monkeypatch, year=IN_CALENDAR):
    """Ask a procedure everything; whatever is raised on the way fails the test. How many requests it took."""
    made = edition.parts(source.procedure).edition
    monkeypatch.setattr(editions, "current", lambda: made)
    count = 0
    for request in asked(source.procedure, year):
        line = json.dumps(request)
        response = requests.answer(made, request)
        assert response["ok"], response
        shown = json.loads(browser.respond(line, json.dumps({"ask": "eligibility", "answers": {}})))
        assert shown["response"] == response
        assert bool(shown["html"]) == (request["ask"] != "explanation")
        count += 1
    nothing = {"ask": "timeline", "as_at": f"{year}-06-14"}
    for taken in ({"ask": "eligibility", "answers": {}}, nothing, request):
        for kind in exports.KINDS[taken["ask"]]:
            try:
                assert exports.export(made, json.dumps(taken), kind, MADE, "a case").body
            except exports.ExportError:
                assert kind == exports.CALENDAR  # where no date has come of it yet
    return count


@pytest.mark.parametrize("parts", WITHOUT_ONE_OR_TWO, ids=named)
def test_a_procedure_answers_without_any_one_or_two_of_its_optional_parts(parts, monkeypatch):
    assert answered(read(small.without(*parts), "any.yaml"), monkeypatch) > 20


@pytest.mark.parametrize("parts", WITH_ONE_OR_NONE, ids=named)
def test_a_procedure_answers_with_one_of_its_optional_parts_or_with_none(parts, monkeypatch):
    assert answered(read(small.without(*parts), "any.yaml"), monkeypatch) > 20


@pytest.mark.parametrize("parts", [*combinations(small.PARTS, 1), *WITH_ONE_OR_NONE], ids=named)
def test_the_proof_of_a_procedure_runs_with_and_without_each_optional_part(parts):
    assert proof.prove(read(small.without(*parts), "any.yaml")).questions


def test_a_procedure_answers_for_dates_that_its_calendar_does_not_reach(monkeypatch):
    assert answered(read(small.without(), "any.yaml"), monkeypatch, BEFORE_CALENDAR) > 20
