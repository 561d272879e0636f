"""Whether a case meets the criteria, by which provision, and what is still to be found out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from calculator import logic
from calculator.arrangement import arranged
from calculator.procedure import NO, UNKNOWN, YES, Condition, Criterion, Procedure, Question

NOT_MET, UNDETERMINED = "not_met", "undetermined"
MET, OPEN = "met", "open"
ELSEWHERE = "elsewhere"

type Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """A procedure made ready for answering: conditions of questions alone, and the conclusion as a diagram.

    ``asked`` are the questions that some criterion asks, in the order of the file. ``conditions`` are those of the
    criteria by id; ``duties``, ``contradictions`` and ``reminders`` those of each, in order, None where it has none.
    """

    procedure: Procedure
    order: Mapping[str, int]
    asked: tuple[Question, ...]
    conditions: Mapping[str, Condition]
    names: Mapping[str, frozenset[str]]
    duties: tuple[Condition | None, ...]
    contradictions: tuple[Condition, ...]
    reminders: tuple[Condition | None, ...]
    diagrams: logic.Diagrams
    criterion_nodes: Mapping[str, logic.Node]
    conclusion: logic.Node


def prepare(procedure: Procedure) -> Rules:
    """The rules of a procedure. The conclusion is the first outcome of the file one of whose criteria is met."""
    findings = {finding.id: finding.when for finding in procedure.findings}
    conditions = {criterion.id: logic.inline(criterion.when, findings) for criterion in procedure.criteria}
    names = {id: logic.names(condition) for id, condition in conditions.items()}
    used = frozenset().union(*names.values())
    asked = tuple(question for question in procedure.questions if question.id in used)
    diagrams = logic.Diagrams(arranged([question.id for question in asked], names.values()))
    nodes = {id: diagrams.of(condition) for id, condition in conditions.items()}
    conclusion = diagrams.leaf(NOT_MET)
    # From the last question of the diagrams to the first, so that they stay small on the way.
    upwards = sorted(procedure.criteria, key=lambda criterion: -diagrams.parts(nodes[criterion.id])[0])
    for outcome in reversed(procedure.outcomes):
        for criterion in upwards:
            if criterion.outcome == outcome.id:
                conclusion = diagrams.choose(nodes[criterion.id], diagrams.leaf(outcome.id), conclusion)
    diagrams.influence(conclusion, {})  # prepared here, so that no answer waits for it
    return Rules(
        procedure=procedure,
        order={question.id: place for place, question in enumerate(procedure.questions)},
        asked=asked,
        conditions=conditions,
        names=names,
        duties=_inlined(procedure.do_now, findings),
        contradictions=_inlined(procedure.contradictions, findings),
        reminders=_inlined(procedure.reminders, findings),
        diagrams=diagrams,
        criterion_nodes=nodes,
        conclusion=conclusion,
    )


def _inlined(parts: Iterable, findings: Mapping[str, Condition]) -> tuple[Condition | None, ...]:
    return tuple(None if part.when is None else logic.inline(part.when, findings) for part in parts)


def assess(rules: Rules, answers: Answers) -> dict:
    """The eligibility part of a response, for answers that are valid: question ids to answers.

    The conclusion follows the logic whatever else is said; lead board and indicators never touch it.
    """
    procedure = rules.procedure
    truths = {question.id: truth(question, answers.get(question.id)) for question in procedure.questions}
    criteria = [_criterion(rules, criterion, answers, truths) for criterion in procedure.criteria]
    conclusion, could_become = _conclude(procedure, {criterion["id"]: criterion["status"] for criterion in criteria})
    return {
        "conclusion": conclusion,
        "could_become": could_become,
        "criteria": criteria,
        "needed": needed(rules, truths),
        "lead": lead(procedure, answers),
        "indicators": indicators(procedure, answers),
        "do_now": [
            duty.provision
            for duty, condition in zip(procedure.do_now, rules.duties, strict=True)
            if condition is None or logic.evaluate(condition, truths) is not False
        ],
        "warnings": _contradictions(rules, answers, truths),
    }


def truth(question: Question, answer: str | None) -> bool | None:
    """What an answer says: ``unknown`` says nothing, save where the burden of proof makes it count."""
    if answer == UNKNOWN:
        answer = question.unknown_counts_as
    return {YES: True, NO: False}.get(answer)


def needed(rules: Rules, truths: logic.Truths) -> list[str]:
    """The questions whose answer can still change the conclusion, the most decisive first."""
    influence = rules.diagrams.influence(rules.conclusion, truths)
    return sorted(influence, key=lambda name: (-influence[name], rules.order[name]))


def _criterion(rules: Rules, criterion: Criterion, answers: Answers, truths: logic.Truths) -> dict:
    condition = rules.conditions[criterion.id]
    status = _status(condition, truths)
    if status == OPEN:
        because = {name for name in rules.names[criterion.id] if truths[name] is not None}
    else:
        because = logic.settled_by(condition, truths, rules.order)
    return {
        "id": criterion.id,
        "outcome": criterion.outcome,
        "status": status,
        "because": [{"question": name, "answer": answers[name]} for name in sorted(because, key=rules.order.get)],
        "provisions": list(criterion.provisions),
    }


def _status(condition: Condition, truths: logic.Truths) -> str:
    return {True: MET, False: NOT_MET, None: OPEN}[logic.evaluate(condition, truths)]


def _conclude(procedure: Procedure, statuses: Mapping[str, str]) -> tuple[str, list[str]]:
    """The conclusion by the status of each criterion, and the stronger outcomes that an open one could bring."""
    reached = [outcome.id for outcome in procedure.outcomes if outcome.force]
    still_open = {criterion.outcome for criterion in procedure.criteria if statuses[criterion.id] == OPEN}
    met = {criterion.outcome for criterion in procedure.criteria if statuses[criterion.id] == MET}
    for place, outcome in enumerate(reached):
        if outcome in met:
            return outcome, [stronger for stronger in reached[:place] if stronger in still_open]
    return (UNDETERMINED if still_open else NOT_MET), []


def conclude(rules: Rules, answers: Answers) -> str:
    """The conclusion alone."""
    truths = {question.id: truth(question, answers.get(question.id)) for question in rules.asked}
    statuses = {id: _status(condition, truths) for id, condition in rules.conditions.items()}
    return _conclude(rules.procedure, statuses)[0]


def lead(procedure: Procedure, answers: Answers) -> dict:
    """Which board leads (2.7): by the responsible authority for a looked-after child, else by normal residence."""
    rule = procedure.lead
    partners = {YES: True, NO: False}.get(answers.get(rule.partners))
    board = basis = None
    ask: list[str] = []
    settled = {YES: rule.yes, NO: rule.no}.get(answers.get(rule.asks))
    places = {id: answers.get(id) for id in (rule.no, rule.yes)}
    known = {id: place for id, place in places.items() if place not in (None, UNKNOWN)}
    if settled:
        if settled in known:
            board, basis = known[settled], settled
        else:
            ask = [settled]
    elif len(known) == 2 and len(set(known.values())) == 1 and ELSEWHERE not in known.values():
        board, basis = known[rule.no], "either"
    else:
        ask = [rule.asks, *(id for id in places if id not in known)]
    return {"board": board, "basis": basis, "partners": partners, "needed": ask}


def indicators(procedure: Procedure, answers: Answers) -> dict:
    """The indicators (2.9) as answered. They are for cases other than a death, and are never scored."""
    rule = procedure.indicators
    listed = {
        answer: [id for id in rule.questions if answers.get(id) == answer] for answer in (YES, NO, UNKNOWN)
    }
    return {"applies": {YES: False, NO: True}.get(answers.get(rule.not_where)), **listed}


def _contradictions(rules: Rules, answers: Answers, truths: logic.Truths) -> list[dict]:
    """One warning that names every answer that takes part in a contradiction."""
    named: set[str] = set()
    for condition in rules.contradictions:
        if logic.evaluate(condition, truths):
            named |= _holding(condition, truths)
    if not named:
        return []
    message = next(w.message for w in rules.procedure.warnings if w.code == "inconsistent_answers")
    labels = {question.id: question.label for question in rules.procedure.questions}
    answer_labels = {label.id: label.label for label in rules.procedure.answers}
    questions = sorted(named, key=rules.order.get)
    said = "; ".join(f"{labels[id]}: {answer_labels[answers[id]]}" for id in questions)
    return [{"code": "inconsistent_answers", "message": f"{message} {said}.", "questions": questions}]


def _holding(condition: Condition, truths: logic.Truths) -> set[str]:
    """Every name that takes part in making a condition true, not the smallest set alone."""
    match condition:
        case ("all" | "any", *parts):
            return set().union(*(_holding(part, truths) for part in parts if logic.evaluate(part, truths)))
        case _:
            return set(logic.names(condition))
