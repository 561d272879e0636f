"""What holds of either calculator: without scripts, loading, offline, blocked, on a phone, and after leaving."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.site import visits
from tests.site.axe import faults
from tests.site.screens import on_screens
from tests.site.visits import NOTHING

pytestmark = pytest.mark.browser

# So tall that nothing is scrolled out of sight or under the bar at the foot.
WHOLE = 20_000
# Scrolls down, and says by how much.
SCROLL = """() => {
    const before = scrollY;
    scrollBy({ top: 120, behavior: "instant" });
    return scrollY - before;
}"""
PHONE = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture(params=["eligibility", "timeline"])
def ask(request):
    return request.param


@pytest.fixture
def visit(lend, ask):
    """A visit to the page, with the calculator ready."""
    return lend(ask)


@pytest.fixture
def begin(browser, address, ask):
    """A function that begins a visit of its own to the page, opened by the test."""
    begun = []

    def begin(**options):
        begun.append(visits.start(browser, address, ask, **options))
        return begun[-1]

    yield begin
    for visit in begun:
        visit.page.context.close()


def fill_in(visit):
    """Enough for a result: a death in custody, or a case known to the Chair."""
    if visit.ask == "eligibility":
        visit.choose("child_died", "yes")
        visit.choose("died_in_custody", "yes")
    else:
        visit.give("known_to_chair", "31", "1", "2018")


def expect_result(visit):
    shown = ".outcome--should" if visit.ask == "eligibility" else "time[datetime='2018-02-28']"
    expect(visit.body.locator(shown).first).to_be_visible()


def expect_empty(visit):
    expect(visit.result.locator("[data-shown-when=empty]")).to_be_visible()
    expect(visit.body).to_be_hidden()
    assert visit.answers() == {}
    assert visit.typed() == []


def expect_uncovered(visit, part):
    """The part comes to be in sight, with all of it clear of the page's header."""
    expect(part).to_be_in_viewport(ratio=1)
    header = visit.page.locator(".masthead").bounding_box()
    assert part.bounding_box()["y"] >= header["y"] + header["height"]


def test_form_and_table_stand_in_the_page_without_any_script(begin):
    visit = begin(java_script_enabled=False).open()
    questions = visit.page.locator("form.case fieldset.question")
    assert questions.count() == {"eligibility": 25, "timeline": 11}[visit.ask]
    for input_ in visit.page.locator("form.case input").all():
        expect(input_).to_be_visible()
        expect(input_).to_be_enabled()
    assert visit.page.locator("form.case input:checked").count() == 0
    expect(visit.page.locator("noscript .unavailable")).to_be_visible()
    expect(visit.page.locator(".unavailable--unsaid")).to_be_hidden()
    expect(visit.page.locator(".decision-table tbody tr")).to_have_count(5)
    expect(visit.page.locator(".decision-table")).to_be_visible()
    visit.page.locator("noscript .unavailable a[href='#table']").click()
    expect(visit.page.locator("#table")).to_be_in_viewport()


def test_answers_given_while_the_calculator_loads_are_answered_once_it_is_ready(begin):
    visit = begin()
    held = []
    visit.page.context.route("**/*.wasm", lambda route: held.append(route))
    with visit.page.context.expect_event("request", lambda request: request.url.endswith(".wasm")):
        visit.open()
    expect(visit.result.locator(".loading")).to_be_visible()
    fill_in(visit)
    visit.leave_field()
    expect(visit.result.locator(".loading")).to_be_visible()
    expect(visit.body).to_be_hidden()
    for route in held:
        route.continue_()
    assert held
    expect_result(visit.ready())
    expect(visit.result.locator(".loading")).to_be_hidden()
    assert visit.complaints == []


