"""What the browser writes to the disk of its own accord, for itself to come back to, holds nothing that was entered."""

import os
import re
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import pytest
from playwright.sync_api import expect

from tests import chromium
from tests.site import visits

pytestmark = pytest.mark.browser

NO_COPYING = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
# Of the controls of a form that the browser keeps, it writes these names too.
CONTROLS = ("died_in_custody", "take-reference", "secure_records")
MARK = "qzjxvk"
# A page's state reaches the disk a second after it changed, and two and a half after the one before it did.
WRITTEN = 4


class Browsing:
    """Chromium with a folder for its profile, as a process of its own that can be killed."""

    def __init__(self, profile):
        options = chromium.options()
        command = [options["executable_path"], *options["args"], "--headless", "--remote-debugging-port=0"]
        self.profile = Path(profile)
        self.process = subprocess.Popen(
            [*command, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        port = self.profile / "DevToolsActivePort"
        end = monotonic() + 30
        while not (port.exists() and port.read_text().count("\n")):
            assert monotonic() < end
            assert self.process.poll() is None
            sleep(0.05)
        self.address = f"http://127.0.0.1:{port.read_text().split()[0]}"

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def found(self, *words):
        """The files that hold one of the words, as UTF-8 or UTF-16."""
        wanted = re.compile(
            b"|".join(re.escape(word.encode(code)) for word in words for code in ("utf-8", "utf-16-le"))
        )
        files = [path for path in self.profile.rglob("*") if path.is_file()]
        return [str(path.relative_to(self.profile)) for path in files if wanted.search(path.read_bytes())]


@pytest.fixture
def browsing():
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browsing = Browsing(profile)
        yield browsing
        if browsing.process.poll() is None:
            browsing.kill()


def timeline(visit):
    """A mistake, and then a result with a tick and its text, shown for want of copying."""
    visit.give("decision", MARK, "1", "2018")
    visit.press("show")
    expect(visit.summary).to_be_focused()
    yield
    visit.give("decision", "31", "1", "2018")
    visit.answered().unfold()
    visit.body.locator("input[type=checkbox]").first.check(force=True)
    visit.page.get_by_label("Your own reference").fill(MARK)
    visit.page.locator(".take [data-kind=text]").click()
    expect(visit.page.locator(".take__text")).to_contain_text(MARK)
    yield


def eligibility(visit):
    """A result, and words looked for."""
    visit.choose("child_died", "yes")
    visit.choose("died_in_custody", "yes")
    visit.answered().page.locator(".search-open").click()
    visit.page.keyboard.type(MARK)
    yield


@pytest.mark.parametrize("end", ["killed", pytest.param("closed", marks=pytest.mark.long)])
def test_nothing_that_was_entered_is_written(playwright, browsing, address, end):
    browser = playwright.chromium.connect_over_cdp(browsing.address)
    page = browser.contexts[0].pages[0]
    page.add_init_script(NO_COPYING)
    for ask, states in (("eligibility", eligibility), ("timeline", timeline)):
        visit = visits.Visit(page=page, ask=ask, address=address).open().ready()
        for _ in states(visit):
            if end == "killed":
                sleep(WRITTEN)
                assert browsing.found(MARK) == []
    if end == "killed":
        browsing.kill()
    else:
        sleep(WRITTEN)
        browser.new_browser_cdp_session().send("Browser.close")
        browsing.process.wait()
    assert browsing.found(MARK) == []
    sessions = [path for path in browsing.found(*CONTROLS) if "Sessions" in path]
    assert sessions == []
    assert browsing.found("/timeline/") != []
