"""What another answer would change, said before it is given; and what it changed, said after."""

from collections.abc import Iterable, Mapping

from calculator.criteria.rules import MET, NOT_MET, OPEN, counting_as
from calculator.html._strings import element, paragraph, text
from calculator.procedure import NO, YES, Procedure, Question
from calculator.wording import phrases

SHOWN = (MET, OPEN, NOT_MET)
HEADING = "What if an answer were different?"
PRESS = "Everything else stays as answered. Press one to change it in the form."
REST = "Any other answer to one question alone leaves the outcome as it is."
HEAD = ("Were the answer", "Outcome")
NOT_ANSWERED = "not answered"
COULD = ("settles it: it could no longer become {}", "no change yet, but it could still become {}")
CAN_NOW = ("it can no longer become {}", "it could still become {}")
WOULD = {MET: "would be met too", OPEN: "would not be settled", NOT_MET: "would not be met"}


def html(procedure: Procedure, answers: dict, found: dict, why: dict) -> str:
    """Each other answer that would change something, with a button that gives it; nothing where none would.

    Of what is not answered yet, only what would change the outcome or settle it.
    """
    questions = {question.id: question.label for question in procedure.questions.values()}
    labels = procedure.answers
    rows = []
    for change in why["what_if"]:
        id, answer = change["question"], change["answer"]
        if answers and (id in answers or not _alike(found, change)):
            button = _button(f"{questions[id]}: {labels[answer]}", "answer", id, answer, "what-if__answer")
            rows.append(element("tr", element("td", button) + element("td", _would(procedure, found, change))))
    if not rows:
        return ""
    head = element("tr", "".join(element("th", name, scope="col") for name in HEAD))
    return element(
        "details",
        element("summary", HEADING)
        + paragraph(PRESS, class_="what-if__press")
        + element("table", element("thead", head) + element("tbody", "".join(rows)), class_="what-if")
        + paragraph(REST),
        id="what-if",
        class_="working",
    )


def prospect(procedure: Procedure, found: dict, why: dict, id: str) -> str:
    """What a yes and a no to one question alone would make of the outcome; nothing where both leave it as it is."""
    labels = procedure.answers
    changes = {change["answer"]: change for change in why["what_if"] if change["question"] == id}
    each = {answer: changes.get(answer, found) for answer in (YES, NO)}
    if all(_alike(found, change) for change in each.values()):
        return ""
    said = (
        f"{' or '.join(labels[same] for same in counting_as(procedure.questions[id], answer))}: "
        + _becomes(procedure, found, change)
        for answer, change in each.items()
    )
    return "; ".join(said) + "."


def changed(procedure: Procedure, before: Mapping, was: dict, answers: Mapping, found: dict) -> str:
    """Which answers are otherwise than ``before``, and what became of the outcome; nothing where none is."""
    asked = _differing(procedure, before, answers)
    if not asked:
        return ""
    given = phrases.listed(
        f"“{question.label}” from {_given(procedure, before, question)} to {_given(procedure, answers, question)}"
        for question in asked
    )
    old, new = (procedure.outcomes[result["conclusion"]].word for result in (was, found))
    if old != new:
        now = f"was {old} and is now {new}{_open_to(procedure, found['could_become'])}"
    else:
        further = _could(procedure, was, found, CAN_NOW) or _moved(procedure, was, found)
        now = f"is {new}, as before{further and '; ' + further}"
    return f"Changed: {given}. The outcome {now}{caution(found)}."


def caution(found: dict) -> str:
    """What is said after an outcome that rests on answers that disagree; nothing where they agree."""
    return ", but the answers disagree" if found["warnings"] else ""


