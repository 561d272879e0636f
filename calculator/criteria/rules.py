"""A procedure made ready for answering: conditions of questions alone, and the conclusion as a diagram."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import itemgetter

from calculator.criteria import conditions, lead, sufficient
from calculator.criteria.arrangement import arranged
from calculator.criteria.conditions import Truths
from calculator.criteria.memory import REMEMBERED, Lasting, Memory
from calculator.criteria.sufficient import Enough
from calculator.procedure import NO, UNKNOWN, YES, Condition, Criterion, Procedure, Question

NOT_MET, UNDETERMINED = "not_met", "undetermined"
MET, OPEN = "met", "open"
_STATUSES = {True: MET, False: NOT_MET, None: OPEN}

type Answers = Mapping[str, str]
type Said = Mapping[str, str | None]
"""Every question with its answer, or None where it has none."""
type Changed = tuple[tuple[int, str], ...]
"""The places of the criteria that would stand otherwise, and how."""
type Changes = tuple[tuple[str, Changed], ...]
"""Each answer to a question that changes something, with what it changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence[Found]:
    """What follows from the answers to the questions that it picks, or from their truths, and from no others."""

    pick: Callable[[Said | Truths], object]
    find: Callable[[object], Found]

    def of(self, said: Said | Truths) -> Found:
        """What follows from what is said to every question, or from its truth."""
        return self.find(self.pick(said))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a criterion stands; ``turns_on`` is what is left of its condition, or its truth, and ``told`` the criterion
    as a response has it, with the answers by which it stands.
    """

    status: str
    turns_on: Condition | bool
    told: Lasting


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What answering takes, found out once.

    ``asked`` are the questions that some criterion asks, in the order of the file, and ``truths`` what each answer to
    them says. ``possible`` is every question with each of its answers, ``unanswered`` with none. ``conditions`` and
    ``criteria`` are by criterion: what it asks for, and how it stands; ``changes`` are by question, from the truths.
    Of each duty there is whether it is not ruled out, of each contradiction the questions that take part in it, of
    each reminder whether it holds; of what has no condition, None. ``sufficient`` is by node what is enough to settle
    it. ``otherwise`` is what an answer to a question makes of how the criteria stand. ``needed`` and ``explained``
    remember what is still to be found out, and why something stands.
    """

    procedure: Procedure
    questions: Mapping[str, Question]
    possible: frozenset[tuple[str, str]]
    unanswered: Said
    order: Mapping[str, int]
    asked: tuple[Question, ...]
    truths: Mapping[str, Mapping[str | None, bool | None]]
    conditions: Mapping[str, Condition]
    criteria: Mapping[str, Consequence[Standing]]
    changes: Mapping[str, Consequence[Changes]]
    lead: Consequence[Lasting]
    duties: tuple[Consequence[bool] | None, ...]
    contradictions: tuple[Consequence[tuple[str, ...]], ...]
    reminders: tuple[Consequence[bool] | None, ...]
    diagrams: conditions.Diagrams
    criterion_nodes: Mapping[str, conditions.Node]
    conclusion: conditions.Node
    conclude: Callable[[tuple[str, ...]], tuple[str, tuple[str, ...]]]
    otherwise: Callable[[str, str, Changed, tuple[str, ...]], Lasting]
    sufficient: Mapping[conditions.Node, tuple[Enough, ...] | None]
    needed: Memory[tuple[str, ...]]
    explained: Memory[Lasting]


def truth(question: Question, answer: str | None) -> bool | None:
    """What an answer says: ``unknown`` says nothing, save where the burden of proof makes it count."""
    if answer == UNKNOWN:
        answer = question.unknown_counts_as
    return {YES: True, NO: False}.get(answer)


def counting_as(question: Question, answer: str) -> list[str]:
    """Every answer that says the same as this one, which comes first."""
    others = (other for other in question.answers if other != answer)
    return [answer, *(other for other in others if truth(question, other) is truth(question, answer))]


def prepare(procedure: Procedure) -> Rules:
    """The rules of a procedure. The conclusion is the first outcome of the file one of whose criteria is met."""
    findings = {finding.id: finding.when for finding in procedure.findings.values()}
    inlined = {criterion.id: conditions.inline(criterion.when, findings) for criterion in procedure.criteria.values()}
    names = {id: conditions.names(condition) for id, condition in inlined.items()}
    used = frozenset().union(*names.values())
    asked = tuple(question for question in procedure.questions.values() if question.id in used)
    diagrams = conditions.Diagrams(arranged([question.id for question in asked], names.values()))
    nodes = {id: diagrams.of(condition) for id, condition in inlined.items()}
    concluding = _concluding(tuple(procedure.outcomes.values()), tuple(procedure.criteria.values()))
    conclude = lru_cache(REMEMBERED)(concluding)
    conclusion = diagrams.leaf(NOT_MET)
    # From the last question of the diagrams to the first, so that they stay small on the way.
    upwards = sorted(procedure.criteria.values(), key=lambda criterion: -diagrams.parts(nodes[criterion.id])[0])
    for outcome in reversed(procedure.outcomes.values()):
        for criterion in upwards:
            if criterion.outcome == outcome.id:
                conclusion = diagrams.choose(nodes[criterion.id], diagrams.leaf(outcome.id), conclusion)
    diagrams.influence(conclusion, {})  # prepared here, so that no answer waits for it
    questions = procedure.questions
    order = {id: place for place, id in enumerate(questions)}

    def each(whens: Iterable[Condition | None], finding: Callable) -> tuple:
        def by_truths(condition, _, truths):
            return finding(condition, truths)

        inlined = (when and conditions.inline(when, findings) for when in whens)
        return tuple(condition and _consequence(questions, condition, by_truths) for condition in inlined)

    return Rules(
        procedure=procedure,
        questions=questions,
        possible=frozenset((question.id, answer) for question in questions.values() for answer in question.answers),
        unanswered=dict.fromkeys(questions),
        order=order,
        asked=asked,
        truths={q.id: {answer: truth(q, answer) for answer in (None, *q.answers)} for q in asked},
        conditions=inlined,
        criteria={
            criterion.id: _consequence(questions, inlined[criterion.id], partial(_decide, criterion))
            for criterion in procedure.criteria.values()
        },
        changes={question.id: _changes(question, inlined.values(), asked) for question in asked},
        lead=Consequence(
            pick=itemgetter(*lead.names(procedure.lead)),
            find=lru_cache(REMEMBERED)(partial(lead.lead, procedure.lead)),
        ),
        duties=each((duty.when for duty in procedure.do_now), _not_ruled_out),
        contradictions=each(procedure.contradictions, _taking_part),
        reminders=each((reminder.when for reminder in procedure.reminders), _holds),
        diagrams=diagrams,
        criterion_nodes=nodes,
        conclusion=conclusion,
        conclude=conclude,
        otherwise=lru_cache(REMEMBERED)(partial(_otherwise, tuple(inlined), conclude)),
        sufficient={node: sufficient.every(diagrams, node, order) for node in (conclusion, *nodes.values())},
        needed=Memory(),
        explained=Memory(),
    )


