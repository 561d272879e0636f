"""The calculator of a procedure: pure Python, standard library only.

``answer(request)`` is all that anyone needs: the command line and the browser both come through it.
"""

from calculator import edition, responses

__all__ = ["answer"]


def answer(request: object) -> dict:
    """The response to a request ``{"ask": "eligibility" | "timeline", …}``; problems are told, never raised."""
    return responses.answer(edition.current(), request)
