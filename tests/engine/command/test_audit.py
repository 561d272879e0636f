"""Auditing: each case by hand; a bad row is told by line and column, and stops no other."""

import csv
import io
import re
import time
import tracemalloc
from datetime import UTC, date, datetime

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from calculator.__main__ import main
from calculator.command.audit import Auditing, Summary, audit, header, table
from calculator.command.case_table import columns, letter
from calculator.command.csv_rows import OPEN, Row
from calculator.dates import clock
from calculator.exports.record import stamp
from tests.engine.command_line import apart, here

HEADER = ["case", "known_to_chair", "decision", "decision_outcome", "agreed_completion", "records_secured", "notified",
          "completed", "as_at", "note"]  # fmt: skip


@pytest.fixture(scope="session")
def auditing(current):
    """What cases are judged by, for some columns and perhaps a day. It is 23:30 in Greenwich, and so the next day."""

    def made(names, as_at=""):
        return Auditing(
            edition=current,
            columns=columns(current.procedure, Row(number=1, cells=list(names))),
            as_at=clock.read(as_at, current.clock) if as_at else None,
            stamp=stamp(current, datetime(2018, 7, 1, 23, 30, tzinfo=UTC), ""),
        )

    return made


@pytest.fixture(scope="session")
def judge(auditing):
    """The row written for one case, by column, with its problems."""

    def judged(day="", /, **cells):
        row = Row(number=7, cells=[cells.pop(name, "") for name in HEADER])
        assert not cells
        by = auditing(HEADER, day)
        found = audit(by, row)
        return row_of(by, found), found.problems

    return judged


def row_of(auditing, found):
    """What stands beneath each column; nothing that was found is without one."""
    assert found.cells.keys() <= set(header(auditing))
    return dict.fromkeys(header(auditing), "") | found.cells


def of(row, timescale):
    return [row[f"{timescale}_{column}"] for column in ("due", "status", "days_late", "working_days_late", "margin")]


def test_what_was_done_late_is_told_in_days_and_working_days(judge):
    """Good Friday 30 March and Easter Monday 2 April 2018 are no working days."""
    row, problems = judge(
        case="A1",
        known_to_chair="1/3/2018 16:30",
        records_secured="2/3/2018 18:00",
        decision="20/03/2018",
        decision_outcome="To initiate a review",
        notified="04/04/2018",
        completed="2018-12-10",
        agreed_completion="2018-12-14",
    )
    assert problems == []
    assert row["case"] == "A1"
    assert of(row, "secure_records") == ["2018-03-02T16:30+00:00", "missed", "0", "", "1 hour 30 minutes late"]
    assert of(row, "decide") == ["2018-04-01", "met", "", "", "12 days early (7 working days)"]
    assert of(row, "notify") == ["2018-03-27", "missed", "8", "4", "8 days late (4 working days)"]
    assert of(row, "complete")[:3] == ["2018-09-20", "missed", "81"]
    assert of(row, "agreed_completion")[:3] == ["2018-12-14", "met", ""]
    assert of(row, "send_copies") == ["", "needs_date", "", "", ""]


def test_what_is_not_done_is_judged_as_at_the_day_of_the_row_or_else_of_the_audit(judge):
    assert of(judge(decision="2018-03-20", as_at="2018-03-27")[0], "notify")[1] == "due_today"
    row, _ = judge("2018-03-28", decision="2018-03-20")
    assert of(row, "notify")[1] == "overdue"


def test_the_day_of_the_row_comes_before_that_of_the_audit(judge):
    row, _ = judge("2018-12-01", decision="20/3/2018", as_at="27/3/2018")
    assert (of(row, "notify")[1], row["judged_as_at"]) == ("due_today", "2018-03-27")


def test_a_row_says_as_at_which_day_it_was_judged(judge):
    assert judge("2018-12-01")[0]["judged_as_at"] == "2018-12-01"
    assert judge(as_at="1/12/2018 16:30")[0]["judged_as_at"] == "2018-12-01T16:30+00:00"
    assert judge("2018-12-01", decision="soon")[0]["judged_as_at"] == "2018-12-01"
    assert judge()[0]["judged_as_at"] == ""


@pytest.mark.parametrize(
    ("as_at", "status"), [("2018-03-27", "due_today"), ("2018-03-28", "overdue"), ("2018-04-04", "overdue")]
)
def test_late_is_said_only_of_what_has_a_date(judge, as_at, status):
    assert of(judge(as_at, decision="2018-03-20")[0], "notify") == ["2018-03-27", status, "", "", ""]
    row, _ = judge(as_at, decision="2018-03-20", decision_outcome="initiate", completed="done", notified="undated")
    assert of(row, "notify") == ["2018-03-27", "done_undated", "", "", ""]


def test_what_a_later_step_shows_to_be_done_has_no_date_entered_and_is_not_late(judge):
    row, problems = judge("2018-12-01", known_to_chair="1/3/2018", decision="20/3/2018", completed="1/6/2018")
    assert of(row, "secure_records") == ["2018-03-02", "not_recorded", "", "", ""]
    assert (of(row, "notify")[1], problems) == ("overdue", [])


