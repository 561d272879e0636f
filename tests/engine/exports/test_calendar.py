"""A calendar holds what RFC 5545 wants, is read back by a library of its own, and is put right by a later one."""

import json
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import exports
from calculator.exports import calendar, record
from tests.engine.exported import HOSTILE, MADE
from tests.engine.sinking import REQUEST, sinking

SECOND = timedelta(seconds=1)


@pytest.fixture
def body(small):
    def made(request=REQUEST, reference="", made=MADE):
        return exports.export(small, json.dumps(request), "calendar", made, reference).body

    return made


@pytest.fixture
def events(body):
    """The events of a calendar, read back, by the end of what they are called."""

    def read(request=REQUEST, reference="", made=MADE):
        found = icalendar.Calendar.from_ical(body(request, reference, made))
        assert not found.errors
        return {str(event["SUMMARY"]).removeprefix(f"{reference}: "): event for event in found.walk("VEVENT")}

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
    start = datetime.combine(event["DTSTART"].dt, datetime.min.time())
    return [start + alarm["TRIGGER"].dt for alarm in alarms]


def test_a_calendar_says_what_it_is(body):
    found = icalendar.Calendar.from_ical(body())
    assert {name: str(found[name]) for name in ("VERSION", "CALSCALE", "METHOD", "PRODID")} == {
        "VERSION": "2.0",
        "CALSCALE": "GREGORIAN",
        "METHOD": "PUBLISH",
        "PRODID": "-//sampleton-harbour-inquiry//Edition 1999-03//EN",
    }


def test_each_date_is_a_whole_day_that_is_private_and_leaves_the_day_free(events):
    found = events()
    assert {name: event["DTSTART"].dt for name, event in found.items()} == {
        "Report, by 05:30 BST": date(2018, 3, 26),
        "Open the inquiry (done)": date(2018, 4, 24),
        "Tell the coastguard": date(2018, 4, 17),
        "Last day to ask for more (done)": date(2018, 4, 17),
        "Tell the coastguard: agreed date": date(2018, 5, 10),
        "Post the findings": date(2018, 5, 14),
        "The reading": date(2018, 5, 28),
    }
    for event in found.values():
        assert event["DTEND"].dt == event["DTSTART"].dt + timedelta(1)
        assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
        assert (event["CLASS"], event["TRANSP"], event["STATUS"]) == ("PRIVATE", "TRANSPARENT", "CONFIRMED")


def test_what_is_projected_is_tentative_and_says_so(events):
    found = events({"ask": "timeline", "dates": {"reported": "2018-03-01"}})
    assert {name: str(event["STATUS"]) for name, event in found.items()} == {
        "Report": "CONFIRMED",
        "Open the inquiry": "CONFIRMED",
        "Tell the coastguard (projected)": "TENTATIVE",
        "Last day to ask for more (projected)": "TENTATIVE",
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
    # A day that is past stays while it is open; what has come stays, without an alarm, until its day is past.
    assert "At the latest: Report" in latest(events(open_ | {"as_at": "2018-05-01"}))
    assert "At the latest: Open (done)" in latest(events(asked() | {"as_at": "2018-04-29"}))
    assert "At the latest: Open (done)" in latest(events(asked() | {"as_at": "2018-04-29T17:00"}))
    assert latest(events(asked() | {"as_at": "2018-04-30"})) == {}


def test_a_latest_date_on_the_day_due_is_not_told_twice(events):
    """Reported on 29 March, so that it is to be opened by 29 April in any case."""
    found = events({"ask": "timeline", "dates": {"reported": "2018-03-29", "read_out": "2018-05-28"}})
    assert [name for name in latest(found) if "Open" in name] == []


def test_a_latest_date_says_what_it_is_for_and_how_it_follows(events):
    found = events(asked(put_off=None, told=None))
    said = str(found["At the latest: Tell"]["DESCRIPTION"]).split("\n")
    assert said[:6] == [
        "The latest dates for the reading on Monday 28 May 2018.",
        "Each period in full.",
        "As at Tuesday 1 May 2018: Open.",
        "First things first.",
        "The latest date is 27 days after the date due, Tuesday 17 April 2018.",
        "Provision 1.3.",
    ]


# ---- alarms


def test_the_reference_stands_before_every_day(events, body):
    assert body(reference="Case; 12, \\").count(b"SUMMARY:Case\\; 12\\, \\\\: ") == 7
    assert len(events(reference="Case; 12, \\")) == 7


def test_an_alarm_goes_off_at_nine_on_the_working_day_before(events):
    assert {name: told(event) for name, event in events().items() if not name.endswith("(done)")} == {
        # On Friday at nine the boat had not sunk yet, so on Monday too, at its start: it is due before nine.
        "Report, by 05:30 BST": [datetime(2018, 3, 26), datetime(2018, 3, 23, 9)],
        "Tell the coastguard": [datetime(2018, 4, 16, 9)],
        "Tell the coastguard: agreed date": [datetime(2018, 5, 9, 9)],
        "Post the findings": [datetime(2018, 5, 11, 9)],  # Monday, so Friday
        "The reading": [datetime(2018, 5, 25, 9)],
    }


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
    ],
)
def test_the_working_day_before_is_known_as_far_as_the_bank_holidays_are(holidays, day, written):
    assert calendar.triggers(moment(day), None, holidays) == [written]


