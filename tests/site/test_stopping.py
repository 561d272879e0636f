"""A calculator that does not start, hangs or dies: the page says so by itself, loses nothing, and tries again."""

import pytest
from playwright.sync_api import expect

from tests.site import visits

pytestmark = pytest.mark.browser

# Ten seconds pass where a test has them `pass`, and nothing else is faster. What was waited for stands in `silences`.
HASTEN = """{
    const [wait, stop] = [setTimeout, clearTimeout];
    const waiting = new Map();
    globalThis.silences = [];
    globalThis.setTimeout = (then, time, ...given) => {
        if (!(time >= 10_000)) return wait(then, time, ...given);
        silences.push(time);
        const timer = wait(() => {});
        waiting.set(timer, then);
        return timer;
    };
    globalThis.clearTimeout = (timer) => {
        waiting.delete(timer);
        stop(timer);
    };
    globalThis.pass = () => [...waiting.values()].forEach((then) => then());
}"""
# As from inside the worker; each in a task of its own, so that what asks for it gets its answer.
HANG = "setTimeout(() => { for (;;) {} })"
CLOSE = "setTimeout(() => close())"
DIE = "setTimeout(() => { throw new Error('a test') })"
PARTS = ["assets/calculator.mjs", "assets/form.mjs"]


@pytest.fixture
def begin(browser, address):
    """A function that begins a visit of its own, opened by the test, whose complaints are no fault."""
    begun = []

    def begin(ask="timeline", **options):
        begun.append(visits.start(browser, address, ask, **options))
        return begun[-1]

    yield begin
    for visit in begun:
        visit.page.context.close()


@pytest.fixture
def hasty(begin):
    """A visit in which ten silent seconds are over when a test says so, with a result."""
    visit = begin()
    visit.page.add_init_script(HASTEN)
    visit.open().ready()
    visit.give("known_to_chair", "31", "1", "2018")
    expect_due(visit, "2018-02-28")
    return visit


def inside(visit, script):
    """Have the calculator's worker run something."""
    (worker,) = [worker for worker in visit.page.workers if worker.url.endswith("assets/worker.mjs")]
    worker.evaluate(script)


def shown(visit, state):
    return visit.page.locator(f".unavailable[data-shown-when={state}]")


def outdated(visit):
    return visit.result.locator(".out-of-date")


def expect_due(visit, day):
    expect(visit.body.locator(f"time[datetime='{day}']").first).to_be_visible(timeout=30_000)


def hasten_style(page):
    """Let the style's own time run ten times as fast."""
    page.context.new_cdp_session(page).send("Animation.setPlaybackRate", {"playbackRate": 10})


def expect_unsaid(page):
    """The page says by itself that it has not started, and no more that it gets ready or that there is a result."""
    notice = page.locator("[data-shown-when=unsaid]")
    expect(notice).to_be_visible(timeout=8_000)
    expect(notice).to_contain_text("has not started")
    expect(notice.get_by_role("link", name="the table below")).to_have_attribute("href", "#table")
    for promise in (".loading", ".result", ".result-bar", ".actions"):
        expect(page.locator(promise)).to_be_hidden()


@pytest.mark.parametrize("lost", PARTS)
def test_where_a_script_of_the_page_is_not_there_the_page_says_so_by_itself(begin, lost):
    visit = begin("eligibility", reduced_motion="reduce")
    hasten_style(visit.page)
    visit.page.context.route(f"**/{lost}", lambda route: route.fulfill(status=404))
    expect_unsaid(visit.open().page)


def test_where_a_script_of_the_page_has_the_wrong_type_the_page_says_so_by_itself(begin):
    visit = begin()
    hasten_style(visit.page)
    visit.page.context.route("**/calculator.mjs", lambda route: route.fulfill(body="0", content_type="text/plain"))
    expect_unsaid(visit.open().page)


def test_opened_from_a_folder_the_page_says_a_few_seconds_later_that_it_has_not_started(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "timeline/index.html").as_uri())
    expect(page.locator(".loading")).to_contain_text("Getting the calculator ready")
    page.wait_for_timeout(2_000)
    expect(page.locator(".loading")).to_be_visible()
    expect(page.locator("[data-shown-when=unsaid]")).to_be_hidden()
    expect_unsaid(page)
    context.close()


def test_in_a_sandbox_that_lets_no_style_in_either_the_page_says_that_it_has_not_started(begin):
    def confine(route):
        answer = route.fetch()
        route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": "sandbox allow-scripts"})

    visit = begin()
    visit.page.context.route("**/timeline/", confine)
    visit.open()
    expect(shown(visit, "unsaid")).to_be_visible()
    expect(shown(visit, "unsaid")).to_contain_text("has not started")