def test_a_date_that_was_agreed_is_overdue_by_itself(judge):
    """Six months from 20 March 2018 are 20 September; 14 December 2018 is a Friday."""
    given = {"decision": "20/3/2018", "decision_outcome": "initiate", "agreed_completion": "14/12/2018"}
    row, _ = judge("2018-12-14", **given)
    assert of(row, "complete")[:3] == ["2018-09-20", "overdue", ""]
    assert of(row, "agreed_completion") == ["2018-12-14", "due_today", "", "", ""]


def test_another_reading_has_its_date_where_it_gives_another(judge, auditing):
    """Saturday 24 March 2018: the fifth working day after is Tuesday 3 April, or from Monday the 26th Wednesday."""
    row, _ = judge(decision="24/3/2018")
    assert (row["notify_due"], row["notify_other_reading"]) == ("2018-04-03", "2018-04-04")
    assert judge(decision="20/3/2018")[0]["notify_other_reading"] == ""
    assert judge(known_to_chair="24/2/2018")[0]["notify_other_reading"] == ""
    by = auditing(["publication"])
    row = row_of(by, audit(by, Row(number=2, cells=["20/3/2018"])))
    assert (row["send_copies_due"], row["send_copies_other_reading"]) == ("2018-03-13", "2018-03-12")
    assert [name for name in row if name.endswith("_reading")] == [
        "decide_other_reading", "notify_other_reading", "send_copies_other_reading",
    ]  # fmt: skip


def test_a_row_stands_by_itself(judge, current):
    """What was typed as it was typed, by what it was judged, what is to be known of it, and when."""
    typed = {"case": "B2", "known_to_chair": "1 Mar 18 16.30", "decision": "20 3 2018", "decision_outcome": "Initiate",
             "as_at": "1/12/2018", "note": "two\nlines"}  # fmt: skip
    for given in (typed, typed | {"decision": "soon"}):
        row, _ = judge(**given)
        assert list(row)[: len(HEADER)] == HEADER
        assert {name: row[name] for name in HEADER if row[name]} == given
        assert list(row)[len(HEADER)] == "judged_as_at"
        assert list(row)[-6:] == ["warnings", "problems", "notice", "edition", "digest", "made"]
        status = "Under the chapter of 2018; replaced in 2019."
        notices = [status, *(notice.message for notice in current.procedure.notices), current.procedure.unofficial]
        assert row["notice"] == " ".join(notices)
        assert (row["edition"], row["digest"]) == (current.procedure.edition, current.digest)
        assert row["made"] == "Made on Monday 2 July 2018 at 00:30 (BST)"


def test_without_any_day_what_is_not_done_has_no_status(judge):
    row, problems = judge(decision="2018-03-20")
    assert (of(row, "notify"), problems) == (["2018-03-27", "", "", "", ""], [])


def test_what_is_only_projected_has_no_date_in_an_audit(judge):
    row, _ = judge("2018-12-01", known_to_chair="2018-03-01")
    assert of(row, "notify") == ["", "needs_date", "", "", ""]


def test_a_review_that_was_not_initiated_has_nothing_to_complete(judge):
    row, _ = judge("2018-12-01", decision="2018-03-20", decision_outcome="not initiate", agreed_completion="2018-10-01")
    assert of(row, "complete")[1] == "not_applicable"
    assert of(row, "agreed_completion") == ["", "", "", "", ""]


def test_a_bad_cell_is_told_by_row_and_column_with_what_to_do(judge):
    row, problems = judge(case="B2", decision="2018-02-30", decision_outcome="maybe", note="kept")
    assert problems[0].startswith("row 7, column C (decision): Enter a real date for the Chair’s decision")
    assert problems[1].startswith("row 7, column D (decision_outcome): The outcome of the decision: choose one of")
    assert row["problems"] == "; ".join(problems)
    assert (row["case"], row["note"], of(row, "notify")) == ("B2", "kept", [""] * 5)


def test_a_date_is_taken_as_the_refusal_of_a_bad_one_says(judge):
    assert "such as 20 3 2018" in judge(decision="soon")[1][0]
    assert of(judge(decision="20 3 2018")[0], "notify")[0] == "2018-03-27"


def test_a_time_where_a_date_alone_is_taken_is_told_as_such_unless_it_is_that_of_a_day_without_one(judge):
    assert judge(decision="20/3/2018 14:22:07")[1] == [
        "row 7, column C (decision): Enter the date alone for the Chair’s decision: no time is taken here."
    ]
    for midnight in ("00:00:00", "00:00"):
        assert of(judge(decision=f"20/3/2018 {midnight}")[0], "notify")[0] == "2018-03-27"
    row, _ = judge(known_to_chair="1/3/2018 00:00:00")
    assert of(row, "secure_records")[0] == "2018-03-02"


# ---- half a record


