"""The contract of the timeline, for the procedure as it stands: what is due when, each status and warning, by hand."""

import re
from datetime import date, timedelta

import pytest

from calculator import edition, responses

DEADLINES = ("secure_records", "decide", "notify", "complete", "send_copies")


@pytest.fixture(scope="module")
def plan():
    """The timeline of the answer to dates written as in a request."""
    current = edition.current()

    def answered(as_at=None, **dates):
        response = responses.answer(current, {"ask": "timeline", "dates": dates} | ({"as_at": as_at} if as_at else {}))
        assert response["ok"], response["errors"]
        return response["timeline"]

    return answered


@pytest.fixture(scope="module")
def deadline(plan):
    """One deadline of the timeline."""

    def found(wanted, as_at=None, **dates):
        return next(d for d in plan(as_at, **dates)["deadlines"] if d["id"] == wanted)

    return found


def codes(plan):
    return [warning["code"] for warning in plan["warnings"]]


# ---- the example of the contract

EXAMPLE = {"known_to_chair": "2018-03-01T16:30", "decision": "2018-03-20", "decision_outcome": "initiate"}


def test_the_example_of_a_timeline_gives_what_the_contract_shows(plan):
    found = plan("2018-03-22", **EXAMPLE)
    assert found["warnings"] == []
    notify = next(deadline for deadline in found["deadlines"] if deadline["id"] == "notify")
    shown = {
        "id": "notify",
        "force": "must",
        "due": "2018-03-27",
        "closed_on": None,
        "projected": False,
        "status": "upcoming",
        "days": 5,
        "readings": [],
        "needs": [],
        "provisions": ["3.12"],
    }
    assert shown.items() <= notify.items()
    assert notify["working"]["start"]["at"] == "2018-03-20"


def test_the_rest_of_that_example_by_hand(plan):
    """Known at 16:30 on 1 March: records by 16:30 on the second, and a decision by 1 April."""
    found = {d["id"]: d for d in plan("2018-03-22", **EXAMPLE)["deadlines"]}
    assert {key: (d["due"], d["status"], d["days"]) for key, d in found.items()} == {
        "secure_records": ("2018-03-02T16:30+00:00", "overdue", -20),
        "decide": ("2018-04-01", "met", 10),
        "notify": ("2018-03-27", "upcoming", 5),
        "complete": ("2018-09-20", "upcoming", 182),
        "send_copies": (None, "needs_date", None),
    }


# ---- what is due when


@pytest.mark.parametrize(
    ("wanted", "dates", "due"),
    [
        ("secure_records", {"known_to_chair": "2018-03-01T16:30"}, "2018-03-02T16:30+00:00"),
        ("secure_records", {"known_to_chair": "2018-03-24T16:30"}, "2018-03-25T17:30+01:00"),
        ("secure_records", {"known_to_chair": "2018-03-01"}, "2018-03-02"),
        ("decide", {"known_to_chair": "2018-03-01"}, "2018-04-01"),
        ("decide", {"known_to_chair": "2018-03-01T16:30"}, "2018-04-01"),
        ("decide", {"known_to_chair": "2018-01-31"}, "2018-02-28"),
        ("notify", {"decision": "2018-03-20"}, "2018-03-27"),
        ("notify", {"decision": "2018-03-20", "decision_outcome": "initiate"}, "2018-03-27"),
        ("notify", {"decision": "2018-03-20", "decision_outcome": "not_initiate"}, "2018-03-27"),
        ("notify", {"decision": "2018-03-29"}, "2018-04-09"),
        ("complete", {"decision": "2018-03-20", "decision_outcome": "initiate"}, "2018-09-20"),
        ("complete", {"decision": "2018-08-31", "decision_outcome": "initiate"}, "2019-02-28"),
        ("send_copies", {"publication": "2018-10-12"}, "2018-10-05"),
        ("send_copies", {"publication": "2018-03-05"}, "2018-02-26"),
    ],
)
def test_each_deadline_is_due_as_the_chapter_has_it(deadline, wanted, dates, due):
    found = deadline(wanted, **dates)
    assert (found["due"], found["projected"], found["needs"]) == (due, False, [])


def test_every_deadline_stands_in_every_timeline_in_the_order_of_the_file(plan):
    for dates in (
        {},
        {"known_to_chair": "2018-03-01"},
        {"decision": "2018-03-20", "decision_outcome": "not_initiate"},
    ):
        assert tuple(d["id"] for d in plan(**dates)["deadlines"]) == DEADLINES


