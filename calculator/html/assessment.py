"""An assessment with its explanation as HTML."""

from collections.abc import Iterable

from calculator.criteria.assessment import Assessment, CriterionStatus
from calculator.criteria.explanation import Explanation
from calculator.criteria.rules import MET
from calculator.html.markup import NOTHING, Html, Say, element, folded, head, items, joined, saying, section, tick
from calculator.procedure import Outcome
from calculator.wording import alternatives
from calculator.wording import assessment as wording
from calculator.wording.alternatives import Choice
from calculator.wording.phrases import Cites


def render(found: Assessment, why: Explanation, root: str) -> Html:
    """What a person reads first, with links into the guidance at ``root``: the outcome and what to do about it."""
    say = saying(found.procedure.citations, root)
    rule, disagreement = found.procedure.lead, wording.disagreement(found)
    return joined(
        (
            element("div", element("p", say(disagreement)), class_="warning") if disagreement else "",
            _outcome(found, why, say, root),
            *(_beside(outcome, say(resting)) for outcome, resting in wording.also(found)),
            section(wording.DO_NOW, _do_now(found, say, root)),
            _needed(found, why, say) if found.needed else "",
            section(rule.heading, _paragraph(say(wording.lead(found)))) if rule else "",
            section(wording.REMINDERS, items("ul", map(say, wording.reminders(found)), class_="reminders")),
        )
    )


def working(found: Assessment, why: Explanation, root: str) -> Html:
    """The rest, folded: how it was worked out, what another answer would change, the indicators."""
    say = saying(found.procedure.citations, root)
    shown = [one for one in wording.criteria(found) if found.needed or one.status == MET]
    others = [one for one in wording.criteria(found) if shown and one not in shown]
    sentences = (element("p", say(sentence)) for sentence in wording.working(found, why))
    listed = _criteria(found, why, say, shown or wording.criteria(found))
    further = folded("The other criteria", _criteria(found, why, say, others), class_="working")
    worked_out = folded(wording.WORKED_OUT, *sentences, listed, further, class_="working")
    return joined((worked_out, _what_if(found, why, say), _indicators(found, say)))


def put_back(was: Assessment, now: Assessment) -> Html:
    """A button that puts the one answer back that is otherwise than it was; nothing where it is not just one."""
    choice = alternatives.put_back(was, now)
    return element("p", _button(choice, "put-back", "action action--quiet"), class_="put-back") if choice else NOTHING


def _paragraph(said: str, **attributes: str) -> Html:
    """A paragraph; nothing where nothing is said."""
    return element("p", said, **attributes) if said else NOTHING


def _outcome(found: Assessment, why: Explanation, say: Say, root: str) -> Html:
    outcome, gone = found.procedure.outcomes[found.presumed or found.concluded.conclusion], found.procedure.superseded
    lead = element("a", gone.now, href=f"{root}now/") if gone else NOTHING
    return element(
        "div",
        element("p", gone.under, class_="outcome__under") if gone else NOTHING,
        element("h3", wording.headline(found)),
        *(element("p", say(sentence)) for sentence in wording.grounds(found, why)),
        *(element("p", could) for could in wording.could_become(found)),
        element("p", gone.replaced, " ", lead, class_="outcome__now") if gone else NOTHING,
        class_=f"outcome outcome--{outcome.force or outcome.id}{' outcome--presumed' if found.presumed else ''}",
    )


def _beside(outcome: Outcome, resting: Html) -> Html:
    """What holds besides: as plain to see, each with its own force."""
    heading = element("h3", element("span", f"{wording.ALSO}:", class_="outcome__also"), " ", outcome.title)
    return element("div", heading, element("p", resting), class_=f"outcome outcome--also outcome--{outcome.force}")


def _do_now(found: Assessment, say: Say, root: str) -> Html:
    """What to do at once; beneath it the way to the dates, where the procedure has any."""
    duties = ((duty, element("small", say(wording.beside(found, duty)))) for duty in found.do_now)
    ticks = items("ul", (tick(duty.provision, duty.text, beside) for duty, beside in duties), class_="ticks do-now")
    lead = element("a", "Which dates follow?", href=f"{root}timeline/", target="_blank", rel="noopener")
    onward = element("p", lead, class_="onward") if ticks and found.procedure.timescales else NOTHING
    return joined((ticks, onward))


def _needed(found: Assessment, why: Explanation, say: Say) -> Html:
    """What can still change the outcome and what each answer would make of it; the shortest ways to settle it."""
    questions = (
        joined((say(question), element("span", prospect, class_="prospect")), " ")
        for question, prospect in wording.needed(found, why)
    )
    before, ways, further = wording.settling(found.procedure, why)
    settling = items("ul", map(say, ways), class_="settling")
    return section(
        wording.NEEDED,
        element("p", wording.MOST_DECISIVE) if len(found.needed) > 1 else NOTHING,
        items("ol", questions, class_="needed"),
        folded(before, settling, _paragraph(further), class_="working"),
    )


def _criteria(found: Assessment, why: Explanation, say: Say, listed: Iterable[CriterionStatus]) -> Html:
    parts = []
    for one in listed:
        badge = element("span", wording.status(found, one), class_=f"status status--{one.status}")
        because = wording.because(found, one, why.criteria[one.criterion.id])
        title = element("p", badge, " ", one.criterion.title, class_="criterion__title")
        cited = element("p", say((Cites(one.criterion.provisions),)))
        parts.append(joined((title, _paragraph(say(because), class_="because"), cited)))
    return items("ul", parts, class_="criteria")


def _what_if(found: Assessment, why: Explanation, say: Say) -> Html:
    rows = [
        element("tr", element("td", _button(choice, "answer", "what-if__answer")), element("td", say(would)))
        for choice, would in alternatives.what_if(found, why)
    ]
    if not rows:
        return NOTHING
    press = "Everything else stays as answered. Press one to change it in the form."
    before = element("p", press, class_="what-if__press")
    table = element("table", head("Were the answer", "Outcome"), element("tbody", *rows), class_="what-if")
    return folded("What if an answer were different?", before, table, class_="working", id="what-if")


def _button(choice: Choice, does: str, class_: str) -> Html:
    given = {"data_question": choice.question, "data_answer": choice.answer}
    return element("button", choice.label, type="button", class_=class_, data_do=does, **given)


def _indicators(found: Assessment, say: Say) -> Html:
    note, groups = wording.indicators(found)
    parts = [part for heading, listed in groups for part in (element("p", heading), items("ul", listed))]
    return folded(wording.INDICATORS, element("p", say(note)), *parts, class_="working") if parts else NOTHING
