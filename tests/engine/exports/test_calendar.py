"""A calendar holds what RFC 5545 wants, is read back by a library of its own, and is put right by a later one."""

import json
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import exports
from calculator.exports import calendar, record
from tests.engine.exported import HOSTILE, MADE
from tests.engine.sinking import REQUEST, drawn_as_at, drawn_dates, sinking

SECOND = timedelta(seconds=1)


@pytest.fixture
def body(small):
    def made(request=REQUEST, reference="", made=MADE):
        return exports.export(small, json.dumps(request), "calendar", made, reference).body

    return made


@pytest.fixture
def events(body):
    """The events of a calendar, read back, by the end of what they are called: those that stand, or that are gone."""

    def read(request=REQUEST, reference="", made=MADE, *, gone=False):
        found = icalendar.Calendar.from_ical(body(request, reference, made))
        assert not found.errors
        return {
            str(event["SUMMARY"]).removeprefix(f"{reference}: "): event
            for event in found.walk("VEVENT")
            if (event["STATUS"] == "CANCELLED") is gone
        }

    return read


def moment(written):
    """A moment as it is written, with its offset; None for nothing."""
    return (datetime if "T" in written else date).fromisoformat(written) if written else None


def asked(**dates):
    return REQUEST | {"dates": sinking(**dates)}


def told(event):
    """When the alarms of an event go off."""
    alarms = event.walk("VALARM")
    assert {str(alarm["ACTION"]) for alarm in alarms} <= {"DISPLAY"}
    assert {str(alarm["DESCRIPTION"]) for alarm in alarms} <= {str(event["SUMMARY"])}
    start = event["DTSTART"].dt
    start = start if isinstance(start, datetime) else datetime.combine(start, time())
    return [start + alarm["TRIGGER"].dt for alarm in alarms]


def test_a_calendar_says_what_it_is(body):
    found = icalendar.Calendar.from_ical(body())
    assert {name: str(found[name]) for name in ("VERSION", "CALSCALE", "METHOD", "PRODID")} == {
        "VERSION": "2.0",
        "CALSCALE": "GREGORIAN",
        "METHOD": "PUBLISH",
        "PRODID": "-//sampleton-harbour-inquiry//Edition 1999-03//EN",
    }


def test_each_date_is_a_whole_day_and_a_time_a_moment_both_private_and_free(events):
    """05:30 by the clock is 04:30 in UTC, the clocks having gone forward."""
    found = events()
    assert {name: event["DTSTART"].dt for name, event in found.items()} == {
        "Report, by 05:30 BST": datetime(2018, 3, 26, 4, 30, tzinfo=UTC),
        "Open the inquiry (done)": date(2018, 4, 24),
        "Tell the coastguard": date(2018, 4, 17),
        "Tell the coastguard: agreed date": date(2018, 5, 10),
        "Post the findings": date(2018, 5, 14),
        "The reading": date(2018, 5, 28),
        "At the latest: Tell": date(2018, 5, 14),
    }
    for name, event in found.items():
        if name.startswith("Report"):
            assert "DTEND" not in event
        else:
            assert event["DTEND"].dt == event["DTSTART"].dt + timedelta(1)
            assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
        assert (event["CLASS"], event["TRANSP"], event["STATUS"]) == ("PRIVATE", "TRANSPARENT", "CONFIRMED")


def test_what_is_projected_is_tentative_and_says_so(events):
    found = events({"ask": "timeline", "dates": {"reported": "2018-03-01"}})
    assert {name: str(event["STATUS"]) for name, event in found.items()} == {
        "Report": "CONFIRMED",
        "Open the inquiry": "CONFIRMED",
        "Tell the coastguard (projected)": "TENTATIVE",
    }


# ---- the latest dates of a plan


def latest(found):
    return {name: event["DTSTART"].dt for name, event in found.items() if name.startswith("At the latest")}


def test_a_latest_date_that_is_no_deadline_too_stands_while_it_is_open(events):
    """Told and posted by 14 May, on which posting is due; opened by 29 April, reported by the 29th of March."""
    open_ = {"ask": "timeline", "dates": {"read_out": "2018-05-28"}}
    assert latest(events(open_)) == {
        "At the latest: Tell": date(2018, 5, 14),
        "At the latest: Open": date(2018, 4, 29),
        "At the latest: Report": date(2018, 3, 29),
    }
    # A day that is past stays while it is open.
    assert "At the latest: Report" in latest(events(open_ | {"as_at": "2018-05-01"}))
    # What was agreed leaves room for it.
    assert latest(events()) == {"At the latest: Tell": date(2018, 5, 14)}