def test_only_the_notification_is_a_must(plan):
    """5.2, 5.3 and 14.1 say should; 3.12 says must."""
    forces = {d["id"]: d["force"] for d in plan()["deadlines"]}
    assert forces == dict.fromkeys(DEADLINES, "should") | {"notify": "must"}
    cited = {d["id"]: d["provisions"] for d in plan()["deadlines"]}
    assert cited == {
        "secure_records": ["5.2"],
        "decide": ["5.2"],
        "notify": ["3.12"],
        "complete": ["5.3"],
        "send_copies": ["14.1(g)"],
    }


def test_the_cautious_reading_of_at_least_one_week_is_eight_days(deadline):
    (reading,) = deadline("send_copies", publication="2018-10-12")["readings"]
    assert (reading["id"], reading["due"]) == ("clear_days", "2018-10-04")


def test_a_status_follows_the_due_date_and_not_another_reading(deadline):
    """Published on 12 October: the fifth is due today, though eight clear days would have been the fourth."""
    assert deadline("send_copies", "2018-10-05", publication="2018-10-12")["status"] == "due_today"
    assert deadline("send_copies", publication="2018-10-12", copies_sent="2018-10-05")["status"] == "met"


@pytest.mark.parametrize(
    ("decision", "due", "otherwise"),
    [
        ("2018-03-24", "2018-04-03", "2018-04-04"),  # a Saturday; days 27, 28, 29 March, 3 and 4 April from the Monday
        ("2018-03-25", "2018-04-03", "2018-04-04"),
        ("2018-03-30", "2018-04-09", "2018-04-10"),  # Good Friday; from Tuesday 3 April, 4, 5, 6, 9 and 10 April
        ("2018-12-25", "2019-01-03", "2019-01-04"),  # from Thursday 27 December, 28, 31, 2, 3 and 4 January
        ("2023-05-08", "2023-05-15", "2023-05-16"),  # the coronation; from Tuesday 9 May
    ],
)
def test_a_decision_on_a_closed_day_may_be_read_as_made_on_the_next_working_day(deadline, decision, due, otherwise):
    """The next working day is day 1; the other reading takes it for the day of the decision itself."""
    found = deadline("notify", decision=decision)
    assert found["due"] == due
    assert [(reading["id"], reading["due"]) for reading in found["readings"]] == [("closed_day", otherwise)]


@pytest.mark.parametrize("decision", ["2018-03-20", "2018-03-29", "2018-04-03", "2012-05-28"])
def test_a_decision_on_a_working_day_has_no_other_reading(deadline, decision):
    assert deadline("notify", decision=decision)["readings"] == []


# ---- what is projected, and what is needed


def test_with_nothing_given_each_deadline_says_which_date_it_needs(plan):
    found = {d["id"]: d for d in plan("2018-03-22")["deadlines"]}
    assert {key: found[key]["needs"] for key in found} == {
        "secure_records": ["known_to_chair"],
        "decide": ["known_to_chair"],
        "notify": ["decision"],
        "complete": ["decision", "decision_outcome"],
        "send_copies": ["publication"],
    }
    for d in found.values():
        assert (d["due"], d["status"], d["days"], d["projected"]) == (None, "needs_date", None, False)
        assert d["working"]["start"] is None


def test_without_a_decision_the_dates_after_it_are_projected_from_when_it_is_due(plan):
    """Known on 1 March, so to be decided by 1 April; five working days from Easter Day is Monday 9 April."""
    found = {d["id"]: d for d in plan("2030-01-01", known_to_chair="2018-03-01T16:30")["deadlines"]}
    assert found["notify"]["due"] == "2018-04-09"
    assert found["complete"]["due"] == "2018-10-01"
    assert found["notify"]["needs"] == ["decision"]
    assert found["complete"]["needs"] == ["decision", "decision_outcome"]
    for key in ("notify", "complete"):
        assert found[key]["projected"] is True
        assert found[key]["working"]["start"]["at"] == "2018-04-01"
        assert found[key]["working"]["start"]["projected"] is True
    assert [found[key]["projected"] for key in ("secure_records", "decide", "send_copies")] == [False] * 3


def test_nothing_projected_is_ever_overdue(plan):
    """Not even years later, nor has it days to go."""
    for as_at in ("2018-03-01", "2018-04-09", "2018-04-10", "2030-01-01", "2030-01-01T12:00"):
        for d in plan(as_at, known_to_chair="2018-03-01")["deadlines"]:
            if d["projected"]:
                assert (d["status"], d["days"]) == ("needs_date", None)


