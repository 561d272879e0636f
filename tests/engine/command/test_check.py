"""A saved result is held against what is answered now: the same, different, or not to be read."""

import json

import pytest

from calculator import __main__, exports, requests
from calculator.command import check
from calculator.command.check import DIFFERS, SAME, UNREADABLE
from tests.engine.exported import DEATH, MADE, REVIEW


@pytest.fixture
def saved(current):
    """The data of an export, as they are written and as they are read."""

    def made(request=REVIEW):
        return json.loads(exports.export(current, json.dumps(request), "data", MADE, "Case 12").body)

    return made


@pytest.fixture
def checked(current):
    def check_(found):
        return check.check(current, found if isinstance(found, str | bytes) else json.dumps(found))

    return check_


@pytest.mark.parametrize("request_", [REVIEW, DEATH, {"ask": "timeline"}])
def test_what_was_saved_by_this_edition_is_the_same(saved, checked, request_):
    said = "The answer is the same. The digest is that of this edition, 2018-07."
    assert checked(saved(request_)) == (SAME, said)


@pytest.mark.parametrize("request_", [REVIEW, DEATH])
def test_what_was_saved_before_the_notices_stood_in_it_is_the_same_too(saved, checked, request_):
    found = saved(request_)
    del found["notices"]
    assert checked(found)[0] == SAME


def test_the_bytes_are_read_with_and_without_a_byte_order_mark(saved, checked):
    body = json.dumps(saved()).encode()
    assert checked(body)[0] == checked(b"\xef\xbb\xbf" + body)[0] == SAME


def test_a_file_in_another_encoding_cannot_be_read(saved, checked):
    assert checked(json.dumps(saved(REVIEW)).encode("utf-16"))[0] == UNREADABLE


def test_a_changed_date_is_told_with_where_it_stands(saved, checked):
    found = saved()
    found["response"]["timeline"]["deadlines"][2]["due"] = "2018-03-28"
    assert checked(found) == (
        DIFFERS,
        "The answer differs. The digest is that of this edition, 2018-07.\n"
        '  response.timeline.deadlines[2].due: the file has "2018-03-28", the answer is "2018-03-27"',
    )


def test_a_changed_request_is_answered_anew(saved, checked):
    found = saved()
    found["request"]["dates"]["decision"] = "2018-03-21"
    status, message = checked(found)
    assert status == DIFFERS
    assert 'response.timeline.deadlines[2].due: the file has "2018-03-27", the answer is "2018-03-28"' in message


@pytest.mark.parametrize("field", ["digest", "edition", "id"])
def test_a_result_of_another_edition_is_told_of_even_where_its_answer_is_the_same(saved, checked, current, field):
    found = saved()
    found["response"]["procedure"][field] = "0" * 64
    told = f"The answer is the same. The file is not of this edition, 2018-07, of which the digest is {current.digest}."
    assert checked(found) == (DIFFERS, told)


def test_a_changed_explanation_differs_too_and_so_does_one_that_is_missing(saved, checked):
    changed, lacking = saved(DEATH), saved(DEATH)
    changed["explanation"]["conclusion"]["because"] = [{"question": "child_died", "answer": "yes"}]
    del lacking["explanation"]
    assert "explanation.conclusion.because[0]: the file has {" in checked(changed)[1]
    assert "explanation: the file has nothing, the answer is {" in checked(lacking)[1]
    assert checked(changed)[0] == checked(lacking)[0] == DIFFERS


def test_what_is_missing_or_more_is_told(saved, checked):
    found = saved()
    found["response"]["timeline"]["deadlines"].pop()
    found["response"]["more"] = None
    status, message = checked(found)
    assert status == DIFFERS
    assert "response.timeline.deadlines[4]: the file has nothing, the answer is {" in message
    assert "response.more: the file has null, the answer is nothing" in message


@pytest.mark.parametrize(("was", "is_"), [(True, 1), (False, 0), (223, 223.0)])
def test_numbers_and_truth_are_not_taken_for_each_other(was, is_):
    assert list(check._differences(was, is_, "here"))


def test_only_so_many_differences_are_told_and_how_many_more_there_are(saved, checked):
    found = saved()
    found["response"]["timeline"]["deadlines"] = []
    found["response"]["timeline"]["undated"] = []
    _, message = checked(found)
    assert len(message.split("\n")) == 14
    assert message.endswith("  and 3 more")


