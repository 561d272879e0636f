"""The table of cases: what is read as CSV and what is not, what parts its cells, and what its columns are."""

import io

import pytest

from calculator.command.case_table import (
    TableError,
    at,
    columns,
    letter,
    misplaced,
    mixed,
    opening,
    text_of,
)
from calculator.command.csv_rows import CUT, OPEN, Row, rows
from calculator.command.lines import LONGEST_LINE


def text(*lines):
    return text_of(io.BufferedReader(io.BytesIO(b"\n".join(lines))))


@pytest.fixture
def opened(procedure):
    """What parts the cells of a file, and the number and the cells of its first row."""

    def first(written):
        lines = text(written)
        separator, start = opening(procedure, lines)
        row = next(rows(lines, separator, start))
        return separator, row.number, row.cells

    return first


def test_a_file_from_windows_is_read_by_what_it_was_written_in(opened):
    assert text("Ä1".encode(), "Ä1".encode("cp1252")) == ["Ä1\n", "Ä1\n"]
    assert opened("\ufeffcase,note\n".encode()) == (",", 1, ["case", "note"])
    # What Windows has no letter for; and a mark of the order of bytes is none further on.
    assert text(b"case", b"\x81", "\ufeffA".encode()) == ["case\n", "\ufffd\n", "\ufeffA\n"]


@pytest.mark.parametrize(
    "encoded",
    ["case\tdecision\r\nÄ\tx\r\n".encode("utf-16"), b"\xfe\xff" + "case\tdecision\r\nÄ\tx\r\n".encode("utf-16-be")],
    ids=["UTF-16", "UTF-16 big-endian"],
)
def test_what_excel_calls_unicode_text_is_read(encoded):
    assert text(encoded) == ["case\tdecision\r\n", "Ä\tx\r\n"]


def test_nul_characters_and_marks_of_the_end_of_a_file_are_dropped():
    assert text(b"ca\0se", b"A\0", b"B\x1a") == ["case\n", "A\n", "B\n"]


@pytest.mark.parametrize(
    "first",
    [
        b"case,decision\rA,2018-03-20\r",
        b"case,decision\rA,2018-03-20\r\n",
        b"PK\x03\x04\x14\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
    ],
    ids=["carriage returns", "mixed ends", "workbook", "old workbook"],
)
def test_a_file_of_another_kind_is_refused_in_one_sentence(first):
    with pytest.raises(TableError) as refused:
        text(first)
    assert str(refused.value) == "This file is not CSV as it is read here: save it as “CSV UTF-8” and audit that."


