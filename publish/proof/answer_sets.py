"""Truth tables over sets of answers: one bit for each set, so that a table is a whole number.

A table stands for the sets of which something is true; ``&``, ``|`` and ``^`` combine tables. A set of answers gives
each question a yes, a no or a "not known", or leaves it; it is complete where each has a yes or a no. Where "not known"
says as little as no answer does, one set stands for both.

The calculator has truth tables of its own. These share nothing with them, since they are what it is held against.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from itertools import product
from operator import or_
from random import Random
from typing import NamedTuple

from calculator.criteria.rules import truth
from calculator.procedure import NO, UNKNOWN, YES, Condition, Question

type Table = int
type Answers = Mapping[str, str]
type Key = tuple[str, str | None]
"""A question with an answer; None where it is left."""

ANSWERS = (YES, NO, UNKNOWN, None)
SAMPLE, SEED = 100_000, 2018
"""How many sets of answers are drawn where there are too many, and from what: the same in each build."""


class Rails(NamedTuple):
    """Of a condition, the sets of answers that make it true and those that make it false; on the rest it is open."""

    true: Table
    false: Table


class AnswerSets:
    """Sets of answers to ``questions``, ``size`` of them; ``given`` has by question and answer the sets with it.

    ``every`` is the table of all. ``as_given`` has each question as it is answered, ``taken`` as the calculator takes
    it, where "not known" counts as the procedure says.
    """

    def __init__(self, questions: Sequence[Question], given: Mapping[Key, Table], size: int):
        self.questions = {question.id: question for question in questions}
        self.given = given
        self.size = size
        self.every = (1 << size) - 1
        self.as_given = {id: Rails(self.said(id, YES), self.said(id, NO)) for id in self.questions}
        self.taken = {}
        for question in questions:
            by_truth = alike(question)
            true, false = ([self.said(question.id, answer) for answer in by_truth[value]] for value in (True, False))
            self.taken[question.id] = Rails(reduce(or_, true), reduce(or_, false))

    def said(self, question: str, answer: str | None) -> Table:
        """The sets with this answer."""
        return self.given.get(_key(self.questions[question], answer), 0)

    def unsettled(self, question: str) -> Table:
        """The sets that leave a question open."""
        return self.every ^ self.taken[question].true ^ self.taken[question].false

    def answering(self, question: str, answer: str) -> "AnswerSets":
        """The same sets, with this answer in place of the question's own."""
        others = {key: table for key, table in self.given.items() if key[0] != question}
        return AnswerSets(tuple(self.questions.values()), {**others, (question, answer): self.every}, self.size)

    def rails(self, condition: Condition, of: Mapping[str, Rails]) -> Rails:
        """A condition of questions by Kleene's strong logic, with the rails of each question."""
        match condition:
            case str():
                return of[condition]
            case ("not", part):
                return Rails(*reversed(self.rails(part, of)))
            case ("all", *parts):
                true, false = self.every, 0
                for part in parts:
                    inner = self.rails(part, of)
                    true, false = true & inner.true, false | inner.false
                return Rails(true, false)
            case ("any", *parts):
                return self.rails(("not", ("all", *(("not", part) for part in parts))), of)
        raise TypeError(f"not a condition: {condition!r}")

    def completable(self, complete: Table) -> Table:
        """The sets that some way of answering what is open makes one of ``complete``, a table of ``all_answered``."""
        ids = tuple(self.questions)

        @cache
        def of_first(number: int, table: Table) -> Table:
            """The same of a table of the first questions alone."""
            if not number:
                return self.every if table else 0
            id, width = ids[number - 1], 1 << number - 1
            no, yes = table & (1 << width) - 1, table >> width
            settled = self.taken[id].true & of_first(number - 1, yes) | self.taken[id].false & of_first(number - 1, no)
            return settled | self.unsettled(id) & of_first(number - 1, no | yes)

        return of_first(len(ids), complete)

    def certain(self, complete: Table) -> Table:
        """The sets that every way of answering what is open makes one of ``complete``."""
        return self.every ^ self.completable((1 << (1 << len(self.questions))) - 1 ^ complete)

    def count(self, table: Table, not_known: Sequence[str] = ()) -> int:
        """How many sets of answers are in a table: two for one that stands for two, save of those ``not_known``."""
        both = [self.said(id, None) for id, q in self.questions.items() if not (q.unknown_counts_as or id in not_known)]
        return sum((table & sets).bit_count() << doubled for doubled, sets in enumerate(self._by_number(both)))

    def smallest(self, table: Table) -> Answers | None:
        """Of the sets in a table one with the fewest answers, a yes to an early question first; None where none is."""
        if not table:
            return None
        given = [self.every ^ self.said(id, None) for id in self.questions]
        fewest = next(filter(None, (table & sets for sets in self._by_number(given))))
        answers = {}
        for id in self.questions:
            answers[id] = next(answer for answer in ANSWERS if fewest & self.given.get((id, answer), 0))
            fewest &= self.given[id, answers[id]]
        return {id: answer for id, answer in answers.items() if answer}

    def holds(self, table: Table, answers: Answers) -> bool:
        """Whether a set of answers is in a table."""
        for question in self.questions:
            table &= self.said(question, answers.get(question))
        return bool(table)

    def _by_number(self, tables: Iterable[Table]) -> list[Table]:
        """The sets that are in none of some tables, in one of them, in two and so on."""
        found = [self.every]
        for table in tables:
            rest = self.every ^ table
            found = [same & rest | fewer & table for same, fewer in zip([*found, 0], [0, *found], strict=True)]
        return found