@pytest.mark.parametrize(("count", "last"), [(12, '  response.more11: '), (13, "  and 1 more"), (14, "  and 2 more")])
def test_twelve_differences_are_told_and_further_ones_are_counted(saved, checked, count, last):
    found = saved()
    found["response"] |= {f"more{place}": None for place in range(count)}
    told = checked(found)[1].split("\n")[1:]
    assert [line.startswith("  response.more") for line in told[:12]] == [True] * 12
    assert len(told) == min(count, 13)
    assert told[-1].startswith(last)


def test_a_long_value_is_cut_and_letters_are_shown_as_they_are(saved, checked):
    for value, shown in (("é" * 78, f'"{"é" * 78}"'), ("é" * 79, f'"{"é" * 79}…')):
        found = saved()
        found["response"]["timeline"]["deadlines"][2]["due"] = value
        assert f"due: the file has {shown}, the answer is" in checked(found)[1]


def test_what_is_saved_of_a_refused_request_is_refused_again(saved, checked, current):
    request = {"ask": "timeline", "dates": {"decision": "nonsense"}}
    assert checked({"request": request, "response": requests.answer(current, request)})[0] == SAME


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "This is not JSON, or not whole."),
        ('{"request": {', "This is not JSON, or not whole."),
        (b"\xff\xfe", "This is not JSON, or not whole."),
        ("[" * 100_000, "This is not JSON, or not whole."),
        ("[]", "This is no saved result: it has no “request” and “response”."),
        ('{"request": {}}', "This is no saved result: it has no “request” and “response”."),
        ('{"response": {}}', "This is no saved result: it has no “request” and “response”."),
    ],
)
def test_what_is_no_saved_result_cannot_be_read(checked, text, said):
    assert checked(text) == (UNREADABLE, said)


@pytest.mark.parametrize("value", [None, 1, "text", [], {}, [[]]])
def test_whatever_stands_in_a_file_is_told_of_and_never_a_traceback(checked, value):
    status, message = checked({"request": value, "response": value})
    assert status == DIFFERS
    assert message.startswith("The answer differs.")
    assert checked({"request": REVIEW, "response": value})[0] == DIFFERS
    assert checked({"request": REVIEW, "response": {"procedure": value}})[0] == DIFFERS


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("x", r"\ud800", r'  response.x: the file has "\ud800", the answer is nothing'),
        (r"\ud800", "1", r'  response.\ud800: the file has "1", the answer is nothing'),
        (r"a\nb", "1", r'  response.a\nb: the file has "1", the answer is nothing'),
        ("x", r"\u009b2J \u202e\u007f", r'  response.x: the file has "\u009b2J \u202e\u007f", the answer is nothing'),
        ("x", "é“名👧", '  response.x: the file has "é“名👧", the answer is nothing'),
    ],
)
def test_what_cannot_be_shown_is_told_as_it_is_escaped(tmp_path, capsys, field, value, line):
    """Half a character, which no output takes, an end of a line and what moves a terminal's cursor."""
    file = tmp_path / "saved.json"
    file.write_text(f'{{"request": {{"ask": "timeline"}}, "response": {{"{field}": "{value}"}}}}')
    assert __main__.main(["check", str(file)]) == DIFFERS
    assert line in capsys.readouterr().out.split("\n")


def test_the_command_checks_each_file_and_ends_with_the_worst(tmp_path, saved, capsys):
    """One that is the same, one that differs and one that is not there."""
    same, differs, gone = (tmp_path / name for name in ("same.json", "differs.json", "gone.json"))
    same.write_text(json.dumps(saved()))
    changed = saved()
    changed["response"]["timeline"]["deadlines"][2]["due"] = "2018-03-28"
    differs.write_text(json.dumps(changed))
    assert __main__.main(["check", str(same)]) == SAME
    assert __main__.main(["check", str(differs), str(same)]) == DIFFERS
    assert __main__.main(["check", str(gone), str(differs)]) == UNREADABLE
    told = capsys.readouterr().out
    assert told.count(f"{same}: The answer is the same.") == 2
    assert told.count(f"{differs}: The answer differs.") == 2
    assert f"{gone}: No such file or directory.\n" in told
