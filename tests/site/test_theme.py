"""The frame of every page: its policy, its banner, its typeface, what it keeps (nothing), and who can use it."""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import expect

from publish import typeface
from publish.source import load
from tests.site.axe import faults
from tests.site.readings import page_with, read
from tests.site.screens import SCHEMES, WIDTHS, on_screens

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
# So tall that nothing is scrolled out of sight or under the bar at the foot.
WHOLE = 8000
KINDS = ("start", "section", "calculator", "hosting", "examples")

# Runs ahead of the page's scripts; notes every attempt to keep something and all that the policy stopped.
WATCH = """
    globalThis.kept = [];
    globalThis.stopped = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        stopped.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    const note = (owner, name) => {
        const original = owner[name];
        owner[name] = function (...args) {
            kept.push(`${name} ${args[0]}`);
            return original.apply(this, args);
        };
    };
    note(Storage.prototype, "setItem");
    note(IDBFactory.prototype, "open");
    if (globalThis.CacheStorage) note(CacheStorage.prototype, "open");
    const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
    Object.defineProperty(document, "cookie", {
        get: () => cookie.get.call(document),
        set: (value) => { kept.push(`cookie ${value}`); cookie.set.call(document, value); },
    });
"""


SHIFTS = """new Promise((resolve) => {
    let sum = 0;
    const add = (list) => list.getEntries().forEach((entry) => { sum += entry.value; });
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum), 300);
})"""


@pytest.fixture(scope="module")
def readings(site):
    """Every page of the built site, by its path."""
    found = read(site)
    assert {"index.html", "404.html", "about/index.html", "privacy/index.html"} <= found.keys()
    return found


@pytest.fixture(scope="module")
def places(readings):
    """One page of each kind: its path by the kind."""
    section, calculator = (page_with(readings, f'class="{mark}"') for mark in ("provision", "case"))
    return dict(zip(KINDS, ("", section, calculator, "hosting/", "examples/"), strict=True))