def moved(events, before, after):
    """What a second calendar takes out of the first, each under the UID by which the first knows it."""
    stood = {str(event["UID"]): name for name, event in events(before, "12").items()}
    gone = events(after, "12", MADE + SECOND, gone=True)
    for event in gone.values():
        assert event.walk("VALARM") == []
        assert event["SEQUENCE"] == next(iter(events(before, "12").values()))["SEQUENCE"] + 1
    return {stood[str(event["UID"])]: name for name, event in gone.items() if str(event["UID"]) in stood}


def test_the_latest_date_of_a_step_that_is_done_is_taken_out(events):
    before = {"ask": "timeline", "dates": {"reported": "2018-04-24", "read_out": "2018-05-28"}}
    after = {"ask": "timeline", "dates": {"reported": "2018-04-24", "opened": "2018-05-01", "read_out": "2018-05-28"}}
    assert moved(events, before, after) == {"At the latest: Open": "No longer needed: 12: At the latest: Open"}
    open_ = {"At the latest: Open": "No date now: 12: At the latest: Open"}
    undated = {"ask": "timeline", "dates": {"reported": "2018-04-24", "opened": "undated", "read_out": "2018-05-28"}}
    assert moved(events, before, undated) == open_ | {
        "Tell the coastguard (projected)": "No date now: 12: Tell the coastguard",
    }


def test_once_it_is_published_the_publication_stays_and_the_latest_dates_are_taken_out(events):
    before = {"ask": "timeline", "dates": {"reported": "2018-04-24", "read_out": "2018-05-28"}}
    after = before | {"as_at": "2018-05-28"}
    assert set(moved(events, before, after)) >= {"At the latest: Tell", "At the latest: Open"}
    assert events(after)["The reading (done)"].walk("VALARM") == []


def test_of_a_date_that_is_no_longer_given_nothing_is_taken_out(events):
    """Nothing tells when it would have been."""
    before = asked()
    after = asked(read_out=None)
    assert "The reading" in events(before)
    assert moved(events, before, after) == {}


def test_a_latest_date_on_the_day_due_is_not_told_twice(events):
    """Reported on 29 March, so that it is to be opened by 29 April in any case."""
    found = events({"ask": "timeline", "dates": {"reported": "2018-03-29", "read_out": "2018-05-28"}})
    assert [name for name in latest(found) if "Open" in name] == []


def test_a_latest_date_says_what_it_is_for_and_how_it_stands(events):
    found = events(asked(put_off=None, told=None))
    said = str(found["At the latest: Tell"]["DESCRIPTION"]).split("\n")
    assert said[:3] == [
        "The latest dates for the reading on Monday 28 May 2018.",
        "As at Tuesday 1 May 2018: Early enough? Open.",
        "Provision 1.3.",
    ]


# ---- alarms


def test_the_reference_stands_before_every_day(events, body):
    assert body(reference="Case; 12, \\").count(b"SUMMARY:Case\\; 12\\, \\\\: ") == 7
    assert len(events(reference="Case; 12, \\")) == 7


def test_the_one_alarm_goes_off_at_nine_on_the_working_day_before_and_of_a_time_half_way(events):
    assert {name: told(event) for name, event in events().items() if event.walk("VALARM")} == {
        # Reported on Saturday at 16:30 in winter time; 36 hours on, so 18 hours after it.
        "Report, by 05:30 BST": [datetime(2018, 3, 25, 10, 30, tzinfo=UTC)],
        "Tell the coastguard": [datetime(2018, 4, 16, 9)],
        "Tell the coastguard: agreed date": [datetime(2018, 5, 9, 9)],
        "Post the findings": [datetime(2018, 5, 11, 9)],  # Monday, so Friday
        "The reading": [datetime(2018, 5, 25, 9)],
    }