def test_with_webassembly_switched_off_the_page_says_what_to_do_instead(begin):
    visit = begin()
    visit.page.add_init_script("delete globalThis.WebAssembly;")
    visit.open()
    notice = visit.page.locator(".unavailable[data-shown-when=unavailable]")
    expect(notice).to_be_visible()
    expect(notice.get_by_role("link", name="the table below")).to_have_attribute("href", "#table")
    expect(visit.result.locator(".loading")).to_be_hidden()
    expect(visit.page.locator(".decision-table")).to_be_visible()
    fill_in(visit)
    expect(notice).to_be_visible()
    expect(visit.result.locator(".loading")).to_be_hidden()
    visit.press("clear-all")
    assert visit.answers() == {}
    assert visit.typed() == []
    expect(notice).to_be_visible()


@pytest.mark.parametrize("lost", ["**/worker.mjs", "**/*.wasm"])
def test_where_a_part_of_the_calculator_cannot_be_had_the_page_says_so_and_goes_on_saying_it(begin, lost):
    visit = begin()
    visit.page.context.route(lost, lambda route: route.abort())
    visit.open()
    notice = visit.page.locator(".unavailable[data-shown-when=failed]")
    expect(notice).to_be_visible(timeout=30_000)
    fill_in(visit)
    visit.leave_field()
    expect(notice).to_be_visible()
    expect(visit.result.locator(".loading")).to_be_hidden()


def test_it_works_on_with_the_network_cut(begin):
    visit = begin().open().ready()
    visit.page.context.set_offline(True)
    fill_in(visit)
    expect_result(visit)
    assert visit.complaints == []


@pytest.mark.parametrize("back", ["back", "reload"])
def test_nothing_typed_is_there_when_one_comes_back(visit, back):
    fill_in(visit)
    expect_result(visit)
    if back == "reload":
        visit.page.reload()
    else:
        visit.page.goto(visit.address)
        visit.page.go_back()
    expect_empty(visit.ready())
    assert visit.kept() == NOTHING


def test_clearing_everything_empties_the_page_and_returns_to_the_first_question(visit):
    fill_in(visit)
    expect_result(visit)
    visit.press("clear-all")
    expect_empty(visit)
    assert visit.focused() == visit.page.locator("fieldset.question").first.get_attribute("id")


def test_a_whole_session_sends_nothing_keeps_nothing_and_leaves_the_address_as_it_was(begin):
    visit = begin().open().ready()
    place = visit.address + visits.PAGES[visit.ask]
    loaded = len(visit.requests)
    fill_in(visit)
    expect_result(visit)
    if visit.ask == "eligibility":
        visit.choose("abuse_or_neglect", "yes")
        expect(visit.body.locator(".outcome--must")).to_be_visible()
        visit.open_question("child_died")
        visit.question("child_died").locator(".clear-answer").click()
        expect(visit.body.locator(".needed")).to_be_visible()
        visit.body.locator(".needed a").first.click()
    else:
        visit.give("decision", "1", "1", "2018")
        visit.press("show")
        expect(visit.summary).to_be_visible()
        visit.summary.locator("a").first.click()
    visit.press("show")
    assert visit.kept() == NOTHING
    visit.press("clear-all")
    expect_empty(visit)
    assert visit.page.url == place
    assert visit.page.evaluate("history.length") == 2
    assert visit.requests[loaded:] == []
    sent = [url for url in visit.requests if not url.startswith(("data:", "blob:"))]
    assert {urlsplit(url).netloc for url in sent} == {urlsplit(visit.address).netloc}
    assert visit.kept() == NOTHING
    assert visit.page.context.storage_state() == {"cookies": [], "origins": []}
    assert visit.complaints == []


