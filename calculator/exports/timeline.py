"""A timeline as a record."""

from itertools import chain

from calculator.dates.backward_plan import BackwardPlan
from calculator.dates.timeline import Timeline
from calculator.exports.record import Answered, Items, Part, Record, Table, boxes, entered, section, whole
from calculator.procedure import Procedure
from calculator.wording import deadlines as words
from calculator.wording import phrases
from calculator.wording import timeline as beside
from calculator.wording.phrases import cited_sentence


def record(answered: Answered) -> Record:
    """The timeline that is the answer to a request."""
    procedure, timeline = answered.edition.procedure, answered.result
    undated: list[Part] = []
    for occasion in beside.occasions(timeline):
        duties = [(duty.provision, beside.undated(procedure, duty)) for duty in occasion.duties]
        undated += section(occasion.heading, boxes(answered, duties), level=2)
    first = [
        *section("Warnings", *(raised.warning.message for raised in timeline.warnings)),
        *section("The dates", _dates(procedure, timeline)),
        *section(beside.UNDATED, *undated),
        *section(beside.REMINDERS, Items(tuple(map(phrases.plain, beside.reminders(timeline))))),
    ]
    working = [
        *section("How each date was worked out", _workings(timeline)),
        *_plan(procedure, timeline.backward_plan),
        *_present(timeline),
        *entered(answered.request, widths=(1, 1)),
    ]
    return whole(f"{procedure.title}: which dates follow?", answered, first, working)


def _dates(procedure: Procedure, timeline: Timeline) -> Table:
    rows = []
    for deadline in chain(*beside.in_order(timeline)):
        timescale, agreed = deadline.timescale, deadline.agreed
        force = procedure.forces[timescale.force]
        rows.append((timescale.title, force, words.due(deadline), phrases.plain(words.standing(procedure, deadline))))
        if agreed:
            label = phrases.capital(procedure.events[deadline.extension.event].label)
            rows.append((label, "", f"By {phrases.moment(agreed.at)}", words.agreed(procedure, agreed)))
    return Table(("What", "Force", "When", "How it stands"), tuple(rows), (6, 2, 5, 7))


def _workings(timeline: Timeline) -> Table:
    """A row for each date, so that a record stays short."""
    rows = []
    for deadline in timeline.deadlines:
        timescale, extension = deadline.timescale, words.more_time(deadline)
        lines = words.working(timeline.case, deadline)
        if lines:
            lines += map(words.other_date, deadline.other_dates)
            lines += [extension.text] if extension else []
            points_read = phrases.plain(words.points_read(timeline.case.procedure, deadline))
            lines += points_read, cited_sentence(timescale.provisions)
            rows.append((timescale.title, " ".join(filter(None, lines))))
    return Table(("What", "Working"), tuple(rows), (1, 5))


def _plan(procedure: Procedure, plan: BackwardPlan | None) -> list[Part]:
    if plan is None:
        return []
    rows = []
    for planned in plan.steps:
        how = " ".join(filter(None, (beside.how(procedure, planned), cited_sentence(planned.provisions))))
        stands = beside.in_time(planned), beside.spare(planned)
        rows.append((planned.step.title, beside.latest(planned), *stands, how))
    head = ("Step", beside.AT_LATEST, "Early enough", "Against the date due", "How it follows")
    return section(beside.heading(procedure, plan), plan.planning.text, Table(head, tuple(rows), (4, 5, 4, 4, 5)))


def _present(timeline: Timeline) -> list[Part]:
    if not timeline.present_duties:
        return []
    successor = timeline.case.procedure.successor
    text, *duties = beside.present(timeline)
    return section(successor.title, text, Items(tuple(duties)), f"Source: {successor.source.title}.")