@given(dates=drawn_dates, as_at=drawn_as_at)
def test_no_alarm_goes_off_after_the_start_or_before_the_case_came(small, dates, as_at):
    request = {"ask": "timeline", "dates": dates} | ({"as_at": as_at} if as_at else {})
    try:
        body = exports.export(small, json.dumps(request), "calendar", MADE, "").body
    except exports.ExportError:
        return
    reported = moment(dates.get("reported", ""))
    for event in icalendar.Calendar.from_ical(body).walk("VEVENT"):
        alarms = event.walk("VALARM")
        assert len(alarms) <= 1
        for alarm in alarms:
            assert alarm["TRIGGER"].dt <= timedelta(0)
        if alarms and "Report" in event["SUMMARY"] and "latest" not in event["SUMMARY"]:
            assert told(event)[0].date() >= calendar.clock.day(reported)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ("2018-03-27", "-PT15H"),  # Tuesday
        ("2018-03-26", "-P2DT15H"),  # Monday, so Friday
        ("2018-04-03", "-P4DT15H"),  # the Tuesday after Easter, so Maundy Thursday
        ("2018-12-27", "-P2DT15H"),  # after Christmas, so Christmas Eve
        ("2018-03-25", "-P1DT15H"),  # Sunday, so Friday
        ("2030-01-07", "-PT15H"),  # a Monday beyond the calendar: the day before
        ("0001-01-01", "-PT15H"),
        ("2018-03-27T16:30+01:00", "-P1DT7H30M"),
    ],
)
def test_the_working_day_before_is_known_as_far_as_the_bank_holidays_are(holidays, day, written):
    assert calendar.alarm(moment(day), None, holidays) == written


@pytest.mark.parametrize(
    ("start", "due", "written"),
    [
        ("2018-03-01T16:30+00:00", "2018-03-02T16:30+00:00", "-PT12H"),
        ("2018-03-24T16:30+00:00", "2018-03-25T17:30+01:00", "-PT12H"),  # the clocks go forward
        ("2018-03-01T08:00+00:00", "2018-03-01T08:01+00:00", "-PT1M"),
        ("2018-03-20", "2018-03-27", "-PT15H"),
        ("2018-03-01", "2018-03-02", "-PT7H30M"),  # nine had come when it did; half-way from then to midnight
        ("2018-03-01T08:59+00:00", "2018-03-02", "-PT15H"),
        ("2018-03-01T17:00+00:00", "2018-03-02", "-PT3H30M"),
        ("2018-03-02", "2018-03-05", "-P1DT7H30M"),  # over a weekend
        ("2018-03-29", "2018-03-30", "-PT7H30M"),  # due on Good Friday
        ("2018-03-01", "2018-03-01", "PT0S"),
        ("2018-03-01T10:00+00:00", "2018-03-01", "PT0S"),
        ("9999-12-30", "9999-12-31", "-PT7H30M"),
        ("0001-01-01", "0001-01-02", "-PT7H30M"),
    ],
)
def test_half_way_tells_of_a_time_and_where_the_working_day_before_had_gone_when_time_began_to_run(
    holidays, start, due, written
):
    assert calendar.alarm(moment(due), moment(start), holidays) == written


def test_what_no_longer_arises_is_taken_out_of_an_earlier_calendar(events):
    """The verdict is put right: bad luck after all."""
    before = events(REQUEST, "Case 12")
    after = events(asked(verdict="unlucky"), "Case 12", MADE + SECOND, gone=True)
    gone = {name: event for name, event in after.items() if "At the latest" not in name}
    assert set(gone) == {
        f"Does not arise: Case 12: {name}"
        for name in (
            "Tell the coastguard", "Tell the coastguard: agreed date", "The reading",
        )
    }  # fmt: skip
    stood = uids(before)
    for name, event in gone.items():
        assert event["UID"] == stood[name.removeprefix("Does not arise: Case 12: ")]
        assert event["SEQUENCE"] == next(iter(before.values()))["SEQUENCE"] + 1
        assert told(event) == []
        assert "By " not in event["DESCRIPTION"]
        assert "These pages are made up." in event["DESCRIPTION"]
    assert gone["Does not arise: Case 12: Tell the coastguard"]["DTSTART"].dt == date(2018, 4, 17)


def test_of_more_time_the_day_due_says_what_there_is_to_say_unless_none_was_needed(events):
    """The procedure sets no day for it, so it has no entry of its own."""
    assert "The coastguard may wait." in events()["Tell the coastguard"]["DESCRIPTION"]
    done = events(asked(put_off=None, told="2018-04-17"))["Tell the coastguard (done)"]
    assert "The coastguard may wait." not in done["DESCRIPTION"]


def test_without_a_date_there_is_no_calendar(body):
    with pytest.raises(exports.ExportError, match="no date yet"):
        body({"ask": "timeline", "dates": {"told": "2018-05-01"}})


def test_what_is_done_has_no_alarm(events):
    for name, event in events().items():
        without = name.endswith("(done)") or name == "At the latest: Tell"
        assert (event.walk("VALARM") == []) is without