def test_on_a_phone_nothing_has_to_be_scrolled_sideways_in_any_state(begin, visit):
    assert begin(java_script_enabled=False, **PHONE).open().overflow() == 0
    blocked = begin(**PHONE)
    blocked.page.add_init_script("delete globalThis.WebAssembly;")
    blocked.open()
    expect(blocked.page.locator(".unavailable[data-shown-when=unavailable]")).to_be_visible()
    assert blocked.overflow() == 0

    loading = begin(**PHONE)
    loading.page.context.route("**/*.wasm", lambda route: None)
    loading.open()
    expect(loading.result.locator(".loading")).to_be_visible()
    assert loading.overflow() == 0

    visit.seen(320, "light", height=640)
    expect_empty(visit)
    assert visit.overflow() == 0
    fill_in(visit)
    expect_result(visit.answered())
    assert visit.overflow() == 0
    if visit.ask == "timeline":
        for event in ("known_to_chair", "decision", "publication"):
            visit.give(event, "21", "12", "2017")
        visit.choose("decision_outcome", "initiate")
        expect(visit.answered().body.locator("time[datetime='2018-01-02']").first).to_be_visible()
        visit.unfold()
        assert visit.overflow() == 0
        visit.give("publication", "32", "13", "2017")
        visit.give("decision", "20", "12", "2017")
        visit.press("show")
        expect(visit.answered().summary).to_be_visible()
        assert visit.overflow() == 0
    else:
        visit.choose("child_died", "no")
        visit.choose("usual_residence", "derbyshire")
        visit.choose("institutional_abuse", "yes")
        expect(visit.answered().body.locator(".warning")).to_be_visible()
        assert visit.overflow() == 0


def test_on_a_phone_the_bar_at_the_foot_says_the_result_and_leads_to_it(visit):
    visit.page.set_viewport_size(PHONE["viewport"])
    bar = visit.page.locator(".result-bar")
    height = bar.bounding_box()["height"]
    expect(bar).to_have_text("No result yet")
    fill_in(visit)
    expect(bar).to_contain_text("hould" if visit.ask == "eligibility" else "2 ")
    assert bar.bounding_box()["height"] == height
    bar.click()
    expect(visit.result).to_be_focused()
    expect_uncovered(visit, visit.result.get_by_role("heading", name="Result", exact=True))
    assert visit.page.url == visit.address + visits.PAGES[visit.ask]
    visit.press("show")
    expect(visit.result).to_be_focused()
    expect_uncovered(visit, visit.result.get_by_role("heading", name="Result", exact=True))


def test_on_a_phone_held_sideways_nothing_stays_over_the_page(visit):
    visit.seen(640, "light", height=360)
    fill_in(visit)
    expect_result(visit.answered())
    for part in (".masthead", ".result-bar"):
        box = visit.page.locator(part)
        before = box.bounding_box()["y"]
        by = visit.page.evaluate(SCROLL)
        assert by == 120
        assert box.bounding_box()["y"] == before - by


def test_on_a_phone_the_rules_to_work_by_hand_are_cards_with_the_names_of_what_stands_in_them(begin):
    visit = begin(java_script_enabled=False, **PHONE).open()
    table = visit.page.locator(".rules .decision-table")
    expect(table.locator("thead")).to_be_hidden()
    for cell in table.locator("tbody :is(th, td)").all():
        assert cell.bounding_box()["x"] == table.bounding_box()["x"]
        expect(cell).to_have_css("border-width", "0px")
    named = "cells => cells.every((cell) => cell.dataset.head && getComputedStyle(cell, '::before').content.length > 2)"
    assert table.locator("td").evaluate_all(named)


@on_screens(ask=("eligibility", "timeline"), widths=(320, 1280))
def test_axe_finds_nothing_in_a_result_or_beside_a_mistake(visit, width, scheme):
    fill_in(visit)
    if visit.ask == "eligibility":
        visit.choose("child_died", "no")
        visit.choose("harm_not_shared", "yes")
        expect(visit.answered().body.locator(".warning")).to_be_visible()
    else:
        visit.give("publication", "16", "5", "2020")
        visit.leave_field()
        expect(visit.answered().body.locator(".warning").first).to_be_visible()
        visit.unfold()
    visit.seen(width, scheme, height=WHOLE)
    assert faults(visit.page) == []
    if visit.ask == "timeline":
        visit.give("decision", "30", "2", "2018")
        visit.leave_field()
        expect(visit.answered().summary).to_be_visible()
        assert faults(visit.page) == []
