"""An assessment with its explanation as HTML."""

from collections.abc import Callable
from functools import partial

from calculator.criteria.assessment import Assessment
from calculator.criteria.explanation import Explanation
from calculator.html.markup import NOTHING, Html, element, force, head, items, joined, sentence, tick
from calculator.wording import alternatives
from calculator.wording import assessment as wording
from calculator.wording.alternatives import Choice
from calculator.wording.phrases import Cites, Sentence

type Say = Callable[[Sentence], Html]
"""A sentence as HTML, with its links."""


def render(found: Assessment, why: Explanation, root: str) -> Html:
    """The result, with links into the guidance at ``root``."""
    say: Say = partial(sentence, citations=found.procedure.citations, root=root)
    rule, disagreement = found.procedure.lead, wording.disagreement(found)
    return joined(
        (
            element("div", element("p", say(disagreement)), class_="warning") if disagreement else "",
            _conclusion(found, why, say),
            "" if found.needed else element("p", say(wording.nothing_more(found, why)), class_="settled"),
            _do_now(found, say),
            _needed(found, why, say) if found.needed else "",
            _section(rule.heading, _paragraph(say(wording.lead(found)))) if rule else "",
            _section(wording.REMINDERS, items("ul", map(say, wording.reminders(found)), class_="reminders")),
            _criteria(found, why, say),
            _what_if(found, why, say),
            _indicators(found, say),
        )
    )


def word(found: Assessment) -> str:
    """The conclusion in a word, for where there is room for no more; with a caution where answers disagree."""
    return wording.presumption(found) + alternatives.caution(found)


def put_back(was: Assessment, now: Assessment) -> Html:
    """A button that puts the one answer back that is otherwise than it was; nothing where it is not just one."""
    choice = alternatives.put_back(was, now)
    return element("p", _button(choice, "put-back", "action action--quiet"), class_="put-back") if choice else NOTHING


def _paragraph(said: str, **attributes: str) -> Html:
    """A paragraph; nothing where nothing is said."""
    return element("p", said, **attributes) if said else NOTHING


def _section(heading: str, *parts: Html) -> Html:
    """Parts under their heading; nothing where there are none."""
    held = joined(parts)
    return element("h3", heading) + held if held else NOTHING


def _conclusion(found: Assessment, why: Explanation, say: Say) -> Html:
    outcome = found.procedure.outcomes[found.presumed or found.conclusion]
    badge = force(outcome.force) + " " if outcome.force and not found.presumed else ""
    return element(
        "div",
        element("h3", badge, wording.headline(found)),
        *(element("p", say(sentence)) for sentence in wording.explained(found)),
        _paragraph(say(wording.settled_by(found.procedure, why)), class_="because"),
        *(element("p", could) for could in wording.could_become(found)),
        class_=f"conclusion conclusion--{outcome.force or outcome.id}",
    )


def _do_now(found: Assessment, say: Say) -> Html:
    duties = [tick(duty.provision, duty.text, say((Cites((duty.provision,)),))) for duty in found.do_now]
    return _section(wording.DO_NOW, element("ul", *duties, class_="ticks do-now") if duties else NOTHING)


def _needed(found: Assessment, why: Explanation, say: Say) -> Html:
    """What can still change the outcome, what each answer would make of it, and the shortest ways to settle it."""
    questions = (
        say(question) + " " + element("span", prospect, class_="prospect")
        for question, prospect in wording.needed(found, why)
    )
    return _section(
        wording.NEEDED,
        element("p", wording.MOST_DECISIVE),
        items("ol", questions, class_="needed"),
        element("p", wording.shortest(why)),
        items("ul", map(say, wording.settling(found.procedure, why)), class_="settling"),
        _paragraph(wording.further(found.procedure, why)),
    )


def _criteria(found: Assessment, why: Explanation, say: Say) -> Html:
    procedure = found.procedure
    parts = []
    for one in wording.criteria(found):
        badge = element("span", procedure.criterion_statuses[one.status], class_=f"status status--{one.status}")
        because = wording.because(procedure, one, why.criteria[one.criterion.id])
        parts.append(
            element("p", badge, " ", one.criterion.title, class_="criterion__title")
            + _paragraph(say(because), class_="because")
            + element("p", say((Cites(one.criterion.provisions),)))
        )
    return _section(wording.CRITERIA, items("ul", parts, class_="criteria"))


def _what_if(found: Assessment, why: Explanation, say: Say) -> Html:
    """Each other answer that would change something, with a button that gives it; nothing where none would."""
    rows = []
    for choice, would in alternatives.what_if(found, why):
        button = _button(choice, "answer", "what-if__answer")
        rows.append(element("tr", element("td", button), element("td", say(would))))
    if not rows:
        return NOTHING
    return element(
        "details",
        element("summary", alternatives.HEADING),
        element("p", alternatives.PRESS, class_="what-if__press"),
        element("table", head(*alternatives.HEAD), element("tbody", *rows), class_="what-if"),
        id="what-if",
        class_="working",
    )


def _button(choice: Choice, does: str, class_: str) -> Html:
    given = {"data_question": choice.question, "data_answer": choice.answer}
    return element("button", choice.label, type="button", class_=class_, data_do=does, **given)


def _indicators(found: Assessment, say: Say) -> Html:
    groups = joined(element("p", heading) + items("ul", listed) for heading, listed in wording.indicators(found))
    note = _paragraph(say(wording.indicators_note(found)))
    return _section(wording.INDICATORS, note, groups) if groups else NOTHING