def test_what_is_only_too_late_is_not_called_done_and_has_no_alarm(events):
    """The findings are read out: posting them before that is too late, and the opening is shown to have come."""
    found = events(
        {"ask": "timeline", "dates": {"reported": "2018-03-24", "read_out": "2018-05-28"}, "as_at": "2018-06-01"}
    )
    assert found["Post the findings"].walk("VALARM") == []
    assert found["Open the inquiry (done, day not known)"].walk("VALARM") == []


def test_an_entry_says_what_by_whom_with_what_force_by_when_how_it_stands_and_its_provision(events, small):
    said = str(events()["Post the findings"]["DESCRIPTION"]).split("\n")
    assert said == [
        "Post the findings (should).",
        "By whom: Harbour board.",
        "By Monday 14 May 2018.",
        "As at Tuesday 1 May 2018: Upcoming. In 13 days.",
        "Another reading: Sunday 13 May 2018 (a weekend).",
        "Another reading: Friday 11 May 2018.",
        "Provision 1.10.",
        "Under the manual of 1999; replaced in 2001.",
        "These pages are made up.",
        "For the working, give the page the same dates again.",
        f"Edition 1999-03, text version {small.digest}. Made on Thursday 22 March 2018 at 10:15 (GMT).",
    ]


def test_the_first_entry_says_what_is_warned_of_what_the_present_duties_would_give_and_the_notices(events, small):
    closure, new_tug = (small.procedure.warnings[code].message for code in ("closure", "new_tug"))
    first, *others = events().values()
    assert f"{closure}\n{new_tug}\nElsewhere.\nRing: by Tuesday 3 April 2018," in str(first["DESCRIPTION"])
    assert small.procedure.notices[0].message in str(first["DESCRIPTION"])
    for event in others:
        assert closure not in str(event["DESCRIPTION"])
        assert "Under the manual of 1999; replaced in 2001.\nThese pages are made up.\n" in str(event["DESCRIPTION"])


def test_a_duty_without_a_date_stands_with_the_event_at_which_it_comes_up_or_with_the_first(events):
    opened = (
        "Duties without a date. Once it is open: Tuesday 3 April 2018.\n"
        "☐ Tell the coastguard within ten working days. Provision 1.3, must."
    )
    assert [name for name, event in events().items() if opened in str(event["DESCRIPTION"])] == [
        "Open the inquiry (done)"
    ]
    # Opened on a day that is not known, it says nothing of the day on which that was due.
    unknown = events(asked(opened="undated", put_off=None))
    assert [name for name, event in unknown.items() if "Once it is open.\n" in str(event["DESCRIPTION"])] == [
        next(iter(unknown))
    ]
    only_read_out = events({"ask": "timeline", "dates": {"read_out": "2018-05-28"}})
    holding = [name for name, event in only_read_out.items() if "Once it is open." in str(event["DESCRIPTION"])]
    assert holding == ["Post the findings"]


# ---- what a calendar knows its days by


def uids(found):
    return {
        name.removesuffix(" (done)").removesuffix(" (projected)"): str(event["UID"]) for name, event in found.items()
    }


def test_a_second_calendar_puts_the_first_right_when_a_date_moves(events):
    before, after = events(), events(asked(opened="2018-04-04"), made=MADE + SECOND)
    assert uids(before) == uids(after)
    assert after["Tell the coastguard"]["SEQUENCE"] == before["Tell the coastguard"]["SEQUENCE"] + 1
    assert after["Tell the coastguard"]["DTSTART"].dt == date(2018, 4, 18)


def test_a_projected_day_and_the_one_that_takes_its_place_are_the_same_event(events):
    projected = uids(events(asked(opened=None, verdict=None, put_off=None)))
    firm = uids(events())
    assert {name: uid for name, uid in projected.items() if name in firm} == {
        name: uid for name, uid in firm.items() if not name.endswith("agreed date")
    }


def test_cases_are_told_apart_by_their_reference_and_else_by_the_day_they_came(events):
    plain, one, other = (set(uids(events(reference=reference)).values()) for reference in ("", "1", "2"))
    later = set(uids(events(asked(reported="2018-03-25"))).values())
    assert len(plain | one | other | later) == 4 * 7
    # With a reference the day may change.
    assert one == set(uids(events(asked(reported="2018-03-25"), "1")).values())


def test_a_reference_in_other_letters_is_the_same_case_and_is_shown_as_it_was_typed(events, body):
    one, other = events(reference="Case 12 STRASSE"), events(reference="case 12 Straße")
    assert uids(one) == uids(other)
    assert b"SUMMARY:Case 12 STRASSE: " in body(reference="Case 12 STRASSE")


def test_a_time_learnt_later_keeps_the_event(events):
    with_time, without = events(), events(asked(reported="2018-03-24"))
    assert with_time["Report, by 05:30 BST"]["UID"] == without["Report"]["UID"]


