"""An independent account of the criteria: every completion of every set of answers, by arrays of booleans.

Nothing here is taken from the calculator or from ``procedure.yaml``. The five criteria are written out as
plain booleans; a status, a conclusion and what is still needed are then read off all the ways in which the
open questions could still be answered. Each question is an axis: 0 is no, 1 is yes, and ``OPEN`` stands for
both at once.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

QUESTIONS = (
    "abuse_or_neglect",
    "child_died",
    "life_threatening_injury",
    "long_term_impairment",
    "other_serious_harm",
    "no_joint_working_concern",
    "died_in_custody",
    "detained_under_mental_health_act",
    "aged_16_or_17",
    "deprivation_of_liberty_order",
)
CRITERIA = {
    "reg_5_2_b_i": "scr_must",
    "reg_5_2_b_ii": "scr_must",
    "death_in_custody": "scr_should",
    "death_while_detained": "scr_should",
    "death_deprived_of_liberty": "scr_should",
}
MUST, SHOULD = (
    [key for key, outcome in CRITERIA.items() if outcome == wanted] for wanted in ("scr_must", "scr_should")
)
OPEN = 2

abuse, died, life, impaired, other, no_concern, custody, detained, aged, order = np.indices((2,) * 10, dtype=bool)
MET = {
    "reg_5_2_b_i": abuse & died,
    "reg_5_2_b_ii": abuse & (life | impaired | other) & ~no_concern,
    "death_in_custody": died & custody,
    "death_while_detained": died & detained,
    "death_deprived_of_liberty": died & aged & order,
}
RANK = np.where(
    MET["reg_5_2_b_i"] | MET["reg_5_2_b_ii"],
    2,
    np.where(MET["death_in_custody"] | MET["death_while_detained"] | MET["death_deprived_of_liberty"], 1, 0),
)
"""The conclusion of each completion: 2 must, 1 should, 0 not met."""


def _over_completions(of: np.ndarray, merge, axes=range(10)) -> np.ndarray:
    """With a third entry on each axis: its two entries merged, for a question that is still open."""
    for axis in axes:
        of = np.concatenate((of, merge(of, axis=axis, keepdims=True)), axis=axis)
    return of


ALWAYS = {key: _over_completions(met, np.all) for key, met in MET.items()}
EVER = {key: _over_completions(met, np.any) for key, met in MET.items()}
REACHED = [_over_completions(rank == RANK, np.any) for rank in range(3)]


def _decisive(axis: int) -> np.ndarray:
    """How many completions change their conclusion when the answer on this axis alone is changed."""
    differs = np.diff(RANK, axis=axis) != 0
    return _over_completions(differs.astype(int), np.sum, (other for other in range(10) if other != axis))


DECISIVE = [_decisive(axis) for axis in range(10)]


@dataclass(frozen=True)
class Expected:
    """What the design's tables give for one set of answers."""

    conclusion: str
    could_become: list[str]
    statuses: dict[str, str]
    needed: list[str]
    reachable: set[str]


def entry(question: str, answer: str | None) -> int:
    """0 for no, 1 for yes, OPEN for neither; the burden makes “not known” a no for joint working alone."""
    if question == "no_joint_working_concern" and answer == "unknown":
        return 0
    return {"no": 0, "yes": 1}.get(answer, OPEN)


def expected(answers: dict[str, str]) -> Expected:
    """By the tables, for answers of the ten questions that the criteria ask."""
    at = tuple(entry(question, answers.get(question)) for question in QUESTIONS)
    statuses = {key: "met" if ALWAYS[key][at] else "open" if EVER[key][at] else "not_met" for key in CRITERIA}
    must_open = any(statuses[key] == "open" for key in MUST)
    if any(statuses[key] == "met" for key in MUST):
        conclusion, could_become = "scr_must", []
    elif any(statuses[key] == "met" for key in SHOULD):
        conclusion, could_become = "scr_should", ["scr_must"] if must_open else []
    elif "open" in statuses.values():
        conclusion, could_become = "undetermined", []
    else:
        conclusion, could_become = "not_met", []
    weights = {}
    for axis, question in enumerate(QUESTIONS):
        if at[axis] == OPEN:
            others = tuple(0 if other == axis else place for other, place in enumerate(at))
            weights[question] = int(DECISIVE[axis][others])
    needed = [question for question in QUESTIONS if weights.get(question)]
    needed.sort(key=lambda question: -weights[question])
    words = ("not_met", "scr_should", "scr_must")
    return Expected(
        conclusion=conclusion,
        could_become=could_become,
        statuses=statuses,
        needed=needed,
        reachable={words[rank] for rank in range(3) if REACHED[rank][at]},
    )


def answers_of(states: tuple[str | None, ...]) -> dict[str, str]:
    """The states of the ten questions as the answers of a request, with None left out."""
    return {question: state for question, state in zip(QUESTIONS, states, strict=True) if state is not None}


def every_answer():
    """All 78,732: yes, no or nothing to each question, and “not known” too where that has its own meaning."""
    states = [("yes", "no", None)] * 10
    states[QUESTIONS.index("no_joint_working_concern")] = ("yes", "no", "unknown", None)
    yield from map(answers_of, product(*states))
