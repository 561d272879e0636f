"""Auditing: each case by hand; a bad row is told by line and column, and stops no other."""

import csv
import io
import time
from datetime import UTC, datetime

import pytest

from calculator.command.audit import Auditing, Summary, audit, header, table
from calculator.command.case_table import columns, letter
from calculator.command.csv_rows import OPEN, Row
from calculator.dates import clock
from calculator.exports.record import stamp
from tests.engine.command_line import apart, here

HEADER = ["case", "known_to_chair", "decision", "decision_outcome", "agreed_completion", "records_secured", "notified",
          "completed", "as_at", "note"]  # fmt: skip


@pytest.fixture
def auditing(current):
    """What cases are judged by, for some columns and perhaps a day. It is 23:30 in Greenwich, and so the next day."""

    def made(names, as_at=""):
        return Auditing(
            edition=current,
            columns=columns(current.procedure, Row(line=1, cells=list(names))),
            as_at=clock.read(as_at, current.clock, times=True) if as_at else None,
            stamp=stamp(current, datetime(2018, 7, 1, 23, 30, tzinfo=UTC), ""),
        )

    return made


@pytest.fixture
def judge(auditing):
    """The row written for one case, by column, with its problems."""

    def judged(day="", /, **cells):
        row = Row(line=7, cells=[cells.pop(name, "") for name in HEADER])
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
    assert judge()[0]["judged_as_at"] == judge("2018-12-01", decision="soon")[0]["judged_as_at"] == ""


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        ("2018-03-27", ["2018-03-27", "due_today", "", "", ""]),
        ("2018-03-28", ["2018-03-27", "overdue", "", "", "1 day past its date (1 working day), no date entered"]),
        # Good Friday 30 March and Easter Monday 2 April lie between.
        ("2018-04-04", ["2018-03-27", "overdue", "", "", "8 days past its date (4 working days), no date entered"]),
    ],
)
def test_what_is_overdue_is_told_by_how_much_up_to_the_day_judged_by(judge, as_at, expected):
    assert of(judge(as_at, decision="2018-03-20")[0], "notify") == expected


def test_what_is_overdue_by_the_hour_is_told_in_hours_where_both_have_times(judge):
    row, _ = judge("2018-03-02T18:00", known_to_chair="1/3/2018 16:30")
    assert of(row, "secure_records")[1:] == ["overdue", "", "", "1 hour 30 minutes past its date, no date entered"]
    row, _ = judge("2018-03-04", known_to_chair="1/3/2018 16:30")
    assert of(row, "secure_records")[1:] == ["overdue", "", "", "2 days past its date, no date entered"]


def test_a_date_that_was_agreed_is_overdue_by_itself(judge):
    """Six months from 20 March 2018 are 20 September; 14 December 2018 is a Friday."""
    given = {"decision": "20/3/2018", "decision_outcome": "initiate", "agreed_completion": "14/12/2018"}
    row, _ = judge("2018-12-19", **given)
    assert of(row, "complete")[:2] == ["2018-09-20", "overdue"]
    assert of(row, "agreed_completion")[1:] == [
        "overdue", "", "", "5 days past its date (3 working days), no date entered",
    ]  # fmt: skip


def test_another_reading_has_its_date_where_it_gives_another(judge, auditing):
    """Saturday 24 March 2018: the fifth working day after is Tuesday 3 April, or from Monday the 26th Wednesday."""
    row, _ = judge(decision="24/3/2018")
    assert (row["notify_due"], row["notify_other_reading"]) == ("2018-04-03", "2018-04-04")
    assert judge(decision="20/3/2018")[0]["notify_other_reading"] == ""
    assert judge(known_to_chair="24/2/2018")[0]["notify_other_reading"] == ""
    by = auditing(["publication"])
    row = row_of(by, audit(by, Row(line=2, cells=["20/3/2018"])))
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
        notices = [*(notice.message for notice in current.procedure.notices), current.procedure.unofficial]
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


def test_what_follows_a_missing_date_is_a_warning_and_all_else_is_judged(judge):
    row, problems = judge("2018-05-01", known_to_chair="2018-03-01", notified="2018-03-27")
    assert (problems, row["warnings"]) == ([], "missing_start")
    assert of(row, "decide") == ["2018-04-01", "not_recorded", "", "", ""]
    assert of(row, "notify") == ["", "needs_date", "", "", ""]


