"""A timeline of the small procedure as it is read: what stands where, in which words, and that it is well formed."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings

from calculator.dates.timeline import timeline as worked_out
from calculator.html import timeline as page
from tests.engine import hypertext, sinking
from tests.engine.sinking import AS_AT, DATES

ROOT = "../"
REPORT, OPEN, TELL, POST = range(4)


@pytest.fixture(scope="module")
def show(timeline, small):
    """The result as read back, once its links are checked."""

    def shown(as_at=None, **dates):
        found = hypertext.read(page.render(timeline(as_at, **dates), ROOT))
        hypertext.check_links(found, small.procedure, ROOT)
        return found

    return shown


@pytest.fixture(scope="module")
def deadline(show):
    """The text of each paragraph of one deadline, its title first."""

    def texts(place, as_at=None, **dates):
        item = show(as_at, **dates).one("ol", "timeline").all("li", "deadline")[place]
        return [part.text() for part in item.all() if part.name in ("h4", "h5", "p")]

    return texts


def test_a_timeline_is_laid_out_in_the_order_in_which_it_is_needed(show):
    deadlines = {"report": "overdue", "open": "met", "tell": "overdue", "post": "upcoming"}
    assert hypertext.outline(show(AS_AT, **DATES), leaves=("p", "figure", "table", "li", "h4", "aside")) == [
        'div class="warning"', "  p", "  p",
        'div class="warning"', "  p",
        'p class="pressing pressing--overdue"',
        'figure class="picture"',
        'table class="glance-table"',
        "h3", "p", 'h4 id="u-opened" tabindex="-1"', 'ul class="ticks"', "  li",
        "h3", "p", 'table class="backwards"',
        'aside id="present" class="present" tabindex="-1" aria-label="Outside the manual"',
        "h3", 'ul class="reminders"', "  li",
        "h3",
        'ol class="timeline"',
        *(f'  li class="deadline deadline--{status}" id="d-{id}" tabindex="-1"' for id, status in deadlines.items()),
    ]  # fmt: skip


def test_each_part_stands_under_its_heading(show):
    assert [heading.text() for heading in show(AS_AT, **DATES).all("h3")] == [
        "Duties without a date",
        "The latest dates for the reading on Monday 28 May 2018",
        "What the new harbour asks",
        "Bear in mind",
        "Each date with its working",
    ]


def test_without_a_date_there_is_neither_a_picture_nor_a_plan(show):
    assert [part.name for part in show().inner] == ["table", "h3", "p", "h4", "ul", "h3", "ul", "h3", "ol"]


# ---- each deadline in full


def test_a_deadline_is_its_title_its_date_where_it_stands_more_time_and_the_working(show):
    item = show(AS_AT, **DATES, told="2018-05-12").one("ol", "timeline").all("li", "deadline")[TELL]
    assert hypertext.outline(item, leaves=("details",)) == [
        "h4",
        '  span class="force force--must"',
        'p class="due"',
        '  time datetime="2018-04-17"',
        'p class="standing"',
        '  span class="status status--missed"',
        '  time datetime="2018-05-12"',
        'div class="extension"',
        "  h5",
        "  p",
        '    time datetime="2018-04-17"',
        "  p",
        "    strong",
        '      time datetime="2018-05-10"',
        'details class="working" id="w-tell"',
    ]


def test_a_deadline_says_when_it_is_due_how_it_stands_and_that_more_time_leaves_the_date(deadline):
    assert deadline(TELL, AS_AT, **DATES) == [
        "Tell the coastguard must",
        "By Tuesday 17 April 2018",
        "Past ten working days (1.3) Due 14 days ago.",
        "More time",
        "Last day to ask for more: Tuesday 17 April 2018. The coastguard may wait.",
        "Put off to: Thursday 10 May 2018. Upcoming, in 9 days. The date due stays as it is.",
    ]


def test_other_readings_have_lines_of_their_own(deadline):
    assert deadline(POST, AS_AT, **DATES)[2:] == [
        "Upcoming In 13 days.",
        "Another reading: Sunday 13 May 2018 (a weekend). In clear days.",
        "Another reading: Friday 11 May 2018. From the next day.",
    ]


@pytest.mark.parametrize(
    ("place", "more", "stands"),
    [
        (OPEN, {}, "Met Done on Tuesday 3 April 2018, 21 days early (15 working days)."),
        (REPORT, {"told": None}, "Overdue Due 36 days ago."),
        (TELL, {"told": "2018-04-17"}, "Met Done on Tuesday 17 April 2018, on the day."),
        (TELL, {"told": "2018-05-02"}, "Missed Done on Wednesday 2 May 2018, 15 days late (11 working days). "
         "Check this date: it is after the day as at which the rest is judged."),
        (TELL, {"verdict": "unlucky"}, "Does not arise"),
        (POST, {"read_out": None, "posted": "2018-04-30"},
         "Needs a date Done on Monday 30 April 2018. Enter the date of the reading. "
         "Until then it cannot be told whether it was done in time."),
        (TELL, {"opened": "2028-12-29"}, "No date can be given for this."),
    ],
)  # fmt: skip
def test_how_a_deadline_stands_is_said_in_words(deadline, place, more, stands):
    dates = {"told": None} | sinking.sinking() | more
    assert stands in deadline(place, AS_AT, **{event: date for event, date in dates.items() if date})


def test_without_today_nothing_is_said_of_where_a_deadline_stands(show):
    item = show(**DATES).one("ol", "timeline").all("li", "deadline")[TELL]
    assert item.attributes["class"] == "deadline deadline--none"
    assert item.all(class_="standing") == []


def test_a_projected_date_says_that_it_is_one_and_what_to_enter(show):
    """Reported on 1 March, so opened by 1 April, and told of by Monday 16 April."""
    item = show("2030-01-01", reported="2018-03-01").one("ol", "timeline").all("li", "deadline")[TELL]
    assert item.one(class_="due").text() == "Projected: Monday 16 April 2018"
    assert item.one(class_="standing").text() == "Needs a date Enter the date of the opening and the verdict."
    assert [link.attributes["href"] for link in item.one(class_="standing").all("a")] == ["#q-opened", "#q-verdict"]
    assert "Runs from the opening, Sunday 1 April 2018, which is itself projected." in item.one("details").text()
    extension = item.one(class_="extension")
    assert "Last day to ask for more: Monday 16 April 2018 (projected)." in extension.text()
    assert extension.all("p")[1].text() == "No agreed date is given. Enter it where there is one."
    assert extension.one("a").attributes["href"] == "#q-put_off"


def test_what_runs_from_nothing_yet_has_no_working_and_cites_its_provision_itself(show):
    item = show().one("ol", "timeline").all("li", "deadline")[TELL]
    assert item.all("details") == item.all(class_="due") == item.all(class_="extension") == []
    assert item.all("p")[-1].text() == "Provision 1.3"


def test_what_was_met_in_time_needs_no_more_time_unless_it_was_agreed(deadline):
    dates = sinking.sinking(put_off=None, told="2018-04-16")
    assert "More time" not in deadline(TELL, AS_AT, **dates)
    assert "More time" in deadline(TELL, AS_AT, **dates | {"put_off": "2018-05-10"})


def test_an_agreed_date_before_the_date_due_gives_no_more_time(deadline):
    assert deadline(TELL, AS_AT, **sinking.sinking(put_off="2018-04-16"))[-1] == (
        "Put off to: Monday 16 April 2018. Overdue, 15 days ago. This is before the date due, so it gives no more time."
        " The date due stays as it is."
    )


def test_the_working_gives_its_rule_its_start_its_counting_and_how_the_procedure_is_read(show):
    report, _, tell, post = show(AS_AT, **DATES).all("details")
    assert [line.text() for line in report.one("ul").all("li")] == [
        "Within 36 hours of the report. Provision 1.1.2",
        "Runs from the report, Saturday 24 March 2018 at 16:30 (GMT).",
        "As they pass.",
        "The clocks change in between, so 16:30 GMT becomes 05:30 BST.",
    ]
    assert [line.text() for line in tell.one("ul").all("li")] == [
        "Within ten working days of the opening carelessness. Provision 1.3",
        "Runs from the opening, Tuesday 3 April 2018.",
        "Without Sundays.",
        "From the opening, not the report.",
        "The official list of bank holidays used here runs from Sunday 1 January 2012 to Sunday 31 December 2028.",
        "How the manual is read here: “Holed or laden”.",
    ]
    assert tell.one("summary").text() == "Working: Tell the coastguard"
    assert post.one("ul").all("li")[0].text() == "At least two weeks before the reading. Provision 1.10"
    assert post.one("ul").all("a")[-1].attributes["href"] == "../interpretation/#holed-or-laden"


def test_every_day_of_working_days_is_counted_or_skipped_in_a_table(show):
    (table,) = show(AS_AT, **DATES).all("table", "days")
    rows = [[cell.text() for cell in row.all("td")] for row in table.one("tbody").all("tr")]
    assert rows[:5] == [
        ["Wednesday 4 April 2018", "Day 1"],
        ["Thursday 5 April 2018", "Day 2"],
        ["Friday 6 April 2018", "Day 3"],
        ["Saturday 7 April 2018", "Not counted: Saturday"],
        ["Sunday 8 April 2018", "Not counted: Sunday"],
    ]
    assert (len(rows), rows[-1]) == (14, ["Tuesday 17 April 2018", "Day 10"])


def test_the_working_says_why_the_last_day_of_a_month_is_taken(show):
    assert "There is no 31 February 2018, so the last day is taken." in show(reported="2018-01-31T16:30").text()
    assert "so the last day is taken" not in show(reported="2018-01-28").text()


# ---- what stands beside the deadlines


def test_a_duty_without_a_date_is_ticked_off_under_its_event_and_no_tick_is_sent(show):
    found = show(AS_AT, **DATES)
    headings = [heading.text() for heading in found.all("h4") if "id" in heading.attributes]
    assert headings == ["Once it is openTuesday 3 April 2018"]
    assert hypertext.outline(found.one("ul", "ticks")) == [
        "li",
        '  input type="checkbox" id="t-1.3" autocomplete="off"',
        "  div",
        '    label for="t-1.3"',
        '      span class="force force--must"',
        '    span class="cites"',
        "      a",
        '    span class="ticked"',
        '    span class="unticked"',
    ]
    assert found.one("ul", "ticks").text() == (
        "must Tell the coastguard within ten working days. Provision 1.3(ticked here)(not ticked here)"
    )
    assert "The manual gives no period for these. Tick off what is done" in found.text()


@pytest.mark.parametrize(
    ("dates", "when"),
    [
        ({}, []),
        ({"reported": "2018-03-01"}, ["by Sunday 1 April 2018"]),
        ({"opened": "2018-04-03"}, ["Tuesday 3 April 2018"]),
    ],
)
def test_the_event_of_a_duty_says_when_it_is_or_is_due(show, dates, when):
    assert [part.text() for part in show(**dates).all("span", "undated__when")] == when


def test_where_no_such_duty_arises_there_is_no_checklist(show):
    assert "Duties without a date" not in show(**DATES | {"verdict": "unlucky"}).text()


def test_the_latest_dates_say_in_words_and_signs_whether_they_hold(show):
    """Read out on 28 May: posted and told by the 14th; opened by Sunday 29 April, after which the ten working days are
    30 April to 4 May, 8 to 11 May and the 14th."""
    table = show("2018-05-15", **sinking.sinking()).one("table", "backwards")
    assert [head.text() for head in table.one("thead").all("th")] == ["At the latest", "Leaves room?"]
    steps = [[cell.text() for row in step.inner for cell in row.inner] for step in table.all("tbody")]
    assert steps == [
        ["Post At least two weeks before the reading. Provision 1.10",
         "Monday 14 May 2018Another reading: Sunday 13 May 2018 (a weekend)Another reading: Friday 11 May 2018",
         "○ Open. No date entered, and this day has passed."],
        ["Tell Inferred First things first. Provision 1.3", "Monday 14 May 2018",
         "● Yes: Thursday 10 May 2018, agreed. The latest date is 27 days after the date due, Tuesday 17 April 2018."],
        ["Open Within ten working days of the opening carelessness. Provision 1.3", "Sunday 29 April 2018",
         "● Yes: Tuesday 3 April 2018. The latest date is 5 days after the date due, Tuesday 24 April 2018."],
    ]  # fmt: skip
    assert [step.attributes["class"] for step in table.all("tbody")] == [
        "backwards--open", "backwards--holds", "backwards--holds",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "opened"),
    [
        ({"opened": "2018-05-02"}, "✗ No: Wednesday 2 May 2018. Less than ten working days. "
         "The latest date is 5 days after the date due, Tuesday 24 April 2018."),
        ({"opened": None, "verdict": None, "put_off": None, "reported": "2018-03-29"},
         "● Yes: Sunday 29 April 2018, projected. The latest date is the date due, Sunday 29 April 2018."),
        ({"opened": None, "verdict": None, "put_off": None, "reported": "2018-03-30"},
         "○ Open: Monday 30 April 2018, projected. The latest date is 1 day before the date due, "
         "Monday 30 April 2018: less time than the procedure allows."),
    ],
)  # fmt: skip
def test_a_step_says_whose_date_it_goes_by_and_how_much_room_there_is(show, more, opened):
    step = show(**sinking.sinking(**more)).one("table", "backwards").all("tbody")[2]
    assert step.all("td")[1].text() == opened


def test_a_step_that_no_calendar_reaches_has_no_date(show):
    assert show(read_out="0001-01-09").one("table", "backwards").all("td")[0].text() == "No date can be given for this."


def test_the_present_duties_stand_in_a_box_that_their_warning_leads_to(show):
    """Five working days from Saturday 24 March, over Easter, end on Tuesday 3 April; fifteen from there on the 24th."""
    found = show(**DATES)
    box = found.one("aside", "present")
    ring, write = box.all("li")
    assert ring.text() == "Ring: by Tuesday 3 April 2018, within five working days of the report. Loudly."
    assert write.text() == (
        "Write: by Tuesday 24 April 2018, within 15 working days of the opening. "
        "Another reading: Tuesday 24 April 2018. From the last day for it."
    )
    assert box.all("p")[-1].text() == "Source: Tide tables."
    assert box.all("p")[-1].one("a").attributes["href"] == "../sources/#source-tides"
    leading = [link.attributes["href"] for warning in found.all("div", "warning") for link in warning.all("a")]
    assert leading == ["#present"]


def test_a_present_duty_says_what_it_needs_or_that_its_day_was_too_early(show):
    ring, write = show(reported="2001-02-28", told="2001-03-01").one("aside", "present").all("li")
    too_early = "No date is given: what it would run from came before these duties."
    assert ring.text() == f"Ring: within five working days of the report. {too_early} Loudly."
    assert write.text() == "Write: within 15 working days of the opening. Enter the date of the opening."


@pytest.mark.parametrize(
    ("verdict", "reminders"),
    [
        ("careless", ["The board decides. Provision 1.1"]),
        ("unlucky", ["The board decides. Provision 1.1", "The insurers may still ask. Provision 1.1"]),
    ],
)
def test_what_is_to_be_borne_in_mind_goes_by_the_outcome(show, verdict, reminders):
    found = show(**DATES | {"verdict": verdict})
    assert [item.text() for item in found.one("ul", "reminders").all("li")] == reminders


@pytest.mark.parametrize(
    ("dates", "as_at", "word"),
    [
        ({}, None, "See the dates."),
        (DATES, None, "See the dates."),
        ({}, AS_AT, "See the dates."),
        (DATES, "2018-05-01", "1 overdue; 2 upcoming."),
        # What was agreed counts once the date due is past, and what is to be done is counted once.
        (DATES, "2018-04-10", "1 overdue; 2 upcoming."),
        (DATES, "2018-05-10", "1 overdue; 1 due today; 1 upcoming."),
        (sinking.sinking(put_off=None), "2018-05-15", "3 overdue."),
    ],
)
def test_a_timeline_in_a_word_is_how_much_is_open_the_most_pressing_first(timeline, dates, as_at, word):
    assert page.word(timeline(as_at, **dates)) == word


# ---- whatever is given


@settings(max_examples=100)
@given(dates=sinking.drawn_dates, as_at=sinking.drawn_as_at)
def test_every_timeline_is_well_formed_and_links_only_to_the_form_and_to_the_guidance(show, dates, as_at):
    text = show(as_at, **dates).text()
    assert "{{" not in text
    assert "None" not in text


def test_no_text_of_a_procedure_is_taken_for_markup(timeline, small):
    """Every text has a tag in it, and no element comes of it."""
    case = timeline(AS_AT, **DATES, told="2018-05-12").case
    shown = page.render(worked_out(case._replace(procedure=_marked(small.procedure))), ROOT)
    assert hypertext.read(shown).text().count("<i>&amp;") > 40


TEXTS = {
    "label", "title", "short", "text", "note", "message", "start", "within", "otherwise", "last_day", "agreed",
    "called",
}  # fmt: skip
LABELS = {"statuses", "labels", "forces"}


def _marked(record, name=""):
    """A record with a tag in each of its texts."""
    if isinstance(record, str):
        return f"{record}<i>&amp;" if name in TEXTS else record
    if hasattr(record, "_asdict"):
        return record._replace(**{field: _marked(value, field) for field, value in record._asdict().items()})
    if isinstance(record, tuple):
        return tuple(_marked(part, name) for part in record)
    if isinstance(record, Mapping):
        return {id: _marked(part, "label" if name in LABELS else "") for id, part in record.items()}
    return record
