"""A timeline as it is read: each deadline with its date in words, where it stands, and its working."""

import pytest
from hypothesis import assume, given, settings

from calculator.html import timeline as report
from tests.engine import drawn_requests, hypertext

ROOT = "../"
REVIEW = {"known_to_chair": "2018-03-01T16:30", "decision": "2018-03-29", "decision_outcome": "initiate"}


@pytest.fixture(scope="module")
def show(plan, procedure):
    """The result as read back, once its links are checked."""

    def shown(dates, as_at=None):
        found = hypertext.read(report.html(procedure, plan(dates, as_at), ROOT))
        hypertext.check_links(found, procedure, ROOT)
        return found

    return shown


@pytest.fixture(scope="module")
def deadline(show):
    """One deadline of the result, by its place: secure, decide, notify, complete, send."""

    def found(place, dates, as_at=None):
        return show(dates, as_at).one("ol", "timeline").all("li", "deadline")[place]

    return found


def test_each_deadline_stands_in_order_with_its_force(show):
    listed = show({}).one("ol", "timeline").all("li", "deadline")
    assert [item.one("h4").text() for item in listed] == [
        "Secure the case records should",
        "Decide whether to hold a review should",
        "Notify Ofsted, the Department for Education and the national panel must",
        "Complete the review should",
        "Send the copies before publication should",
    ]
    assert [[link.text() for link in item.all("span", "cites")[-1].all("a")] for item in listed] == [
        ["5.2"], ["5.2"], ["3.12"], ["5.3"], ["14.1(g)"],
    ]  # fmt: skip


def test_a_timeline_is_laid_out_in_the_order_in_which_it_is_needed(show):
    found = show({"known_to_chair": "2020-03-02", "publication": "2020-12-01"}, "2020-04-10")
    dates = ["overdue", "overdue", "needs_date", "needs_date", "upcoming"]
    timescales = ["secure_records", "decide", "notify", "complete", "send_copies"]
    moments = {"known_to_chair": 1, "decision": 5, "completed": 2, "publication": 2}
    svg, *others = hypertext.outline(found.one("figure"), leaves=("svg",))
    assert svg.startswith('svg xmlns="http://www.w3.org/2000/svg" viewbox="0 0 300 ')
    assert others == []
    assert hypertext.outline(found, leaves=("p", "figure", "table", "li", "h4", "aside")) == [
        'div class="warning"', "  p", "  p",
        'div class="warning"', "  p",
        'p class="pressing pressing--overdue"',
        'figure class="picture"',
        'table class="glance-table"',
        "h3", "p", 'table class="backwards"',
        "h3",
        'ol class="timeline"',
        *(f'  li class="deadline deadline--{status}" id="d-{timescale}" tabindex="-1"'
          for status, timescale in zip(dates, timescales, strict=True)),
        "h3", "p",
        *(line for moment, duties in moments.items()
          for line in (f'h4 id="u-{moment}" tabindex="-1"', 'ul class="undated"', *["  li"] * duties)),
        'aside id="present" class="present" tabindex="-1" aria-label="Outside the chapter"',
        "h3", 'ul class="reminders"', "  li", "  li",
    ]  # fmt: skip
    assert [heading.text() for heading in found.all("h3")] == [
        "The latest dates for publication on Tuesday 1 December 2020",
        "Each date with its working",
        "Duties without a date",
        "What the present duties would give: outside the chapter",
        "Bear in mind",
    ]


def test_without_a_date_there_is_neither_a_picture_nor_a_plan(show):
    built = [part.name for part in show({}).inner]
    assert built == ["table", "h3", "ol", "h3", "p", *["h4", "ul"] * 4, "h3", "ul"]


def test_a_date_is_said_in_words_with_the_plain_date_behind_it(deadline):
    found = deadline(2, REVIEW)
    assert found.one(class_="due").text() == "By Monday 9 April 2018"
    assert found.one("time").attributes["datetime"] == "2018-04-09"
    assert deadline(0, REVIEW).one(class_="due").text() == "By Friday 2 March 2018 at 16:30 (GMT)"


def test_the_warning_that_the_regime_ended_leads_to_the_present_duties(show):
    found = show({"known_to_chair": "2020-03-02"})
    link = found.one(class_="warning").one("a")
    assert link.attributes["href"] == f"#{found.one('aside', 'present').attributes['id']}"
    assert not show({"decision": "2018-07-02"}).one(class_="warning").all("a")


def test_a_projected_date_says_that_it_is_one_and_what_to_enter(deadline):
    found = deadline(2, {"known_to_chair": "2018-03-01"}, "2030-01-01")
    assert found.one(class_="due").text() == "Projected: Monday 9 April 2018"
    assert "Needs a date" in found.one(class_="standing").text()
    assert [link.attributes["href"] for link in found.one(class_="standing").all("a")] == ["#q-decision"]
    assert "which is itself projected" in found.one("details").text()