WHOLE = {"known_to_chair": "1/3/2018", "decision": "20/3/2018", "decision_outcome": "initiate",
         "agreed_completion": "14/12/2018", "records_secured": "2/3/2018", "notified": "28/3/2018",
         "completed": "10/12/2018"}  # fmt: skip
DUE = {"secure_records": "2018-03-02", "decide": "2018-04-01", "notify": "2018-03-27", "complete": "2018-09-20",
       "agreed_completion": "2018-12-14", "send_copies": ""}  # fmt: skip
STATUS = {"secure_records": "met", "decide": "met", "notify": "missed", "complete": "missed",
          "agreed_completion": "met", "send_copies": "needs_date"}  # fmt: skip
NEITHER, NO_STATUS = ("", ""), ("as due", "")


@pytest.mark.parametrize(
    ("cells", "changed"),
    [
        # What runs from it has neither due nor status, what it would show has its due.
        ({"known_to_chair": "soon"}, {"secure_records": NEITHER, "decide": NEITHER}),
        ({"decision": "soon"}, {"decide": NO_STATUS, "notify": NEITHER, "complete": NEITHER}),
        ({"records_secured": "soon"}, {"secure_records": NO_STATUS}),
        ({"notified": "31/2/2018"}, {"notify": NO_STATUS}),
        ({"completed": "Tuesday 10/12/2018"}, {"complete": NO_STATUS, "agreed_completion": NO_STATUS}),
        ({"agreed_completion": "soon"}, {"agreed_completion": NEITHER}),
        # Of two out of order neither is read.
        (
            {"known_to_chair": "21/3/2018"},
            {"secure_records": NEITHER, "decide": NEITHER, "notify": NEITHER, "complete": NEITHER},
        ),
        ({"notified": "19/3/2018"}, {"decide": NO_STATUS, "notify": NEITHER, "complete": NEITHER}),
        # What turns on an outcome has no status.
        (
            {"decision_outcome": "perhaps"},
            {"complete": NEITHER, "agreed_completion": NO_STATUS, "send_copies": NEITHER},
        ),
        # Nothing is judged by a day that cannot be read, nor by the other.
        ({"as_at": "soon"}, {}),
        ({"as_at": "soon", "notified": ""}, {"notify": NO_STATUS}),
        ({"as_at": "soon", "records_secured": ""}, {"secure_records": NO_STATUS}),
    ],
)
def test_a_cell_that_cannot_be_read_costs_that_date_alone(judge, cells, changed):
    row, problems = judge("2018-12-31", **WHOLE | cells)
    assert problems
    expected = {
        id: (DUE[id] if changed.get(id, NO_STATUS)[0] else "", changed.get(id, ("", STATUS[id]))[1]) for id in DUE
    }
    assert {id: (row[f"{id}_due"], row[f"{id}_status"]) for id in DUE} == expected


@pytest.mark.parametrize(
    ("cells", "statuses"),
    [
        # It would show that the records were secured and the decision taken: neither is without a date entered.
        ({"completed": "soon"}, ["", ""]),
        ({"decision": "soon"}, ["overdue", ""]),
        ({"decision_outcome": "soon"}, ["overdue", ""]),
        ({"notified": "soon"}, ["overdue", ""]),
        ({"notified": "soon", "completed": "1/12/2018"}, ["not_recorded", "not_recorded"]),
        ({"completed": "1/12/2018", "decision": "soon"}, ["not_recorded", ""]),
        ({"agreed_completion": "soon"}, ["overdue", "overdue"]),
        ({}, ["overdue", "overdue"]),
    ],
)
def test_what_an_unread_cell_would_show_to_be_done_is_not_said_to_be_open(judge, cells, statuses):
    row, _ = judge("2018-12-31", known_to_chair="1/3/2018", **cells)
    assert [row["secure_records_status"], row["decide_status"]] == statuses
    assert [row["secure_records_due"], row["decide_due"]] == ["2018-03-02", "2018-04-01"]


def test_a_start_that_cannot_be_read_is_not_missing(judge, current):
    assert judge(decision="soon", notified="28/3/2018")[0]["warnings"] == ""
    assert judge(notified="soon")[0]["warnings"] == current.procedure.warnings["missing_start"].message


def test_a_review_that_was_not_initiated_does_not_arise_whatever_cannot_be_read(judge):
    row, _ = judge("2018-12-31", **WHOLE | {"decision": "soon", "decision_outcome": "no SCR"})
    assert of(row, "complete") == ["", "not_applicable", "", "", ""]


@pytest.mark.parametrize("word", ["done", "Undated"])
def test_a_word_in_place_of_a_day_says_that_it_was_done(judge, word):
    row, problems = judge("2018-12-31", known_to_chair="1/3/2018", decision=word)
    assert (of(row, "decide")[:2], of(row, "notify")[:2], problems) == (
        ["2018-04-01", "done_undated"], ["", "needs_date"], [],
    )  # fmt: skip
    assert judge(known_to_chair=word)[1][0].startswith("row 7, column B (known_to_chair): Enter a real date")


