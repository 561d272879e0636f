"""The timeline page as a person uses it: dates typed, the dates that follow, and mistakes put right."""

import pytest
from playwright.sync_api import expect

from tests.site import axe
from tests.site.screens import on_screens
from tests.site.visits import NOTHING

pytestmark = pytest.mark.browser

DECIDE = "Decide whether to hold a review"
SECURE = "Secure the case records"
NOTIFY = "Notify Ofsted"
COMPLETE = "Complete the review"
SEND = "Send the copies"
# What has the keyboard, and how far down the screen that is.
WORDS = "document.activeElement.id || document.activeElement.innerText"
TOP = "document.activeElement.getBoundingClientRect().top"


@pytest.fixture
def visit(lend):
    """A visit to the page, with the calculator ready."""
    return lend("timeline")


def as_at(visit, day, month, year):
    visit.give("as_at", day, month, year)


def working(visit, title):
    """The working of a deadline, opened."""
    details = visit.deadline(title).locator("details")
    details.locator("summary").click()
    return details


def unfold_undated(visit):
    """The duties without a date, opened."""
    visit.body.locator("#undated > summary").click()


def error(visit, event):
    return visit.question(event).locator(".error")


def expect_error(visit, event, words):
    expect(error(visit, event)).to_be_visible()
    expect(error(visit, event)).to_contain_text(words)


def test_a_case_known_to_the_chair_on_31_january_gives_its_dates_with_the_working(visit):
    visit.give("known_to_chair", "31", "1", "2018")
    as_at(visit, "1", "2", "2018")
    decide = visit.deadline(DECIDE)
    expect(decide.locator(".card__day time")).to_have_attribute("datetime", "2018-02-28")
    expect(decide.locator(".card__day")).to_have_text("Wednesday 28 Feb 2018")
    expect(decide.locator(".force")).to_have_text("should")
    expect(decide).to_contain_text("Still ahead")
    expect(decide).to_contain_text("In 27 days")
    shown = working(visit, DECIDE)
    expect(decide).to_contain_text("Within one month of the case coming to the Chair’s attention")
    expect(shown).to_contain_text("Wednesday 31 January 2018")
    expect(shown).to_contain_text("There is no 31 February 2018, so the last day is taken.")
    expect(visit.deadline(SECURE).locator(".card__day")).to_have_text("Thursday 1 Feb 2018")
    expect(visit.deadline(SECURE)).to_contain_text("Due today")
    notify = visit.deadline(NOTIFY)
    expect(notify.locator(".card__day")).to_have_text("Wednesday 7 Mar 2018 projected")
    expect(notify.locator(".force")).to_have_text("must")
    shown = working(visit, NOTIFY)
    expect(shown).to_contain_text("Counted: Thursday 1 March 2018, Friday 2 March 2018, Monday 5 March 2018, ")
    expect(shown).to_contain_text("Not counted: Saturday 3 March 2018 and Sunday 4 March 2018.")
    expect(visit.deadline(COMPLETE).locator(".card__day")).to_have_text("Tuesday 28 Aug 2018 projected")
    expect(visit.deadline(SEND).locator(".card__day time")).to_have_count(0)
    expect(visit.deadline(SEND)).to_contain_text("Needs a date")


def test_a_named_holiday_that_is_not_counted_is_shown_by_its_name(visit):
    visit.give("decision", "28", "3", "2018")
    visit.choose("decision_outcome", "initiate")
    expect(visit.deadline(NOTIFY).locator(".card__day time")).to_have_attribute("datetime", "2018-04-06")
    shown = working(visit, NOTIFY)
    expect(shown).to_contain_text("Friday 30 March 2018 (Good Friday)")
    expect(shown).to_contain_text("Monday 2 April 2018 (Easter Monday)")
    expect(visit.deadline(COMPLETE).locator(".card__day")).to_have_text("Friday 28 Sep 2018")


