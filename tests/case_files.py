"""The cases of the real procedure, for every test that goes through them."""

from functools import cache
from pathlib import Path

from publish.cases import Case, CaseError, load, read

__all__ = ["FOLDER", "Case", "CaseError", "cases", "read"]

FOLDER = Path(__file__).parents[1] / "cases"


@cache
def cases() -> tuple[Case, ...]:
    """Every case, in the order of the files' names. Raises CaseError for one that cannot be used."""
    return tuple(case for file in load(FOLDER) for case in file.cases)
