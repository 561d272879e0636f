"""A timeline in short: what is most pressing, in a line, and every date in a table that says all the picture says."""

from collections.abc import Iterator
from datetime import date

from calculator.dates import clock
from calculator.dates.clock import Moment
from calculator.dates.deadlines import NEEDS_DATE, OVERDUE, STILL_OPEN, Deadline
from calculator.dates.timeline import Timeline
from calculator.html.markup import BREAK, Html, element, force, head, joined, short_moment, to_field, to_part
from calculator.procedure import Procedure
from calculator.wording import deadlines as words
from calculator.wording import phrases
from calculator.wording.chronology import duties_counted, given

NOT_JUDGED = "Not judged"


def pressing(timeline: Timeline) -> Html | str:
    """What is most pressing, in a line; nothing where there is no day to judge by."""
    procedure = timeline.case.procedure
    if timeline.case.as_at is None or not timeline.deadlines:
        return ""
    binding = list(procedure.forces)
    # Of two that are as pressing, that which binds more comes first.
    waiting = [
        (STILL_OPEN.index(status), binding.index(deadline.timescale.force), *_order(at), deadline, at)
        for deadline in timeline.deadlines
        for status, at in still_open(deadline)
    ]
    if not waiting:
        return element("p", joined(_nothing_open(timeline), " "), class_="pressing")
    rank, *_, deadline, at = min(waiting, key=lambda one: one[:4])
    status = STILL_OPEN[rank]
    label, days, before = words.brief_label(procedure, deadline), deadline.days, "by"
    if deadline.agreed and deadline.agreed.at == at:
        label, days, before = procedure.statuses[status], deadline.agreed.days, f"the {words.AGREED_DATE}"
    off = phrases.days_left(days)
    return element(
        "p",
        "Most pressing: ",
        to_part(_id(deadline), deadline.timescale.title),
        " ",
        force(deadline.timescale.force),
        f", {before} {phrases.moment(at)}{off and f', {off}'}. ",
        _badge(label, status),
        class_=f"pressing pressing--{status}",
    )


def _nothing_open(timeline: Timeline) -> Iterator[Html | str]:
    yield "Nothing that has a firm date is still ahead."
    for deadline in timeline.deadlines:
        if words.is_undatable(deadline) and not deadline.is_settled:
            yield joined((to_part(_id(deadline), deadline.timescale.short), ": no date can be given."))
    needed = dict.fromkeys(id for deadline in timeline.deadlines for id in deadline.needs)
    if needed:
        events = [timeline.case.procedure.events[id] for id in needed]
        named = [one.label if one.takes == "outcome" else f"the date of {one.label}" for one in events]
        labels = [to_field(one.id, label) for one, label in zip(events, named, strict=True)]
        yield joined(("More can be told with ", Html(phrases.listed(labels)), "."))


def still_open(deadline: Deadline) -> list[tuple[str, Moment]]:
    """The status and the date that still count; an agreed date in the place of one that is past, or before it."""
    agreed, status = deadline.agreed if deadline.extension else None, deadline.status
    dates = [] if status not in STILL_OPEN or (agreed and status == OVERDUE) else [(status, deadline.due)]
    if agreed and agreed.status in STILL_OPEN and (not dates or agreed.early):
        dates.append((agreed.status, agreed.at))
    return dates


def table(timeline: Timeline) -> Html | str:
    """Every date in the order of time; what has none yet comes last. Nothing where there is none at all."""
    rows = list(_rows(timeline))
    if not rows:
        return ""
    dated = sorted(((at, row) for at, row in rows if at), key=lambda row: _order(row[0]))
    as_at = timeline.case.as_at
    return element(
        "table",
        element("caption", f"As at {phrases.day(as_at)}" if as_at else "The dates alone"),
        head("By when", "Standing"),
        *(row for _, row in dated),
        *(row for at, row in rows if not at),
        class_="glance-table",
    )


def _rows(timeline: Timeline) -> Iterator[tuple[Moment | None, Html]]:
    """Each row with its place in the order of time."""
    procedure = timeline.case.procedure
    duties = {
        event: joined((BREAK, to_part(f"u-{event}", counted))) for event, counted in duties_counted(timeline).items()
    }
    for event, at in given(timeline).items():
        label = phrases.capital(procedure.events[event].label)
        yield at, _row(label, short_moment(at), joined(("Given", duties.get(event, ""))))
    for deadline in timeline.deadlines:
        timescale = deadline.timescale
        what = joined((to_part(_id(deadline), timescale.short), " ", force(timescale.force)))
        here = "" if deadline.undated or deadline.evidence else duties.get(timescale.done, "")
        stands = joined((_standing(procedure, deadline), here))
        yield deadline.due or deadline.done, _row(what, _when(deadline), stands)
        agreed = deadline.agreed
        if deadline.extension and agreed:
            named = to_part(_id(deadline), phrases.capital(procedure.events[deadline.extension.event].label))
            badge = _badge(procedure.statuses[agreed.status], agreed.status) if agreed.status else ""
            stands = joined((badge, words.off_agreed(agreed), words.EARLY if agreed.early else ""), " ")
            yield agreed.at, _row(named, short_moment(agreed.at), stands or NOT_JUDGED)


def _when(deadline: Deadline) -> Html | str:
    if deadline.due is None:
        open_yet = deadline.status == NEEDS_DATE and not deadline.is_done
        return "No date yet" if open_yet else "No date" if deadline.status else "No date can be given"
    others = (
        joined((BREAK, "Another reading: ", short_moment(other.due), words.closed_on(other.due, other.closed_on)))
        for other in deadline.other_dates
    )
    before, closed = "Projected: " if deadline.projected else "", words.closed_on(deadline.due, deadline.closed_on)
    return joined((before, short_moment(deadline.due), closed, *others))


def _standing(procedure: Procedure, deadline: Deadline) -> Html | str:
    done, off, label = deadline.done, deadline.difference, words.brief_label(procedure, deadline)
    parts = [_badge(label, deadline.status or "none")] if label and not (done and deadline.status == NEEDS_DATE) else []
    by = f", {words.difference(off)}" if off else ""
    parts.append(joined(("Done ", short_moment(done), by)) if done else words.days_left(deadline))
    return joined(parts, " ") or NOT_JUDGED


def _badge(label: str, status: str) -> Html:
    return element("span", label, class_=f"status status--{status}")


def _row(what: Html | str, when: Html | str, standing: Html | str) -> Html:
    """A heading over two cells: on a phone there is no room for more."""
    heading = element("tr", element("th", what, scope="rowgroup", colspan="2"))
    return element("tbody", heading, element("tr", element("td", when), element("td", standing)))


def _order(at: Moment) -> tuple[date, int]:
    return clock.day(at), clock.time_of_day(at)


def _id(deadline: Deadline) -> str:
    return f"d-{deadline.timescale.id}"
