"""The only door: what each request is answered with, and what is said of every kind of bad input."""

import json
import random
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import answer, responses
from tests.engine import drawn_requests
from tests.engine.well_formed import EVENTS, INDICATORS, PLACES, QUESTIONS
from tests.engine.well_formed import problems as wrong_with

ELIGIBILITY_EXAMPLE = '{"ask": "eligibility", "answers": {"child_died": "yes", "abuse_or_neglect": "unknown"}}'
TIMELINE_EXAMPLE = (
    '{"ask": "timeline", "dates": {"known_to_chair": "2018-03-01T16:30", "decision": "2018-03-20",'
    ' "decision_outcome": "initiate"}, "as_at": "2018-03-22"}'
)


@pytest.fixture(scope="module")
def ask(current):
    """A response, once its shape is checked."""

    def asked(request):
        response = responses.answer(current, request)
        assert wrong_with(response) == []
        return response

    return asked


@pytest.fixture(scope="module")
def ask_text(current):
    """A response to text, once its shape is checked."""

    def asked(text):
        response = responses.answer_text(current, text)
        assert wrong_with(response) == []
        return response

    return asked


def errors(response):
    """Each error of a refused request, as its field and code."""
    assert response["ok"] is False
    return [(error["field"], error["code"]) for error in response["errors"]]


# ---- the examples of the contract


def test_the_example_of_eligibility_gives_what_the_contract_shows(ask_text):
    response = ask_text(ELIGIBILITY_EXAMPLE)
    found = response["eligibility"]
    assert response["ok"] is True
    assert found["conclusion"] == "undetermined"
    assert found["could_become"] == []
    first = found["criteria"][0]
    assert (first["id"], first["outcome"], first["status"]) == ("reg_5_2_b_i", "scr_must", "open")
    assert first["because"] == [{"question": "child_died", "answer": "yes"}]
    assert found["needed"] == [
        "abuse_or_neglect",
        "died_in_custody",
        "detained_under_mental_health_act",
        "aged_16_or_17",
        "deprivation_of_liberty_order",
    ]
    assert found["lead"] == {
        "board": None,
        "basis": None,
        "partners": None,
        "needed": ["looked_after", "usual_residence", "responsible_authority"],
    }
    assert found["indicators"] == {"applies": False, "yes": [], "no": [], "unknown": []}
    assert found["do_now"] == ["1.2", "5.2"]
    assert found["warnings"] == []


def test_the_package_itself_answers_as_the_door_does(ask):
    for text in (ELIGIBILITY_EXAMPLE, TIMELINE_EXAMPLE, "{}"):
        assert answer(json.loads(text)) == ask(json.loads(text))


# ---- what stands on every response


@pytest.mark.parametrize("text", [ELIGIBILITY_EXAMPLE, TIMELINE_EXAMPLE, "{}", "nonsense", "[]"])
def test_every_response_carries_the_notices_and_names_the_procedure(ask_text, current, text):
    response = ask_text(text)
    assert [notice["code"] for notice in response["notices"]] == ["regime_ended", "under_review"]
    assert response["procedure"] == {
        "id": current.procedure.id,
        "edition": current.procedure.edition,
        "digest": current.digest,
    }


@pytest.mark.parametrize("request_", [{"ask": "eligibility"}, {"ask": "timeline"}])
def test_missing_answers_and_dates_are_empty_ones(ask, request_):
    part = "answers" if request_["ask"] == "eligibility" else "dates"
    assert ask(request_) == ask(request_ | {part: {}})


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_takes_its_answers_and_no_others(ask, question):
    takes = ("derby", "derbyshire", "elsewhere", "unknown") if question in PLACES else ("yes", "no", "unknown")
    for value in ("yes", "no", "unknown", "derby", "derbyshire", "elsewhere"):
        response = ask({"ask": "eligibility", "answers": {question: value}})
        assert response["ok"] is (value in takes)
        if value not in takes:
            assert errors(response) == [(f"answers.{question}", "not_an_answer")]


# ---- each kind of bad input, with its field


