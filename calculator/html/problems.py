"""A refused request as HTML: what to do, each tied to its field."""

from collections.abc import Iterable

from calculator.html.markup import Html, element, items, to_field
from calculator.requests import Problem


def render(problems: Iterable[Problem]) -> Html:
    """The error summary, each problem with a field a link to it."""
    parts = (
        to_field(problem.field.rpartition(".")[2], problem.message) if problem.field else problem.message
        for problem in problems
    )
    return element("h2", "There is a problem") + items("ul", parts)
