"""JSON Lines: a request a line, a response a line, in order."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from calculator import requests
from calculator.edition import Edition

CHUNK = 1 << 16

_encode = json.JSONEncoder(check_circular=False).encode


def bursts(stream: BinaryIO) -> Iterator[list[bytes]]:
    """The lines of a stream as they come, as many at a time as have come: whoever waits for an answer gets it."""
    begun: list[bytes] = []
    while chunk := stream.read1(CHUNK):
        first, *others = chunk.split(b"\n")
        begun.append(first)
        if others:
            *whole, rest = others
            yield [b"".join(begun), *whole]
            begun = [rest]
    if any(begun):
        yield [b"".join(begun)]


def responses(edition: Edition, asked: Iterable[bytes]) -> Iterator[bytes]:
    """The response to each line that is not blank, as a line of JSON."""
    for line in asked:
        if line.strip():
            yield f"{_encode(requests.answer_text(edition, line))}\n".encode()
