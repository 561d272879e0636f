"""The dates of a timeline as cards, in the order in which they are wanted, down a line that is drawn beside them."""

from datetime import datetime

from calculator.dates import clock
from calculator.dates.case import Case
from calculator.dates.clock import Moment
from calculator.dates.deadlines import PAST, Deadline
from calculator.dates.timeline import Timeline
from calculator.html import markup
from calculator.html.markup import NOTHING, Html, Say, element, items, joined, moment, to_field
from calculator.procedure import Procedure
from calculator.wording import deadlines as words
from calculator.wording import phrases
from calculator.wording.phrases import Cites
from calculator.wording.timeline import in_order

GAPS = (7, 31, 120)
"""The days after which the line between two dates is longer by one step."""


def render(timeline: Timeline, say: Say) -> Html:
    """What is open with the day as at which it is judged, then folded what is settled; nothing where there is none."""
    past, ahead, dateless, settled = in_order(timeline)
    as_at = timeline.case.as_at
    shown = [*past, *([as_at] if as_at and (past or ahead) else []), *ahead, *dateless]
    opened = {} if past or ahead else {"open": ""}
    label, inner = f"Done, past or not needed: {len(settled)}", _listed(timeline.case, settled, say)
    folded = markup.folded(label, inner, id="settled", class_="fold", **opened)
    return joined((_listed(timeline.case, shown, say), folded))


def _listed(case: Case, shown: list[Deadline | Moment], say: Say) -> Html:
    """Cards, and between them the day as at which they are judged; the further apart in time, the wider."""
    listed, before = [], None
    for one in shown:
        at = (one.due or one.done) if isinstance(one, Deadline) else one
        days = (clock.day(at) - clock.day(before)).days if before and at else 0
        steps = sum(days > gap for gap in GAPS)
        apart = f" after--{steps}" if steps else ""
        if isinstance(one, Deadline):
            listed.append(_card(case, one, say, apart))
        else:
            listed.append(element("li", "As at ", moment(one), class_=f"dates__now{apart}"))
        before = at
    return element("ol", *listed, class_="dates") if listed else NOTHING


def _card(case: Case, deadline: Deadline, say: Say, apart: str) -> Html:
    timescale, procedure = deadline.timescale, case.procedure
    by = phrases.capital(phrases.listed(timescale.by)) if timescale.by and not timescale.rule else ""
    stands = say(words.standing(procedure, deadline))
    body = element(
        "div",
        element("h3", markup.force(procedure.forces[timescale.force]), " ", timescale.title),
        element("p", joined((by, phrases.capital(words.rule(procedure, timescale))), " · "), class_="card__rule"),
        element("p", stands, class_="card__state") if stands else "",
        *(element("p", words.other_date(other)) for other in deadline.other_dates),
        _agreed(procedure, deadline),
        _working(case, deadline, say),
        class_="card__body",
    )
    day, look = element("div", _day(deadline), class_="card__day"), f"card card--{deadline.status or 'none'}{apart}"
    return element("li", day, body, class_=look, id=f"d-{timescale.id}", tabindex="-1")


def _day_and_month(at: Moment) -> str:
    _, day, month, _ = phrases.day(at).split()
    return f"{day} {month[:3]}"


def _day(deadline: Deadline) -> Html:
    """The date due, the day and the month large, and beneath it what is to be known of it."""
    due = deadline.due
    if due is None:
        return element("span", words.no_day(deadline), class_="card__none")
    weekday, _, _, year = phrases.day(due).split()
    large, at = element("strong", _day_and_month(due)), NOTHING
    if isinstance(due, datetime):
        at = joined((", ", element("span", phrases.clock_time(due))))
    whole = element("time", f"{weekday} ", large, f" {year}", at, datetime=clock.write(due))
    least = "at least until then" if deadline.timescale.minimum else ""
    # Where sources count from different events, nobody is to miss the other date; what else reads is in the working.
    others = [f"or {_day_and_month(other.due)}" for other in deadline.other_dates if other.reading.runs_from]
    notes = (least, "projected" if deadline.projected else "", words.closed_on(due, deadline.closed_on), *others)
    return joined((whole, *(element("span", note) for note in notes if note)), " ")


def _agreed(procedure: Procedure, deadline: Deadline) -> Html:
    """The agreed date, apart from the date due; what is late without one has a place to enter it."""
    extension, agreed = words.more_time(deadline), deadline.agreed
    if agreed:
        at = joined((extension.agreed, ": ", element("strong", moment(agreed.at)), "."))
        return element("p", joined((at, words.agreed(procedure, agreed), words.APART), " "), class_="card__agreed")
    late = extension and deadline.status in PAST
    return element("p", _enter_agreed(extension.event), class_="card__agreed") if late else NOTHING


def _enter_agreed(event: str) -> Html:
    return joined(("No agreed date is given.", to_field(event, "Enter it"), "where there is one."), " ")


def _working(case: Case, deadline: Deadline, say: Say) -> Html:
    """The working, folded under what it holds: every day, more time; the provisions, even alone."""
    timescale, extension, more_time = deadline.timescale, words.more_time(deadline), NOTHING
    _, *lines = words.working(case, deadline) or [""]  # The rule stands above.
    holds = ["working"] if lines else []
    if extension:
        ask = "" if deadline.agreed or deadline.status in PAST else _enter_agreed(extension.event)
        more_time = joined((element("strong", "More time."), extension.text, ask), " ")
        holds.append("more time")
    provisions = say((Cites(timescale.provisions),))
    if not holds:
        return element("p", provisions, class_="card__rule")
    label = phrases.listed(filter(None, [*holds, phrases.lower(phrases.cited(timescale.provisions))]))
    summary = joined((phrases.capital(label), element("span", f": {timescale.title}", class_="unseen")))
    listed = items("ul", [*lines, more_time, say(words.points_read(case.procedure, deadline)), provisions])
    return markup.folded(summary, listed, class_="working", id=f"w-{timescale.id}")
