"""A timeline in short: the one thing that presses, and a table that says what the picture shows."""

import pytest

from calculator.html import overview
from tests.engine import hypertext
from tests.engine.sinking import AS_AT, DATES, sinking

NOTHING_AHEAD = "Nothing that has a firm date is still ahead."


@pytest.fixture
def pressing(timeline):
    return lambda as_at=None, **dates: hypertext.read(overview.pressing(timeline(as_at, **dates))).text()


@pytest.fixture
def rows(timeline):
    """The rows of the table, cell by cell, each with its heading first."""

    def read(as_at=None, **dates):
        table = hypertext.read(overview.table(timeline(as_at, **dates))).one("table")
        return [[cell.text() for row in body.inner for cell in row.inner] for body in table.all("tbody")]

    return read


@pytest.mark.parametrize(
    ("dates", "as_at", "line"),
    [
        (DATES, None, ""),
        # Overdue before upcoming, and of two that are overdue what must be done before what should.
        (DATES, AS_AT, "Report should, by Monday 26 March 2018 at 05:30 (BST), 36 days ago. Overdue"),
        (sinking(put_off=None), AS_AT, "Tell the coastguard must, by Tuesday 17 April 2018, 14 days ago. "
         "Past ten working days (1.3)"),
        (DATES, "2018-03-26", "Report should, by Monday 26 March 2018 at 05:30 (BST). Due today"),
        # A date that was agreed counts in the place of one that is past, and before one that is still to come.
        (DATES, "2018-05-11", "Tell the coastguard must, the agreed date Thursday 10 May 2018, yesterday. Overdue"),
        ({"opened": "2018-04-03", "put_off": "2018-04-10"}, "2018-04-11",
         "Tell the coastguard must, the agreed date Tuesday 10 April 2018, yesterday. Overdue"),
        # Of those that are still to come what must be done, though it is due later.
        ({"read_out": "2018-05-08", "reported": "2018-03-24"}, "2018-03-23",
         "Open the inquiry must, by Tuesday 24 April 2018, in 32 days. Upcoming"),
        # What a later step shows to have been done is no longer open, nor is what was done on a day that is not known.
        ({"read_out": "2018-05-08", "reported": "2018-03-24", "told": "2018-03-25"}, "2018-04-23",
         "Post the findings should, by Tuesday 24 April 2018, tomorrow. Upcoming"),
        ({"reported": "2018-03-24", "opened": "undated", "read_out": "2018-05-08", "told": "undated"}, "2018-04-23",
         "Post the findings should, by Tuesday 24 April 2018, tomorrow. Upcoming"),
    ],
)  # fmt: skip
def test_the_first_line_is_what_is_most_pressing(pressing, dates, as_at, line):
    assert pressing(as_at, **dates) == (f"Most pressing: {line}" if line else "")


def test_with_nothing_open_the_first_line_says_so_and_what_the_rest_waits_for(pressing):
    done = {"reported": "2018-03-24", "opened": "2018-04-03", "verdict": "unlucky", "told": "2018-03-25"}
    assert pressing(AS_AT, **done) == f"{NOTHING_AHEAD} More can be told with the date of the reading."
    posted = {"read_out": "2018-05-28", "posted": "2018-05-01"}
    assert pressing(AS_AT, **done, **posted) == NOTHING_AHEAD


def test_what_can_have_no_date_is_not_passed_over_where_nothing_else_is_open(pressing):
    assert pressing("2029-01-20", opened="2028-12-29", verdict="careless") == (
        f"{NOTHING_AHEAD} Tell the coastguard: no date can be given. "
        "More can be told with the date of the report and the date of the reading."
    )
    assert pressing("2029-01-20", opened="2028-12-29", verdict="careless", told="undated") == (
        f"{NOTHING_AHEAD} More can be told with the date of the report and the date of the reading."
    )


def test_what_was_not_entered_says_what_tells_of_it_in_full(rows):
    """Read out on 28 May: the inquiry was opened by then, and nothing runs from a day that is not known."""
    assert rows("2018-05-28", reported="2018-03-24", read_out="2018-05-28") == [
        ["The report", "Sat 24 Mar 2018", "Given"],
        ["Report should", "Mon 26 Mar 2018", "Nothing entered; it has been read out"],
        ["Open the inquiry must", "Tue 24 Apr 2018",
         "Done by Monday 28 May 2018 at the latest; nothing entered"],
        ["Post the findings should",
         "Mon 14 May 2018Another reading: Sun 13 May 2018 (a weekend)Another reading: Fri 11 May 2018",
         "Nothing entered; it has been read out"],
        ["The reading", "Mon 28 May 2018", "Given"],
        ["Tell the coastguard must", "No date yet", "Nothing entered; it has been read out"],
    ]  # fmt: skip