def _consequence(questions: Mapping[str, Question], condition: Condition, finding: Callable) -> Consequence:
    wanted = conditions.names(condition)
    names = tuple(id for id in questions if id in wanted)

    @lru_cache(REMEMBERED)
    def find(picked):
        said = dict(zip(names, picked if len(names) > 1 else (picked,), strict=True))
        return finding(condition, said, {id: truth(questions[id], answer) for id, answer in said.items()})

    return Consequence(pick=itemgetter(*names), find=find)


def _changes(question: Question, asked_by: Iterable[Condition], asked: Iterable[Question]) -> Consequence[Changes]:
    """What each answer to a question would change, from the truths of what its criteria ask."""
    touched = [(place, found) for place, found in enumerate(asked_by) if question.id in conditions.names(found)]
    wanted = frozenset().union(*(conditions.names(condition) for _, condition in touched))
    names = tuple(other.id for other in asked if other.id in wanted)

    @lru_cache(REMEMBERED)
    def find(picked):
        truths = dict(zip(names, picked if len(names) > 1 else (picked,), strict=True))
        before = {place: conditions.evaluate(condition, truths) for place, condition in touched}
        found = []
        for answer in question.answers:
            otherwise = {**truths, question.id: truth(question, answer)}
            if otherwise[question.id] is truths[question.id]:
                continue
            after = ((place, conditions.evaluate(condition, otherwise)) for place, condition in touched)
            changed = tuple([(place, _STATUSES[value]) for place, value in after if value is not before[place]])
            if changed:
                found.append((answer, changed))
        return tuple(found)

    return Consequence(pick=itemgetter(*names), find=find)


def _decide(criterion: Criterion, condition: Condition, said: Said, truths: Truths) -> Standing:
    """By the answers that settle it; an open one by all that say something. ``truths`` is in the order of the file."""
    left = conditions.remaining(condition, truths)
    if isinstance(left, bool):
        status, order = _STATUSES[left], {name: place for place, name in enumerate(truths)}
        because = conditions.settled_by(condition, truths, order)
    else:
        status, because = OPEN, {name for name, found in truths.items() if found is not None}
    told = Lasting(
        id=criterion.id,
        outcome=criterion.outcome,
        status=status,
        because=[{"question": name, "answer": said[name]} for name in truths if name in because],
        provisions=list(criterion.provisions),
    )
    return Standing(status, left, told)


def _not_ruled_out(condition: Condition, truths: Truths) -> bool:
    return conditions.evaluate(condition, truths) is not False


def _holds(condition: Condition, truths: Truths) -> bool:
    return conditions.evaluate(condition, truths) is True


def _taking_part(condition: Condition, truths: Truths) -> tuple[str, ...]:
    """Every name that takes part in making a condition true, not the smallest set alone; none where it is not true."""
    if not conditions.evaluate(condition, truths):
        return ()
    match condition:
        case ("all" | "any", *parts):
            found = {name for part in parts for name in _taking_part(part, truths)}
        case _:
            found = conditions.names(condition)
    return tuple(name for name in truths if name in found)


def _concluding(outcomes, criteria: tuple[Criterion, ...]):
    """From the status of each criterion to the conclusion, and the stronger outcomes that an open one could bring."""
    reached = [outcome.id for outcome in outcomes if outcome.force]

    def conclude(statuses: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        by_status = {
            wanted: {c.outcome for c, status in zip(criteria, statuses, strict=True) if status == wanted}
            for wanted in (MET, OPEN)
        }
        for place, outcome in enumerate(reached):
            if outcome in by_status[MET]:
                return outcome, tuple(stronger for stronger in reached[:place] if stronger in by_status[OPEN])
        return (UNDETERMINED if by_status[OPEN] else NOT_MET), ()

    return conclude


def _otherwise(
    ids: tuple[str, ...], conclude: Callable, question: str, answer: str, changed: Changed, statuses: tuple[str, ...]
) -> Lasting:
    """What another answer leads to, from what it changes and how the criteria stand without it."""
    after = list(statuses)
    for place, status in changed:
        after[place] = status
    conclusion, could_become = conclude(tuple(after))
    return Lasting(
        question=question,
        answer=answer,
        conclusion=conclusion,
        could_become=list(could_become),
        criteria=[{"id": ids[place], "status": status} for place, status in changed],
    )