def test_a_year_of_two_figures_lies_between_that_of_the_regulations_and_that_judged_by(judge):
    assert judge("2018-12-31", decision="20/3/18")[0]["notify_due"] == "2018-03-27"
    assert judge("2018-12-31", decision="20/3/18", as_at="1/12/17")[0]["notify_due"] == ""
    for day, decision in (("2018-12-31", "20/3/05"), ("2018-12-31", "20/3/19"), ("", "20/3/18")):
        row, (problem,) = judge(day, decision=decision)
        assert problem.startswith("row 7, column C (decision): Write the year of this date with four figures")
        assert row["notify_due"] == ""


DATED = [name for name in HEADER if name not in ("case", "decision_outcome", "as_at", "note")]
DAYS = st.dates(date(2018, 1, 1), date(2018, 12, 31))


@st.composite
def cases(draw):
    """A case with some of its dates, in order or not, as at some day or at none."""
    days = draw(st.lists(DAYS, min_size=len(DATED), max_size=len(DATED)))
    days = sorted(days) if draw(st.integers(0, 4)) else days
    kept = draw(st.sets(st.sampled_from([*DATED, "decision_outcome", "as_at"])))
    case = dict(zip(DATED, map(str, days), strict=True)) | {"as_at": str(draw(DAYS))}
    case["decision_outcome"] = draw(st.sampled_from(["initiate", "not_initiate"]))
    return {id: cell for id, cell in case.items() if id in kept}


def _judged_columns(row):
    return {name: cell for name, cell in row.items() if name not in (*HEADER, "read_as", "made")}


@drawn(case=cases())
def test_three_spellings_of_a_case_are_judged_alike(judge, case):
    for form in ("%d/%m/%Y", "%d/%m/%Y 00:00"):
        spelled = {
            id: day if id == "decision_outcome" else f"{date.fromisoformat(day):{form}}" for id, day in case.items()
        }
        assert _judged_columns(judge(**spelled)[0]) == _judged_columns(judge(**case)[0])


@drawn(case=cases(), broken=st.sampled_from([*DATED, "decision_outcome", "as_at"]))
def test_a_cell_that_cannot_be_read_never_makes_another_status(judge, case, broken):
    """What is still said of a case whose dates are in order is what is said of it where all can be read."""
    whole, out_of_order = judge(**case)
    row, problems = judge(**case | {broken: "soon"})
    assert problems
    if broken in case and not out_of_order:
        for name in (name for name in row if name.endswith("_status")):
            assert row[name] in ("", whole[name])


def test_the_number_by_which_a_spreadsheet_knows_a_day_is_refused(judge):
    assert judge(decision="43160")[1][0].startswith("row 7, column C (decision): Enter a real date")


def test_a_missing_date_is_a_warning(judge, current):
    row, problems = judge("2018-06-01", notified="2018-03-27")
    assert (row["warnings"], problems) == (current.procedure.warnings["missing_start"].message, [])
    assert of(row, "notify") == ["", "needs_date", "", "", ""]


def test_a_wrong_order_is_told_at_the_cell(judge):
    (order,) = judge(known_to_chair="2018-03-21", decision="2018-03-20")[1]
    assert order.startswith("row 7, column C (decision): Check")
    (today,) = judge(as_at="yesterday", decision="2018-03-20")[1]
    assert today.startswith("row 7, column I (as_at): Enter a real date")


def test_more_cells_than_columns_are_one_problem_and_fewer_are_empty_ones(auditing):
    by = auditing(["case", "decision", "notified"], "2018-04-01")
    found = audit(by, Row(number=3, cells=["A", "2018-03-20", "", "", "x", "y"]))
    assert found.problems == [
        "row 3, column E: 2 cells stand beyond the last column of row 1. Put a note that was parted by mistake in "
        "quotes."
    ]
    assert list(row_of(by, found).values())[:3] == ["A", "2018-03-20", ""]
    found = audit(by, Row(number=3, cells=["A", "2018-03-20"]))
    assert (found.problems, found.statuses["notify"]) == ([], "overdue")


def test_a_column_without_a_name_is_left_out_and_what_stands_beneath_it_is_told(auditing):
    by = auditing(["case", "", "decision", ""], "2018-04-01")
    assert header(by)[:3] == ["case", "decision", "judged_as_at"]
    found = audit(by, Row(number=3, cells=["A", "", "2018-03-20", ""]))
    assert (list(row_of(by, found).values())[:2], found.problems) == (["A", "2018-03-20"], [])
    found = audit(by, Row(number=3, cells=["A", "x", "2018-03-20"]))
    assert found.problems == ["row 3, column B: this column has no name in row 1. Name it, or empty this cell."]


def test_what_is_no_row_keeps_its_case(auditing):
    by = auditing(["case", "decision", "note"])
    found = audit(by, Row(number=3, cells=["A", '"2018'], wrong=OPEN, place=1))
    assert found.problems == [f"row 3, column B (decision): {OPEN}"]
    row = row_of(by, found)
    assert (row["case"], row["decision"], row["note"], row["problems"]) == ("A", '"2018', "", *found.problems)


