"""A result as data, which ``calculator.command.check`` reads: request, response and by what it was made."""

import json
from collections.abc import Mapping
from hashlib import sha256

from calculator import responses
from calculator.criteria.assessment import Assessment
from calculator.criteria.explanation import explain
from calculator.dates import clock
from calculator.exports.record import Answered

SEAL = "seal"


def render(answered: Answered) -> bytes:
    """JSON, with its seal."""
    edition, request, result, stamp, _ = answered
    saved = {
        "made": clock.write(stamp.at.astimezone(edition.clock)),
        "reference": stamp.reference,
        "notices": stamp.notices,
        "request": request.given,
        "response": responses.response(edition, result),
    }
    if isinstance(result, Assessment):
        saved |= responses.part(explain(edition.rules, request.answers))
    saved[SEAL] = seal(saved)
    return (json.dumps(saved, ensure_ascii=False, indent=1) + "\n").encode()


def seal(saved: Mapping) -> str:
    """The SHA-256 of saved data as canonical JSON, of all but the seal itself, in hexadecimal.

    It shows that something was changed, and nothing of who saved it: whoever forges the data can seal them again.
    """
    held = {name: part for name, part in saved.items() if name != SEAL}
    return sha256(json.dumps(held, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
