"""A timeline of the small procedure as a record says all that the result says."""

import pytest

from calculator import requests, responses
from calculator.exports import record, timeline
from calculator.exports.record import Answered, Boxes, Heading
from tests.engine.exported import MADE
from tests.engine.sinking import AS_AT, REQUEST, sinking


@pytest.fixture
def sections(small):
    """The parts under each heading of the first level; what stands before any under None."""

    def made(request=REQUEST, reference=""):
        asked = requests.read(small, request)
        stamp = record.stamp(small, MADE, reference)
        outline = timeline.record(Answered(small, asked, responses.result(small, asked), stamp))
        assert outline.title == "Harbour Inquiries: which dates follow?"
        under: dict = {None: []}
        for part in outline.parts:
            if isinstance(part, Heading) and part.level == 1:
                assert part.text not in under
                under[part.text] = held = []
            else:
                (held if len(under) > 1 else under[None]).append(part)
        return under

    return made


def asked(**dates):
    return REQUEST | {"dates": sinking(**dates)}


def texts(parts):
    return [part for part in parts if isinstance(part, str)]


def test_a_record_has_what_is_wanted_first_and_then_the_working(sections):
    assert list(sections()) == [
        None,
        "Warnings",
        "The dates",
        "Duties without a date",
        "Bear in mind",
        "How each date was worked out",
        "The latest dates for the reading on Monday 28 May 2018",
        "What the new harbour asks",
        "What was entered",
        "About this record",
    ]
    few = [None, "The dates", "Duties without a date", "Bear in mind", "About this record"]
    assert list(sections({"ask": "timeline"})) == few


def test_the_record_opens_with_whose_it_is_when_it_was_made_and_whether_it_still_applies(sections, small):
    opening = texts(sections(reference="Case 12")[None])
    assert opening[:2] == ["Reference: Case 12", "Made on Thursday 22 March 2018 at 10:15 (GMT)."]
    assert opening[2:] == ["Under the manual of 1999; replaced in 2001."]
    about = texts(sections()["About this record"])
    assert about[:2] == [small.procedure.notices[0].message, "These pages are made up."]
    assert texts(sections()[None])[0].startswith("Made on")


def test_the_dates_stand_in_a_table_with_their_force_and_standing(sections):
    (table,) = sections()["The dates"]
    assert table.head == ("What", "Force", "When", "How it stands")
    assert table.rows == (
        ("Report", "should", "By Monday 26 March 2018 at 05:30 (BST)", "Overdue. Due 36 days ago."),
        ("Tell the coastguard", "must", "By Tuesday 17 April 2018", "Past ten working days (1.3). Due 14 days ago."),
        ("The day agreed", "", "By Thursday 10 May 2018", "Upcoming, in 9 days."),
        ("Post the findings", "should", "By Monday 14 May 2018", "Upcoming. In 13 days."),
        ("Open the inquiry", "must", "By Tuesday 24 April 2018",
         "Met. Done on Tuesday 3 April 2018, 21 days early (15 working days)."),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "stands"),
    [
        ({"told": "2018-05-09"}, "Met, 1 day early (1 working day)."),
        ({"told": "2018-05-12"}, "Missed, 2 days after that date (1 working day)."),
        ({"put_off": "2018-04-10"}, "Overdue, 21 days ago. This is before the date due, so it gives no more time."),
    ],
)
def test_how_a_date_agreed_stands_is_told_with_it(sections, more, stands):
    (table,) = sections(asked(**more))["The dates"]
    (row,) = [row for row in table.rows if row[0] == "The day agreed"]
    assert row[3] == stands


def test_each_date_is_worked_out_in_full(sections):
    parts = sections()["How each date was worked out"]
    (table,) = parts
    assert [title for title, _ in table.rows] == [
        "Report", "Open the inquiry", "Tell the coastguard", "Post the findings",
    ]  # fmt: skip
    *_, (_, tell), (_, post) = table.rows
    assert "Counted: Wednesday 4 April 2018, Thursday 5 April 2018, " in tell
    assert "Not counted: Saturday 7 April 2018, Sunday 8 April 2018, " in tell
    assert post == (
        "At least two weeks before the reading. Runs from the reading, Monday 28 May 2018. Seven days each. "
        "Another reading: Sunday 13 May 2018 (a weekend). In clear days. "
        "Another reading: Friday 11 May 2018. From the next day. "
        "How the manual is read here: “Holed or laden”. Provision 1.10."
    )