@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_what_is_handed_on_is_no_formula(judge, first):
    row, problems = judge(case=f"{first}1+1", note=f"{first}cmd|' /C calc'!A0", decision=f"{first}1/3/2018")
    assert (row["case"][0], row["note"][0], row["decision"]) == ("'", "'", f"'{first}1/3/2018")
    assert len(problems) == 1


def test_what_the_dates_are_warned_of_is_said_in_words(judge):
    row, _ = judge(known_to_chair="2019-09-30", decision="2018-12-01")
    assert row["warnings"] == ""
    row, _ = judge(known_to_chair="2019-09-01", decision="2019-09-30")
    assert row["warnings"] == (
        "A date here is after 29 September 2019, when the last safeguarding children boards gave way to safeguarding "
        "partners. The answer is the one under this chapter; the arrangements for new cases are different. "
        "From 29 June 2018 the Child Safeguarding Practice Review Panel took the place of the National Panel of "
        "Independent Experts that this chapter names."
    )


# ---- on the command line


def written_by(found):
    return list(csv.DictReader(io.StringIO(found.written.decode("utf-8-sig"), newline="")))


def test_a_thousand_cases_are_audited_in_order_and_the_bad_ones_are_told(tmp_path):
    """Every tenth is bad; of the others every third is notified on 28 March 2018, a day late, the rest in time."""
    path = tmp_path / "cases.csv"
    lines = ["case,decision,notified"]
    for number in range(1000):
        done = "2018-03-28" if number % 3 == 0 else "27/03/2018"
        lines.append(f"C{number},{'20/13/2018' if number % 10 == 0 else '20/03/2018'},{done}")
    path.write_text("\n".join(lines) + "\n")
    found = here("audit", str(path), "--as-at", "1/4/2018")
    assert found.status == 1
    rows = written_by(found)
    assert [row["case"] for row in rows] == [f"C{number}" for number in range(1000)]
    assert [number for number, row in enumerate(rows) if row["problems"]] == list(range(0, 1000, 10))
    assert {row["notify_status"] for row in rows[1::30]} == {"met"}
    assert {row["notify_margin"] for row in rows[3::30]} == {"1 day late (1 working day)"}
    told = found.said.splitlines()
    assert told[0].startswith("row 2, column B (decision): Enter a real date")
    assert told[99].startswith("row 992, column B (decision): Enter a real date")
    assert told[100] == "1,000 cases, of which 100 could not be read in full."
    # 900 good rows; of the 334 numbers that three divides, the 34 that thirty divides are bad; the last is not judged.
    (line,) = (line for line in told if line.startswith("Notify of the decision"))
    assert line.split()[-4:] == ["600", "300", "0", "100"]


def test_what_is_written_is_marked_as_utf_8_and_its_lines_end_as_csv_has_them():
    written = here("audit", given="case,decision\nÄ,2018-03-20\n").written
    assert written.startswith(b"\xef\xbb\xbfcase,decision,judged_as_at,")
    assert written.count(b"\r\n") == written.count(b"\n") == 2
    assert "\r\nÄ,2018-03-20,,".encode() in written


@pytest.mark.parametrize(("at", "status"), [("16:30", "due_today"), ("16:31", "overdue")])
def test_the_day_to_judge_by_may_have_a_time(at, status):
    """Known at 16:30 on 1 March 2018: the records by 16:30 on the 2nd."""
    found = here("audit", "--as-at", f"2/3/2018 {at}", given="known_to_chair\n1/3/2018 16:30\n")
    (row,) = csv.DictReader(io.StringIO(found.written.decode("utf-8-sig"), newline=""))
    assert row["secure_records_status"] == status


def test_a_time_to_the_second_is_refused(judge):
    known = {"known_to_chair": "1/3/2018 12:00"}
    for cells in ({"as_at": "2/3/2018 16:30:15"}, {"known_to_chair": "1/3/2018 12:00:15"}):
        row, (problem,) = judge("2018-03-02T16:30", **known | cells)
        assert row["secure_records_status"] == ""
        assert f"({next(iter(cells))})" in problem
    refused = here("audit", "--as-at", "2/3/2018 16:30:15", given="known_to_chair\n1/3/2018\n")
    assert (refused.status, refused.written) == (2, b"")


@pytest.mark.parametrize(
    "spell", [lambda day: f"2018-{day}", lambda day: f"{day[3:]}/{day[:2]}/2018",
              lambda day: f"{day[3:]}/{day[:2]}/2018 00:00", lambda day: f"2018-{day}T00:00:00"],
    ids=["ISO", "day first", "as a spreadsheet writes it", "ISO with a time"],
)  # fmt: skip
def test_midnight_is_what_a_spreadsheet_makes_of_a_day(judge, spell):
    """Known on 31 January: the records by the next day, whatever the time; so on 1 February that is today."""
    given = {"known_to_chair": "01-31", "records_secured": "02-01", "decision": "02-20", "notified": "02-28"}
    row, problems = judge(**{id: spell(day) for id, day in given.items()}, as_at=spell("03-01"))
    assert problems == []
    assert row["judged_as_at"] == "2018-03-01"
    assert of(row, "secure_records") == ["2018-02-01", "met", "", "", "on the day"]
    assert of(row, "decide") == ["2018-02-28", "met", "", "", "8 days early (6 working days)"]
    assert of(row, "notify") == ["2018-02-27", "missed", "1", "1", "1 day late (1 working day)"]


