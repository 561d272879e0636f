"""The table of cases: what is read as CSV and what is not, what its columns are, and dates as spreadsheets write them.

Dates are day first as in England; what is no date is left for the door to refuse.
"""

import pytest

from calculator.command.case_table import (
    TableError,
    at,
    columns,
    letter,
    misplaced,
    opening,
    text_of,
    written_moment,
    written_outcome,
)
from calculator.command.csv_rows import CUT, OPEN, Row
from calculator.command.lines import LONGEST_LINE


def opened(text):
    separator, first = opening(text_of(text.split(b"\n")))
    return separator, first.line, first.cells


def test_a_file_from_windows_is_read_by_what_it_was_written_in():
    assert list(text_of(["Ä1".encode(), "Ä1".encode("cp1252")])) == ["Ä1\n", "Ä1\n"]
    assert opened("\ufeffcase,note\n".encode()) == (",", 1, ["case", "note"])
    # What Windows has no letter for; and a mark of the order of bytes is none further on.
    assert list(text_of([b"case", b"\x81", "\ufeffA".encode()])) == ["case\n", "\ufffd\n", "\ufeffA\n"]


def test_nul_characters_are_dropped():
    assert list(text_of([b"ca\0se", b"A\0"])) == ["case\n", "A\n"]


@pytest.mark.parametrize(
    "first",
    [
        "case,decision\r\n".encode("utf-16"),
        b"\xfe\xff" + "case,decision\r\n".encode("utf-16-be"),
        b"case,decision\rA,2018-03-20\r",
        b"case,decision\rA,2018-03-20\r\n",
        b"PK\x03\x04\x14\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
    ],
    ids=["UTF-16", "UTF-16 big-endian", "carriage returns", "mixed ends", "workbook", "old workbook"],
)
def test_a_file_of_another_kind_is_refused_in_one_sentence(first):
    with pytest.raises(TableError) as refused:
        list(text_of(first.split(b"\n")))
    assert str(refused.value) == "This file is not CSV as it is read here: save it as “CSV UTF-8” and audit that."


@pytest.mark.parametrize("letter", ["x", "é", "名", "\0"])
def test_a_line_is_taken_up_to_a_megabyte_and_of_a_longer_one_it_is_marked_that_it_was_cut(letter):
    """It may be cut within a letter; and NUL characters, which are dropped, count as what was read."""
    one = letter.encode()
    whole = b"A" * (LONGEST_LINE % len(one)) + one * (LONGEST_LINE // len(one))
    found, cut = text_of([whole, whole + one[:1]])
    assert found == whole.decode().replace("\0", "") + "\n"
    assert cut.removesuffix("x" + CUT).removesuffix(CUT) == found.removesuffix("\n")
    assert cut.endswith(CUT)


def test_carriage_returns_further_on_are_for_the_rows_to_tell():
    assert list(text_of([b"case\r", b"A\rB"])) == ["case\r\n", "A\rB\n"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_cells_are_parted_as_the_first_line_that_is_not_blank_parts_them(separator):
    written = f"case{separator}decision\n".encode()
    assert opened(written) == (separator, 1, ["case", "decision"])
    assert opened(b"\n  \n" + written) == (separator, 3, ["case", "decision"])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_first_line_may_name_what_parts_the_cells(separator):
    for named in ("sep=", "SEP=", "\ufeffsep="):
        found = opened(f"{named}{separator}\r\n".encode() + f"case{separator}note, with; all\n".encode())
        assert (found[0], found[1], found[2][0]) == (separator, 2, "case")


def test_an_empty_file_has_no_first_row():
    assert opened(b"") == opened(b"\n\n") == (",", 1, [])


# ---- its columns


def row(*names, line=1):
    return Row(line=line, cells=list(names))


def test_columns_are_known_by_the_names_of_the_dates_in_capitals_or_not(procedure):
    found = columns(procedure, row("Case", "Known  to\nChair", "DECISION", "as_at", "Notes", "note_2"))
    assert found.places == {"case": 0, "known_to_chair": 1, "decision": 2, "as_at": 3, "notes": 4, "note_2": 5}


def test_a_column_without_a_name_is_none(procedure):
    found = columns(procedure, row("case", "", "decision", "", ""))
    assert (found.places, found.width) == ({"case": 0, "decision": 2}, 3)


def test_all_that_is_wrong_with_the_first_line_is_told_at_once_and_by_column(procedure):
    with pytest.raises(TableError) as refused:
        columns(procedure, row("case", "desision", "case", "team"))
    lines = str(refused.value).split("\n")
    assert lines[0] == "line 1, column B: “desision” is not known. Did you mean “decision”?"
    assert lines[1] == "line 1, column C: “case” is there twice."
    assert lines[2].startswith("line 1, column D: “team” is not known. Expected case, as_at, known_to_chair,")
    assert lines[2].endswith("or a name that begins with note.")
    assert lines[3] == (
        "line 1, no column is a date of a case. Expected at least one of known_to_chair, "
        "incident_notified, decision, decision_outcome, publication, agreed_completion, records_secured, notified, "
        "completed, copies_sent."
    )
    assert len(lines) == 4


def test_the_third_of_three_columns_of_one_name_is_told_like_the_second(procedure):
    with pytest.raises(TableError) as refused:
        columns(procedure, row("note", "decision", "note", "team", "team", "note"))
    told = [line.partition(": ")[2] for line in str(refused.value).split("\n")]
    assert [told[0], *told[2:]] == ["“note” is there twice.", "“team” is there twice.", "“note” is there twice."]


def test_a_first_row_is_told_by_the_line_on_which_it_stands(procedure):
    with pytest.raises(TableError) as refused:
        columns(procedure, row("case", "desision", "notified", line=2))
    assert str(refused.value) == "line 2, column B: “desision” is not known. Did you mean “decision”?"


def test_a_first_row_that_is_no_csv_is_told_as_such_and_not_as_a_column(procedure):
    with pytest.raises(TableError) as refused:
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


# ---- its dates and outcomes


@pytest.mark.parametrize("times", [True, False])
@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("2018-03-01", "2018-03-01"),
        ("1/3/2018", "2018-03-01"),
        ("01/03/2018", "2018-03-01"),
        ("31.12.2018", "2018-12-31"),
        ("20 3 2018", "2018-03-20"),
        ("20-03-2018", "2018-03-20"),
        ("1/3/18", "2018-03-01"),
        ("01.03.18", "2018-03-01"),
        ("1 March 2018", "2018-03-01"),
        ("1 march 2018", "2018-03-01"),
        ("01-Mar-2018", "2018-03-01"),
        ("1 MAR 18", "2018-03-01"),
        ("3-Sept-2018", "2018-09-03"),
        ("31 December 2018", "2018-12-31"),
        ("1 May 2018", "2018-05-01"),
        ("1  March\u00a02018", "2018-03-01"),
    ],
)
def test_a_date_is_brought_to_the_form_of_a_request(written, asked, times):
    assert written_moment(written, times=times) == asked


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("2018-03-01T16:30", "2018-03-01T16:30"),
        ("2018-03-01 16:30", "2018-03-01T16:30"),
        ("2018-03-01 16:30:00", "2018-03-01T16:30"),
        ("1/3/2018 9:05", "2018-03-01T09:05"),
        ("01/03/2018 16:30:00", "2018-03-01T16:30"),
        ("1 Mar 2018 16.30", "2018-03-01T16:30"),
        ("1.3.18 16.30", "2018-03-01T16:30"),
        ("1 3 2018 16:30", "2018-03-01T16:30"),
        ("1-Mar-18 09:05:00", "2018-03-01T09:05"),
        # No such time; the door refuses it.
        ("1/3/2018 24:00", "2018-03-01T24:00"),
    ],
)
def test_a_time_is_brought_to_the_form_of_a_request_whether_one_is_taken_or_not(written, asked):
    """Where none is taken it is for the door to say so."""
    assert written_moment(written, times=True) == written_moment(written, times=False) == asked