def test_without_a_date_a_deadline_says_what_to_enter_and_has_no_working(deadline):
    found = deadline(3, {})
    assert found.all(class_="due") == found.all("details") == []
    assert [link.attributes["href"] for link in found.one(class_="standing").all("a")] == [
        "#q-decision", "#q-decision_outcome",
    ]  # fmt: skip
    said = "Enter the date of the Chair’s decision and the outcome of the decision"
    assert found.one(class_="standing").text().endswith(said)


@pytest.mark.parametrize(
    ("as_at", "said", "status"),
    [
        ("2018-04-04", "Upcoming in 5 days", "upcoming"),
        ("2018-04-08", "Upcoming tomorrow", "upcoming"),
        ("2018-04-09", "Due today", "due_today"),
        ("2018-04-10", "Overdue yesterday", "overdue"),
        ("2018-04-19", "Overdue 10 days ago", "overdue"),
    ],
)
def test_where_a_deadline_stands_is_said_in_words_and_not_by_colour_alone(deadline, as_at, said, status):
    found = deadline(2, REVIEW, as_at)
    assert found.one(class_="standing").text() == said
    assert found.attributes["class"] == f"deadline deadline--{status}"


@pytest.mark.parametrize(
    ("notified", "said"),
    [
        ("2018-04-09", "Met Done on Monday 9 April 2018, on the day."),
        ("2018-04-05", "Met Done on Thursday 5 April 2018, 4 days early (2 working days)."),
        ("2018-04-10", "Missed Done on Tuesday 10 April 2018, 1 day late (1 working day)."),
    ],
)
def test_what_was_done_has_no_days_to_go_and_says_by_how_much(deadline, notified, said):
    assert deadline(2, REVIEW | {"notified": notified}, "2018-05-01").one(class_="standing").text() == said


def test_without_today_nothing_is_said_of_where_it_stands(deadline):
    found = deadline(2, REVIEW)
    assert found.all(class_="standing") == []
    assert found.attributes["class"] == "deadline deadline--none"


def test_a_review_that_runs_over_is_not_called_a_breach(deadline):
    """5.3."""
    said = deadline(3, REVIEW, "2019-01-01").text()
    assert "a timescale for completion should be agreed (5.3)" in said
    assert "Overdue" not in said


def test_where_no_review_is_initiated_completion_does_not_arise(deadline):
    found = deadline(3, REVIEW | {"decision_outcome": "not_initiate"}, "2019-01-01")
    assert found.one(class_="standing").text() == "Does not arise"
    assert found.all("details") == found.all(class_="due") == []


def test_the_other_reading_stands_beside_the_date(deadline):
    found = deadline(4, {"publication": "2018-10-12"})
    assert found.one(class_="due").text() == "By Friday 5 October 2018"
    assert found.one(class_="reading").text().startswith("Another reading: Thursday 4 October 2018.")


def test_the_working_of_five_working_days_is_a_table_of_every_day(deadline):
    working = deadline(2, REVIEW).one("details")
    rows = [[cell.text() for cell in row.all("td")] for row in working.one("tbody").all("tr")]
    assert rows == [
        ["Friday 30 March 2018", "Not counted: Good Friday"],
        ["Saturday 31 March 2018", "Not counted: Saturday"],
        ["Sunday 1 April 2018", "Not counted: Sunday"],
        ["Monday 2 April 2018", "Not counted: Easter Monday"],
        ["Tuesday 3 April 2018", "Day 1"],
        ["Wednesday 4 April 2018", "Day 2"],
        ["Thursday 5 April 2018", "Day 3"],
        ["Friday 6 April 2018", "Day 4"],
        ["Saturday 7 April 2018", "Not counted: Saturday"],
        ["Sunday 8 April 2018", "Not counted: Sunday"],
        ["Monday 9 April 2018", "Day 5"],
    ]
    assert "Within five working days of the Chair’s decision." in working.text()
    assert "Runs from the Chair’s decision, Thursday 29 March 2018." in working.text()
    assert "Sunday 1 January 2012 to Sunday 31 December 2028" in working.text()


def test_no_other_deadline_has_a_table_of_days(show):
    assert len(show(REVIEW | {"publication": "2018-10-12"}).all("table", "days")) == 1


def test_the_working_gives_the_rule_with_its_provision_and_how_the_chapter_is_read(deadline):
    working = deadline(2, REVIEW).one("details")
    rule, *_, read = working.one("ul").all("li")
    assert rule.text() == "Within five working days of the Chair’s decision. Provision 3.12"
    assert read.text() == (
        "How the chapter is read here: “Which Chair?”, “Is a decision against a review notified too?”, “A panel that "
        "was succeeded” and “A decision made on a closed day”."
    )
    assert read.all("a")[-1].attributes["href"] == "../interpretation/#closed-day"


