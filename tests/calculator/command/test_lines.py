"""JSON Lines in bulk: what is written is what the door says, byte for byte."""

import json

from calculator import door
from calculator.command import lines
from tests.case_files import cases


def test_each_line_written_is_the_json_of_what_the_door_answers(current):
    asked = [case.line.encode() + b"\n" for case in cases()]
    written = list(lines.answers(current, asked))
    assert written == [json.dumps(door.answer_text(current, line)).encode() + b"\n" for line in asked]


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
