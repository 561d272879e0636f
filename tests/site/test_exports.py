"""A result is taken away by the person's own hand: saved, copied or printed, with no request to anybody."""

import csv
import io
import json
import re

import docx
import icalendar
import pytest
from playwright.sync_api import expect

from calculator import edition, exports
from calculator.command import check
from tests.site.axe import faults
from tests.site.screens import on_screens

pytestmark = pytest.mark.browser

REFERENCE = "=Case 12; <b>"
NO_COPYING = ("navigator.clipboard", "writeText", "() => Promise.reject(new Error('no'))")


@pytest.fixture(params=["timeline", "eligibility"])
def visit(request, lend):
    """A visit with a result, from which the connection has since been cut."""
    visit = lend(request.param)
    fill_in(visit)
    visit.page.context.set_offline(True)
    visit.requests.clear()
    yield visit
    assert [url for url in visit.requests if not url.startswith("blob:")] == []


def fill_in(visit):
    if visit.ask == "timeline":
        visit.give("known_to_chair", "1", "3", "2018", "16", "30")
        visit.give("decision", "20", "3", "2018")
        visit.choose("decision_outcome", "initiate")
        expect(visit.body.locator("time[datetime='2018-09-20']").first).to_be_visible()
    else:
        visit.choose("child_died", "yes")
        visit.choose("died_in_custody", "yes")
        expect(visit.body.locator(".outcome--should")).to_be_visible()


def button(visit, kind):
    return visit.page.locator(f".take [data-kind={kind}]")


def status(visit):
    return visit.page.locator(".take__status")


def refer(visit, reference=REFERENCE):
    visit.page.get_by_label("Your own reference").fill(reference)


def save(visit, kind):
    """The name and the bytes of what is saved."""
    with visit.page.expect_download() as saving:
        button(visit, kind).click()
    name = saving.value.suggested_filename
    expect(status(visit)).to_have_text(f"Saved as {name}, where your browser puts what it saves.")
    return name, saving.value.path().read_bytes()


def test_the_page_offers_what_can_be_made_and_only_beside_a_result(visit):
    offered = visit.page.locator(".take [data-kind]").evaluate_all("all => all.map(({ dataset }) => dataset.kind)")
    assert set(offered) == set(exports.formats(edition.current().procedure, visit.ask))
    expect(visit.page.get_by_role("heading", name="Save or print")).to_be_visible()
    visit.press("clear-all")
    expect(visit.page.locator(".take")).to_be_hidden()


def test_every_kind_is_saved_without_a_connection_and_holds_the_result(visit):
    refer(visit)
    read = {"calendar": calendar, "table": table, "word": word, "sheet": word, "data": data}
    kinds = [kind for kind in read if button(visit, kind).count()]
    assert len(kinds) == len(exports.formats(edition.current().procedure, visit.ask)) - 1
    for kind in kinds:
        name, body = save(visit, kind)
        assert name.startswith(f"derby-derbyshire-scr-{visit.ask}-20")
        read[kind](body)


def calendar(body):
    found = icalendar.Calendar.from_ical(body)
    titles = {str(event["SUMMARY"]) for event in found.walk("VEVENT")}
    assert f"{REFERENCE}: Secure the records, by 16:30 GMT" in titles


def table(body):
    rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert {row["Reference"] for row in rows} == {f"'{REFERENCE}"}
    due = [row["By"] for row in rows if row["Kind"] == "Date due"]
    assert due[2] == "2018-03-27"


def word(body):
    assert docx.Document(io.BytesIO(body)).paragraphs[1].text == f"Reference: {REFERENCE}"


def data(body):
    assert json.loads(body)["reference"] == REFERENCE
    assert check.check(edition.current(), body)[0] == check.SAME


def test_what_is_ticked_goes_along_and_is_told_on_paper(visit):
    visit.unfold()
    boxes = visit.body.locator(".ticks input")
    boxes.first.check()
    others = boxes.count() - 1
    _, body = save(visit, "word")
    duties = [line.text for line in docx.Document(io.BytesIO(body)).paragraphs if line.text.endswith("icked here.")]
    assert [text.endswith(" Ticked here.") for text in duties] == [True, *[False] * others]
    expect(visit.body.locator(".ticks span:visible", has_text="ticked here")).to_have_count(0)
    visit.page.emulate_media(media="print")
    expect(visit.body.locator(".ticked:visible")).to_have_text("(ticked here)")
    expect(visit.body.locator(".unticked:visible")).to_have_count(others)
    visit.page.emulate_media(media="screen")


def test_the_result_is_copied_as_text(visit):
    refer(visit)
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button(visit, "text").click()
    expect(status(visit)).to_have_text("Copied.")
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert f"Reference: {REFERENCE}" in copied
    assert edition.current().digest in copied


def test_where_copying_is_not_allowed_the_text_stands_selected(visit):
    visit.replace(*NO_COPYING)
    button(visit, "text").click()
    shown = visit.page.get_by_label("The result as text")
    expect(shown).to_be_focused()
    expect(shown).to_have_js_property("isContentEditable", False)
    selected = visit.page.evaluate("getSelection().toString()")
    assert selected.startswith("SERIOUS")
    assert selected.split() == shown.inner_text().split()
    expect(status(visit)).to_contain_text("does not let the page copy")


def test_what_was_said_of_one_result_is_not_said_of_the_next(visit):
    save(visit, "data")
    if visit.ask == "timeline":
        visit.give("publication", "1", "12", "2018")
    else:
        visit.choose("died_in_custody", "no")
    expect(status(visit)).to_have_text("")


def test_clearing_everything_and_leaving_empty_the_reference(visit):
    refer(visit)
    visit.press("clear-all")
    fill_in(visit)
    expect(visit.page.get_by_label("Your own reference")).to_have_value("")
    refer(visit)
    visit.page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    expect(visit.page.get_by_label("Your own reference")).to_have_value("")


