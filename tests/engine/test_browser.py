"""The browser's way in: what the command line gives, with the result as HTML and in a word beside it."""

import base64
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from calculator import browser, edition, exports, responses
from tests.engine import drawn_requests, hypertext

ELIGIBILITY = '{"ask": "eligibility", "answers": {"child_died": "yes", "abuse_or_neglect": "yes"}}'
TIMELINE = '{"ask": "timeline", "dates": {"decision": "2018-03-20"}, "as_at": "2018-03-22"}'
REFUSED = '{"ask": "timeline", "dates": {"decision": "2018-3-20"}}'


def respond(request, before=None):
    found = json.loads(browser.respond(request, before))
    assert list(found) == ["response", "html", "working", "word", "said", "changed"]
    return found


def read(found):
    """All that is shown of an answer."""
    return hypertext.read(found["html"] + found["working"])


@pytest.mark.parametrize("request_", [ELIGIBILITY, TIMELINE, REFUSED, "nonsense", "[]", "{}", "{"])
def test_the_response_is_what_the_command_line_gives(current, request_):
    assert respond(request_)["response"] == responses.answer_text(current, request_)


def test_an_eligibility_result_is_shown_with_its_foot(current):
    found = respond(ELIGIBILITY)
    shown = hypertext.read(found["html"])
    assert found["word"] == "A review must be held"
    assert found["said"] == (
        "Result: must. Under the chapter of 2018, a Serious Case Review must be held. Replaced in 2019."
    )
    assert shown.inner[0].attributes["class"] == "outcome outcome--must"
    foot = hypertext.read(found["working"]).inner[-1]
    assert foot.name == "footer"
    assert current.digest[:12] in foot.text()


def test_an_eligibility_result_is_explained_by_the_answers_of_the_request():
    found = respond(ELIGIBILITY)
    shown, working = hypertext.read(found["html"]), hypertext.read(found["working"])
    assert "These answers alone settle it: Abuse or neglect known or suspected: Yes" in working.inner[0].text()
    assert len(working.one("table", "what-if").one("tbody").all("tr")) == 4
    assert "Child Death Reviews" in shown.one("ul", "reminders").text()


def test_a_result_says_what_is_otherwise_than_before_and_begins_with_a_button_that_puts_it_back():
    """2.5: without the death, what must follow is not known yet."""
    before = '{"ask": "eligibility", "answers": {"abuse_or_neglect": "yes", "child_died": "yes"}}'
    found = respond('{"ask": "eligibility", "answers": {"abuse_or_neglect": "yes", "child_died": "no"}}', before)
    assert found["changed"] == (
        "Changed: “The child has died” from Yes to No. The outcome was Must and is now Not known yet."
    )
    assert found["word"] == "Not known yet"
    first, second, *_ = read(found).inner
    assert first.one("button").attributes["data-do"] == "put-back"
    assert second.attributes["class"] == "outcome outcome--undetermined"
    assert respond(ELIGIBILITY)["changed"] == ""


@pytest.mark.parametrize(
    ("request_", "before"), [(TIMELINE, ELIGIBILITY), (ELIGIBILITY, TIMELINE), (ELIGIBILITY, "{"), ("{", ELIGIBILITY)]
)
def test_what_cannot_be_compared_is_answered_as_without_what_was_before(request_, before):
    assert respond(request_, before) == respond(request_)


def test_a_result_for_a_request_without_answers_is_shown_too():
    assert respond('{"ask": "eligibility"}')["word"] == "Not known yet"


def test_a_timeline_is_shown_with_its_foot(current):
    found = respond(TIMELINE)
    shown = read(found)
    assert found["word"] == "Next 27 March 2018"
    assert found["said"].startswith("Result: next, by Tuesday 27 March 2018: Notify of the decision, under the chapter")
    assert len(shown.all("li", "card")) == 5
    assert current.digest[:12] in shown.one("footer").text()


def test_a_result_links_into_the_guidance_from_a_page_one_folder_deep(procedure):
    for request in (ELIGIBILITY, TIMELINE):
        hypertext.check_links(read(respond(request)), procedure, "../")