def test_with_a_decision_but_no_outcome_completion_is_projected_and_needs_the_outcome(plan):
    found = {d["id"]: d for d in plan("2030-01-01", decision="2018-03-20")["deadlines"]}
    complete = found["complete"]
    assert (complete["due"], complete["projected"], complete["status"]) == ("2018-09-20", True, "needs_date")
    assert (complete["needs"], complete["days"]) == (["decision_outcome"], None)
    assert complete["working"]["start"]["projected"] is False
    assert (found["notify"]["projected"], found["notify"]["status"]) == (False, "overdue")


def test_a_decision_starts_its_own_clock_whenever_it_was_due(deadline):
    found = deadline("notify", known_to_chair="2018-03-01", decision="2018-05-01")
    assert (found["due"], found["projected"]) == ("2018-05-09", False)


@pytest.mark.parametrize("wanted", ["complete", "send_copies"])
@pytest.mark.parametrize("as_at", [None, "2030-01-01"])
def test_where_no_review_is_initiated_there_is_nothing_to_complete_or_to_publish(deadline, wanted, as_at):
    found = deadline(wanted, as_at, decision="2018-03-20", decision_outcome="not_initiate", publication="2018-10-12")
    assert (found["status"], found["due"], found["days"]) == ("not_applicable", None, None)
    assert (found["needs"], found["readings"], found["projected"]) == ([], [], False)


def test_a_decision_not_to_initiate_is_notified_all_the_same(deadline):
    found = deadline("notify", "2018-03-22", decision="2018-03-20", decision_outcome="not_initiate")
    assert (found["due"], found["status"], found["days"]) == ("2018-03-27", "upcoming", 5)


def test_copies_wait_for_publication_and_for_no_outcome(deadline):
    found = deadline("send_copies", "2018-10-01", publication="2018-10-12")
    assert (found["due"], found["status"], found["projected"], found["needs"]) == (
        "2018-10-05",
        "upcoming",
        False,
        [],
    )


# ---- status and days


# Records are due 24 hours after the Chair knew, to the minute where a time was given.
@pytest.mark.parametrize(
    ("known", "as_at", "status", "days"),
    [
        # A time against a time is compared to the minute.
        ("2018-03-01T16:30", "2018-03-01T16:30", "upcoming", 1),
        ("2018-03-01T16:30", "2018-03-01T23:59", "upcoming", 1),
        ("2018-03-01T16:30", "2018-03-02T00:00", "due_today", 0),
        ("2018-03-01T16:30", "2018-03-02T16:29", "due_today", 0),
        ("2018-03-01T16:30", "2018-03-02T16:30", "due_today", 0),
        ("2018-03-01T16:30", "2018-03-02T16:31", "overdue", 0),
        ("2018-03-01T16:30", "2018-03-03T00:00", "overdue", -1),
        # Where either is a date alone, dates are compared.
        ("2018-03-01T16:30", "2018-03-01", "upcoming", 1),
        ("2018-03-01T16:30", "2018-03-02", "due_today", 0),
        ("2018-03-01T16:30", "2018-03-03", "overdue", -1),
        ("2018-03-01", "2018-03-01T23:59", "upcoming", 1),
        ("2018-03-01", "2018-03-02T00:00", "due_today", 0),
        ("2018-03-01", "2018-03-02T23:59", "due_today", 0),
        ("2018-03-01", "2018-03-03T00:00", "overdue", -1),
        ("2018-03-01", "2018-03-01", "upcoming", 1),
        ("2018-03-01", "2018-03-02", "due_today", 0),
        ("2018-03-01", "2018-03-03", "overdue", -1),
        # Long before and long after.
        ("2018-03-01", "2017-03-02", "upcoming", 365),
        ("2018-03-01T16:30", "2019-03-02", "overdue", -365),
        # Due at 17:30 BST on 25 March, 24 hours after 16:30 GMT.
        ("2018-03-24T16:30", "2018-03-25T17:30", "due_today", 0),
        ("2018-03-24T16:30", "2018-03-25T17:31", "overdue", 0),
        # Due at 01:30 GMT, the second 01:30 of the night; of a time as entered, the first is taken.
        ("2018-10-27T02:30", "2018-10-28T01:31", "due_today", 0),
        ("2018-10-27T02:30", "2018-10-28T02:00", "overdue", 0),
        # The night of 30 June is 1 July by the clock in England, though still June in UTC.
        ("2018-06-30T00:30", "2018-07-01T00:30", "due_today", 0),
        ("2018-06-30T00:30", "2018-06-30T23:59", "upcoming", 1),
    ],
)
def test_what_is_not_done_stands_against_today(deadline, known, as_at, status, days):
    found = deadline("secure_records", as_at, known_to_chair=known)
    assert (found["status"], found["days"]) == (status, days)


