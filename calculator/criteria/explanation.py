"""Why a conclusion stands, what would settle it, and what another answer would make of it."""

from collections.abc import Callable, Iterable, Sequence

from calculator.criteria import assessment, settling, sufficient
from calculator.criteria.conditions import Node, Truths
from calculator.criteria.memory import Lasting
from calculator.criteria.rules import Answers, Rules, Said, Standing
from calculator.criteria.settling import Way
from calculator.procedure import NO, UNKNOWN, YES

type Answer = tuple[str, str]
"""A question and an answer to it."""


def explain(rules: Rules, answers: Answers) -> dict:
    """What decides, for the conclusion and for each criterion; and what another answer would change.

    ``because`` is a smallest part of the answers that settles it, empty while it is open. ``would_settle`` is every
    smallest set of further answers that would, with what they lead to: empty once it is settled, None where there are
    too many to be looked through. A yes or no in it stands for whatever counts as that. ``open_to`` is every conclusion
    that further answers can still lead to, the strongest first, empty once it is settled. ``unless`` is the proof that
    alone can still change what the burden of it settled. Its parts are shared between results: nobody may change them.
    """
    said = {**rules.unanswered, **answers}
    truths = assessment.truths_of(rules, answers)
    standings = [criterion.of(said) for criterion in rules.criteria.values()]
    return {
        "conclusion": _of_conclusion(rules, truths, standings, said),
        "criteria": [_of_criterion(rules, id, truths, said) for id in rules.criteria],
        "what_if": what_if(rules, truths, tuple([standing.status for standing in standings])),
    }


def _of_conclusion(rules: Rules, truths: Truths, standings: Sequence[Standing], said: Said) -> Lasting:
    """What settles the conclusion, remembered by itself; or what would, by what is left of each criterion."""
    because = reason(rules, rules.conclusion, truths)
    unless = _unless(rules, because, said, truths)

    def found():
        ways = [] if because else would_settle(rules, rules.conclusion, truths)
        open_to = [] if because else _open_to(rules, truths)
        return Lasting(**_decided(because, ways, said), open_to=open_to, unless=_given(unless))

    settled = tuple([(id, said[id]) for id in because])
    key = (settled, *unless) if because else (rules.conclusion, *[standing.turns_on for standing in standings])
    return rules.explained.get(key, found)


def _of_criterion(rules: Rules, id: str, truths: Truths, said: Said) -> Lasting:
    """What settles a criterion and what would, remembered by the answers to what it asks."""

    def found():
        node = rules.criterion_nodes[id]
        return Lasting(id=id, **_decided(reason(rules, node, truths), would_settle(rules, node, truths), said))

    return rules.explained.get((id, rules.criteria[id].pick(said)), found)


def _decided(because: list[str], would_settle: list[tuple] | None, said: Said) -> dict:
    return {
        "because": _given((id, said[id]) for id in because),
        "would_settle": None
        if would_settle is None
        else [{"answers": _given(given), "leads_to": leaf} for given, leaf in would_settle],
    }


def _given(answers: Iterable[Answer]) -> list[dict]:
    return [{"question": id, "answer": answer} for id, answer in answers]


def _open_to(rules: Rules, truths: Truths) -> list[str]:
    leaves = rules.diagrams.leaves(rules.conclusion, truths)
    return [outcome.id for outcome in rules.procedure.outcomes.values() if outcome.id in leaves]


def _unless(rules: Rules, because: list[str], said: Said, truths: Truths) -> list[Answer]:
    """Of the answers that count by the burden of proof, those without which the conclusion would not be settled.

    Each is given as what it does not count as: proof of that alone can still change the conclusion.
    """
    if UNKNOWN not in map(said.get, because):
        return []
    counting = {id: None for id, truth in truths.items() if said[id] == UNKNOWN and truth is not None}
    influence = rules.diagrams.influence(rules.conclusion, {**truths, **counting})
    return [(id, NO if truths[id] else YES) for id in counting if id in influence]


def reason(rules: Rules, node: Node, truths: Truths) -> list[str]:
    """The names of a smallest part of the answers that alone settles a diagram; none while it is open.

    Of several, that with the earliest names; where too much hangs together, as ``settling.reason`` has it.
    """
    known = rules.sufficient[node]
    if known is not None:
        return [name for name, _ in sufficient.reason(known, truths)]
    leaves = rules.diagrams.leaves(node, truths)
    if len(leaves) > 1:
        return []
    given = [(question.id, truths[question.id]) for question in rules.asked if truths.get(question.id) is not None]
    return [name for name, _ in settling.reason(rules.diagrams, node, *leaves, given)]


def would_settle(rules: Rules, node: Node, truths: Truths) -> list[tuple[list[Answer], object]] | None:
    """Every smallest set of further answers, yes or no, that would settle an open diagram, with the leaf it gives.

    Nothing where it is settled; None where there are too many to be looked through.
    """
    known = rules.sufficient[node]
    if known is not None:
        ways = sufficient.would_settle(known, truths)
    elif influence := rules.diagrams.influence(node, truths):
        names = [question.id for question in rules.asked if question.id in influence]
        literals = [(name, truth) for name in names for truth in (True, False)]
        ways = settling.would_settle(rules.diagrams, node, truths, literals)
    else:
        ways = []
    return ways and [
        ([(name, YES if truth else NO) for name, truth in way], leaf) for way, leaf in sorted(ways, key=_place(rules))
    ]


def _place(rules: Rules) -> Callable[[Way], tuple]:
    """By the order of the file; of the same questions, a yes before a no."""
    return lambda way: ([rules.order[name] for name, _ in way[0]], [not truth for _, truth in way[0]])


def what_if(rules: Rules, truths: Truths, statuses: tuple[str, ...]) -> list[Lasting]:
    """Each other answer to one question that would change something, the rest kept: the conclusion that it leads to,
    what that could become, and the criteria that would stand otherwise. What is not listed changes nothing.
    """
    return [
        rules.otherwise(question, answer, changed, statuses)
        for question, changes in rules.changes.items()
        for answer, changed in changes.of(truths)
    ]