def test_a_wrong_order_and_a_wrong_today_are_told_at_the_cell(judge):
    (order,) = judge(known_to_chair="2018-03-21", decision="2018-03-20")[1]
    assert order.startswith("line 7, column C (decision): Check")
    (today,) = judge(as_at="yesterday", decision="2018-03-20")[1]
    assert today.startswith("line 7, column I (as_at): Enter a real date")


def test_more_cells_than_columns_are_one_problem_and_fewer_are_empty_ones(auditing):
    by = auditing(["case", "decision", "notified"], "2018-04-01")
    found = audit(by, Row(line=3, cells=["A", "2018-03-20", "", "", "x", "y"]))
    assert found.problems == [
        "line 3, column E: 2 cells stand beyond the last column of line 1. Put a note that was parted by mistake in "
        "quotes."
    ]
    assert list(row_of(by, found).values())[:3] == ["A", "2018-03-20", ""]
    found = audit(by, Row(line=3, cells=["A", "2018-03-20"]))
    assert (found.problems, found.statuses["notify"]) == ([], "overdue")


def test_a_column_without_a_name_is_left_out_and_what_stands_beneath_it_is_told(auditing):
    by = auditing(["case", "", "decision", ""], "2018-04-01")
    assert header(by)[:3] == ["case", "decision", "judged_as_at"]
    found = audit(by, Row(line=3, cells=["A", "", "2018-03-20", ""]))
    assert (list(row_of(by, found).values())[:2], found.problems) == (["A", "2018-03-20"], [])
    found = audit(by, Row(line=3, cells=["A", "x", "2018-03-20"]))
    assert found.problems == ["line 3, column B: this column has no name in line 1. Name it, or empty this cell."]


def test_what_is_no_row_keeps_its_case(auditing):
    by = auditing(["case", "decision", "note"])
    found = audit(by, Row(line=3, cells=["A", '"2018'], wrong=OPEN, place=1))
    assert found.problems == [f"line 3, column B (decision): {OPEN}"]
    row = row_of(by, found)
    assert (row["case"], row["decision"], row["note"], row["problems"]) == ("A", '"2018', "", *found.problems)


@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_what_is_handed_on_is_no_formula(judge, first):
    row, problems = judge(case=f"{first}1+1", note=f"{first}cmd|' /C calc'!A0", decision=f"{first}1/3/2018")
    assert (row["case"][0], row["note"][0], row["decision"]) == ("'", "'", f"'{first}1/3/2018")
    assert len(problems) == 1


def test_the_warnings_of_the_dates_are_named(judge):
    row, _ = judge(known_to_chair="2019-09-30", decision="2018-12-01")
    assert row["warnings"] == ""
    row, _ = judge(known_to_chair="2019-09-01", decision="2019-09-30")
    assert row["warnings"] == "regime_ended panel_changed"


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
    assert told[0].startswith("line 2, column B (decision): Enter a real date")
    assert told[99].startswith("line 992, column B (decision): Enter a real date")
    assert told[100] == "1,000 cases, of which 100 could not be judged."
    # 900 good rows; of the 334 numbers that three divides, the 34 that thirty divides are bad.
    (line,) = (line for line in told if line.startswith("Notify of the decision"))
    assert line.split()[-3:] == ["600", "300", "0"]


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


def test_a_time_to_the_second_is_refused_and_midnight_to_the_minute_is_a_time(judge):
    """Known at noon on 1 March: the records by noon on the 2nd, so at its midnight that was still to come."""
    known = {"known_to_chair": "1/3/2018 12:00"}
    for cells in ({"as_at": "2/3/2018 16:30:15"}, {"known_to_chair": "1/3/2018 12:00:15"}):
        row, (problem,) = judge("2018-03-02T16:30", **known | cells)
        assert row["secure_records_status"] == ""
        assert f"({next(iter(cells))})" in problem
    row, problems = judge(**known, as_at="2/3/2018 00:00")
    assert (row["judged_as_at"], row["secure_records_status"]) == ("2018-03-02T00:00+00:00", "due_today")
    assert problems == []
    row, _ = judge("2018-03-02", known_to_chair="1/3/2018 00:00")
    assert row["secure_records_due"] == "2018-03-02T00:00+00:00"
    refused = here("audit", "--as-at", "2/3/2018 16:30:15", given="known_to_chair\n1/3/2018\n")
    assert (refused.status, refused.written) == (2, b"")
    midnight = here("audit", "--as-at", "2/3/2018 00:00", given="known_to_chair\n1/3/2018\n")
    assert b",2018-03-02T00:00+00:00," in midnight.written