@pytest.mark.parametrize("letter", ["x", "é", "名", "\0"])
def test_a_line_is_taken_up_to_a_megabyte_and_of_a_longer_one_it_is_marked_that_it_was_cut(letter):
    """It may be cut within a letter; and NUL characters, which are dropped, count as what was read."""
    one = letter.encode()
    whole = b"A" * (LONGEST_LINE % len(one)) + one * (LONGEST_LINE // len(one))
    found, cut = text(whole, whole + one[:1])
    assert found == whole.decode().replace("\0", "") + "\n"
    assert cut.removesuffix("x" + CUT).removesuffix(CUT) == found.removesuffix("\n")
    assert cut.endswith(CUT)


def test_carriage_returns_further_on_are_for_the_rows_to_tell():
    assert text(b"case\r", b"A\rB") == ["case\r\n", "A\rB\n"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_cells_are_parted_as_the_first_line_that_is_not_blank_parts_them(opened, separator):
    written = f"case{separator}decision\n".encode()
    assert opened(written) == (separator, 1, ["case", "decision"])
    assert opened(b"\n  \n" + written) == (separator, 3, ["case", "decision"])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_first_line_may_name_what_parts_the_cells(opened, separator):
    for named in ("sep=", "SEP=", "\ufeffsep="):
        found = opened(f"{named}{separator}\r\n".encode() + f"case{separator}note, with; all\n".encode())
        assert (found[0], found[1], found[2][0]) == (separator, 1, "case")


@pytest.mark.parametrize("note", ['"note, of a, b, c and d"', "note, of a, b, c and d", '"note,\nof two, lines"'])
def test_commas_within_a_heading_do_not_part_the_cells_of_a_file_with_semicolons(opened, note):
    separator, number, cells = opened(f'"case";{note};decision\n'.encode())
    assert (separator, number, cells[0], cells[2]) == (";", 1, "case", "decision")


def test_a_heading_may_have_line_breaks(opened, procedure):
    separator, number, cells = opened(b'"Case\n","Known\nto Chair";"x"\n'.replace(b";", b","))
    assert (separator, number, cells) == (",", 1, ["Case", "Known\nto Chair", "x"])


def test_an_empty_file_has_no_first_row(procedure):
    for written in (b"", b"\n\n", b"\n\x1a"):
        lines = text(written)
        assert list(rows(lines, *opening(procedure, lines))) == []


def test_a_column_is_mixed_where_some_date_can_only_be_month_first(procedure):
    known = columns(procedure, row("note", "decision", "notified", "as_at", "known_to_chair"))
    found = mixed(
        procedure,
        known,
        [
            row("3/13/2018", "3/4/2018", "13/3/2018", "1/31/18 10:00", "2018-03-13"),
            row("", "3.13.2018"),
            row("", "", "30/13/2018", "", "13/13/2018"),
        ],
    )
    assert found == {"decision", "as_at"}


# ---- its columns


def row(*names, number=1):
    return Row(number=number, cells=list(names))


def test_columns_are_known_by_the_names_of_the_dates_in_capitals_or_not(procedure):
    found = columns(procedure, row("Case", "Known  to\nChair", "DECISION", "as_at", "Notes", "note_2"))
    assert found.places == {"case": 0, "known_to_chair": 1, "decision": 2, "as_at": 3, "notes": 4, "note_2": 5}


def test_a_column_without_a_name_is_none(procedure):
    found = columns(procedure, row("case", "", "decision", "", ""))
    assert found.places == {"case": 0, "decision": 2}


def test_all_that_is_wrong_with_the_first_line_is_told_at_once_and_by_column(procedure):
    with pytest.raises(TableError) as refused:
        columns(procedure, row("case", "desision", "case", "team"))
    lines = str(refused.value).split("\n")
    assert lines[0] == "row 1, column B: “desision” is not known. Did you mean “decision”?"
    assert lines[1] == "row 1, column C: “case” is there twice."
    assert lines[2].startswith("row 1, column D: “team” is not known. Expected case, as_at, known_to_chair,")
    assert lines[2].endswith("or a name that begins with note.")
    assert lines[3] == (
        "row 1, no column is a date of a case. Expected at least one of known_to_chair, incident_notified, decision, "
        "decision_outcome, publication, agreed_completion, records_secured, notified, completed, copies_sent."
    )
    assert len(lines) == 4


def test_the_third_of_three_columns_of_one_name_is_told_like_the_second(procedure):
    with pytest.raises(TableError) as refused:
        columns(procedure, row("note", "decision", "note", "team", "team", "note"))
    told = [line.partition(": ")[2] for line in str(refused.value).split("\n")]
    assert [told[0], *told[2:]] == ["“note” is there twice.", "“team” is there twice.", "“note” is there twice."]


def test_a_first_row_is_told_by_its_number(procedure):
    with pytest.raises(TableError) as refused:
        columns(procedure, row("case", "desision", "notified", number=2))
    assert str(refused.value) == "row 2, column B: “desision” is not known. Did you mean “decision”?"


def test_a_first_row_that_is_no_csv_is_told_as_such_and_not_as_a_column(procedure):
    with pytest.raises(TableError) as refused:
        columns(procedure, Row(number=1, cells=["case", '"decision'], wrong=OPEN, place=1))
    assert str(refused.value) == f"row 1, column B: {OPEN}"


def test_a_cell_beneath_no_name_is_told_and_an_empty_one_is_not(procedure):
    known = columns(procedure, row("case", "", "decision", "", number=2))
    assert misplaced(known, ["A", "", "2018-03-20", ""]) == []
    assert misplaced(known, ["A", "x", "2018-03-20", ""]) == [
        (1, "this column has no name in row 2. Name it, or empty this cell.")
    ]


def test_cells_beyond_the_last_column_are_one_problem_that_says_how_many(procedure):
    known = columns(procedure, row("case", "decision"))
    hint = "beyond the last column of row 1. Put a note that was parted by mistake in quotes."
    assert misplaced(known, ["A", "2018-03-20", "", ""]) == []
    assert misplaced(known, ["A", "2018-03-20", "", "x"]) == [(3, f"1 cell stands {hint}")]
    assert misplaced(known, ["A", "2018-03-20", "x", "", *["y"] * 1000]) == [(2, f"1,001 cells stand {hint}")]


def test_a_cell_is_named_by_its_row_its_column_and_the_name_of_that(procedure):
    known = columns(procedure, row("case", "", "decision"))
    assert at(known, 7, 2) == "row 7, column C (decision)"
    assert at(known, 7, 1) == "row 7, column B"
    assert at(known, 7, 3) == "row 7, column D"
    assert at(known, 7, 9) == "row 7, column J"


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_columns_have_the_letters_that_a_spreadsheet_gives_them(place, name):
    assert letter(place) == name