NOT_JSON = {
    "nothing": "",
    "a brace": "{",
    "a word": "nonsense",
    "single quotes": "{'ask': 'eligibility'}",
    "a comma too many": '{"ask": "eligibility",}',
    "two values": '{"ask": "eligibility"} {"ask": "timeline"}',
    "a bracket too many": '{"ask": "eligibility"}]',
    "a name without quotes": '{ask: "eligibility"}',
    "a comment": '{"ask": "eligibility" /* which */}',
    "a line end in a string": '{"ask": "eligi\nbility"}',
    "an unknown escape": '{"ask": "\\x"}',
    "a nought before a number": '{"ask": 01}',
    "NaN": "NaN",
    "Infinity": "Infinity",
    "minus Infinity": "-Infinity",
    "NaN for the ask": '{"ask": NaN}',
    "NaN for an answer": '{"ask": "eligibility", "answers": {"child_died": NaN}}',
    "Infinity in a list": '{"ask": "timeline", "dates": {"decision": [-Infinity]}}',
    "a byte order mark in text": '\ufeff{"ask": "eligibility"}',
    "a byte of no UTF-8": b'{"ask": "eligib\xff"}',
    "a blank of another encoding": b'{"ask": "eligibility"\xa0}',
    "half a surrogate pair in UTF-8": b'{"ask": "\xed\xa0\x80"}',
    "an overlong form": b'{"ask": "\xc0\xaf"}',
    "half a byte order mark": b"\xff\xfe",
    "UTF-16": '{"ask": "eligibility"}'.encode("utf-16-le"),
    "UTF-32 with its mark": '{"ask": "eligibility"}'.encode("utf-32"),
}


@pytest.mark.parametrize("line", NOT_JSON.values(), ids=NOT_JSON)
def test_a_line_that_is_not_json_in_utf_8_is_said_to_be_none(ask_text, line):
    assert errors(ask_text(line)) == [(None, "not_json")]


@pytest.mark.parametrize("value", [None, True, 1, 1.5, "eligibility", [], [{"ask": "eligibility"}]])
def test_a_request_that_is_no_object_is_said_to_be_none(ask, ask_text, value):
    assert errors(ask(value)) == errors(ask_text(json.dumps(value))) == [(None, "not_an_object")]


@pytest.mark.parametrize("value", [None, True, 1, "yes", [], [{}], ["child_died"]])
@pytest.mark.parametrize(("about", "part"), [("eligibility", "answers"), ("timeline", "dates")])
def test_answers_and_dates_that_are_no_object_are_said_to_be_none(ask, about, part, value):
    assert errors(ask({"ask": about, part: value})) == [(part, "not_an_object")]


@pytest.mark.parametrize(
    "request_",
    [
        {},
        *({"ask": value} for value in (None, "", "Eligibility", "eligibility ", 1, [], ["eligibility"], {}, True)),
    ],
)
def test_an_ask_for_what_there_is_not_is_refused(ask, request_):
    assert errors(ask(request_)) == [("ask", "unknown_ask")]


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"ask": "eligibility", "as_at": "2018-03-22"}, "as_at"),
        ({"ask": "eligibility", "dates": {}}, "dates"),
        ({"ask": "timeline", "answers": {}}, "answers"),
        ({"ask": "explanation", "dates": {}}, "dates"),
        ({"ask": "explanation", "answers": {"child_dead": "yes"}}, "answers.child_dead"),
        ({"ask": "eligibility", "": 1}, ""),
        ({"ask": "eligibility", "Ask": "eligibility"}, "Ask"),
        ({"ask": "eligibility", "answers": {"child_dead": "yes"}}, "answers.child_dead"),
        ({"ask": "eligibility", "answers": {"seriously_harmed": "yes"}}, "answers.seriously_harmed"),
        ({"ask": "eligibility", "answers": {"known_to_chair": "2018-03-01"}}, "answers.known_to_chair"),
        ({"ask": "eligibility", "answers": {"\ud800": "yes"}}, "answers.\ud800"),
        ({"ask": "timeline", "dates": {"as_at": "2018-03-22"}}, "dates.as_at"),
        ({"ask": "timeline", "dates": {"decide": "2018-03-22"}}, "dates.decide"),
    ],
)
def test_a_field_that_is_not_asked_is_refused_by_its_path(ask, request_, field):
    assert errors(ask(request_)) == [(field, "unknown_field")]


