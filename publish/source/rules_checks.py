"""What must hold of the rules as a whole, in as far as they could be read."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from calculator.criteria.assessment import INCONSISTENT
from calculator.criteria.lead import ELSEWHERE
from calculator.criteria.rules import NOT_MET, UNDETERMINED, prepare
from calculator.dates.deadlines import STATUSES
from calculator.dates.warnings import BEYOND_CALENDAR, REPEATED_HOUR
from calculator.procedure import NO, UNKNOWN, YES, Condition, Procedure
from publish.problems import Problem, did_you_mean, one_of, quoted
from publish.source.nodes import Mapping, Node, Sequence
from publish.source.register import Register
from publish.source.rules import CRITERION_STATUSES, DAYS

LAST_OUTCOMES = (UNDETERMINED, NOT_MET)
"""The outcomes that no criterion reaches, in their order."""
RAISED = (BEYOND_CALENDAR, REPEATED_HOUR, INCONSISTENT)
"""The warnings that the calculator raises of itself, and not by a day."""


def check_rules(procedure: Procedure, register: Register, root: Mapping) -> Iterator[Problem]:
    """Every check of the rules."""
    yield from check_findings(procedure, register)
    yield from check_size(procedure, register, root)
    yield from check_precedence(procedure, register)
    yield from check_forces(procedure, register)
    yield from check_yes_or_no(procedure, register)
    yield from check_lead(procedure, register)
    yield from check_events(procedure, register)
    yield from check_projections(procedure, register)
    yield from check_timescales(procedure, register)
    yield from check_planning(procedure, root)
    yield from check_successor(procedure, register)
    yield from check_warnings(register)
    yield from check_codes(register, root)


def check_findings(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """No finding depends on itself."""
    needs = {finding.id: {*_names_in(finding.when)} for finding in procedure.findings.values() if finding.id}
    for finding in needs:
        if finding in _reached(needs[finding], needs):
            yield register.problem("findings", finding, "when", f"{quoted(finding)} depends on itself")


def check_size(procedure: Procedure, register: Register, root: Mapping) -> Iterator[Problem]:
    """The criteria are small enough to be tabulated; of those that name what is not there, that alone is said."""
    needs = {finding.id: {*_names_in(finding.when)} for finding in procedure.findings.values()}
    named = _reached((name for criterion in procedure.criteria.values() for name in _names_in(criterion.when)), needs)
    whole = all(name in register.given["questions"] or name in register.given["findings"] for name in named)
    if whole and not any(finding in _reached(needs[finding], needs) for finding in needs):
        try:
            prepare(procedure)
        except ValueError as error:
            yield root.at("criteria").problem(str(error))


def check_precedence(procedure: Procedure, register: Register) -> Iterator[Problem]:
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


def check_forces(procedure: Procedure, register: Register) -> Iterator[Problem]:
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


def check_yes_or_no(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """What is held true or false takes "yes" and "no"; only a board's lead goes by other answers."""
    answers = register.given["answers"].keys()
    others = {q.id for q in procedure.questions.values() if {*q.answers} <= answers and not {YES, NO} <= {*q.answers}}
    for naming in register.named:
        elsewhere = not naming.uses or naming.node.path.startswith("lead.by.")
        if "questions" in naming.kinds and naming.id in others and not elsewhere:
            message = f'expected a question that takes "yes" and "no", found {quoted(naming.id)}'
            yield naming.node.problem(message)


