"""The rows of a CSV: on which line each stands, what is no row, and that nothing is swallowed."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.command import csv_rows
from calculator.command.csv_rows import BROKEN, CLOSED, CUT, LINE_TOO_LONG, LONGEST, LOOK_AHEAD, OPEN, TOO_LONG, rows


def read(text, width=4, separator=","):
    """Each row, its line and cells; of what is none, why and where instead of the cells."""
    found = rows(io.StringIO(text, newline="\n"), 2, separator, width)
    return [(row.line, (row.wrong, row.place) if row.wrong else row.cells) for row in found]


def test_a_row_is_told_by_the_line_on_which_it_starts():
    assert read('"A\nB",x\n\n  ,\nC,y\n', width=2) == [(2, ["A\nB", "x"]), (6, ["C", "y"])]


def test_a_quote_that_is_not_closed_swallows_no_row_after_it():
    """The quote of line 2 would be closed on line 4, with as many cells as there are columns."""
    text = 'A,1/3/2018,20/3/2018,"late\nB,1/3/2018,9/9/2018,\nC,1/3/2018,9/9/2018,"\nD,1/3/2018,,\n'
    assert read(text) == [
        (2, (OPEN, 3)),
        (3, ["B", "1/3/2018", "9/9/2018", ""]),
        (4, (OPEN, 3)),
        (5, ["D", "1/3/2018", "", ""]),
    ]


@pytest.mark.parametrize("last", ['C,1/3/2018,,"', 'C,1/3/2018,,5"', 'C,1/3/2018,,"",,'])
def test_a_line_that_is_nearly_a_row_is_not_taken_for_the_inside_of_another(last):
    """A quote opened in its last cell, inches in it, or blank cells too many."""
    found = read(f'A,1/3/2018,,"late\n{last}\nD,1/3/2018,,"\n')
    assert (found[0], found[1][0]) == ((2, (OPEN, 3)), 3)
    assert [line for line, _ in found] == [2, 3, 4]


def test_of_fifty_rows_one_quote_costs_one():
    text = "".join(f"C{number},2018-03-20\n" for number in range(50))
    found = read('A,"oops\n' + text, width=2)
    assert found[0] == (2, (OPEN, 1))
    assert found[1:] == [(3 + number, [f"C{number}", "2018-03-20"]) for number in range(50)]


def test_a_note_over_several_lines_is_one_row_and_the_lines_after_it_keep_their_numbers():
    text = 'A,1/3/2018,,"called, twice\n\nsaid ""no"", then\r\nrang off"\nB,1/3/2018,,\n'
    assert read(text) == [
        (2, ["A", "1/3/2018", "", 'called, twice\n\nsaid "no", then\r\nrang off']),
        (6, ["B", "1/3/2018", "", ""]),
    ]


def test_a_row_that_runs_on_has_no_more_cells_than_there_are_columns():
    assert read('A,x,y,"late\nB",x,y\nC,1/3/2018,,\n') == [
        (2, (OPEN, 3)),
        (3, ['B"', "x", "y"]),
        (4, ["C", "1/3/2018", "", ""]),
    ]


def test_what_was_read_ahead_for_a_row_that_is_none_is_there_for_the_next():
    assert read('A,x,y,"late\nB",x,"y\nz",w\nC,,,\n') == [
        (2, (OPEN, 3)),
        (3, ['B"', "x", "y\nz", "w"]),
        (5, ["C", "", "", ""]),
    ]


def test_in_a_table_of_one_column_every_line_may_belong_to_a_note():
    assert read('"A\nB"\nC\n', width=1) == [(2, ["A\nB"]), (4, ["C"])]
    assert read('"A\nB\nC"\nD\n', width=1) == [(2, ["A\nB\nC"]), (5, ["D"])]


def test_in_a_table_of_two_columns_a_line_of_two_cells_belongs_to_no_other():
    assert read('A,"late\nB,"\n', width=2) == [(2, (OPEN, 1)), (3, (OPEN, 1))]


def test_a_line_whose_first_cell_has_quotes_in_pairs_is_a_row():
    assert read('A,x,y,"late\nx ""b"" y,1,2,3\nz"\n') == [
        (2, (OPEN, 3)),
        (3, ['x ""b"" y', "1", "2", "3"]),
        (4, ['z"']),
    ]


def test_a_row_runs_over_so_many_lines_more_and_no_further():
    def note(lines):
        return 'A,,,"' + "x\n" * lines + '"\nB,,,\n'

    assert [line for line, _ in read(note(LOOK_AHEAD))] == [2, 3 + LOOK_AHEAD]
    found = read(note(LOOK_AHEAD + 1))
    assert found[0] == (2, (OPEN, 3))
    assert found[1:LOOK_AHEAD] == [(line, ["x"]) for line in range(3, LOOK_AHEAD + 2)]
    assert found[-1][0] == 2 + LOOK_AHEAD + 2


def test_a_quote_left_open_at_the_end_of_the_file_is_told():
    assert read('A,"late') == read('A,"late\n') == [(2, (OPEN, 1))]
    assert read('A,"late\nx\n') == [(2, (OPEN, 1)), (3, ["x"])]


@pytest.mark.parametrize(
    ("line", "wrong", "cells"),
    [
        ('A,"late, and\n', (OPEN, 1), ["A", '"late, and']),
        ('A,2018,"20"18,x\n', (CLOSED, 2), ["A", "2018", '"20"18,x']),
        ('"A"1,2018\n', (CLOSED, 0), ['"A"1,2018']),
        ("A,1/3\r/2018,x\n", (BROKEN, 1), ["A", "1/3\r/2018,x"]),
        (f"A,{'x' * (LONGEST + 1)},y\n", (TOO_LONG, 1), ["A", "x" * LONGEST]),
        (f'"A,1","{"x" * (LONGEST + 1)}"\n', (TOO_LONG, 1), ["A,1", '"' + "x" * (LONGEST - 1)]),
        (f"{'x' * (LONGEST + 1)}\n", (TOO_LONG, 0), ["x" * LONGEST]),
        (f"{'x' * 70_000},{'y' * 70_000},\"2\"0\n", (CLOSED, 2), ["x" * 70_000, "y" * 70_000, '"2"0']),
        (f"{'x' * (LONGEST - 1)},\"2\"0\n", (CLOSED, 1), ["x" * (LONGEST - 1), '"2"0']),
        (f"A,\"2\"{'0' * (LONGEST - 3)}\n", (CLOSED, 1), ["A", f'"2"{"0" * (LONGEST - 3)}']),
    ],
    ids=[
        "open", "closed", "closed first", "broken", "too long", "too long in quotes", "too long alone",
        "closed after long ones", "closed after one just not too long", "closed and just not too long",
    ],
)
def test_what_is_no_row_is_told_with_the_cells_before_what_is_wrong_and_the_next_is_read(line, wrong, cells):
    first, second = rows(io.StringIO(line + "B,2018-03-20,,\n", newline="\n"), 2, ",", 4)
    assert ((first.wrong, first.place), first.cells) == (wrong, cells)
    assert (second.line, second.cells) == (3, ["B", "2018-03-20", "", ""])


@pytest.mark.parametrize(
    ("line", "wrong", "cells"),
    [
        ("A,2018,xy", (LINE_TOO_LONG, 2), ["A", "2018", "xy"]),
        ("A,2018,", (LINE_TOO_LONG, 2), ["A", "2018", ""]),
        ('A,2018,"x, y', (LINE_TOO_LONG, 2), ["A", "2018", '"x, y']),
        (f"A,{'x' * (LONGEST + 1)}", (TOO_LONG, 1), ["A", "x" * LONGEST]),
        (f"A,{'x' * (LONGEST + 1)},y,z", (TOO_LONG, 1), ["A", "x" * LONGEST]),
    ],
    ids=["in a cell", "after a cell", "in quotes", "by one cell", "by an earlier cell"],
)
def test_of_a_line_that_was_cut_it_is_told_where_and_the_next_is_read(line, wrong, cells):
    first, second = rows(iter((line + CUT, "B,2018-03-20,,\n")), 2, ",", 4)
    assert ((first.wrong, first.place), first.cells) == (wrong, cells)
    assert (second.line, second.cells) == (3, ["B", "2018-03-20", "", ""])


def test_a_line_that_was_cut_is_the_inside_of_no_row():
    found = [(row.line, row.wrong) for row in rows(iter(('A,"late\n', "x" + CUT, 'y"\n')), 2, ",", 2)]
    assert found == [(2, OPEN), (3, LINE_TOO_LONG), (4, "")]


def test_a_row_over_several_lines_is_no_longer_than_a_line_may_be():
    """It goes on over two lines of half a megabyte; with a third it is none, and no more is read for it."""
    half = f'x",{",".join(["y" * 100_000] * 5)},"\n'
    for many, wrong, read in ((2, "", 4), (3, OPEN, 4), (50, OPEN, 4)):
        taken = []
        lines = (taken.append(line) or line for line in ['A,"', *[half] * many, '"\n', "B,x\n"])
        assert (next(rows(lines, 2, ",", 30)).wrong, len(taken)) == (wrong, read)


def test_each_line_is_looked_at_once_for_whether_it_is_a_row(monkeypatch):
    """However many rows before it leave a quote open."""
    looked = []
    is_a_row = csv_rows._is_a_row
    monkeypatch.setattr(csv_rows, "_is_a_row", lambda text, *more: looked.append(text) or is_a_row(text, *more))
    text = "".join(f'{number}"",""\n' for number in range(50))
    assert len(read(f'A,"late\nB,"late\n{text}')) == 52
    assert len(looked) == len(set(looked)) == 51


@pytest.mark.parametrize("separator", [";", "\t"])
def test_cells_are_parted_by_what_parts_them_in_this_file(separator):
    assert read(f'A{separator}"x\ny"{separator}z,\n', separator=separator) == [(2, ["A", "x\ny", "z,"])]
    assert read(f'A{separator}"x"y\n', separator=separator) == [(2, (CLOSED, 1))]


def test_of_a_long_file_no_more_is_read_than_may_belong_to_one_row():
    taken = []

    def lines():
        for number in range(10_000):
            taken.append(number)
            yield '"x\n' if number == 0 else "x\n"

    first = next(rows(lines(), 2, ",", 4))
    assert (first.wrong, len(taken)) == (OPEN, LOOK_AHEAD + 1)


@given(table=st.lists(st.lists(st.text(alphabet='ab;"\n 1', max_size=6), min_size=4, max_size=4), max_size=6))
def test_whatever_a_spreadsheet_writes_is_read_as_it_was(table):
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(table)
    expected = [row for row in ([cell.strip() for cell in cells] for cells in table) if any(row)]
    assert [cells for _, cells in read(written.getvalue())] == expected


@given(junk=st.lists(st.lists(st.text(alphabet='ab,"\r ', max_size=8), max_size=4), min_size=1, max_size=8))
def test_between_whatever_lines_a_good_row_is_read_on_its_line(junk):
    lines, good = [], {}
    for place, between in enumerate(junk):
        lines += between
        lines.append(f"G{place},1/3/2018,9/9/2018,")
        good[len(lines) + 1] = [f"G{place}", "1/3/2018", "9/9/2018", ""]
    found = dict(read("".join(f"{line}\n" for line in lines)))
    assert {line: found.get(line) for line in good} == good