@pytest.mark.parametrize("times", [True, False])
@pytest.mark.parametrize("midnight", ["00:00:00", "0:00:00", "00.00.00", "00:00:00.000"])
@pytest.mark.parametrize("day", ["1/3/2018", "2018-03-01", "1 Mar 2018"])
def test_midnight_to_the_second_is_how_exports_write_a_day_without_a_time(day, midnight, times):
    assert written_moment(f"{day} {midnight}", times=times) == "2018-03-01"


def test_midnight_to_the_minute_is_a_time_where_one_is_taken_and_else_none():
    assert written_moment("1/3/2018 00:00", times=True) == "2018-03-01T00:00"
    assert written_moment("1/3/2018 00:00", times=False) == "2018-03-01"


def test_seconds_that_count_are_refused_where_a_time_is_taken_and_else_told_as_a_time():
    assert written_moment("2018-03-01 16:30:15", times=True) == "2018-03-01 16:30:15"
    assert written_moment("2018-03-01 00:00:15", times=True) == "2018-03-01 00:00:15"
    assert written_moment("2018-03-01 16:30:15", times=False) == "2018-03-01T16:30"
    assert written_moment("2018-03-01 00:00:15", times=False) == "2018-03-01T00:00"


@pytest.mark.parametrize("times", [True, False])
@pytest.mark.parametrize(
    "written",
    [
        "", "soon", "43160", "20180301", "2018-3-1", "2018/03/01", "1/3-2018", "1/3/118", "1/3", "March 2018",
        "1 Marc 2018", "1 Sebtember 2018", "1st March 2018", "1 3 16.30", "16:30", "1/3/2018 4:30 PM", "１/３/2018",
    ],
)  # fmt: skip
def test_what_is_no_date_stays_as_it_is(written, times):
    assert written_moment(written, times=times) == written


def test_the_day_comes_first_and_a_month_that_is_none_is_for_the_door_to_refuse():
    assert written_moment("3/13/2018", times=False) == "2018-13-03"


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("initiate", "initiate"),
        ("Initiate", "initiate"),
        ("not_initiate", "not_initiate"),
        ("NOT_INITIATE", "not_initiate"),
        ("Not initiate", "not_initiate"),
        ("to initiate a review", "initiate"),
        ("Not to initiate a review", "not_initiate"),
        ("yes", "yes"),
        ("no", "no"),
    ],
)
def test_an_outcome_is_taken_by_its_id_or_its_words_and_never_guessed(procedure, written, asked):
    assert written_outcome(procedure.outcome_event, written) == asked
