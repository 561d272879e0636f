"""All that an answer depends on, put together once: procedure, bank holidays, clock and digest.

In the browser it comes from the module that the build put into the wheel; in a checkout it is made afresh from
``procedure.yaml``, so that the command line cannot be out of date.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from zoneinfo import ZoneInfo

from calculator import procedure
from calculator.criteria.conditions import TooEntangled
from calculator.criteria.rules import Rules, prepare
from calculator.dates.working_days import BankHolidays
from calculator.procedure import Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A procedure with what it takes to answer by it. ``digest`` is the SHA-256 of everything that has a meaning."""

    procedure: Procedure
    rules: Rules
    holidays: BankHolidays
    clock: ZoneInfo
    digest: str


def from_dict(data: Mapping) -> Edition:
    """An edition from ``{"procedure": …, "bank_holidays": {"from", "to", "days"}, "clock": bytes, "digest": …}``.

    ``clock`` is the compiled time-zone file of Europe/London.
    """
    found = procedure.from_dict(data["procedure"])
    holidays = data["bank_holidays"]
    return Edition(
        procedure=found,
        rules=prepare(found),
        holidays=BankHolidays(
            first=date.fromisoformat(holidays["from"]),
            last=date.fromisoformat(holidays["to"]),
            names={date.fromisoformat(day): name for day, name in holidays["days"].items()},
        ),
        clock=ZoneInfo.from_file(BytesIO(data["clock"]), key="Europe/London"),
        digest=data["digest"],
    )


class EditionError(Exception):
    """The procedure cannot be used. The message says where and why."""


@cache
def current() -> Edition:
    """The edition that this copy of the calculator answers by. Raises EditionError."""
    try:
        import calculator_edition
    except ModuleNotFoundError:
        from publish import source
        from publish.edition import PROCEDURE, data
        from publish.problems import SourceError

        try:
            return from_dict(data(source.load(PROCEDURE).procedure))
        except (SourceError, TooEntangled) as error:
            raise EditionError(str(error)) from None
    return from_dict(calculator_edition.EDITION)
