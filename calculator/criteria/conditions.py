"""Conditions of yes and no under incomplete answers, by Kleene's strong logic.

A truth is True, False or None (not settled).
"""

from collections.abc import Mapping

from calculator.procedure import Condition

type Truths = Mapping[str, bool | None]


def evaluate(condition: Condition, truths: Truths) -> bool | None:
    """The truth of a condition; a name that is absent from ``truths`` is not settled."""
    if isinstance(condition, str):
        return truths.get(condition)
    if condition[0] == "not":
        found = evaluate(condition[1], truths)
        return None if found is None else not found
    decisive = condition[0] == "any"
    so_far: bool | None = not decisive
    for part in condition[1:]:
        # Most parts are names: looking those up here makes of many calls one.
        found = truths.get(part) if isinstance(part, str) else evaluate(part, truths)
        if found is decisive:
            return decisive
        if found is None:
            so_far = None
    return so_far


def names(condition: Condition) -> frozenset[str]:
    """The names that a condition asks for."""
    if isinstance(condition, str):
        return frozenset((condition,))
    return frozenset().union(*map(names, condition[1:]))


def inline(condition: Condition, findings: Mapping[str, Condition]) -> Condition:
    """A condition with each finding's name replaced by what it stands for, so that only questions remain."""
    if isinstance(condition, str):
        return inline(findings[condition], findings) if condition in findings else condition
    kind, *parts = condition
    return (kind, *(inline(part, findings) for part in parts))


def taking_part(condition: Condition, truths: Truths) -> frozenset[str]:
    """Every settled name that helps to make a condition true, not the fewest alone; none where it is not true."""
    if not evaluate(condition, truths):
        return frozenset()
    if not isinstance(condition, str) and condition[0] != "not":
        return frozenset().union(*(taking_part(part, truths) for part in condition[1:]))
    return frozenset(name for name in names(condition) if truths.get(name) is not None)
