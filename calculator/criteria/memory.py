"""What was worked out once is not worked out again, within a bound."""

from collections.abc import Callable, Hashable
from copy import deepcopy

# Past so many, all are forgotten: a run over millions of lines stays as small as it was.
REMEMBERED = 4096


class Memory[Value]:
    """Values by what they follow from. A value must not be changed by whoever gets it."""

    def __init__(self, limit: int = REMEMBERED):
        self._limit = limit
        self._values: dict[Hashable, Value] = {}

    def get(self, key: Hashable, find: Callable[[], Value]) -> Value:
        """The value of ``key``: what ``find`` gives, which nothing but the key may bear on."""
        try:
            return self._values[key]
        except KeyError:
            if len(self._values) >= self._limit:
                self._values.clear()
            value = self._values[key] = find()
            return value

    def __len__(self) -> int:
        return len(self._values)


class Lasting(dict):
    """A part that more than one result shares, so nobody may change it; a deep copy is a dict of its own.

    What follows from it can be remembered by it: by which object it is, for to hash what it holds would take as long.
    """

    __hash__ = object.__hash__

    def _refuse(self, *given: object, **named: object):
        raise TypeError("this part is shared with other results: change a copy")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __deepcopy__(self, memo: dict) -> dict:
        return deepcopy(dict(self), memo)
