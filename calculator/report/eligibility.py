"""An eligibility result as HTML."""

from calculator.eligibility import MET, NOT_MET, OPEN, Rules, holds, truth
from calculator.procedure import Procedure
from calculator.report import words
from calculator.report.markup import cites, element, force, items, paragraph, text, to_field


def html(rules: Rules, answers: dict, found: dict, root: str) -> str:
    """The result ``found`` for ``answers``, with links into the guidance at ``root``, without the foot."""
    procedure = rules.procedure
    return "".join(
        (
            _conclusion(procedure, found, root),
            _warnings(found),
            _needed(procedure, found),
            _criteria(procedure, answers, found, root),
            _do_now(procedure, found, root),
            _lead(procedure, found, root),
            _indicators(procedure, found, root),
            _reminders(rules, answers, found, root),
        )
    )


def word(procedure: Procedure, found: dict) -> str:
    """The conclusion in a word, for where there is room for no more."""
    return _outcome(procedure, found["conclusion"]).word


def _outcome(procedure: Procedure, id: str):
    return next(outcome for outcome in procedure.outcomes if outcome.id == id)


def _conclusion(procedure: Procedure, found: dict, root: str) -> str:
    outcome = _outcome(procedure, found["conclusion"])
    could = "".join(
        paragraph(f"It could still become “{_outcome(procedure, id).word}”: see what is still to be found out.")
        for id in found["could_become"]
    )
    badge = force(outcome.force) if outcome.force else ""
    return element(
        "div",
        element("h3", badge + " " + text(outcome.title) if badge else text(outcome.title))
        + element("p", text(outcome.text) + " " + cites(procedure, outcome.provisions, root))
        + could,
        class_=f"conclusion conclusion--{outcome.id}",
    )


def _warnings(found: dict) -> str:
    return "".join(element("div", paragraph(warning["message"]), class_="warning") for warning in found["warnings"])


def _needed(procedure: Procedure, found: dict) -> str:
    if not found["needed"]:
        return paragraph("Nothing more that is asked can change this outcome.", class_="settled")
    asks = {question.id: question.asks for question in procedure.questions}
    return (
        element("h3", "Still to be found out")
        + paragraph("Each of these can change the outcome; the most decisive first.")
        + items("ol", (to_field(id, asks[id]) for id in found["needed"]), class_="needed")
    )


def _criteria(procedure: Procedure, answers: dict, found: dict, root: str) -> str:
    titles = {criterion.id: criterion.title for criterion in procedure.criteria}
    parts = []
    for status in (label for wanted in (MET, OPEN, NOT_MET) for label in procedure.criterion_statuses if label.id == wanted):
        for criterion in found["criteria"]:
            if criterion["status"] == status.id:
                badge = element("span", text(status.label), class_=f"status status--{status.id}")
                why = _because(procedure, criterion)
                parts.append(
                    element("p", f"{badge} {text(titles[criterion['id']])}", class_="criterion__title")
                    + (element("p", why, class_="because") if why else "")
                    + element("p", cites(procedure, criterion["provisions"], root))
                )
    return element("h3", "The criteria") + items("ul", parts, class_="criteria")


def _because(procedure: Procedure, criterion: dict) -> str:
    """The answers that settle a criterion or, while it is open, those given so far."""
    questions = {question.id: question for question in procedure.questions}
    answers = {label.id: label.label for label in procedure.answers}
    parts, burdens = [], []
    for because in criterion["because"]:
        question, answer = questions[because["question"]], because["answer"]
        parts.append(f"{text(question.label)}: {element('strong', text(answers[answer]))}")
        if truth(question, answer) is not None and answer not in ("yes", "no"):
            burdens.append(text(question.burden))
    if not parts:
        return ""
    lead_in = "So far: " if criterion["status"] == OPEN else "Because: "
    return ". ".join((lead_in + "; ".join(parts), *burdens))


def _do_now(procedure: Procedure, found: dict, root: str) -> str:
    texts = {duty.provision: duty.text for duty in procedure.do_now}
    parts = (f"{text(texts[id])} {cites(procedure, (id,), root)}" for id in found["do_now"])
    return element("h3", "Do now") + items("ul", parts, class_="do-now")


def _lead(procedure: Procedure, found: dict, root: str) -> str:
    lead, rule = found["lead"], procedure.lead
    boards = {board.id: board.label for board in (*rule.boards, rule.elsewhere)}
    questions = {question.id: question for question in procedure.questions}
    if lead["board"]:
        basis = lead["basis"]
        by = questions[basis].label.lower() if basis in questions else "either way"
        said = text(f"{boards[lead['board']]} should take the lead ({by}).")
    else:
        needs = words.listed(to_field(id, questions[id].label) for id in lead["needed"])
        said = f"Not known yet. It turns on: {needs}."
    if lead["partners"]:
        said += " Other boards with an interest or involvement should be partners in the review."
    return element("h3", "Which board leads") + element("p", f"{said} {cites(procedure, rule.provisions, root)}")


def _indicators(procedure: Procedure, found: dict, root: str) -> str:
    listed, labels = found["indicators"], {question.id: question.label for question in procedure.questions}
    answers = {label.id: label.label for label in procedure.answers}
    groups = [
        element("p", text(f"{answers[answer]} ({len(listed[answer])})"))
        + items("ul", (text(labels[id]) for id in listed[answer]))
        for answer in ("yes", "no", "unknown")
        if listed[answer]
    ]
    if not groups:
        return ""
    note = "These are for cases other than a death." if listed["applies"] is False else "Listed, never scored."
    return (
        element("h3", "Indicators")
        + element("p", f"{note} {cites(procedure, procedure.indicators.provisions, root)}")
        + "".join(groups)
    )


def _reminders(rules: Rules, answers: dict, found: dict, root: str) -> str:
    procedure = rules.procedure
    truths = {question.id: truth(question, answers.get(question.id)) for question in procedure.questions}
    parts = [
        f"{text(reminder.text)} {cites(procedure, reminder.provisions, root)}"
        for reminder in procedure.reminders
        if (not reminder.outcomes or found["conclusion"] in reminder.outcomes)
        and (reminder.when is None or holds(rules, reminder.when, truths))
    ]
    return element("h3", "Bear in mind") + items("ul", parts, class_="reminders")