def test_of_many_unknown_fields_the_first_twenty_are_told_what_was_meant(ask):
    answers = {f"child_dyed{at}": "yes" for at in range(25)}
    told = [error["message"] for error in ask({"ask": "eligibility", "answers": answers})["errors"]]
    assert ["“child_died”" in message for message in told] == [True] * 20 + [False] * 5
    assert all(message.endswith("is not asked here. Take it out.") for message in told[20:])


def test_a_field_that_is_nearly_one_is_told_which(ask):
    (error,) = ask({"ask": "eligibility", "answers": {"child_dyed": "yes"}})["errors"]
    assert "child_died" in error["message"]


@pytest.mark.parametrize(
    "value", [None, True, False, 1, "", "Yes", "YES", "y", "yes ", "maybe", [], ["yes"], {}, "derby"]
)
def test_null_and_everything_that_is_no_answer_is_refused(ask, value):
    request = {"ask": "eligibility", "answers": {"child_died": value}}
    assert errors(ask(request)) == [("answers.child_died", "not_an_answer")]


@pytest.mark.parametrize("value", [None, True, "", "Initiate", "yes", "2018-03-20", ["initiate"], {}])
def test_null_and_every_wrong_outcome_is_no_answer(ask, value):
    request = {"ask": "timeline", "dates": {"decision": "2018-03-20", "decision_outcome": value}}
    assert errors(ask(request)) == [("dates.decision_outcome", "not_an_answer")]


@pytest.mark.parametrize("value", [None, "", "2018-3-1", "2018-02-30", "20180301", "1 March 2018", 20180301, [], {}])
@pytest.mark.parametrize("event", [event for event in EVENTS if event != "decision_outcome"])
def test_every_date_refuses_what_is_none(ask, event, value):
    dates = {"decision": "2018-03-20"} if event in ("agreed_completion", "notified", "completed") else {}
    assert errors(ask({"ask": "timeline", "dates": dates | {event: value}})) == [(f"dates.{event}", "not_a_date")]


@pytest.mark.parametrize("value", [None, "", "today", "2018-3-1", "2018-03-22T16:30:00", "2018-03-25T01:30", 1, {}])
def test_a_today_that_is_no_date_is_refused(ask, value):
    assert errors(ask({"ask": "timeline", "as_at": value})) == [("as_at", "not_a_date")]


@pytest.mark.parametrize("event", [event for event in EVENTS if event != "decision_outcome"])
def test_only_three_dates_take_a_time(ask, event):
    dates = {event: "2018-03-22T16:30"}
    if event in ("agreed_completion", "notified", "completed"):
        dates["decision"] = "2018-03-20"
    response = ask({"ask": "timeline", "dates": dates})
    if event in ("known_to_chair", "records_secured"):
        assert response["ok"] is True
    else:
        assert errors(response) == [(f"dates.{event}", "not_a_date")]
    assert ask({"ask": "timeline", "as_at": "2018-03-22T16:30"})["ok"] is True


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2018-03-22T16:30", "no time is taken here"),
        ("2018-03-22T00:00", "no time is taken here"),
        # The clock skipped this one: that a time stands here at all is what is wrong with it.
        ("2018-03-25T01:30", "no time is taken here"),
        ("2018-02-30T16:30", "Enter a real date"),
        ("2018-03-22T24:00", "Enter a real date"),
        ("2018-03-22T16:30:00", "Enter a real date"),
    ],
)
def test_a_time_where_a_date_alone_is_taken_is_told_as_such_if_it_is_one(ask, value, told):
    response = ask({"ask": "timeline", "dates": {"decision": value}})
    assert errors(response) == [("dates.decision", "not_a_date")]
    assert told in response["errors"][0]["message"]


@pytest.mark.parametrize("event", ["known_to_chair", "records_secured"])
def test_a_time_that_the_clock_skipped_says_so_in_its_words(ask, event):
    response = ask({"ask": "timeline", "dates": {event: "2018-03-25T01:30"}})
    assert errors(response) == [(f"dates.{event}", "not_a_date")]
    assert "01:30" in response["errors"][0]["message"]
    assert "clocks" in response["errors"][0]["message"]


