"""Deadlines of the small procedure: what each runs from, when it is due and how it stands, worked by hand.

The boat was reported sunk on Thursday 1 March 2018 at 16:30 and the inquiry opened on Tuesday 20 March. A report to the
coastguard is due 36 hours after the first; the inquiry a month after it; telling the coastguard ten working days after
the second, where it found carelessness; the findings are posted two weeks before they are read out.
"""

from datetime import date

import pytest

from calculator.dates import clock
from calculator.dates.case import Case
from calculator.dates.deadlines import STATUSES, deadlines, difference
from calculator.dates.periods import holiday_calendar
from calculator.dates.readings import other_dates
from calculator.dates.timeline import timeline as timeline_of
from calculator.wording import deadlines as words
from calculator.wording.timeline import word as in_short

OPENED = {"reported": "2018-03-01T16:30", "opened": "2018-03-20", "verdict": "careless"}


@pytest.fixture
def deadline(timeline):
    """One deadline by its id."""

    def one(id, as_at=None, **dates):
        return next(found for found in timeline(as_at, **dates).deadlines if found.timescale.id == id)

    return one


@pytest.fixture
def read(london):
    return lambda text: text and clock.read(text, london)


def written(moment):
    return moment and clock.write(moment)


def test_there_is_a_deadline_for_each_timescale_in_the_order_of_the_file(timeline):
    for dates in ({}, OPENED, OPENED | {"verdict": "unlucky"}):
        assert [found.timescale.id for found in timeline(**dates).deadlines] == ["report", "open", "tell", "post"]


@pytest.mark.parametrize(
    ("id", "due"),
    [
        ("report", "2018-03-03T04:30+00:00"),
        ("open", "2018-04-01"),
        ("tell", "2018-04-05"),  # 21 to 23 and 26 to 29 March, then Easter, 3 to 5 April
        ("post", "2018-09-28"),
    ],
)
def test_each_deadline_is_due_when_its_period_ends(deadline, id, due):
    found = deadline(id, **OPENED, read_out="2018-10-12")
    assert (written(found.due), found.projected, found.needs) == (due, False, ())


def test_an_event_that_is_not_given_is_projected_from_when_it_is_due(deadline):
    """Reported on 1 March, so opened by 1 April: ten working days from Easter Day end on Monday 16 April."""
    found = deadline("tell", "2030-01-01", reported="2018-03-01")
    assert (found.start.event.id, written(found.start.at), found.start.projected) == ("opened", "2018-04-01", True)
    assert (written(found.due), found.projected, found.needs) == ("2018-04-16", True, ("opened", "verdict"))
    assert (found.status, found.days, found.difference) == ("needs_date", None, None)


def test_where_only_the_outcome_is_lacking_the_date_is_projected_from_the_start_that_is_given(deadline):
    found = deadline("tell", "2030-01-01", opened="2018-03-20")
    assert (written(found.due), found.start.projected, found.projected) == ("2018-04-05", False, True)
    assert (found.needs, found.status) == (("verdict",), "needs_date")


def test_a_deadline_that_runs_from_nothing_yet_has_no_date_and_needs_one(deadline):
    found = deadline("post", "2018-03-22", posted="2018-03-01")
    assert (found.start, found.due, found.projected, found.needs) == (None, None, False, ("read_out",))
    assert (found.status, found.days, written(found.done), found.difference) == ("needs_date", None, "2018-03-01", None)


@pytest.mark.parametrize("as_at", [None, "2030-01-01"])
def test_what_the_outcome_rules_out_does_not_arise_whatever_is_given(deadline, as_at):
    found = deadline("tell", as_at, **OPENED | {"verdict": "unlucky"}, told="2018-03-21", put_off="2018-05-01")
    assert found.status == "not_applicable"
    assert [part for part in found[2:] if part] == [found.working]
    assert found.due is found.extension is None


