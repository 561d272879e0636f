"""Planning backwards as HTML: the latest dates that still leave room for the one that is wished for."""

from calculator.dates.backward_plan import BackwardPlan, PlannedStep
from calculator.html.markup import NOTHING, Html, cites, element, folded, head, joined, moment, void
from calculator.procedure import Procedure
from calculator.wording import timeline as words
from calculator.wording.deadlines import NO_DATE, closed_on

SIGNS = {True: ("●", "holds"), False: ("✗", "fails"), None: ("○", "open")}
"""By whether a step is in time, its sign and its class."""


def render(procedure: Procedure, plan: BackwardPlan | None, root: str) -> Html:
    """The steps back in a table, folded under their heading; nothing where no date is wished for."""
    if plan is None:
        return NOTHING
    rows = joined(_step(procedure, planned, root) for planned in plan.steps)
    table = element("table", head(words.AT_LATEST, words.IN_TIME), rows, class_="backwards")
    parts = element("p", plan.planning.text), table
    return folded(words.heading(procedure, plan), *parts, id="backwards", class_="fold")


def _step(procedure: Procedure, planned: PlannedStep, root: str) -> Html:
    """A step over its latest date and whether that holds: on a phone there is no room for more than two columns."""
    about = (
        "" if planned.timescale else element("span", "Inferred", class_="inferred"),
        words.how(procedure, planned),
        cites(procedure.citations, planned.provisions, root),
    )
    how = element("span", joined(about, " "), class_="backwards__how")
    sign, name = SIGNS[planned.in_time]
    shown = element("span", sign, class_="sign", aria_hidden="true")
    stands = joined((shown, words.in_time(planned), words.spare(planned)), " ")
    heading = element("th", element("strong", planned.step.title), " ", how, scope="rowgroup", colspan="2")
    return element(
        "tbody",
        element("tr", heading),
        element("tr", element("td", _latest(planned)), element("td", stands)),
        class_=f"backwards--{name}",
    )


def _latest(planned: PlannedStep) -> Html | str:
    if planned.latest is None:
        return NO_DATE
    others = (
        joined((void("br"), "Another reading: ", moment(other.due), closed_on(other.due, other.closed_on)))
        for other in planned.other_dates
    )
    return joined((element("strong", moment(planned.latest)), *others))
