"""Auditing: each case by hand; a bad row is told by line and column, and stops no other."""

import csv
import io

import pytest

from calculator.command.audit import Summary, audit, header
from calculator.command.cases_table import columns
from calculator.command.summary import table
from tests.calculator.command_line import apart, here

HEADER = ["case", "known_to_chair", "decision", "decision_outcome", "agreed_completion", "records_secured", "notified",
          "completed", "as_at", "note"]  # fmt: skip


@pytest.fixture
def judge(current):
    """The row written for one case, by column, with its problems."""
    known = columns(current.procedure, HEADER)

    def judged(as_at="", **cells):
        row = [cells.pop(name, "") for name in HEADER]
        assert not cells
        found = audit(current, known, 7, row, as_at)
        names = header(current, known)
        assert len(found.cells) == len(names)
        return dict(zip(names, found.cells, strict=True)), found.problems

    return judged


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


def test_the_day_of_the_row_comes_before_that_of_the_audit(current):
    known = columns(current.procedure, HEADER)
    row = ["A", "", "20/3/2018", "", "", "", "", "", "27/3/2018", ""]
    found = audit(current, known, 2, row, "2018-12-01")
    assert found.statuses["notify"] == "due_today"


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


def test_a_bad_cell_is_told_by_line_and_column_with_what_to_do(judge):
    row, problems = judge(case="B2", decision="2018-02-30", decision_outcome="maybe", note="kept")
    assert problems[0].startswith("line 7, column C (decision): Enter a real date for the Chair’s decision")
    assert problems[1].startswith("line 7, column D (decision_outcome): The outcome of the decision: choose one of")
    assert row["problems"] == "; ".join(problems)
    assert (row["case"], row["note"], of(row, "decide")) == ("B2", "kept", [""] * 5)


def test_a_date_is_taken_as_the_refusal_of_a_bad_one_says(judge):
    assert "such as 20 3 2018" in judge(decision="soon")[1][0]
    assert of(judge(decision="20 3 2018")[0], "notify")[0] == "2018-03-27"


def test_a_time_where_a_date_alone_is_taken_is_told_as_such_unless_it_is_that_of_a_day_without_one(judge):
    assert judge(decision="20/3/2018 14:22:07")[1] == [
        "line 7, column C (decision): Enter the date alone for the Chair’s decision: no time is taken here."
    ]
    for midnight in ("00:00:00", "00:00"):
        assert of(judge(decision=f"20/3/2018 {midnight}")[0], "notify")[0] == "2018-03-27"
    row, _ = judge(known_to_chair="1/3/2018 00:00:00")
    assert of(row, "secure_records")[0] == "2018-03-02"


def test_the_number_by_which_a_spreadsheet_knows_a_day_is_refused(judge):
    assert judge(decision="43160")[1][0].startswith("line 7, column C (decision): Enter a real date")


def test_a_missing_date_and_a_wrong_order_are_told_at_the_cell(judge):
    assert judge(notified="2018-03-27")[1] == [
        "line 7, column G (notified): Enter the date of the Chair’s decision too: notifying the decision cannot come "
        "without it."
    ]
    (order,) = judge(known_to_chair="2018-03-21", decision="2018-03-20")[1]
    assert order.startswith("line 7, column C (decision): Check")
    (today,) = judge(as_at="yesterday", decision="2018-03-20")[1]
    assert today.startswith("line 7, column I (as_at): Enter a real date")


def test_more_cells_than_columns_are_told_and_fewer_are_empty_ones(current):
    known = columns(current.procedure, ["case", "decision", "notified"])
    assert audit(current, known, 3, ["A", "2018-03-20", "", "", "x"], "").problems == [
        "line 3, column E: line 1 has no such column"
    ]
    found = audit(current, known, 3, ["A", "2018-03-20"], "2018-04-01")
    assert (found.problems, found.statuses["notify"]) == ([], "overdue")


@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_what_is_handed_on_is_no_formula(judge, first):
    row, _ = judge(case=f"{first}1+1", note=f"{first}cmd|' /C calc'!A0", decision="2018-03-20")
    assert (row["case"][0], row["note"][0]) == ("'", "'")


