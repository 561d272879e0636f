"""Whatever the loader accepts answers: small procedures with every optional part there or not there."""

import json
from datetime import UTC, datetime
from itertools import combinations
from random import Random

import pytest

from calculator import browser, exports, responses
from calculator import edition as editions
from calculator.edition import make
from publish import edition, proof
from publish.source import SourceError, read
from tests.procedures import small

MADE = datetime(2018, 3, 22, 12, tzinfo=UTC)
IN_CALENDAR, BEFORE_CALENDAR = "2015", "2001"

WITHOUT_ONE_OR_NONE = [(), *combinations(small.PARTS, 1)]
WITH_ONE_OR_NONE = [tuple(part for part in small.PARTS if part != kept) for kept in (*small.PARTS, "")]
_DRAWN = Random(1)
WITHOUT_MANY = [tuple(part for part in small.PARTS if _DRAWN.random() < 0.5) for _ in range(40)]


def named(parts):
    kept = [part for part in small.PARTS if part not in parts]
    if len(kept) < 2:
        return f"only {', '.join(kept) or 'what it must have'}"
    return f"without {', '.join(parts) or 'nothing'}"


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
        event.id: [*event.choices]
        or [repeated if event.takes == "date_or_time" else f"{year}-02-28", later, *["undated"] * event.undated]
        for event, later in zip(procedure.events.values(), later_days(year), strict=False)
    }
    dates = [{}, *({id: value} for id, values in days.items() for value in values)]
    dates += [{id: values[place] for id, values in days.items()} for place in (0, 1, -1)]
    for given in dates:
        request = {"ask": "timeline", "dates": given}
        yield from (request, {**request, "as_at": f"{year}-06-14"})


def later_days(year):
    """Days of June, one after the other."""
    return (f"{year}-06-{day:02}" for day in range(12, 30))


def answered(source, monkeypatch, year=IN_CALENDAR):
    """Ask a procedure everything; whatever is raised on the way fails the test. How many requests it took."""
    made = make(*edition.parts(source.procedure))
    monkeypatch.setattr(editions, "current", lambda: made)
    count = 0
    for request in asked(source.procedure, year):
        line = json.dumps(request)
        response = responses.answer(made, request)
        assert response["ok"], response
        shown = json.loads(browser.respond(line, json.dumps({"ask": "eligibility", "answers": {}})))
        assert shown["response"] == response
        assert bool(shown["html"] or shown["said"]) == (request["ask"] != "explanation")
        count += 1
    nothing = {"ask": "timeline", "as_at": f"{year}-06-14"}
    for taken in ({"ask": "eligibility", "answers": {}}, nothing, request):
        for kind in exports.formats(made.procedure, taken["ask"]):
            try:
                assert exports.export(made, json.dumps(taken), kind, MADE, "a case").body
            except exports.ExportError:
                assert kind == "calendar"  # where no date has come of it yet
    return count


def test_any_two_parts_are_there_together_and_apart_in_some_procedure():
    for one, other in combinations(small.PARTS, 2):
        assert len({(one in parts, other in parts) for parts in WITHOUT_MANY}) == 4


@pytest.mark.parametrize("parts", [*WITHOUT_ONE_OR_NONE, *WITHOUT_MANY], ids=named)
def test_a_procedure_answers_without_one_or_many_of_its_optional_parts(parts, monkeypatch):
    assert answered(read(small.without(*parts), "any.yaml"), monkeypatch) > 20


@pytest.mark.parametrize("parts", WITH_ONE_OR_NONE, ids=named)
def test_a_procedure_answers_with_one_of_its_optional_parts_or_with_none(parts, monkeypatch):
    assert answered(read(small.without(*parts), "any.yaml"), monkeypatch) > 20


@pytest.mark.parametrize("parts", [*WITHOUT_ONE_OR_NONE, *WITH_ONE_OR_NONE], ids=named)
def test_the_proof_of_a_procedure_runs_with_and_without_each_optional_part(parts):
    assert proof.prove(read(small.without(*parts), "any.yaml")).questions


@pytest.mark.parametrize("tried", [50, pytest.param(500, marks=pytest.mark.long)])
def test_a_procedure_answers_whatever_other_part_it_names_where_that_is_accepted(monkeypatch, tried):
    """Each id that names a part gives way to that of another of its kind, of which a fixed sample is tried."""
    accepted = 0
    for text in Random(1).sample([*small.renamed()], tried):
        try:
            source = read(text, "any.yaml")
        except SourceError:
            continue
        accepted += answered(source, monkeypatch) > 20
    assert accepted > tried / 3


def test_a_procedure_answers_for_dates_that_its_calendar_does_not_reach(monkeypatch):
    assert answered(read(small.without(), "any.yaml"), monkeypatch, BEFORE_CALENDAR) > 20
