"""The table of cases: what its columns are, and on which line each row stands."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.command.cases_table import HeaderError, columns, decoded, letter, rows


def read(text):
    return list(rows(io.StringIO(text, newline="")))


def test_a_row_is_told_by_the_line_on_which_it_starts():
    text = 'case,note\n"A\nB",x\n\n  ,\nC,y\n'
    assert read(text) == [(1, ["case", "note"]), (2, ["A\nB", "x"]), (6, ["C", "y"])]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_cells_are_parted_as_the_first_line_parts_them(separator):
    assert read(f"case{separator}decision\nA{separator}2018-03-20\n")[1] == (2, ["A", "2018-03-20"])


def test_a_row_that_is_none_is_told_and_the_next_is_read():
    found = read('case,decision\nA,"2018"x\nB,2018-03-20\n')
    assert found[1][0] == 2
    assert found[1][1].startswith("this is not a row of CSV")
    assert found[2] == (3, ["B", "2018-03-20"])
    assert len(read("case\n" + "x" * (csv.field_size_limit() + 1) + "\nB\n")) == 3


def test_a_file_from_windows_is_read_by_what_it_was_written_in():
    assert decoded("Ä1".encode()) == decoded("Ä1".encode("cp1252")) == "Ä1"
    assert read("\ufeffcase,note\n") == [(1, ["case", "note"])]


def test_an_empty_file_has_no_rows():
    assert read("") == []


def test_columns_are_known_by_the_names_of_the_dates_in_capitals_or_not(procedure):
    found = columns(procedure, ["Case", "Known to Chair", "DECISION", "as_at", "Notes", "note_2"])
    assert found.dates == {"known_to_chair": 1, "decision": 2}
    assert (found.as_at, found.kept) == (3, (0, 4, 5))


def test_all_that_is_wrong_with_the_first_line_is_told_at_once_and_by_column(procedure):
    with pytest.raises(HeaderError) as refused:
        columns(procedure, ["case", "desision", "case", "team"])
    lines = str(refused.value).split("\n")
    assert lines[0] == "line 1, column B: “desision” is not known. Did you mean “decision”?"
    assert lines[1] == "line 1, column C: “case” is there twice."
    assert lines[2].startswith("line 1, column D: “team” is not known. Expected case, as_at, known_to_chair,")
    assert lines[3].startswith("line 1, no column is a date of a case.")
    assert len(lines) == 4


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_columns_have_the_letters_that_a_spreadsheet_gives_them(place, name):
    assert letter(place) == name


@given(table=st.lists(st.lists(st.text(alphabet="ab,;\"\n 1", max_size=6), min_size=2, max_size=4), max_size=6))
def test_whatever_a_spreadsheet_writes_is_read_as_it_was(table):
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["case", "decision", "note", "note2"], *table])
    found = [row for _, row in read(written.getvalue())][1:]
    assert found == [row for row in ([cell.strip() for cell in cells] for cells in table) if any(row)]
