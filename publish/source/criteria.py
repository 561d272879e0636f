"""What ``procedure.yaml`` says of the criteria and of what stands beside their outcome: read and checked."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise

from calculator.criteria.conditions import names
from calculator.criteria.lead import ELSEWHERE
from calculator.criteria.rules import MET, NOT_MET, OPEN, UNDETERMINED, prepare
from calculator.procedure import (
    NO,
    UNKNOWN,
    YES,
    Condition,
    Criterion,
    Duty,
    Finding,
    Indicators,
    Lead,
    Outcome,
    Procedure,
    Question,
    Reminder,
)
from publish.model import Board
from publish.problems import Problem, did_you_mean, listed, one_of, quoted
from publish.source.fields import Fields, by_id, group, label, labels, provisions, statuses
from publish.source.register import Register, check_codes, check_use
from publish.source.yaml.nodes import Mapping

LAST_OUTCOMES = (UNDETERMINED, NOT_MET)
"""The outcomes that no criterion reaches, in their order."""
_STATUSES = (MET, OPEN, NOT_MET)


def read(fields: Fields, boards: Iterable[Board]) -> dict:
    """The parts of a ``Procedure`` that are about criteria, by their names, out of the keys of the whole file."""
    return {
        "answers": labels(fields.parts("answers", partial(label, kind="answers"), "answers", at_least=1)),
        "groups": by_id(fields.parts("groups", partial(group, kind="groups"), "groups", at_least=1)),
        "questions": by_id(fields.parts("questions", _question, "questions", at_least=1)),
        "findings": by_id(fields.parts("findings", _finding, "findings", optional=True)),
        "outcomes": by_id(fields.parts("outcomes", _outcome, "outcomes", at_least=1)),
        "criterion_statuses": statuses(fields, "criterion_statuses", _STATUSES),
        "criteria": by_id(fields.parts("criteria", _criterion, "criteria", at_least=1)),
        "lead": fields.part("lead", partial(_lead, boards=boards), optional=True),
        "indicators": fields.part("indicators", _indicators, optional=True),
        "do_now": fields.parts("do_now", _duty, optional=True),
        "contradictions": fields.parts("contradictions", _contradiction, optional=True),
        "reminders": fields.parts("reminders", _reminder, "reminders", optional=True),
    }


def _question(fields: Fields) -> Question:
    question = Question(
        id=fields.id("questions"),
        group=fields.reference("group", "groups"),
        label=fields.text("label"),
        asks=fields.text("asks", quoting=True),
        help=fields.text("help", optional=True, quoting=True),
        answers=fields.references("answers", "answers"),
        unknown_counts_as=fields.reference("unknown_counts_as", "answers", optional=True),
        burden=fields.text("burden", optional=True),
        provisions=provisions(fields),
    )
    fields.beside("burden", "unknown_counts_as")
    fields.beside("unknown_counts_as", "burden")
    counts_as, options = question.unknown_counts_as, [a for a in question.answers if a != UNKNOWN]
    if counts_as and options and counts_as not in options:
        hint = did_you_mean(counts_as, options)
        fields.wrong("unknown_counts_as", f"expected {one_of(options)}, found {quoted(counts_as)}{hint}")
    return question


def _finding(fields: Fields) -> Finding:
    return Finding(
        id=fields.id("findings"),
        label=fields.text("label"),
        when=fields.condition("when", uses=False),
        provisions=provisions(fields),
    )


def _outcome(fields: Fields) -> Outcome:
    return Outcome(
        id=fields.id("outcomes"),
        force=fields.reference("force", "forces", optional=True),
        overrides=fields.references("overrides", "outcomes", optional=True),
        word=fields.text("word"),
        title=fields.text("title"),
        text=fields.text("text"),
        provisions=provisions(fields),
    )


def _criterion(fields: Fields) -> Criterion:
    return Criterion(
        id=fields.id("criteria"),
        title=fields.text("title"),
        outcome=fields.reference("outcome", "outcomes"),
        force=fields.reference("force", "forces"),
        when=fields.condition("when"),
        provisions=provisions(fields),
    )


def _lead(fields: Fields, *, boards: Iterable[Board]) -> Lead:
    yes, no = fields.part("by", _by)
    return Lead(
        asks=fields.reference("asks", "questions"),
        yes=yes,
        no=no,
        partners=fields.reference("partners", "questions"),
        heading=fields.text("heading"),
        leads=fields.text("leads"),
        partnership=fields.text("partnership"),
        alike=fields.text("alike"),
        inference=fields.text("inference", optional=True),
        joining=fields.text("joining"),
        boards=labels((board.id, board.name) for board in boards),
        elsewhere=fields.text("elsewhere"),
        provisions=provisions(fields),
    )


def _by(fields: Fields) -> tuple[str, str]:
    return fields.reference("yes", "questions"), fields.reference("no", "questions")


def _indicators(fields: Fields) -> Indicators:
    return Indicators(
        note=fields.text("note"),
        not_where=fields.reference("not_where", "questions"),
        note_not_where=fields.text("note_not_where"),
        questions=fields.references("questions", "questions"),
        provisions=provisions(fields),
    )


def _duty(fields: Fields) -> Duty:
    return Duty(
        provision=fields.reference("provision", "provisions"),
        text=fields.text("text", quoting=True),
        when=fields.condition("when", optional=True),
    )


def _contradiction(fields: Fields) -> Condition:
    return fields.condition("when")


def _reminder(fields: Fields) -> Reminder:
    if fields.has("outcomes") and fields.has("when"):
        fields.wrong("when", "expected outcomes or when, found both")
    return Reminder(
        id=fields.id("reminders"),
        text=fields.text("text", quoting=True),
        outcomes=fields.references("outcomes", "outcomes", optional=True),
        decided=fields.references("decided", "choices", optional=True),
        when=fields.condition("when", optional=True),
        provisions=provisions(fields),
    )


def check(procedure: Procedure, register: Register, root: Mapping) -> Iterator[Problem]:
    """What must hold of the criteria as a whole, in as far as they could be read."""
    needs = {finding.id: names(finding.when) for finding in procedure.findings.values() if finding.id}
    yield from _check_findings(needs, register)
    yield from _check_precedence(procedure, register)
    yield from _check_forces(procedure, register)
    yield from _check_yes_or_no(procedure, register)
    yield from _check_lead(procedure, register, root)
    yield from check_codes(register, root, "criterion_statuses", _STATUSES)
    yield from check_codes(register, root, "outcomes", LAST_OUTCOMES)
    for kind in ("answers", "groups"):
        yield from check_use(register, kind, register.used(kind), "uses")
    used = _reached(register.used("questions"), needs)
    yield from check_use(register, "questions", used, "uses")
    yield from check_use(register, "findings", used, "uses")
    outcomes = {criterion.outcome for criterion in procedure.criteria.values()}
    yield from check_use(register, "outcomes", {*outcomes, *LAST_OUTCOMES}, "leads to")


def _check_findings(needs: dict[str, Iterable[str]], register: Register) -> Iterator[Problem]:
    """No finding depends on itself."""
    for finding in needs:
        if finding in _reached(needs[finding], needs):
            yield register.problem("findings", finding, "when", f"{quoted(finding)} depends on itself")


def check_size(procedure: Procedure, root: Mapping) -> Iterator[Problem]:
    """The criteria of a file that is otherwise whole are small enough to be tabulated."""
    try:
        prepare(procedure)
    except ValueError as error:
        yield root.at("criteria").problem(str(error))


def _check_precedence(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """The outcomes with a force stand first; then come the two that no criterion reaches, which have none."""
    outcomes = [outcome for outcome in procedure.outcomes.values() if outcome.id]
    for outcome in outcomes:
        if outcome.id in LAST_OUTCOMES and outcome.force:
            message = f"expected no force of {quoted(outcome.id)}, found {quoted(outcome.force)}"
            yield register.problem("outcomes", outcome.id, "force", message)
        if outcome.id not in LAST_OUTCOMES and not outcome.force:
            message = f"missing; expected a force of every outcome before {quoted(LAST_OUTCOMES[0])}"
            yield register.problem("outcomes", outcome.id, "force", message)
    later = {outcome.id: outcomes[place + 1 :] for place, outcome in enumerate(outcomes)}
    for outcome in outcomes:
        overridable = [other.id for other in later[outcome.id] if other.force]
        for other in outcome.overrides:
            if other in later and other not in overridable:
                expected = one_of(overridable) if overridable else "nothing, since no later outcome has a force"
                message = f"expected {expected}, found {quoted(other)}"
                yield register.problem("outcomes", outcome.id, "overrides", message)
    for before, outcome in pairwise(outcomes):
        if _rank(outcome.id) < _rank(before.id):
            message = f"expected {quoted(outcome.id)} before {quoted(before.id)}"
            yield register.problem("outcomes", outcome.id, "id", message)


def _check_forces(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """A criterion leads to an outcome that has a force, and has the same."""
    forces = {outcome.id: outcome.force for outcome in procedure.outcomes.values()}
    for criterion in procedure.criteria.values():
        if criterion.id and criterion.outcome in forces:
            force = forces[criterion.outcome]
            if criterion.outcome in LAST_OUTCOMES:
                message = f"expected an outcome that has a force, found {quoted(criterion.outcome)}"
                yield register.problem("criteria", criterion.id, "outcome", message)
            elif force and criterion.force and criterion.force != force:
                message = f"expected {quoted(force)}, as its outcome has, found {quoted(criterion.force)}"
                yield register.problem("criteria", criterion.id, "force", message, loose=True)


def _check_yes_or_no(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """What is held true or false takes "yes", "no" and "unknown" alone; only a board's lead goes by other answers."""
    given = register.given["answers"].keys()
    answers = {id: {*question.answers} for id, question in procedure.questions.items() if {*question.answers} <= given}
    for naming in register.named:
        elsewhere = naming.node.path.startswith(("lead.by.", "interpretations[", "guarantees["))
        if "questions" not in naming.kinds or not answers.get(naming.id) or elsewhere:
            continue
        if not {YES, NO} <= answers[naming.id]:
            message = f'expected a question that takes "yes" and "no", found {quoted(naming.id)}'
            yield naming.node.problem(message)
        elif answers[naming.id] != {YES, NO, UNKNOWN}:
            lacking = [f"expected {quoted(UNKNOWN)} among them"] if UNKNOWN not in answers[naming.id] else []
            others = listed(sorted(answers[naming.id] - {YES, NO, UNKNOWN}))
            further = [f'expected no answer but "yes", "no" and "unknown", found {others}'] if others else []
            for message in (*lacking, *further):
                yield register.problem("questions", naming.id, "answers", message)