def test_once_the_page_runs_it_never_says_that_it_has_not_started(begin):
    visit = begin()
    hasten_style(visit.page)
    visit.page.context.route("**/*.wasm", lambda route: None)
    visit.open()
    expect(visit.result.locator(".loading")).to_be_visible()
    expect(shown(visit, "unsaid")).to_be_hidden()
    visit.page.wait_for_timeout(1_000)
    expect(shown(visit, "unsaid")).to_be_hidden()
    expect(visit.result.locator(".loading")).to_be_visible()


@pytest.mark.parametrize("lost", ["**/worker.mjs", "**/*.wasm", "**/*.whl*"])
def test_what_failed_to_load_is_tried_again_with_what_was_typed(begin, lost):
    visit = begin()
    visit.page.context.route(lost, lambda route: route.fulfill(status=404))
    visit.open()
    visit.give("known_to_chair", "31", "1", "2018")
    expect(shown(visit, "failed")).to_be_visible(timeout=30_000)
    expect(shown(visit, "failed")).to_contain_text("failed to load")
    expect(shown(visit, "failed").get_by_role("link", name="the table below")).to_have_attribute("href", "#table")
    expect(shown(visit, "unavailable")).to_be_hidden()
    visit.page.context.unroute(lost)
    visit.page.get_by_role("button", name="Try again").click()
    expect(shown(visit, "failed")).to_be_hidden()
    assert visit.focused() == "result"
    expect_due(visit, "2018-02-28")


def test_webassembly_of_another_type_is_run_all_the_same(begin):
    visit = begin()

    def mistype(route):
        answer = route.fetch()
        route.fulfill(response=answer, headers=answer.headers | {"content-type": "application/octet-stream"})

    visit.page.context.route("**/*.wasm", mistype)
    visit.open().ready()
    assert visit.complaints == []


@pytest.mark.parametrize("end", [HANG, CLOSE], ids=["hang", "close"])
def test_an_engine_gone_silent_has_its_result_marked_and_is_started_again_with_what_was_typed(hasty, end):
    inside(hasty, end)
    hasty.part("known_to_chair", "day").fill("27")
    expect(outdated(hasty)).to_be_visible()
    buttons = hasty.page.locator(".take button")
    assert buttons.evaluate_all("all => all.every(({ disabled }) => disabled)")
    assert hasty.page.locator(".calculator").get_attribute("data-state") == "ready"
    hasty.page.evaluate("pass()")
    expect_due(hasty, "2018-02-27")
    assert {*hasty.page.evaluate("silences")} == {10_000}
    expect(outdated(hasty)).to_be_hidden()
    expect(buttons.first).to_be_enabled()


def test_an_engine_that_dies_is_started_again_at_once(hasty):
    hasty.hold_back()
    inside(hasty, DIE)
    expect(hasty.page.locator(".calculator")).to_have_attribute("data-state", "loading")
    expect(outdated(hasty)).to_be_visible()
    hasty.ready().let_go()
    expect(outdated(hasty)).to_be_hidden()
    expect_due(hasty, "2018-02-28")


def test_an_engine_is_started_again_twice_and_no_more_until_it_is_wanted(hasty):
    for _ in range(2):
        inside(hasty, DIE)
        expect(hasty.page.locator(".calculator")).to_have_attribute("data-state", "loading")
        hasty.ready()
    inside(hasty, DIE)
    expect(shown(hasty, "failed")).to_be_visible()
    expect(hasty.body).to_be_hidden()
    expect(hasty.result.locator(".result__working")).to_be_hidden()
    expect(hasty.page.locator(".result-bar")).to_have_text("The calculator does not run")
    assert hasty.typed() == ["31", "1", "2018"]
    hasty.page.get_by_role("button", name="Try again").click()
    expect_due(hasty, "2018-02-28")


def test_an_engine_that_takes_long_to_load_is_not_given_up(begin):
    visit = begin()
    held = []
    visit.page.add_init_script(HASTEN)
    visit.page.context.route("**/*.wasm", lambda route: held.append(route))
    with visit.page.context.expect_event("request", lambda request: request.url.endswith(".wasm")):
        visit.open()
    visit.give("known_to_chair", "31", "1", "2018")
    assert len(held) == 1
    assert visit.page.evaluate("silences") == []
    held[0].continue_()
    expect_due(visit, "2018-02-28")
    assert visit.page.evaluate("silences.length") == 1


def test_a_worker_that_the_browser_does_not_let_be_made_is_told_as_one_that_did_not_load(begin):
    visit = begin()
    visit.page.add_init_script("globalThis.Worker = class { constructor() { throw new DOMException('no') } }")
    visit.open()
    expect(shown(visit, "failed")).to_be_visible()
