"""A timeline as HTML: the dates and what comes up without one; and apart from them what is not needed at once."""

from calculator.dates.timeline import Timeline
from calculator.dates.warnings import Raised
from calculator.html import backward_plan, cards
from calculator.html.markup import NOTHING, Html, cites, element, folded, force, items, joined, moment, sentence, tick
from calculator.wording import phrases, superseded
from calculator.wording import timeline as words
from calculator.wording.chronology import occasions


def render(timeline: Timeline, root: str) -> Html:
    """The timeline, with links into the guidance at ``root``: whether it still applies, the dates, the duties."""
    procedure, status = timeline.case.procedure, NOTHING
    if gone := procedure.superseded:
        now = element("a", gone.now, href=f"{root}now/")
        status = element("p", superseded.line(procedure), " ", now, class_="superseded")
    warnings = (_warning(timeline, raised) for raised in timeline.warnings)
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


def _warning(timeline: Timeline, raised: Raised) -> Html:
    """A warning; that which brings up the present duties leads to them."""
    successor, further = timeline.case.procedure.successor, NOTHING
    if timeline.present_duties and raised.warning.code == successor.warning:
        further = element("p", element("a", successor.title, href="#present"))
    return element("div", element("p", raised.warning.message), further, class_="warning")


def _undated(timeline: Timeline, root: str) -> Html:
    """Folded, a checklist under each event at which duties without a date come up. No tick is kept or sent."""
    procedure = timeline.case.procedure
    if not timeline.undated:
        return NOTHING
    why = f"{phrases.capital(procedure.called)} gives no period for these."
    parts = [element("p", why, " Tick off what is done: the ticks are gone when you leave this page.")]
    for occasion in occasions(timeline):
        heading, ticks = Html() + occasion.named, []
        if occasion.at:
            heading += " " + element("span", occasion.before, moment(occasion.at), class_="undated__when")
        for duty in occasion.duties:
            does = joined((force(procedure.forces[duty.force]), duty.text), " ")
            ticks.append(tick(duty.provision, does, cites(procedure.citations, (duty.provision,), root)))
        parts += element("h3", heading), element("ul", *ticks, class_="ticks")
    return folded(f"{words.UNDATED}: {len(timeline.undated)}", *parts, id="undated", class_="fold")


def _present(timeline: Timeline, root: str) -> Html:
    """What the present duties would give; nothing as long as the procedure applies."""
    procedure, successor = timeline.case.procedure, timeline.case.procedure.successor
    if not timeline.present_duties:
        return NOTHING
    said = (words.present_duty(procedure, dated) for dated in timeline.present_duties)
    duties = items("ul", (sentence(duty, procedure.citations, root) for duty in said))
    link = element("a", successor.source.title, href=root + successor.source.href, target="_blank", rel="noopener")
    parts = element("p", successor.text), duties, element("p", "Source: ", link, ".")
    return folded(successor.title, *parts, id="present", class_="fold")