@pytest.mark.parametrize(
    ("as_at", "status", "days"),
    [
        # Due at 04:30 on Saturday 3 March: a time against a time is compared to the minute.
        ("2018-03-02T23:59", "upcoming", 1),
        ("2018-03-03T00:00", "due_today", 0),
        ("2018-03-03T04:30", "due_today", 0),
        ("2018-03-03T04:31", "overdue", 0),
        # Where one is a date alone, dates are compared.
        ("2018-03-02", "upcoming", 1),
        ("2018-03-03", "due_today", 0),
        ("2018-03-04", "overdue", -1),
        ("2017-03-03", "upcoming", 365),
        (None, None, None),
    ],
)
def test_what_is_not_done_stands_against_today(deadline, as_at, status, days):
    found = deadline("report", as_at, reported="2018-03-01T16:30")
    assert (found.status, found.days) == (status, days)


@pytest.mark.parametrize(
    ("done", "status"), [("2018-04-04", "met"), ("2018-04-05", "met"), ("2018-04-06", "missed"), ("2018-03-01", "met")]
)
@pytest.mark.parametrize("as_at", [None, "2018-03-01", "2030-01-01"])
def test_what_was_done_is_met_up_to_its_day_and_missed_after_it_whatever_today_is(deadline, done, status, as_at):
    assert deadline("tell", as_at, **OPENED, told=done).status == status


@pytest.mark.parametrize(("as_at", "ahead"), [("2018-03-25", True), ("2018-03-26", False), (None, False)])
def test_what_is_done_after_the_day_judged_by_is_ahead_of_it(deadline, as_at, ahead):
    assert deadline("tell", as_at, **OPENED, told="2018-03-26").ahead is ahead


@pytest.mark.parametrize("opened", ["2011-12-30", "2028-12-21", "2040-01-01"])
def test_where_the_bank_holidays_do_not_reach_there_is_neither_date_nor_status(deadline, opened):
    found = deadline("tell", "2041-01-01", opened=opened, verdict="careless", told=opened)
    assert (found.due, found.status, found.days, found.working.beyond) == (None, None, None, True)
    assert found.start is not None


# ---- done on a day that is not known, and what a later step shows


@pytest.mark.parametrize("as_at", [None, "2018-03-01", "2030-01-01"])
def test_what_was_done_on_a_day_that_is_not_known_is_neither_met_nor_missed_whatever_today_is(deadline, as_at):
    found = deadline("tell", as_at, **OPENED, told="undated")
    assert (found.status, found.done, found.difference, found.undated) == ("done_undated", None, None, True)
    assert (found.is_done, found.is_settled, found.evidence) == (True, True, None)


@pytest.mark.parametrize(("as_at", "reported"), [(None, "2018-03-01"), ("2018-03-10", "2018-03-01")])
def test_nothing_runs_from_a_day_that_is_not_known(deadline, as_at, reported):
    """Nor is it projected from when it was due; the outcome alone shows as much."""
    for dates in ({"opened": "undated"}, {"verdict": "careless"}, {"told": "undated"}):
        found = deadline("tell", as_at, reported=reported, **dates)
        assert (found.start, found.due, found.projected, found.status) == (None, None, False, "needs_date")
        assert found.needs[0] == "opened"


@pytest.mark.parametrize(
    ("as_at", "status"),
    [(None, None), ("2018-04-27", "overdue"), ("2018-04-28", "not_recorded"), ("2018-04-28T08:00", "not_recorded")],
)
def test_a_later_step_shows_an_earlier_one_from_its_own_day_on(deadline, as_at, status):
    found = deadline("open", as_at, reported="2018-03-01", read_out="2018-04-28")
    assert (found.status, found.evidence is not None) == (status, status == "not_recorded")