def _check_lead(procedure: Procedure, register: Register, root: Mapping) -> Iterator[Problem]:
    """The questions by which a board leads take each board, elsewhere and, if need be, not known."""
    if procedure.lead is None or "boards" in register.lost:
        return
    if not procedure.lead.boards:
        yield root.at("boards").problem("expected the boards of which one takes the lead, found none")
        return
    expected = [*filter(None, procedure.lead.boards), ELSEWHERE]
    for question in procedure.questions.values():
        if question.id and question.answers and question.id in (procedure.lead.yes, procedure.lead.no):
            lacking = [answer for answer in expected if answer not in question.answers]
            others = [answer for answer in question.answers if answer not in (*expected, UNKNOWN)]
            for answer in lacking:
                message = f"expected {quoted(answer)} among them, since the lead goes by this question"
                yield register.problem("questions", question.id, "answers", message)
            for answer in others:
                message = f"expected no answer but a board, {quoted(ELSEWHERE)} or {quoted(UNKNOWN)}"
                message += f", found {quoted(answer)}"
                yield register.problem("questions", question.id, "answers", message)


def _reached(start: Iterable[str], needs: dict[str, Iterable[str]]) -> set[str]:
    """Where one comes from ``start`` by what each needs."""
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(needs.get(name, ()))
    return reached


def _rank(outcome: str) -> int:
    return LAST_OUTCOMES.index(outcome) + 1 if outcome in LAST_OUTCOMES else 0
