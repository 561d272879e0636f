"""A deadline in words: its rule, how far from due, how it stands, and what it needs."""

import pytest

from calculator.dates.deadlines import MET, UPCOMING, Agreed, Difference
from calculator.wording import deadlines as words
from calculator.wording import phrases
from tests.engine.sinking import AS_AT, DATES, sinking


@pytest.fixture
def deadline(timeline):
    def one(wanted, as_at=None, **dates):
        return next(found for found in timeline(as_at, **dates).deadlines if found.timescale.id == wanted)

    return one


@pytest.mark.parametrize(
    ("off", "text"),
    [
        (Difference(late=True, days=8, working_days=4, minutes=None), "8 days late (4 working days)"),
        (Difference(late=True, days=1, working_days=1, minutes=None), "1 day late (1 working day)"),
        (Difference(late=True, days=3, working_days=0, minutes=None), "3 days late (0 working days)"),
        (Difference(late=False, days=8, working_days=4, minutes=None), "8 days early (4 working days)"),
        (Difference(late=False, days=0, working_days=0, minutes=None), "on the day"),
        (Difference(late=True, days=4, working_days=None, minutes=None), "4 days late"),
        (Difference(late=True, days=0, working_days=None, minutes=90), "1 hour 30 minutes late"),
        (Difference(late=True, days=1, working_days=None, minutes=1560), "26 hours late"),
        (Difference(late=False, days=0, working_days=None, minutes=1), "1 minute early"),
        (Difference(late=False, days=0, working_days=None, minutes=0), "on time to the minute"),
    ],
)
def test_how_far_from_due_is_told_in_days_or_to_the_minute(off, text):
    assert words.difference(off) == text


@pytest.mark.parametrize(
    ("id", "rule"),
    [
        ("report", "within 36 hours of the report"),
        ("open", "within one month of the report"),
        ("tell", "within ten working days of the opening carelessness"),
        ("post", "at least two weeks before the reading"),
    ],
)
def test_a_rule_is_a_period_before_or_after_an_event_and_the_outcome_that_it_needs(small, id, rule):
    assert words.rule(small.procedure, small.procedure.timescales[id]) == rule


@pytest.mark.parametrize(
    ("id", "as_at", "dates", "stands"),
    [
        ("report", AS_AT, DATES, "Overdue. Due 36 days ago."),
        ("tell", AS_AT, DATES, "Past ten working days (1.3). Due 14 days ago."),
        ("tell", None, DATES, ""),
        ("tell", None, sinking(told="2018-04-19"),
         "Missed. Done on Thursday 19 April 2018, 2 days after it was due (2 working days)."),
        ("tell", "2018-04-18", sinking(told="2018-04-19"),
         "Missed. Done on Thursday 19 April 2018, 2 days after it was due (2 working days). "
         "Check this date: it is after the day as at which the rest is judged."),
        ("tell", None, {}, "Needs a date. Enter the date of the opening and the verdict."),
        ("tell", None, {"opened": "2028-12-29", "verdict": "careless"}, "No date can be given for this."),
        # Done on a day that is not known: in time or late cannot be told, whatever there is to count from.
        ("tell", AS_AT, sinking(told="undated"), "Done some day."),
        ("tell", AS_AT, {"told": "undated"},
         "Done some day. "
         "Without that day, the date of the opening and the verdict it cannot be told whether this was in time."),
        ("tell", AS_AT, {"opened": "2028-12-29", "verdict": "careless", "told": "undated"},
         "Done some day. No date can be given for this."),
        ("post", "2018-04-20", {"posted": "2018-04-19"},
         "Done on Thursday 19 April 2018. "
         "Without the date of the reading it cannot be told whether this was in time."),
        # What shows that it came says by when; what is only too late does not.
        ("open", "2018-05-28", {"reported": "2018-03-24", "read_out": "2018-05-28"},
         "Done by Monday 28 May 2018 at the latest; nothing entered."),
        ("open", AS_AT, {"reported": "2018-03-24", "told": "undated"},
         "Done, as the telling shows; nothing entered."),
        ("post", "2018-05-28", {"read_out": "2018-05-28"}, "Nothing entered; it has been read out."),
        ("open", AS_AT, {"read_out": "2018-04-28"},
         "Done by Saturday 28 April 2018 at the latest; nothing entered. Enter the date of the report."),
        ("post", "2018-05-27", {"read_out": "2018-05-28"}, "Overdue. Due 13 days ago."),
    ],
)  # fmt: skip
def test_how_a_deadline_stands_in_plain_text(small, deadline, id, as_at, dates, stands):
    assert phrases.plain(words.standing(small.procedure, deadline(id, as_at, **dates))) == stands