@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ({"known_to_chair": "2018-03-21", "decision": "2018-03-20"}, "decision"),
        ({"known_to_chair": "2018-03-21T00:00", "decision": "2018-03-20"}, "decision"),
        ({"decision": "2018-03-20", "publication": "2018-03-19"}, "publication"),
        ({"decision": "2018-03-20", "notified": "2018-03-19"}, "notified"),
        ({"decision": "2018-03-20", "completed": "2018-03-19"}, "completed"),
        ({"decision": "2018-03-20", "copies_sent": "2018-03-19"}, "copies_sent"),
        ({"decision": "2018-03-20", "agreed_completion": "2018-03-19"}, "agreed_completion"),
    ],
)
def test_what_comes_before_what_it_follows_is_refused(ask, dates, field):
    assert errors(ask({"ask": "timeline", "dates": dates})) == [(f"dates.{field}", "before_start")]


def test_a_date_out_of_order_is_named_with_what_it_follows(ask):
    early = ask({"ask": "timeline", "dates": {"decision": "2018-03-20", "notified": "2018-03-19"}})
    assert [error["message"] for error in early["errors"]] == [
        "Check the date for notifying the decision: it is before the Chair’s decision.",
    ]


@pytest.mark.parametrize(
    "dates",
    [
        {"known_to_chair": "2018-03-20T16:30", "decision": "2018-03-20"},
        {"known_to_chair": "2018-03-20", "decision": "2018-03-20"},
        {"decision": "2018-03-20", "publication": "2018-03-20", "notified": "2018-03-20"},
        {"decision": "2018-03-20", "completed": "2018-03-20", "copies_sent": "2018-03-20"},
        {"known_to_chair": "2018-03-20T16:30", "records_secured": "2018-03-20T09:00"},
        {"known_to_chair": "2018-03-20", "records_secured": "2018-01-01"},
        {"decision": "2018-03-20", "records_secured": "2018-01-01"},
        {"publication": "2018-03-20", "copies_sent": "2018-05-01"},
        {"known_to_chair": "2018-03-20", "publication": "2018-03-01"},
        {"publication": "2018-03-20"},
        {"copies_sent": "2018-03-20"},
    ],
)
def test_what_comes_the_same_day_or_follows_nothing_given_is_taken(ask, dates):
    assert ask({"ask": "timeline", "dates": dates})["ok"] is True


@pytest.mark.parametrize(
    ("dates", "lacking"),
    [
        ({"notified": "2018-03-20"}, ["notified"]),
        ({"completed": "undated"}, ["completed"]),
        ({"decision_outcome": "initiate"}, ["decision_outcome"]),
        ({"completed": "2018-03-20", "notified": "2018-03-20"}, ["notified", "completed"]),
        ({"agreed_completion": "2018-03-20"}, []),
        ({"publication": "2018-03-20", "copies_sent": "2018-03-20"}, []),
        ({"notified": "2018-03-20", "decision": "undated"}, []),
    ],
)
def test_what_follows_a_decision_without_one_is_warned_of_and_all_else_is_answered(ask, dates, lacking):
    found = ask({"ask": "timeline", "dates": dates | {"known_to_chair": "2018-03-01"}})["timeline"]
    warned = [warning["events"] for warning in found["warnings"] if warning["code"] == "missing_start"]
    assert warned == ([lacking] if lacking else [])
    assert found["deadlines"][0]["due"] is not None


@pytest.mark.parametrize("event", [event for event in EVENTS if event != "decision_outcome"])
def test_only_a_decision_and_what_was_done_may_be_without_a_day(ask, event):
    response = ask({"ask": "timeline", "dates": {event: "undated"}})
    if event in drawn_requests.MAY_BE_UNDATED:
        assert response["ok"] is True
    else:
        assert errors(response) == [(f"dates.{event}", "not_a_date")]
    assert errors(ask({"ask": "timeline", "dates": {event: "Undated"}})) == [(f"dates.{event}", "not_a_date")]


