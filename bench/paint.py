"""How soon a page shows something, beside plain Material with the same words, and an answer after it was given."""

from functools import partial
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, sync_playwright

from bench.table import Row, Section, by_turns
from tests import chromium, server
from tests.site import visits

PAGE = "sections/when-to-review/"
PAINT_GOAL, FRAME = 1.1, 1000 / 60
TAPS = 100
FIRST_PAINT = """() => new Promise((resolve) => new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName("first-contentful-paint")) resolve(entry.startTime);
}).observe({ type: "paint", buffered: true }))"""
ANSWERED = """globalThis.Worker = class extends Worker {
    constructor(...given) {
        super(...given);
        this.addEventListener("message", () => { globalThis.answered = performance.now(); });
    }
}"""
# From the tap to the engine's answer, and from there to the frame that is drawn with it.
DRAWN = """(choice) => new Promise((resolve) => {
    const watch = new MutationObserver(() => {
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve([answered - begun, performance.now() - answered])));
    });
    watch.observe(document.querySelector("#result"), { childList: true, subtree: true, characterData: true });
    const begun = performance.now();
    choice.click();
})"""


def measure(runs: int, site: Path) -> list[Section]:
    """The first contentful paint of a page and the times to an answer and to its frame, in ms."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        plain = Path(folder)
        lay_out(plain, site)
        browser = playwright.chromium.launch(**chromium.options())
        with server.serving(site) as (here, _), server.serving(plain / "site") as (beside, _):
            opens = {"here": partial(first_paint, browser, here), "beside": partial(first_paint, browser, beside)}
            paints = by_turns(runs, opens)
            visit = visits.start(browser, here, "eligibility")
            visit.page.add_init_script(ANSWERED)
            visit.open().ready()
            parts = zip(*(drawn(visit.page, place) for place in range(TAPS)), strict=True)
        browser.close()
    return [
        Section(
            title="Painted in Chromium",
            here="this site",
            beside="plain Material",
            rows=(
                Row(
                    what="first contentful paint of a page",
                    here=paints["here"],
                    beside=paints["beside"],
                    unit="ms",
                    goal=f"at most {PAINT_GOAL}",
                ),
                *(
                    Row(
                        what=f"{what}, in 95 of 100",
                        here=quantiles(times, n=20)[-1],
                        unit="ms",
                        goal=f"at most {FRAME:.1f} ms, a frame",
                    )
                    for what, times in zip(("from a tap to its answer", "from there to its frame"), parts, strict=True)
                ),
            ),
            notes=(
                f"First contentful paint: medians of {runs} first visits to each, by turns; the goal is for the ratio."
                f" A frame: {TAPS} answers to questions, until what was drawn of each can be seen.",
            ),
        )
    ]


def lay_out(folder: Path, site: Path) -> None:
    """A site with the words of one page, by Material as it comes."""
    html = (site / PAGE / "index.html").read_text("utf-8")
    _, _, article = html.partition("<article")
    words = article.partition(">")[2].partition("</article>")[0]
    (folder / "docs" / PAGE).mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Start\n", "utf-8")
    (folder / "docs" / PAGE / "index.md").write_text(f"<div>{words}</div>\n", "utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Plain\ntheme: {name: material, font: false}\n", "utf-8")
    build(load_config(str(folder / "mkdocs.yml")))


def first_paint(browser: Browser, address: str) -> float:
    """Of a visitor who has never been there."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + PAGE)
    found = page.evaluate(FIRST_PAINT)
    context.close()
    return found


def drawn(page: Page, place: int) -> list[float]:
    """The times of one answer, to one question after the other, now the one and now the other answer."""
    answers = page.locator(".choice:visible:not(:has(:checked))")
    return answers.nth(place % answers.count()).evaluate(DRAWN)
