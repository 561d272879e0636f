"""How long the calculator takes to start and to answer, and how much is sent, beside Pyodide as published.

Both run in one browser, by turns, with its cache warm. Times vary with the machine; their ratio varies less.
"""

import argparse
import json
import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import brotli
from playwright.sync_api import Page, sync_playwright

from publish import archive, bundle, edition
from publish.runtime import PYODIDE
from tests import chromium, server

HERE = Path(__file__).parent
ROOT = HERE.parent
REQUEST = json.dumps({"ask": "eligibility", "answers": {"child_died": "yes"}})
WORKERS = {"published": "published/worker.mjs", "site": "site/assets/worker.mjs"}
START_GOAL = 0.45
ANSWER_GOAL = 16
# A browser keeps what it compiled a while after it last compiled; a visitor, filling in a form, stays that long.
WARM_UPS, LINGER = 3, 5000
ANSWERS = 50


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=int, default=15, help="timed starts of each (default: %(default)s)")
    options.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site)")
    given = options.parse_args()
    if not (given.site / "assets/pyodide").is_dir():
        options.error(f"{given.site} holds no built site: run 'make site'")
    with TemporaryDirectory() as folder:
        lay_out(Path(folder), given.site.resolve())
        with server.serving(Path(folder)) as (address, sent), sync_playwright() as playwright:
            profile = str(Path(folder, "profile"))
            context = playwright.chromium.launch_persistent_context(profile, **chromium.options())
            page = context.new_page()
            page.goto(address + "page.html")
            asked = warm(page, sent)
            timings = time(page, given.runs)
            context.close()
        sizes = {name: sum(compressed(Path(folder, path)) for path in paths) for name, paths in asked.items()}
    report(timings, sizes)


def lay_out(folder: Path, site: Path) -> None:
    """A folder to serve: the built site, and beside it Pyodide as published with the calculator's source."""
    for name in ("page.html", "page.mjs"):
        shutil.copy(HERE / name, folder)
    (folder / "site").symlink_to(site)
    published = folder / "published"
    published.mkdir()
    shutil.copy(HERE / "published.mjs", published / "worker.mjs")
    shutil.copytree(PYODIDE, published / "pyodide")
    modules = bundle.sources(edition.data())
    (published / "pyodide/calculator.whl").write_bytes(archive.stored(modules))


def run(page: Page, name: str, **more) -> dict:
    given = {"worker": f"/{WORKERS[name]}", "request": REQUEST, "answers": 0, "linger": 0, **more}
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


def report(timings: dict[str, list[dict]], sizes: dict[str, int]) -> None:
    start = {name: median(run["start"] for run in runs) for name, runs in timings.items()}
    each = {name: median(time for run in runs for time in run["each"]) for name, runs in timings.items()}
    rows = [
        ("", "as published", "this site", "ratio", "goal"),
        (
            "start to first answer, ms",
            f"{start['published']:.0f}",
            f"{start['site']:.0f}",
            f"{start['site'] / start['published']:.2f}",
            f"at most {START_GOAL}",
        ),
        (
            "sent (brotli), MB",
            f"{sizes['published'] / 1e6:.2f}",
            f"{sizes['site'] / 1e6:.2f}",
            f"{sizes['site'] / sizes['published']:.2f}",
            "at most 1",
        ),
        (
            "an answer once ready, ms",
            f"{each['published']:.1f}",
            f"{each['site']:.1f}",
            f"{each['site'] / each['published']:.2f}",
            f"at most {ANSWER_GOAL} ms",
        ),
    ]
    for first, *others in rows:
        print(f"{first:27}" + "".join(f"{text:>15}" for text in others))
    print(f"Medians of {len(timings['site'])} starts of each, by turns, in one browser with a warm cache.")


if __name__ == "__main__":
    main()
