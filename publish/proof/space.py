"""Every way of answering at once: each question yes, no, not known or not answered, in one decision diagram."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import inf

from calculator.criteria.conditions import Diagrams, Node
from calculator.procedure import NO, UNKNOWN, YES, Condition, Question

ANSWERS = (YES, NO, UNKNOWN, None)
"""Yes, no, not known and not answered."""

# Two names for a question: whether it is answered yes or no; and, of each pair, whether it is the first.
_CODES = {YES: (True, True), NO: (True, False), UNKNOWN: (False, True), None: (False, False)}


@dataclass(frozen=True, slots=True)
class Rails:
    """Of a condition, the answers that make it true and those that make it false; under the rest it is open."""

    true: Node
    false: Node


class Space(Diagrams):
    """All sets of answers to ``questions``. A node stands for some of them: those on which it is true.

    A set of answers is complete where each question is answered yes or no.
    """

    def __init__(self, questions: Sequence[Question]):
        self.questions = {question.id: question for question in questions}
        super().__init__([f"{id} {name}" for id in self.questions for name in ("settled", "first")])
        self._codes = {
            (id, answer): ((2 * at, codes[0]), (2 * at + 1, codes[1]))
            for at, id in enumerate(self.questions)
            for answer, codes in _CODES.items()
        }
        settled = (self.either(self.said(id, YES), self.said(id, NO)) for id in reversed(self.questions))
        self.complete = self.all(settled)

    def both(self, one: Node, other: Node) -> Node:
        """The answers in the one and in the other."""
        return self.choose(one, other, self.no)

    def either(self, one: Node, other: Node) -> Node:
        """The answers in the one or in the other."""
        return self.choose(one, self.yes, other)

    def without(self, one: Node, other: Node) -> Node:
        """The answers in the one and not in the other."""
        return self.choose(other, self.no, one)

    def differ(self, one: Node, other: Node) -> Node:
        """The answers in one of the two alone."""
        return self.choose(one, self.without(self.yes, other), other)

    def all(self, nodes: Iterable[Node]) -> Node:
        """The answers in every one of them."""
        return reduce(self.both, nodes, self.yes)

    def any(self, nodes: Iterable[Node]) -> Node:
        """The answers in any one of them."""
        return reduce(self.either, nodes, self.no)

    def said(self, question: str, answer: str | None) -> Node:
        """The answers of which this is one."""
        node = self.yes
        for level, code in reversed(self._codes[question, answer]):
            node = self.branch(level, self.no, node) if code else self.branch(level, node, self.no)
        return node

    def given(self, question: str) -> Rails:
        """A question as answered: yes is true, no is false."""
        return Rails(self.said(question, YES), self.said(question, NO))

    def taken(self, question: str) -> Rails:
        """A question as the calculator takes it: "not known" counts as the procedure says."""
        counts_as = self.questions[question].unknown_counts_as
        taken = {YES: self.said(question, YES), NO: self.said(question, NO)}
        if counts_as in taken:
            taken[counts_as] = self.either(taken[counts_as], self.said(question, UNKNOWN))
        return Rails(taken[YES], taken[NO])

    def rails(self, condition: Condition, of: Callable[[str], Rails]) -> Rails:
        """A condition of questions by Kleene's strong logic, with the rails ``of`` each question."""
        match condition:
            case str():
                return of(condition)
            case ("not", part):
                inner = self.rails(part, of)
                return Rails(inner.false, inner.true)
            case ("all" | "any" as kind, *parts):
                inner = [self.rails(part, of) for part in parts]
                trues, falses = [rails.true for rails in inner], [rails.false for rails in inner]
                if kind == "all":
                    return Rails(self.all(trues), self.any(falses))
                return Rails(self.any(trues), self.all(falses))
        raise TypeError(f"not a condition: {condition!r}")

    def embedded(self, plain: Diagrams, node: Node, leaf: object) -> Node:
        """Of the complete answers, those on which ``node``, a diagram of plain yes and no, comes to ``leaf``."""
        found: dict[Node, Node] = {}

        def embed(node: Node) -> Node:
            level, low, high = plain.parts(node)
            if level == len(plain.order):
                return self.yes if high == leaf else self.no
            if node not in found:
                found[node] = self.choose(self.said(plain.order[level], YES), embed(high), embed(low))
            return found[node]

        return self.both(self.complete, embed(node))

    def completable(self, node: Node) -> Node:
        """The answers that some way of answering all that is open turns into complete answers in ``node``."""
        ids = list(self.questions)
        found: dict[tuple[int, Node], Node] = {}

        def completed(at: int, node: Node) -> Node:
            if at == len(ids) or node == self.no:
                return node
            if (at, node) not in found:
                rails = self.taken(ids[at])
                yes, no = (completed(at + 1, self._onward(node, ids[at], answer)) for answer in (YES, NO))
                still_open = self.either(yes, no)
                found[at, node] = self.choose(rails.true, yes, self.choose(rails.false, no, still_open))
            return found[at, node]

        return completed(0, node)

    def certain(self, node: Node) -> Node:
        """The answers that every way of answering all that is open turns into complete answers in ``node``."""
        return self.without(self.yes, self.completable(self.without(self.complete, node)))

    def where(self, node: Node, question: str, answer: str | None) -> Node:
        """The answers that are in ``node`` once this answer stands in place of the question's own."""
        codes = dict(self._codes[question, answer])
        found: dict[Node, Node] = {}

        def placed(node: Node) -> Node:
            level, low, high = self.parts(node)
            if level > max(codes):
                return node
            if node not in found:
                if level in codes:
                    found[node] = placed(high if codes[level] else low)
                else:
                    found[node] = self.branch(level, placed(low), placed(high))
            return found[node]

        return placed(node)

    def count(self, node: Node) -> int:
        """How many sets of answers are in a node."""
        found = {self.no: 0, self.yes: 1 << len(self.order)}

        def counted(node: Node) -> int:
            if node not in found:
                _, low, high = self.parts(node)
                found[node] = counted(low) + counted(high) >> 1
            return found[node]

        return counted(node)

    def holds(self, node: Node, answers: Mapping[str, str]) -> bool:
        """Whether a set of answers is in a node."""
        return self._comes_to_yes(node, self._coded(answers))

    def among(self, nodes: Mapping[str, Node], answers: Mapping[str, str]) -> list[str]:
        """The names of the nodes that a set of answers is in."""
        codes = self._coded(answers)
        return [name for name, node in nodes.items() if self._comes_to_yes(node, codes)]

    def _coded(self, answers: Mapping[str, str]) -> list[bool]:
        return [code for id in self.questions for code in _CODES[answers.get(id)]]

    def _comes_to_yes(self, node: Node, codes: list[bool]) -> bool:
        while node not in (self.no, self.yes):
            level, low, high = self._branches[node]
            node = high if codes[level] else low
        return node == self.yes

    def smallest(self, node: Node) -> dict[str, str] | None:
        """Of the sets of answers in a node one with the fewest given, the first questions before later; else None."""
        ids = list(self.questions)
        fewest: dict[tuple[int, Node], float] = {}

        def least(at: int, node: Node) -> float:
            if node in (self.no, self.yes):
                return 0 if node == self.yes else inf
            if (at, node) not in fewest:
                fewest[at, node] = min(least_with(at, node, answer) for answer in ANSWERS)
            return fewest[at, node]

        def least_with(at: int, node: Node, answer: str | None) -> float:
            return least(at + 1, self._onward(node, ids[at], answer)) + (answer is not None)

        answers: dict[str, str] = {}
        for at, id in enumerate(ids):
            answer = min(ANSWERS, key=lambda answer: least_with(at, node, answer))
            if answer is not None:
                answers[id] = answer
            node = self._onward(node, id, answer)
        return None if node == self.no else answers

    def _onward(self, node: Node, question: str, answer: str | None) -> Node:
        """What follows an answer in a node that asks for no earlier question."""
        for level, code in self._codes[question, answer]:
            here, low, high = self.parts(node)
            if here == level:
                node = high if code else low
        return node