@pytest.mark.parametrize(
    ("dates", "event", "at"),
    [
        ({"read_out": "2018-04-28"}, "read_out", "2018-04-28"),
        ({"read_out": "2018-04-28", "told": "2018-04-20"}, "told", "2018-04-20"),  # the earlier
        ({"read_out": "2018-04-28", "told": "2018-04-29"}, "read_out", "2018-04-28"),
        ({"read_out": "2018-04-28", "told": "undated"}, "read_out", "2018-04-28"),  # one that has a day
        ({"read_out": "2018-04-28", "verdict": "unlucky"}, "read_out", "2018-04-28"),
        ({"told": "undated"}, "told", None),
        ({"verdict": "unlucky"}, "verdict", None),
    ],
)
def test_by_when_a_thing_came_is_told_by_the_earliest_that_shows_it(deadline, dates, event, at):
    evidence = deadline("open", "2018-05-01", reported="2018-03-01", **dates).evidence
    assert (evidence.event.id, written(evidence.at), evidence.came) == (event, at, True)


def test_what_can_no_longer_be_done_in_time_is_not_taken_for_done(deadline):
    """The findings have been read out: they were posted or not, but it is past."""
    found = deadline("post", "2018-04-28", read_out="2018-04-28")
    assert (found.status, found.evidence.came) == ("not_recorded", False)
    assert (found.is_done, found.is_settled) == (False, True)


def test_what_shows_that_it_came_is_told_before_what_only_comes_too_late(timeline):
    """Were the reading only too late for an opening, the telling would still show that there was one."""
    case = timeline("2018-05-01", read_out="2018-04-20", told="2018-04-25").case
    read_out = case.procedure.events["read_out"]._replace(presupposes=(), too_late_for=("opened",))
    events = {**case.procedure.events, "read_out": read_out}
    case = case._replace(procedure=case.procedure._replace(events=events))
    evidence = case.evidence("opened")
    assert (evidence.event.id, evidence.came) == ("told", True)
    assert case._replace(dates={"read_out": date(2018, 4, 20)}).evidence("opened").came is False


def test_what_is_given_needs_no_evidence(deadline):
    for posted, status in (("2018-04-14", "met"), ("2018-04-15", "missed"), ("undated", "done_undated")):
        found = deadline("post", "2018-05-01", read_out="2018-04-28", posted=posted)
        assert (found.status, found.evidence) == (status, None)


def test_a_date_agreed_for_what_a_later_step_overtook_is_not_overdue(deadline):
    found = deadline("tell", "2018-05-10", **OPENED, put_off="2018-05-01", read_out="2018-05-09")
    assert (found.status, found.agreed.status) == ("not_recorded", "not_recorded")


def test_a_start_that_is_lacking_comes_before_a_calendar_that_does_not_reach(deadline):
    """Reported on 20 December 2028, so opened by 20 January 2029: no list of bank holidays goes on from there."""
    found = deadline("tell", "2029-01-01", reported="2028-12-20")
    assert (found.due, found.status, found.working.beyond) == (None, "needs_date", True)


# ---- closed days


@pytest.mark.parametrize(
    ("id", "dates", "closed_on"),
    [
        ("open", {"reported": "2018-02-28"}, None),
        ("open", {"reported": "2018-02-24"}, "Saturday"),
        ("open", {"reported": "2018-03-01"}, "Sunday"),  # Easter Day, which is no bank holiday
        ("open", {"reported": "2018-03-02"}, "Easter Monday"),
        ("report", {"reported": "2018-03-29T04:00"}, "Good Friday"),
        ("post", {"read_out": "2018-04-13"}, "Good Friday"),
        ("tell", {}, None),
        ("open", {"reported": "2039-12-25"}, None),  # a Wednesday in 2040: the list does not go so far
    ],
)
def test_why_the_day_due_is_no_working_day_is_named(deadline, id, dates, closed_on):
    assert deadline(id, **dates).closed_on == closed_on


# ---- more time


@pytest.mark.parametrize(
    ("as_at", "told", "status", "days", "early", "late"),
    [
        ("2018-04-30", None, "upcoming", 1, False, None),
        ("2018-05-01", None, "due_today", 0, False, None),
        ("2018-05-02", None, "overdue", -1, False, None),
        ("2018-05-02", "2018-05-01", "met", -1, False, False),
        (None, "2018-05-02", "missed", None, False, True),
        (None, None, None, None, False, None),
    ],
)
def test_a_date_agreed_stands_by_itself_and_leaves_the_date_due(deadline, as_at, told, status, days, early, late):
    done = {"told": told} if told else {}
    found = deadline("tell", as_at, **OPENED, put_off="2018-05-01", **done)
    assert (written(found.due), written(found.agreed.at)) == ("2018-04-05", "2018-05-01")
    assert (found.agreed.status, found.agreed.days, found.agreed.early) == (status, days, early)
    assert (found.agreed.difference and found.agreed.difference.late) is late


