"""JSON Lines: a request a line, a response a line, in order."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO

from calculator import requests
from calculator.criteria.memory import REMEMBERED, Lasting
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


class Answering:
    """Writes the responses of an edition; what they share is written out once."""

    def __init__(self, edition: Edition):
        self._edition = edition
        self._lasting = lru_cache(REMEMBERED)(_encode)
        self._end = ""

    def lines(self, asked: Iterable[bytes]) -> Iterator[bytes]:
        """The response to each line that is not blank, as a line of JSON."""
        for line in asked:
            if line.strip():
                response = requests.answer_text(self._edition, line)
                self._end = self._end or _encode({key: response[key] for key in requests.ALWAYS})[1:]
                yield f"{self._own(response)[:-1]}, {self._end}\n".encode()

    def _own(self, response: dict) -> str:
        """What a response does not always end with."""
        for ask in requests.SHARING:
            if ask in response:
                parts = [f'"{name}": {self._part(part)}' for name, part in response[ask].items()]
                return f'{{"ok": true, "{ask}": {{{", ".join(parts)}}}}}'
        return _encode({key: value for key, value in response.items() if key not in requests.ALWAYS})

    def _part(self, part: object) -> str:
        if isinstance(part, (Lasting, str)):
            return self._lasting(part)
        if isinstance(part, list) and part:
            if isinstance(part[0], Lasting):
                return f"[{', '.join(map(self._lasting, part))}]"
            if isinstance(part[0], str):
                return self._lasting(tuple(part))
        return _encode(part)
