"""A calendar holds what RFC 5545 wants, is read back by a library of its own, and is put right by a later one."""

import json
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import exports
from calculator.exports import calendar, record
from tests.engine.exported import HOSTILE, MADE, REVIEW, review

SECOND = timedelta(seconds=1)


@pytest.fixture
def body(current):
    def made(request=REVIEW, reference="", made=MADE):
        return exports.export(current, json.dumps(request), "calendar", made, reference).body

    return made


@pytest.fixture
def events(body):
    """The events of a calendar, read back, by the end of what they are called."""

    def read(request=REVIEW, reference="", made=MADE):
        found = icalendar.Calendar.from_ical(body(request, reference, made))
        assert not found.errors
        return {str(event["SUMMARY"]).removeprefix(f"{reference}: "): event for event in found.walk("VEVENT")}

    return read


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
        "PRODID": "-//derby-derbyshire-scr//Edition 2018-07//EN",
    }


def test_each_date_is_a_whole_day_that_is_private_and_leaves_the_day_free(events):
    found = events()
    assert {name: (event["DTSTART"].dt, event["DTEND"].dt) for name, event in found.items()} == {
        "Secure the records, by 16:30 GMT": (date(2018, 3, 2), date(2018, 3, 3)),
        "Decide (done)": (date(2018, 4, 1), date(2018, 4, 2)),
        "Notify of the decision (done)": (date(2018, 3, 27), date(2018, 3, 28)),
        "Complete the review": (date(2018, 9, 20), date(2018, 9, 21)),
        "Last day to talk about more time": (date(2018, 9, 20), date(2018, 9, 21)),
    }
    for event in found.values():
        assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
        assert (event["CLASS"], event["TRANSP"], event["STATUS"]) == ("PRIVATE", "TRANSPARENT", "CONFIRMED")


def test_what_is_projected_is_tentative_and_says_so(events):
    found = events(review(decision=None, decision_outcome=None, notified=None))
    assert {name: str(event["STATUS"]) for name, event in found.items()} == {
        "Secure the records, by 16:30 GMT": "CONFIRMED",
        "Decide": "CONFIRMED",
        "Notify of the decision (projected)": "TENTATIVE",
        "Complete the review (projected)": "TENTATIVE",
        "Last day to talk about more time (projected)": "TENTATIVE",
    }


def test_an_agreed_completion_stands_beside_the_day_due_and_the_talk_is_done(events):
    found = events(review(agreed_completion="2018-12-01"))
    assert found["Complete the review: agreed date"]["DTSTART"].dt == date(2018, 12, 1)
    assert found["Complete the review"]["DTSTART"].dt == date(2018, 9, 20)
    assert found["Last day to talk about more time (done)"].walk("VALARM") == []


def test_the_reference_stands_before_every_day(events, body):
    assert body(reference="Case; 12, \\").count(b"SUMMARY:Case\\; 12\\, \\\\: ") == 5
    assert len(events(reference="Case; 12, \\")) == 5


