"""An eligibility result as HTML."""

from calculator.criteria.rules import Rules
from calculator.html._strings import element, force, items, paragraph, text, voice
from calculator.procedure import Procedure
from calculator.wording import alternatives
from calculator.wording import assessment as said
from calculator.wording.voice import Voice


def html(rules: Rules, answers: dict, found: dict, why: dict, root: str) -> str:
    """The result ``found`` for ``answers`` and its explanation ``why``, with links into the guidance at ``root``."""
    procedure = rules.procedure
    spoken = voice(procedure, root)
    return "".join(
        (
            _warnings(found),
            _conclusion(spoken, procedure, found, why),
            _needed(spoken, rules, answers, found, why),
            _criteria(spoken, procedure, found, why),
            alternatives.html(procedure, answers, found, why),
            element("h3", said.DO_NOW) + items("ul", said.do_now(spoken, procedure, found), class_="do-now"),
            element("h3", said.LEAD) + element("p", said.lead(spoken, procedure, found)),
            _indicators(spoken, procedure, found),
            element("h3", said.REMINDERS)
            + items("ul", said.reminders(spoken, rules, answers, found), class_="reminders"),
        )
    )


def word(procedure: Procedure, found: dict) -> str:
    """The conclusion in a word, for where there is room for no more; with a caution where answers disagree."""
    concluded = procedure.outcomes[found["conclusion"]].word
    return concluded + alternatives.caution(found)


def _conclusion(spoken: Voice, procedure: Procedure, found: dict, why: dict) -> str:
    outcome = procedure.outcomes[found["conclusion"]]
    because = said.settled_by(spoken, procedure, why)
    return element(
        "div",
        element("h3", f"{force(outcome.force)} {text(outcome.title)}" if outcome.force else text(outcome.title))
        + element("p", f"{text(outcome.text)} {spoken.cites(outcome.provisions)}")
        + (element("p", because, class_="because") if because else "")
        + "".join(paragraph(could) for could in said.could_become(procedure, found)),
        class_=f"conclusion conclusion--{outcome.id}",
    )


def _warnings(found: dict) -> str:
    return "".join(element("div", paragraph(warning["message"]), class_="warning") for warning in found["warnings"])


def _needed(spoken: Voice, rules: Rules, answers: dict, found: dict, why: dict) -> str:
    """What can still change the outcome, what each answer would make of it, and the shortest ways to settle it."""
    procedure = rules.procedure
    if not found["needed"]:
        return element("p", said.nothing_more(spoken, procedure, found, why), class_="settled")
    further = said.further(spoken, procedure, why)
    parts = (
        f"{asked} {element('span', text(prospect), class_='prospect')}"
        for asked, prospect in said.needed(spoken, procedure, found, why)
    )
    return (
        element("h3", said.NEEDED)
        + paragraph(said.MOST_DECISIVE)
        + items("ol", parts, class_="needed")
        + paragraph(said.shortest(why))
        + items("ul", said.settling(spoken, rules, answers, why), class_="settling")
        + (element("p", further) if further else "")
    )


def _criteria(spoken: Voice, procedure: Procedure, found: dict, why: dict) -> str:
    titles = {criterion.id: criterion.title for criterion in procedure.criteria.values()}
    labels = procedure.criterion_statuses
    parts = []
    for criterion, reason in said.criteria(found, why):
        status = criterion["status"]
        badge = element("span", text(labels[status]), class_=f"status status--{status}")
        because = said.because(spoken, procedure, criterion, reason)
        parts.append(
            element("p", f"{badge} {text(titles[criterion['id']])}", class_="criterion__title")
            + (element("p", because, class_="because") if because else "")
            + element("p", spoken.cites(criterion["provisions"]))
        )
    return element("h3", said.CRITERIA) + items("ul", parts, class_="criteria")


def _indicators(spoken: Voice, procedure: Procedure, found: dict) -> str:
    groups = "".join(
        element("p", heading) + items("ul", listed) for heading, listed in said.indicators(spoken, procedure, found)
    )
    if not groups:
        return ""
    return element("h3", said.INDICATORS) + element("p", said.of_indicators(spoken, procedure, found)) + groups