@pytest.fixture(scope="module")
def said():
    """What the calculator says of the procedure on every answer."""
    command = [sys.executable, "-m", "calculator"]
    run = subprocess.run(command, cwd=ROOT, input='{"ask": "eligibility"}', capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


@pytest.fixture
def open_page(browser, address):
    """A function that opens one of the site's pages in a browser that has kept nothing yet.

    A calculator goes on loading, if need be, and never comes to be ready.
    """
    contexts = []

    def open_page(path="", loading=False, **options):
        options = {"viewport": {"width": 1280, "height": 800}} | options
        context = browser.new_context(**options)
        contexts.append(context)
        context.add_init_script(WATCH)
        if loading:
            context.route("**/*.wasm", lambda route: None)
        page = context.new_page()
        page.requests = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def search(page, words):
    """Opens the search, types the words and waits for what it finds."""
    page.locator(".search-open").click()
    page.keyboard.type(words, delay=20)
    page.locator(".md-search-result__item").first.wait_for()


def follow_best(page):
    """Follows the first of what the search found, by keyboard."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")


# What the pages are made of


def test_every_page_carries_one_policy_that_lets_in_only_this_site(readings):
    """Every page has the same policy, ahead of all it loads, with no inline script and no other origin."""
    assert {path: reading.before_policy for path, reading in readings.items() if reading.before_policy} == {}
    policies = {reading.policy for reading in readings.values()}
    assert len(policies) == 1
    directives = {name: sources for name, *sources in (part.split() for part in policies.pop().split(";"))}
    assert directives["default-src"] == ["'none'"]
    assert directives["base-uri"] == directives["form-action"] == ["'none'"]
    assert directives["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
    allowed = {source for sources in directives.values() for source in sources}
    assert allowed == {"'none'", "'self'", "'wasm-unsafe-eval'", "data:"}


def test_no_page_says_where_the_reader_came_from(readings):
    """Every page asks the browser to send no referrer."""
    assert {reading.referrer for reading in readings.values()} == {"no-referrer"}


def test_no_page_has_script_or_style_of_its_own(readings):
    """No page holds an inline script, a style element, a style attribute or an event handler."""
    assert {path: reading.inline for path, reading in readings.items() if reading.inline} == {}


def test_no_page_loads_anything_from_elsewhere(readings):
    """Whatever a page loads stands in the site itself."""
    elsewhere = {
        path: [load for load in reading.loads if urlsplit(load).netloc or urlsplit(load).scheme]
        for path, reading in readings.items()
    }
    assert {path: loads for path, loads in elsewhere.items() if loads} == {}


def test_every_page_says_that_the_procedure_was_replaced_and_shows_the_edition_and_the_digest(readings, said):
    """Two sentences over the page, a few words beside the name, and by which edition and text it was made."""
    source = load(ROOT / "procedure.yaml")
    beneath = tuple(f"{one.at}/" for one in source.beside)
    superseded = source.procedure.superseded
    wanted = [superseded.banner, superseded.now, superseded.tag]
    wanted += [said["procedure"]["edition"], said["procedure"]["digest"][:12], "not an official publication"]
    own = [(path, reading.words) for path, reading in readings.items() if not path.startswith(beneath)]
    assert [(path, words) for path, page in own for words in wanted if words not in page] == []


def test_about_says_what_the_notices_of_the_procedure_say(readings, said):
    """All of each, since the banner has only their gist."""
    for notice in said["notices"]:
        assert notice["message"] in readings["about/index.html"].words


def test_the_typeface_is_the_sites_own_and_has_every_character_of_the_pages(site, readings):
    """It is cut to what English pages use, so that it weighs little, and lacks nothing that they show."""
    font = site / typeface.PATH
    assert font.stat().st_size < 20_000
    has = TTFont(font).getBestCmap()
    shown = {character for reading in readings.values() for character in reading.words if character.isprintable()}
    assert sorted(character for character in shown if ord(character) not in has) == []


def test_the_hosting_page_gives_the_policy_that_the_pages_carry(readings):
    """Whoever copies the headers from the hosting page copies the policy in force."""
    hosting = readings["hosting/index.html"]
    assert hosting.words.count(hosting.policy) >= 3
    assert "$policy" not in hosting.html


# What a visit leaves behind


def test_a_visit_keeps_nothing_asks_nothing_of_anyone_else_and_runs_under_its_policy(open_page, address, places):
    """Through each kind of page, with a search on each, to a result: no storage, no cookie, no other origin.

    Chromium writes what stands in a field to its files, unless the field or its form says not to complete it.
    """
    completed = """[...document.querySelectorAll("input, select, textarea, form")]
        .filter((field) => field.getAttribute("autocomplete") !== "off")
        .map((field) => field.outerHTML)"""
    page = open_page(places["start"])
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for path in places.values():
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(completed) == [], path
        search(page, "review")
        assert page.evaluate("[...stopped, ...kept]") == [], path
    follow_best(page)
    assert page.evaluate("[...stopped, ...kept]") == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("indexedDB.databases()") == []
    assert page.context.cookies() == []
    assert [url for url in page.requests if not url.startswith(address)] == []
    assert errors == []


def test_the_words_searched_for_are_gone_once_the_page_is_left(open_page):
    """Where the browser keeps the page as it was left, too: neither the words nor what they found."""
    page = open_page()
    search(page, "notify")
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    expect(page.locator("[data-md-component=search-query]")).to_have_value("")
    expect(page.locator(".md-search-result__item")).to_have_count(0)


def test_the_address_never_holds_the_words_searched_for(open_page):
    """Neither while typing nor after following a result do the words enter the address or the history."""
    page = open_page()
    search(page, "notify panel")
    assert "notify" not in page.url
    follow_best(page)
    assert urlsplit(page.url).query == ""
    assert "notify%20panel" not in page.url
    assert page.evaluate("document.referrer") == ""


# The search and the keyboard


def test_the_search_finds_a_paragraph_by_its_number(open_page):
    """A practitioner who types 5.2 finds paragraph 5.2 first."""
    page = open_page()
    search(page, "5.2")
    assert "5.2" in page.locator(".md-search-result__item").first.inner_text()


def test_the_search_keeps_a_number_whole(open_page):
    """Neither a paragraph's number nor an abbreviation in the plural falls apart, while a possessive does."""
    page = open_page()
    words = page.evaluate("""async () => {
        const { config } = await (await fetch("search/search_index.json")).json();
        return "The Chair’s SCRs under 5.2, 2.9(a).".split(new RegExp(config.separator)).filter(Boolean);
    }""")
    assert words == ["The", "Chair", "s", "SCRs", "under", "5.2", "2.9", "a"]


def test_the_search_tells_how_much_it_found_once_typing_rests(open_page):
    """The count is a status, which a screen reader speaks; it says too where there is nothing."""
    page = open_page()
    search(page, "review")
    told = page.locator(".search [role=status]")
    assert told.inner_text() == ""
    expect(told).to_have_text(re.compile(r"^\d+ results$"))
    page.locator("[data-md-component=search-query]").fill("")
    page.keyboard.type("zzyzx")
    expect(told).to_have_text("No results")


def test_what_the_search_found_is_named_by_page_and_heading(open_page):
    """Each link has a short name of its own, without what the page says there."""
    page = open_page()
    search(page, "panel")
    names = re.findall(r'link "(.*)"', page.locator(".search").aria_snapshot())
    assert len(names) > 4
    assert len(set(names)) == len(names)
    assert max(map(len, names)) < 150
    assert any(name.startswith("Who does what. Review Panel") for name in names)


def test_the_empty_search_is_no_mistake(open_page):
    page = open_page()
    page.locator(".search-open").click()
    assert page.locator("[data-md-component=search-query]:invalid").count() == 0


def test_the_search_opens_when_it_is_pressed_and_closes_when_it_is_left(open_page):
    """Neither the focus alone opens it, nor do the keys go on into it from elsewhere."""
    page = open_page()
    button, words = page.locator(".search-open"), page.locator("[data-md-component=search-query]")
    button.focus()
    assert not words.is_visible()
    page.keyboard.press("Enter")
    expect(words).to_be_focused()
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    assert not words.is_visible()
    for leave in (lambda: page.locator(".wordmark").focus(), lambda: page.locator("h1").click()):
        button.click()
        expect(words).to_be_focused()
        leave()
        expect(words).to_be_hidden()
        assert button.get_attribute("aria-expanded") == "false"


def test_a_heading_is_read_without_the_link_to_it(open_page, places):
    page = open_page(places["section"])
    heading = page.locator("h2:has(.headerlink)").first
    assert "#" not in heading.aria_snapshot()
    assert "link" not in heading.aria_snapshot().lower()


def test_the_tag_stays_in_sight_and_gives_way_where_there_is_little(open_page, places):
    """However far the page is scrolled, on a phone too; with little height, nothing covers the text."""
    for width, height, stays in ((1280, 800, True), (320, 640, True), (320, 380, False)):
        page = open_page(places["section"], viewport={"width": width, "height": height})
        page.mouse.wheel(0, 1500)
        page.wait_for_function("scrollY > 1000")
        top = page.locator(".tag").bounding_box()["y"]
        assert (0 <= top < 80) == stays


def test_a_bare_letter_does_nothing(open_page, places):
    """A letter pressed while a radio button has the focus neither leaves the page nor opens the search."""
    page = open_page(places["calculator"], loading=True)
    start = page.url
    page.locator(".choice input").first.focus()
    for key in ("n", "p", "f", "s", "/", ".", ","):
        page.keyboard.press(key)
        page.wait_for_timeout(200)
        assert page.url == start, key
        assert not page.locator("#__search").is_checked(), key


def test_the_first_tab_reaches_the_link_past_the_menu(open_page, places):
    """The skip link comes first, shows itself and leads to the page's heading."""
    page = open_page(places["section"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    assert page.locator(".md-skip").evaluate("el => getComputedStyle(el).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.locator(":target").evaluate("el => el.tagName") == "H1"


def test_the_menu_of_a_narrow_screen_works_by_keyboard(open_page):
    """The menu opens and closes by key, takes the focus and gives it back; closed, it is beyond reach."""
    page = open_page(viewport={"width": 320, "height": 640})
    menu, link = page.locator(".menu"), page.locator(".site-nav__link").first
    assert not link.is_visible()
    menu.focus()
    page.keyboard.press("Enter")
    link.wait_for(state="visible")
    assert menu.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.matches('.menu-close')")
    page.keyboard.press("Escape")
    link.wait_for(state="hidden")
    assert menu.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.matches('.menu')")


# What a visit weighs


def weight(response):
    body = response.body()
    return len(body) if response.url.endswith(".woff2") else len(gzip.compress(body, 9))


@pytest.mark.parametrize("path", ["", "now/", "sections/when-to-review/", "who/", "glossary/", "examples/"])
def test_a_page_to_read_weighs_little_and_nothing_in_it_shifts(browser, address, path):
    """All that a first visit loads comes to at most 200 kB compressed, the typeface included; no line moves."""
    page = browser.new_page()
    loaded = []
    page.on("response", lambda response: loaded.append(response))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert any(response.url.endswith(typeface.PATH) for response in loaded)
    assert sum(weight(response) for response in loaded) <= 200_000
    assert page.evaluate("document.fonts.check('1em Next')")
    assert page.evaluate(SHIFTS) == 0
    page.close()


# Who can use it

OPENS = {"calculator": ".why", "examples": ".examples > p + .example"}


def still(scheme):
    """A browser in the light or the dark, in which nothing moves."""
    return {"color_scheme": scheme, "reduced_motion": "reduce"}


@on_screens(kind=KINDS)
def test_axe_finds_nothing(open_page, places, kind, width, scheme):
    """No kind of page breaks WCAG 2.2 AA, the contrast of AAA or axe's good practice, light or dark."""
    page = open_page(places[kind], loading=True, viewport={"width": width, "height": WHOLE}, **still(scheme))
    assert page.locator(".calculator .loading").filter(visible=True).count() == (kind == "calculator")
    assert faults(page) == []


@on_screens(kind=OPENS)
def test_axe_finds_nothing_in_what_opens(open_page, places, lend, kind, width, scheme):
    """The first example of each section, and why each question is asked, are as usable open as closed."""
    if kind == "calculator":
        visit = lend("eligibility")
        visit.seen(width, scheme, height=WHOLE)
        page = visit.page
    else:
        page = open_page(places[kind], viewport={"width": width, "height": WHOLE}, **still(scheme))
    assert page.locator(OPENS[kind]).evaluate_all("all => all.map((el) => el.open = true).length") > 10
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert faults(page) == []


def test_an_example_opens_when_its_address_is_followed(open_page):
    """The link to an example leads to it open, with its sentence in sight, with and without script."""
    for script in (True, False):
        page = open_page("examples/#a-decision-just-before-easter", java_script_enabled=script)
        example = page.locator(".example", has_text="A decision just before Easter").first
        example.locator(".example__body").wait_for(state="visible")
        assert page.locator(".example[open]").count() == 1
        assert 40 < example.locator("summary").bounding_box()["y"] < 400


def test_the_first_column_of_a_wide_table_stays_in_sight(open_page):
    """On a phone, the rule's number stays while its answers move, and its edge is seen."""
    page = open_page("assurance/", viewport={"width": 320, "height": 800})
    number = page.locator("[aria-label='The decision table'] tbody th").first
    before = number.bounding_box()["x"]
    moved = "el => (el.scrollLeft = 300, el.scrollLeft)"
    assert page.locator("[aria-label='The decision table']").evaluate(moved) == 300
    assert number.bounding_box()["x"] == before
    assert number.evaluate("el => getComputedStyle(el).boxShadow") != "none"


@on_screens()
def test_axe_finds_nothing_in_the_open_search(open_page, width, scheme):
    """The search with results in it is as usable as the page, of which it covers a part."""
    page = open_page(viewport={"width": width, "height": WHOLE}, **still(scheme))
    search(page, "review")
    assert faults(page, ".search") == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_the_open_menu(open_page, scheme):
    """The menu of a narrow screen is as usable as the page."""
    page = open_page(viewport={"width": 320, "height": 640}, **still(scheme))
    page.locator(".menu").click()
    page.locator(".menu-close").wait_for(state="visible")
    assert faults(page) == []


def test_the_notice_leaves_room_for_the_page(open_page):
    """On the smallest phone the notice takes less than a quarter of the screen, and the heading shows."""
    page = open_page(viewport={"width": 320, "height": 640})
    assert page.locator(".md-banner").bounding_box()["height"] < 160
    assert page.locator("h1").bounding_box()["y"] < 400


def test_answers_are_big_enough_for_a_finger(open_page, places):
    """Each answer is at least 44 pixels high on a phone, and none is chosen beforehand."""
    page = open_page(places["calculator"], loading=True, viewport={"width": 320, "height": 640}, has_touch=True)
    page.locator("[data-do=show-all]").click()
    heights = page.locator(".choice:visible").evaluate_all("all => all.map((el) => el.offsetHeight)")
    assert len(heights) > 10
    assert min(heights) >= 44
    assert page.locator(".choice input:checked").count() == 0


def test_nothing_moves_for_those_who_ask_for_stillness(open_page, places):
    """With reduced motion nothing has a transition or an animation, not even what turns while loading."""
    moving = """[...document.querySelectorAll("*")].filter((el) => {
        el.hidden = false;
        return [null, "::before", "::after"].some((part) => {
            const { transitionDuration, animationName } = getComputedStyle(el, part);
            return /[1-9]/.test(transitionDuration) || animationName !== "none";
        });
    }).map((el) => el.className)"""
    assert "loading" in open_page(places["calculator"], loading=True).evaluate(moving)
    assert open_page(places["calculator"], loading=True, reduced_motion="reduce").evaluate(moving) == []


def test_paper_shows_the_banner_and_the_edition_and_nothing_to_click(open_page, places):
    """Printed, a page keeps the banner, its words and the edition; menus, search and the frame's links go."""
    page = open_page(places["section"], color_scheme="dark")
    page.emulate_media(media="print")
    for shown in ("banner", "colophon__edition", "colophon__unofficial", "provision"):
        assert page.locator(f".{shown}").first.is_visible(), shown
    for hidden in (
        "md-header",
        "site-nav",
        "md-sidebar--secondary",
        "neighbours",
        "colophon__links",
        "headerlink",
    ):
        assert page.locator(f".{hidden}").first.is_hidden(), hidden
    assert page.locator("body").evaluate("el => getComputedStyle(el).color") == "rgb(0, 0, 0)"


def test_on_paper_a_result_stands_with_what_was_entered_and_without_the_form(lend):
    """A printed result says what it rests on in a list; the questions, answered or not, are not printed with it."""
    page = lend("eligibility").page
    questions = page.locator(".question:has([type=radio])")
    questions.first.locator("input").first.check()
    page.locator(".result__body").wait_for()
    page.emulate_media(media="print")
    assert page.locator(".entered tr").count() == 1
    assert page.locator(".entered").is_visible()
    assert not any(question.is_visible() for question in questions.all())


def test_without_script_the_page_is_read_and_the_menu_opens(open_page, places):
    """Where script is blocked the words, the banner and the menu remain."""
    page = open_page(places["section"], viewport={"width": 320, "height": 640}, java_script_enabled=False)
    assert page.locator(".banner").is_visible()
    assert page.locator(".provision").first.is_visible()
    assert not page.locator(".search-open").is_visible()
    page.locator(".menu-label").click()
    page.locator(".site-nav__link").first.wait_for(state="visible")


def test_what_a_link_points_to_is_lit_and_clear_of_the_header(open_page, address, readings):
    """A paragraph, one of its lettered parts and a part of that, on the wide screen and the narrow."""
    section = page_with(readings, 'id="2.2(a)(ii)"')
    for width in WIDTHS:
        page = open_page(f"{section}#2.1", viewport={"width": width, "height": 640}, reduced_motion="reduce")
        page.wait_for_load_state("networkidle")
        for number in ("2.2", "2.2(a)", "2.2(a)(ii)"):
            page.goto(f"{address}{section}#{number}")
            header = page.locator(".md-header").bounding_box()
            assert page.locator(":target").bounding_box()["y"] >= header["y"] + header["height"], (width, number)
            lit = page.locator(".provision:target, :target + .paragraph")
            assert lit.evaluate("el => getComputedStyle(el).boxShadow") != "none", (width, number)


def test_a_force_stands_in_the_margin_of_a_wide_screen_and_before_the_words_of_a_narrow_one(open_page, places):
    """The words of the paragraph stand to the right of it, or beneath it."""
    for width, beside in ((1280, True), (320, False)):
        page = open_page(places["section"], viewport={"width": width, "height": 800})
        force = page.locator(".paragraph .duty:has(.bearer) > .force:visible").first
        words = page.locator(".paragraph .provision:has(> .duty > .bearer):has(.force:visible) > p:not(.duty)").first
        label, text = force.bounding_box(), words.bounding_box()
        assert (label["x"] + label["width"] <= text["x"]) is beside
        assert text["width"] <= 680
