"""A result is taken away in a form that is whole, stamped, the same each time, and safe whatever the reference is."""

import json
from datetime import UTC, datetime

import pytest

from calculator import edition, exports, responses
from calculator.command import check
from calculator.criteria import explanation
from calculator.exports import data
from tests.case_files import cases
from tests.engine.exported import DEATH, HOSTILE, MADE, REVIEW, review

TIMELINE = ("calendar", "table", "text", "word", "data")
ELIGIBILITY = ("text", "word", "sheet", "data")
READABLE = ("calendar", "table", "text", "data")
"""A Word document is read back in tests of its own."""
BOTH = [(REVIEW, kind) for kind in TIMELINE] + [(DEATH, kind) for kind in ELIGIBILITY]


@pytest.fixture
def take(current):
    def taken(request, kind, reference="", made=MADE):
        return exports.export(current, json.dumps(request), kind, made, reference)

    return taken


def unfolded(text):
    """The words of a file, however its lines are broken or its commas escaped."""
    return " ".join(text.replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";").split())


def messages(take, request, kind):
    with pytest.raises(exports.ExportError) as refused:
        take(request, kind)
    return list(refused.value.messages)


def test_each_file_says_what_it_is_and_when_it_was_made_and_nothing_that_was_typed(take):
    named = {(request["ask"], kind): take(request, kind, "Case 12") for request, kind in BOTH}
    name = "derby-derbyshire-scr-{}-2018-03-22.{}"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert {key: (found.name, found.type) for key, found in named.items()} == {
        ("timeline", "calendar"): (name.format("timeline", "ics"), "text/calendar;charset=utf-8"),
        ("timeline", "table"): (name.format("timeline", "csv"), "text/csv;charset=utf-8"),
        ("timeline", "text"): (name.format("timeline", "txt"), "text/plain;charset=utf-8"),
        ("timeline", "word"): (name.format("timeline", "docx"), word),
        ("timeline", "data"): (name.format("timeline", "json"), "application/json"),
        ("eligibility", "text"): (name.format("eligibility", "txt"), "text/plain;charset=utf-8"),
        ("eligibility", "word"): (name.format("eligibility", "docx"), word),
        ("eligibility", "sheet"): (name.format("eligibility", "sheet.docx"), word),
        ("eligibility", "data"): (name.format("eligibility", "json"), "application/json"),
    }


@pytest.mark.parametrize(("request_", "kind"), BOTH)
def test_the_same_request_at_the_same_time_gives_the_same_bytes(take, request_, kind):
    assert take(request_, kind, "Case 12").body == take(request_, kind, "Case 12").body


@pytest.mark.parametrize("kind", TIMELINE)
def test_the_day_in_the_name_is_that_of_the_clock_in_england(take, kind):
    found = take(REVIEW, kind, made=datetime(2018, 6, 30, 23, 30, tzinfo=UTC))
    assert found.name.rpartition(".")[0].endswith("-2018-07-01")


def test_every_case_is_exported_in_every_kind_that_its_result_can_have(current):
    made = []
    for case in cases():
        response = responses.answer_text(current, case.line)
        ask = next((ask for ask in ("timeline", "eligibility") if ask in response), None)
        for kind in TIMELINE:
            dated = ask == "timeline" and any(one["due"] for one in response["timeline"]["deadlines"])
            if kind in {"timeline": TIMELINE, "eligibility": ELIGIBILITY}.get(ask, ()) and (
                kind != "calendar" or dated
            ):
                made.append(exports.export(current, case.line, kind, MADE, "Case 12").body)
            else:
                with pytest.raises(exports.ExportError, match=r"\w"):
                    exports.export(current, case.line, kind, MADE, "Case 12")
    assert len(made) > 600
    assert min(map(len, made)) > 300


def test_a_request_with_errors_exports_nothing_and_says_what_is_to_be_mended(take):
    said = messages(take, review(decision="2018-02-30"), "text")
    assert said == ["Enter a real date for the Chair’s decision, with its day, month and year, such as 20 3 2018."]


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "{}", '{"ask": "explanation"}', "\ufeff{}"])
def test_what_is_no_request_for_a_result_exports_nothing(current, text):
    with pytest.raises(exports.ExportError) as raised:
        exports.export(current, text, "text", MADE, "")
    assert str(raised.value) == " ".join(raised.value.messages)


def test_of_what_is_no_result_it_is_told_what_can_be_asked_for(take):
    assert messages(take, {"ask": "explanation"}, "text") == [
        "“text” cannot be made of this. Ask for one of: timeline, eligibility."
    ]


def test_several_errors_are_told_one_after_the_other(current):
    said = r"^Enter a real date [^.]* 20 3 2018\. Enter a real date [^.]* 20 3 2018\.$"
    with pytest.raises(exports.ExportError, match=said):
        exports.export(current, json.dumps(review(decision="x", completed="y")), "text", MADE, "")


@pytest.mark.parametrize("kind", ["calendar", "table", "pdf", ""])
def test_what_cannot_be_made_of_a_result_is_told_with_what_can(take, kind):
    assert messages(take, DEATH, kind) == [f"“{kind}” cannot be made of this. Choose one of: word, sheet, data, text."]


def test_without_any_date_there_is_no_calendar(take):
    assert messages(take, {"ask": "timeline", "dates": {"records_secured": "2018-03-01"}}, "calendar") == [
        "There is no date yet that could stand in a calendar."
    ]
    assert b"Securing the records" in take({"ask": "timeline", "dates": {"records_secured": "2018-03-01"}}, "text").body


