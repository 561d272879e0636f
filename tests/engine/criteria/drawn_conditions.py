"""Conditions drawn at random."""

from hypothesis import strategies as st

NAMES = ("a", "b", "c", "d", "e")


def conditions(names=NAMES):
    """Conditions of some names, in which each may stand any number of times."""
    return st.recursive(
        st.sampled_from(names),
        lambda parts: st.one_of(
            st.tuples(st.just("not"), parts),
            st.builds(lambda kind, inner: (kind, *inner), st.sampled_from(("all", "any")), st.lists(parts, max_size=4)),
        ),
        max_leaves=8,
    )


@st.composite
def read_once(draw):
    """Conditions in which no name stands twice."""
    parts = [("not", name) if draw(st.booleans()) else name for name in draw(st.permutations(NAMES))]
    while len(parts) > 1:
        size = draw(st.integers(2, len(parts)))
        parts = [*parts[size:], (draw(st.sampled_from(("all", "any"))), *parts[:size])]
        if draw(st.booleans()):
            parts[-1] = ("not", parts[-1])
    return parts[0]


truths = st.dictionaries(st.sampled_from(NAMES), st.booleans())
"""Some names true, some false, the others open."""