def test_a_decision_that_is_no_date_is_the_only_problem_of_what_follows_it(ask):
    dates = {
        "decision": "20 March",
        "decision_outcome": "initiate",
        "notified": "2018-03-21",
        "completed": "2018-03-21",
    }
    assert errors(ask({"ask": "timeline", "dates": dates})) == [("dates.decision", "not_a_date")]


def test_every_problem_is_told_at_once(ask):
    request = {
        "ask": "timeline",
        "extra": 1,
        "as_at": None,
        "dates": {
            "known_to_chair": "2018-3-1",
            "decision_outcome": "maybe",
            "notified": "2018-03-21",
            "publication": "20180301",
            "foo": "2018-03-01",
        },
    }
    assert sorted(errors(ask(request))) == [
        ("as_at", "not_a_date"),
        ("dates.decision_outcome", "not_an_answer"),
        ("dates.foo", "unknown_field"),
        ("dates.known_to_chair", "not_a_date"),
        ("dates.publication", "not_a_date"),
        ("extra", "unknown_field"),
    ]
    request = {
        "ask": "eligibility",
        "as_at": 1,
        "answers": {"child_died": None, "looked_after": "derby", "foo": "yes"},
    }
    assert sorted(errors(ask(request))) == [
        ("answers.child_died", "not_an_answer"),
        ("answers.foo", "unknown_field"),
        ("answers.looked_after", "not_an_answer"),
        ("as_at", "unknown_field"),
    ]
    assert sorted(errors(ask({"ask": "both", "extra": {}}))) == [
        ("ask", "unknown_ask"),
        ("extra", "unknown_field"),
    ]


# ---- names given twice


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"ask": "eligibility", "ask": "eligibility"}', [("ask", "duplicate_field")]),
        ('{"ask": "eligibility", "answers": {}, "answers": {}}', [("answers", "duplicate_field")]),
        (
            '{"ask": "eligibility", "answers": {"child_died": "yes", "child_died": "no"}}',
            [("answers.child_died", "duplicate_field")],
        ),
        (
            '{"ask": "eligibility", "answers": {"looked_after": 1, "looked_after": 2, "looked_after": "no"}}',
            [("answers.looked_after", "duplicate_field")],
        ),
        (
            '{"ask": "timeline", "dates": {"decision": "2018-03-20", "decision": "2018-03-20"}}',
            [("dates.decision", "duplicate_field")],
        ),
        (
            '{"ask": "eligibility", "answers": {"child_died": "yes", "child\\u005fdied": "no"}}',
            [("answers.child_died", "duplicate_field")],
        ),
        (
            '{"ask": "eligibility", "answers": {"child_died": {"a": 1, "a": 2}}}',
            [("answers.child_died", "not_an_answer")],
        ),
        (
            '{"ask": "eligibility", "extra": {"a": 1, "a": 2}, "extra": 1}',
            [("extra", "duplicate_field"), ("extra", "unknown_field")],
        ),
        (
            '{"ask": "eligibility", "ask": "eligibility", "answers": {"child_died": 1, "child_died": 2}}',
            [
                ("answers.child_died", "duplicate_field"),
                ("answers.child_died", "not_an_answer"),
                ("ask", "duplicate_field"),
            ],
        ),
    ],
)
def test_a_name_given_twice_is_told_wherever_it_could_be_answered(ask_text, line, expected):
    assert sorted(errors(ask_text(line))) == expected


def test_a_name_may_stand_in_two_objects(ask_text):
    line = '{"ask": "timeline", "dates": {"decision": "2018-03-20"}, "extra": {"decision": 1, "ask": 2}}'
    assert errors(ask_text(line)) == [("extra", "unknown_field")]


# ---- strange but harmless


@pytest.mark.parametrize(
    "line", [ELIGIBILITY_EXAMPLE + "\r\n", "  " + ELIGIBILITY_EXAMPLE + " \t\r", ELIGIBILITY_EXAMPLE]
)
def test_blanks_about_a_line_change_nothing(ask_text, line):
    assert ask_text(line) == ask_text(ELIGIBILITY_EXAMPLE) == ask_text(line.encode())


