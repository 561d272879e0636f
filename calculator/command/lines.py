"""JSON Lines: a request a line, a response a line, in order."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from calculator import door
from calculator.edition import Edition
from calculator.memory import Memory

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
    written: Memory[str] = Memory()
    end = ""
    for line in lines:
        if line.strip():
            response = door.answer_text(edition, line)
            # The notices and the procedure are long and always the same: they are written once.
            end = end or _encode({key: response[key] for key in door.ALWAYS})[1:]
            yield f"{_own(response, written)[:-1]}, {end}\n".encode()


def _own(response: dict, written: Memory[str]) -> str:
    """What a response does not always end with."""
    if door.EXPLANATION in response:
        parts = (f'"{name}": {_lasting(part, written)}' for name, part in response[door.EXPLANATION].items())
        return f'{{"ok": true, "{door.EXPLANATION}": {{{", ".join(parts)}}}}}'
    return _encode({key: value for key, value in response.items() if key not in door.ALWAYS})


def _lasting(part: dict | list, written: Memory[str]) -> str:
    """JSON, in which what lasts is written once."""
    if isinstance(part, list):
        return f"[{', '.join([written.get(one, lambda one=one: _encode(one)) for one in part])}]"
    return _encode(part)