@pytest.mark.parametrize(("day", "status"), [("2018-12-02", "overdue"), ("", "no_status")])
def test_an_agreed_date_is_counted_by_how_it_stands_and_one_that_nobody_agreed_is_not(auditing, day, status):
    names = ["decision", "decision_outcome", "agreed_completion"]
    by = auditing(names, day)
    found = audit(by, Row(line=2, cells=["2018-03-20", "initiate", "2018-12-01"]))
    assert found.statuses["agreed_completion"] == status
    for others in (["initiate", ""], ["not_initiate", "2018-12-01"]):
        assert "agreed_completion" not in audit(by, Row(line=2, cells=["2018-03-20", *others])).statuses


@pytest.mark.parametrize("way", [here, pytest.param(apart, marks=pytest.mark.apart)])
def test_a_good_table_ends_well_and_comes_from_a_pipe_too(way):
    found = way("audit", given="\ufeffcase;decision;notified\r\nÄ1;20.3.2018;2018-03-27\r\n")
    assert (found.status, found.said.splitlines()[0]) == (0, "1 case, of which 0 could not be judged.")
    (row,) = written_by(found)
    assert (row["case"], row["notify_status"]) == ("Ä1", "met")


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (["missing.csv"], "", "missing.csv: No such file or directory\n"),
        (["--as-at", "soon"], "decision\n", "--as-at: Enter a real date"),
        ([], "", "line 1, no column is a date of a case."),
        ([], "case,desision\n", "line 1, column B: “desision” is not known. Did you mean “decision”?"),
        ([], "sep=;\ncase;desision\n", "line 2, column B: “desision” is not known. Did you mean “decision”?"),
        ([], 'case,"decision\nA,2018-03-20\n', "line 1, column B: a quote is opened and not closed."),
        ([], "case,decision\n".encode("utf-16"), "This file is not CSV as it is read here: save it as “CSV UTF-8”"),
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
        "case,known_to_chair,decision,note\nA,1/3/2018,20/3/2018,\"late\nB,1/3/2018,9/9/2018,\n"
        'C,1/3/2018,9/9/2018,"\nD,1/3/2018,,\n'
    )
    found = way("audit", "--as-at", "2018-04-05", given=given)
    rows = written_by(found)
    assert found.status == 1
    assert found.said.splitlines()[:3] == [
        f"line 2, column D (note): {OPEN}",
        f"line 4, column D (note): {OPEN}",
        "4 cases, of which 2 could not be judged.",
    ]
    # One month from 1 March 2018 is 1 April; the 2nd is Easter Monday.
    assert [(row["case"], row["decide_status"], row["decide_margin"]) for row in rows] == [
        ("A", "", ""),
        ("B", "missed", "161 days late (111 working days)"),
        ("C", "", ""),
        ("D", "overdue", "4 days past its date (3 working days), no date entered"),
    ]


def test_a_line_that_names_what_parts_the_cells_is_no_row_and_lines_are_counted_with_it():
    found = here("audit", given="sep=;\r\ncase;decision\r\nA;soon\r\n")
    assert found.said.startswith("line 3, column B (decision): Enter a real date")
    assert [row["case"] for row in written_by(found)] == ["A"]


def test_the_clock_is_read_once_and_each_row_says_when_the_audit_was_made(london):
    before = datetime.now(london).replace(second=0, microsecond=0)
    rows = written_by(here("audit", given="case,decision\nA,2018-03-20\nB,soon\n"))
    (made,) = {row["made"] for row in rows}
    written = datetime.strptime(made.rpartition(" (")[0], "Made on %A %d %B %Y at %H:%M").replace(tzinfo=london)
    assert before <= written <= datetime.now(london)


def test_what_is_no_row_of_csv_is_told_and_the_others_are_judged():
    found = here("audit", "--as-at", "2018-04-01", given='case,decision\nA,"2018-03-20"x\nB,2018-03-20\n')
    first, second = written_by(found)
    assert found.status == 1
    assert (first["case"], first["problems"].partition(":")[0]) == ("A", "line 2, column B (decision)")
    assert (second["case"], second["notify_status"]) == ("B", "overdue")