def test_a_time_gives_the_twenty_four_hours_to_the_minute(visit):
    visit.give("known_to_chair", "24", "3", "2018", "16", "30")
    secure = visit.deadline(SECURE)
    expect(secure.locator(".card__day")).to_have_text("Sunday 25 Mar 2018, 17:30 BST (a weekend)")
    expect(working(visit, SECURE)).to_contain_text("The clocks change in between")
    visit.give("known_to_chair", "28", "10", "2018", "01", "30")
    expect(visit.body.locator(".warning")).to_contain_text("happens twice")


def test_both_readings_of_the_week_before_publication_are_shown(visit):
    visit.give("publication", "16", "5", "2018")
    send = visit.deadline(SEND)
    expect(send.locator(".card__day")).to_have_text("Wednesday 9 May 2018")
    expect(send.get_by_text("Another reading: Tuesday 8 May 2018")).to_be_visible()


def test_what_has_been_done_is_said_to_be_in_time_or_not(visit):
    visit.give("decision", "20", "3", "2018")
    visit.give("notified", "27", "3", "2018")
    expect(visit.deadline(NOTIFY).locator(".card__state strong")).to_have_text("In time.")
    visit.give("notified", "28", "3", "2018")
    expect(visit.deadline(NOTIFY).locator(".card__state strong")).to_have_text("Late.")


def test_what_a_date_still_needs_leads_to_its_field(visit):
    visit.give("known_to_chair", "1", "3", "2018")
    visit.deadline(SEND).get_by_role("link", name="publication").click()
    expect(visit.part("publication", "day")).to_be_focused()
    assert visit.page.url.endswith("/timeline/")


def test_a_review_that_is_not_initiated_has_nothing_to_complete_and_nothing_to_send(visit):
    visit.give("decision", "20", "3", "2018")
    visit.choose("decision_outcome", "not_initiate")
    for title in (COMPLETE, SEND):
        expect(visit.deadline(title).locator(".card__state strong")).to_have_text("Does not arise.")
        expect(visit.deadline(title).locator(".card__day time")).to_have_count(0)
    expect(visit.deadline(NOTIFY).locator(".card__day")).to_have_text("Tuesday 27 Mar 2018")


def test_past_the_list_of_bank_holidays_no_working_day_is_guessed(visit):
    visit.give("known_to_chair", "4", "12", "2028")
    visit.give("decision", "21", "12", "2028")
    notify = visit.deadline(NOTIFY)
    expect(notify).to_contain_text("No date can be given")
    expect(notify.locator(".card__day time")).to_have_count(0)
    expect(visit.body.locator(".warning", has_text="Working days cannot be counted")).to_contain_text("2028")
    expect(visit.deadline(DECIDE).locator(".card__day time")).to_have_attribute("datetime", "2029-01-04")
    expect(visit.body.locator(".warning", has_text="safeguarding partners")).to_be_visible()


def test_today_is_filled_in_and_can_be_taken_out(visit):
    today = visit.page.evaluate("new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' })")
    parts = [visit.part("as_at", part).input_value() for part in ("day", "month", "year")]
    assert [int(part) for part in parts] == [int(part) for part in today.split("/")]
    visit.give("known_to_chair", "1", "3", "2018")
    expect(visit.deadline(DECIDE).locator(".card__state strong")).to_have_text("Past due, no date entered.")
    visit.question("as_at").locator(".clear-answer").click()
    expect(visit.deadline(DECIDE).locator(".card__state")).to_have_count(0)
    expect(visit.deadline(DECIDE).locator(".card__day")).to_have_text("Sunday 1 Apr 2018 (a weekend)")


def test_a_date_that_is_not_finished_is_not_called_wrong(visit):
    day = visit.part("known_to_chair", "day")
    day.press_sequentially("31")
    visit.part("known_to_chair", "month").press_sequentially("1")
    visit.part("known_to_chair", "year").press_sequentially("201")
    visit.page.wait_for_timeout(300)
    expect(error(visit, "known_to_chair")).to_be_hidden()
    expect(visit.summary).to_be_hidden()
    visit.part("known_to_chair", "year").press_sequentially("8")
    expect(visit.deadline(DECIDE).locator(".card__day time")).to_have_attribute("datetime", "2018-02-28")