def put_back(procedure: Procedure, before: Mapping, answers: Mapping) -> str:
    """A button that puts the one answer back that is otherwise than ``before``; nothing where it is not just one."""
    asked = _differing(procedure, before, answers)
    if len(asked) != 1:
        return ""
    (question,) = asked
    shown = f"Put “{question.label}” back to {_given(procedure, before, question)}"
    given = before.get(question.id, "")
    return element("p", _button(shown, "put-back", question.id, given, "action action--quiet"), class_="put-back")


def _alike(found: dict, change: dict) -> bool:
    return all(found[part] == change[part] for part in ("conclusion", "could_become"))


def _would(procedure: Procedure, found: dict, change: dict) -> str:
    if change["conclusion"] != found["conclusion"]:
        return element("strong", text(_word(procedure, change))) + text(_open_to(procedure, change["could_become"]))
    could = _could(procedure, found, change, COULD)
    return text(could or f"no change of the outcome; {_criteria(procedure, change['criteria'])}")


def _becomes(procedure: Procedure, found: dict, change: dict) -> str:
    word = f"“{_word(procedure, change)}”"
    if _alike(found, change):
        return f"stays {word}"
    settled = change["conclusion"] == found["conclusion"] and not change["could_become"]
    return f"{word}, settled" if settled else word + _open_to(procedure, change["could_become"])


def _could(procedure: Procedure, was: dict, now: dict, said: tuple[str, str]) -> str:
    """What the same outcome can no longer become, or newly can; nothing where that is as it was."""
    gone = [id for id in was["could_become"] if id not in now["could_become"]]
    come = [id for id in now["could_become"] if id not in was["could_become"]]
    no_longer, newly = said
    if gone:
        return no_longer.format(_quoted(procedure, gone))
    return newly.format(_quoted(procedure, come)) if come else ""


def _open_to(procedure: Procedure, ids: Iterable[str]) -> str:
    return f", which could still become {_quoted(procedure, ids)}" if ids else ""


def _quoted(procedure: Procedure, ids: Iterable[str]) -> str:
    return " or ".join(f"“{procedure.outcomes[id].word}”" for id in ids)


def _word(procedure: Procedure, change: dict) -> str:
    return procedure.outcomes[change["conclusion"]].word


def _criteria(procedure: Procedure, standing: list[dict]) -> str:
    """How criteria would stand: “A” would be met too; 3 criteria would not be settled."""
    by_status = {status: [one["id"] for one in standing if one["status"] == status] for status in SHOWN}
    return "; ".join(f"{_named(procedure, ids)} {WOULD[status]}" for status, ids in by_status.items() if ids)


def _moved(procedure: Procedure, was: dict, found: dict) -> str:
    """Which criteria stand otherwise than they did: “A” went from Met to Not met."""
    labels = procedure.criterion_statuses
    moved: dict[tuple[str, str], list[str]] = {}
    for old, new in zip(was["criteria"], found["criteria"], strict=True):
        if old["status"] != new["status"]:
            moved.setdefault((old["status"], new["status"]), []).append(new["id"])
    return "; ".join(
        f"{_named(procedure, ids)} went from {labels[old]} to {labels[new]}" for (old, new), ids in moved.items()
    )


def _named(procedure: Procedure, criteria: list[str]) -> str:
    """A criterion by its title, several by their number: their titles are long."""
    titles = {criterion.id: criterion.title for criterion in procedure.criteria.values()}
    return f"“{titles[criteria[0]]}”" if len(criteria) == 1 else phrases.number(len(criteria), "criterion", "criteria")


def _differing(procedure: Procedure, before: Mapping, answers: Mapping) -> list[Question]:
    return [question for id, question in procedure.questions.items() if before.get(id) != answers.get(id)]


def _given(procedure: Procedure, answers: Mapping, question: Question) -> str:
    labels = procedure.answers
    return labels[answers[question.id]] if question.id in answers else NOT_ANSWERED


def _button(shown: str, does: str, id: str, answer: str, class_: str) -> str:
    return element(
        "button", text(shown), type="button", class_=class_, data_do=does, data_question=id, data_answer=answer
    )