def test_each_working_rests_on_the_points_that_affect_its_own_date_and_no_other(show):
    """Deciding and completing are both counted in months."""
    listed = show(REVIEW | {"publication": "2018-10-12"}).all("details")
    read = [one.one("ul").all("li")[-1].all("a") for one in listed]
    assert [[link.attributes["href"].partition("#")[2] for link in links] for links in read] == [
        ["chair", "hours-start"],
        ["chair", "month-start", "must-and-discretion"],
        ["chair", "notify-either", "panel", "closed-day"],
        ["six-months-start", "completion", "timing-of-publication"],
        ["completion", "one-week", "three-documents", "timing-of-publication", "panel"],
    ]


def test_by_when_more_time_is_to_be_talked_of_and_the_agreed_date_stand_apart_from_the_date_due(deadline):
    """5.3.3."""
    asked = deadline(3, REVIEW, "2018-05-01").one(class_="extension")
    assert "Last day to talk about more time: Saturday 29 September 2018." in asked.text()
    assert [link.attributes["href"] for link in asked.all("a")] == ["#q-agreed_completion"]
    found = deadline(3, REVIEW | {"agreed_completion": "2018-12-01"}, "2018-11-01")
    assert found.one(class_="due").text() == "By Saturday 29 September 2018"
    said = found.one(class_="extension").text()
    assert "Agreed date for completion: Saturday 1 December 2018. Upcoming, in 30 days." in said
    assert "The date due stays as it is." in said


def test_a_review_that_was_complete_in_time_needs_no_more_time(deadline):
    assert deadline(3, REVIEW | {"completed": "2018-09-29"}).all(class_="extension") == []


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("2018-01-31", "There is no 31 February 2018, so the last day is taken."),
        ("2018-01-31T16:30", "There is no 31 February 2018, so the last day is taken."),
    ],
)
def test_the_working_says_why_the_last_day_of_a_month_is_taken(deadline, known, said):
    assert said in deadline(1, {"known_to_chair": known}).text()
    assert "so the last day is taken" not in deadline(1, {"known_to_chair": "2018-01-28"}).text()


def test_the_working_says_that_the_clocks_change(deadline):
    said = "The clocks change in between"
    found = deadline(0, {"known_to_chair": "2018-03-24T16:30"}).text()
    assert "The clocks change in between, so 16:30 GMT becomes 17:30 BST." in found
    assert said not in deadline(0, {"known_to_chair": "2018-03-23T16:30"}).text()


def test_warnings_stand_first(show):
    found = show({"decision": "2040-01-02"})
    assert len(found.all("div", "warning")) == 3
    assert found.inner[0].attributes["class"] == "warning"
    assert show({}).all("div", "warning") == []


def test_where_the_bank_holidays_do_not_reach_the_deadline_says_that_it_has_no_date(deadline):
    found = deadline(2, {"decision": "2040-01-02"}, "2040-01-02")
    assert found.one(class_="standing").text() == "No date can be given for this."


def test_beside_every_timeline_a_review_is_no_inquiry_and_the_chair_decides(show):
    for dates in ({}, REVIEW):
        said = show(dates).one("ul", "reminders")
        assert {link.text() for link in said.all("a")} == {"1.3", "3.9", "5.2"}


def test_beside_a_decision_not_to_initiate_others_may_still_refer_and_the_panel_may_ask(show):
    said = show({"decision": "2018-03-20", "decision_outcome": "not_initiate"}).one("ul", "reminders")
    assert {link.text() for link in said.all("a")} == {"1.3", "3.9", "5.2", "2.8", "3.10", "3.8", "3.12.2"}


@pytest.mark.parametrize(
    ("dates", "as_at", "word"),
    [
        ({}, None, "See the dates."),
        (REVIEW, None, "See the dates."),
        ({}, "2018-03-22", "See the dates."),
        (REVIEW, "2018-03-02", "1 due today and 2 upcoming."),
        (REVIEW, "2018-04-09", "1 overdue, 1 due today and 1 upcoming."),
        (REVIEW | {"records_secured": "2018-03-01", "notified": "2018-04-03"}, "2018-04-05", "1 upcoming."),
        ({"known_to_chair": "2018-03-01"}, "2030-01-01", "2 overdue."),
        # A date that was agreed is not overdue until it is past.
        (REVIEW | {"agreed_completion": "2018-12-01"}, "2018-11-01", "2 overdue and 1 upcoming."),
        (REVIEW | {"agreed_completion": "2018-12-01"}, "2018-12-02", "3 overdue."),
    ],
)
def test_a_timeline_in_a_word_is_what_is_most_pressing(plan, procedure, dates, as_at, word):
    assert report.word(procedure, plan(dates, as_at)) == word


@settings(max_examples=150)
@given(request=drawn_requests.timeline_requests)
def test_every_timeline_is_well_formed_and_links_only_to_the_form_and_to_the_guidance(show, request):
    assume(not drawn_requests.problems(request))
    found = show(request.get("dates", {}), request.get("as_at"))
    assert "{{" not in found.text()
    assert "None" not in found.text()
