"""What was measured, as one table: this project beside something else, their ratio and the goal."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from textwrap import fill

HEADINGS = ("ratio", "goal")
WIDTHS = (52, 15, 15, 8)
LINE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One comparison, both sides in ``unit``. A side that is None was not measured, and then there is no ratio."""

    what: str
    here: float
    beside: float | None = None
    unit: str
    goal: str = ""

    @property
    def ratio(self) -> float | None:
        """How much of the other side this one is."""
        return None if self.beside is None else self.here / self.beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Comparisons of the same two things, ``here`` and ``beside`` by name, with what is to be said of them."""

    title: str
    here: str
    beside: str = ""
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def text(sections: Iterable[Section]) -> str:
    """The table, and beneath it every note."""
    sections = list(sections)
    lines = []
    for section in sections:
        ratio, goal = HEADINGS
        lines += [
            "",
            _line(section.title, section.here, section.beside, ratio if section.beside else "", goal),
            *(_line(f"  {row.what}", *_cells(row)) for row in section.rows),
        ]
    notes = dict.fromkeys(note for section in sections for note in section.notes)
    said = ("A ratio is what is measured here over what it is beside.", *notes)
    return "\n".join([*lines[1:], "", *(fill(note, LINE) for note in said)])


def _cells(row: Row) -> tuple[str, ...]:
    beside = "" if row.beside is None else f"{significant(row.beside)} {row.unit}"
    ratio = "" if row.ratio is None else significant(row.ratio)
    return f"{significant(row.here)} {row.unit}", beside, ratio, row.goal


def _line(first: str, *others: str) -> str:
    *figures, goal = others
    width, *widths = WIDTHS
    cells = "".join(f"{cell:>{room}}" for cell, room in zip(figures, widths, strict=True))
    return f"{first:{width}}{cells}   {goal}".rstrip()


def significant(value: float) -> str:
    """A number to three figures, or to the unit where it has more before its point."""
    places = 0
    while places < 6 and value and abs(value) * 10**places < 99.95:
        places += 1
    return f"{value:,.{places}f}"


def by_turns(runs: int, measures: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The median of ``runs`` of each measure, one after the other in each run, so that a busy moment troubles all."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(runs):
        for name, measure in measures.items():
            found[name].append(measure())
    return {name: median(values) for name, values in found.items()}