def test_that_midnight_was_read_as_a_day_is_told_where_a_time_may_have_been_meant(judge):
    row, _ = judge(known_to_chair="31/01/2018 00:00", decision="20/02/2018 00:00", as_at="2018-03-01T00:00")
    assert row["read_as"] == "known_to_chair and as_at: the day alone, without 00:00"
    assert judge(known_to_chair="31/01/2018 09:00", decision="20/02/2018 00:00")[0]["read_as"] == ""
    assert judge(known_to_chair="31/02/2018 00:00")[0]["read_as"] == ""
    midnight = here("audit", "--as-at", "2/3/18 00:00", given="known_to_chair\n1/3/2018\n")
    assert b",2018-03-02,2018-03-02,due_today," in midnight.written


@pytest.mark.parametrize(("day", "status"), [("2018-12-02", "overdue"), ("", "no_status")])
def test_an_agreed_date_is_counted_by_how_it_stands_and_one_that_nobody_agreed_is_not(auditing, day, status):
    names = ["decision", "decision_outcome", "agreed_completion"]
    by = auditing(names, day)
    found = audit(by, Row(number=2, cells=["2018-03-20", "initiate", "2018-12-01"]))
    assert found.statuses["agreed_completion"] == status
    for others in (["initiate", ""], ["not_initiate", "2018-12-01"]):
        assert "agreed_completion" not in audit(by, Row(number=2, cells=["2018-03-20", *others])).statuses


@pytest.mark.parametrize("way", [here, pytest.param(apart, marks=pytest.mark.apart)])
def test_a_good_table_ends_well_and_comes_from_a_pipe_too(way):
    found = way("audit", given="\ufeffcase;decision;notified\r\nÄ1;20.3.2018;2018-03-27\r\n")
    assert (found.status, found.said.splitlines()[0]) == (0, "1 case, of which 0 could not be read in full.")
    (row,) = written_by(found)
    assert (row["case"], row["notify_status"]) == ("Ä1", "met")


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (["missing.csv"], "", "missing.csv: No such file or directory\n"),
        (["--as-at", "soon"], "decision\n", "--as-at: Enter a real date"),
        ([], "", "row 1, no column is a date of a case."),
        ([], "case,desision\n", "row 1, column B: “desision” is not known. Did you mean “decision”?"),
        ([], "sep=;\ncase;desision\n", "row 1, column B: “desision” is not known. Did you mean “decision”?"),
        ([], 'case,"decision\nA,2018-03-20\n', "row 1, column B: a quote is opened and not closed."),
        (["--as-at", "Monday 2/3/2018"], "decision\n", "--as-at: Check this date"),
        ([], "case,decision\rA,2018-03-20\r", "This file is not CSV as it is read here: save it as “CSV UTF-8”"),
    ],
)
def test_what_cannot_be_audited_at_all_is_told_and_nothing_is_written(arguments, given, told):
    found = here("audit", *arguments, given=given)
    assert (found.status, found.written) == (2, b"")
    assert found.said.startswith(told)
    assert "Traceback" not in found.said


@pytest.mark.parametrize("way", [here, pytest.param(apart, marks=pytest.mark.apart)])
def test_of_rows_with_a_quote_left_open_each_other_row_is_judged(way):
    given = (
        'case,known_to_chair,decision,note\nA,1/3/2018,20/3/2018,"late\nB,1/3/2018,9/9/2018,\n'
        'C,1/3/2018,9/9/2018,"lost\nD,1/3/2018,,\n'
    )
    found = way("audit", "--as-at", "2018-04-05", given=given)
    rows = written_by(found)
    assert found.status == 1
    assert found.said.splitlines()[:3] == [
        f"row 2, column D (note): {OPEN}",
        f"row 4, column D (note): {OPEN}",
        "4 cases, of which 2 could not be read in full.",
    ]
    # One month from 1 March 2018 is 1 April; the 2nd is Easter Monday.
    assert [(row["case"], row["decide_status"], row["decide_margin"]) for row in rows] == [
        ("A", "", ""),
        ("B", "missed", "161 days late (111 working days)"),
        ("C", "", ""),
        ("D", "overdue", ""),
    ]


def test_a_line_that_names_what_parts_the_cells_is_no_row_and_is_not_counted():
    found = here("audit", given="sep=;\r\ncase;decision\r\nA;soon\r\n")
    assert found.said.startswith("row 2, column B (decision): Enter a real date")
    assert [row["case"] for row in written_by(found)] == ["A"]


