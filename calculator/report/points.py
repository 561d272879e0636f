"""The points of interpretation on which a date rests."""

from calculator.procedure import Citation, Procedure, Timescale
from calculator.report import timeline_sentences as said


def points(procedure: Procedure, timescale: Timescale) -> list[Citation]:
    """The points that affect a timescale, those of its other readings, and those of its counting.

    A unit may be counted for several timescales: a point of its counting that affects others alone is left out.
    """
    others = {point.id for other in procedure.timescales for point in other.interpretations}
    counting = next(counting for counting in procedure.counting if counting.unit == timescale.unit)
    found = (
        *timescale.interpretations,
        *(reading.interpretation for reading in timescale.readings),
        *(point for point in counting.interpretations if point.id not in others),
    )
    return list({point.id: point for point in found}.values())


def told(procedure: Procedure, deadline: dict) -> list[str]:
    """The points of a deadline by their titles, in one line; none where it runs from nothing yet or rests on none."""
    if deadline["working"]["start"] is None:
        return []
    found = points(procedure, procedure.timescale(deadline["id"]))
    return [said.read_here(point.title for point in found)] if found else []