@pytest.mark.parametrize(
    ("known", "secured", "status"),
    [
        ("2018-03-01T16:30", "2018-03-02T16:30", "met"),
        ("2018-03-01T16:30", "2018-03-02T16:31", "missed"),
        ("2018-03-01T16:30", "2018-03-02", "met"),
        ("2018-03-01T16:30", "2018-03-03", "missed"),
        ("2018-03-01", "2018-03-02T23:59", "met"),
        ("2018-03-01", "2018-03-03T00:00", "missed"),
        ("2018-03-01", "2018-03-02", "met"),
        # Secured before the Chair knew: simply met.
        ("2018-03-01T16:30", "2018-03-01T09:00", "met"),
        ("2018-03-01", "2017-12-31", "met"),
        # Due at 01:30 GMT: 01:59 as entered is the earlier, BST, half an hour before.
        ("2018-10-27T02:30", "2018-10-28T01:59", "met"),
        ("2018-10-27T02:30", "2018-10-28T02:00", "missed"),
    ],
)
@pytest.mark.parametrize("as_at", [None, "2018-03-01", "2030-01-01"])
def test_what_was_done_is_met_or_missed_whatever_today_is(deadline, known, secured, status, as_at):
    found = deadline("secure_records", as_at, known_to_chair=known, records_secured=secured)
    assert found["status"] == status


@pytest.mark.parametrize(
    ("wanted", "done", "on_the_day", "dates"),
    [
        ("decide", "decision", "2018-04-01", {"known_to_chair": "2018-03-01T16:30"}),
        ("notify", "notified", "2018-03-27", {"decision": "2018-03-20"}),
        ("complete", "completed", "2018-09-20", {"decision": "2018-03-20", "decision_outcome": "initiate"}),
        ("send_copies", "copies_sent", "2018-10-05", {"publication": "2018-10-12"}),
    ],
)
def test_each_deadline_is_met_on_its_day_and_missed_the_day_after(deadline, wanted, done, on_the_day, dates):
    def status(days):
        when = date.fromisoformat(on_the_day) + timedelta(days=days)
        return deadline(wanted, **dates, **{done: when.isoformat()})["status"]

    assert [status(-1), status(0), status(1)] == ["met", "met", "missed"]


@pytest.mark.parametrize(
    ("wanted", "due", "dates"),
    [
        ("decide", "2018-04-01", {"known_to_chair": "2018-03-01T16:30"}),
        ("notify", "2018-03-27", {"decision": "2018-03-20"}),
        ("complete", "2018-09-20", {"decision": "2018-03-20", "decision_outcome": "initiate"}),
        ("send_copies", "2018-10-05", {"publication": "2018-10-12"}),
    ],
)
def test_each_deadline_not_done_goes_from_upcoming_through_due_today_to_overdue(deadline, wanted, due, dates):
    for days, status in (
        (400, "upcoming"),
        (1, "upcoming"),
        (0, "due_today"),
        (-1, "overdue"),
        (-6, "overdue"),
    ):
        for time in ("", "T00:00", "T23:59"):
            as_at = (date.fromisoformat(due) - timedelta(days=days)).isoformat() + time
            found = deadline(wanted, as_at, **dates)
            assert (found["status"], found["days"]) == (status, days)


def test_days_are_whole_days_from_today_to_the_due_date_done_or_not(deadline):
    dates = {"decision": "2018-03-20", "notified": "2018-03-21"}
    assert deadline("notify", "2018-03-22", **dates)["days"] == 5
    assert deadline("notify", "2018-03-28T23:59", **dates)["days"] == -1
    assert deadline("notify", **dates)["days"] is None


def test_a_decision_with_nothing_to_count_it_from_needs_the_date_that_the_chair_knew(deadline):
    found = deadline("decide", "2018-03-22", decision="2018-03-20")
    assert (found["status"], found["due"], found["needs"]) == ("needs_date", None, ["known_to_chair"])


