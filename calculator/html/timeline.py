"""A timeline as HTML: the dates and what comes up without one; and apart from them what is not needed at once."""

from calculator.dates.timeline import Timeline
from calculator.dates.warnings import Raised
from calculator.html import backward_plan, cards
from calculator.html.markup import (
    NOTHING,
    Html,
    cites,
    element,
    folded,
    force,
    items,
    joined,
    moment,
    sentence,
    tick,
    to_part,
)
from calculator.procedure import Procedure
from calculator.wording import phrases, superseded
from calculator.wording import timeline as words
from calculator.wording.chronology import occasions


def render(timeline: Timeline, root: str) -> Html:
    """The timeline, with links into the guidance at ``root``: whether it still applies, the dates, the duties."""
    warnings = (_warning(timeline, raised) for raised in timeline.warnings)
    status = _superseded(timeline.case.procedure, root)
    return joined((status, *warnings, cards.render(timeline, root), _undated(timeline, root)))


def working(timeline: Timeline, root: str) -> Html:
    """What stands beside it: folded the plan backwards and what the present duties would give; what to bear in mind."""
    procedure = timeline.case.procedure
    reminders = [sentence(reminder, procedure.citations, root) for reminder in words.reminders(timeline)]
    return joined(
        (
            backward_plan.render(procedure, timeline.backward_plan, root),
            _present(timeline, root),
            element("h3", words.REMINDERS) if reminders else "",
            items("ul", reminders, class_="reminders"),
        )
    )


def _superseded(procedure: Procedure, root: str) -> Html:
    """That the procedure applies no more, with the way to what does; nothing as long as it does."""
    now = procedure.superseded
    if now is None:
        return NOTHING
    return element(
        "p", superseded.line(procedure), " ", element("a", now.now, href=f"{root}now/"), class_="superseded"
    )


def _warning(timeline: Timeline, raised: Raised) -> Html:
    """A warning; that which brings up the present duties leads to them."""
    warning = raised.warning
    successor, further = timeline.case.procedure.successor, NOTHING
    if timeline.present_duties and warning.code == successor.warning:
        further = element("p", to_part("present", successor.title))
    return element("div", element("p", warning.message), further, class_="warning")


def _undated(timeline: Timeline, root: str) -> Html:
    """Folded, a checklist under each event at which duties without a date come up. No tick is kept or sent."""
    procedure = timeline.case.procedure
    why = f"{phrases.capital(procedure.called)} gives no period for these."
    tick_off = " Tick off what is done: the ticks are gone when you leave this page."
    parts = [element("p", why, tick_off)]
    for occasion in occasions(timeline):
        when = occasion.at and element("span", occasion.before, moment(occasion.at), class_="undated__when")
        heading = occasion.event.occasion or phrases.capital(occasion.event.label)
        parts.append(element("h3", heading, " " if when else "", when or ""))
        duties = (
            tick(
                duty.provision,
                joined((force(procedure.forces[duty.force]), duty.text), " "),
                cites(procedure.citations, (duty.provision,), root),
            )
            for duty in occasion.duties
        )
        parts.append(element("ul", *duties, class_="ticks"))
    listed = joined(parts) if timeline.undated else NOTHING
    return folded("undated", f"{words.UNDATED}: {len(timeline.undated)}", listed)


def _present(timeline: Timeline, root: str) -> Html:
    """What the present duties would give; nothing as long as the procedure applies."""
    procedure, duties = timeline.case.procedure, timeline.present_duties
    if not duties:
        return NOTHING
    successor, source = procedure.successor, procedure.successor.source
    link = element("a", source.title, href=root + source.href, target="_blank", rel="noopener")
    parts = (
        element("p", successor.text),
        items("ul", (sentence(words.present_duty(procedure, dated), procedure.citations, root) for dated in duties)),
        element("p", "Source: ", link, "."),
    )
    return folded("present", successor.title, joined(parts))