def test_what_was_done_on_a_day_that_is_not_known_says_so_whether_or_not_it_has_a_date(rows):
    dates = {"opened": "2018-04-03", "verdict": "careless", "told": "undated"}
    assert ["Tell the coastguard must", "Tue 17 Apr 2018", "Done some day"] in rows(AS_AT, **dates)
    assert ["Report should", "No date", "Done some day"] in rows(AS_AT, **dates)
    beyond = rows(AS_AT, **dates | {"opened": "2028-12-29"})
    assert ["Tell the coastguard must", "No date can be given", "Done some day"] in beyond


def test_the_first_line_leads_to_the_deadline_and_has_its_force_and_status(timeline):
    found = hypertext.read(overview.pressing(timeline(AS_AT, **DATES)))
    assert hypertext.outline(found) == [
        'p class="pressing pressing--overdue"',
        "  a",
        '  span class="force force--should"',
        '  span class="status status--overdue"',
    ]
    assert found.one("a").attributes["href"] == "#d-report"


def test_the_table_has_every_date_in_the_order_of_time_with_how_it_stands(rows):
    assert rows(AS_AT, **DATES) == [
        ["The report", "Sat 24 Mar 2018, 16:30 GMT", "Given"],
        ["Report should", "Mon 26 Mar 2018, 05:30 BST", "Overdue 36 days ago"],
        ["Tell the coastguard must", "Tue 17 Apr 2018", "Past ten working days (1.3) 14 days ago"],
        ["Open the inquiry must", "Tue 24 Apr 2018",
         "Met Done Tue 3 Apr 2018, 21 days early (15 working days)1 duty without a date"],
        ["The day agreed", "Thu 10 May 2018", "Upcoming in 9 days"],
        ["Post the findings should",
         "Mon 14 May 2018Another reading: Sun 13 May 2018 (a weekend)Another reading: Fri 11 May 2018",
         "Upcoming in 13 days"],
        ["The reading", "Mon 28 May 2018", "Given"],
    ]  # fmt: skip


def test_what_has_no_date_comes_last_and_says_why(rows):
    assert rows(AS_AT, opened="2018-04-03", verdict="unlucky", posted="2018-04-30") == [
        ["Open the inquiry must", "No date", "Done Tue 3 Apr 2018"],
        ["Post the findings should", "No date", "Done Mon 30 Apr 2018"],
        ["Report should", "No date yet", "Needs a date"],
        ["Tell the coastguard must", "No date", "Does not arise"],
    ]
    beyond = rows(opened="2028-12-29", verdict="careless")
    assert ["Tell the coastguard must", "No date can be given", "Not judged"] in beyond


def test_a_projected_date_is_called_projected(rows):
    assert ["Tell the coastguard must", "Projected: Mon 16 Apr 2018", "Needs a date"] in rows(reported="2018-03-01")


@pytest.mark.parametrize(
    ("more", "as_at", "stands"),
    [
        ({}, "2018-05-09", "Upcoming tomorrow"),
        ({}, "2018-05-10", "Due today"),
        ({}, "2018-05-12", "Overdue 2 days ago"),
        ({}, None, "Not judged"),
        ({"told": "2018-05-09"}, "2018-05-12", "Met 1 day early (1 working day)"),
        ({"told": "2018-05-11"}, "2018-05-12", "Missed 1 day late (1 working day)"),
        ({"put_off": "2018-04-10"}, "2018-04-09",
         "Upcoming tomorrow This is before the date due, so it gives no more time."),
    ],
)  # fmt: skip
def test_an_agreed_date_stands_by_itself(rows, more, as_at, stands):
    (row,) = [row for row in rows(as_at, **DATES | more) if row[0] == "The day agreed"]
    assert row[2] == stands


def test_a_row_is_a_heading_over_two_cells_with_plain_dates_behind_the_words(timeline):
    table = hypertext.read(overview.table(timeline(AS_AT, **DATES))).one("table")
    assert [head.text() for head in table.one("thead").all("th")] == ["By when", "Standing"]
    assert hypertext.outline(table.all("tbody")[3]) == [
        "tr",
        '  th scope="rowgroup" colspan="2"',
        "    a",
        '    span class="force force--must"',
        "tr",
        "  td",
        '    time datetime="2018-04-24"',
        "  td",
        '    span class="status status--met"',
        '    time datetime="2018-04-03"',
        "    br",
        "    a",
    ]
    assert [link.attributes["href"] for link in table.all("tbody")[3].all("a")] == ["#d-open", "#u-opened"]


@pytest.mark.parametrize(("as_at", "caption"), [(AS_AT, "As at Tuesday 1 May 2018"), (None, "The dates alone")])
def test_the_table_says_as_at_which_day_it_is_so(timeline, as_at, caption):
    assert hypertext.read(overview.table(timeline(as_at, **DATES))).one("caption").text() == caption