@pytest.mark.parametrize(("agreed", "early"), [("2018-04-04", True), ("2018-04-05", False), ("2018-04-06", False)])
def test_a_date_agreed_is_early_only_before_the_date_due(deadline, agreed, early):
    assert deadline("tell", **OPENED, put_off=agreed).agreed.early is early


def test_only_a_date_can_be_extended(deadline):
    assert deadline("tell", **OPENED).extension.event == "put_off"
    assert deadline("tell").extension is deadline("open", **OPENED).extension is None
    assert deadline("open", **OPENED, put_off="2018-05-01").agreed is None


# ---- other readings


@pytest.mark.parametrize(
    ("read_out", "others"),
    [
        ("2018-10-12", [("clear_days", "2018-09-27")]),
        # Sunday 14 October: counted from Friday 12 October, the working day before, it is two weeks before that.
        ("2018-10-14", [("clear_days", "2018-09-29"), ("closed_day", "2018-09-28")]),
        # Good Friday 2018, so from Thursday 29 March.
        ("2018-03-30", [("clear_days", "2018-03-15"), ("closed_day", "2018-03-15")]),
        ("2040-01-01", [("clear_days", "2039-12-17")]),  # a Sunday, but no list says whether Friday was open
        ("0001-01-10", []),
    ],
)
def test_another_reading_is_given_where_it_makes_a_difference_and_has_a_date(deadline, read_out, others):
    found = deadline("post", read_out=read_out)
    assert [(other.reading.id, written(other.due)) for other in found.other_dates] == others


def test_a_day_outside_the_list_is_not_taken_for_a_closed_one_though_it_is_a_saturday(small):
    """The list ends on Friday 23 March 2018; the findings are read out on the Saturday: in clear days, by 9 March."""
    short = holiday_calendar(date(2018, 1, 1), date(2018, 3, 23), {})
    others = other_dates(Case(small.procedure, short, {}), small.procedure.timescales["post"], date(2018, 3, 24))
    assert [(other.reading.id, written(other.due)) for other in others] == [("clear_days", "2018-03-09")]


def test_a_status_follows_the_date_due_and_not_another_reading(deadline):
    assert deadline("post", "2018-09-28", read_out="2018-10-12").status == "due_today"
    assert deadline("post", read_out="2018-10-12", posted="2018-09-28").status == "met"


def test_a_reading_from_an_event_of_its_own_is_given_with_that_event_alone(deadline):
    """Seen on 20 February, so a month from then ends on 20 March; the date due stays that of the report."""
    found = deadline("open", "2018-03-25", reported="2018-03-01", seen="2018-02-20")
    assert [(other.reading.id, written(other.due), other.closed_on) for other in found.other_dates] == [
        ("from_sighting", "2018-03-20", None)
    ]
    assert (written(found.due), found.status) == ("2018-04-01", "upcoming")
    unreported = deadline("open", seen="2018-02-24")
    assert (unreported.due, unreported.other_dates[0].closed_on) == (None, "Saturday")
    assert deadline("open", reported="2018-03-01").other_dates == ()


# ---- how far from due


@pytest.mark.parametrize(
    ("due", "at", "late", "days", "open_days"),
    [
        ("2018-03-27", "2018-03-27", False, 0, 0),
        ("2018-03-27", "2018-03-28", True, 1, 1),
        ("2018-03-27", "2018-04-04", True, 8, 4),  # Good Friday and Easter Monday lie between
        ("2018-04-04", "2018-03-27", False, 8, 4),
        ("2018-03-29", "2018-04-01", True, 3, 0),
        ("2028-12-29", "2029-01-02", True, 4, None),  # the list ends
    ],
)
def test_a_difference_is_counted_in_days_and_in_working_days(holidays, read, due, at, late, days, open_days):
    assert difference(read(due), read(at), "months", holidays) == (late, days, open_days, None)


