"""JSON Lines: a request a line, a response a line, in order."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from calculator import door
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


def answers(edition: Edition, lines: Iterable[bytes]) -> Iterator[bytes]:
    """The response to each line that is not blank, as a line of JSON."""
    same: dict[str, str] = {}
    for line in lines:
        if line.strip():
            response = door.answer_text(edition, line)
            # The notices and the procedure are long and always the same: they are written once.
            own = {key: value for key, value in response.items() if key not in door.ALWAYS}
            if not same:
                same["end"] = _encode({key: response[key] for key in door.ALWAYS})[1:]
            yield f"{_encode(own)[:-1]}, {same['end']}\n".encode()
