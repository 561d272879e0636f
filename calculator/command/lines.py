"""JSON Lines: a request a line, a response a line, in order."""

import json
from collections.abc import Iterable, Iterator

from calculator import door
from calculator.edition import Edition

_encode = json.JSONEncoder(check_circular=False).encode


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
