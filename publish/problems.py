"""What is wrong with ``procedure.yaml``, said to its author."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from json import dumps
from operator import attrgetter

_LISTED = 8
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: the path of keys to it, its line and column (from 1; 0 for the whole), what it is.

    Of a ``loose`` end the rules are whole without being mended, so that they can be proved all the same.
    """

    path: str
    line: int
    column: int
    message: str
    loose: bool = False


class SourceError(Exception):
    """Everything wrong with one file, in ``problems`` by line; as text, a line for each and their number.

    ``source`` is what the file says where all that is wrong are loose ends, else None.
    """

    def __init__(self, name: str, problems: Iterable[Problem], source: object = None):
        self.name = name
        self.source = source
        order = attrgetter("line", "column", "path", "message")
        self.problems = tuple(sorted(dict.fromkeys(problems), key=order))
        super().__init__(name, self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        lines = []
        for problem in self.problems:
            place = f"{self.name}:{problem.line}" if problem.line else self.name
            lines.append(": ".join(filter(None, (place, problem.path, problem.message))))
        return "\n".join([*lines, "1 problem" if count == 1 else f"{count} problems"])


def quoted(value: str) -> str:
    """A value as a message shows it: in quotes, on one line, cut where it is long."""
    return dumps(value if len(value) <= _SHOWN else value[:_SHOWN] + "…", ensure_ascii=False)


def listed(values: Sequence[str]) -> str:
    """Values as a message names them, but for the last of many."""
    more = len(values) - _LISTED
    return ", ".join(map(quoted, values[:_LISTED])) + (f" and {more} more" if more > 0 else "")


def one_of(options: Sequence[str], otherwise: str = "") -> str:
    """The options as a message names them, or ``otherwise`` where they are many."""
    if otherwise and not 0 < len(options) <= _LISTED:
        return otherwise
    return f"one of {listed(options)}" if len(options) > 1 else listed(options)


def nearest(value: str, options: Iterable[str]) -> str | None:
    """The option that ``value`` was most likely meant to be."""
    return next(iter(get_close_matches(value[:_SHOWN], list(options), n=1)), None)


def did_you_mean(value: str, options: Iterable[str]) -> str:
    """The end of a message: the nearest valid value, where there is one."""
    option = nearest(value, options)
    return "" if option is None else f"; did you mean {quoted(option)}?"
