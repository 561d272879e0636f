"""The sentences of an eligibility result, in any voice."""

from collections.abc import Mapping

from calculator.criteria.assessment import disagreeing
from calculator.criteria.assessment import reminders as beside
from calculator.criteria.lead import ELSEWHERE
from calculator.criteria.rules import OPEN, Rules, counting_as
from calculator.procedure import NO, UNKNOWN, YES, Procedure
from calculator.wording import alternatives, phrases
from calculator.wording.alternatives import SHOWN
from calculator.wording.voice import Voice

NEEDED, CRITERIA, DO_NOW = "Still to be found out", "The criteria", "Do now"
LEAD, INDICATORS, REMINDERS = "Which board leads", "Indicators", "Bear in mind"
NOTHING_MORE = "Nothing more that is asked can change this outcome."
NOTHING_BUT = "Nothing more that is asked can change this outcome but this: {}."
MOST_DECISIVE = "Each of these can change the outcome; the most decisive first."
SHORTEST = ("The shortest way to settle it:", "The shortest ways to settle it; any one of them would:")
FURTHER = "It takes more answers to come to {}."
MORE_TO = {True: "It takes more answers for it to be met.", False: "It takes more answers to rule it out."}
AGAINST = " (this goes against an answer already given)"
PUT_RIGHT = "The answers disagree: putting them right may change it."
TOO_MANY = "There are too many ways to settle it for the shortest to be looked for."
TOGETHER = "Only together with others, as below."
NOT_ALONE = "Only together with others."
WOULD = {True: "Would be met with", False: "Would not be met with"}


def could_become(procedure: Procedure, found: dict) -> list[str]:
    """What the conclusion could still become, as plain text."""
    return [
        f"It could still become “{procedure.outcomes[id].word}”: see what is still to be found out."
        for id in found["could_become"]
    ]


def settled_by(voice: Voice, procedure: Procedure, why: dict) -> str:
    """Which answers settle the conclusion, and on whom the burden of proof lay; nothing while it is open."""
    because = why["conclusion"]["because"]
    if not because:
        return ""
    return " ".join(
        (f"These answers alone settle it: {answers(voice, procedure, because)}.", *_burdens(voice, procedure, because))
    )


def _burdens(voice: Voice, procedure: Procedure, because: list[dict]) -> list[str]:
    """Of the answers that settle something, why those count that are neither a yes nor a no."""
    return [
        voice.text(procedure.questions[one["question"]].burden) for one in because if one["answer"] not in (YES, NO)
    ]


def nothing_more(voice: Voice, procedure: Procedure, found: dict, why: dict) -> str:
    """That nothing can change a settled outcome, save the proof that the burden of proof leaves open, or a mistake."""
    unless = why["conclusion"]["unless"]
    said = NOTHING_BUT.format(answers(voice, procedure, unless)) if unless else NOTHING_MORE
    return f"{said} {PUT_RIGHT}" if found["warnings"] else said


def needed(voice: Voice, procedure: Procedure, found: dict, why: dict) -> list[tuple[str, str]]:
    """Each question that can change the outcome, with what a yes and a no would make of it as plain text."""
    asks = {question.id: question.asks for question in procedure.questions.values()}
    ways = why["conclusion"]["would_settle"] or []
    together = {answer["question"] for way in ways for answer in way["answers"]}
    return [
        (
            voice.field(id, asks[id]),
            alternatives.prospect(procedure, found, why, id) or (TOGETHER if id in together else NOT_ALONE),
        )
        for id in found["needed"]
    ]


def shortest(why: dict) -> str:
    """What is said before the shortest ways to settle the conclusion, or in their place."""
    ways = why["conclusion"]["would_settle"]
    return TOO_MANY if ways is None else SHORTEST[len(ways) > 1]


def settling(voice: Voice, rules: Rules, given: Mapping, why: dict) -> list[str]:
    """The shortest ways to settle the conclusion, and of each whether it goes against what was answered."""
    procedure, agreed = rules.procedure, not disagreeing(rules, given)
    said = []
    for way in why["conclusion"]["would_settle"] or ():
        after = {**given, **{one["question"]: one["answer"] for one in way["answers"]}}
        said.append(
            f"{_way(voice, procedure, way)}, which is "
            f"“{voice.text(procedure.outcomes[way['leads_to']].word)}”"
            + (AGAINST if agreed and disagreeing(rules, after) else "")
        )
    return said


