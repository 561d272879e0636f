"""The worker answers as the command line does, tells of every failure, and can neither send nor keep anything."""

import re
from pathlib import Path

import pytest

from tests.parity import parity

pytestmark = pytest.mark.browser

START = """() => {
    const worker = new Worker("assets/worker.mjs", { type: "module" });
    globalThis.told = [];
    globalThis.worker = worker;
    return new Promise((resolve) => {
        worker.onerror = (event) => resolve({ type: "error", reason: event.message });
        worker.onmessage = ({ data }) => { told.push(data); resolve(data); };
    });
}"""
ASK = """(requests) => Promise.all(requests.map((request, id) => new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }) => {
        if (data.type === "failed") reject(new Error(data.reason));
        if (data.type === "answer" && data.id === id) resolve(data.answer);
    });
    worker.postMessage({ id, request });
})))"""
WORKER = Path(__file__).parents[2] / "docs/assets/worker.mjs"


def inside(page):
    """The calculator's worker; the search has one too."""
    (worker,) = [worker for worker in page.workers if worker.url.endswith("assets/worker.mjs")]
    return worker


@pytest.fixture
def plain(browser, address):
    """A page whose complaints are no fault, for what is meant to fail."""
    context = browser.new_context(base_url=address)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def ready(browser, address):
    """A page with a worker of its own, ready; what it asks for and complains of from then on is in its ``faults``."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("404.html")
    assert page.evaluate(START) == {"type": "ready"}
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(f"error: {error}"))
    page.on("console", lambda said: page.faults.append(f"console: {said.text}") if said.type == "error" else None)
    context.on("request", lambda request: page.faults.append(f"request: {request.url}"))
    yield page
    context.close()


@pytest.fixture
def started(ready):
    """A page whose worker is ready, and that neither errs nor asks for anything during the test."""
    ready.faults.clear()
    yield ready
    assert ready.faults == []


def test_the_browser_answers_every_case_as_the_command_line_does_and_asks_nothing_of_the_server(started):
    assert parity.difference(started.evaluate(ASK, list(parity.questions()))) is None


def test_a_question_asked_before_the_worker_is_ready_is_answered(page):
    page.goto("404.html")
    page.evaluate("() => { globalThis.worker = new Worker('assets/worker.mjs', { type: 'module' }); }")
    assert page.evaluate(ASK, list(parity.questions()[:2])) == list(parity.answers()[:2])


def test_a_ready_worker_has_no_way_to_send_load_or_keep_anything(started):
    worker = inside(started)
    doors = re.findall(r'"(\w+)"', re.search(r"const DOORS = \[(.*?)\]", WORKER.read_text(), re.DOTALL)[1])
    assert {"fetch", "XMLHttpRequest", "WebSocket", "EventSource", "indexedDB", "caches", "importScripts"} <= {*doors}
    # What Chromium has of these beforehand, so that it is seen to go.
    had = started.evaluate("(names) => names.filter((name) => name in globalThis)", doors)
    assert {"fetch", "WebSocket", "indexedDB"} <= {*had}
    assert worker.evaluate("(names) => names.filter((name) => globalThis[name] !== undefined)", doors) == []
    assert worker.evaluate("() => navigator.storage === undefined && navigator.serviceWorker === undefined")


def test_the_doors_do_not_open_again(started):
    worker = inside(started)
    tried = """() => {
        try { globalThis.fetch = () => 1; } catch { }
        try { delete globalThis.fetch; } catch { }
        return typeof globalThis.fetch;
    }"""
    assert worker.evaluate(tried) == "undefined"


PARTS = ["pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json", "calculator-"]


@pytest.mark.parametrize("part", PARTS)
def test_a_missing_part_is_told_of(plain, part):
    plain.route(re.compile(re.escape(part)), lambda route: route.fulfill(status=404))
    plain.goto("404.html")
    assert plain.evaluate(START) == {"type": "failed", "reason": "it did not load"}


@pytest.mark.parametrize("part", PARTS)
def test_a_damaged_part_is_told_of(plain, part):
    def damage(route):
        answer = route.fetch()
        body = answer.body()
        route.fulfill(response=answer, body=body[: len(body) // 2])

    plain.route(re.compile(re.escape(part)), damage)
    plain.goto("404.html")
    assert plain.evaluate(START) == {"type": "failed", "reason": "it did not load"}


def test_a_wheel_that_is_not_the_one_the_lock_names_is_not_run(plain, site):
    (wheel,) = (site / "assets/pyodide").glob("*.whl")
    other = wheel.read_bytes().replace(b"Root-Is-Purelib: true", b"Root-Is-Purelib: TRUE")
    assert other != wheel.read_bytes()
    plain.route(re.compile(wheel.name), lambda route: route.fulfill(body=other, content_type="application/zip"))
    plain.goto("404.html")
    assert plain.evaluate(START) == {"type": "failed", "reason": "it did not load"}


def test_a_policy_that_switches_webassembly_off_is_told_of(plain):
    def forbid(route):
        answer = route.fetch()
        policy = {"content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'"}
        route.fulfill(response=answer, headers=answer.headers | policy)

    plain.route(re.compile("worker.mjs"), forbid)
    plain.goto("404.html")
    assert plain.evaluate(START) == {"type": "unavailable"}


def test_what_cannot_be_answered_is_told_without_a_traceback(plain):
    plain.goto("404.html")
    assert plain.evaluate(START) == {"type": "ready"}
    plain.evaluate("() => worker.postMessage({ id: 1, request: null })")
    plain.wait_for_function("() => told.length > 1")
    assert plain.evaluate("() => told[1]") == {"type": "failed", "reason": "it could not answer"}
