"""JSON Lines in bulk: what is written is what the door says, byte for byte."""

import io
import json
import tracemalloc
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import responses
from calculator.command import lines
from tests.case_files import cases
from tests.engine import drawn_requests


def test_each_line_written_is_the_json_of_what_the_door_answers(current):
    """Even of what is asked again."""
    asked = [case.line.encode() + b"\n" for case in cases()]
    explained = [line.replace(b'"eligibility"', b'"explanation"') for line in asked if b'"eligibility"' in line]
    asked = (asked + explained) * 2
    written = list(lines.answers(current, asked))
    assert written == [json.dumps(responses.answer_text(current, line)).encode() + b"\n" for line in asked]
    assert sum(b'"explanation": {' in line for line in written) > 100


@given(
    asked=st.lists(
        drawn_requests.eligibility_requests | drawn_requests.explanation_requests, min_size=1, max_size=8
    )
)
def test_whatever_is_asked_one_after_the_other_is_written_as_the_door_answers_it(current, asked):
    asked = [json.dumps(request).encode() for request in asked]
    written = list(lines.answers(current, asked))
    assert written == [json.dumps(responses.answer_text(current, line)).encode() + b"\n" for line in asked]


class Trickle(io.RawIOBase):
    """Bytes as they come, so many at a time; of what it gave, it keeps nothing."""

    def __init__(self, pieces):
        self.pieces = iter(pieces)

    def readable(self):
        return True

    def readinto(self, buffer):
        piece = next(self.pieces, b"")
        buffer[: len(piece)] = piece
        return len(piece)


def read(pieces):
    return list(lines.lines(io.BufferedReader(Trickle(pieces))))


@given(written=st.lists(st.binary(max_size=20), max_size=20).map(b"\n".join), at_once=st.integers(1, 50))
def test_every_line_is_read_once_and_in_order_however_they_come(written, at_once):
    expected = written.split(b"\n")
    found = read(written[place : place + at_once] for place in range(0, len(written), at_once))
    assert found == (expected if expected[-1] else expected[:-1])


@pytest.mark.parametrize("end", [b"", b"\n", b"\n{}", b"\n{}\n"])
@pytest.mark.parametrize(("length", "kept"), [(2**20, 2**20), (2**20 + 1, 2**20 + 1), (2**20 + 70_000, 2**20 + 1)])
def test_about_the_longest_a_line_may_be_one_is_read_and_another_known_as_too_long(length, kept, end):
    whole = b"x" * length + end
    found = read(whole[place : place + 8192] for place in range(0, len(whole), 8192))
    assert list(map(len, found)) == [kept, *([2] if b"{" in end else [])]


def test_of_a_line_of_fifty_megabytes_no_more_is_kept_than_shows_that_it_is_too_long():
    tracemalloc.start()
    found = read(chain(repeat(b"x" * 8192, 6_400), (b"\n{}\n",)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert list(map(len, found)) == [2**20 + 1, 2]
    assert most < 5 * 2**20


@pytest.mark.parametrize("filled", [b"x", b" "])
def test_a_line_of_a_megabyte_is_read_and_a_longer_one_refused_by_its_length_and_the_next_answered(current, filled):
    """Even one that as far as it was read is blank: what else stands in it is not known."""
    request = b'{"ask": "timeline", "dates": {}}'
    longest = request.ljust(1_048_576)
    read, refused, after = map(json.loads, lines.answers(current, [longest, filled * 1_048_577, request]))
    assert (read["ok"], after) == (True, read)
    (problem,) = refused["errors"]
    assert (refused["ok"], problem["field"], problem["code"]) == (False, None, "not_json")
    assert problem["message"].startswith("This line is longer than 1,048,576 bytes")
    assert (refused["notices"], refused["procedure"]) == (read["notices"], read["procedure"])


def test_lines_are_answered_one_at_a_time_as_they_come(current):
    taken = []

    def coming():
        for line in (b"{}\n", b"\n", b"[]\n"):
            taken.append(line)
            yield line

    found = lines.answers(current, coming())
    next(found)
    assert taken == [b"{}\n"]
    assert len(list(found)) == 1
