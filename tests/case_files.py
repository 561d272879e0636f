"""The cases of ``tests/cases``, for every test that goes through them."""

from functools import cache

from publish.source.cases import FOLDER, Case, CaseError, load, read

__all__ = ["FOLDER", "Case", "CaseError", "cases", "read"]


@cache
def cases() -> tuple[Case, ...]:
    """Every case, in the order of the files' names. Raises CaseError for one that cannot be used."""
    return tuple(case for file in load() for case in file.cases)
