"""JSON Lines: a request a line, a response a line, in order."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from calculator import responses
from calculator.command.progress import Progress
from calculator.edition import Edition
from calculator.requests import Problem

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


def bursts(stream: BinaryIO, progress: Progress) -> Iterator[list[bytes]]:
    """The lines of a stream as they come, as many at a time as have come: whoever waits for an answer gets it.

    They come without their ends. Of one longer than LONGEST_LINE a byte more than that is kept, by which it is known.
    """
    begun = bytearray()
    while chunk := stream.read1(CHUNK):
        first, *others = chunk.split(b"\n")
        begun += first[: LONGEST_LINE + 1 - len(begun)]
        if others:
            *whole, rest = others
            yield [bytes(begun), *whole]
            begun = bytearray(rest)
        progress.add(len(others), len(chunk))
    if begun:
        yield [bytes(begun)]
        progress.add(1, 0)
    progress.end()


def answers(edition: Edition, asked: Iterable[bytes]) -> Iterator[bytes]:
    """The response to each line that is not blank, as a line of JSON."""
    for line in asked:
        if len(line) > LONGEST_LINE:
            yield _line(responses.answer_text(edition, b"") | {"errors": [TOO_LONG._asdict()]})
        elif line.strip():
            yield _line(responses.answer_text(edition, line))


def _line(response: dict) -> bytes:
    return f"{_encode(response)}\n".encode()