@pytest.mark.parametrize("kind", TIMELINE)
def test_a_time_without_its_offset_is_no_time_at_which_it_was_made(take, kind):
    with pytest.raises(ValueError, match="expected a time with its offset"):
        take(REVIEW, kind, made=datetime(2018, 3, 22, 10, 15))


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        ("Case 12", "Case 12"),
        ("  Case\t12\r\n", "Case 12"),
        ("a\x00b\u202ec\ud800d\ufffee", "a b c d e"),
        ("👩\u200d👧", "👩 👧"),
        ("x" * 5000, "x" * 60),
        ("x" * 59 + " y", "x" * 59),
        ("\x00 \n", ""),
        ("O’Neill & Söhne <b>", "O’Neill & Söhne <b>"),
    ],
)
def test_a_reference_is_one_short_line_of_what_can_be_seen(reference, shown):
    assert exports.short(reference) == shown


@pytest.mark.parametrize("reference", HOSTILE)
@pytest.mark.parametrize(("request_", "kind"), BOTH)
def test_no_reference_keeps_a_file_from_being_made(take, request_, kind, reference):
    assert take(request_, kind, reference).body


@pytest.mark.parametrize("kind", READABLE)
def test_every_kind_carries_the_notices_the_edition_the_digest_and_when_it_was_made(take, current, kind):
    plain = unfolded(take(REVIEW, kind).body.decode())
    for notice in current.procedure.notices:
        assert notice.message in plain
    assert current.digest in plain
    assert "2018-07" in plain
    assert ("2018-03-22T10:15+00:00" if kind == "data" else "Made on Thursday 22 March 2018 at 10:15 (GMT)") in plain
    assert current.procedure.unofficial in plain


@pytest.mark.parametrize("kind", READABLE)
def test_a_date_after_the_regime_ended_is_warned_of_in_every_kind_with_what_the_present_duties_would_give(take, kind):
    request = {"ask": "timeline", "dates": {"known_to_chair": "2019-10-01", "decision": "2019-10-15"}}
    plain = unfolded(take(request, kind).body.decode())
    assert "A date here is after 29 September 2019" in plain
    assert "Outside the chapter. Safeguarding partners took the place of the boards" in plain
    # Five working days after a Tuesday: the next Tuesday.
    assert ("2019-10-08" if kind == "data" else "Tuesday 8 October 2019") in plain


def test_the_data_are_laid_out_to_be_read_with_the_time_by_the_clock_in_england_and_letters_as_they_are(take):
    made = datetime(2018, 7, 1, 9, 15, tzinfo=UTC)
    assert (
        take(REVIEW, "data", "Fall Ä", made)
        .body.decode()
        .startswith(
            '{\n "made": "2018-07-01T10:15+01:00",\n "reference": "Fall Ä",\n "notices": [\n  "Under the chapter'
        )
    )


def test_the_data_are_what_the_command_line_gives_with_the_reference_and_the_time(take, current):
    found = json.loads(take(REVIEW, "data", "Case 12").body)
    assert found.pop("seal") == data.seal(found)
    assert found == {
        "made": "2018-03-22T10:15+00:00",
        "reference": "Case 12",
        "notices": [
            "Under the chapter of 2018; replaced in 2019.",
            *(notice.message for notice in current.procedure.notices),
            current.procedure.unofficial,
        ],
        "request": REVIEW,
        "response": responses.answer(current, REVIEW),
    }


def test_the_data_of_an_eligibility_hold_its_explanation_too(take, current):
    found = json.loads(take(DEATH, "data").body)
    assert found["response"] == responses.answer(current, DEATH)
    assert found | responses.part(explanation.explain(current.rules, DEATH["answers"])) == found


@pytest.mark.parametrize("request_", [REVIEW, DEATH, {"ask": "timeline"}, {"ask": "eligibility"}])
def test_the_data_are_found_the_same_when_they_are_checked(take, current, request_):
    status, _ = check.check(current, take(request_, "data").body)
    assert status == check.SAME


@pytest.mark.parametrize("kind", ["text", "table", "calendar"])
def test_a_duty_without_a_date_stands_in_every_kind_at_the_moment_at_which_it_comes_up(take, kind):
    """5.6.3 and 10.1 run while the review does; 14.1(h) and 16.3.2 come before publication."""
    plain = unfolded(take(review(publication="2018-12-03"), kind).body.decode()).replace("\\n", " ")
    running = "While the review runs, from the Chair’s decision: Tuesday 20 March 2018"
    before = "Before publication: Monday 3 December 2018"
    assert plain.count(running) == (7 if kind == "table" else 1)
    assert plain.count(before) == (2 if kind == "table" else 1)
    assert "Completing the review:" not in plain
    if kind != "table":
        parts = plain.partition(running)[2].partition(before)
        for words, part in (("feedback and de-briefing", 0), ("learned early", 0), ("anonymised", 2), ("briefed", 2)):
            assert words in parts[part]


@pytest.mark.parametrize(("request_", "ticked"), [(DEATH, "5.2"), (REVIEW, "9.1")])
def test_what_a_person_has_ticked_stands_in_the_text_and_the_document(current, request_, ticked):
    def taken(kind, ticks):
        return exports.export(current, json.dumps(request_), kind, MADE, "", ticks).body

    text = unfolded(taken("text", [ticked]).decode())
    assert (text.count("☑"), text.count(" Ticked here.")) == (1, 1)
    assert text.count("☐") == text.count("Not ticked here.") > 0
    assert "not done" not in text
    assert taken("word", [ticked]).count(b'w:val="Ticked"') == taken("word", []).count(b'w:val="Ticked"') + 1
    assert taken("data", [ticked]) == taken("data", [])


def test_an_export_changes_nothing_that_is_answered(take, current):
    before = edition.current(), responses.answer(current, REVIEW)
    for kind in TIMELINE:
        take(REVIEW, kind)
    assert before == (edition.current(), responses.answer(current, REVIEW))
