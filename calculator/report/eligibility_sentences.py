"""The sentences of an eligibility result, in any voice."""

from calculator.eligibility import reminders as beside
from calculator.procedure import NO, UNKNOWN, YES, Outcome, Procedure
from calculator.report import words
from calculator.report.voice import Voice
from calculator.rules import MET, NOT_MET, OPEN, Rules

SHOWN = (MET, OPEN, NOT_MET)
NEEDED, CRITERIA, DO_NOW = "Still to be found out", "The criteria", "Do now"
LEAD, INDICATORS, REMINDERS = "Which board leads", "Indicators", "Bear in mind"
NOTHING_MORE = "Nothing more that is asked can change this outcome."
MOST_DECISIVE = "Each of these can change the outcome; the most decisive first."
SHORTEST = "Any one of these would settle it:"


def outcome(procedure: Procedure, id: str) -> Outcome:
    """The outcome of that id."""
    return next(outcome for outcome in procedure.outcomes if outcome.id == id)


def could_become(procedure: Procedure, found: dict) -> list[str]:
    """What the conclusion could still become, as plain text."""
    return [
        f"It could still become “{outcome(procedure, id).word}”: see what is still to be found out."
        for id in found["could_become"]
    ]


def settled_by(voice: Voice, procedure: Procedure, why: dict) -> str:
    """Which answers settle the conclusion; nothing while it is open."""
    because = answers(voice, procedure, why["conclusion"]["because"])
    return f"These answers alone settle it: {because}." if because else ""


def needed(voice: Voice, procedure: Procedure, found: dict, why: dict) -> list[tuple[str, str]]:
    """Each question that can change the outcome, with what a yes and a no would make of it as plain text."""
    asks = {question.id: question.asks for question in procedure.questions}
    return [(voice.field(id, asks[id]), _prospect(procedure, id, found, why)) for id in found["needed"]]


def _prospect(procedure: Procedure, id: str, found: dict, why: dict) -> str:
    labels = {label.id: label.label for label in procedure.answers}
    said = []
    for change in why["what_if"]:
        if change["question"] == id and change["answer"] in (YES, NO):
            stays = "stays " if change["conclusion"] == found["conclusion"] else ""
            said.append(f"{labels[change['answer']]}: {stays}“{outcome(procedure, change['conclusion']).word}”")
    return "" if all("stays" in one for one in said) else "; ".join(said) + "."


def settling(voice: Voice, procedure: Procedure, why: dict) -> list[str]:
    """The shortest ways to settle the conclusion that take more than one answer."""
    return [
        f"{answers(voice, procedure, way['answers'])}, which is "
        f"“{voice.text(outcome(procedure, way['leads_to']).word)}”"
        for way in why["conclusion"]["would_settle"]
        if len(way["answers"]) > 1
    ]


def criteria(found: dict, why: dict) -> list[tuple[dict, dict]]:
    """Each criterion with its explanation, those that are met first."""
    reasons = {criterion["id"]: criterion for criterion in why["criteria"]}
    ordered = sorted(found["criteria"], key=lambda criterion: SHOWN.index(criterion["status"]))
    return [(criterion, reasons[criterion["id"]]) for criterion in ordered]


def because(voice: Voice, procedure: Procedure, criterion: dict, why: dict) -> str:
    """The answers that settle a criterion; while it is open, those given so far and what would settle it."""
    questions = {question.id: question for question in procedure.questions}
    given = answers(voice, procedure, criterion["because"])
    parts = [f"{'So far' if criterion['status'] == OPEN else 'Because'}: {given}."] if given else []
    for one in criterion["because"]:
        if one["answer"] not in (YES, NO):
            parts.append(voice.text(questions[one["question"]].burden))
    ways = [way["answers"] for way in why["would_settle"]]
    if ways:
        parts.append(f"Would be settled by {' or by '.join(_ways(voice, procedure, ways))}.")
    return " ".join(parts)


def _ways(voice: Voice, procedure: Procedure, ways: list[list[dict]]) -> list[str]:
    """Each way to settle a criterion; where a yes and a no would both do, the question once."""
    labels = {question.id: question.label for question in procedure.questions}
    asked = [tuple(answer["question"] for answer in way) for way in ways]
    found = {}
    for way, names in zip(ways, asked, strict=True):
        either = len(names) == 1 and asked.count(names) == 2
        said = f"either answer to “{voice.text(labels[names[0]])}”" if either else answers(voice, procedure, way)
        found[said] = None
    return list(found)


def answers(voice: Voice, procedure: Procedure, given: list[dict]) -> str:
    """“The child has died: Yes; Died in custody: No”."""
    questions = {question.id: question.label for question in procedure.questions}
    labels = {label.id: label.label for label in procedure.answers}
    return "; ".join(
        f"{voice.text(questions[one['question']])}: {voice.strong(labels[one['answer']])}" for one in given
    )


def do_now(voice: Voice, procedure: Procedure, found: dict) -> list[str]:
    """The duties that are not to wait."""
    texts = {duty.provision: duty.text for duty in procedure.do_now}
    return [f"{voice.text(texts[id])} {voice.cites((id,))}" for id in found["do_now"]]


def lead(voice: Voice, procedure: Procedure, found: dict) -> str:
    """Which board leads, or what that turns on."""
    lead, rule = found["lead"], procedure.lead
    boards = {board.id: board.label for board in (*rule.boards, rule.elsewhere)}
    labels = {question.id: question.label for question in procedure.questions}
    if lead["board"]:
        by = labels.get(lead["basis"], "normally resident and responsible authority alike").lower()
        said = voice.text(f"{boards[lead['board']]} should take the lead ({by}).")
        if lead["basis"] != rule.no:
            said += " " + voice.text(rule.inference)
    else:
        needs = words.listed(voice.field(id, labels[id]) for id in lead["needed"])
        said = f"Not known yet. It turns on: {needs}."
    if lead["partners"]:
        said += " Other boards with an interest or involvement should be partners in the review."
    return f"{said} {voice.cites(rule.provisions)}"


def indicators(voice: Voice, procedure: Procedure, found: dict) -> list[tuple[str, list[str]]]:
    """The indicators by the answer given, each group with its heading; nothing where none was answered."""
    listed, labels = found["indicators"], {question.id: question.label for question in procedure.questions}
    shown = {label.id: label.label for label in procedure.answers}
    return [
        (voice.text(f"{shown[answer]} ({len(listed[answer])})"), [voice.text(labels[id]) for id in listed[answer]])
        for answer in (YES, NO, UNKNOWN)
        if listed[answer]
    ]


def of_indicators(voice: Voice, procedure: Procedure, found: dict) -> str:
    """What is said before the indicators."""
    death = found["indicators"]["applies"] is False
    note = "These are for cases other than a death." if death else "Listed, never scored."
    return f"{note} {voice.cites(procedure.indicators.provisions)}"


def reminders(voice: Voice, rules: Rules, given: dict, found: dict) -> list[str]:
    """What a person reads beside the conclusion."""
    return [
        f"{voice.text(reminder.text)} {voice.cites(reminder.provisions)}"
        for reminder in beside(rules, given, found["conclusion"])
    ]
