"""A timeline at a glance: the one thing that presses, and a table that says what the picture shows."""

import pytest

from calculator.html import overview
from tests.engine import hypertext

REVIEW = {"known_to_chair": "2018-03-01", "decision": "2018-03-20", "decision_outcome": "initiate"}
DONE = {"records_secured": "2018-03-01", "notified": "2018-03-26"}


@pytest.fixture(scope="module")
def pressing(plan, procedure):
    def read(dates, as_at=None):
        return hypertext.read(overview.pressing(procedure, plan(dates, as_at))).text()

    return read


@pytest.fixture(scope="module")
def rows(plan, procedure):
    """The rows of the table, cell by cell, each with its heading first."""

    def read(dates, as_at=None):
        table = hypertext.read(overview.table(procedure, plan(dates, as_at))).one("table")
        return [[cell.text() for row in rows.inner for cell in row.inner] for rows in table.all("tbody")]

    return read


@pytest.mark.parametrize(
    ("dates", "as_at", "said"),
    [
        (REVIEW, None, ""),
        # What is overdue comes before what is still to come, and what must be done before what should be.
        (REVIEW, "2018-03-28", "Notify Ofsted, the Department for Education and the national panel must, "
         "by Tuesday 27 March 2018, yesterday. Overdue"),
        (REVIEW, "2018-03-22", "Secure the case records should, by Friday 2 March 2018, 20 days ago. Overdue"),
        (REVIEW, "2018-03-02", "Secure the case records should, by Friday 2 March 2018. Due today"),
        (REVIEW | DONE, "2018-04-01", "Complete the review should, by Thursday 20 September 2018, in 172 days. "
         "Upcoming"),
        # Past six months is no breach.
        (REVIEW | DONE, "2018-09-21", "Complete the review should, by Thursday 20 September 2018, yesterday. "
         "Past six months"),
        (REVIEW | DONE | {"agreed_completion": "2018-12-01"}, "2018-11-30",
         "Complete the review should, the agreed date Saturday 1 December 2018, tomorrow. Upcoming"),
        (REVIEW | DONE | {"agreed_completion": "2018-12-01"}, "2018-12-02",
         "Complete the review should, the agreed date Saturday 1 December 2018, yesterday. Overdue"),
        # What was agreed counts before it is known what was decided, and where it comes before six months.
        ({"decision": "2018-01-01", "notified": "2018-01-03", "agreed_completion": "2018-12-01"}, "2018-12-02",
         "Complete the review should, the agreed date Saturday 1 December 2018, yesterday. Overdue"),
        (REVIEW | DONE | {"agreed_completion": "2018-05-01"}, "2018-06-01",
         "Complete the review should, the agreed date Tuesday 1 May 2018, 31 days ago. Overdue"),
    ],
)  # fmt: skip
def test_the_first_line_is_what_is_most_pressing(pressing, dates, as_at, said):
    assert pressing(dates, as_at) == (f"Most pressing: {said}" if said else "")


def test_with_nothing_open_the_first_line_says_so_and_what_the_rest_waits_for(pressing):
    done = REVIEW | DONE | {"completed": "2018-09-20"}
    assert pressing(done, "2018-10-01") == "Nothing that has a firm date is open. The rest waits for publication."
    done |= {"publication": "2018-10-12", "copies_sent": "2018-10-01"}
    assert pressing(done, "2018-10-13") == "Nothing that has a firm date is open."


def test_what_can_have_no_date_here_is_not_passed_over_where_nothing_else_is_open(pressing):
    assert pressing({"decision": "2028-12-29"}, "2029-01-20") == (
        "Nothing that has a firm date is open. Notify of the decision: no date can be given. "
        "The rest waits for the case coming to the Chair’s attention, the outcome of the decision and publication."
    )


def test_the_first_line_is_built_the_same_whatever_it_says(plan, procedure):
    def outline(dates, as_at):
        return hypertext.outline(hypertext.read(overview.pressing(procedure, plan(dates, as_at))))

    force, status = '  span class="force force--{}"', '  span class="status status--{}"'
    assert outline(REVIEW, "2018-03-28") == [
        'p class="pressing pressing--overdue"', "  a", force.format("must"), status.format("overdue")
    ]  # fmt: skip
    assert outline(REVIEW, "2018-03-02") == [
        'p class="pressing pressing--due_today"', "  a", force.format("should"), status.format("due_today")
    ]  # fmt: skip
    assert outline({"decision": "2028-12-29"}, "2029-01-20") == ['p class="pressing"', *["  a"] * 4]


def test_of_two_that_press_alike_the_first_of_the_chapter_stands(pressing):
    """Six months from 1 April end on 1 October, which is a week before a publication on the 8th."""
    dates = {"decision": "2018-04-01", "decision_outcome": "initiate", "notified": "2018-04-03"}
    said = pressing(dates | {"publication": "2018-10-08"}, "2018-09-30")
    assert said == "Most pressing: Complete the review should, by Monday 1 October 2018, tomorrow. Upcoming"