def test_a_byte_order_mark_before_the_first_line_of_a_file_is_let_by(ask_text):
    assert ask_text(b"\xef\xbb\xbf" + ELIGIBILITY_EXAMPLE.encode())["ok"] is True


@pytest.mark.parametrize("strange", ["\u2028", "\u2029", "\x85", "\ud800", "\x00", "\U0001f600", "ѕсг"])
def test_strange_characters_are_told_like_any_other(ask_text, strange):
    line = json.dumps({"ask": "eligibility", "answers": {f"a{strange}b": "yes"}})
    response = ask_text(line)
    assert errors(response) == [(f"answers.a{strange}b", "unknown_field")]
    json.dumps(response).encode("ascii")
    if strange not in ("\ud800", "\x00"):
        raw = json.dumps(json.loads(line), ensure_ascii=False)
        assert ask_text(raw) == ask_text(raw.encode()) == response


@pytest.mark.parametrize("digits", [20, 4300, 4301, 50_000])
def test_a_number_however_long_is_json_and_no_answer(ask_text, digits):
    number = "1" * digits
    line = f'{{"ask": "eligibility", "answers": {{"child_died": {number}}}}}'
    assert errors(ask_text(line)) == [("answers.child_died", "not_an_answer")]
    assert errors(ask_text(f'{{"ask": "timeline", "as_at": -{number}}}')) == [("as_at", "not_a_date")]


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1e-999", "0.1", "-0"])
def test_a_number_however_large_is_json_and_no_answer(ask_text, number):
    line = f'{{"ask": "eligibility", "answers": {{"child_died": {number}}}}}'
    assert errors(ask_text(line)) == [("answers.child_died", "not_an_answer")]


