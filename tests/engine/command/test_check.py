"""A saved result is held against what is answered now: the same, different, or not to be read."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import __main__, exports
from calculator.command import check
from calculator.command.check import DIFFERS, SAME, UNREADABLE
from tests.engine.exported import DEATH, MADE, REVIEW

SAME_EDITION = "The text version is that of this edition, 2018-07."
CHANGED = "The seal is not that of the file: its time, its reference or more may have been changed."


def sealed(found):
    """Saved data under a seal as their author could set it: the SHA-256 of all else, by the order of the names."""
    held = {name: part for name, part in found.items() if name != "seal"}
    written = json.dumps(held, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return held | {"seal": sha256(written.encode()).hexdigest()}


@pytest.fixture(scope="module")
def saved(current):
    """The data of an export, as they are written and as they are read."""

    def made(request=REVIEW):
        return json.loads(exports.export(current, json.dumps(request), "data", MADE, "Case 12").body)

    return made


@pytest.fixture(scope="module")
def checked(current):
    def check_(found):
        return check.check(current, found if isinstance(found, bytes) else json.dumps(found).encode())

    return check_


@pytest.mark.parametrize("request_", [REVIEW, DEATH, {"ask": "timeline"}])
def test_what_was_saved_by_this_edition_is_the_same(saved, checked, request_):
    assert checked(saved(request_)) == (SAME, f"The answer is the same. {SAME_EDITION}")


def test_the_seal_is_the_sha_256_of_all_else_in_the_file(saved):
    assert saved() == sealed(saved())
    assert list(saved())[-1] == "seal"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("made", "2018-03-23T10:15+00:00"),
        ("reference", "Case 13"),
        ("reference", ""),
        ("seal", "0" * 64),
        ("seal", None),
    ],
)
def test_a_changed_time_reference_or_seal_is_told_though_nothing_can_say_what_it_was(saved, checked, name, value):
    """A time and a reference follow from no request: only the seal can show that they were others."""
    status, message = checked(saved() | {name: value})
    first, *differences = message.split("\n")
    assert (status, first) == (DIFFERS, f"The answer is the same. {SAME_EDITION} {CHANGED}")
    assert [line.startswith("  seal: the file has ") for line in differences] == [True]


@pytest.mark.parametrize("request_", [REVIEW, DEATH])
def test_of_a_file_from_before_the_seals_it_is_told_that_it_may_have_been_changed(saved, checked, request_):
    found = saved(request_)
    del found["seal"]
    status, message = checked(found)
    first, second = message.split("\n")
    assert (status, first) == (DIFFERS, f"The answer is the same. {SAME_EDITION} {CHANGED}")
    assert second.startswith("  seal: the file has nothing, the answer is ")


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("more", 1, "  more: the file has 1, the answer is nothing"),
        # Summer time begins on 25 March 2018.
        ("made", "2018-03-22T11:15+01:00", '  made: the file has "2018-03-22T11:15+01:00", the answer is "2018-03-2'),
        ("made", "2018-03-26T10:15+00:00", '  made: the file has "2018-03-26T10:15+00:00", the answer is "2018-03-2'),
        ("made", "2018-03-22T10:15:30+00:00", '  made: the file has "2018-03-22T10:15:30+00:00", the answer is'),
        ("reference", None, '  reference: the file has null, the answer is "None"'),
        ("reference", "a  b", '  reference: the file has "a  b", the answer is "a b"'),
        ("reference", "x" * 61, "  reference: the file has"),
        ("notices", [], '  notices[0]: the file has nothing, the answer is "Under the chapter of 2018;'),
        ("notices", None, "  notices: the file has null, the answer is ["),
    ],
)
def test_what_stands_beside_the_answer_is_as_it_is_saved_even_under_a_seal(saved, checked, name, value, line):
    status, message = checked(sealed(saved() | {name: value}))
    first, second = message.split("\n")[:2]
    assert (status, first) == (DIFFERS, f"The answer is the same. {SAME_EDITION}")
    assert second.startswith(line)


def test_what_is_missing_beside_the_answer_is_told(saved, checked):
    found = saved()
    del found["notices"]
    status, message = checked(sealed(found))
    assert status == DIFFERS
    assert message.split("\n")[1].startswith("  notices: the file has nothing, the answer is [")


@pytest.mark.parametrize(
    "made", ["soon", None, "", 5, "2018-03-22T10:15", "0001-01-01T00:00+00:00", "9999-12-31T23:59-12:00", [], "\ud800"]
)
def test_a_time_that_is_none_or_has_no_offset_was_never_saved(saved, checked, made):
    status, message = checked(sealed(saved() | {"made": made}))
    assert (status, message.count("\n")) == (UNREADABLE, 0)
    assert message.startswith("This is no saved result: ")


def test_a_time_within_the_hour_that_comes_twice_is_one_as_it_is_saved(saved, checked):
    for made in ("2018-10-28T01:30+01:00", "2018-10-28T01:30+00:00"):
        assert checked(sealed(saved() | {"made": made}))[0] == SAME


@pytest.mark.parametrize(
    ("text", "names"),
    [(b'{"request": {}, "response": {}, "made": 1, "made": 1}', "request, response, made"),
     (rb'{"request": {}, "response": {"a": {"b\u202e": 1, "b\u202e": 2}}}', r"b\u202e")],
)  # fmt: skip
def test_a_name_that_stands_twice_could_hide_a_change_and_is_no_saved_result(checked, text, names):
    assert checked(text) == (UNREADABLE, f"This is no saved result: a name stands twice among {names}.")


@given(data=st.data())
def test_whatever_one_value_is_changed_to_the_file_is_no_longer_the_same(saved, checked, data):
    """At any place of a file, of which some follow from the request and some do not."""
    found = saved(data.draw(st.sampled_from([REVIEW, DEATH])))
    within = found
    while True:
        places = sorted(within) if isinstance(within, dict) else range(len(within))
        place = data.draw(st.sampled_from(places))
        if not within[place] or not isinstance(within[place], (dict, list)):
            break
        within = within[place]
    other = data.draw(st.none() | st.booleans() | st.integers(0, 1) | st.text(max_size=3) | st.just([]))
    same = (type(other), other) == (type(within[place]), within[place])
    within[place] = other
    assert (checked(found)[0] == SAME) is same


def test_the_bytes_are_read_with_and_without_a_byte_order_mark(saved, checked):
    body = json.dumps(saved()).encode()
    assert checked(body)[0] == checked(b"\xef\xbb\xbf" + body)[0] == SAME


def test_a_file_in_another_encoding_cannot_be_read(saved, checked):
    assert checked(json.dumps(saved(REVIEW)).encode("utf-16"))[0] == UNREADABLE


def test_a_changed_date_is_told_with_where_it_stands(saved, checked):
    found = saved()
    found["response"]["timeline"]["deadlines"][2]["due"] = "2018-03-28"
    assert checked(sealed(found)) == (
        DIFFERS,
        f"The answer differs. {SAME_EDITION}\n"
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
    own = {"digest": current.digest, "edition": "2018-07", "id": current.procedure.id}[field]
    assert checked(sealed(found)) == (
        DIFFERS,
        "The answer is the same. The file is not of this edition, 2018-07.\n"
        f'  response.procedure.{field}: the file has "{"0" * 64}", the answer is "{own}"',
    )


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
    _, message = checked(sealed(found))
    assert len(message.split("\n")) == 14
    assert message.endswith("  and 3 more")


@pytest.mark.parametrize(("count", "last"), [(12, '  response.more11: '), (13, "  and 1 more"), (14, "  and 2 more")])
def test_twelve_differences_are_told_and_further_ones_are_counted(saved, checked, count, last):
    found = saved()
    found["response"] |= {f"more{place}": None for place in range(count)}
    told = checked(sealed(found))[1].split("\n")[1:]
    assert [line.startswith("  response.more") for line in told[:12]] == [True] * 12
    assert len(told) == min(count, 13)
    assert told[-1].startswith(last)


def test_a_long_value_is_cut_and_letters_are_shown_as_they_are(saved, checked):
    for value, shown in (("é" * 78, f'"{"é" * 78}"'), ("é" * 79, f'"{"é" * 79}…')):
        found = saved()
        found["response"]["timeline"]["deadlines"][2]["due"] = value
        assert f"due: the file has {shown}, the answer is" in checked(found)[1]


@pytest.mark.parametrize(
    ("request_", "why"),
    [
        (None, "Write the request as a JSON object"),
        ({"ask": "timeline", "dates": {"decision": "nonsense"}}, "Enter a real date for the Chair’s decision"),
        ({"ask": "explanation"}, "“data” cannot be made of this."),
        ({"ask": "timeline", "\ud800": 1}, r"“\ud800” is not asked here."),
    ],
)
def test_a_request_that_would_be_refused_today_is_told_with_why(saved, checked, request_, why):
    status, message = checked(sealed(saved() | {"request": request_}))
    assert (status, message.partition(why)[0]) == (DIFFERS, "The answer differs: the request is refused. ")
    assert why in message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "Expecting value: line 1 column 1 (char 0)."),
        (b'{"request": {', "Expecting property name"),
        (b"\xff\xfe", "'utf-8' codec can't decode byte 0xff"),
        (b"[" * 100_000, "maximum recursion depth exceeded"),
        (b"[]", "expected an object with made, reference, request, response."),
        (b'{"request": {}, "response": {}, "made": ""}', "expected an object with made, reference, request, response."),
    ],
)
def test_what_is_no_saved_result_cannot_be_read(checked, text, said):
    status, message = checked(text)
    assert (status, message.count("\n")) == (UNREADABLE, 0)
    assert message.startswith(f"This is no saved result: {said}")


@pytest.mark.parametrize("value", [None, 1, "text", [], {}, [[]]])
def test_whatever_stands_in_a_file_is_told_of_and_never_a_traceback(saved, checked, value):
    for other in (
        {"request": value, "response": value},
        {"response": value},
        {"response": {"procedure": value}},
        {"reference": value},
    ):
        assert checked(saved() | other)[0] == DIFFERS
    assert checked(saved() | {"response": value})[1].startswith("The answer differs.")


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("x", "\ud800", r'  response.x: the file has "\ud800", the answer is nothing'),
        ("\ud800", "1", r'  response.\ud800: the file has "1", the answer is nothing'),
        ("a\nb", "1", r'  response.a\nb: the file has "1", the answer is nothing'),
        ("x", "\u009b2J \u202e\u007f", r'  response.x: the file has "\u009b2J \u202e\u007f", the answer is nothing'),
        ("x", "é“名👧", '  response.x: the file has "é“名👧", the answer is nothing'),
    ],
)
def test_what_cannot_be_shown_is_told_as_it_is_escaped(tmp_path, saved, capsys, field, value, line):
    """Half a character, which no output takes, an end of a line and what moves a terminal's cursor."""
    file = tmp_path / "saved.json"
    found = saved()
    found["response"][field] = value
    file.write_text(json.dumps(found))
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