def test_past_six_months_a_timescale_is_agreed_and_no_duty_is_called_broken(deadline):
    """5.3: the codes stay, the words do not accuse."""
    dates = {"decision": "2018-03-20", "decision_outcome": "initiate"}
    late = deadline("complete", "2018-12-01", **dates)
    done = deadline("complete", **dates, completed="2018-12-01")
    assert (late["status"], done["status"]) == ("overdue", "missed")
    for found in (late, done):
        assert "5.3" in found["label"]
        assert "timescale" in found["label"]
        assert not re.search("overdue|missed|late", found["label"].lower())
    assert deadline("notify", "2018-12-01", decision="2018-03-20")["label"] == "Past due, no date entered"


# ---- the working


def test_the_working_shows_each_day_counted_and_each_closed_day_by_name(deadline):
    working = deadline("notify", decision="2018-03-29")["working"]
    assert working["counted"] == [
        {"day": 1, "date": "2018-04-03"},
        {"day": 2, "date": "2018-04-04"},
        {"day": 3, "date": "2018-04-05"},
        {"day": 4, "date": "2018-04-06"},
        {"day": 5, "date": "2018-04-09"},
    ]
    assert working["skipped"] == [
        {"date": "2018-03-30", "why": "Good Friday"},
        {"date": "2018-03-31", "why": "Saturday"},
        {"date": "2018-04-01", "why": "Sunday"},
        {"date": "2018-04-02", "why": "Easter Monday"},
        {"date": "2018-04-07", "why": "Saturday"},
        {"date": "2018-04-08", "why": "Sunday"},
    ]
    assert working["start"]["at"] == "2018-03-29"
    assert working["calendar"] == {"from": "2012-01-01", "to": "2028-12-31"}


# ---- warnings


@pytest.mark.parametrize(
    ("code", "without", "with_it"),
    [("regime_ended", "2019-09-29", "2019-09-30"), ("before_regulations", "2006-04-01", "2006-03-31")],
)
@pytest.mark.parametrize(
    "event",
    ["known_to_chair", "decision", "publication", "records_secured", "copies_sent"],
)
def test_any_date_outside_the_years_of_the_regulations_warns(plan, event, code, without, with_it):
    """In force from 1 April 2006; the last boards gave way after 29 September 2019."""
    assert code not in codes(plan(**{event: without}))
    assert code in codes(plan(**{event: with_it}))


@pytest.mark.parametrize(
    ("dates", "warned"),
    [
        ({"decision": "2018-06-28"}, False),
        ({"decision": "2018-06-29"}, True),
        ({"publication": "2018-06-28"}, False),
        ({"publication": "2018-06-29"}, True),
        ({"known_to_chair": "2018-06-29"}, False),
        ({"records_secured": "2018-07-01T12:00"}, False),
        ({"decision": "2018-06-28", "notified": "2018-06-29"}, False),
        ({"decision": "2018-06-28", "completed": "2018-12-01", "copies_sent": "2018-12-01"}, False),
    ],
)
def test_a_decision_or_publication_from_29_june_2018_met_another_panel(plan, dates, warned):
    assert ("panel_changed" in codes(plan(**dates))) is warned


@pytest.mark.parametrize("as_at", ["1950-01-01", "2006-03-31", "2018-10-28T01:30", "2026-01-01", "2040-01-01"])
def test_today_never_raises_a_warning(plan, as_at):
    """Nor does a due date that no date entered has reached."""
    assert plan(as_at)["warnings"] == []
    given = {"known_to_chair": "2018-03-01", "decision": "2018-03-20", "decision_outcome": "initiate"}
    assert plan(as_at, **given)["warnings"] == []
    assert plan(as_at, decision="2018-03-20")["warnings"] == []


def test_a_due_date_past_the_end_of_the_regime_does_not_warn_where_no_date_entered_is(plan):
    assert codes(plan(decision="2019-09-01", decision_outcome="initiate")) == ["panel_changed"]


@pytest.mark.parametrize("event", ["known_to_chair", "records_secured"])
def test_a_time_in_the_repeated_hour_is_told(plan, event):
    assert codes(plan(**{event: "2017-10-29T01:30"})) == ["repeated_hour"]
    assert codes(plan(**{event: "2017-10-29T02:00"})) == []


def test_the_earlier_of_a_repeated_time_is_taken(deadline):
    """01:30 BST on 28 October 2018, so 24 hours on it is 00:30 GMT."""
    assert deadline("secure_records", known_to_chair="2018-10-28T01:30")["due"] == "2018-10-29T00:30+00:00"