def test_without_the_day_it_came_the_first_date_given_tells_cases_apart(events):
    one = uids(events(asked(reported=None)))
    assert one == uids(events(asked(reported=None, put_off="2018-05-11")))
    assert set(one.values()).isdisjoint(uids(events(asked(reported=None, opened="2018-04-04"))).values())


def test_a_uid_holds_nothing_that_was_typed(events):
    for event in events(reference="Smith").values():
        digest, at, place = str(event["UID"]).partition("@")
        assert (len(digest), at, place) == (32, "@", "sampleton-harbour-inquiry.invalid")
        assert set(digest) <= set("0123456789abcdef")


def test_a_uid_is_the_same_from_one_release_to_the_next(events):
    """By sha256sum, of the procedure, what the case is known by, in small letters, and the id, each on a line."""
    assert events(reference="Case 12")["Open the inquiry (done)"]["UID"].startswith("5f06199a56fecffd44706f9345573af2@")
    assert events()["Open the inquiry (done)"]["UID"].startswith("0da2fde02ee84681d2d6e8e3c99d34ae@")


# ---- what RFC 5545 wants


def test_the_stamp_is_in_utc(events, small, london):
    assert record.stamp(small, datetime(2018, 7, 1, tzinfo=london), "").at.tzinfo is UTC
    event = events(made=datetime(2018, 7, 1, 0, 30, 15, tzinfo=UTC))["Tell the coastguard"]
    assert event["DTSTAMP"].dt == datetime(2018, 7, 1, 0, 30, 15, tzinfo=UTC)
    # From 1 January 2000: 6,756 days and half an hour.
    assert event["SEQUENCE"] == 6756 * 86_400 + 30 * 60 + 15
    assert "Made on Sunday 1 July 2018 at 01:30 (BST)." in event["DESCRIPTION"]


def test_a_calendar_made_before_2000_has_no_sequence_below_nought(events):
    assert {event["SEQUENCE"] for event in events(made=datetime(1999, 1, 1, tzinfo=UTC)).values()} == {0}


def test_the_last_day_there_is_has_no_next(events):
    """36 hours from a day alone are two days."""

    def report(reported):
        return events({"ask": "timeline", "dates": {"reported": reported}})["Report"]

    assert report("9999-12-28")["DTEND"].dt == date(9999, 12, 31)
    assert report("9999-12-29")["DTSTART"].dt == date(9999, 12, 31)
    assert "DTEND" not in report("9999-12-29")


@pytest.mark.parametrize("reference", HOSTILE)
def test_every_line_ends_and_is_folded_as_it_has_to_be(body, reference):
    found = body(reference=reference)
    assert found.endswith(b"END:VCALENDAR\r\n")
    lines = found.split(b"\r\n")[:-1]
    assert max(map(len, lines)) == 75
    for line in lines:
        assert line.decode().isprintable()
    names = {line.partition(b":")[0].partition(b";")[0] for line in lines if not line.startswith(b" ")}
    assert names == {
        b"BEGIN", b"END", b"VERSION", b"PRODID", b"CALSCALE", b"METHOD", b"UID", b"DTSTAMP", b"SEQUENCE", b"DTSTART",
        b"DTEND", b"SUMMARY", b"DESCRIPTION", b"CLASS", b"TRANSP", b"STATUS", b"ACTION", b"TRIGGER",
    }  # fmt: skip


@pytest.mark.parametrize("reference", HOSTILE)
def test_a_reference_is_read_back_as_it_was_and_makes_no_event_of_its_own(events, reference):
    shown = exports.short(reference)
    found = events(reference=shown)
    assert len(found) == 7
    assert all(str(event["SUMMARY"]).startswith(f"{shown}: " if shown else "") for event in found.values())


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_a_folded_line_is_unfolded_to_what_it_was(text):
    line = f"SUMMARY:{calendar.escaped(text)}"
    folded = calendar.fold(line)
    assert all(len(piece) <= 75 for piece in folded.split(b"\r\n"))
    for piece in folded.split(b"\r\n"):
        piece.decode()
    assert folded.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode() == line


@pytest.mark.parametrize(
    ("text", "written"),
    [("a,b;c", "a\\,b\\;c"), ("\\n", "\\\\n"), ("one\ntwo\r\nthree\rfour", "one\\ntwo\\nthree\\nfour"), ("“:”", "“:”")],
)
def test_what_would_end_a_value_is_escaped(text, written):
    assert calendar.escaped(text) == written
