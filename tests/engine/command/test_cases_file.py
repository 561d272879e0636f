"""The file of cases: what is read as CSV and what is not, what parts the cells, and where the first row stands."""

import pytest

from calculator.command.cases_file import FileError, opening, text_of
from calculator.command.csv_rows import CUT
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
    with pytest.raises(FileError) as refused:
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
