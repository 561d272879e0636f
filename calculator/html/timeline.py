"""A timeline as HTML: the dates and what comes up without one; and apart from them what is not needed at once."""

from calculator.dates.backward_plan import PlannedStep
from calculator.dates.timeline import Timeline
from calculator.html import cards, markup
from calculator.html.markup import NOTHING, Html, Say, element, folded, items, joined, moment, saying, section, tick
from calculator.procedure import Procedure
from calculator.wording import phrases
from calculator.wording import timeline as words
from calculator.wording.deadlines import NO_DATE, closed_on
from calculator.wording.phrases import Cites

SIGNS = {True: ("●", "holds"), False: ("✗", "fails"), None: ("○", "open")}
"""By whether a step of the plan is in time, its sign and its class."""


def render(timeline: Timeline, root: str) -> Html:
    """The timeline, with links into the guidance at ``root``: whether it still applies, the dates, the duties."""
    procedure, say, parts = timeline.case.procedure, saying(timeline.case.procedure.citations, root), []
    if gone := procedure.superseded:
        now = element("a", gone.now, href=f"{root}now/")
        parts.append(element("p", phrases.superseded(procedure), " ", now, class_="superseded"))
    for warning, _ in timeline.warnings:
        successor, further = procedure.successor, NOTHING
        if timeline.present_duties and warning.code == successor.warning:
            further = element("p", element("a", successor.title, href="#present"))
        parts.append(element("div", element("p", warning.message), further, class_="warning"))
    return joined((*parts, cards.render(timeline, say), _undated(timeline, say)))


def working(timeline: Timeline, root: str) -> Html:
    """What stands beside it: folded the plan backwards and what the present duties would give; what to bear in mind."""
    say = saying(timeline.case.procedure.citations, root)
    reminders = items("ul", map(say, words.reminders(timeline)), class_="reminders")
    return joined((_plan(timeline, say), _present(timeline, say, root), section(words.REMINDERS, reminders)))


def _undated(timeline: Timeline, say: Say) -> Html:
    """Folded, a checklist under each event at which duties without a date come up. No tick is kept or sent."""
    procedure = timeline.case.procedure
    if not timeline.undated:
        return NOTHING
    why = f"{phrases.capital(procedure.called)} gives no period for these."
    parts = [element("p", why, " Tick off what is done: the ticks are gone when you leave this page.")]
    for occasion in words.occasions(timeline):
        when, ticks = element("span", say(occasion.when), class_="undated__when") if occasion.when else "", []
        for duty in occasion.duties:
            does = joined((markup.force(procedure.forces[duty.force]), duty.text), " ")
            ticks.append(tick(duty.provision, does, say((Cites((duty.provision,)),))))
        parts += element("h3", joined((occasion.named, when), " ")), items("ul", ticks, class_="ticks")
    return folded(f"{words.UNDATED}: {len(timeline.undated)}", *parts, id="undated", class_="fold")


def _plan(timeline: Timeline, say: Say) -> Html:
    """The steps back from a date that is wished for, in a table; nothing where none is."""
    procedure, plan = timeline.case.procedure, timeline.backward_plan
    if plan is None:
        return NOTHING
    steps = (_step(procedure, planned, say) for planned in plan.steps)
    table = element("table", markup.head(words.AT_LATEST, words.IN_TIME), *steps, class_="backwards")
    parts = element("p", plan.planning.text), table
    return folded(words.heading(procedure, plan), *parts, id="backwards", class_="fold")


def _step(procedure: Procedure, planned: PlannedStep, say: Say) -> Html:
    """A step over its latest date and whether that holds: on a phone there is no room for more than two columns."""
    about = (
        "" if planned.timescale else element("span", "Inferred", class_="inferred"),
        words.how(procedure, planned),
        say((Cites(planned.provisions),)),
    )
    how = element("span", joined(about, " "), class_="backwards__how")
    heading = element("th", element("strong", planned.step.title), " ", how, scope="rowgroup", colspan="2")
    latest: list[str] = [element("strong", moment(planned.latest)) if planned.latest else NO_DATE]
    for _, due, name in planned.other_dates if planned.latest else ():
        latest += markup.void("br"), "Another reading: ", moment(due), closed_on(due, name)
    sign, name = SIGNS[planned.in_time]
    shown = element("span", sign, class_="sign", aria_hidden="true")
    stands = joined((shown, words.in_time(planned), words.spare(planned)), " ")
    row = element("tr", element("td", *latest), element("td", stands))
    return element("tbody", element("tr", heading), row, class_=f"backwards--{name}")


def _present(timeline: Timeline, say: Say, root: str) -> Html:
    """What the present duties would give; nothing as long as the procedure applies."""
    procedure, successor = timeline.case.procedure, timeline.case.procedure.successor
    if not timeline.present_duties:
        return NOTHING
    duties = items("ul", (say(words.present_duty(procedure, dated)) for dated in timeline.present_duties))
    link = element("a", successor.source.title, href=root + successor.source.href, target="_blank", rel="noopener")
    parts = element("p", successor.text), duties, element("p", "Source: ", link, ".")
    return folded(successor.title, *parts, id="present", class_="fold")
