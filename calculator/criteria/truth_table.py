"""Truth tables in whole numbers: one bit for each combination of yes and no to a few questions.

A table is a set of combinations, and sets are combined by ``&``, ``|``, ``^`` and ``~`` within ``every``. The criteria
of a procedure ask at most some twenty questions, so a table has at most a million bits and all that is read off it is
exact.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from calculator.procedure import Condition

type Table = int
type Truths = Mapping[str, bool | None]
type Literal = tuple[str, bool]
"""A name with a truth: an answer that is given, or one that could be."""

MOST_NAMES = 20


class Combinations(NamedTuple):
    """All combinations of yes and no to ``names``: ``every`` one of them, and those with a yes, by name."""

    names: tuple[str, ...]
    every: Table
    yes: Mapping[str, Table]


def combinations(names: Sequence[str]) -> Combinations:
    """All combinations of yes and no to these names. Bit ``2 ** place`` of a combination's number is the yes of one."""
    every = (1 << (1 << len(names))) - 1
    # The low half of each block of 2 * width bits is no, the high half yes.
    yes = {}
    for place, name in enumerate(names):
        width = 1 << place
        yes[name] = every // ((1 << width) + 1) << width
    return Combinations(tuple(names), every, yes)


def table(of: Combinations, condition: Condition) -> Table:
    """The combinations in which a condition of these names is true."""
    match condition:
        case str():
            return of.yes[condition]
        case ("not", part):
            return of.every ^ table(of, part)
        case ("all", *parts):
            found = of.every
            for part in parts:
                found &= table(of, part)
            return found
        case ("any", *parts):
            found = 0
            for part in parts:
                found |= table(of, part)
            return found
    raise TypeError(f"not a condition: {condition!r}")


def completions(of: Combinations, truths: Truths) -> Table:
    """The combinations that agree with every truth that is settled."""
    found = of.every
    for name in of.names:
        truth = truths.get(name)
        if truth is not None:
            found &= of.yes[name] if truth else ~of.yes[name]
    return found


def decisive(of: Combinations, leaves: Mapping[Hashable, Table], truths: Truths) -> dict[str, int]:
    """For each open name, in how many completions its answer alone changes the leaf; names that never do are left out.

    ``leaves`` part the combinations: each is in just one of their tables.
    """
    within = completions(of, truths)
    counts = {}
    for place, name in enumerate(of.names):
        if truths.get(name) is None:
            with_no = within & ~of.yes[name]
            changed = 0
            for leaf in leaves.values():
                changed |= (leaf ^ leaf >> (1 << place)) & with_no
            if changed:
                counts[name] = changed.bit_count()
    return counts