def test_a_mistake_in_the_form_takes_the_offer_away_until_it_is_put_right(lend):
    visit = lend("timeline")
    fill_in(visit)
    visit.give("decision", "30", "2", "2018")
    visit.leave_field()
    expect(visit.page.locator(".take")).to_be_hidden()
    visit.give("decision", "20", "3", "2018")
    expect(visit.page.locator(".take")).to_be_visible()


def test_what_cannot_be_made_is_said(visit):
    visit.replace("Date.prototype", "toISOString", "() => 'no time at all'")
    visit.complaints.clear()
    button(visit, "data").click()
    expect(status(visit)).to_have_text("This could not be made.")
    visit.complaints.clear()
    # The calculator goes on.
    visit.page.locator("form.case [type=radio]").first.check(force=True)
    expect(visit.body).to_be_visible()


def test_the_sheet_with_places_to_fill_in_is_printed_after_the_result_when_it_is_asked_for(lend):
    visit = lend("eligibility")
    visit.choose("child_died", "yes")
    visit.answered()
    sheet = visit.page.locator(".printed--sheet")
    shown_then = "() => { globalThis.sheetShown = !document.querySelector('.printed--sheet').hidden; }"
    visit.replace("window", "print", shown_then)
    for button, shown in (("[data-with=sheet]", True), (":not([data-with])", False)):
        visit.page.locator(f".take [data-do=print]{button}").click()
        assert visit.page.evaluate("sheetShown") is shown
    visit.page.evaluate("document.querySelector('.printed--sheet').hidden = false")
    visit.page.emulate_media(media="print")
    expect(sheet.get_by_text("Views and dissent")).to_be_visible()
    expect(sheet.get_by_text("The Chair’s decision and the reasons for it")).to_be_visible()
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_be_hidden()


def test_the_print_button_prints_the_page(visit):
    visit.page.evaluate("globalThis.printed = 0")
    visit.replace("window", "print", "() => { printed += 1; }")
    visit.page.locator(".take [data-do=print]").first.click()
    assert visit.page.evaluate("printed") == 1


def test_on_paper_stand_what_was_entered_the_reference_the_time_the_notice_and_the_digest(visit):
    refer(visit)
    page = visit.page
    folded = visit.result.locator("details").count()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".printed--reference")).to_have_text(f"Reference: {REFERENCE}")
    expect(page.locator(".printed--made")).to_contain_text("Printed on ")
    said = page.locator(".printed--made").inner_text()
    assert said.endswith(("(GMT).", "(BST)."))
    entered = page.locator(".entered")
    expect(entered).to_be_visible()
    given = "Tuesday 20 March 2018" if visit.ask == "timeline" else "Died in custody"
    expect(entered).to_contain_text(given)
    expect(page.locator(".banner")).to_be_visible()
    expect(page.locator(".result__foot .digest")).to_contain_text(edition.current().digest[:12])
    expect(page.locator("form.case")).to_be_hidden()
    expect(page.locator(".take")).to_be_hidden()
    assert visit.result.locator("details[open]").count() == folded > 0
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert visit.result.locator("details[open]").count() == 0
    expect(page.locator(".printed--reference")).to_be_hidden()
    expect(entered).to_be_hidden()


def pages(visit):
    """How many pages Chromium prints."""
    return len(re.findall(rb"/Type\s*/Page\b", visit.page.pdf(format="A4", prefer_css_page_size=True)))


def test_the_longest_timeline_is_three_pages_of_paper(lend):
    """With more time agreed, planned back from publication, and what the present duties would give."""
    visit = lend("timeline")
    visit.give("known_to_chair", "22", "12", "2019", "16", "30")
    visit.give("incident_notified", "20", "12", "2019")
    visit.give("decision", "26", "1", "2020")
    visit.choose("decision_outcome", "initiate")
    visit.give("publication", "12", "11", "2020")
    visit.give("agreed_completion", "14", "9", "2020")
    visit.give("records_secured", "27", "12", "2019")
    visit.give("as_at", "3", "10", "2020")
    visit.leave_field()
    expect(visit.answered().result.locator(".backwards")).to_be_attached()
    assert pages(visit) == 3


def test_an_outcome_is_a_page_to_keep_and_a_page_of_how_it_was_worked_out(lend):
    visit = lend("eligibility")
    visit.choose("abuse_or_neglect", "yes")
    visit.choose("child_died", "yes")
    expect(visit.answered().body.locator(".outcome--must")).to_be_visible()
    assert pages(visit) == 2


def test_chromium_prints_it_with_all_of_that(visit, tmp_path):
    refer(visit)
    visit.page.pdf(path=tmp_path / "printed.pdf", format="A4")
    expect(visit.page.locator(".printed--made time")).not_to_be_empty()
    assert visit.result.locator("details[open]").count() == 0


@on_screens(ask=("timeline", "eligibility"), widths=(320,))
def test_the_panel_is_accessible_and_fits_a_phone(lend, ask, width, scheme):
    visit = lend(ask)
    visit.seen(width, scheme, height=640)
    fill_in(visit)
    visit.replace(*NO_COPYING)
    button(visit, "text").click()
    expect(visit.page.get_by_label("The result as text")).to_be_visible()
    assert visit.overflow() <= 0
    heights = visit.page.locator(".take button, .take input").evaluate_all("all => all.map((el) => el.offsetHeight)")
    assert min(heights) >= 44
    visit.seen(width, scheme, height=20_000)
    # What stands scrolled up under the head of the page would count as covered.
    visit.page.evaluate("scrollTo(0, 0)")
    assert faults(visit.page) == []
