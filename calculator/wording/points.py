"""The points of interpretation on which a date rests, in words."""

from calculator.dates.working import points
from calculator.procedure import Procedure
from calculator.wording import timeline as said


def told(procedure: Procedure, deadline: dict) -> list[str]:
    """The points of a deadline by their titles, in one line; none where it runs from nothing yet or rests on none."""
    if deadline["working"]["start"] is None:
        return []
    found = points(procedure, procedure.timescales[deadline["id"]])
    return [said.read_here(point.title for point in found)] if found else []
