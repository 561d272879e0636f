"""One deadline as HTML: built the same each time, and each part of it there only where it has something to say."""

import pytest

from calculator.html import deadline as report
from tests.engine import hypertext

ROOT = "../"
SECURE, DECIDE, NOTIFY, COMPLETE, SEND = range(5)
REVIEW = {"known_to_chair": "2018-03-01", "decision": "2018-03-29", "decision_outcome": "initiate"}


@pytest.fixture(scope="module")
def show(plan, procedure):
    def shown(place, dates, as_at=None):
        return hypertext.read(report.deadline(procedure, plan(dates, as_at)["deadlines"][place], ROOT))

    return shown


def test_a_deadline_is_its_title_its_date_where_it_stands_more_time_and_the_working(show):
    """Six months from 29 March 2018, 1 December agreed, and done a day before that."""
    found = show(COMPLETE, REVIEW | {"agreed_completion": "2018-12-01", "completed": "2018-11-30"}, "2018-12-02")
    assert hypertext.outline(found, leaves=("details",)) == [
        'li class="deadline deadline--missed" id="d-complete" tabindex="-1"',
        "  h4",
        '    span class="force force--should"',
        '  p class="due"',
        '    time datetime="2018-09-29"',
        '  p class="standing"',
        '    span class="status status--missed"',
        '    time datetime="2018-11-30"',
        '  div class="extension"',
        "    h5",
        "    p",
        '      time datetime="2018-09-29"',
        "    p",
        "      strong",
        '        time datetime="2018-12-01"',
        '  details class="working" id="w-complete"',
    ]


def test_another_reading_has_a_line_of_its_own(show):
    found = show(SEND, {"publication": "2018-10-12"}, "2018-04-10")
    assert hypertext.outline(found, leaves=("details",)) == [
        'li class="deadline deadline--upcoming" id="d-send_copies" tabindex="-1"',
        "  h4",
        '    span class="force force--should"',
        '  p class="due"',
        '    time datetime="2018-10-05"',
        '  p class="standing"',
        '    span class="status status--upcoming"',
        '  p class="reading"',
        '  details class="working" id="w-send_copies"',
    ]


def test_what_has_no_date_says_what_to_enter_and_its_provision_where_there_is_no_working_to_say_it(show):
    found = show(COMPLETE, {})
    assert hypertext.outline(found) == [
        'li class="deadline deadline--needs_date" id="d-complete" tabindex="-1"',
        "  h4",
        '    span class="force force--should"',
        '  p class="standing"',
        '    span class="status status--needs_date"',
        "    a",
        "    a",
        "  p",
        '    span class="cites"',
        "      a",
    ]
    needed, _, cited = found.all("a")
    assert needed.attributes == {"href": "#q-decision"}
    assert cited.attributes["href"] == "../sections/timing/#5.3"


def test_a_provision_stands_once_at_the_end_or_in_the_working(show):
    assert [link.text() for link in show(COMPLETE, {}).all("a")].count("5.3") == 1
    assert [link.text() for link in show(COMPLETE, REVIEW).all("a")].count("5.3") == 1


@pytest.mark.parametrize(
    ("place", "dates", "as_at", "said"),
    [
        (DECIDE, REVIEW, "2018-04-10", "Met Done on Thursday 29 March 2018, 3 days early (0 working days)."),
        # What it runs from is not given, so it cannot be said by how much.
        (SECURE, {"records_secured": "2018-03-01"}, "2018-04-10",
         "Needs a date Done on Thursday 1 March 2018. Enter the date of the case coming to the Chair’s attention"),
        (NOTIFY, REVIEW, "2018-04-10", "Overdue yesterday"),
        # Notified after the day as at which the rest is judged.
        (NOTIFY, REVIEW | {"notified": "2018-04-08"}, "2018-04-05",
         "Met Done on Sunday 8 April 2018, 1 day early (1 working day). Check this date: it is after the day as at "
         "which the rest is judged."),
        (NOTIFY, {"decision": "2040-01-02"}, "2040-01-02", "No date can be given for this."),
    ],
)  # fmt: skip
def test_where_it_stands_is_said_in_one_line(show, place, dates, as_at, said):
    assert show(place, dates, as_at).one("p", "standing").text() == said


def test_with_nothing_to_say_of_where_it_stands_there_is_no_line_for_it(show):
    assert show(NOTIFY, REVIEW).all("p", "standing") == []


@pytest.mark.parametrize(
    ("dates", "as_at", "talk", "agreed"),
    [
        (REVIEW, "2018-04-10", "Saturday 29 September 2018.",
         "No agreed date is given. Enter it where there is one."),
        # Not decided yet: a month from 1 March, and six months from there.
        ({"known_to_chair": "2018-03-01"}, "2018-03-02", "Monday 1 October 2018 (projected).",
         "No agreed date is given. Enter it where there is one."),
        (REVIEW | {"agreed_completion": "2018-12-01"}, None, "Saturday 29 September 2018.",
         "Agreed date for completion: Saturday 1 December 2018. The date due stays as it is."),
        (REVIEW | {"agreed_completion": "2018-12-01"}, "2018-11-30", "Saturday 29 September 2018.",
         "Agreed date for completion: Saturday 1 December 2018. Upcoming, tomorrow. The date due stays as it is."),
        (REVIEW | {"agreed_completion": "2018-12-01"}, "2018-12-01", "Saturday 29 September 2018.",
         "Agreed date for completion: Saturday 1 December 2018. Due today. The date due stays as it is."),
        (REVIEW | {"agreed_completion": "2018-12-01", "completed": "2018-11-30"}, "2018-12-02",
         "Saturday 29 September 2018.",
         "Agreed date for completion: Saturday 1 December 2018. Met, 1 day early (0 working days). The date due "
         "stays as it is."),
        (REVIEW | {"agreed_completion": "2018-09-01"}, "2018-08-31", "Saturday 29 September 2018.",
         "Agreed date for completion: Saturday 1 September 2018. Upcoming, tomorrow. This is before the date due, so "
         "it gives no more time. The date due stays as it is."),
    ],
)  # fmt: skip
def test_more_time_says_until_when_to_talk_of_it_and_how_an_agreed_date_stands(show, dates, as_at, talk, agreed):
    """5.3.3."""
    box = show(COMPLETE, dates, as_at).one("div", "extension")
    first, second = box.all("p")
    assert box.one("h5").text() == "More time"
    assert first.text().startswith(f"Last day to talk about more time: {talk} A review that will take longer needs")
    assert second.text() == agreed