def test_a_date_that_is_no_date_is_told_beside_its_field_once_one_moves_on(visit):
    visit.give("known_to_chair", "1", "3", "2018")
    expect(visit.deadline(DECIDE)).to_be_visible()
    visit.part("decision", "day").press_sequentially("30")
    visit.part("decision", "month").press_sequentially("2")
    expect(error(visit, "decision")).to_be_hidden()
    visit.leave_field()
    expect_error(visit, "decision", "Enter the year for the Chair’s decision.")
    expect(visit.part("decision", "month")).to_have_attribute("aria-invalid", "false")
    expect(visit.question("decision")).to_have_accessible_description(
        "For example, 27 3 2018. Check the day for the Chair’s decision: there is no such day in the month. "
        "Enter the year for the Chair’s decision."
    )
    expect(visit.body).to_be_hidden()
    expect(visit.result.locator("[data-shown-when=problem]")).to_be_visible()
    assert visit.typed() == ["1", "3", "2018", "30", "2"]
    visit.give("decision", "20", "3", "2018")
    expect(error(visit, "decision")).to_be_hidden()
    expect(visit.part("decision", "day")).to_have_attribute("aria-invalid", "false")
    expect(visit.deadline(NOTIFY).locator(".card__day time")).to_have_attribute("datetime", "2018-03-27")
    expect(visit.summary).to_be_hidden()


