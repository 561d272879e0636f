"""How the pieces of a sentence are written, so that a sentence stands once and is read as plain text or as HTML."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from calculator.wording import phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What becomes of a text, of what is to stand out, of a field (its id and words), and of cited provisions."""

    text: Callable[[object], str]
    strong: Callable[[object], str]
    field: Callable[[str, str], str]
    cites: Callable[[Iterable[str]], str]


def _cited(provisions: Iterable[str]) -> str:
    found = phrases.cited(provisions)
    return found and f"{found}."


PLAIN = Voice(text=str, strong=str, field=lambda _, shown: shown, cites=_cited)
