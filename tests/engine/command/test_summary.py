"""What an audit came to is a table that a terminal shows in columns, with by what and as at which day it was judged."""

from datetime import UTC, datetime

import pytest

from calculator.command.audit import Auditing, audit
from calculator.command.cases_table import columns
from calculator.command.csv_rows import Row
from calculator.command.summary import Summary, table
from calculator.dates import clock
from calculator.exports.record import stamp


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
        "                                  Met         Missed        Overdue   Needs a date",
        "Secure the records                  0              0              0              3",
        "Decide                              0              0              0              3",
        "Notify of the decision              1              1              1              0",
        "Complete the review                 0              0              0              3",
        "Send the copies                     0              0              0              3",
        "",
        "Judged as at Sunday 1 April 2018.",
    ]


def test_a_date_that_was_agreed_has_a_row_of_its_own_by_its_name(told):
    names = ("decision", "decision_outcome", "agreed_completion")
    lines = told(["2018-03-20", "initiate", "2018-12-01"], as_at="2018-11-30", names=names)
    assert "The agreed completion               1              0              0" in lines


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