@pytest.mark.parametrize(
    ("start", "due", "first"),
    [
        ("2018-03-01T16:30+00:00", "2018-03-02T16:30+00:00", "PT9H"),
        ("2018-03-01T09:01+00:00", "2018-03-02T09:01+00:00", "PT9H"),
        ("2018-03-01T09:00+00:00", "2018-03-02T09:00+00:00", "PT0S"),  # nine is no later than nine
        ("2018-03-01T08:59+00:00", "2018-03-02T08:59+00:00", ""),  # told a minute after it came
        ("2018-03-03T08:30+00:00", "2018-03-04T08:30+00:00", "PT0S"),  # a weekend, so Friday had gone
        ("2018-03-29T16:30+01:00", "2018-03-30T16:30+01:00", "PT9H"),  # due on Good Friday
        ("2018-03-01", "2018-03-02", "PT9H"),  # without a time, from nine
        ("2018-03-02", "2018-03-05", "PT9H"),  # over a weekend, from nine on Friday itself
        ("2018-03-20", "2018-03-27", ""),
        ("2018-05-14", "2018-05-07", ""),  # before a publication
        ("", "2018-05-07", ""),
        ("2018-03-01", "2018-03-01", ""),  # not before it
        ("2018-03-01T08:00+00:00", "2018-03-01T17:00+00:00", ""),
        ("9999-12-30", "9999-12-31", "PT9H"),
        ("0001-01-01", "0001-01-02", "PT9H"),
    ],
)
def test_where_the_working_day_before_had_gone_when_time_began_to_run_the_day_itself_tells(holidays, start, due, first):
    *told, before = calendar.triggers(moment(due), moment(start), holidays)
    assert told == ([first] if first else [])
    assert before.startswith("-P")


def test_what_no_longer_arises_is_taken_out_of_an_earlier_calendar(events):
    """The verdict is put right: bad luck after all."""
    before = events(REQUEST, "Case 12")
    after = events(asked(verdict="unlucky"), "Case 12", MADE + SECOND)
    gone = {name: event for name, event in after.items() if event["STATUS"] == "CANCELLED"}
    assert set(gone) == {
        f"Does not arise: Case 12: {name}"
        for name in (
            "Tell the coastguard", "Last day to ask for more", "Tell the coastguard: agreed date", "The reading",
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


def test_what_was_done_in_time_takes_back_the_day_to_talk_about_more(events):
    found = events(asked(put_off=None, told="2018-04-17"))
    assert found["Tell the coastguard (done)"]["STATUS"] == "CONFIRMED"
    assert found["Does not arise: Last day to ask for more"]["STATUS"] == "CANCELLED"


def test_without_a_date_there_is_no_calendar(body):
    with pytest.raises(exports.ExportError, match="no date yet"):
        body({"ask": "timeline", "dates": {"told": "2018-05-01"}})


def test_what_is_done_has_no_alarm(events):
    for name, event in events().items():
        assert (event.walk("VALARM") == []) is name.endswith("(done)")


def test_a_day_says_its_rule_its_working_its_readings_and_its_provision(events, small):
    said = str(events()["Post the findings"]["DESCRIPTION"]).split("\n")
    assert said[:9] == [
        "Post the findings (should).",
        "By Monday 14 May 2018.",
        "As at Tuesday 1 May 2018: Upcoming. In 13 days.",
        "At least two weeks before the reading.",
        "Runs from the reading, Monday 28 May 2018.",
        "Seven days each.",
        "Another reading: Sunday 13 May 2018 (a weekend). In clear days.",
        "Another reading: Friday 11 May 2018. From the next day.",
        "How the manual is read here: “Holed or laden”.",
    ]
    assert said[9] == "Provision 1.10."
    assert said[-4:] == [
        "The harbour closed on 28 February 2001. This is how it worked until then.",
        "These pages are made up.",
        f"Edition 1999-03, digest {small.digest}.",
        "Made on Thursday 22 March 2018 at 10:15 (GMT).",
    ]


def test_every_day_says_what_is_warned_of_and_what_the_present_duties_would_give(events, small):
    closure, new_tug = (small.procedure.warnings[code].message for code in ("closure", "new_tug"))
    for event in events().values():
        said = str(event["DESCRIPTION"])
        assert f"{closure}\n{new_tug}\nElsewhere.\nRing: by Tuesday 3 April 2018," in said


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
    assert events()["Last day to ask for more (done)"]["UID"].startswith("4a1104f5400fe9d4e983dd1998338ee2@")


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