def test_a_date_that_no_calendar_reaches_has_its_working_under_its_title_alone(sections):
    parts = sections({"ask": "timeline", "dates": {"opened": "2028-12-29", "verdict": "careless"}})
    (table,) = parts["How each date was worked out"]
    assert [title for title, _ in table.rows] == ["Tell the coastguard"]


def test_more_time_is_spoken_of_unless_none_was_needed(sections):
    def talks(**dates):
        (table,) = sections(asked(**dates))["How each date was worked out"]
        return any("The coastguard may wait." in working for _, working in table.rows)

    assert talks()
    assert not talks(put_off=None, told="2018-04-17")
    assert talks(put_off=None, told="2018-04-18")
    assert talks(told="2018-04-17")


def test_duties_without_a_date_are_a_list_to_tick_off_under_their_event(sections):
    heading, duties = sections()["Duties without a date"]
    assert heading.text == "Once it is open: Tuesday 3 April 2018"
    duty = "Tell the coastguard within ten working days. Provision 1.3, must."
    assert duties == Boxes(((f"{duty} Not ticked here.", False),))
    assert sections({"ask": "timeline"})["Duties without a date"][0].text == "Once it is open"
    projected = sections({"ask": "timeline", "dates": {"reported": "2018-03-01"}})["Duties without a date"][0]
    assert projected.text == "Once it is open: by Sunday 1 April 2018"


def test_the_latest_dates_stand_in_a_table(sections):
    text, table = sections()["The latest dates for the reading on Monday 28 May 2018"]
    assert text == "Each period in full."
    assert table.rows[0] == (
        "Post",
        "Monday 14 May 2018. Another reading: Sunday 13 May 2018 (a weekend). In clear days. "
        "Another reading: Friday 11 May 2018. From the next day.",
        "Open.",
        "",
        "At least two weeks before the reading. Provision 1.10.",
    )
    assert table.rows[1] == (
        "Tell",
        "Monday 14 May 2018.",
        "Yes: Thursday 10 May 2018, agreed.",
        "The latest date is 27 days after the date due, Tuesday 17 April 2018.",
        "First things first. Provision 1.3.",
    )


def test_the_present_duties_are_told_with_their_source(sections):
    """Five working days from 24 March, over Easter, end on 3 April; fifteen from there on the 24th."""
    text, duties, source = sections()["What the new harbour asks"]
    assert (text, source) == ("Elsewhere.", "Source: Tide tables.")
    assert duties.items == (
        "Ring: by Tuesday 3 April 2018, within five working days of the report. Loudly.",
        "Write: by Tuesday 24 April 2018, within 15 working days of the opening. "
        "Another reading: Tuesday 24 April 2018. From the last day for it.",
    )


@pytest.mark.parametrize(
    ("dates", "duty"),
    [
        ({"reported": "2001-02-28", "told": "2001-03-01"},
         "Ring: within five working days of the report. "
         "No date is given: what it would run from came before these duties. Loudly."),
        ({"told": "2001-03-01"}, "Ring: within five working days of the report. Enter the date of the report. Loudly."),
    ],
)  # fmt: skip
def test_a_present_duty_without_a_date_says_why(sections, dates, duty):
    _, duties, _ = sections({"ask": "timeline", "dates": dates})["What the new harbour asks"]
    assert duties.items[0] == duty


def test_what_is_to_be_borne_in_mind_goes_by_the_outcome(sections):
    def borne(verdict):
        return sections(asked(verdict=verdict))["Bear in mind"][0].items

    assert borne("careless") == ("The board decides. Provision 1.1.",)
    assert borne("unlucky") == (*borne("careless"), "The insurers may still ask. Provision 1.1.")


def test_what_was_entered_stands_in_words(sections):
    table, *_ = sections()["What was entered"]
    assert table.rows[0] == ("The report", "Saturday 24 March 2018 at 16:30 (GMT)")
    assert table.rows[-1] == ("As at", "Tuesday 1 May 2018")
    assert AS_AT == "2018-05-01"
