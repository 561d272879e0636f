"""The table of the bench: figures side by side, their ratio, and the goal beside them."""

import pytest

from bench.table import Row, Section, by_turns, significant, text

SECTION = Section(
    title="A race",
    here="hare",
    beside="tortoise",
    rows=(
        Row(what="a mile", here=120, beside=480, unit="s", goal="under 1"),
        Row(what="a nap", here=3_600, unit="s"),
    ),
    notes=("On a dry day.",),
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (0.000_123_4, "0.000123"),
        (0.0256, "0.0256"),
        (0.45, "0.450"),
        (9.996, "10.0"),
        (17.44, "17.4"),
        (99.94, "99.9"),
        (99.96, "100"),
        (2_332.4, "2,332"),
        (1_048_576, "1,048,576"),
    ],
)
def test_a_figure_has_three_places_that_count_or_every_unit(value, shown):
    assert significant(value) == shown


def test_a_row_has_both_sides_their_ratio_and_the_goal():
    title, mile, nap, *_ = text([SECTION]).splitlines()
    assert title.split() == ["A", "race", "hare", "tortoise", "ratio", "goal"]
    assert mile.split() == ["a", "mile", "120", "s", "480", "s", "0.250", "under", "1"]
    assert nap.split() == ["a", "nap", "3,600", "s"]


def test_what_stands_in_one_column_ends_at_one_place():
    title, mile, nap, *_ = text([SECTION]).splitlines()
    ends = [line.index(cell) + len(cell) for line, cell in ((title, "hare"), (mile, "120 s"), (nap, "3,600 s"))]
    assert len(set(ends)) == 1
    assert title.index("goal") == mile.index("under 1")


def test_a_note_of_several_sections_is_printed_once_after_all_of_them():
    lines = text([SECTION, SECTION]).splitlines()
    assert lines.count("On a dry day.") == 1
    assert lines[-1] == "On a dry day."


def test_measures_take_turns_and_give_their_medians():
    called, times = [], {"a": [5.0, 1.0, 3.0], "b": [2.0, 9.0, 4.0]}

    def measure(name):
        called.append(name)
        return times[name].pop(0)

    assert by_turns(3, {name: lambda name=name: measure(name) for name in times}) == {"a": 3.0, "b": 4.0}
    assert called == ["a", "b"] * 3
