"""A timeline of the small procedure as it is read: what stands where, in which words, and that it is well formed."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings

from calculator.dates.timeline import timeline as worked_out
from calculator.html import timeline as page
from calculator.wording import timeline as wording
from tests.engine import hypertext, sinking
from tests.engine.sinking import AS_AT, DATES

ROOT = "../"


@pytest.fixture(scope="module")
def show(timeline, small):
    """The result as read back, once its links are checked."""

    def shown(as_at=None, **dates):
        found = timeline(as_at, **dates)
        found = hypertext.read(f"<div>{page.render(found, ROOT)}</div><div>{page.working(found, ROOT)}</div>")
        hypertext.check_links(found, small.procedure, ROOT)
        return found

    return shown


def card(show, id, as_at=None, **dates):
    (found,) = [one for one in show(as_at, **dates).all("li", "card") if one.attributes["id"] == f"d-{id}"]
    return found


def ids(found):
    return [one.attributes["id"] for one in found.all("li", "card")]


def test_a_timeline_is_laid_out_in_the_order_in_which_it_is_needed(show):
    assert hypertext.outline(show(AS_AT, **DATES), leaves=("p", "li", "ul", "h3", "summary", "table")) == [
        "div",
        '  p class="superseded"',
        '  div class="warning"', "    p", "    p",
        '  div class="warning"', "    p",
        '  ol class="dates"',
        '    li class="card card--overdue" id="d-report" tabindex="-1"',
        '    li class="card card--overdue after--1" id="d-tell" tabindex="-1"',
        '    li class="dates__now after--1"',
        '    li class="card card--upcoming after--1" id="d-post" tabindex="-1"',
        '  details id="settled" class="fold"', "    summary",
        '    ol class="dates"',
        '      li class="card card--met" id="d-open" tabindex="-1"',
        '  details id="undated" class="fold"', "    summary", "    p", "    h3", '    ul class="ticks"',
        "div",
        '  details id="backwards" class="fold"', "    summary", "    p", '    table class="backwards"',
        '  details id="present" class="fold"', "    summary", "    p", "    ul", "    p",
        "  h3", '  ul class="reminders"',
    ]  # fmt: skip


def test_each_part_that_is_folded_says_what_it_holds(show):
    assert [part.all("summary")[0].text() for part in show(AS_AT, **DATES).all("details", "fold")] == [
        "Done, past or not needed: 1",
        "Duties without a date: 1",
        "The latest dates for the reading on Monday 28 May 2018",
        "What the new harbour asks",
    ]


def test_it_says_first_that_the_procedure_was_replaced_and_leads_to_what_applies(timeline, small):
    found = hypertext.read(page.render(timeline(), ROOT)).one("p", "superseded")
    assert found.text() == "Under the manual of 1999; replaced in 2001. For a boat now"
    assert found.one("a").attributes["href"] == "../now/"
    case = timeline().case
    applies = worked_out(case._replace(procedure=small.procedure._replace(superseded=None)))
    assert hypertext.read(page.render(applies, ROOT)).all("p", "superseded") == []
    assert wording.said(applies) == "Result: no date ahead."


def test_without_a_date_each_card_says_what_to_enter(show):
    found = show()
    assert [day.text() for day in found.all("div", "card__day")] == ["No date yet"] * 4
    assert card(show, "tell").one("p", "card__state").text() == (
        "Needs a date. Enter the date of the opening and the verdict."
    )
    assert [part.name for part in found.inner[0].inner] == ["p", "ol", "details"]


def test_overdue_comes_first_then_the_day_as_at_which_then_by_date_then_what_has_none(show):
    dates = {"reported": "2018-03-24T16:30", "read_out": "2018-05-28"}
    found = show("2018-03-28", **dates)
    now = found.one("li", "dates__now")
    assert now.text() == "As at Wednesday 28 March 2018"
    first = found.all("ol", "dates")[0]
    assert [one.attributes.get("id") for one in first.inner] == ["d-report", None, "d-open", "d-tell", "d-post"]
    assert ids(show("2018-03-28", reported="2018-03-24T16:30")) == ["d-report", "d-open", "d-tell", "d-post"]
    assert show(**dates).all("li", "dates__now") == show(AS_AT).all("li", "dates__now") == []


def test_what_is_projected_and_past_stands_before_the_day_as_at_which_but_after_what_is_overdue(show):
    first, *_ = show("2030-01-01", reported="2018-03-01").all("ol", "dates")
    assert [one.attributes.get("id") for one in first.inner] == ["d-report", "d-open", "d-tell", None, "d-post"]


def test_what_is_settled_is_open_where_nothing_else_has_a_date(show):
    done = {"reported": "2018-03-01", "told": "2018-04-16", "opened": "2018-04-03", "verdict": "careless"}
    folded = show(AS_AT, **done).all("details", "fold")[0]
    assert folded.attributes == {"id": "settled", "class": "fold", "open": ""}
    assert ids(folded) == ["d-report", "d-open", "d-tell"]
    assert "open" not in show("2018-04-04", **sinking.sinking()).all("details", "fold")[0].attributes


# ---- each card


def test_a_card_is_its_day_its_title_its_rule_how_it_stands_more_time_and_the_working(show):
    assert hypertext.outline(card(show, "tell", AS_AT, **DATES, told="2018-05-12"), leaves=("details",)) == [
        'div class="card__day"',
        '  time datetime="2018-04-17"',
        "    strong",
        'div class="card__body"',
        "  h3",
        '    span class="force force--must"',
        '  p class="card__rule"',
        '  p class="card__state"',
        "    strong",
        '    time datetime="2018-05-12"',
        '  p class="card__agreed"',
        "    strong",
        '      time datetime="2018-05-10"',
        '  details class="working" id="w-tell"',
    ]


def test_a_card_says_when_it_is_due_by_whom_how_it_stands_and_that_more_time_leaves_the_date(show):
    found = card(show, "tell", AS_AT, **DATES)
    texts = [found.one("div", "card__day").text(), *(part.text() for part in found.all() if part.name in ("h3", "p"))]
    assert texts == [
        "Tuesday 17 Apr 2018",
        "must Tell the coastguard",
        "Harbour board · Within ten working days of the opening carelessness",
        "Past ten working days (1.3). Due 14 days ago.",
        "Put off to: Thursday 10 May 2018. Upcoming, in 9 days. The date due stays as it is.",
    ]
    assert card(show, "report", AS_AT, **DATES).one("div", "card__day").text() == "Monday 26 Mar 2018, 05:30 BST"


def test_on_whom_it_falls_is_said_unless_its_own_rule_says_it(timeline, small):
    def rule(timescale, **others):
        timescales = {**small.procedure.timescales, timescale.id: timescale._replace(**others)}
        case = timeline(AS_AT, **DATES).case._replace(procedure=small.procedure._replace(timescales=timescales))
        found = hypertext.read(page.render(worked_out(case), ROOT))
        return [part.text() for part in found.all("p", "card__rule")]

    tell = small.procedure.timescales["tell"]
    assert "The crew and the owner · Within ten working days of the opening carelessness" in rule(
        tell, by=("the crew", "the owner")
    )
    assert "Soon, by the crew" in rule(tell, by=("the crew",), rule="soon, by the crew")


@pytest.mark.parametrize(
    ("id", "more", "stands"),
    [
        ("open", {}, "Met. Done on Tuesday 3 April 2018, 21 days early (15 working days)."),
        ("report", {"told": None}, "Overdue. Due 36 days ago."),
        ("tell", {"told": "2018-04-17"}, "Met. Done on Tuesday 17 April 2018, on the day."),
        ("tell", {"told": "2018-05-02"}, "Missed. Done on Wednesday 2 May 2018, 15 days after it was due "
         "(11 working days). "
         "Check this date: it is after the day as at which the rest is judged."),
        ("tell", {"verdict": "unlucky"}, "Does not arise."),
        ("post", {"read_out": None, "posted": "2018-04-30"},
         "Done on Monday 30 April 2018. "
         "Without the date of the reading it cannot be told whether this was in time."),
        ("tell", {"opened": "2028-12-29"}, "No date can be given for this."),
    ],
)  # fmt: skip
def test_how_a_deadline_stands_is_said_in_words(show, id, more, stands):
    dates = {"told": None} | sinking.sinking() | more
    found = card(show, id, AS_AT, **{event: date for event, date in dates.items() if date})
    assert found.one("p", "card__state").text() == stands


@pytest.mark.parametrize(
    ("id", "dates", "day"),
    [
        ("post", {"posted": "2018-04-30"}, "Date due not known"),
        ("tell", {"opened": "2028-12-29", "verdict": "careless"}, "No date can be given"),
        ("tell", {"reported": "2018-03-01"}, "Monday 16 Apr 2018 projected"),
        ("open", {"reported": "2018-03-01"}, "Sunday 1 Apr 2018 (a weekend)"),
        ("open", {"reported": "2018-03-01", "seen": "2018-02-20"}, "Sunday 1 Apr 2018 (a weekend) or 20 Mar"),
        ("post", {"read_out": "2018-05-20"}, "Sunday 6 May 2018 (a weekend)"),  # its readings count from nothing else
    ],
)
def test_what_is_to_be_known_of_a_day_stands_by_it(show, id, dates, day):
    assert card(show, id, AS_AT, **dates).one("div", "card__day").text() == day


def test_without_today_nothing_is_said_of_where_a_deadline_stands(show):
    found = card(show, "tell", **DATES)
    assert found.attributes["class"].split()[:2] == ["card", "card--none"]
    assert found.all(class_="card__state") == []


def test_a_projected_date_says_what_to_enter(show):
    """Reported on 1 March, so opened by 1 April, and told of by Monday 16 April."""
    found = card(show, "tell", "2030-01-01", reported="2018-03-01")
    state = found.one(class_="card__state")
    assert state.text() == "Needs a date. Enter the date of the opening and the verdict."
    assert [link.attributes["href"] for link in state.all("a")] == ["#q-opened", "#q-verdict"]
    working = found.one("details")
    assert "Runs from the opening, Sunday 1 April 2018, which is itself projected." in working.text()
    assert "More time. The coastguard may wait. No agreed date is given. Enter it where there is one." in working.text()
    assert "#q-put_off" in [link.attributes["href"] for link in working.all("a")]


def test_what_is_late_has_a_place_to_enter_what_was_agreed_in_sight(show):
    late = card(show, "tell", AS_AT, **sinking.sinking(put_off=None))
    assert late.one("p", "card__agreed").text() == "No agreed date is given. Enter it where there is one."
    assert "Enter it" not in late.one("details").text()


def test_what_runs_from_nothing_yet_has_its_provision_alone(show):
    tell = card(show, "tell")
    assert [line.text() for line in tell.all("p", "card__rule")][1:] == ["Provision 1.3"]
    assert tell.all("details") == []


def test_what_was_met_in_time_needs_no_more_time_unless_it_was_agreed(show):
    dates = sinking.sinking(put_off=None, told="2018-04-16")
    assert "More time" not in card(show, "tell", AS_AT, **dates).text()
    assert "More time" in card(show, "tell", AS_AT, **dates | {"put_off": "2018-05-10"}).text()


def test_an_agreed_date_before_the_date_due_gives_no_more_time(show):
    assert card(show, "tell", AS_AT, **sinking.sinking(put_off="2018-04-16")).one("p", "card__agreed").text() == (
        "Put off to: Monday 16 April 2018. Overdue, 15 days ago. This is before the date due, so it gives no more time."
        " The date due stays as it is."
    )


def test_the_working_gives_its_start_its_counting_its_days_and_how_the_procedure_is_read(show):
    report, tell, post = (card(show, id, AS_AT, **DATES).one("details") for id in ("report", "tell", "post"))
    assert [line.text() for line in report.all("li")] == [
        "Runs from the report, Saturday 24 March 2018 at 16:30 (GMT).",
        "As they pass.",
        "The clocks change in between, so 16:30 GMT becomes 05:30 BST.",
        "Provision 1.1.2",
    ]
    days = (
        "Counted: Wednesday 4 April 2018, Thursday 5 April 2018, Friday 6 April 2018, Monday 9 April 2018, "
        "Tuesday 10 April 2018, Wednesday 11 April 2018, Thursday 12 April 2018, Friday 13 April 2018, "
        "Monday 16 April 2018 and Tuesday 17 April 2018.",
        "Not counted: Saturday 7 April 2018, Sunday 8 April 2018, Saturday 14 April 2018 and Sunday 15 April 2018.",
    )
    assert [line.text() for line in tell.all("li")] == [
        "Runs from the opening, Tuesday 3 April 2018.",
        "Without Sundays.",
        "From the opening, not the report.",
        "The official list of bank holidays used here runs from Sunday 1 January 2012 to Sunday 31 December 2028.",
        *days,
        "More time. The coastguard may wait.",
        "How the manual is read here: “Holed or laden”.",
        "Provision 1.3",
    ]
    assert tell.one("summary").text() == "Working, more time and provision 1.3: Tell the coastguard"
    assert post.one("summary").text() == "Working and provision 1.10: Post the findings"
    assert post.all("a")[-2].attributes["href"] == "../interpretation/#holed-or-laden"


def test_another_reading_stands_in_the_open(show):
    post = card(show, "post", AS_AT, **DATES).one("div", "card__body")
    assert [part.text() for part in post.inner if part.name == "p" and part.text().startswith("Another")] == [
        "Another reading: Sunday 13 May 2018 (a weekend). In clear days.",
        "Another reading: Friday 11 May 2018. From the next day.",
    ]


def test_a_holiday_that_is_not_counted_is_named(show):
    text = card(show, "tell", AS_AT, opened="2018-05-04", verdict="careless").one("details").text()
    assert "Not counted: Saturday 5 May 2018, Sunday 6 May 2018, Monday 7 May 2018 (Early May bank holiday)," in text


def test_the_working_says_why_the_last_day_of_a_month_is_taken(show):
    assert "There is no 31 February 2018, so the last day is taken." in show(reported="2018-01-31T16:30").text()
    assert "so the last day is taken" not in show(reported="2018-01-28").text()


def test_the_further_two_dates_lie_apart_the_longer_is_the_line_between_them(show):
    def after(as_at):
        first, *_ = show(as_at, read_out="2018-12-15").all("ol", "dates")
        return first.all("li", "card")[0].attributes["class"].split()[2:]

    assert [after(day) for day in ("2018-12-01", "2018-11-24", "2018-11-23", "2018-10-31", "2018-10-30")] == [
        [], [], ["after--1"], ["after--1"], ["after--2"],
    ]  # fmt: skip
    assert after("2018-08-02") == ["after--3"]


# ---- what stands beside the deadlines


def test_a_duty_without_a_date_is_ticked_off_under_its_event_and_no_tick_is_sent(show):
    found = show(AS_AT, **DATES)
    (undated,) = [part for part in found.all("details", "fold") if part.attributes["id"] == "undated"]
    assert undated.one("h3").text() == "Once it is open Tuesday 3 April 2018"
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
    assert [head.text() for head in table.one("thead").all("th")] == ["At the latest", "Early enough?"]
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


def present(found):
    (box,) = [part for part in found.all("details", "fold") if part.attributes["id"] == "present"]
    return box


def test_the_present_duties_are_folded_where_their_warning_leads_to(show):
    """Five working days from Saturday 24 March, over Easter, end on Tuesday 3 April; fifteen from there on the 24th."""
    found = show(**DATES)
    box = present(found)
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
    ring, write = present(show(reported="2001-02-28", told="2001-03-01")).all("li")
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
    ("dates", "as_at", "word", "told"),
    [
        ({}, None, "No date ahead", "no date ahead."),
        (DATES, None, "4 dates", "4 dates."),
        ({}, AS_AT, "No date ahead", "no date ahead."),
        # What was agreed counts once the date due is past, or before it, and what is to be done is counted once.
        (DATES, "2018-05-01", "1 past, no date entered; next 10 May 2018",
         "1 past, no date entered; next, by Thursday 10 May 2018: Tell the coastguard."),
        (DATES, "2018-04-10", "1 past, no date entered; next 17 April 2018",
         "1 past, no date entered; next, by Tuesday 17 April 2018: Tell the coastguard."),
        (DATES, "2018-05-10", "1 past, no date entered; 1 due today; next 14 May 2018",
         "1 past, no date entered; 1 due today; next, by Monday 14 May 2018: Post the findings."),
        (sinking.sinking(put_off=None), "2018-05-15", "3 past, no date entered", "3 past, no date entered."),
        (sinking.sinking(put_off="2018-04-13"), "2018-04-10", "1 past, no date entered; next 13 April 2018",
         "1 past, no date entered; next, by Friday 13 April 2018: Tell the coastguard."),
        ({"reported": "2018-03-24T16:30"}, "2018-03-25", "Next 26 March 2018",
         "next, by Monday 26 March 2018 at 05:30 (BST): Report."),
    ],
)  # fmt: skip
def test_a_timeline_in_a_word_is_what_is_past_and_what_comes_next(timeline, dates, as_at, word, told):
    shown = timeline(as_at, **dates)
    assert wording.word(shown) == word
    under = f"{told.removesuffix('.')}, under the manual of 1999. Replaced in 2001."
    assert wording.said(shown) == f"Result: {under}"


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
    "label", "title", "short", "text", "note", "message", "start", "within", "otherwise", "agreed",
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
