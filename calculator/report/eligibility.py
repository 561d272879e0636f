"""An eligibility result as HTML."""

from calculator.eligibility import reminders
from calculator.procedure import NO, UNKNOWN, YES, Outcome, Procedure
from calculator.report import words
from calculator.report.markup import cites, element, force, items, paragraph, text, to_field
from calculator.rules import MET, NOT_MET, OPEN, Rules

SHOWN = (MET, OPEN, NOT_MET)


def html(rules: Rules, answers: dict, found: dict, why: dict, root: str) -> str:
    """The result ``found`` for ``answers`` and its explanation ``why``, with links into the guidance at ``root``."""
    procedure = rules.procedure
    return "".join(
        (
            _warnings(found),
            _conclusion(procedure, found, why, root),
            _needed(procedure, found, why),
            _criteria(procedure, found, why, root),
            _what_if(procedure, answers, found, why),
            _do_now(procedure, found, root),
            _lead(procedure, found, root),
            _indicators(procedure, found, root),
            _reminders(rules, answers, found, root),
        )
    )


def word(procedure: Procedure, found: dict) -> str:
    """The conclusion in a word, for where there is room for no more; with a caution where answers disagree."""
    said = _outcome(procedure, found["conclusion"]).word
    return f"{said}, but the answers disagree" if found["warnings"] else said


def _outcome(procedure: Procedure, id: str) -> Outcome:
    return next(outcome for outcome in procedure.outcomes if outcome.id == id)


def _conclusion(procedure: Procedure, found: dict, why: dict, root: str) -> str:
    outcome = _outcome(procedure, found["conclusion"])
    could = "".join(
        paragraph(f"It could still become “{_outcome(procedure, id).word}”: see what is still to be found out.")
        for id in found["could_become"]
    )
    because = _answers(procedure, why["conclusion"]["because"])
    return element(
        "div",
        element("h3", f"{force(outcome.force)} {text(outcome.title)}" if outcome.force else text(outcome.title))
        + element("p", text(outcome.text) + " " + cites(procedure, outcome.provisions, root))
        + (element("p", f"These answers alone settle it: {because}.", class_="because") if because else "")
        + could,
        class_=f"conclusion conclusion--{outcome.id}",
    )


def _warnings(found: dict) -> str:
    return "".join(element("div", paragraph(warning["message"]), class_="warning") for warning in found["warnings"])


def _needed(procedure: Procedure, found: dict, why: dict) -> str:
    """What can still change the outcome, what each answer would make of it, and the shortest ways to settle it."""
    if not found["needed"]:
        return paragraph("Nothing more that is asked can change this outcome.", class_="settled")
    asks = {question.id: question.asks for question in procedure.questions}
    parts = (to_field(id, asks[id]) + " " + _prospect(procedure, id, found, why) for id in found["needed"])
    settling = [
        f"{_answers(procedure, way['answers'])}, which is “{text(_outcome(procedure, way['leads_to']).word)}”"
        for way in why["conclusion"]["would_settle"]
        if len(way["answers"]) > 1
    ]
    shortest = paragraph("Any one of these would settle it:") + items("ul", settling, class_="settling")
    return (
        element("h3", "Still to be found out")
        + paragraph("Each of these can change the outcome; the most decisive first.")
        + items("ol", parts, class_="needed")
        + (shortest if settling else "")
    )


def _prospect(procedure: Procedure, id: str, found: dict, why: dict) -> str:
    """What a yes and a no to a question would make of the outcome."""
    labels = {label.id: label.label for label in procedure.answers}
    said = []
    for change in why["what_if"]:
        if change["question"] == id and change["answer"] in (YES, NO):
            outcome = _outcome(procedure, change["conclusion"]).word
            stays = "stays " if change["conclusion"] == found["conclusion"] else ""
            said.append(f"{labels[change['answer']]}: {stays}“{outcome}”")
    if all("stays" in one for one in said):
        return ""
    return element("span", text("; ".join(said) + "."), class_="prospect")


def _criteria(procedure: Procedure, found: dict, why: dict, root: str) -> str:
    titles = {criterion.id: criterion.title for criterion in procedure.criteria}
    labels = {label.id: label.label for label in procedure.criterion_statuses}
    reasons = {criterion["id"]: criterion for criterion in why["criteria"]}
    parts = []
    for criterion in sorted(found["criteria"], key=lambda criterion: SHOWN.index(criterion["status"])):
        status = criterion["status"]
        badge = element("span", text(labels[status]), class_=f"status status--{status}")
        because = _because(procedure, criterion, reasons[criterion["id"]])
        parts.append(
            element("p", f"{badge} {text(titles[criterion['id']])}", class_="criterion__title")
            + (element("p", because, class_="because") if because else "")
            + element("p", cites(procedure, criterion["provisions"], root))
        )
    return element("h3", "The criteria") + items("ul", parts, class_="criteria")


