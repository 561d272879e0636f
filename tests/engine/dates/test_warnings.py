"""What the dates entered call for to be said, and what the successor's duties would then give."""

from datetime import date

import pytest

from calculator.dates import clock
from calculator.dates.present_duties import present_duties
from calculator.dates.warnings import touches, warnings
from calculator.procedure import Warning  # noqa: A004


def codes(found):
    return [raised.warning.code for raised in found.warnings]


@pytest.mark.parametrize(
    ("dates", "raised"),
    [
        ({}, []),
        ({"posted": "2001-02-28"}, []),  # after is after
        ({"posted": "2001-03-01"}, ["closure"]),
        ({"reported": "2001-02-28T23:59"}, ["beyond_calendar"]),  # of a time, the day
        ({"reported": "2001-03-01T00:00"}, ["closure", "beyond_calendar"]),
        ({"opened": "1998-04-30"}, ["beyond_calendar"]),
        ({"opened": "1998-05-01"}, ["new_tug", "beyond_calendar"]),  # from is from
        ({"posted": "1998-05-01"}, []),  # only of its own events
        ({"read_out": "1890-01-01"}, []),  # before is before
        ({"read_out": "1889-12-31"}, ["no_harbour"]),
        ({"posted": "2017-10-29", "reported": "2017-10-29T01:30"}, ["closure", "repeated_hour"]),
        ({"reported": "2017-10-29T02:00"}, ["closure"]),
    ],
)
def test_a_warning_is_raised_by_its_days_and_stands_in_the_order_of_the_file(timeline, dates, raised):
    assert codes(timeline(**dates)) == raised


@pytest.mark.parametrize(
    ("dates", "lacking"),
    [
        ({"verdict": "unlucky"}, ["verdict"]),
        ({"told": "undated"}, ["told"]),
        ({"told": "2018-03-20", "verdict": "careless"}, ["verdict", "told"]),
        ({"told": "2018-03-20", "opened": "2018-03-20"}, []),
        ({"told": "2018-03-20", "opened": "undated"}, []),
        ({"reported": "2018-03-20", "read_out": "2018-05-20"}, []),  # it presupposes an opening, but raises nothing
    ],
)
@pytest.mark.parametrize("as_at", [None, "2018-03-01", "2018-12-01"])
def test_what_follows_a_start_that_is_missing_is_named(timeline, dates, lacking, as_at):
    named = [raised.events for raised in timeline(as_at, **dates).warnings if raised.warning.code == "missing_start"]
    assert named == ([tuple(lacking)] if lacking else [])


def test_what_the_step_before_shows_is_not_missing(timeline):
    """The reading presupposes telling and opening, the telling the opening: so only the telling can be missing."""
    case = timeline(told="undated", read_out="2018-05-20").case
    procedure = case.procedure
    read_out = procedure.events["read_out"]._replace(presupposes=("opened", "told"))
    missing = procedure.warnings["missing_start"]._replace(events=("read_out",))
    asked = case._replace(
        procedure=procedure._replace(
            events={**procedure.events, "read_out": read_out}, warnings={"missing_start": missing}
        )
    )
    assert warnings(asked) == ()
    (raised,) = warnings(asked._replace(undated=frozenset()))
    assert raised.events == ("read_out",)


@pytest.mark.parametrize("as_at", [None, "2028-12-25", "2030-01-01"])
def test_a_warning_does_not_depend_on_the_day_judged_by(timeline, as_at):
    """Opened by 20 January 2029, past the list; as at 2030 the reading shows that it was opened some day before."""
    assert codes(timeline(as_at, reported="2028-12-20", read_out="2029-06-01")) == ["closure", "beyond_calendar"]


@pytest.mark.parametrize("as_at", ["1850-01-01", "2030-01-01", "2018-10-28T01:30"])
def test_today_and_a_due_date_never_raise_a_warning(timeline, as_at):
    """Opened by 28 February 2001, a month from 28 January; the coastguard is told after that."""
    assert codes(timeline(as_at)) == []
    assert codes(timeline(as_at, reported="2001-02-28")) == ["beyond_calendar"]


def test_a_warning_without_a_day_is_raised_by_no_day(timeline):
    bare = Warning(code="x", message="", after=None, from_=None, before=None, events=())
    assert not touches(bare, date(2018, 1, 1))


# ---- the present duties


def test_the_present_duties_are_spoken_of_beside_their_warning_alone(timeline):
    assert timeline(reported="2001-02-28").present_duties == ()
    assert [dated.duty.id for dated in timeline(posted="2001-03-01").present_duties] == ["ring", "write"]


def test_each_present_duty_runs_from_its_own_event_and_a_reading_from_the_end_of_another(timeline):
    """Five working days from Thursday 1 March 2018 end on the 8th; fifteen from Tuesday 20 March on 12 April, over
    Easter; and fifteen from 8 March on 29 March."""
    ring, write = timeline(reported="2018-03-01T16:30", opened="2018-03-20").present_duties
    assert (clock.write(ring.due), clock.write(write.due)) == ("2018-03-08", "2018-04-12")
    assert [(other.reading.id, clock.write(other.due)) for other in write.other_dates] == [
        ("from_ringing", "2018-03-29")
    ]
    assert ring.other_dates == ()


def test_a_present_duty_without_its_event_needs_it(timeline):
    ring, write = timeline(opened="2018-03-20").present_duties
    assert (ring.due, ring.needs, ring.too_early, write.needs) == (None, ("reported",), False, ())
    assert write.other_dates == ()


def test_nothing_runs_from_a_day_on_which_the_present_duties_did_not_yet_apply(timeline):
    ring, write = timeline(reported="2001-02-28", opened="2012-01-03").present_duties
    assert (ring.due, ring.too_early, ring.needs) == (None, True, ())
    assert (write.too_early, write.due is None) == (False, False)


def test_too_early_is_up_to_the_last_day_of_the_procedure_itself(timeline, small):
    """Were the harbour to have closed after Saturday 24 March 2018: from Sunday, five working days end on 3 April."""
    closure = small.procedure.warnings["closure"]._replace(after=date(2018, 3, 24))
    procedure = small.procedure._replace(warnings={**small.procedure.warnings, "closure": closure})

    def ring(reported):
        case = timeline(reported=reported, told="2018-06-01").case._replace(procedure=procedure)
        first, _ = present_duties(case, {"closure"})
        return first.too_early, first.due

    assert ring("2018-03-24") == (True, None)
    assert ring("2018-03-25") == (False, date(2018, 4, 3))


def test_past_the_bank_holidays_no_present_duty_is_dated(timeline):
    ring, write = timeline(reported="2028-12-28", opened="2029-01-02").present_duties
    assert (ring.due, write.due, write.other_dates, ring.too_early) == (None, None, (), False)
