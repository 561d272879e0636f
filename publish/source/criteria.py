"""What ``procedure.yaml`` says of the criteria and of what stands beside their outcome: read and checked."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise

from calculator import procedure as vocabulary
from calculator.criteria.assessment import ELSEWHERE
from calculator.criteria.conditions import names
from calculator.criteria.rules import MET, NOT_MET, OPEN, UNDETERMINED, prepare
from calculator.procedure import NO, UNKNOWN, YES, Procedure
from publish.model import Chapter
from publish.problems import Problem, listed, one_of, quoted
from publish.source import records, values
from publish.source.fields import Fields
from publish.source.register import Register, check_codes, check_use
from publish.source.yaml import Mapping

LAST_OUTCOMES = (UNDETERMINED, NOT_MET)
"""The outcomes that no criterion reaches, in their order."""
_STATUSES = (MET, OPEN, NOT_MET)

_QUESTION = values.reference("questions")
_OUTCOMES = values.references("outcomes")
_COUNTED = values.choice((YES, NO))
"""What an answer that is neither counts as."""


def read(fields: Fields, chapter: Chapter) -> dict:
    """The parts of a ``Procedure`` that are about criteria, by their names, out of the keys of the whole file."""
    return fields.all(
        answers=records.labelled("answers", at_least=1),
        groups=records.listed(vocabulary.Group, "groups", at_least=1).then(records.by_id),
        questions=records.parts(_question, "questions", at_least=1).then(records.by_id),
        findings=records.listed(vocabulary.Finding, "findings", when=values.condition(uses=False))
        .then(records.by_id)
        .or_empty,
        outcomes=records.listed(
            vocabulary.Outcome, "outcomes", at_least=1, optional=["force"], overrides=_OUTCOMES.or_empty
        ).then(records.by_id),
        criterion_statuses=records.labelled("criterion_statuses", codes=_STATUSES),
        criteria=records.listed(
            vocabulary.Criterion, "criteria", at_least=1, outcome=values.reference("outcomes"), when=values.condition()
        ).then(records.by_id),
        lead=records.part(partial(_lead, chapter=chapter)).or_none,
        indicators=records.part(_indicators).or_none,
        do_now=records.parts(partial(_duty, chapter=chapter)).or_empty,
        contradictions=records.parts(lambda fields: fields.get("when", values.condition())).or_empty,
        reminders=records.parts(_reminder, "reminders").or_empty,
        sheet=records.part(_sheet).or_none,
    )


_sheet = records.record(vocabulary.Sheet, places=records.parts(records.record(vocabulary.Place), at_least=1))


def _question(fields: Fields) -> vocabulary.Question:
    question = _asked(fields)
    fields.beside("burden", "unknown_counts_as", "presumed")
    fields.beside("unless", "unknown_counts_as")
    if fields.has("presumed"):
        fields.only("where nothing is presumed", "unknown_counts_as", "unless")
    else:
        fields.beside("unknown_counts_as", "burden", "unless")
    if question.answers and YES not in question.answers:
        fields.only(f"of a question that takes {quoted(YES)}", "confirm")
    return question


_asked = records.record(
    vocabulary.Question,
    id=values.id_of("questions"),
    group=values.reference("groups"),
    asks=values.QUOTING,
    help=values.QUOTING.or_empty,
    answers=values.references("answers"),
    unknown_counts_as=_COUNTED.or_empty,
    presumed=_COUNTED.or_empty,
    optional=("unless", "confirm", "burden"),
)


def _lead(fields: Fields, *, chapter: Chapter) -> vocabulary.Lead:
    by = fields.get("by", records.part(lambda by: by.all(yes=_QUESTION, no=_QUESTION)))
    named = records.labels((board.id, board.name) for board in chapter.boards)
    keys = records.keys(
        vocabulary.Lead, asks=_QUESTION, partners=_QUESTION, optional=["inference"], but=(*by, "boards")
    )
    return vocabulary.Lead(**by, **fields.all(**keys), boards=named)


_indicators = records.record(
    vocabulary.Indicators, not_where=values.condition(), questions=values.references("questions")
)
_DUTY = records.keys(
    vocabulary.Duty,
    provision=values.reference("provisions"),
    text=values.QUOTING,
    optional=("who", "by_when", "note"),
    outcomes=_OUTCOMES.or_empty,
    when=values.condition().or_none,
    but=("page", "force"),
)


def _duty(fields: Fields, *, chapter: Chapter) -> vocabulary.Duty:
    keys, source = fields.all(**_DUTY), fields.get("source", values.reference("sources").or_empty)
    pages = (vocabulary.Page(one.title, one.url) for one in chapter.sources if one.id == source)
    page = next(pages, None)
    if page and "url" not in fields.register.given["sources"][source].entries:
        fields.wrong("source", f"expected a source that has a web address, found {quoted(source)}")
    forces = (provision.force for provision in chapter.provisions() if provision.id == keys["provision"])
    return vocabulary.Duty(**keys, page=page, force=next(forces, ""))


_reminding = records.record(
    vocabulary.Reminder,
    id=values.id_of("reminders"),
    text=values.QUOTING,
    outcomes=_OUTCOMES.or_empty,
    decided=values.references("choices").or_empty,
    when=values.condition().or_none,
)


def _reminder(fields: Fields) -> vocabulary.Reminder:
    fields.either("outcomes", "when")
    return _reminding(fields)


def check(procedure: Procedure, register: Register, root: Mapping) -> Iterator[Problem]:
    """What must hold of the criteria as a whole, in as far as they could be read."""
    needs = {finding.id: names(finding.when) for finding in procedure.findings.values() if finding.id}
    for finding in needs:
        if finding in _reached(needs[finding], needs):
            yield register.problem("findings", finding, "when", f"{quoted(finding)} depends on itself")
    yield from _check_precedence(procedure, register)
    yield from _check_forces(procedure, register)
    yield from _check_yes_or_no(procedure, register)
    yield from _check_lead(procedure, register, root)
    yield from check_codes(register, root, "criterion_statuses", _STATUSES)
    yield from check_codes(register, root, "outcomes", LAST_OUTCOMES)
    asked = _reached(register.used("questions"), needs)
    for kind in ("answers", "groups", "questions", "findings"):
        yield from check_use(register, kind, asked | register.used(kind), "uses")
    outcomes = {criterion.outcome for criterion in procedure.criteria.values()}
    yield from check_use(register, "outcomes", {*outcomes, *LAST_OUTCOMES}, "leads to")


def check_size(procedure: Procedure, root: Mapping) -> Iterator[Problem]:
    """The criteria of a file that is otherwise whole are small enough to be tabulated."""
    try:
        prepare(procedure)
    except ValueError as error:
        yield root.at("criteria").problem(str(error))


def _check_precedence(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """Outcomes with a force stand first, then the two that no criterion reaches, without one; all differ in word."""
    outcomes = [outcome for outcome in procedure.outcomes.values() if outcome.id]
    for place, outcome in enumerate(outcomes, 1):
        if outcome.word and any(outcome.word == other.word for other in outcomes[: place - 1]):
            message = f"expected a word that no other outcome has, found {quoted(outcome.word)}"
            yield register.problem("outcomes", outcome.id, "word", message)
        if outcome.id in LAST_OUTCOMES and outcome.force:
            message = f"expected no force of {quoted(outcome.id)}, found {quoted(outcome.force)}"
            yield register.problem("outcomes", outcome.id, "force", message)
        if outcome.id not in LAST_OUTCOMES and not outcome.force:
            message = f"missing; expected a force of every outcome before {quoted(LAST_OUTCOMES[0])}"
            yield register.problem("outcomes", outcome.id, "force", message)
        overridable = [other.id for other in outcomes[place:] if other.force]
        for other in outcome.overrides:
            if other in procedure.outcomes and other not in overridable:
                expected = one_of(overridable) if overridable else "nothing, since no later outcome has a force"
                message = f"expected {expected}, found {quoted(other)}"
                yield register.problem("outcomes", outcome.id, "overrides", message)
    rank = {id: place for place, id in enumerate(LAST_OUTCOMES, 1)}
    for before, outcome in pairwise(outcomes):
        if rank.get(outcome.id, 0) < rank.get(before.id, 0):
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


def check_binding(procedure: Procedure, chapter: Chapter, register: Register) -> Iterator[Problem]:
    """Nothing binds more than all the provisions on which it rests: no *should* is made a *must*."""
    rank = {force: place for place, force in enumerate(filter(None, procedure.forces))}
    force_of = {part.id: part.force for part in chapter.provisions() if part.force in rank}
    outcomes = {outcome.id: outcome.force for outcome in procedure.outcomes.values()}
    for kind in ("outcomes", "criteria", "timescales"):
        for part in getattr(procedure, kind).values():
            # Of a criterion whose force is not that of its outcome that alone is told.
            is_told = part.force != outcomes.get(getattr(part, "outcome", ""), part.force)
            if is_told or not part.id or part.force not in rank or not force_of.keys() >= {*part.provisions}:
                continue
            most = min(part.provisions, key=lambda cited: rank[force_of[cited]], default="")
            if most and rank[part.force] < rank[force_of[most]]:
                expected = f"expected nothing that binds more than {quoted(force_of[most])}, as {most} has"
                yield register.problem(kind, part.id, "force", f"{expected}, found {quoted(part.force)}", loose=True)


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
    expected = {*filter(None, procedure.lead.boards), ELSEWHERE}
    but = f"expected no answer but a board, {quoted(ELSEWHERE)} or {quoted(UNKNOWN)}"
    for question in procedure.questions.values():
        if question.id and question.answers and question.id in (procedure.lead.yes, procedure.lead.no):
            for answer in expected.difference(question.answers):
                message = f"expected {quoted(answer)} among them, since the lead goes by this question"
                yield register.problem("questions", question.id, "answers", message)
            for answer in {*question.answers} - expected - {UNKNOWN}:
                message = f"{but}, found {quoted(answer)}"
                yield register.problem("questions", question.id, "answers", message)


def _reached(start: Iterable[str], needs: dict[str, Iterable[str]]) -> set[str]:
    """Where one comes from ``start`` by what each needs."""
    reached, waiting = set(), {*start}
    while waiting:
        reached |= waiting
        waiting = {need for name in waiting for need in needs.get(name, ())} - reached
    return reached