TABLES = {
    "notes": lambda count: f"case,decision{''.join(f',note_{place}' for place in range(count))}\nA,{',x' * count}\n",
    "unknown": lambda count: f"decision{''.join(f',colum_{place}' for place in range(count))}\n",
    "unnamed and filled": lambda count: f"case,decision{',' * count}\nA,{',x' * count}\n",
    "beyond the last": lambda count: f"case,decision\nA,{',x' * count}\n",
    "before a wrong quote": lambda count: f"case,decision{',' * count}\nA,{',x' * count},\"x\"y\n",
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
        "line 3, column C (note): this cell is longer than 131,072 characters. Shorten it.",
        f"line 4, column {letter(2 + 104_856)}: the line is longer than 1,048,576 bytes, and was read up to here. "
        "Shorten it.",
        "4 cases, of which 2 could not be judged.",
    ]
    assert [(row["case"], row["notify_status"]) for row in written_by(found)] == [
        ("A", "overdue"), ("B", ""), ("C", ""), ("D", "overdue"),
    ]  # fmt: skip


def test_a_first_line_that_is_too_long_is_told_and_nothing_is_written():
    found = here("audit", given=f"decision{',note' * 300_000}\n2018-03-20\n")
    assert (found.status, found.written) == (2, b"")
    assert found.said.startswith("line 1, column ")
    assert "the line is longer than 1,048,576 bytes" in found.said


# ---- what an audit came to


@pytest.fixture
def told(current):
    """The table for cases of a decision and a notification, without the notices and the edition below it."""

    def made(*rows, as_at="2018-04-01", names=("decision", "notified")):
        auditing = Auditing(
            edition=current,
            columns=columns(current.procedure, Row(line=1, cells=list(names))),
            as_at=clock.read(as_at, current.clock, times=True) if as_at else None,
            stamp=stamp(current, datetime(2018, 7, 1, tzinfo=UTC), ""),
        )
        summary = Summary()
        for row in rows:
            summary.add(audit(auditing, Row(line=2, cells=list(row))))
        lines = table(auditing, summary).split("\n")
        assert lines[-4:] == [*auditing.stamp.notices, auditing.stamp.by]
        return lines[:-4]

    return made


def test_each_timescale_has_a_row_and_each_status_that_there_is_a_column(told):
    """Of four decisions on 20 March 2018, told on the 27th, on the 28th, and not; one date is none."""
    assert told(["2018-03-20", "2018-03-27"], ["2018-03-20", "2018-03-28"], ["2018-03-20", ""], ["x", ""]) == [
        "4 cases, of which 1 could not be judged.",
        "",
        "                              In time           Late Past its date, no date entered   Needs a date",
        "Secure the records                  0              0                              0              3",
        "Decide                              0              0                              0              3",
        "Notify of the decision              1              1                              1              0",
        "Complete the review                 0              0                              0              3",
        "Send the copies                     0              0                              0              3",
        "",
        "Judged as at Sunday 1 April 2018.",
    ]


def test_a_date_that_was_agreed_has_a_row_of_its_own_by_its_name(told):
    names = ("decision", "decision_outcome", "agreed_completion")
    lines = told(["2018-03-20", "initiate", "2018-12-01"], as_at="2018-11-30", names=names)
    assert "The agreed completion               1                              0              0" in lines


def test_what_a_later_step_shows_or_was_done_some_day_is_counted_as_such_and_never_as_overdue(told):
    """The half-kept record: the decision by publication, the copies too late; and copies sent on some day."""
    names = ("known_to_chair", "publication", "copies_sent")
    rows = ["2012-03-03", "2013-09-17", ""], ["2012-03-03", "2013-09-17", "undated"]
    assert told(*rows, as_at="2013-10-01", names=names)[2:8] == [
        "                       Done, day not known No date entered   Needs a date",
        "Secure the records                       0               2              0",
        "Decide                                   0               2              0",
        "Notify of the decision                   0               0              2",
        "Complete the review                      0               0              2",
        "Send the copies                          1               1              0",
    ]


def test_a_time_to_judge_by_is_told_with_its_offset(told):
    assert told(as_at="2018-04-01T16:30")[-1] == "Judged as at Sunday 1 April 2018 at 16:30 (BST)."


def test_one_case_is_one_and_what_has_no_day_to_be_judged_by_is_not_judged(told):
    shown = told(["2018-03-20", ""], as_at="")
    assert shown[0] == "1 case, of which 0 could not be judged."
    assert shown[2].split("  ")[-1].strip() == "Not judged"
    assert shown[-1] == "Judged as at the day given in each row, where one is."


def test_thousands_are_told_apart(told):
    shown = told(*[["2018-03-20", "2018-03-27"]] * 1_234)
    assert shown[0] == "1,234 cases, of which 0 could not be judged."
    assert shown[5].split()[-2:] == ["1,234", "0"]


def test_of_no_cases_there_is_no_table(told):
    assert told() == ["0 cases, of which 0 could not be judged.", "", "", "Judged as at Sunday 1 April 2018."]