@pytest.mark.parametrize(
    ("days", "said"),
    [(5, "in 5 days"), (2, "in 2 days"), (1, "tomorrow"), (0, ""), (-1, "yesterday"), (-2, "2 days ago")],
)
def test_how_far_off_a_date_is_that_is_not_done(days, said):
    agreed = Agreed(at=None, status=UPCOMING, days=days, difference=None, early=False)
    assert words.days_left(agreed) == said
    assert words.days_left(agreed._replace(status=MET)) == ""


def test_a_label_is_the_timescales_own_or_that_of_every_procedure(small, deadline):
    assert words.label(small.procedure, deadline("tell", AS_AT, **DATES)) == "Past ten working days (1.3)"
    assert words.label(small.procedure, deadline("report", AS_AT, **DATES)) == "Overdue"
    assert words.label(small.procedure, deadline("report", **DATES)) is None


def test_what_was_done_on_a_day_not_known_says_by_when_at_the_latest_where_a_later_step_shows_it(small, deadline):
    dates = {"reported": "2018-03-24", "opened": "undated"}
    for read_out, by in (
        (None, ""),
        ("2018-05-28", " By Monday 28 May 2018 at the latest."),
        ("2018-04-24", " By Tuesday 24 April 2018 at the latest, so in time."),
    ):
        given = dates | ({"read_out": read_out} if read_out else {})
        stands = phrases.plain(words.standing(small.procedure, deadline("open", "2018-05-28", **given)))
        assert stands == f"Done some day.{by}"


def test_no_more_time_is_spoken_of_once_the_thing_was_done_or_can_no_longer_be(deadline):
    """The coastguard was to be told by 17 April; once the findings have been read out it is too late."""
    for told, as_at in (("2018-04-17", AS_AT), ("undated", AS_AT), (None, "2018-05-28")):
        dates = sinking(put_off=None, told=told)
        assert words.more_time(deadline("tell", as_at, **dates)) is None
    for told, as_at in (("2018-04-18", AS_AT), (None, "2018-05-27")):
        assert words.more_time(deadline("tell", as_at, **sinking(put_off=None, told=told))) is not None


@pytest.mark.parametrize(
    ("id", "dates", "due"),
    [
        ("open", {"reported": "2018-02-28"}, "By Wednesday 28 March 2018"),
        ("open", {"reported": "2018-02-24"}, "By Saturday 24 March 2018 (a weekend)"),
        ("open", {"reported": "2018-02-25"}, "By Sunday 25 March 2018 (a weekend)"),
        ("open", {"reported": "2018-02-28T10:00", "opened": "2018-04-02"}, "By Wednesday 28 March 2018"),
        ("post", {"read_out": "2018-04-13"}, "By Friday 30 March 2018 (Good Friday)"),
        ("tell", {"reported": "2018-03-01"}, "Projected: Monday 16 April 2018"),
        ("tell", {}, ""),
    ],
)
def test_a_date_due_names_a_closed_day(deadline, id, dates, due):
    assert words.due(deadline(id, **dates)) == due


def test_another_reading_names_a_closed_day_too(deadline):
    """Two weeks and a day before 14 April are Friday 30 March."""
    (other,) = [other for other in deadline("post", read_out="2018-04-14").other_dates if other.reading.days]
    assert words.other_date(other) == "Another reading: Friday 30 March 2018 (Good Friday). In clear days."


def test_a_date_is_asked_for_by_its_event_and_an_outcome_by_itself(small):
    assert phrases.plain(words.needs(small.procedure, ["opened"])) == "Enter the date of the opening"
    assert phrases.plain(words.needs(small.procedure, ["verdict"])) == "Enter the verdict"


def test_what_a_date_rests_on_is_named_where_there_is_a_date(small, deadline):
    line = words.points_read(small.procedure, deadline("post", **DATES))
    assert phrases.plain(line) == "How the manual is read here: “Holed or laden”."
    assert words.points_read(small.procedure, deadline("post")) == ()
    assert words.points_read(small.procedure, deadline("open", **DATES)) == line  # by its other reading


def test_a_point_of_its_counting_that_affects_other_timescales_alone_is_left_out(small, deadline):
    """Hours are counted by a point that affects telling, and reporting is counted in hours."""
    assert words.points_read(small.procedure, deadline("report", **DATES)) == ()