NO_SUCH_DAY = "Check the day for X: there is no such day in the month."
FOUR_FIGURES = "Enter the year in four figures, such as 2018, for X."
MISTAKES = {
    "no day": ("", "1", "2018", "", "", {"day": "Enter the day for X."}),
    "no month": ("31", "", "2018", "", "", {"month": "Enter the month for X."}),
    "no year": ("31", "1", "", "", "", {"year": "Enter the year for X."}),
    "a day of another month": ("31", "4", "2018", "", "", {"day": NO_SUCH_DAY}),
    "a leap day": ("29", "2", "2018", "", "", {"day": NO_SUCH_DAY}),
    "no such month": ("1", "13", "2018", "", "", {"month": "Enter a month from 1 to 12 for X."}),
    "a year of two figures": ("31", "1", "18", "", "", {"year": FOUR_FIGURES}),
    "a year too long": ("31", "1", "20188", "", "", {"year": FOUR_FIGURES}),
    "no number": ("x1", "1", "2018", "", "", {"day": "Enter the day in figures, such as 20, for X."}),
    "no month's name": (
        "1", "Janus", "2018", "", "", {"month": "Enter the month by its number or its name, such as 3 or March, for X."}
    ),
    "a minute alone": ("31", "1", "2018", "", "30", {"hour": "Enter the hour too, or clear the minute, for X."}),
    "no such hour": ("31", "1", "2018", "24", "00", {"hour": "Enter an hour from 0 to 23 for X."}),
    "no such minute": ("31", "1", "2018", "12", "75", {"minute": "Enter a minute from 0 to 59 for X."}),
    "two at once": ("", "1", "x", "", "", {
        "day": "Enter the day for X.", "year": "Enter the year in figures, such as 2018, for X.",
    }),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_has_its_words_and_marks_the_field_at_fault_alone(visit, mistake):
    *given, told = MISTAKES[mistake]
    visit.give("known_to_chair", *given)
    visit.leave_field()
    words = " ".join(told.values()).replace("X", "the case coming to the Chair’s attention")
    expect(error(visit, "known_to_chair")).to_have_text(words)
    expect(visit.summary.get_by_role("link")).to_have_text([words])
    for part in ("day", "month", "year", "hour", "minute"):
        field = visit.part("known_to_chair", part)
        expect(field).to_have_attribute("aria-invalid", str(part in told).lower())
        expect(field).to_have_accessible_description(words if part in told else "")
    assert visit.typed() == [text for text in given if text]
    visit.summary.get_by_role("link").click()
    expect(visit.part("known_to_chair", next(iter(told)))).to_be_focused()


def paste(visit, event, part, text):
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    visit.part(event, part).focus()
    visit.page.keyboard.press("ControlOrMeta+v")


@pytest.mark.parametrize("part", ["day", "month", "year"])
@pytest.mark.parametrize(
    "text", ["2018-01-31", "31/01/2018", "31 January 2018", " Wednesday 31 JAN 2018\n", "31st Jan. 2018"]
)
def test_a_whole_date_pasted_into_one_field_fills_all(visit, part, text):
    paste(visit, "known_to_chair", part, text)
    expect(visit.deadline(DECIDE).locator(".card__day time")).to_have_attribute("datetime", "2018-02-28")
    assert [int(typed) for typed in visit.typed()] == [31, 1, 2018]


def test_a_date_pasted_with_its_time_fills_that_too_where_one_is_taken_and_is_left_whole_where_none_is(visit):
    paste(visit, "known_to_chair", "day", "31/01/2018 16:30")
    expect(visit.deadline(SECURE).locator(".card__day")).to_have_text("Thursday 1 Feb 2018, 16:30 GMT")
    paste(visit, "decision", "day", "31/01/2018 16:30")
    visit.leave_field()
    expect_error(visit, "decision", "Enter the day in figures")
    assert visit.typed() == ["31", "01", "2018", "16", "30", "31/01/2018 16:30"]


def test_a_whole_date_typed_into_one_field_fills_all_once_one_moves_on(visit):
    visit.part("known_to_chair", "day").press_sequentially("31 january 2018")
    visit.page.keyboard.press("Tab")
    expect(visit.deadline(DECIDE).locator(".card__day time")).to_have_attribute("datetime", "2018-02-28")
    expect(visit.part("known_to_chair", "month")).to_be_focused()
    assert visit.typed() == ["31", "1", "2018"]


@pytest.mark.parametrize("month", ["Jan", "JANUARY", "jan.", "01"])
def test_a_month_is_taken_by_its_name_and_stays_as_typed(visit, month):
    visit.give("known_to_chair", "31", month, "2018")
    expect(visit.deadline(DECIDE).locator(".card__day time")).to_have_attribute("datetime", "2018-02-28")
    assert visit.typed() == ["31", month, "2018"]


def test_a_time_is_asked_for_where_one_has_it_to_give(visit):
    asked = visit.question("known_to_chair")
    expect(visit.part("known_to_chair", "hour")).to_be_hidden()
    asked.get_by_role("button", name="Add a time").click()
    expect(visit.part("known_to_chair", "hour")).to_be_focused()
    expect(asked.locator(".add-time")).to_be_hidden()
    visit.give("known_to_chair", "1", "3", "2018", "16", "30")
    asked.locator(".clear-answer").click()
    expect(visit.part("known_to_chair", "hour")).to_be_hidden()
    paste(visit, "known_to_chair", "day", "31/01/2018 16:30")
    expect(visit.part("known_to_chair", "hour")).to_have_value("16")


def test_a_mistake_is_said_once_and_so_is_the_result_once_it_is_mended(visit):
    said = visit.result.locator(".result__said")
    bar = visit.page.locator(".result-bar")
    visit.give("decision", "31", "4", "2018")
    visit.leave_field()
    expect(said).to_have_text("Check the day for the Chair’s decision: there is no such day in the month.")
    expect(bar).to_have_text("1 date to mend")
    visit.give("decision", "30", "4", "2018")
    expect(said).not_to_contain_text("Check the day")
    expect(said).not_to_be_empty()
    visit.seen(320, "light", height=640)
    visit.part("decision", "day").fill("31")
    visit.leave_field()
    expect(bar).to_have_text("1 date to mend")
    bar.click()
    expect(visit.summary).to_be_focused()


def test_what_is_pasted_is_never_cut(visit):
    paste(visit, "known_to_chair", "year", "in the year 2018")
    expect(visit.part("known_to_chair", "year")).to_have_value("in the year 2018")


def test_over_midnight_today_becomes_the_next_day_unless_another_was_given(visit):
    clock = "(class extends Date {{ constructor(...given) {{ super(...(given.length ? given : ['{}'])) }} }})"
    visit.replace("globalThis", "Date", clock.format("2018-03-01T23:59:00Z"))
    visit.press("clear-all")
    visit.give("known_to_chair", "1", "2", "2018")
    expect(visit.part("as_at", "day")).to_have_value("01")
    visit.replace("globalThis", "Date", clock.format("2018-03-02T00:01:00Z"))
    visit.give("decision", "1", "3", "2018")
    expect(visit.part("as_at", "day")).to_have_value("02")
    expect(visit.body.locator(".dates__now")).to_have_text("As at Friday 2 March 2018")
    as_at(visit, "27", "2", "2018")
    visit.replace("globalThis", "Date", clock.format("2018-03-03T00:01:00Z"))
    visit.give("decision", "2", "3", "2018")
    expect(visit.part("as_at", "day")).to_have_value("27")
    visit.question("as_at").locator(".clear-answer").click()
    visit.give("decision", "1", "3", "2018")
    expect(visit.part("as_at", "day")).to_have_value("")


def test_two_mistakes_are_told_at_once_and_the_summary_takes_the_focus_and_leads_to_them(visit):
    visit.give("known_to_chair", "1", "3", "2018")
    visit.give("decision", "28", "2", "2018")
    visit.give("publication", "31", "4", "2018")
    visit.press("show")
    expect(visit.summary).to_be_focused()
    expect(visit.summary.get_by_role("heading")).to_have_text("There is a problem")
    links = visit.summary.get_by_role("link")
    expect(links).to_have_count(2)
    expect_error(visit, "decision", "before the case coming to the Chair’s attention")
    expect_error(visit, "publication", "Check the day for publication")
    visit.summary.get_by_role("link", name="publication").click()
    expect(visit.part("publication", "day")).to_be_focused()
    visit.summary.get_by_role("link", name="Check the date").click()
    expect(visit.part("decision", "day")).to_be_focused()
    assert visit.typed() == ["1", "3", "2018", "28", "2", "2018", "31", "4", "2018"]


def test_a_link_that_is_pressed_while_the_answer_to_the_field_just_left_comes_in_still_leads(visit):
    visit.give("known_to_chair", "1", "3", "2018")
    visit.give("publication", "31", "4", "2018")
    visit.leave_field()
    expect(visit.summary.get_by_role("link")).to_have_count(1)
    visit.part("decision", "day").press_sequentially("28")
    visit.summary.get_by_role("link").scroll_into_view_if_needed()
    visit.summary.get_by_role("link").hover()
    visit.page.mouse.down()
    visit.page.wait_for_timeout(300)
    expect(visit.summary.get_by_role("link")).to_have_count(1)
    visit.page.mouse.up()
    expect(visit.part("publication", "day")).to_be_focused()
    expect(visit.summary.get_by_role("link")).to_have_count(2)


def test_what_follows_a_decision_asks_for_the_decision(visit):
    visit.choose("decision_outcome", "initiate")
    warning = visit.body.locator(".warning", has_text="Something here follows from the Chair’s decision")
    expect(warning).to_be_visible()
    expect(visit.deadline(COMPLETE)).to_contain_text("Enter the date of the Chair’s decision")
    visit.give("decision", "20", "3", "2018")
    expect(warning).to_have_count(0)
    expect(visit.deadline(COMPLETE).locator(".card__day time")).to_have_attribute("datetime", "2018-09-20")


def test_a_time_that_the_clocks_skipped_is_told_in_words(visit):
    visit.give("known_to_chair", "25", "3", "2018", "01", "30")
    visit.leave_field()
    expect_error(visit, "known_to_chair", "the clocks went forward")


def test_a_date_is_cleared_and_the_others_stay(visit):
    visit.give("known_to_chair", "1", "3", "2018")
    visit.give("decision", "20", "3", "2018")
    visit.question("decision").locator(".clear-answer").click()
    expect(visit.deadline(NOTIFY).locator(".card__day")).to_contain_text("projected")
    assert visit.typed() == ["1", "3", "2018"]
    assert visit.focused() == "q-decision"


def test_one_date_changes_and_the_others_stay(visit):
    visit.give("known_to_chair", "1", "3", "2018")
    visit.give("decision", "20", "3", "2018")
    visit.part("decision", "day").fill("21")
    expect(visit.deadline(NOTIFY).locator(".card__day time")).to_have_attribute("datetime", "2018-03-28")
    assert visit.typed() == ["1", "3", "2018", "21", "3", "2018"]


def test_a_date_that_is_touched_half_under_the_bar_comes_clear_of_it(visit):
    visit.seen(768, "light", height=1000)
    day, bar = visit.part("publication", "day"), visit.page.locator(".result-bar")
    by = day.bounding_box()["y"] + 24 - bar.bounding_box()["y"]
    visit.page.evaluate("by => scrollBy({ top: by, behavior: 'instant' })", by)
    day.click(position={"x": 20, "y": 6})
    expect(day).to_be_focused()
    assert day.bounding_box()["y"] + day.bounding_box()["height"] <= bar.bounding_box()["y"]


def test_the_keyboard_alone_is_enough(visit):
    keyboard = visit.page.keyboard
    visit.tab_to("#q-known_to_chair input")
    keyboard.type("31")
    keyboard.press("Tab")
    keyboard.type("1")
    keyboard.press("Tab")
    keyboard.type("2018")
    expect(visit.deadline(DECIDE).locator(".card__day time")).to_have_attribute("datetime", "2018-02-28")
    visit.tab_to("[data-do=show]")
    keyboard.press("Enter")
    expect(visit.result).to_be_focused()
    visit.tab_to(".working summary")
    keyboard.press("Enter")
    expect(visit.body.locator("details[open]")).to_have_count(1)


def review(visit, *, decided="20", told="", published=""):
    """A case known on 1 March 2018 in which a review was initiated, as at 22 October."""
    visit.give("known_to_chair", "1", "3", "2018")
    visit.give("decision", decided, "3", "2018")
    visit.choose("decision_outcome", "initiate")
    as_at(visit, "22", "10", "2018")
    if told:
        visit.give("notified", told, "3", "2018")
    if published:
        visit.give("publication", "1", published, "2018")


def test_what_is_past_stands_before_the_day_as_at_which_and_what_is_done_is_folded(visit):
    review(visit, told="27", published="12")
    shown = visit.body.locator(".dates").first.locator("> li")
    expect(shown).to_contain_text(["Secure the case records", COMPLETE, "As at Monday 22 October 2018", "Send the"])
    settled = visit.body.locator("#settled")
    expect(settled.locator("summary").first).to_have_text("Done, past or not needed: 2")
    expect(visit.deadline(NOTIFY)).to_be_hidden()
    settled.locator("summary").first.click()
    expect(visit.deadline(NOTIFY)).to_contain_text("Done on Tuesday 27 March 2018, on the day.")
    expect(visit.page.locator(".backwards tbody")).to_have_count(3)
    expect(visit.page.locator(".backwards--holds")).to_have_count(1)


@pytest.mark.parametrize(
    ("on", "width"),
    [
        pytest.param(".card >> nth=3", 1280, id="a date that was gone to"),
        pytest.param("input[type=checkbox] >> nth=1", 1280, id="a box to tick"),
        pytest.param("summary >> nth=2", 390, id="a working, on a phone"),
        pytest.param(".card__state a", 390, id="a link, on a phone"),
    ],
)
def test_an_answer_that_comes_late_leaves_the_keyboard_on_what_it_was_and_that_in_its_place(visit, on, width):
    visit.page.set_viewport_size({"width": width, "height": 800})
    review(visit)
    unfold_undated(visit.answered())
    visit.hold_back()
    visit.part("notified", "day").fill("27")
    visit.part("notified", "month").fill("3")
    visit.part("notified", "year").fill("2018")
    place = visit.body.locator(on)
    place.scroll_into_view_if_needed()
    place.focus()
    said, before = visit.page.evaluate(WORDS), place.bounding_box()["y"]
    visit.let_go()
    expect(visit.deadline(NOTIFY).locator(".card__state strong")).to_have_text("In time.")
    assert visit.page.evaluate(WORDS) == said
    assert abs(visit.page.evaluate(TOP) - before) <= 1


def test_a_fold_keeps_the_keyboard_where_a_late_answer_changes_how_many_it_holds(visit):
    review(visit)
    visit.answered().hold_back()
    visit.part("notified", "day").fill("27")
    visit.part("notified", "month").fill("3")
    visit.part("notified", "year").fill("2018")
    fold = visit.body.locator("#settled > summary")
    expect(fold).to_have_text("Done, past or not needed: 1")
    fold.focus()
    visit.let_go()
    expect(fold).to_have_text("Done, past or not needed: 2")
    expect(fold).to_be_focused()


def test_a_warning_leads_to_the_present_duties_and_opens_them(visit):
    visit.give("known_to_chair", "2", "3", "2020")
    present = visit.answered().result.locator("#present")
    expect(present.locator("ul")).to_be_hidden()
    visit.body.locator(".warning").get_by_role("link", name="What the present duties would give").click()
    expect(present.locator("summary")).to_be_focused()
    expect(present.locator("ul")).to_be_visible()


def test_where_what_the_keyboard_was_on_goes_with_a_late_answer_it_is_at_the_result(visit):
    review(visit)
    visit.answered().hold_back()
    visit.part("decision", "day").fill("")
    visit.body.locator(".card", has_text=COMPLETE).locator("summary").focus()
    visit.let_go()
    expect(visit.summary).to_be_visible()
    expect(visit.result).to_be_focused()


def test_a_link_of_the_error_summary_keeps_the_keyboard_where_another_mistake_joins_it(visit):
    visit.give("decision", "31", "2", "2018")
    visit.leave_field()
    link = visit.summary.get_by_role("link").first
    expect(link).to_be_visible()
    visit.hold_back()
    visit.part("publication", "day").fill("32")
    link.focus()
    visit.let_go()
    expect(visit.summary.get_by_role("link")).to_have_count(2)
    expect(link).to_be_focused()


def test_what_is_ticked_and_opened_stays_until_everything_is_cleared(visit):
    visit.give("known_to_chair", "1", "3", "2018")
    box = visit.body.get_by_role("checkbox", name="inform the family")
    unfold_undated(visit)
    box.check()
    working(visit, DECIDE)
    visit.give("decision", "20", "3", "2018")
    expect(visit.deadline(COMPLETE).locator(".card__day")).to_contain_text("20 Sep 2018")
    expect(box).to_be_checked()
    expect(visit.deadline(DECIDE).locator("details")).to_have_attribute("open", "")
    expect(visit.body.get_by_role("checkbox", checked=True)).to_have_count(1)
    # The duty goes with the review, and comes back with it as it was.
    visit.choose("decision_outcome", "not_initiate")
    expect(box).to_have_count(0)
    visit.choose("decision_outcome", "initiate")
    expect(box).to_be_checked()
    assert visit.kept() == NOTHING
    visit.press("clear-all")
    visit.give("known_to_chair", "1", "3", "2018")
    expect(visit.answered().body.locator("details[open]")).to_have_count(0)
    unfold_undated(visit)
    expect(box).not_to_be_checked()


def test_a_tick_is_set_by_the_keyboard_and_asks_nothing_of_the_engine(visit):
    visit.give("known_to_chair", "1", "3", "2018")
    visit.leave_field()
    visit.answered().tab_to("#undated > summary")
    visit.page.keyboard.press("Enter")
    visit.tab_to(".ticks input")
    visit.page.keyboard.press("Space")
    expect(visit.body.get_by_role("checkbox").first).to_be_checked()
    expect(visit.body.get_by_role("checkbox").first).to_be_focused()


@on_screens()
def test_a_full_result_fits_any_screen_and_has_no_fault(visit, width, scheme):
    visit.seen(width, scheme)
    visit.give("known_to_chair", "2", "3", "2020", "16", "30")
    visit.give("decision", "30", "3", "2020")
    visit.choose("decision_outcome", "initiate")
    visit.give("agreed_completion", "1", "12", "2020")
    visit.give("notified", "9", "4", "2020")
    visit.give("publication", "12", "12", "2020")
    as_at(visit, "22", "11", "2020")
    visit.answered().unfold()
    expect(visit.result.locator("#present ul")).to_be_visible()
    expect(visit.result.locator(".backwards")).to_be_visible()
    assert visit.overflow() == 0
    wide = visit.result.locator("table, svg, li, p, h3, h4").evaluate_all(
        "(parts, edge) => parts.filter((part) => part.getBoundingClientRect().right > edge + 0.5).map(String)",
        visit.result.evaluate("result => result.getBoundingClientRect().right"),
    )
    assert wide == []
    # At the top, or at the result where it comes after the form: there neither header nor bar lies over a target.
    visit.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    if width < 1000:
        visit.press("show")
        expect(visit.result).to_be_focused()
    assert axe.faults(visit.page) == []


def test_that_a_thing_was_done_on_a_day_not_known_is_a_box_beside_its_date(visit):
    visit.give("known_to_chair", "3", "3", "2012")
    as_at(visit, "1", "10", "2013")
    box = visit.question("decision").get_by_label("It was done; the day is not known")
    box.check()
    expect(visit.answered().deadline(DECIDE).locator(".card__state strong")).to_have_text("Done, day not known.")
    expect(visit.deadline(NOTIFY)).to_contain_text("Enter the date of the Chair’s decision")
    visit.give("decision", "20", "3", "2012")
    expect(box).not_to_be_checked()
    expect(visit.answered().deadline(DECIDE).locator(".card__state strong")).to_have_text("In time.")


def test_a_date_that_gives_way_to_the_box_comes_back_when_the_box_is_emptied(visit):
    visit.give("records_secured", "4", "3", "2012", "10", "30")
    box = visit.question("records_secured").get_by_label("It was done; the day is not known")
    box.check()
    assert [visit.part("records_secured", part).input_value() for part in ("day", "hour")] == ["", ""]
    box.uncheck()
    assert [visit.part("records_secured", part).input_value() for part in ("day", "hour")] == ["4", "10"]


def test_a_record_with_gaps_is_told_what_is_known_of_it_and_no_more(visit):
    visit.give("known_to_chair", "3", "3", "2012")
    visit.give("publication", "17", "9", "2013")
    as_at(visit, "1", "10", "2013")
    latest = "Done by Tuesday 17 September 2013 at the latest; no date entered"
    for title in (DECIDE, COMPLETE):
        expect(visit.answered().deadline(title).locator(".card__state strong")).to_have_text(f"{latest}.")
    expect(visit.deadline(SEND).locator(".card__state strong")).to_have_text("No date entered; publication has passed.")
    assert "overdue" not in visit.body.inner_text().lower()
    assert "latest dates for" not in visit.body.inner_text()