class Enumerated(AnswerSets):
    """Every set of answers; with ``answers`` to some questions listed, every one that gives them one of these."""

    def __init__(self, questions: Sequence[Question], answers: Mapping[str, Sequence[str | None]] | None = None):
        given: dict[Key, Table] = {}
        self._steps: dict[Key, int] = {}
        size = 1
        for question in questions:
            each = (answers or {}).get(question.id, ANSWERS[::-1])
            keys = [*dict.fromkeys(_key(question, answer) for answer in each)]
            # All sets so far come once more with each answer to this question.
            given = {key: sum(table << size * turn for turn in range(len(keys))) for key, table in given.items()}
            for turn, key in enumerate(keys):
                given[key], self._steps[key] = (1 << size) - 1 << size * turn, size * turn
            size *= len(keys)
        super().__init__(questions, given, size)

    def runs(self) -> Iterator[tuple[int, Answers]]:
        """Each question settled as yes, as no and, where that can be, not at all, in every combination, with its place.

        Where two answers come to the same, as not known and none do, now the one and now the other stands for both.
        """
        questions = [*self.questions.values()]
        steps = [{answer: self._steps[_key(question, answer)] for answer in ANSWERS} for question in questions]
        for turn, each in enumerate(product(*(alike(question).values() for question in questions))):
            answers = [same[(turn + at) % len(same)] for at, same in enumerate(each)]
            place = sum(step[answer] for step, answer in zip(steps, answers, strict=True))
            yield place, {id: answer for id, answer in zip(self.questions, answers, strict=True) if answer}


class Sample(AnswerSets):
    """Every complete set, the empty one, and a fixed draw: from such with hardly anything settled to such with all."""

    def __init__(self, questions: Sequence[Question]):
        draw = Random(SEED)
        self._drawn: list[Sequence[str | None]] = [[None] * len(questions)]
        for _ in range(SAMPLE - 1):
            known = draw.random()
            self._drawn.append(draw.choices(ANSWERS, (known, known, 1 - known, 1 - known), k=len(questions)))
        given: dict[Key, Table] = {}
        for question, column in zip(questions, zip(*reversed(self._drawn), strict=True), strict=True):
            for answer in ANSWERS:
                key, bits = _key(question, answer), "".join("01"[other == answer] for other in column)
                given[key] = given.get(key, 0) | int(bits, 2)
        complete = all_answered(questions)
        given |= {key: given[key] | table << SAMPLE for key, table in complete.given.items()}
        super().__init__(questions, given, SAMPLE + complete.size)

    def runs(self) -> Iterator[tuple[int, Answers]]:
        """Each set that was drawn, with the place of its bit."""
        for place, drawn in enumerate(self._drawn):
            yield place, {id: answer for id, answer in zip(self.questions, drawn, strict=True) if answer}


def all_answered(questions: Sequence[Question], not_known: Sequence[str] = ()) -> Enumerated:
    """Every way of answering with yes or no, save some questions that are answered "not known" in each."""
    return Enumerated(questions, {q.id: (UNKNOWN,) if q.id in not_known else (NO, YES) for q in questions})


def alike(question: Question) -> dict[bool | None, list[str | None]]:
    """The answers that settle a question as yes, those that settle it as no, and those that leave it open, if any."""
    by_truth: dict[bool | None, list[str | None]] = {}
    for answer in ANSWERS:
        by_truth.setdefault(truth(question, answer), []).append(answer)
    return by_truth


def _key(question: Question, answer: str | None) -> Key:
    return question.id, (None if answer == UNKNOWN and not question.unknown_counts_as else answer)
