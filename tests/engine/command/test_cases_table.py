"""The table of cases: what its columns are, and what stands where there is none."""

import pytest

from calculator.command.cases_table import HeaderError, at, columns, letter, misplaced
from calculator.command.csv_rows import OPEN, Row


def row(*names, line=1):
    return Row(line=line, cells=list(names))


def test_columns_are_known_by_the_names_of_the_dates_in_capitals_or_not(procedure):
    found = columns(procedure, row("Case", "Known  to\nChair", "DECISION", "as_at", "Notes", "note_2"))
    assert found.dates == {"known_to_chair": 1, "decision": 2}
    assert (found.as_at, found.kept) == (3, (0, 1, 2, 3, 4, 5))


def test_a_column_without_a_name_is_none(procedure):
    found = columns(procedure, row("case", "", "decision", "", ""))
    assert (found.kept, found.dates, found.width) == ((0, 2), {"decision": 2}, 3)


def test_all_that_is_wrong_with_the_first_line_is_told_at_once_and_by_column(procedure):
    with pytest.raises(HeaderError) as refused:
        columns(procedure, row("case", "desision", "case", "team"))
    lines = str(refused.value).split("\n")
    assert lines[0] == "line 1, column B: “desision” is not known. Did you mean “decision”?"
    assert lines[1] == "line 1, column C: “case” is there twice."
    assert lines[2].startswith("line 1, column D: “team” is not known. Expected case, as_at, known_to_chair,")
    assert lines[2].endswith("or a name that begins with note.")
    assert lines[3] == (
        "line 1, no column is a date of a case. Expected at least one of known_to_chair, decision, "
        "decision_outcome, publication, agreed_completion, records_secured, notified, completed, copies_sent."
    )
    assert len(lines) == 4


def test_the_third_of_three_columns_of_one_name_is_told_like_the_second(procedure):
    with pytest.raises(HeaderError) as refused:
        columns(procedure, row("note", "decision", "note", "team", "team", "note"))
    told = [line.partition(": ")[2] for line in str(refused.value).split("\n")]
    assert [told[0], *told[2:]] == ["“note” is there twice.", "“team” is there twice.", "“note” is there twice."]


def test_a_first_row_is_told_by_the_line_on_which_it_stands(procedure):
    with pytest.raises(HeaderError) as refused:
        columns(procedure, row("case", "desision", "notified", line=2))
    assert str(refused.value) == "line 2, column B: “desision” is not known. Did you mean “decision”?"


def test_a_first_row_that_is_no_csv_is_told_as_such_and_not_as_a_column(procedure):
    with pytest.raises(HeaderError) as refused:
        columns(procedure, Row(line=1, cells=["case", '"decision'], wrong=OPEN, place=1))
    assert str(refused.value) == f"line 1, column B: {OPEN}"


def test_a_cell_beneath_no_name_is_told_and_an_empty_one_is_not(procedure):
    known = columns(procedure, row("case", "", "decision", "", line=2))
    assert misplaced(known, ["A", "", "2018-03-20", ""]) == []
    assert misplaced(known, ["A", "x", "2018-03-20", ""]) == [
        (1, "this column has no name in line 2. Name it, or empty this cell.")
    ]


def test_cells_beyond_the_last_column_are_one_problem_that_says_how_many(procedure):
    known = columns(procedure, row("case", "decision"))
    hint = "beyond the last column of line 1. Put a note that was parted by mistake in quotes."
    assert misplaced(known, ["A", "2018-03-20", "", ""]) == []
    assert misplaced(known, ["A", "2018-03-20", "", "x"]) == [(3, f"1 cell stands {hint}")]
    assert misplaced(known, ["A", "2018-03-20", "x", "", *["y"] * 1000]) == [(2, f"1,001 cells stand {hint}")]


def test_a_cell_is_named_by_its_line_its_column_and_the_name_of_that(procedure):
    known = columns(procedure, row("case", "", "decision"))
    assert at(known, 7, 2) == "line 7, column C (decision)"
    assert at(known, 7, 1) == "line 7, column B"
    assert at(known, 7, 3) == "line 7, column D"
    assert at(known, 7, 9) == "line 7, column J"


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_columns_have_the_letters_that_a_spreadsheet_gives_them(place, name):
    assert letter(place) == name
