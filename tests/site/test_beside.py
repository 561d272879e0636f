"""Sites that are built together, as a visitor has them: from one to another, on one runtime and on nothing else."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from publish import links
from publish.build import build
from tests import server
from tests.publish import folders
from tests.site import axe, visits
from tests.site.readings import read

pytestmark = [pytest.mark.browser, pytest.mark.builds]

# Where the site stands on its host: it knows of neither.
HOST = "procedures/"
TITLES = {"": "Harbour Inquiries", "present/": "Ferry Inquiries", "present/canals/": "Canal Inquiries"}
PLACES = (*TITLES,)
SHARED = {
    "assets/worker.mjs",
    "assets/pyodide/pyodide.mjs",
    "assets/pyodide/pyodide.asm.js",
    "assets/pyodide/pyodide.asm.wasm",
    "assets/pyodide/python_stdlib.zip",
}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """The folder that holds the site of the harbour, with two beneath it."""
    folder = tmp_path_factory.mktemp("three")
    folders.write_three(folder)
    assert build(folder / "harbour", folder / HOST)
    return folder


@pytest.fixture(scope="module")
def top(three):
    """The address of the site at the top."""
    with server.serving(three) as (address, _):
        yield address + HOST


@pytest.fixture
def visit(browser, top):
    """A function that opens a calculator of the site at a place, in the same browser each time, and has it answer."""
    started = []

    def visit(at, ask="eligibility"):
        if started:
            visit = visits.Visit(page=started[0].page.context.new_page(), ask=ask, address=top + at)
        else:
            visit = visits.start(browser, top + at, ask)
        started.append(visit)
        return visit.open().ready()

    yield visit
    assert [fault for visit in started for fault in visit.complaints] == []
    started[0].page.context.close()


def paths(top, requests):
    """What was asked for of the site, from its root."""
    assert [url for url in requests if not url.startswith((top, "data:", "blob:"))] == []
    return [urlsplit(url.removeprefix(top)).path for url in requests if url.startswith(top)]


def stored(site, at):
    """The names of what stands in the runtime's folder of the site at a place."""
    return {path.name for path in (site / at / "assets/pyodide").iterdir()}


def test_each_is_whole_says_what_it_is_and_leads_to_the_others_and_they_have_one_runtime(three):
    site = three / HOST
    runtime = {Path(path).name for path in SHARED if "pyodide" in path}
    for at, title in TITLES.items():
        page = (site / at / "eligibility/index.html").read_text("utf-8")
        assert f"<strong>{title}</strong>" in page
        banner = re.search(r'<p class="banner">(.*?)</p>', page, re.DOTALL)[1]
        assert banner.startswith("The manual of 1999" if not at else f"{title} are made up.")
        assert ('class="tag"' in page) == (not at)
        for other in TITLES.keys() - {at}:
            assert f'href="{"../" * (at.count("/") + 1)}{other}"' in page
        index = json.loads((site / at / "search/search_index.json").read_text("utf-8"))
        assert not [doc for doc in index["docs"] if doc["location"].startswith("present")]
        wheels = {name for name in stored(site, at) if name.endswith(".whl")}
        assert len(wheels) == 1
        assert stored(site, at) - wheels == {"pyodide-lock.json"} | (set() if at else runtime)
    assert len({(site / at / "assets/pyodide/pyodide-lock.json").read_bytes() for at in TITLES}) == 3
    assert links.dead(site) == []

    missing = (site / "present/canals/404.html").read_text("utf-8")
    assert 'href="/present/canals/assets/style/site.css"' in missing
    assert not re.search(r'(href|src)="(?!/present/canals/|#|https:)(?!/present/canals/\.\./)', missing)

    now = (site / "now/index.html").read_text("utf-8")
    doors = re.findall(r'href="\.\./(present\S*/)(eligibility|timeline)/" aria-label="(.*?)"', now)
    assert doors == [
        ("present/canals/", "eligibility", "Does it count, and whom do we tell? Canal Inquiries"),
        ("present/canals/", "timeline", "By when? Canal Inquiries"),
        ("present/", "eligibility", "Does it count, and whom do we tell? Ferry Inquiries"),
        ("present/", "timeline", "By when? Ferry Inquiries"),
    ]
    assert "When a <em>barge</em> sinks." in now


@pytest.mark.parametrize("at", PLACES)
def test_a_calculator_answers_and_loads_nothing_of_the_others_but_the_runtime(visit, top, at):
    one = visit(at)
    for question in ("sunk", "holed"):
        one.choose(question, "yes")
        one.answered()
    expect(one.body).to_contain_text("An inquiry must be held")
    asked = paths(top, one.requests)
    runtime = [path for path in asked if "pyodide" in path and not path.endswith((".whl", ".json"))]
    assert sorted(runtime) == sorted(SHARED - {"assets/worker.mjs"})
    beneath = tuple(other for other in PLACES if len(other) > len(at))
    own = [path for path in asked if path.startswith(at) and not path.startswith(beneath)]
    assert {*asked} - {*own} <= SHARED
    assert one.kept() == visits.NOTHING


def test_each_answers_by_its_own_procedure_and_the_browser_asks_for_one_runtime(visit, top):
    """What was asked for by the first is asked for by the others at the same addresses, digest and all."""
    wanted = []
    for at in PLACES:
        one = visit(at, "timeline")
        one.give("reported", "1", "3", "1999")
        one.leave_field()
        one.answered()
        expect(one.result).to_contain_text("1 April 1999")
        expect(one.page.locator(".colophon__edition")).to_contain_text(f"{TITLES[at]}, edition 1999-03.")
        wanted.append({url for url in one.requests if re.search(r"/pyodide/(pyodide\.(mjs|asm)|python)", url)})
        one.requests.clear()
    assert len(wanted[0]) == 4
    assert wanted[0] == wanted[1] == wanted[2]


def test_it_is_three_taps_on_a_phone_from_the_start_to_an_answer_and_the_way_back_is_in_the_menu(browser, top):
    with browser.new_context(viewport=PHONE, has_touch=True) as context:
        page = context.new_page()
        page.goto(top)
        page.locator(".doors a", has_text="For a boat now").tap()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("For a boat now"))
        door = page.get_by_role("link", name="Does it count, and whom do we tell? Ferry Inquiries")
        door.tap()
        expect(page.locator(".calculator")).to_have_attribute("data-state", "ready", timeout=60_000)
        assert page.url == f"{top}present/eligibility/"
        page.locator("#q-sunk label", has=page.locator("input[value=no]")).tap()
        expect(page.locator(".result__body")).to_be_visible()

        for other, url in (("Canal Inquiries", "present/canals/"), ("Harbour Inquiries: Sampleton and Westport", "")):
            page.locator(".menu").tap()
            page.locator(".site-nav").get_by_role("link", name=other).tap()
            expect(page).to_have_url(top + url)


def test_no_page_of_any_loads_what_stands_outside_its_own_site(three):
    """But for the runtime, for which no page asks itself."""
    for path, reading in read(three / HOST).items():
        if path.endswith("404.html"):
            continue
        at = max((at for at in PLACES if path.startswith(at)), key=len)
        allowed = path.removeprefix(at).count("/")
        outside = [load for load in reading.loads if load.startswith("/") or load.count("../") > allowed]
        assert (path, outside) == (path, [])


@pytest.mark.parametrize("path", ["now/", "present/", "present/canals/who/"])
def test_what_leads_from_one_to_another_can_be_used_by_all(browser, top, path):
    """On the smallest phone too."""
    with browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(top + path)
        assert axe.faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