def test_the_table_is_a_heading_over_two_cells_for_each_date(plan, procedure):
    table = hypertext.read(overview.table(procedure, plan(REVIEW, "2018-03-22")))
    assert [head.text() for head in table.one("thead").all("th")] == ["By when", "Standing"]

    def row(heading, when, standing):
        return [
            "  tbody",
            "    tr",
            '      th scope="rowgroup" colspan="2"',
            *(f"        {part}" for part in heading),
            "    tr",
            "      td",
            *(f'        time datetime="{at}"' for at in when),
            "      td",
            *(f"        {part}" for part in standing),
        ]

    should, must = (["a", f'span class="force force--{force}"'] for force in ("should", "must"))
    status = 'span class="status status--{}"'.format
    assert hypertext.outline(table) == [
        'table class="glance-table"',
        "  caption",
        "  thead",
        "    tr",
        '      th scope="col"',
        '      th scope="col"',
        *row([], ["2018-03-01"], ["br", "a"]),
        *row(should, ["2018-03-02"], [status("overdue")]),
        *row(must, ["2018-03-27"], [status("upcoming")]),
        *row(should, ["2018-04-01"], [status("met"), 'time datetime="2018-03-20"', "br", "a"]),
        *row(should, ["2018-09-20"], [status("upcoming"), "br", "a"]),
        *row(should, [], [status("needs_date")]),
    ]


def test_an_agreed_date_before_six_months_is_said_to_give_no_more_time(rows):
    found = rows(REVIEW | DONE | {"agreed_completion": "2018-05-01"}, "2018-04-01")
    assert ["The agreed completion", "Tue 1 May 2018",
            "Upcoming in 30 days This is before the date due, so it gives no more time."] in found  # fmt: skip


@pytest.mark.parametrize(
    ("more", "as_at", "status", "said"),
    [
        ({}, "2018-11-30", "upcoming", "Upcoming tomorrow"),
        ({}, "2018-12-01", "due_today", "Due today"),
        ({}, "2018-12-03", "overdue", "Overdue 2 days ago"),
        ({"completed": "2018-11-29"}, "2018-12-03", "met", "Met 2 days early (1 working day)"),
        ({"completed": "2018-12-03"}, "2018-12-03", "missed", "Missed 2 days late (1 working day)"),
        ({}, None, None, "Not judged"),
    ],
)
def test_an_agreed_date_stands_by_itself(plan, procedure, more, as_at, status, said):
    """Agreed for Saturday 1 December 2018."""
    found = plan(REVIEW | {"agreed_completion": "2018-12-01"} | more, as_at)
    table = hypertext.read(overview.table(procedure, found))
    (row,) = [row for row in table.all("tbody") if row.one("th").text() == "The agreed completion"]
    standing = row.all("td")[1]
    assert standing.text() == said
    badges = [badge.attributes["class"] for badge in standing.all("span")]
    assert badges == ([f"status status--{status}"] if status else [])


def test_the_table_has_every_date_in_the_order_of_time_with_how_it_stands(rows):
    dates = REVIEW | DONE | {"notified": "2018-03-29", "agreed_completion": "2018-12-01", "publication": "2018-12-12"}
    assert rows(dates, "2018-10-01") == [
        ["The case coming to the Chair’s attention", "Thu 1 Mar 2018", "Given1 duty without a date"],
        ["Secure the records should", "Fri 2 Mar 2018", "Met Done Thu 1 Mar 2018, 1 day early"],
        ["Notify of the decision must", "Tue 27 Mar 2018", "Missed Done Thu 29 Mar 2018, 2 days late (2 working days)"],
        ["Decide should", "Sun 1 Apr 2018",
         "Met Done Tue 20 Mar 2018, 12 days early (7 working days)5 duties without a date"],
        ["Complete the review should", "Thu 20 Sep 2018", "Past six months 11 days ago2 duties without a date"],
        ["The agreed completion", "Sat 1 Dec 2018", "Upcoming in 61 days"],
        ["Send the copies should", "Wed 5 Dec 2018Another reading: Tue 4 Dec 2018", "Upcoming in 65 days"],
        ["Publication", "Wed 12 Dec 2018", "Given2 duties without a date"],
    ]  # fmt: skip


def test_what_has_no_date_comes_last_and_says_why(rows):
    found = rows({"decision": "2018-03-20", "decision_outcome": "not_initiate"}, "2018-03-22")
    assert found == [
        ["Decide should", "No date yet", "Done Tue 20 Mar 2018"],
        ["Notify of the decision must", "Tue 27 Mar 2018", "Upcoming in 5 days"],
        ["Secure the records should", "No date yet", "Needs a date"],
        ["Complete the review should", "No date", "Does not arise"],
        ["Send the copies should", "No date", "Does not arise"],
    ]
    assert ["Notify of the decision must", "No date can be given", "Not judged"] in rows({"decision": "2028-12-27"})


def test_a_projected_date_is_called_projected(rows):
    found = rows({"known_to_chair": "2018-03-05"}, "2018-03-06")
    assert ["Notify of the decision must", "Projected: Thu 12 Apr 2018", "Needs a date"] in found


def test_the_table_leads_to_each_date_in_full(plan, procedure):
    table = hypertext.read(overview.table(procedure, plan(REVIEW)))
    assert {link.attributes["href"] for link in table.all("a")} == {
        "#d-secure_records", "#d-decide", "#d-notify", "#d-complete", "#d-send_copies",
        "#u-known_to_chair", "#u-decision", "#u-completed",
    }  # fmt: skip


def test_the_table_says_as_at_which_day_it_is_so(plan, procedure):
    for as_at, said in (("2018-03-22", "As at Thursday 22 March 2018"), (None, "The dates alone")):
        table = hypertext.read(overview.table(procedure, plan(REVIEW, as_at)))
        assert table.one("caption").text() == said