def test_an_alarm_goes_off_at_nine_on_the_working_day_before(events):
    found = events(review(notified=None, publication="2018-05-14"))
    assert {name: told(event) for name, event in found.items() if not name.endswith("(done)")} == {
        # On Thursday at nine the case had not come yet, so on Friday too, before 16:30.
        "Secure the records, by 16:30 GMT": [datetime(2018, 3, 2, 9), datetime(2018, 3, 1, 9)],
        "Notify of the decision": [datetime(2018, 3, 26, 9)],  # Tuesday, so Monday
        "Complete the review": [datetime(2018, 9, 19, 9)],
        "Last day to talk about more time": [datetime(2018, 9, 19, 9)],
        # Monday 7 May was a bank holiday, after a weekend.
        "Send the copies": [datetime(2018, 5, 4, 9)],
        "At the latest: Complete the review": [datetime(2018, 5, 4, 9)],
        "Publication": [datetime(2018, 5, 11, 9)],  # Monday, so Friday
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
    assert calendar.triggers(day, "", holidays) == [written]


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
    *told, before = calendar.triggers(due, start, holidays)
    assert told == ([first] if first else [])
    assert before.startswith("-P")


def test_what_no_longer_arises_is_taken_out_of_an_earlier_calendar(events):
    """The decision is put right: no review is initiated after all."""
    before = events(review(publication="2018-12-01"), "Case 12")
    after = events(review(publication="2018-12-01", decision_outcome="not_initiate"), "Case 12", MADE + SECOND)
    gone = {name: event for name, event in after.items() if event["STATUS"] == "CANCELLED"}
    assert set(gone) == {
        f"Does not arise: Case 12: {name}" for name in (
            "Complete the review", "Last day to talk about more time", "Send the copies", "Publication",
            "At the latest: Complete the review",
            "At the latest: Decide, for a review that takes all of its time",
        )
    }  # fmt: skip
    stood = uids(before)
    for name, event in gone.items():
        assert event["UID"] == stood[name.removeprefix("Does not arise: Case 12: ")]
        assert event["SEQUENCE"] == next(iter(before.values()))["SEQUENCE"] + 1
        assert told(event) == []
        assert "By " not in event["DESCRIPTION"]
        assert "This site is not an official publication of the boards." in event["DESCRIPTION"]
    assert gone["Does not arise: Case 12: Complete the review"]["DTSTART"].dt == date(2018, 9, 20)
    assert gone["Does not arise: Case 12: Send the copies"]["DTSTART"].dt == date(2018, 11, 24)


def test_without_a_publication_only_the_review_is_taken_back(events):
    found = events(review(decision_outcome="not_initiate"))
    assert [name for name, event in found.items() if event["STATUS"] == "CANCELLED"] == [
        "Does not arise: Complete the review",
        "Does not arise: Last day to talk about more time",
    ]


def test_a_review_complete_in_time_takes_back_the_day_to_talk_about_more(events):
    found = events(review(completed="2018-09-20"))
    assert found["Complete the review (done)"]["STATUS"] == "CONFIRMED"
    assert found["Does not arise: Last day to talk about more time"]["STATUS"] == "CANCELLED"


def test_what_is_done_has_no_alarm(events):
    for name, event in events().items():
        assert (event.walk("VALARM") == []) is name.endswith("(done)")


def test_a_day_says_its_rule_its_working_its_readings_and_its_provision(events):
    said = str(events(review(publication="2018-12-01"))["Send the copies"]["DESCRIPTION"]).split("\n")
    for line in (
        "Send the copies before publication (should).",
        "By Saturday 24 November 2018.",
        "As at Thursday 22 March 2018: Upcoming, in 247 days.",
        "At least one week before publication.",
        "Provision 14.1(g).",
        "This site is not an official publication of the boards.",
        "Made on Thursday 22 March 2018 at 10:15 (GMT).",
    ):
        assert line in said
    assert any(line.startswith("Another reading: Friday 23 November 2018.") for line in said)
    assert any(line.startswith("From 29 June 2018 the Child Safeguarding Practice Review Panel") for line in said)


def uids(found):
    return {
        name.removesuffix(" (done)").removesuffix(" (projected)"): str(event["UID"]) for name, event in found.items()
    }


def test_a_second_calendar_puts_the_first_right_when_the_decision_moves(events):
    before, after = events(), events(review(decision="2018-03-21"), made=MADE + SECOND)
    assert uids(before) == uids(after)
    for name, event in after.items():
        assert event["SEQUENCE"] == before[name]["SEQUENCE"] + 1
    assert after["Complete the review"]["DTSTART"].dt == date(2018, 9, 21)


def test_a_projected_day_and_the_one_that_takes_its_place_are_the_same_event(events):
    projected = uids(events(review(decision=None, decision_outcome=None, notified=None)))
    assert projected == uids(events())
    assert len(set(projected.values())) == 5


def test_cases_are_told_apart_by_their_reference_and_else_by_the_day_they_came(events):
    plain, one, other = (set(uids(events(reference=reference)).values()) for reference in ("", "1", "2"))
    later = set(uids(events(review(known_to_chair="2018-03-02"))).values())
    assert len(plain | one | other | later) == 20
    # With a reference the day may change.
    assert one == set(uids(events(review(known_to_chair="2018-03-02"), "1")).values())


def test_a_reference_in_other_letters_is_the_same_case_and_is_shown_as_it_was_typed(events, body):
    one, other = events(reference="Case 12 STRASSE"), events(reference="case 12 Straße")
    assert uids(one) == uids(other)
    assert b"SUMMARY:Case 12 STRASSE: " in body(reference="Case 12 STRASSE")


def test_a_time_learnt_later_keeps_the_event(events):
    with_time, without = events(), events(review(known_to_chair="2018-03-01"))
    assert with_time["Secure the records, by 16:30 GMT"]["UID"] == without["Secure the records"]["UID"]


def test_without_the_day_it_came_the_first_date_given_tells_cases_apart(events):
    one = uids(events(review(known_to_chair=None)))
    assert one == uids(events(review(known_to_chair=None, decision_outcome=None)))
    assert set(one.values()).isdisjoint(uids(events(review(known_to_chair=None, decision="2018-03-21"))).values())


def test_a_uid_holds_nothing_that_was_typed(events):
    for event in events(reference="Smith").values():
        digest, at, place = str(event["UID"]).partition("@")
        assert (len(digest), at, place) == (32, "@", "serious-case-reviews.invalid")
        assert set(digest) <= set("0123456789abcdef")


def test_a_uid_is_the_same_from_one_release_to_the_next(events):
    """By sha256sum, of the procedure, what the case is known by, in small letters, and the id, each on a line."""
    decide = events(reference="Case 12")["Decide (done)"]
    talk_by = events()["Last day to talk about more time"]
    assert decide["UID"] == "9228970a36b55d36e1cc2a189fcc8bc2@serious-case-reviews.invalid"
    assert talk_by["UID"] == "a22acf97a6f970e7d6f419068fb79360@serious-case-reviews.invalid"


def test_the_stamp_is_in_utc(events, current, london):
    assert record.stamp(current, datetime(2018, 7, 1, tzinfo=london), "").at.tzinfo is UTC
    event = events(made=datetime(2018, 7, 1, 0, 30, 15, tzinfo=UTC))["Complete the review"]
    assert event["DTSTAMP"].dt == datetime(2018, 7, 1, 0, 30, 15, tzinfo=UTC)
    # From 1 January 2000: 6,756 days and half an hour.
    assert event["SEQUENCE"] == 6756 * 86_400 + 30 * 60 + 15
    assert "Made on Sunday 1 July 2018 at 01:30 (BST)." in event["DESCRIPTION"]


def test_a_calendar_made_before_2000_has_no_sequence_below_nought(events):
    assert {event["SEQUENCE"] for event in events(made=datetime(1999, 1, 1, tzinfo=UTC)).values()} == {0}


def test_the_last_day_there_is_has_no_next(events):
    def secured(known):
        return events({"ask": "timeline", "dates": {"known_to_chair": known}})["Secure the records"]

    assert secured("9999-12-29")["DTEND"].dt == date(9999, 12, 31)
    assert secured("9999-12-30")["DTSTART"].dt == date(9999, 12, 31)
    assert "DTEND" not in secured("9999-12-30")


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
    assert len(found) == 5
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
