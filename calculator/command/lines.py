"""JSON Lines: a request a line, a response a line, in order."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from calculator import responses
from calculator.edition import Edition
from calculator.requests import Problem, Refusal

CHUNK = 1 << 16
LONGEST_LINE = 1 << 20
"""In bytes, without its end."""
TOO_LONG = Problem(
    None,
    "not_json",
    f"This line is longer than {LONGEST_LINE:,} bytes, and was not read. Write one JSON object on each line, with no "
    "more in it than is asked for.",
)

_encode = json.JSONEncoder(check_circular=False).encode


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream as they come, without their ends.

    Of one longer than LONGEST_LINE a byte more than that is kept, by which it is known.
    """
    while line := stream.readline(LONGEST_LINE + 1):
        yield line.removesuffix(b"\n")
        while line and not line.endswith(b"\n"):
            line = stream.readline(CHUNK)


def answers(edition: Edition, asked: Iterable[bytes]) -> Iterator[bytes]:
    """The response to each line that is not blank, as a line of JSON."""
    for line in asked:
        if len(line) > LONGEST_LINE:
            response = responses.response(edition, Refusal((TOO_LONG,)))
        elif line.strip():
            response = responses.answer_text(edition, line)
        else:
            continue
        yield f"{_encode(response)}\n".encode()