def test_the_warnings_of_the_dates_are_named(judge):
    row, _ = judge(known_to_chair="2019-09-30", decision="2018-12-01")
    assert row["warnings"] == ""
    row, _ = judge(known_to_chair="2019-09-01", decision="2019-09-30")
    assert row["warnings"] == "regime_ended panel_changed"


def test_the_summary_counts_each_timescale_by_how_it_stands(current):
    known = columns(current.procedure, ["decision", "notified"])
    summary = Summary()
    for row in (["2018-03-20", "2018-03-27"], ["2018-03-20", "2018-03-28"], ["2018-03-20", ""], ["x", ""]):
        summary.add(audit(current, known, 2, row, "2018-04-01"))
    assert (summary.cases, summary.refused) == (4, 1)
    assert summary.standing["notify"] == {"met": 1, "missed": 1, "overdue": 1}
    shown = table(current, summary, "2018-04-01")
    assert shown.startswith("4 cases, of which 1 could not be judged.\n")
    (line,) = (line for line in shown.splitlines() if line.startswith("Notify of the decision"))
    assert line.split()[-4:] == ["1", "1", "1", "0"]
    assert current.digest in shown
    assert all(notice.message in shown for notice in current.procedure.notices)


def test_of_no_cases_there_is_a_summary_too(current):
    assert table(current, Summary(), "").startswith("0 cases, of which 0 could not be judged.\n")


# ---- on the command line


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
    rows = list(csv.DictReader(io.StringIO(found.written.decode("utf-8-sig"), newline="")))
    assert [row["case"] for row in rows] == [f"C{number}" for number in range(1000)]
    assert [number for number, row in enumerate(rows) if row["problems"]] == list(range(0, 1000, 10))
    assert {row["notify_status"] for row in rows[1::30]} == {"met"}
    assert {row["notify_margin"] for row in rows[3::30]} == {"1 day late (1 working day)"}
    told = found.said.splitlines()
    assert told[0].startswith("line 2, column B (decision): Enter a real date")
    assert told[99].startswith("line 992, column B (decision): Enter a real date")
    assert told[100] == "1,000 cases, of which 100 could not be judged."
    # 900 good rows; of the 334 numbers that three divides, the 34 that thirty divides are bad.
    (line,) = (line for line in told if line.startswith("Notify of the decision"))
    assert line.split()[-3:] == ["600", "300", "0"]


@pytest.mark.parametrize("way", [here, apart])
def test_a_good_table_ends_well_and_comes_from_a_pipe_too(way):
    found = way("audit", given="\ufeffcase;decision;notified\r\nÄ1;20.3.2018;2018-03-27\r\n")
    assert (found.status, found.said.splitlines()[0]) == (0, "1 case, of which 0 could not be judged.")
    (row,) = csv.DictReader(io.StringIO(found.written.decode("utf-8-sig"), newline=""))
    assert (row["case"], row["notify_status"]) == ("Ä1", "met")


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (["missing.csv"], "", "missing.csv: No such file or directory\n"),
        (["--as-at", "soon"], "decision\n", "--as-at: Enter a real date"),
        ([], "", "line 1, no column is a date of a case."),
        ([], "case,desision\n", "line 1, column B: “desision” is not known. Did you mean “decision”?"),
    ],
)
def test_what_cannot_be_audited_at_all_is_told_and_nothing_is_written(arguments, given, told):
    found = here("audit", *arguments, given=given)
    assert (found.status, found.written) == (2, b"")
    assert found.said.startswith(told)
    assert "Traceback" not in found.said


def test_what_is_no_row_of_csv_is_told_and_the_others_are_judged():
    found = here("audit", "--as-at", "2018-04-01", given='case,decision\nA,"2018-03-20"x\nB,2018-03-20\n')
    first, second = csv.DictReader(io.StringIO(found.written.decode("utf-8-sig"), newline=""))
    assert found.status == 1
    assert first["problems"].startswith("line 2: this is not a row of CSV")
    assert (second["case"], second["notify_status"]) == ("B", "overdue")