@pytest.mark.parametrize("depth", [100, 1_000, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_however_deep_a_value_is_nested_it_is_refused_and_nothing_falls_over(ask_text, depth, opening, closing):
    """Past a depth that no request comes near, a line is refused whole."""
    nested = f"{opening * depth}1{closing * depth}"
    found = errors(ask_text(f'{{"ask": "eligibility", "answers": {{"child_died": {nested}}}}}'))
    assert found in ([("answers.child_died", "not_an_answer")], [(None, "not_json")])
    if depth == 100:
        assert found == [("answers.child_died", "not_an_answer")]
    assert errors(ask_text(opening * depth)) == [(None, "not_json")]


# ---- whatever comes


@settings(max_examples=400)
@given(value=drawn_requests.anything)
def test_any_json_value_gets_a_well_formed_answer(ask, value):
    assert (ask(value)["ok"]) is (drawn_requests.problems(value) == set())


@settings(max_examples=400)
@given(text=st.text() | st.binary())
def test_any_text_gets_a_well_formed_answer(ask_text, text):
    ask_text(text)


@settings(max_examples=600)
@given(request=drawn_requests.near_requests)
def test_a_request_that_is_nearly_right_is_told_each_problem_once_and_no_other(ask, request):
    response = ask(request)
    expected = drawn_requests.problems(request)
    found = [(error["field"], error["code"]) for error in response.get("errors", [])]
    assert sorted(found, key=str) == sorted(expected, key=str)


@settings(max_examples=300)
@given(request=drawn_requests.eligibility_requests)
def test_every_right_request_about_eligibility_is_answered(ask, request):
    response = ask(request)
    assert response["ok"] is True
    answers = request.get("answers", {})
    found = response["eligibility"]
    listed = [name for answer in ("yes", "no", "unknown") for name in found["indicators"][answer]]
    assert sorted(listed) == sorted(name for name in INDICATORS if name in answers)
    assert set(found["needed"]).isdisjoint(name for name, answer in answers.items() if answer != "unknown")


@settings(max_examples=100)
@given(request=drawn_requests.explanation_requests)
def test_every_right_request_for_an_explanation_is_answered_and_agrees_with_eligibility(ask, request):
    """What settles it is there just where nothing is needed. Each other answer leads where it is said to; what is not
    listed changes neither the outcome nor a criterion. What is presumed is looked at only where it was answered.
    """
    explained = ask(request)["explanation"]
    found = ask(request | {"ask": "eligibility"})["eligibility"]
    assert bool(explained["conclusion"]["because"]) is not bool(found["needed"])
    assert bool(explained["conclusion"]["would_settle"]) is bool(found["needed"])
    listed = {(change["question"], change["answer"]): change for change in explained["what_if"]}
    looked_at = [id for id in QUESTIONS[:11] if id != "under_18" or id in request["answers"]]
    assert {question for question, _ in listed} <= set(looked_at)
    for question in looked_at:
        for other_answer in ("yes", "no", "unknown"):
            changed = request["answers"] | {question: other_answer}
            other = ask({"ask": "eligibility", "answers": changed})["eligibility"]
            moved = [
                {"id": new["id"], "status": new["status"]}
                for old, new in zip(found["criteria"], other["criteria"], strict=True)
                if old["status"] != new["status"]
            ]
            said = listed.get((question, other_answer), found | {"criteria": []})
            assert said["criteria"] == moved
            assert said["conclusion"] == other["conclusion"]
            assert said["could_become"] == other["could_become"]


@settings(max_examples=500)
@given(request=drawn_requests.timeline_requests)
def test_every_timeline_of_well_formed_dates_is_answered_or_told_what_is_out_of_order(ask, request):
    expected = drawn_requests.problems(request)
    response = ask(request)
    assert {(error["field"], error["code"]) for error in response.get("errors", [])} == expected
    if response["ok"]:
        for deadline in response["timeline"]["deadlines"]:
            if request.get("as_at") is None:
                assert deadline["days"] is None
                assert deadline["status"] not in ("upcoming", "due_today", "overdue")


@settings(max_examples=200)
@given(request=drawn_requests.near_requests | drawn_requests.eligibility_requests | drawn_requests.timeline_requests)
def test_a_request_is_never_changed_and_the_same_one_gives_the_same_bytes(ask, ask_text, request):
    before = deepcopy(request)
    first = json.dumps(ask(request))
    assert request == before
    assert json.dumps(ask(request)) == first
    assert json.dumps(ask_text(json.dumps(request))) == first


@settings(max_examples=200)
@given(request=drawn_requests.eligibility_requests | drawn_requests.timeline_requests, seed=st.integers())
def test_the_order_in_which_answers_are_given_makes_no_difference(ask, request, seed):
    def shuffled(part):
        names = list(part)
        random.Random(seed).shuffle(names)
        return {name: shuffled(part[name]) if isinstance(part[name], dict) else part[name] for name in names}

    assert json.dumps(ask(shuffled(request))) == json.dumps(ask(request))


def test_an_explanation_shares_nothing_with_the_next(ask):
    request = {"ask": "explanation", "answers": {"child_died": "yes", "died_in_custody": "yes"}}
    first = ask(request)
    kept = json.dumps(first)
    for change in first["explanation"]["what_if"]:
        change["criteria"].clear()
        change["could_become"].append("spoiled")
    for decided in (first["explanation"]["conclusion"], *first["explanation"]["criteria"]):
        decided["because"].append("spoiled")
        for way in decided["would_settle"]:
            way["answers"].clear()
    assert json.dumps(ask(request)) == kept


def test_a_response_shares_nothing_with_the_next(ask):
    first = ask({"ask": "eligibility"})
    kept = json.dumps(first)
    first["eligibility"]["needed"].clear()
    first["eligibility"]["criteria"][0]["provisions"].append("9.9")
    first["eligibility"]["lead"]["needed"].clear()
    first["notices"].clear()
    assert json.dumps(ask({"ask": "eligibility"})) == kept


def test_each_of_many_names_given_twice_is_told_once(current):
    """One line cannot hold the others up: what it costs to look for names given twice grows with its length alone."""
    names = [f"name{number}" for number in range(20_000)]
    text = json.dumps({"ask": "eligibility"})[:-1] + "".join(f', "{name}": 1' for name in [*names, names[7]]) + "}"
    problems = responses.answer_text(current, text)["errors"]
    assert [problem["field"] for problem in problems if problem["code"] == "duplicate_field"] == ["name7"]
