"""An order of names in which decision diagrams stay small, whatever the order of the file."""

from collections.abc import Collection, Iterable, Sequence


def arranged(order: Sequence[str], together: Iterable[Collection[str]]) -> list[str]:
    """The names of ``order``, those first that hold the others together; ``together`` are names of one condition each.

    One after the other, the name that stands with the fewest others is taken out, and those it stood with come to
    stand together. Turned round, that is a tree: each name goes before all that it parts from one another, so a
    diagram has to remember little at a time. Of equals, the later in ``order`` is taken out first.
    """
    place = {name: at for at, name in enumerate(order)}
    beside: dict[str, set[str]] = {name: set() for name in order}
    for names in together:
        for name in names:
            beside[name].update(names)
            beside[name].discard(name)
    below: dict[str, list[str]] = {name: [] for name in order}
    stood_with: dict[str, set[str]] = {}
    taken: list[str] = []
    while beside:
        name = min(beside, key=lambda name: (len(beside[name]), -place[name]))
        taken.append(name)
        stood_with[name] = beside.pop(name)
        for other in stood_with[name]:
            beside[other] |= stood_with[name]
            beside[other] -= {name, other}
    at = {name: turn for turn, name in enumerate(taken)}
    size = dict.fromkeys(order, 1)
    tops = []
    for name in taken:
        if stood_with[name]:
            above = min(stood_with[name], key=at.__getitem__)
            below[above].append(name)
            size[above] += size[name]
        else:
            tops.append(name)
    found: list[str] = []
    waiting = sorted(tops, key=place.__getitem__, reverse=True)
    while waiting:
        name = waiting.pop()
        found.append(name)
        waiting += sorted(below[name], key=lambda name: (size[name], place[name]), reverse=True)
    return found