def test_each_warning_stands_once_in_the_order_of_the_file_with_its_words(plan):
    found = plan(
        known_to_chair="2005-01-01",
        records_secured="2029-10-28T01:30",
        decision="2029-01-01",
        publication="2030-01-01",
        copies_sent="2030-01-01",
    )
    assert codes(found) == [
        "regime_ended", "panel_changed", "before_regulations", "beyond_calendar", "repeated_hour",
    ]  # fmt: skip
    for warning in found["warnings"]:
        assert "{{" not in warning["message"]
    said = {warning["code"]: warning["message"] for warning in found["warnings"]}
    assert "29 September 2019" in said["regime_ended"]
    assert "29 June 2018" in said["panel_changed"]
    assert "1 April 2006" in said["before_regulations"]
    assert "2012" in said["beyond_calendar"]
    assert "2028" in said["beyond_calendar"]


# ---- where the calendars end


@pytest.mark.parametrize(
    ("decision", "due"),
    [
        ("2011-12-30", None),
        ("2012-01-01", "2012-01-09"),
        ("2012-01-03", "2012-01-10"),
        ("2028-12-20", "2028-12-29"),
        ("2028-12-21", None),
        ("2040-01-01", None),
        ("1990-01-01", None),
    ],
)
def test_where_the_bank_holidays_do_not_reach_there_is_neither_date_nor_status(plan, decision, due):
    """By hand: Monday 2 January 2012 was a bank holiday. The other deadlines are given all the same."""
    found = plan("2015-01-01", decision=decision, decision_outcome="initiate", notified=decision)
    notify, complete = found["deadlines"][2], found["deadlines"][3]
    assert (notify["due"], notify["status"]) == (due, "met" if due else None)
    assert (notify["days"] is None) is (due is None)
    assert notify["needs"] == []
    assert ("beyond_calendar" in codes(found)) is (due is None)
    assert complete["due"] is not None
    assert complete["status"] in ("overdue", "upcoming")


def test_a_projection_past_the_bank_holidays_has_no_date_and_that_is_told(plan):
    found = plan("2028-12-01", known_to_chair="2028-11-30")
    notify, complete = found["deadlines"][2], found["deadlines"][3]
    assert (notify["due"], notify["status"], notify["days"]) == (None, "needs_date", None)
    assert (complete["due"], complete["projected"]) == ("2029-06-30", True)
    assert codes(found) == ["regime_ended", "beyond_calendar"]


@pytest.mark.parametrize("known", ["9999-12-31", "9999-12-31T23:59", "9999-12-01", "0001-01-01", "0001-01-01T00:00"])
@pytest.mark.parametrize("as_at", [None, "0001-01-01", "9999-12-31", "9999-12-31T23:59", "0001-01-01T00:00"])
def test_the_ends_of_time_give_an_answer_and_no_traceback(plan, known, as_at):
    found = plan(as_at, known_to_chair=known, decision=known[:10], decision_outcome="initiate", publication=known[:10])
    for d in found["deadlines"]:
        if d["due"] is None:
            assert (d["status"], d["days"]) == (None, None)
    assert "beyond_calendar" in codes(found)


def test_every_start_of_the_years_of_the_procedure_gives_every_deadline(plan):
    """Each day from 2012 to 2019, each deadline after its start, each status as its days have it.

    All on one day, that of the answer: publication has come, and tells of what was not entered.
    """
    day = date(2012, 1, 2)
    while day < date(2019, 9, 30):
        given = {"known_to_chair": day, "decision": day, "decision_outcome": "initiate", "publication": day}
        found = plan(day.isoformat(), **{key: str(value) for key, value in given.items()})
        due = {d["id"]: date.fromisoformat(d["due"]) for d in found["deadlines"]}
        assert due["secure_records"] == day + timedelta(days=1)
        assert timedelta(28) <= due["decide"] - day <= timedelta(31)
        assert timedelta(5) <= due["notify"] - day <= timedelta(14)
        assert timedelta(181) <= due["complete"] - day <= timedelta(184)
        assert due["send_copies"] == day - timedelta(days=7)
        assert [d["status"] for d in found["deadlines"]] == [
            "not_recorded",
            "met",
            "upcoming",
            "not_recorded",
            "not_recorded",
        ]
        day += timedelta(days=1)