@pytest.mark.parametrize(
    ("due", "at", "late", "days", "minutes"),
    [
        ("2018-03-02T16:30", "2018-03-02T18:00", True, 0, 90),
        ("2018-03-02T16:30", "2018-03-02T16:29", False, 0, 1),
        ("2018-03-02T23:30", "2018-03-03T00:30", True, 1, 60),
        ("2018-03-25T00:30", "2018-03-25T02:30", True, 0, 60),  # the clock goes from 01:00 to 02:00
        ("2018-03-02T16:30", "2018-03-04", True, 2, None),
        ("2018-03-02T16:30", "2018-03-02", False, 0, None),
    ],
)
def test_of_hours_a_difference_is_counted_to_the_minute_where_both_have_a_time(
    holidays, read, due, at, late, days, minutes
):
    assert difference(read(due), read(at), "hours", holidays) == (late, days, None, minutes)


def test_the_difference_of_a_deadline_is_that_of_what_was_done(deadline):
    assert deadline("tell", **OPENED, told="2018-04-09").difference == (True, 4, 2, None)
    assert deadline("open", "2018-12-01", reported="2018-03-01").difference is None


def test_a_calendar_of_no_bank_holidays_closes_weekends_alone(small):
    empty = holiday_calendar(date(2018, 1, 1), date(2018, 12, 31), {})
    assert empty.between(date(2018, 3, 29), date(2018, 4, 3)) == 3


def test_the_ends_of_time_give_an_answer_and_no_traceback(timeline):
    for day in ("0001-01-01", "9999-12-31"):
        for as_at in (None, "0001-01-01T00:00", "9999-12-31T23:59"):
            found = timeline(as_at, reported=day, opened=day, verdict="careless", read_out=day, told=day)
            assert {deadline.status for deadline in found.deadlines} <= {*STATUSES, None}


# ---- a period that is a minimum


@pytest.fixture
def kept(small):
    """The findings stay posted for at least a year after they are read out, so that there is nothing to have done."""
    keep = small.procedure.timescales["post"]._replace(
        id="keep", title="Keep the findings posted", short="Keep posted", period=1, unit="years", within="one year",
        direction="after", done="", minimum=True, passed="They may have been taken down since.", rule="", outcome="",
    )  # fmt: skip
    counting = {**small.procedure.counting, "years": small.procedure.counting["months"]._replace(unit="years")}
    return small.procedure._replace(timescales={keep.id: keep}, counting=counting)


@pytest.mark.parametrize(
    ("as_at", "status", "label"),
    [
        (None, None, None),
        ("2018-06-01", "upcoming", "Upcoming"),
        ("2019-05-31", "upcoming", "Upcoming"),
        ("2019-06-01", None, "They may have been taken down since."),
        ("2020-01-01", None, "They may have been taken down since."),
    ],
)
def test_a_minimum_is_ahead_until_its_day_and_then_over_but_never_late(small, kept, read, as_at, status, label):
    dates = {kept.timescales["keep"].runs_from: read("2018-06-01")}
    case = Case(kept, small.holidays, dates, as_at=read(as_at))
    (found,) = deadlines(case)
    assert (written(found.due), found.status, words.label(kept, found)) == ("2019-06-01", status, label)
    assert found.is_settled is (label is not None and status is None)
    assert words.due(found) == "At least until Saturday 1 June 2019 (a weekend)"
    start = kept.events[found.timescale.runs_from].label
    assert words.rule(kept, found.timescale) == f"for at least one year after {start}"


def test_a_minimum_is_no_date_by_which_anything_is_to_be_done(small, kept, read):
    dates = {kept.timescales["keep"].runs_from: read("2018-06-01")}
    case = Case(kept, small.holidays, dates, as_at=read("2018-07-01"))
    assert in_short(timeline_of(case)) == "No date ahead"
