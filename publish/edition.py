"""What the calculator answers by, as plain data: the procedure, the bank holidays, the clock and their digest."""

import json
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from calculator.procedure import Procedure, to_dict
from publish import bank_holidays

PROCEDURE = Path(__file__).parents[1] / "procedure.yaml"
"""The project's own, for whoever names no other. Nothing here reads it."""
CLOCK = "zoneinfo/Europe/London"


def data(procedure: Procedure) -> dict:
    """The edition of a procedure, for ``calculator.edition.from_dict``."""
    found = to_dict(procedure)
    holidays = bank_holidays.official()
    clock = files("tzdata").joinpath(CLOCK).read_bytes()
    meaning = {"procedure": found, "bank_holidays": holidays, "clock": sha256(clock).hexdigest()}
    written = json.dumps(meaning, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return {
        "procedure": found,
        "bank_holidays": holidays,
        "clock": clock,
        "digest": sha256(written.encode()).hexdigest(),
    }
