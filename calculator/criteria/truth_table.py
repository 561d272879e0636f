"""Truth tables in whole numbers: one bit for each combination of yes and no to a few questions.

A table is a set of combinations, and sets are combined by ``&``, ``|``, ``^`` and ``~`` within ``every``. With at most
twenty questions it has at most a million bits, and all that is read off it is exact.
"""

from collections.abc import Hashable, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from calculator.criteria.conditions import Truths
from calculator.procedure import Condition

type Table = int
type Literal = tuple[str, bool]
"""A name with a truth: an answer that is given, or one that could be."""

MOST_NAMES = 20
# The real procedure has a dozen. This many are gone through within a few milliseconds for each answer.
MOST_IMPLICANTS = 5_000
# So many parts of a table are looked at for them, and no more: a second's work.
MOST_TABLES = 50_000


class Combinations(NamedTuple):
    """All combinations of yes and no to ``names``: ``every`` one of them, and those with a yes, by name."""

    names: tuple[str, ...]
    every: Table
    yes: Mapping[str, Table]


def combinations(names: Sequence[str]) -> Combinations:
    """All combinations of yes and no to these names. Bit ``2 ** place`` of a combination's number is the yes of one."""
    size, every, yes = 1, 1, {}
    for name in names:
        # All so far with a no to it, and again with a yes.
        yes = {earlier: table | table << size for earlier, table in yes.items()} | {name: every << size}
        size, every = 2 * size, every | every << size
    return Combinations(tuple(names), every, yes)


def table(of: Combinations, condition: Condition) -> Table:
    """The combinations in which a condition of these names is true."""
    if isinstance(condition, str):
        return of.yes[condition]
    kind, *parts = condition
    tables = [table(of, part) for part in parts]
    if kind == "not":
        return of.every ^ tables[0]
    return reduce(and_, tables, of.every) if kind == "all" else reduce(or_, tables, 0)


def completions(of: Combinations, truths: Truths) -> Table:
    """The combinations that agree with every truth that is settled."""
    found = of.every
    for name, yes in of.yes.items():
        if (truth := truths.get(name)) is not None:
            found &= yes if truth else of.every ^ yes
    return found


def turning(of: Combinations, leaves: Mapping[Hashable, Table]) -> dict[str, Table]:
    """By name, the combinations with a no to it that its yes alone takes to another leaf.

    ``leaves`` part the combinations: each is in just one of their tables.
    """
    return {
        name: reduce(or_, (leaf ^ leaf >> (1 << place) for leaf in leaves.values())) & ~of.yes[name]
        for place, name in enumerate(of.names)
    }


def decisive(of: Combinations, turning: Mapping[str, Table], truths: Truths) -> dict[str, int]:
    """For each open name, in how many completions its answer alone changes the leaf; names that never do are left out.

    ``turning`` is what the function of that name gives of the leaves.
    """
    within = completions(of, truths)
    counts = {name: (table & within).bit_count() for name, table in turning.items() if truths.get(name) is None}
    return {name: count for name, count in counts.items() if count}


class Implicants(NamedTuple):
    """All prime implicants of some leaves: those with the fewest literals first, then by the order of ``names``.

    Literals imply a leaf as a prime where they are just enough: with any one left out, another could be reached.
    """

    names: tuple[str, ...]
    primes: tuple[tuple[tuple[Literal, ...], Hashable], ...]


def implicants(of: Combinations, leaves: Mapping[Hashable, Table]) -> Implicants:
    """The prime implicants of each leaf. Raises ValueError where they are more than MOST_IMPLICANTS."""
    found = [(prime, leaf) for leaf, table in leaves.items() for prime in _primes(table, len(of.names), {})]
    _refuse_more(len(found))
    literals = [(name, truth) for name in of.names for truth in (True, False)]
    primes = [(tuple([one for at, one in enumerate(literals) if prime >> at & 1]), leaf) for prime, leaf in found]
    return Implicants(of.names, tuple(sorted(primes, key=lambda prime: _order(of.names, prime[0]))))


def _primes(table: Table, names: int, known: dict[tuple[Table, int], frozenset[int]]) -> frozenset[int]:
    """The prime implicants of a table over so many names, with bit ``2 * place`` for a yes and the next for a no."""
    every = (1 << (1 << names)) - 1
    if table in (0, every):
        return frozenset((0,)) if table else frozenset()
    if (table, names) not in known:
        last = names - 1
        no, yes = table & (every >> (1 << last)), table >> (1 << last)
        # What holds whatever the answer to the last name does without it; any other prime of a half needs that answer.
        without = _primes(no & yes, last, known)
        with_yes = (literals | 1 << 2 * last for literals in _primes(yes, last, known) - without)
        with_no = (literals | 2 << 2 * last for literals in _primes(no, last, known) - without)
        known[table, names] = without.union(with_yes, with_no)
        _refuse_more(len(known[table, names]), len(known))
    return known[table, names]


def _refuse_more(primes: int, tables: int = 0) -> None:
    if primes > MOST_IMPLICANTS or tables > MOST_TABLES:
        raise ValueError(
            "the criteria are too entangled: too many sets of answers would be just enough to settle them. "
            "Expected criteria that share few questions with one another"
        )


def reason(known: Implicants, truths: Truths) -> tuple[str, ...]:
    """The names of the earliest of the smallest parts of the truths that settle the leaf; none while it is open."""
    given = truths.items()
    settling = (prime for prime, _ in known.primes if all(map(given.__contains__, prime)))
    return tuple(name for name, _ in next(settling, ()))


def would_settle(known: Implicants, truths: Truths) -> list[tuple[tuple[Literal, ...], Hashable]]:
    """Every smallest set of further literals that would settle an open leaf, with it; none once it is settled."""
    lacking = {
        tuple([literal for literal in prime if truths.get(literal[0]) is None]): leaf
        for prime, leaf in known.primes
        if all(truths.get(name) in (None, truth) for name, truth in prime)
    }
    fewest = min(map(len, lacking), default=0)
    ways = [(way, leaf) for way, leaf in lacking.items() if len(way) == fewest > 0]
    return sorted(ways, key=lambda way: _order(known.names, way[0]))


def _order(names: Sequence[str], literals: Sequence[Literal]) -> tuple:
    """The fewest first, then by the order of the names; of the same names, a yes before a no."""
    return len(literals), [names.index(name) for name, _ in literals], [not truth for _, truth in literals]
