"""What the calculator answers by, as plain data: the procedure, the bank holidays, the clock and their digest."""

import json
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from calculator.procedure import Procedure, to_dict
from publish import bank_holidays, source

PROCEDURE = Path(__file__).parents[1] / "procedure.yaml"
CLOCK = "zoneinfo/Europe/London"


def data(procedure: Procedure | None = None) -> dict:
    """An edition for ``calculator.edition.from_dict``, of ``procedure.yaml`` unless another procedure is given.

    Raises ``publish.source.SourceError`` where the file cannot be used.
    """
    found = to_dict(procedure or source.load(PROCEDURE).procedure)
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
