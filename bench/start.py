"""How long the calculator takes to start and to answer, and how much is sent, beside Pyodide as published.

Both run in one browser, by turns, with its cache warm. Times vary with the machine; their ratio varies less.
"""

import json
import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import brotli
from playwright.sync_api import Page, sync_playwright

from bench import sample
from bench.table import Row, Section
from publish import edition, source
from publish.runtime import bundle
from publish.runtime.pyodide import PYODIDE
from tests import chromium, server

HERE = Path(__file__).parent
REQUESTS = {
    "eligibility": json.dumps({"ask": "eligibility", "answers": {"child_died": "yes"}}),
    "a full timeline": json.dumps(sample.FULL_TIMELINE),
}
WORKERS = {"published": "published/worker.mjs", "site": "site/assets/worker.mjs"}
START_GOAL = 0.45
ANSWER_GOAL = 16
# A browser keeps what it compiled a while after it last compiled; a visitor, filling in a form, stays that long.
WARM_UPS, LINGER = 3, 5000
ANSWERS = 50


def measure(runs: int, site: Path) -> list[Section]:
    """The time to the first answer and to each later one, in ms, and what is sent, in MB."""
    if not (site / "assets/pyodide").is_dir():
        raise SystemExit(f"{site} holds no built site: run 'make site'")
    with TemporaryDirectory() as folder:
        lay_out(Path(folder), site.resolve())
        with server.serving(Path(folder)) as (address, sent), sync_playwright() as playwright:
            profile = str(Path(folder, "profile"))
            context = playwright.chromium.launch_persistent_context(profile, **chromium.options())
            page = context.new_page()
            page.goto(address + "page.html")
            asked = warm(page, sent)
            timings = time(page, runs)
            context.close()
        sizes = {name: sum(compressed(Path(folder, path)) for path in paths) for name, paths in asked.items()}
    return [section(timings, sizes)]


def lay_out(folder: Path, site: Path) -> None:
    """A folder to serve: the built site, and beside it Pyodide as published with the calculator's source."""
    for name in ("page.html", "page.mjs"):
        shutil.copy(HERE / name, folder)
    (folder / "site").symlink_to(site)
    published = folder / "published"
    published.mkdir()
    shutil.copy(HERE / "published.mjs", published / "worker.mjs")
    shutil.copytree(PYODIDE, published / "pyodide")
    modules = bundle.sources(edition.parts(source.load(edition.PROCEDURE).procedure))
    (published / "pyodide/calculator.whl").write_bytes(bundle.stored(modules))


def run(page: Page, name: str, **more) -> dict:
    given = {"worker": f"/{WORKERS[name]}", "requests": list(REQUESTS.values()), "answers": 0, "linger": 0, **more}
    return page.evaluate("async (given) => (await import('/page.mjs')).time(given)", given)


def warm(page: Page, sent: list[str]) -> dict[str, set[str]]:
    """Fill the cache. Gives the paths that each asked for when it was empty."""
    asked = {}
    for name in WORKERS:
        before = len(sent)
        run(page, name, answers=ANSWERS, linger=LINGER)
        asked[name] = {path.split("?")[0].lstrip("/") for path in sent[before:]} - {"page.mjs"}
    for _ in range(WARM_UPS - 1):
        for name in WORKERS:
            run(page, name, answers=ANSWERS, linger=LINGER)
    return asked


def time(page: Page, runs: int) -> dict[str, list[dict]]:
    timings = {name: [] for name in WORKERS}
    for _ in range(runs):
        for name in WORKERS:
            timings[name].append(run(page, name, answers=ANSWERS))
    return timings


def compressed(path: Path) -> int:
    return len(brotli.compress(path.read_bytes()))


def section(timings: dict[str, list[dict]], sizes: dict[str, int]) -> Section:
    start = {name: median(run["start"] for run in runs) for name, runs in timings.items()}
    later = [
        {name: median(time for run in runs for time in run["each"][place]) for name, runs in timings.items()}
        for place in range(len(REQUESTS))
    ]
    return Section(
        title="In Chromium",
        here="this site",
        beside="as published",
        rows=(
            row("start to first answer", start, "ms", f"at most {START_GOAL}"),
            row("sent (brotli)", {name: size / 1e6 for name, size in sizes.items()}, "MB", "at most 1"),
            *(
                row(f"{what}, once ready", each, "ms", f"at most {ANSWER_GOAL} ms")
                for what, each in zip(REQUESTS, later, strict=True)
            ),
        ),
        notes=(
            f"In Chromium: medians of {len(timings['site'])} starts of each, by turns, in one browser, its cache warm."
            " The goals of the start and of what is sent are for the ratio.",
        ),
    )


def row(what: str, measured: dict[str, float], unit: str, goal: str) -> Row:
    return Row(what=what, here=measured["site"], beside=measured["published"], unit=unit, goal=goal)