def test_a_row_is_told_as_a_spreadsheet_counts_it_whatever_lines_stand_in_its_cells():
    found = here("audit", given='case,decision,note\nA,2018-03-20,"two\nlines"\n\nB,soon,\n')
    assert found.said.startswith("row 4, column B (decision): Enter a real date")


def test_the_clock_is_read_once_and_each_row_says_when_the_audit_was_made(london):
    before = datetime.now(london).replace(second=0, microsecond=0)
    rows = written_by(here("audit", given="case,decision\nA,2018-03-20\nB,soon\n"))
    (made,) = {row["made"] for row in rows}
    written = datetime.strptime(made.rpartition(" (")[0], "Made on %A %d %B %Y at %H:%M").replace(tzinfo=london)
    assert before <= written <= datetime.now(london)


def test_of_a_column_with_a_date_that_is_month_first_no_date_that_may_be_is_read():
    """The other column is day first; and a pipe is looked through as a file is."""
    rows = "A,4/3/2018,20/3/2018\nB,3/13/2018,3/4/2018\nC,5 March 2018,4/4/2018\nD,25/3/2018,1/4/2018\n"
    found = here("audit", given=f"case,known_to_chair,decision\n{rows}")
    assert [line.partition(": ")[::2] for line in found.said.splitlines()[:2]] == [
        ("row 2, column B (known_to_chair)", "Write the month of this date as a word: another date of this column has "
         "its month first, so it cannot be told which of the two is the month here."),
        ("row 3, column B (known_to_chair)", "Enter a real date for the case coming to the Chair’s attention, with "
         "its day, month and year, such as 20 3 2018. A time, if you give one, runs from 00:00 to 23:59."),
    ]  # fmt: skip
    assert [(row["decide_due"], row["notify_due"]) for row in written_by(found)] == [
        ("", "2018-03-27"), ("", "2018-04-10"), ("2018-04-05", "2018-04-11"), ("2018-04-25", "2018-04-09"),
    ]  # fmt: skip


def test_cells_may_hold_lines_with_as_many_commas_as_there_are_columns():
    note = 'Rang, twice, no answer\nB,2018-01-01,\nthen, wrote, "again"'
    quoted = note.replace('"', '""')
    rows = written_by(here("audit", given=f'case,decision,note\nA,2018-03-20,"{quoted}"\nC,2018-03-21,\n'))
    assert [(row["case"], row["notify_due"]) for row in rows] == [("A", "2018-03-27"), ("C", "2018-03-28")]
    assert rows[0]["note"] == note


@pytest.mark.parametrize("end", ["\x1a", "\n\n", ",,\n,,\n", " , ,\n\x1a"])
def test_a_line_that_only_ends_the_file_is_no_row(end):
    found = here("audit", given=f"case,decision,note\nA,2018-03-20,\n{end}")
    assert (found.status, len(written_by(found))) == (0, 1)


def test_a_table_of_excel_in_utf_16_with_tabs_is_judged():
    found = here(
        "audit", given="case\tdecision\tnotified\r\nÄ\t20/03/2018 00:00\t27/03/2018 00:00\r\n".encode("utf-16")
    )
    assert [(row["case"], row["notify_status"]) for row in written_by(found)] == [("Ä", "met")]


def test_what_is_no_row_of_csv_is_told_and_the_others_are_judged():
    found = here("audit", "--as-at", "2018-04-01", given='case,decision\nA,"2018-03-20"x\nB,2018-03-20\n')
    first, second = written_by(found)
    assert found.status == 1
    assert (first["case"], first["problems"].partition(":")[0]) == ("A", "row 2, column B (decision)")
    assert (second["case"], second["notify_status"]) == ("B", "overdue")


