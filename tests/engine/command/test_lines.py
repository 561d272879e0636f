"""JSON Lines in bulk: what is written is what the door says, byte for byte."""

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from calculator import requests
from calculator.command import lines
from tests.case_files import cases
from tests.engine import drawn_requests


def test_each_line_written_is_the_json_of_what_the_door_answers(current):
    """Even of what is asked again."""
    asked = [case.line.encode() + b"\n" for case in cases()]
    explained = [line.replace(b'"eligibility"', b'"explanation"') for line in asked if b'"eligibility"' in line]
    asked = (asked + explained) * 2
    written = list(lines.responses(current, asked))
    assert written == [json.dumps(requests.answer_text(current, line)).encode() + b"\n" for line in asked]
    assert sum(b'"explanation": {' in line for line in written) > 100


@given(
    asked=st.lists(
        drawn_requests.eligibility_requests | drawn_requests.explanation_requests, min_size=1, max_size=8
    )
)
def test_whatever_is_asked_one_after_the_other_is_written_as_the_door_answers_it(current, asked):
    asked = [json.dumps(request).encode() for request in asked]
    written = list(lines.responses(current, asked))
    assert written == [json.dumps(requests.answer_text(current, line)).encode() + b"\n" for line in asked]


@given(written=st.lists(st.binary(max_size=20), max_size=20).map(b"\n".join), at_once=st.integers(1, 50))
def test_bursts_hold_every_line_once_and_in_order_however_they_come(written, at_once):
    class Trickle(io.BytesIO):
        def read1(self, size):
            return self.read(min(size, at_once))

    found = [line for burst in lines.bursts(Trickle(written)) for line in burst]
    expected = written.split(b"\n")
    assert found == (expected if expected[-1] else expected[:-1])


def test_lines_are_answered_one_at_a_time_as_they_come(current):
    taken = []

    def coming():
        for line in (b"{}\n", b"\n", b"[]\n"):
            taken.append(line)
            yield line

    found = lines.responses(current, coming())
    next(found)
    assert taken == [b"{}\n"]
    assert len(list(found)) == 1