def _because(procedure: Procedure, criterion: dict, why: dict) -> str:
    """The answers that settle a criterion; while it is open, those given so far and what would settle it."""
    questions = {question.id: question for question in procedure.questions}
    given = _answers(procedure, criterion["because"])
    parts = [f"{'So far' if criterion['status'] == OPEN else 'Because'}: {given}."] if given else []
    for because in criterion["because"]:
        if because["answer"] not in (YES, NO):
            parts.append(text(questions[because["question"]].burden))
    ways = [way["answers"] for way in why["would_settle"]]
    if ways:
        parts.append(f"Would be settled by {' or by '.join(_ways(procedure, ways))}.")
    return " ".join(parts)


def _ways(procedure: Procedure, ways: list[list[dict]]) -> list[str]:
    """Each way to settle a criterion; where a yes and a no would both do, the question once."""
    labels = {question.id: question.label for question in procedure.questions}
    asked = [tuple(answer["question"] for answer in way) for way in ways]
    found = {}
    for way, names in zip(ways, asked, strict=True):
        either = len(names) == 1 and asked.count(names) == 2
        found[f"either answer to “{text(labels[names[0]])}”" if either else _answers(procedure, way)] = None
    return list(found)


def _answers(procedure: Procedure, given: list[dict]) -> str:
    """Answers as HTML: “The child has died: Yes; Died in custody: No”."""
    questions = {question.id: question.label for question in procedure.questions}
    labels = {label.id: label.label for label in procedure.answers}
    return "; ".join(
        f"{text(questions[one['question']])}: {element('strong', text(labels[one['answer']]))}" for one in given
    )


def _what_if(procedure: Procedure, answers: dict, found: dict, why: dict) -> str:
    """What each other answer would make of the outcome, each with a button that gives it."""
    questions = {question.id: question.label for question in procedure.questions}
    labels = {label.id: label.label for label in procedure.answers}
    rows = []
    for change in why["what_if"]:
        if change["question"] not in answers:
            continue
        id, answer, differs = change["question"], change["answer"], change["conclusion"] != found["conclusion"]
        outcome = text(_outcome(procedure, change["conclusion"]).word)
        button = element(
            "button",
            f"{text(questions[id])}: {text(labels[answer])}",
            type="button",
            class_="what-if__answer",
            data_do="answer",
            data_question=id,
            data_answer=answer,
        )
        shown = element("strong", outcome) if differs else f"no change: {outcome}"
        rows.append(element("tr", element("td", button) + element("td", shown)))
    if not rows:
        return ""
    head = element("tr", '<th scope="col">Were the answer</th><th scope="col">Outcome</th>')
    return element(
        "details",
        element("summary", "What if an answer were different?")
        + paragraph("Everything else stays as answered. Press one to change it in the form.")
        + element("table", element("thead", head) + element("tbody", "".join(rows)), class_="what-if"),
        class_="working",
    )


def _do_now(procedure: Procedure, found: dict, root: str) -> str:
    texts = {duty.provision: duty.text for duty in procedure.do_now}
    parts = (f"{text(texts[id])} {cites(procedure, (id,), root)}" for id in found["do_now"])
    return element("h3", "Do now") + items("ul", parts, class_="do-now")


def _lead(procedure: Procedure, found: dict, root: str) -> str:
    lead, rule = found["lead"], procedure.lead
    boards = {board.id: board.label for board in (*rule.boards, rule.elsewhere)}
    labels = {question.id: question.label for question in procedure.questions}
    if lead["board"]:
        by = labels.get(lead["basis"], "normally resident and responsible authority alike").lower()
        said = text(f"{boards[lead['board']]} should take the lead ({by}).")
        if lead["basis"] != rule.no:
            said += " " + text(rule.inference)
    else:
        needs = words.listed(to_field(id, labels[id]) for id in lead["needed"])
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
        for answer in (YES, NO, UNKNOWN)
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
    parts = [
        f"{text(reminder.text)} {cites(rules.procedure, reminder.provisions, root)}"
        for reminder in reminders(rules, answers, found["conclusion"])
    ]
    return element("h3", "Bear in mind") + items("ul", parts, class_="reminders")