def test_a_refused_request_is_shown_as_a_summary_of_what_to_mend():
    found = respond(REFUSED)
    shown = hypertext.read(found["html"])
    assert found["working"] == found["word"] == found["said"] == ""
    assert shown.one("h2").text() == "There is a problem"
    assert shown.one("a").attributes["href"] == "#q-decision"


@pytest.mark.parametrize("request_", ["{", "NaN", "", "\ufeff{}"])
def test_even_what_is_no_json_is_shown_as_a_problem(request_):
    shown = read(respond(request_))
    assert shown.all("a") == []
    assert "JSON" in shown.one("li").text()


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;"])
def test_nothing_that_is_typed_becomes_markup(typed):
    for request in (
        {"ask": "eligibility", "answers": {typed: typed}},
        {"ask": typed, typed: typed},
        {"ask": "timeline", "dates": {"decision": typed, typed: typed}, "as_at": typed},
    ):
        shown = read(respond(json.dumps(request)))
        assert shown.all("script") == shown.all("img") == shown.all("b") == []


def test_a_request_without_answers_can_be_compared_too():
    before, after = '{"ask": "eligibility"}', '{"ask": "eligibility", "answers": {"child_died": "no"}}'
    assert json.loads(browser.respond(after, before))["changed"].startswith(
        "Changed: “The child has died” from not answered to No."
    )
    assert json.loads(browser.respond(before, after))["changed"].startswith(
        "Changed: “The child has died” from No to not answered."
    )


def test_the_same_request_gives_the_same_text():
    assert browser.respond(ELIGIBILITY) == browser.respond(ELIGIBILITY)


def test_an_explanation_is_answered_as_the_command_line_answers_it(current):
    request = '{"ask": "explanation", "answers": {"child_died": "yes"}}'
    found = respond(request)
    assert found.pop("response") == responses.answer_text(current, request)
    assert set(found.values()) == {""}


@settings(max_examples=200)
@given(request=drawn_requests.eligibility_requests | drawn_requests.timeline_requests | drawn_requests.near_requests)
def test_whatever_is_asked_is_answered_and_shown(request):
    text = json.dumps(request)
    found = respond(text)
    assert found["response"] == json.loads(json.dumps(responses.answer_text(edition.current(), text)))
    if "explanation" not in found["response"]:
        hypertext.read(found["html"])
        shown = hypertext.read(found["working"])
        assert bool(found["word"]) is bool(found["said"]) is found["response"]["ok"] is bool(shown.all("footer"))
        assert request.get("ask") == "timeline" or len(found["word"]) <= 40


def take(request, **asked):
    wanted = {"kind": "table", "made": "2018-03-22T10:15:30.123Z", "reference": "Case 12"} | asked
    return json.loads(browser.export(request, json.dumps(wanted)))


@pytest.mark.parametrize("kind", ["calendar", "table", "text", "word", "data"])
def test_an_export_is_what_the_calculator_makes_with_its_bytes_as_text(current, kind):
    made = datetime(2018, 3, 22, 10, 15, 30, tzinfo=UTC)
    wanted = exports.export(current, TIMELINE, kind, made, "Case 12")
    found = take(TIMELINE, kind=kind)
    assert (found["name"], found["type"]) == (wanted.name, wanted.type)
    assert base64.b64decode(found["body"], validate=True) == wanted.body


def test_an_export_that_cannot_be_made_says_why():
    assert take(TIMELINE, kind="pdf")["errors"] == [
        "“pdf” cannot be made of this. Choose one of: calendar, table, word, data, text."
    ]
    (said,) = take(REFUSED)["errors"]
    assert said.startswith("Enter a real date for the Chair’s decision")


@pytest.mark.parametrize("request_", [ELIGIBILITY, TIMELINE])
def test_what_was_entered_stands_with_the_result_for_the_printer(request_):
    shown = hypertext.read(respond(request_)["working"]).one("section", "entered")
    assert {row.one("th").text(): row.one("td").text() for row in shown.all("tr")} == (
        {"The child has died": "Yes", "Abuse or neglect known or suspected": "Yes"}
        if request_ is ELIGIBILITY
        else {"The Chair’s decision": "Tuesday 20 March 2018", "As at": "Thursday 22 March 2018"}
    )
