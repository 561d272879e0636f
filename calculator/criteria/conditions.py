"""Conditions of yes and no under incomplete answers, by Kleene's strong logic.

A truth is True, False or None (not settled).
"""

from collections.abc import Mapping

from calculator.procedure import Condition

type Truths = Mapping[str, bool | None]


def evaluate(condition: Condition, truths: Truths) -> bool | None:
    """The truth of a condition; a name that is absent from ``truths`` is not settled."""
    match condition:
        case str():
            return truths.get(condition)
        case ("not", part):
            inner = evaluate(part, truths)
            return None if inner is None else not inner
        case (kind, *parts):
            decisive, still_open = kind == "any", False
            for part in parts:
                found = evaluate(part, truths)
                if found is decisive:
                    return decisive
                still_open = still_open or found is None
            return None if still_open else not decisive
    raise TypeError(f"not a condition: {condition!r}")


def names(condition: Condition) -> frozenset[str]:
    """The names that a condition asks for."""
    match condition:
        case str():
            return frozenset((condition,))
        case (_, *parts):
            return frozenset().union(*map(names, parts))
    raise TypeError(f"not a condition: {condition!r}")


def inline(condition: Condition, findings: Mapping[str, Condition]) -> Condition:
    """A condition with each finding's name replaced by what it stands for, so that only questions remain."""
    match condition:
        case str():
            return inline(findings[condition], findings) if condition in findings else condition
        case (kind, *parts):
            return (kind, *(inline(part, findings) for part in parts))
    raise TypeError(f"not a condition: {condition!r}")


def taking_part(condition: Condition, truths: Truths) -> frozenset[str]:
    """Every settled name that helps to make a condition true, not the fewest alone; none where it is not true."""
    if not evaluate(condition, truths):
        return frozenset()
    match condition:
        case ("all" | "any", *parts):
            return frozenset().union(*(taking_part(part, truths) for part in parts))
    return frozenset(name for name in names(condition) if truths.get(name) is not None)
