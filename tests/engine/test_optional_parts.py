"""What a procedure may do without is asked for all the same: every answer and every export makes sense."""

import json

import pytest

from calculator import exports, requests, responses
from calculator.html import timeline as page
from calculator.wording import timeline as wording
from tests.engine import hypertext
from tests.engine.exported import MADE
from tests.engine.sinking import REQUEST, sinking

WITHOUT = {
    "a plan": {"planning": None},
    "a successor": {"successor": None},
    "duties without a date": {"undated": ()},
    "reminders": {"reminders": ()},
    "warnings": {"warnings": {}, "successor": None},
    "an outcome": {"undated": ()},
    "timescales": {"timescales": {}, "counting": {}, "planning": None},
    "dates altogether": {
        "timescales": {}, "counting": {}, "events": {}, "undated": (), "planning": None, "successor": None,
    },
}  # fmt: skip


@pytest.fixture(params=WITHOUT)
def without(small, request):
    """The small procedure less one of its parts, and a request that it can answer."""
    procedure = small.procedure._replace(**WITHOUT[request.param])
    events, timescales = procedure.events, procedure.timescales
    if not timescales:
        events = {id: event._replace(projected_from="") for id, event in events.items()}
    if request.param == "an outcome":
        events = {id: event for id, event in events.items() if event.takes != "outcome"}
        timescales = {id: one._replace(outcome="", outcome_needed=False) for id, one in timescales.items()}
    procedure = procedure._replace(events=events, timescales=timescales)
    dates = {event: date for event, date in sinking().items() if event in events}
    return small._replace(procedure=procedure), REQUEST | {"dates": dates}


@pytest.mark.parametrize("dated", [True, False], ids=["with dates", "without dates"])
def test_every_timeline_is_answered_shown_and_exported(without, dated):
    edition, request = without
    request = request if dated else {"ask": "timeline"}
    response = responses.answer(edition, request)
    assert response["ok"], response
    assert len(response["timeline"]["deadlines"]) == len(edition.procedure.timescales)
    timeline = responses.result(edition, requests.read(edition, request))
    shown = hypertext.read(page.render(timeline, "") + page.working(timeline, ""))
    hypertext.check_links(shown, edition.procedure, "")
    assert wording.word(timeline)
    for heading in shown.all("h3"):
        assert heading is not shown.inner[-1], "a heading over nothing"
    for kind in exports.formats(edition.procedure, "timeline"):
        if kind != "calendar" or any(deadline["due"] for deadline in response["timeline"]["deadlines"]):
            assert exports.export(edition, json.dumps(request), kind, MADE, "").body
        else:
            with pytest.raises(exports.ExportError, match="no date yet"):
                exports.export(edition, json.dumps(request), kind, MADE, "")


def test_without_timescales_there_are_no_deadlines_and_nothing_is_said_of_any(small):
    procedure = small.procedure._replace(timescales={}, counting={}, planning=None, undated=(), successor=None)
    changed = small._replace(procedure=procedure)
    asked = {"ask": "timeline", "dates": {"posted": "1999-01-01"}}
    timeline = responses.result(changed, requests.read(changed, asked))
    assert timeline.deadlines == ()
    assert [part.name for part in hypertext.read(page.render(timeline, "")).inner] == ["p"]
    assert wording.word(timeline) == "No date ahead"
