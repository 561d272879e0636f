"""A table of dates is CSV that stays rectangular, opens as UTF-8 and runs no formula."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import exports
from calculator.exports import table
from tests.engine.exported import HOSTILE, MADE, REVIEW, review


@pytest.fixture
def body(current):
    def made(request=REVIEW, reference=""):
        return exports.export(current, json.dumps(request), "table", MADE, reference).body

    return made


@pytest.fixture
def rows(body):
    """The rows of a kind by their heads, and by what they are about."""

    def read(request=REVIEW, reference="", kind="Date due"):
        text = body(request, reference).decode("utf-8-sig")
        head, *found = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert len(head) == len(set(head))
        assert {len(row) for row in found} == {len(head)}
        assert {row[head.index("Kind")] for row in found} <= {
            "Date given", "Date due", "Latest date", "Duty without a date"
        }  # fmt: skip
        of_kind = [row for row in found if row[head.index("Kind")] == kind]
        by_what = {row[head.index("What")]: dict(zip(head, row, strict=True)) for row in of_kind}
        assert len(by_what) == len(of_kind)
        return by_what

    return read


NOTIFY = "Notify Ofsted, the Department for Education and the national panel"


def test_there_is_a_row_for_each_deadline_under_one_row_of_heads(rows, procedure):
    assert list(rows()) == [timescale.title for timescale in procedure.timescales.values()]


def test_a_row_says_in_words_and_plain_dates_how_a_deadline_stands(rows):
    found = rows()[NOTIFY]
    assert {name: found[name] for name in ("Force", "By", "Time", "Projected", "Done", "Standing", "As at")} == {
        "Force": "must",
        "By": "2018-03-27",
        "Time": "",
        "Projected": "no",
        "Done": "2018-03-28",
        "Standing": "Missed, 1 day late (1 working day). Done on Wednesday 28 March 2018. "
            "Check this date: it is after the day as at which the rest is judged.",
        "As at": "2018-03-22",
    }
    assert found["Runs from"] == "2018-03-20"
    assert found["Days"].startswith("Wednesday 21 March 2018: Day 1; Thursday 22 March 2018: Day 2;")
    assert "Saturday 24 March 2018: Not counted: Saturday" in found["Days"]
    assert found["Provisions"] == "Provision 3.12."


def test_a_projected_date_is_marked_and_what_there_is_not_is_left_empty(rows):
    """Known on 5 March 2018, so decided by 5 April, and told of by the 12th."""
    found = rows({"ask": "timeline", "dates": {"known_to_chair": "2018-03-05"}})
    notify = found[NOTIFY]
    assert (notify["By"], notify["Projected"], notify["Done"], notify["As at"]) == ("2018-04-12", "yes", "", "")
    copies = found["Send the copies before publication"]
    empty = ("By", "Time", "Projected", "Done", "Agreed date", "How the agreed date stands", "Runs from", "Working")
    assert {copies[head] for head in empty} == {""}


def test_several_sentences_of_a_cell_stand_one_after_the_other(rows, current):
    notify = rows(review(decision="2018-03-31", notified="2018-04-09", publication="2019-12-01"))[NOTIFY]
    other = "Another reading: Tuesday 10 April 2018. For a decision on a closed day."
    assert notify["Other readings"].startswith(other)
    assert notify["Working"].startswith(
        "Within five working days of the Chair’s decision. Runs from the Chair’s decision, Saturday 31 March 2018. "
    )
    ended, panel, *_ = (warning.message for warning in current.procedure.warnings.values())
    assert notify["Warnings"] == f"{ended} {panel}"
    replaced, under_review = (notice.message for notice in current.procedure.notices)
    assert notify["Notice"].startswith(f"{replaced} {under_review} ")
    assert notify["Outside the chapter"].startswith(f"{current.procedure.successor.text} Notify the serious incident")


def test_a_time_stands_in_a_column_of_its_own(rows):
    found = rows()["Secure the case records"]
    assert (found["By"], found["Time"]) == ("2018-03-02", "16:30 GMT")


def test_what_is_past_is_so_many_days_ago_and_no_number_is_negative(rows):
    found = rows(REVIEW | {"as_at": "2018-03-07"})
    assert found["Secure the case records"]["Standing"] == "Overdue, 5 days ago."
    assert not [cell for row in found.values() for cell in row.values() if cell.startswith("-")]


def test_what_has_no_date_says_what_it_needs(rows):
    found = rows(review(decision=None, decision_outcome=None, notified=None, known_to_chair=None))
    assert found[NOTIFY]["By"] == found[NOTIFY]["Projected"] == ""
    assert "Enter the date of the Chair’s decision" in found[NOTIFY]["Standing"]


def test_an_agreed_date_has_columns_of_its_own_beside_the_date_due(rows):
    found = rows(review(agreed_completion="2018-12-01", publication="2019-01-31"))["Complete the review"]
    assert (found["By"], found["Agreed date"]) == ("2018-09-20", "2018-12-01")
    assert found["How the agreed date stands"] == "Upcoming, in 254 days."


def test_each_date_given_has_a_row_with_its_day_and_its_time(rows):
    found = rows(review(publication="2018-12-01"), kind="Date given")
    assert {name: (row["On"], row["By"], row["Time"]) for name, row in found.items()} == {
        "The case coming to the Chair’s attention": ("2018-03-01", "", "16:30 GMT"),
        "The Chair’s decision": ("2018-03-20", "", ""),
        "Publication": ("2018-12-01", "", ""),
        "Notifying the decision": ("2018-03-28", "", ""),
    }
    assert found["Publication"]["Provisions"] == "Provision 13.1."
    assert rows({"ask": "timeline"}, kind="Date given") == {}


def test_each_step_back_from_a_publication_has_a_row_with_its_latest_date(rows):
    """Copies by 24 November, so a review decided by 24 May."""
    found = rows(review(publication="2018-12-01"), kind="Latest date")
    assert {name: row["By"] for name, row in found.items()} == {
        "Send the copies": "2018-11-24",
        "Complete the review": "2018-11-24",
        "Decide, for a review that takes all of its time": "2018-05-24",
    }
    complete = found["Complete the review"]
    assert complete["Standing"] == "Open. 65 days after the date due, Thursday 20 September 2018."
    assert complete["Working"] == (
        "The reports among the copies have to be finished first. This follows; the chapter does not say it."
    )
    assert complete["Provisions"] == "Provision 14.1(g)."
    assert found["Send the copies"]["Other readings"].startswith("Another reading: Friday 23 November 2018.")
    agreed = rows(review(publication="2018-12-01", agreed_completion="2018-11-20"), kind="Latest date")
    assert agreed["Complete the review"]["Standing"].startswith("Yes: Tuesday 20 November 2018, agreed.")
    assert rows(kind="Latest date") == {}


def test_a_step_without_a_latest_date_keeps_its_row(rows):
    found = rows({"ask": "timeline", "dates": {"publication": "0001-01-09"}}, kind="Latest date")
    assert [row["By"] for row in found.values()][-1] == ""


def test_each_duty_without_a_date_has_a_row_with_its_moment(rows, procedure):
    found = rows(kind="Duty without a date")
    assert list(found) == [duty.text for duty in procedure.undated]
    assert list(dict.fromkeys(row["Runs from"] for row in found.values())) == [
        "The case coming to the Chair’s attention: Thursday 1 March 2018 at 16:30 (GMT)",
        "The Chair’s decision: Tuesday 20 March 2018",
        "Completing the review: by Thursday 20 September 2018",
        "Publication",
    ]
    inform = next(row for what, row in found.items() if what.startswith("At the earliest opportunity"))
    assert (inform["Force"], inform["By"], inform["Provisions"]) == ("must", "", "Provision 9.1.")


def test_the_working_names_the_points_of_interpretation_on_which_a_date_rests(rows):
    assert rows()["Complete the review"]["Working"].endswith(
        "How the chapter is read here: “What starts the time to complete a review?”, “Is a review complete when it is "
        "published?” and “Does publication wait for the courts?”."
    )


@pytest.mark.parametrize("kind", ["Date given", "Date due", "Latest date", "Duty without a date"])
def test_every_row_carries_the_reference_the_edition_the_digest_the_time_and_the_notices(rows, current, kind):
    found = rows(review(publication="2018-12-01"), "Case 12", kind)
    assert len(found) >= 3
    for row in found.values():
        assert row["As at"] == "2018-03-22"
        assert row["Warnings"].startswith("From 29 June 2018 the Child Safeguarding Practice Review Panel")
        assert (row["Reference"], row["Edition"], row["Digest"]) == ("Case 12", "2018-07", current.digest)
        assert row["Made"] == "Made on Thursday 22 March 2018 at 10:15 (GMT)"
        assert current.procedure.unofficial in row["Notice"]


def test_the_present_duties_stand_outside_the_chapter(rows):
    for row in rows({"ask": "timeline", "dates": {"known_to_chair": "2019-10-01"}}).values():
        assert row["Outside the chapter"].startswith("Outside the chapter.")
        assert "Notify the serious incident: by Tuesday 8 October 2019" in row["Outside the chapter"]
    assert {row["Outside the chapter"] for row in rows().values()} == {""}


def test_the_file_says_that_it_is_utf_8_and_every_line_ends_in_two(body):
    found = body()
    assert found.startswith(b"\xef\xbb\xbf")
    # The heads, three dates given, five dates due and ten duties.
    assert found.count(b"\n") == found.count(b"\r\n") == 19


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
