"""A refused request as HTML: what to do, each tied to its field."""

from calculator.html.markup import Html, element, items, joined, to_field


def html(problems: list[dict]) -> Html:
    """The error summary for ``errors`` of a response, each a link to its field."""
    parts = [
        to_field(problem["field"].rpartition(".")[2], problem["message"]) if problem["field"] else problem["message"]
        for problem in problems
    ]
    return joined([element("h2", "There is a problem"), items("ul", parts)])
