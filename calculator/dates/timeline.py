"""Which dates follow from those of a case, forwards and back."""

from typing import NamedTuple

from calculator.dates.backward_plan import BackwardPlan, backward_plan
from calculator.dates.case import Case
from calculator.dates.deadlines import Deadline, deadlines
from calculator.dates.present_duties import DatedDuty, present_duties
from calculator.dates.warnings import Raised, warnings
from calculator.procedure import Undated


class Timeline(NamedTuple):
    """What follows from a case: its deadlines, in the order of the file, and what stands beside them.

    ``undated`` are the duties without a period that arise. ``backward_plan`` is None where nothing is planned
    backwards. ``present_duties`` are empty as long as the dates lie within the time of the procedure.
    """

    case: Case
    deadlines: tuple[Deadline, ...]
    undated: tuple[Undated, ...]
    backward_plan: BackwardPlan | None
    present_duties: tuple[DatedDuty, ...]
    warnings: tuple[Raised, ...]


def timeline(case: Case) -> Timeline:
    """The timeline of a case whose dates are valid."""
    due = deadlines(case)
    raised = warnings(case)
    return Timeline(
        case,
        deadlines=due,
        undated=tuple(duty for duty in case.procedure.undated if case.arises(duty.outcome)),
        backward_plan=backward_plan(case, due),
        present_duties=present_duties(case, {each.warning.code for each in raised}),
        warnings=raised,
    )
