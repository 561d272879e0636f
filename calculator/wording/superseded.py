"""That the procedure applies no more, as it is said with each of its results; nothing of one that still applies."""

from calculator.procedure import Procedure
from calculator.wording import phrases


def line(procedure: Procedure) -> str:
    """“Under the chapter of 2018; replaced in 2019.”"""
    gone = procedure.superseded
    return f"{gone.under}; {phrases.lower(gone.replaced)}" if gone else ""


def announced(procedure: Procedure, word: str, sentence: str = "") -> str:
    """A result as it is heard, by its word and, where that says more, by a sentence without its full stop.

    “Result: must. Under the chapter of 2018, a review must be held. Replaced in 2019.”
    """
    gone, word = procedure.superseded, phrases.lower(word).removesuffix(".")
    if not gone:
        return f"Result: {word}." + (f" {sentence}." if sentence else "")
    under = f". {gone.under}, {phrases.lower(sentence)}" if sentence else f", {phrases.lower(gone.under)}"
    return f"Result: {word}{under}. {gone.replaced}"
