"""A refused request as HTML: what to do, each tied to its field."""

from calculator.html._strings import element, items, text, to_field


def html(problems: list[dict]) -> str:
    """The error summary for ``errors`` of a response, each a link to its field."""
    parts = []
    for problem in problems:
        field = problem["field"]
        parts.append(to_field(field.rpartition(".")[2], problem["message"]) if field else text(problem["message"]))
    return element("h2", "There is a problem") + items("ul", parts)
