"""An independent account of the criteria: every completion of every set of answers, by arrays of booleans.

Nothing here is taken from the calculator or from ``procedure.yaml``. The five criteria are written out as
plain booleans; a status, a conclusion and what is still needed are then read off all the ways in which the
open questions could still be answered. Each question is an axis: 0 is no, 1 is yes, and ``OPEN`` stands for
both at once. That the child was under age is never open: it is presumed.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

QUESTIONS = (
    "under_18",
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
HARMS = ("life_threatening_injury", "long_term_impairment", "other_serious_harm")
AXES = range(len(QUESTIONS))
OPEN = 2

(
    child, abuse, died, life, impaired, other, no_concern, custody, detained, aged, order,
) = np.indices((2,) * 11, dtype=bool)  # fmt: skip
MET = {
    "reg_5_2_b_i": child & abuse & died,
    "reg_5_2_b_ii": child & abuse & (life | impaired | other) & ~no_concern,
    "death_in_custody": child & died & custody,
    "death_while_detained": child & died & detained,
    "death_deprived_of_liberty": child & died & aged & order,
}
RANK = np.where(
    MET["reg_5_2_b_i"] | MET["reg_5_2_b_ii"],
    2,
    np.where(MET["death_in_custody"] | MET["death_while_detained"] | MET["death_deprived_of_liberty"], 1, 0),
)
"""The conclusion of each completion: 2 must, 1 should, 0 not met."""


def _over_completions(of: np.ndarray, merge, axes=AXES) -> np.ndarray:
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
    return _over_completions(differs.astype(int), np.sum, (other for other in AXES if other != axis))


DECISIVE = [_decisive(axis) for axis in AXES]


@dataclass(frozen=True)
class Expected:
    """What the design gives for one set of answers to the questions that the criteria ask."""

    conclusion: str
    could_become: tuple[str, ...]
    presumed: str | None
    statuses: dict[str, str]
    needed: tuple[str, ...]
    reachable: set[str]
    applies: bool | None
    do_now: list[str]
    contradicting: tuple[str, ...]


def entry(question: str, answer: str | None) -> int:
    """0 for no, 1 for yes, OPEN for neither.

    The burden makes “not known” a no for joint working alone, and a child is presumed to be one.
    """
    if question == "under_18":
        return 0 if answer == "no" else 1
    if question == "no_joint_working_concern" and answer == "unknown":
        return 0
    return {"no": 0, "yes": 1}.get(answer, OPEN)


def expected(answers: dict[str, str]) -> Expected:
    """By the design, for answers of the eleven questions that the criteria ask."""
    at = tuple(entry(question, answers.get(question)) for question in QUESTIONS)
    statuses = {key: "met" if ALWAYS[key][at] else "open" if EVER[key][at] else "not_met" for key in CRITERIA}
    conclusion = _conclusion(statuses)
    must_open = any(statuses[key] == "open" for key in MUST)
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
        could_become=("scr_must",) if conclusion == "scr_should" and must_open else (),
        presumed=_presumed(answers, conclusion),
        statuses=statuses,
        needed=tuple(needed),
        reachable={words[rank] for rank in range(3) if REACHED[rank][at]},
        applies=_applies(answers),
        do_now=_do_now(answers),
        contradicting=tuple(question for question in QUESTIONS if question in _contradicting(answers)),
    )


def _conclusion(statuses: dict[str, str]) -> str:
    for outcome, keys in (("scr_must", MUST), ("scr_should", SHOULD)):
        if any(statuses[key] == "met" for key in keys):
            return outcome
    return "undetermined" if "open" in statuses.values() else "not_met"


def _presumed(answers: dict[str, str], conclusion: str) -> str | None:
    if "no_joint_working_concern" in answers:
        return None
    then = expected(answers | {"no_joint_working_concern": "unknown"}).conclusion
    return then if then != conclusion else None


def _applies(answers: dict[str, str]) -> bool | None:
    """2.9 is for a child in a case other than a death."""
    if answers.get("under_18") == "no":
        return False
    return {"yes": False, "no": True}.get(answers.get("child_died"))


def _do_now(answers: dict[str, str]) -> list[str]:
    if answers.get("under_18") == "no":
        return []
    unharmed = answers.get("child_died") == "no" and all(answers.get(harm) == "no" for harm in HARMS)
    return ["5.2"] if answers.get("abuse_or_neglect") == "no" or unharmed else ["1.2", "5.2"]


def _contradicting(answers: dict[str, str]) -> set[str]:
    yes = {question for question, answer in answers.items() if answer == "yes"}
    no = {question for question, answer in answers.items() if answer == "no"}
    triggers = yes & {"died_in_custody", "detained_under_mental_health_act"}
    if yes >= {"aged_16_or_17", "deprivation_of_liberty_order"}:
        triggers |= {"aged_16_or_17", "deprivation_of_liberty_order"}
    harms = yes & {*HARMS}
    named = set()
    if "child_died" in no and triggers:
        named |= {"child_died", *triggers}
    if "abuse_or_neglect" in no and harms:
        named |= {"abuse_or_neglect", *harms}
    if "under_18" in no and "aged_16_or_17" in yes:
        named |= {"under_18", "aged_16_or_17"}
    return named


def answers_of(states: tuple[str | None, ...]) -> dict[str, str]:
    """The states of the eleven questions as the answers of a request, with None left out."""
    return {question: state for question, state in zip(QUESTIONS, states, strict=True) if state is not None}


def every_answer(*, under_18: str | None = None):
    """All 78,732: yes, no or nothing to each question, and “not known” too where that has its own meaning.

    To the first the one answer that is given here.
    """
    states = [(under_18,), *[("yes", "no", None)] * 10]
    states[QUESTIONS.index("no_joint_working_concern")] = ("yes", "no", "unknown", None)
    yield from map(answers_of, product(*states))