TABLES = {
    "notes": lambda count: f"case,decision{''.join(f',note_{place}' for place in range(count))}\nA,{',x' * count}\n",
    "unknown": lambda count: f"decision{''.join(f',colum_{place}' for place in range(count))}\n",
    "unnamed and filled": lambda count: f"case,decision{',' * count}\nA,{',x' * count}\n",
    "beyond the last": lambda count: f"case,decision\nA,{',x' * count}\n",
    "before a wrong quote": lambda count: f'case,decision{"," * count}\nA,{",x" * count},"x"y\n',
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_four_times_as_many_columns_do_not_take_sixteen_times_as_long(table):
    """Were each held against each, 40,000 would take sixteen times as long as 10,000."""

    def seconds(count):
        given = table(count)
        began = time.process_time()
        assert here("audit", given=given).status in (0, 1, 2)
        return time.process_time() - began

    few = min(seconds(10_000) for _ in range(3))
    assert seconds(40_000) < 9 * few + 0.5


def test_a_line_or_a_cell_that_is_too_long_costs_its_row_alone():
    many = ",".join(["x" * 9] * 110_000)
    given = f"case,decision,note\nA,2018-03-20,\nB,2018-03-20,{'x' * 200_000}\nC,2018-03-20,{many}\nD,2018-03-20,\n"
    found = here("audit", "--as-at", "2018-04-01", given=given)
    # The third row is cut after 1,048,576 bytes: 13 and then 104,856 cells of ten, and three bytes of the next.
    assert found.said.splitlines()[:3] == [
        "row 3, column C (note): this cell is longer than 131,072 characters. Shorten it.",
        f"row 4, column {letter(2 + 104_856)}: the line is longer than 1,048,576 bytes, and was read up to here. "
        "Shorten it.",
        "4 cases, of which 2 could not be read in full.",
    ]
    assert [(row["case"], row["notify_status"]) for row in written_by(found)] == [
        ("A", "overdue"), ("B", ""), ("C", ""), ("D", "overdue"),
    ]  # fmt: skip


def test_a_first_line_that_is_too_long_is_told_and_nothing_is_written():
    found = here("audit", given=f"decision{',note' * 300_000}\n2018-03-20\n")
    assert (found.status, found.written) == (2, b"")
    assert found.said.startswith("row 1, column ")
    assert "the line is longer than 1,048,576 bytes" in found.said


# ---- what an audit came to


@pytest.fixture
def told(current):
    """The table for cases of a decision and a notification, without the notices and the edition below it."""

    def made(*rows, as_at="2018-04-01", names=("decision", "notified")):
        auditing = Auditing(
            edition=current,
            columns=columns(current.procedure, Row(number=1, cells=list(names))),
            as_at=clock.read(as_at, current.clock) if as_at else None,
            stamp=stamp(current, datetime(2018, 7, 1, tzinfo=UTC), ""),
        )
        summary = Summary()
        for row in rows:
            summary.add(audit(auditing, Row(number=2, cells=list(row))))
        lines = table(auditing, summary).split("\n")
        assert lines[-5:] == [*auditing.stamp.notices, auditing.stamp.by]
        return lines[:-5]

    return made


def test_each_timescale_has_a_row_and_each_status_that_there_is_a_column(told):
    """Of four decisions on 20 March 2018, told on the 27th, on the 28th, and not; one date is none."""
    assert told(["2018-03-20", "2018-03-27"], ["2018-03-20", "2018-03-28"], ["2018-03-20", ""], ["x", ""]) == [
        "4 cases, of which 1 could not be read in full.",
        "",
        "                        In time     Late  Past due, no date entered  Needs a date  Not judged",
        "Secure the records            0        0                          0             4           0",
        "Decide                        0        0                          0             4           0",
        "Notify of the decision        1        1                          1             0           1",
        "Complete the review           0        0                          0             3           1",
        "Send the copies               0        0                          0             4           0",
        "",
        "Judged as at Sunday 1 April 2018.",
    ]


def test_a_date_that_was_agreed_has_a_row_of_its_own_by_its_name(told):
    names = ("decision", "decision_outcome", "agreed_completion")
    lines = told(["2018-03-20", "initiate", "2018-12-01"], as_at="2018-11-30", names=names)
    heads, *shown = (re.split("  +", line.strip()) for line in lines[2:-2])
    assert dict(zip(heads, shown[-2][1:], strict=True)) == {
        "Still ahead": "1", "Past due, no date entered": "0", "Needs a date": "0",
    }  # fmt: skip
    assert shown[-2][0] == "The agreed completion"


def test_a_time_to_judge_by_is_told_with_its_offset(told):
    assert told(as_at="2018-04-01T16:30")[-1] == "Judged as at Sunday 1 April 2018 at 16:30 (BST)."


def test_one_case_is_one_and_what_has_no_day_to_be_judged_by_is_not_judged(told):
    shown = told(["2018-03-20", ""], as_at="")
    assert shown[0] == "1 case, of which 0 could not be read in full."
    assert shown[2].split("  ")[-1].strip() == "Not judged"
    assert shown[-1] == "Judged as at the day given in each row, where one is."


class Nowhere(io.RawIOBase):
    """Takes whatever is written, and keeps nothing."""

    def writable(self):
        return True

    def write(self, some):
        return len(some)


def test_of_a_table_no_more_is_kept_than_its_text(tmp_path, monkeypatch):
    """A row taken apart is some fifty bytes a cell: of 200 more, with 400 notes each, four megabytes."""
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(Nowhere()))

    def most(cases):
        path = tmp_path / f"{cases}.csv"
        notes = ",".join(f"note{place}" for place in range(400))
        path.write_text(f"decision,{notes}\n" + f"2018-03-20{',ab' * 400}\n" * cases, "utf-8")
        tracemalloc.start()
        main(["audit", str(path)])
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    most(1)
    assert most(200) - most(1) < 2_000_000


def test_thousands_are_told_apart(told):
    shown = told(*[["2018-03-20", "2018-03-27"]] * 1_234)
    assert shown[0] == "1,234 cases, of which 0 could not be read in full."
    assert shown[5].split()[-2:] == ["1,234", "0"]


def test_of_no_cases_there_is_no_table(told):
    assert told() == ["0 cases, of which 0 could not be read in full.", "", "", "Judged as at Sunday 1 April 2018."]
