"""JSON Lines: a request a line, a response a line, in order."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO

from calculator import requests
from calculator.command.progress import Progress
from calculator.criteria.memory import REMEMBERED, Lasting
from calculator.edition import Edition
from calculator.errors import Problem

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


class Answering:
    """Writes the responses of an edition; what they share is written out once."""

    def __init__(self, edition: Edition):
        self._edition = edition
        self._lasting = lru_cache(REMEMBERED)(_encode)
        self._end = ""

    def lines(self, asked: Iterable[bytes]) -> Iterator[bytes]:
        """The response to each line that is not blank, as a line of JSON."""
        for line in asked:
            if len(line) > LONGEST_LINE or line.strip():
                response = self._answer(line)
                self._end = self._end or _encode({key: response[key] for key in requests.ALWAYS})[1:]
                yield f"{self._own(response)[:-1]}, {self._end}\n".encode()

    def _answer(self, line: bytes) -> dict:
        if len(line) <= LONGEST_LINE:
            return requests.answer_text(self._edition, line)
        return requests.answer_text(self._edition, b"") | {"errors": [TOO_LONG.to_dict()]}

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
