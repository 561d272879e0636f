"""The rows of a CSV: how they are counted, what is no row, and that nothing is swallowed."""

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.command.csv_rows import BROKEN, CLOSED, CUT, LINE_TOO_LONG, LONGEST, OPEN, TOO_LONG, rows


def after_heads(*lines, width=4, separator=","):
    """The rows beneath a first one of so many cells."""
    first, *others = rows([separator.join("h" * width) + "\n", *lines], separator)
    assert (first.number, len(first.cells)) == (1, width)
    return others


def read(text, width=4, separator=","):
    """Each row, its number and cells; of what is none, why and where instead of the cells."""
    found = after_heads(*io.StringIO(text, newline="\n"), width=width, separator=separator)
    return [(row.number, (row.wrong, row.place) if row.wrong else row.cells) for row in found]


def test_rows_are_counted_as_a_spreadsheet_counts_them_with_blank_ones_and_whatever_lines_they_hold():
    assert read('"A\nB",x\n\n  ,\nC,y\n', width=2) == [(2, ["A\nB", "x"]), (5, ["C", "y"])]


def test_a_cell_in_quotes_may_hold_what_looks_like_rows():
    """The standard comes first: a note of three lines, each with as many commas as there are columns."""
    assert read('A,1/3/2018,20/3/2018,"late\nB,1/3/2018,9/9/2018,x\nthen, she, said, no"\nD,1/3/2018,,\n') == [
        (2, ["A", "1/3/2018", "20/3/2018", "late\nB,1/3/2018,9/9/2018,x\nthen, she, said, no"]),
        (3, ["D", "1/3/2018", "", ""]),
    ]


def test_a_quote_that_is_not_closed_swallows_no_row_after_it():
    """The quote of line 2 would be closed on line 4, where a cell goes on after it."""
    text = 'A,1/3/2018,20/3/2018,"late\nB,1/3/2018,9/9/2018,\nC,1/3/2018,9/9/2018,"later\nD,1/3/2018,,\n'
    assert read(text) == [
        (2, (OPEN, 3)),
        (3, ["B", "1/3/2018", "9/9/2018", ""]),
        (4, (OPEN, 3)),
        (5, ["D", "1/3/2018", "", ""]),
    ]


def test_of_fifty_rows_one_quote_costs_one():
    text = "".join(f"C{number},2018-03-20\n" for number in range(50))
    found = read('A,"oops\n' + text, width=2)
    assert found[0] == (2, (OPEN, 1))
    assert found[1:] == [(3 + number, [f"C{number}", "2018-03-20"]) for number in range(50)]


def test_a_note_over_several_lines_is_one_row_and_the_next_has_the_next_number():
    text = 'A,1/3/2018,,"called, twice\n\nsaid ""no"", then\r\nrang off"\nB,1/3/2018,,\n'
    assert read(text) == [
        (2, ["A", "1/3/2018", "", 'called, twice\n\nsaid "no", then\r\nrang off']),
        (3, ["B", "1/3/2018", "", ""]),
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
        (4, ["C", "", "", ""]),
    ]


def test_in_a_table_of_one_column_every_line_may_belong_to_a_note():
    assert read('"A\nB"\nC\n', width=1) == [(2, ["A\nB"]), (3, ["C"])]
    assert read('"A\nB\nC"\nD\n', width=1) == [(2, ["A\nB\nC"]), (3, ["D"])]


def test_a_note_may_run_over_as_many_lines_as_a_cell_holds():
    def note(lines):
        return 'A,,,"' + "x\n" * lines + '"\nB,,,\n'

    assert [number for number, _ in read(note(1000))] == [2, 3]
    found = read(note(LONGEST))
    assert found[0] == (2, (OPEN, 3))
    assert found[1] == (3, ["x"])
    assert found[-2:] == [(LONGEST + 2, (OPEN, 0)), (LONGEST + 3, ["B", "", "", ""])]


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
        (f'{"x" * 70_000},{"y" * 70_000},"2"0\n', (CLOSED, 2), ["x" * 70_000, "y" * 70_000, '"2"0']),
        (f'{"x" * (LONGEST - 1)},"2"0\n', (CLOSED, 1), ["x" * (LONGEST - 1), '"2"0']),
        (f'A,"2"{"0" * (LONGEST - 3)}\n', (CLOSED, 1), ["A", f'"2"{"0" * (LONGEST - 3)}']),
    ],
    ids=[
        "open",
        "closed",
        "closed first",
        "broken",
        "too long",
        "too long in quotes",
        "too long alone",
        "closed after long ones",
        "closed after one just not too long",
        "closed and just not too long",
    ],
)
def test_what_is_no_row_is_told_with_the_cells_before_what_is_wrong_and_the_next_is_read(line, wrong, cells):
    first, second = after_heads(*io.StringIO(line + "B,2018-03-20,,\n", newline="\n"))
    assert ((first.wrong, first.place), first.cells) == (wrong, cells)
    assert (second.number, second.cells) == (3, ["B", "2018-03-20", "", ""])


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
    first, second = after_heads(line + CUT, "B,2018-03-20,,\n")
    assert ((first.wrong, first.place), first.cells) == (wrong, cells)
    assert (second.number, second.cells) == (3, ["B", "2018-03-20", "", ""])


def test_a_line_that_was_cut_is_the_inside_of_no_row():
    found = [(row.number, row.wrong) for row in after_heads('A,"late\n', "x" + CUT, 'y"\n', width=2)]
    assert found == [(2, OPEN), (3, LINE_TOO_LONG), (4, "")]


def test_many_quotes_left_open_are_told_in_a_time_that_grows_as_the_file_does():
    began = time.process_time()
    found = read('A,x,y,"late\n' * 20_000)
    assert time.process_time() - began < 10
    assert {wrong for _, wrong in found} == {(OPEN, 3)}
    assert len(found) == 20_000


@pytest.mark.parametrize("separator", [";", "\t"])
def test_cells_are_parted_by_what_parts_them_in_this_file(separator):
    assert read(f'A{separator}"x\ny"{separator}z,\n', separator=separator) == [(2, ["A", "x\ny", "z,"])]
    assert read(f'A{separator}"x"y\n', separator=separator) == [(2, (CLOSED, 1))]


@given(table=st.lists(st.lists(st.text(alphabet='ab;"\n 1', max_size=6), min_size=4, max_size=4), max_size=6))
def test_whatever_a_spreadsheet_writes_is_read_as_it_was(table):
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(table)
    expected = [row for row in ([cell.strip() for cell in cells] for cells in table) if any(row)]
    assert [cells for _, cells in read(written.getvalue())] == expected


@given(
    table=st.lists(st.lists(st.text(alphabet="ab1/ ", max_size=6), min_size=4, max_size=4), min_size=1, max_size=8),
    data=st.data(),
)
def test_one_quote_too_many_costs_its_row_alone(table, data):
    lines = [",".join([f"G{place}", *cells[1:]]) for place, cells in enumerate(table)]
    stray = data.draw(st.integers(0, len(lines) - 1))
    at = data.draw(st.integers(0, len(lines[stray])))
    expected = dict(read("".join(f"{line}\n" for line in lines)))
    lines[stray] = f'{lines[stray][:at]}"{lines[stray][at:]}'
    found = dict(read("".join(f"{line}\n" for line in lines)))
    assert found.keys() == expected.keys()
    assert {number for number in found if found[number] != expected[number]} == {stray + 2}
