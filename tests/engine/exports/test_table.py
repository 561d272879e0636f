"""A table of dates is CSV that stays rectangular, opens as UTF-8 and runs no formula."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import exports
from calculator.exports import table
from tests.engine.exported import HOSTILE, MADE
from tests.engine.sinking import REQUEST, sinking

KINDS = ("Date given", "Answer given", "Date due", "Latest date", "Duty without a date")


@pytest.fixture
def body(small):
    def made(request=REQUEST, reference=""):
        return exports.export(small, json.dumps(request), "table", MADE, reference).body

    return made


@pytest.fixture
def rows(body):
    """The rows of a kind by their heads, and by what they are about."""

    def read(request=REQUEST, reference="", kind="Date due"):
        text = body(request, reference).decode("utf-8-sig")
        head, *found = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert len(head) == len(set(head))
        assert {len(row) for row in found} <= {len(head)}
        assert {row[head.index("Kind")] for row in found} <= {*KINDS}
        of_kind = [row for row in found if row[head.index("Kind")] == kind]
        by_what = {row[head.index("What")]: dict(zip(head, row, strict=True)) for row in of_kind}
        assert len(by_what) == len(of_kind)
        return by_what

    return read


def asked(**dates):
    return REQUEST | {"dates": sinking(**dates)}


def cells(row, *heads):
    return tuple(row[head] for head in heads)


def test_there_is_a_row_for_each_deadline(rows):
    assert list(rows()) == ["Report", "Open the inquiry", "Tell the coastguard", "Post the findings"]


def test_a_row_says_in_words_and_plain_dates_how_a_deadline_stands(rows):
    opened = rows()["Open the inquiry"]
    assert cells(opened, "Force", "By", "Time", "Projected", "Done", "As at", "Runs from") == (
        "must", "2018-04-24", "", "no", "2018-04-03", "2018-05-01", "2018-03-24T16:30+00:00",
    )  # fmt: skip
    assert opened["How it stands"] == "Met. Done on Tuesday 3 April 2018, 21 days early (15 working days)."
    assert opened["Provisions"] == "Provision 1.1."


def test_a_time_stands_in_a_column_of_its_own(rows):
    assert cells(rows()["Report"], "By", "Time") == ("2018-03-26", "05:30 BST")


def test_a_projected_date_is_marked_and_what_there_is_not_is_left_empty(rows):
    """Reported on 1 March, so opened by 1 April, and told of by the 16th."""
    found = rows({"ask": "timeline", "dates": {"reported": "2018-03-01"}})
    assert cells(found["Tell the coastguard"], "By", "Projected", "Done", "As at") == ("2018-04-16", "yes", "", "")
    empty = ("By", "Time", "Projected", "Done", "Agreed date", "How the agreed date stands", "Runs from", "Working")
    assert {*cells(found["Post the findings"], *empty)} == {""}
    assert found["Post the findings"]["How it stands"] == "Needs a date. Enter the date of the reading."


def test_an_agreed_date_has_columns_of_its_own_beside_the_date_due(rows):
    tell = rows()["Tell the coastguard"]
    assert cells(tell, "By", "Agreed date", "How the agreed date stands") == (
        "2018-04-17", "2018-05-10", "Upcoming, in 9 days.",
    )  # fmt: skip


def test_the_working_is_in_words_day_by_day(rows):
    tell, post = rows()["Tell the coastguard"], rows()["Post the findings"]
    assert tell["Working"].startswith("Within ten working days of the opening carelessness. Runs from the opening, ")
    assert tell["Working"].endswith("How the manual is read here: “Holed or laden”.")
    assert "Counted: Wednesday 4 April 2018, Thursday 5 April 2018, " in tell["Working"]
    assert "Not counted: Saturday 7 April 2018, Sunday 8 April 2018, " in tell["Working"]
    assert post["Other readings"] == (
        "Another reading: Sunday 13 May 2018 (a weekend). In clear days. "
        "Another reading: Friday 11 May 2018. From the next day."
    )


def test_each_date_given_has_a_row_with_its_day_and_its_time(rows):
    found = rows(kind="Date given")
    assert {name: cells(row, "On", "By", "Time") for name, row in found.items()} == {
        "The report": ("2018-03-24", "", "16:30 GMT"),
        "The opening": ("2018-04-03", "", ""),
        "The day agreed": ("2018-05-10", "", ""),
        "The reading": ("2018-05-28", "", ""),
    }
    assert found["The reading"]["Provisions"] == "Provision 1.10."
    assert rows({"ask": "timeline"}, kind="Date given") == {}
    answers = rows(kind="Answer given")
    assert {name: row["How it stands"] for name, row in answers.items()} == {"The verdict": "Carelessness"}


def test_each_step_back_has_a_row_with_its_latest_date(rows):
    found = rows(kind="Latest date")
    assert {name: row["By"] for name, row in found.items()} == {
        "Post": "2018-05-14", "Tell": "2018-05-14", "Open": "2018-04-29",
    }  # fmt: skip
    assert found["Tell"]["How it stands"] == (
        "Early enough? Yes: Thursday 10 May 2018, agreed. "
        "The latest date is 27 days after the date due, Tuesday 17 April 2018."
    )
    assert cells(found["Tell"], "Working", "Provisions") == ("First things first.", "Provision 1.3.")
    assert found["Post"]["Other readings"].startswith("Another reading: Sunday 13 May 2018 (a weekend).")
    assert rows(asked(read_out=None), kind="Latest date") == {}
    assert rows({"ask": "timeline", "dates": {"read_out": "0001-01-09"}}, kind="Latest date")["Post"]["By"] == ""


def test_each_duty_without_a_date_has_a_row_with_its_event(rows):
    ((what, row),) = rows(kind="Duty without a date").items()
    assert what == "Tell the coastguard within ten working days."
    assert cells(row, "Force", "By", "Runs from", "Provisions") == (
        "must", "", "Once it is open: Tuesday 3 April 2018", "Provision 1.3.",
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_carries_all_that_an_export_carries(rows, small, kind):
    found = rows(REQUEST, "Case 12", kind)
    assert found
    messages = [small.procedure.warnings[code].message for code in ("closure", "new_tug")]
    notices = ["Under the manual of 1999; replaced in 2001."]
    notices += [notice.message for notice in small.procedure.notices]
    for row in found.values():
        assert cells(row, "Reference", "As at") == ("Case 12", "2018-05-01")
        assert cells(row, "Edition", "Text version") == ("1999-03", small.digest)
        assert row["Made"] == "Made on Thursday 22 March 2018 at 10:15 (GMT)"
        assert row["Notice"] == " ".join([*notices, small.procedure.unofficial])
        assert row["Warnings"] == " ".join(messages)
        assert row["Outside the manual"].startswith("Elsewhere. Ring: by Tuesday 3 April 2018,")


def test_before_the_present_duties_nothing_is_said_of_them(rows):
    found = rows({"ask": "timeline", "dates": {"reported": "2001-02-28"}})
    assert {row["Outside the manual"] for row in found.values()} == {""}


def test_the_file_says_that_it_is_utf_8_and_every_line_ends_in_two(body):
    found = body()
    assert found.startswith(b"\xef\xbb\xbf")
    # The heads, four dates given, four dates due, three latest dates and a duty.
    assert found.count(b"\n") == found.count(b"\r\n") == 14


@pytest.mark.parametrize("reference", HOSTILE)
def test_no_reference_is_a_formula_or_breaks_the_table(rows, reference):
    for row in rows(reference=reference).values():
        assert row["Reference"].removeprefix("'") == exports.short(reference)
        for cell in row.values():
            assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_cell_that_a_spreadsheet_would_work_out_begins_with_an_apostrophe(cell):
    assert table.safe(cell) == f"'{cell}"


@given(cell=st.text())
def test_any_other_cell_stays_as_it_is(cell):
    found = table.safe(cell)
    assert found[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")
    assert found in (cell, f"'{cell}")
