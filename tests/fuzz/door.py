"""Requests damaged at every level, and what holds of the answer to whatever comes through the door."""

import json
import re
from random import Random

from calculator import browser, edition, responses
from tests.case_files import cases
from tests.engine import drawn_requests, well_formed
from tests.engine.well_formed import EVENTS, QUESTIONS

LARGEST = 4_000
WORDS = (
    *QUESTIONS, *EVENTS, "ask", "answers", "dates", "as_at", "eligibility", "explanation", "timeline", "yes", "no",
    "unknown", "derby", "derbyshire", "elsewhere", "initiate", "not_initiate", "",
)  # fmt: skip
MOMENTS = (
    "2018-03-01", "2018-03-01T16:30", "2018-03-25T01:30", "2018-10-28T01:30", "2018-02-29", "2020-02-29",
    "0001-01-01", "0001-01-01T00:00", "9999-12-31", "9999-12-31T23:59", "2012-01-01", "2028-12-31", "2019-09-30",
    "2018-3-1", "20180301", "2018-W09-4", "2018-03-01T24:00", "2018-03-01T16:30:00", "2018-03-01T16:30Z",
    "２０１８-03-01", " 2018-03-01", "2018-03-01\n", "-2018-03-01", "2018-060",
)  # fmt: skip
OTHERS = (
    None, True, False, 0, -1, 1.5, 1e400, 10**30, [], {}, [[]], {"": {}}, ["yes"], {"child_died": "yes"}, "Yes",
    "\ud800", "\0", "\u202e", "é", "{}", "x" * 300,
)  # fmt: skip
# What stands somewhere in a text that is no JSON, or only just.
SLIPS = (
    b",", b"{", b"}", b"[", b"]", b":", b'"', b"'", b"\\", b"\\u", b"\\ud800", b"NaN", b"-Infinity", b"1e999", b"-0",
    b"9" * 5_000, b"\xef\xbb\xbf", b"\xff", b"\xc3", b"\0", b"\n", b"\r", b"//", b"[" * 200, b'{"a":' * 200, b" ",
    b'"ask": "timeline",', b"\xe2\x80\xa8",
)  # fmt: skip

# The independent account knows the clock changes of 1996 and later.
EARLY = re.compile('"(?:0|1[0-8]|19[0-8]|199[0-5])[0-9]*-[0-9]{2}-[0-9]{2}T')


class Pairs(list):
    """A JSON object as its names and values, so that a name may come twice."""


def seeds() -> list[bytes]:
    """The requests of the cases."""
    return [case.line.encode() for case in cases()]


def changed(data: bytes, drawing: Random) -> bytes:
    """A request with a slip or two: in its values, names and order where it is JSON, in its text too."""
    for _ in range(drawing.randint(1, 3)):
        try:
            value = json.loads(data, object_pairs_hook=Pairs)
        except (ValueError, RecursionError):
            value = drawing.choice(seeds()) if drawing.random() < 0.1 else None
            data = value or _slipped(data, drawing)
        else:
            data = _written(_changed_value(value, drawing)) if drawing.random() < 0.8 else _slipped(data, drawing)
    return data


def _slipped(data: bytes, drawing: Random) -> bytes:
    at = drawing.randint(0, len(data))
    gone = drawing.choice((0, 0, 1, 2, 20))
    return data[:at] + drawing.choice((b"", *SLIPS)) + data[at + gone :]


def _changed_value(value: object, drawing: Random) -> object:
    """A value with one thing changed, at any depth."""
    if isinstance(value, list) and value and drawing.random() < 0.7:
        at = drawing.randrange(len(value))
        part = value[at]
        if isinstance(value, Pairs):
            name, within = part
            return Pairs([*value[:at], (name, _changed_value(within, drawing)), *value[at + 1 :]])
        return [*value[:at], _changed_value(part, drawing), *value[at + 1 :]]
    if isinstance(value, Pairs):
        return _changed_object(value, drawing)
    return drawing.choice((_drawn(drawing), _drawn(drawing), [value], Pairs([("a", value)])))


def _changed_object(pairs: Pairs, drawing: Random) -> Pairs:
    pairs = Pairs(pairs)
    way = drawing.randrange(6)
    if way == 0 or not pairs:
        pairs.insert(drawing.randint(0, len(pairs)), (drawing.choice(WORDS), _drawn(drawing)))
        return pairs
    at, other = (drawing.randrange(len(pairs)) for _ in "ab")
    name, value = pairs[at]
    if way == 1:
        del pairs[at]
    elif way == 2:
        pairs.append((name, drawing.choice((value, _drawn(drawing)))))
    elif way == 3:
        pairs[at], pairs[other] = (name, pairs[other][1]), (pairs[other][0], value)
    elif way == 4:
        cut = drawing.randint(0, len(name))
        pairs[at] = (name[:cut] + drawing.choice("_aé ") + name[cut + 1 :], value)
    else:
        drawing.shuffle(pairs)
    return pairs


def _drawn(drawing: Random) -> object:
    return drawing.choice(drawing.choice((WORDS, MOMENTS, OTHERS)))


def _written(value: object) -> bytes:
    if isinstance(value, Pairs):
        return b"{" + b", ".join(_written(name) + b": " + _written(part) for name, part in value) + b"}"
    if isinstance(value, list):
        return b"[" + b", ".join(map(_written, value)) + b"]"
    return json.dumps(value).encode()


def check(data: bytes) -> None:
    """Raises AssertionError where the response to a line is not as the contract has it, and whatever else is raised."""
    current = edition.current()
    response = responses.answer_text(current, data)
    wrong = well_formed.problems(response)
    assert not wrong, wrong
    assert json.loads(json.dumps(response)) == response
    found = {(error["field"], error["code"]) for error in response.get("errors", ())}
    if not {"not_json", "duplicate_field"} & {code for _, code in found}:
        request = json.loads(data.decode("utf-8-sig"), parse_int=float)
        if not EARLY.search(json.dumps(request)):
            assert found == drawn_requests.problems(request)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        assert found == {(None, "not_json")}
    else:
        shown = json.loads(browser.respond(text))
        assert shown["response"]["ok"] is (response["ok"] and not text.startswith("\ufeff"))