def further(voice: Voice, procedure: Procedure, why: dict) -> str:
    """To which outcomes none of the shortest ways leads, though more answers can; nothing where there is none."""
    conclusion = why["conclusion"]
    if not conclusion["would_settle"]:
        return ""
    shown = {way["leads_to"] for way in conclusion["would_settle"]}
    others = [f"“{voice.text(procedure.outcomes[id].word)}”" for id in conclusion["open_to"] if id not in shown]
    return FURTHER.format(" or ".join(others)) if others else ""


def criteria(found: dict, why: dict) -> list[tuple[dict, dict]]:
    """Each criterion with its explanation, those that are met first."""
    reasons = {criterion["id"]: criterion for criterion in why["criteria"]}
    ordered = sorted(found["criteria"], key=lambda criterion: SHOWN.index(criterion["status"]))
    return [(criterion, reasons[criterion["id"]]) for criterion in ordered]


def because(voice: Voice, procedure: Procedure, criterion: dict, why: dict) -> str:
    """The answers that settle a criterion; while it is open, those given so far and what would settle it, and how."""
    given = answers(voice, procedure, criterion["because"])
    parts = [f"{'So far' if criterion['status'] == OPEN else 'Because'}: {given}."] if given else []
    parts += _burdens(voice, procedure, criterion["because"])
    for met, said in WOULD.items():
        ways = [_way(voice, procedure, way) for way in why["would_settle"] or () if way["leads_to"] is met]
        if ways:
            parts.append(f"{said} {', or with '.join(ways)}.")
        elif why["would_settle"]:
            parts.append(MORE_TO[met])
    return " ".join(parts)


def answers(voice: Voice, procedure: Procedure, given: list[dict]) -> str:
    """“The child has died: Yes; Died in custody: No”."""
    return "; ".join(_answer(voice, procedure, one["question"], [one["answer"]]) for one in given)


def _way(voice: Voice, procedure: Procedure, way: dict) -> str:
    """The same of answers that could be given, each with whatever counts as that: “No or Not known”."""
    return "; ".join(
        _answer(voice, procedure, one["question"], counting_as(procedure.questions[one["question"]], one["answer"]))
        for one in way["answers"]
    )


def _answer(voice: Voice, procedure: Procedure, id: str, said: list[str]) -> str:
    labels = procedure.answers
    shown = " or ".join(voice.strong(labels[answer]) for answer in said)
    return f"{voice.text(procedure.questions[id].label)}: {shown}"


def do_now(voice: Voice, procedure: Procedure, found: dict) -> list[str]:
    """The duties that are not to wait."""
    texts = {duty.provision: duty.text for duty in procedure.do_now}
    return [f"{voice.text(texts[id])} {voice.cites((id,))}" for id in found["do_now"]]


def lead(voice: Voice, procedure: Procedure, found: dict) -> str:
    """Which board leads, or what that turns on."""
    lead, rule = found["lead"], procedure.lead
    boards = {**rule.boards, ELSEWHERE: rule.elsewhere}
    labels = {question.id: question.label for question in procedure.questions.values()}
    if lead["board"]:
        by = labels.get(lead["basis"], rule.alike).lower()
        said = voice.text(f"{boards[lead['board']]} should take the lead ({by}).")
        if lead["basis"] != rule.no:
            said += " " + voice.text(rule.inference)
    else:
        needs = phrases.listed(voice.field(id, labels[id]) for id in lead["needed"])
        said = f"Not known yet. It turns on: {needs}."
    if lead["partners"]:
        said += " " + voice.text(rule.joining)
    return f"{said} {voice.cites(rule.provisions)}"


def indicators(voice: Voice, procedure: Procedure, found: dict) -> list[tuple[str, list[str]]]:
    """The indicators by the answer given, each group with its heading; nothing where none was answered."""
    listed, labels = found["indicators"], {question.id: question.label for question in procedure.questions.values()}
    shown = procedure.answers
    return [
        (voice.text(f"{shown[answer]} ({len(listed[answer])})"), [voice.text(labels[id]) for id in listed[answer]])
        for answer in (YES, NO, UNKNOWN)
        if listed[answer]
    ]


def of_indicators(voice: Voice, procedure: Procedure, found: dict) -> str:
    """What is said before the indicators."""
    rule = procedure.indicators
    note = rule.note_not_where if found["indicators"]["applies"] is False else rule.note
    return f"{voice.text(note)} {voice.cites(rule.provisions)}"


def reminders(voice: Voice, rules: Rules, given: dict, found: dict) -> list[str]:
    """What a person reads beside the conclusion."""
    return [
        f"{voice.text(reminder.text)} {voice.cites(reminder.provisions)}"
        for reminder in beside(rules, given, found["conclusion"])
    ]
