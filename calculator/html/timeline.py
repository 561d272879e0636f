"""A timeline as HTML, in the order in which it is needed: what presses, all dates in a table, then each in full."""

from calculator.dates.deadlines import DONE_UNDATED, MISSED, NOT_RECORDED, STILL_OPEN
from calculator.dates.present_duties import DatedDuty
from calculator.dates.timeline import Timeline
from calculator.dates.warnings import Raised
from calculator.html import backward_plan, deadlines, overview, picture
from calculator.html.markup import NOTHING, Html, cites, element, force, items, joined, moment, sentence, tick, to_part
from calculator.procedure import Procedure
from calculator.wording import phrases
from calculator.wording import timeline as words
from calculator.wording.chronology import occasions


def render(timeline: Timeline, root: str) -> Html:
    """The timeline, with links into the guidance at ``root``, without the foot."""
    procedure = timeline.case.procedure
    drawn = picture.svg(timeline)
    reminders = [sentence(reminder, procedure.citations, root) for reminder in words.reminders(timeline)]
    parts = (
        *(_warning(timeline, raised) for raised in timeline.warnings),
        overview.pressing(timeline),
        drawn and element("figure", drawn, class_="picture"),
        overview.table(timeline),
        *_undated(timeline, root),
        backward_plan.table(procedure, timeline.backward_plan, root),
        _present(procedure, timeline.present_duties, root),
        element("h3", words.REMINDERS) if reminders else "",
        items("ul", reminders, class_="reminders"),
        deadlines.each(timeline, root),
    )
    return joined(parts)


def word(timeline: Timeline) -> str:
    """The timeline in a few words: how much is open, the most pressing first, and what is late or has no date."""
    counted = dict.fromkeys((*STILL_OPEN, MISSED, NOT_RECORDED, DONE_UNDATED), 0)
    for deadline in timeline.deadlines:
        still_open = [status for status, _ in overview.still_open(deadline)]
        for status in still_open or [DONE_UNDATED if deadline.undated else deadline.status]:
            if status in counted:
                counted[status] += 1
    labels = timeline.case.procedure.statuses
    told = [f"{count} {labels[status].lower()}" for status, count in counted.items() if count]
    return phrases.sentence("; ".join(told)) if told else "See the dates."


def _warning(timeline: Timeline, raised: Raised) -> Html:
    """A warning; that which brings up the present duties leads to them."""
    warning = raised.warning
    successor, further = timeline.case.procedure.successor, NOTHING
    if timeline.present_duties and warning.code == successor.warning:
        further = element("p", to_part("present", successor.title))
    return element("div", element("p", warning.message), further, class_="warning")


def _undated(timeline: Timeline, root: str) -> list[Html]:
    """A checklist under each event at which duties without a date come up. No tick is kept or sent."""
    if not timeline.undated:
        return []
    procedure = timeline.case.procedure
    why = f"{phrases.capital(procedure.called)} gives no period for these."
    tick_off = " Tick off what is done: the ticks are gone when you leave this page."
    parts = [element("h3", words.UNDATED), element("p", why, tick_off)]
    for occasion in occasions(timeline):
        when = occasion.at and element("span", occasion.before, moment(occasion.at), class_="undated__when")
        heading = occasion.event.occasion or phrases.capital(occasion.event.label)
        parts.append(element("h4", heading, when or "", id=f"u-{occasion.event.id}", tabindex="-1"))
        duties = (
            tick(
                duty.provision,
                joined((force(duty.force), duty.text), " "),
                cites(procedure.citations, (duty.provision,), root),
            )
            for duty in occasion.duties
        )
        parts.append(element("ul", *duties, class_="ticks"))
    return parts


def _present(procedure: Procedure, duties: tuple[DatedDuty, ...], root: str) -> Html:
    """What the present duties would give, in a box of its own; nothing as long as the procedure applies."""
    if not duties:
        return NOTHING
    successor, source = procedure.successor, procedure.successor.source
    link = element("a", source.title, href=root + source.href, target="_blank", rel="noopener")
    return element(
        "aside",
        element("h3", successor.title),
        element("p", successor.text),
        items("ul", (sentence(words.present_duty(procedure, dated), procedure.citations, root) for dated in duties)),
        element("p", "Source: ", link, "."),
        id="present",
        class_="present",
        tabindex="-1",
        aria_label=words.outside(procedure),
    )