def check_lead(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """The questions by which a board leads take each board, elsewhere and, if need be, not known."""
    if procedure.lead is None:
        return
    boards = [board for board in procedure.lead.boards if board]
    expected = [*boards, ELSEWHERE]
    if "boards" in register.lost:
        return
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


def check_events(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """An event depends on no later one, and one event alone is an outcome."""
    asked: list[str] = []
    outcome = ""
    for event in procedure.events.values():
        if not event.id:
            continue
        for key, other in (("not_before", event.not_before), ("requires", event.requires)):
            if other in register.given["events"] and other not in asked:
                hint = did_you_mean(other, asked)
                message = f"expected a date that is asked earlier, found {quoted(other)}{hint}"
                yield register.problem("events", event.id, key, message)
        if event.takes != "outcome":
            asked.append(event.id)
        elif outcome:
            message = f"expected one event that takes an outcome, found {quoted(outcome)} too"
            yield register.problem("events", event.id, "takes", message)
        else:
            outcome = event.id


def check_projections(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """An event is projected from the timescale that it meets, which runs from an earlier event."""
    timescales = procedure.timescales
    asked: list[str] = []
    for event in procedure.events.values():
        timescale = timescales.get(event.projected_from)
        if event.id and timescale:
            message = ""
            if timescale.done != event.id:
                message = f"expected a timescale that {quoted(event.id)} meets, found {quoted(timescale.id)}"
            elif timescale.runs_from not in asked:
                message = f"expected a timescale that runs from an earlier date, found {quoted(timescale.id)}"
            if message:
                yield register.problem("events", event.id, "projected_from", message)
        asked.append(event.id)


def check_timescales(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """A timescale runs from one date and is met by another; how its unit is counted is told."""
    undated = {event.id for event in procedure.events.values() if event.takes == "outcome"}
    told = {*register.given["counting"], *register.lost}
    for timescale in procedure.timescales.values():
        if not timescale.id:
            continue
        for key, event in (("runs_from", timescale.runs_from), ("done", timescale.done)):
            if event in undated:
                message = f"expected an event that takes a date, found {quoted(event)}"
                yield register.problem("timescales", timescale.id, key, message)
        if timescale.done and timescale.done == timescale.runs_from:
            message = f"expected another event than that from which it runs, found {quoted(timescale.done)}"
            yield register.problem("timescales", timescale.id, "done", message)
        if timescale.unit and told.isdisjoint((timescale.unit, "counting")):
            message = f"expected a unit whose counting is told, found {quoted(timescale.unit)}"
            yield register.problem("timescales", timescale.id, "unit", message)


def check_planning(procedure: Procedure, root: Mapping) -> Iterator[Problem]:
    """Each step back is tied to the wished date or an earlier step, by a timescale of its event or by nothing else."""
    if procedure.planning is None:
        return
    timescales = procedure.timescales
    events = {event.id for event in procedure.events.values() if event.takes != "outcome"}
    reached = {procedure.planning.event}
    for step, node in zip(procedure.planning.steps, _mappings(root.at("planning"), "steps"), strict=False):
        timescale = timescales.get(step.timescale)
        if timescale and len({timescale.runs_from, timescale.done} & events) == 2:
            others = {timescale.runs_from: timescale.done, timescale.done: timescale.runs_from}
            if others.get(step.event) not in reached:
                message = f"expected a timescale between {quoted(step.event)} and a later date of the steps"
                yield node.at("timescale").problem(f"{message}, found {quoted(step.timescale)}")
        elif step.not_after in events and step.not_after not in reached:
            hint = did_you_mean(step.not_after, reached)
            message = f"expected a date that an earlier step reaches, found {quoted(step.not_after)}{hint}"
            yield node.at("not_after").problem(message)
        reached.add(step.event)


def check_successor(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """A reading of a present duty runs from an earlier one."""
    earlier: list[str] = []
    for duty in procedure.successor.duties if procedure.successor else ():
        for reading in duty.readings:
            if reading.after in register.given["duties"] and reading.after not in earlier:
                hint = did_you_mean(reading.after, earlier)
                message = f"expected a duty listed earlier, found {quoted(reading.after)}{hint}"
                yield register.problem("duties", duty.id, "readings", message)
        earlier.append(duty.id)


def check_warnings(register: Register) -> Iterator[Problem]:
    """A warning has a day that raises it, unless the calculator raises it of itself."""
    for code, node in register.given["warnings"].items():
        day = next((key for key in DAYS if key in node.entries), None)
        if code in RAISED and day:
            message = f"expected no day, since the calculator raises {quoted(code)} of itself"
            yield node.at(day).problem(message)
        if code not in RAISED and not day:
            hint = did_you_mean(code, RAISED)
            yield node.at("code").problem(f"expected after, from or before with {quoted(code)}{hint}")


def check_codes(register: Register, root: Mapping) -> Iterator[Problem]:
    """There are words for each code that the calculator gives of itself."""
    codes = {
        "criterion_statuses": CRITERION_STATUSES,
        "outcomes": LAST_OUTCOMES,
        "statuses": STATUSES,
        "warnings": RAISED,
    }
    for key, expected in codes.items():
        for code in expected:
            if code not in register.given[key] and key not in register.lost:
                yield root.at(key).problem(f"expected {quoted(code)} among them")


def questions_used(procedure: Procedure, register: Register) -> set[str]:
    """The questions and findings that something uses, if only by way of a finding that is itself used."""
    needs = {finding.id: {*_names_in(finding.when)} for finding in procedure.findings.values()}
    return _reached(register.used("questions"), needs)


def events_used(procedure: Procedure, register: Register) -> set[str]:
    """The events that something uses; a timescale that arises on one outcome alone uses that event."""
    used = register.used("events")
    if any(timescale.outcome for timescale in procedure.timescales.values()):
        used |= {event.id for event in procedure.events.values() if event.takes == "outcome"}
    return used


def outcomes_used(procedure: Procedure) -> set[str]:
    """The outcomes to which a criterion leads, and the two that follow where none is met."""
    return {criterion.outcome for criterion in procedure.criteria.values()} | {*LAST_OUTCOMES}


def _names_in(condition: Condition) -> Iterator[str]:
    if isinstance(condition, str):
        yield condition
    else:
        for part in condition[1:]:
            yield from _names_in(part)


def _reached(start: Iterable[str], needs: dict[str, set[str]]) -> set[str]:
    """Where one comes from ``start`` by what each needs."""
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(needs.get(name, ()))
    return reached


def _mappings(node: Node, key: str) -> list[Mapping]:
    """The mappings of the list under a key, in as far as they could be read."""
    listed = node.at(key)
    return [item for item in listed.items if isinstance(item, Mapping)] if isinstance(listed, Sequence) else []


def _rank(outcome: str) -> int:
    return LAST_OUTCOMES.index(outcome) + 1 if outcome in LAST_OUTCOMES else 0
