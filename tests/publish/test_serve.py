"""``make serve``: what its author changes is seen, and what is broken takes nothing away."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from queue import Empty, Queue
from threading import Thread

import pytest

from tests.publish.checkout import MAKE

pytestmark = pytest.mark.builds
PROCEDURE = "harbour/procedure.yaml"
LONGEST = 90
"""Seconds that a build may take."""


class Served:
    """What a server says, line by line, and what it serves."""

    def __init__(self, lines: Queue[str]):
        self.lines = lines
        self.address = re.fullmatch(r"Serving at (http://127\.0\.0\.1:\d+/)\n", self.said("Serving"))[1]

    def said(self, words: str) -> str:
        """All that is said up to the line with these words."""
        text, line, until = "", "", time.monotonic() + LONGEST
        while words not in line:
            try:
                line = self.lines.get(timeout=max(0, until - time.monotonic()))
            except Empty:
                pytest.fail(f"never said {words!r}, but:\n{text}")
            text += line
        return text

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=LONGEST) as response:
            return response.read().decode()


@contextmanager
def serving(checkout):
    """``make serve`` of the small procedure in the checkout, until it is stopped, which leaves nothing behind."""
    temporary = checkout / "temporary"
    temporary.mkdir()
    with subprocess.Popen(
        [*MAKE, "serve", "PROCEDURE=harbour", "ADDRESS=127.0.0.1:0"],
        cwd=checkout.folder,
        env=os.environ | {"TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        process_group=0,
    ) as process:
        lines: Queue[str] = Queue()
        reading = Thread(target=lambda: [lines.put(line) for line in process.stdout])
        reading.start()
        try:
            yield Served(lines)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            reading.join()
    assert list(temporary.iterdir()) == []


def test_a_change_is_served_and_what_is_broken_is_told_and_leaves_the_site_that_was_there(checkout):
    checkout.add_harbour()
    with serving(checkout) as served:
        assert "Harbour Inquiries" in served.get("")
        served.said("Built in")

        checkout.change(PROCEDURE, "title: The board inquires", "title: The board looks into it")
        served.said("Built in")
        assert "The board looks into it" in served.get("sections/sinkings/")

        checkout.change(PROCEDURE, "force: must\n", "force: mus\n")
        checkout.change("docs/about.md", "## Whom it is for", "## Who may read it")
        told = served.said("Not built")
        line = (checkout / PROCEDURE).read_text("utf-8").partition("force: mus\n")[0].count("\n") + 1
        assert f"procedure.yaml:{line}: " in told
        assert 'did you mean "must"' in told
        assert "Traceback" not in told
        assert "Whom it is for" in served.get("about/")

        checkout.change(PROCEDURE, "force: mus\n", "force: must\n")
        served.said("Built in")
        assert "Who may read it" in served.get("about/")

        checkout.add("publish/pages/templates/index.md.j2", "\nA line more.\n")
        checkout.change("harbour/cases/sinkings.yaml", "# Boats that sank", "# Boats that went down")
        served.said("Built in")
        assert "A line more." in served.get("")
        assert "Boats that went down" in served.get("examples/")

        checkout.add("publish/edition.py", "\ndef broken(\n")
        assert "edition.py" in served.said("Not built")
        assert "A line more." in served.get("")


def test_pages_are_served_as_they_are_hosted_and_a_wrong_address_with_the_page_for_it(checkout):
    """Nothing is written into a page: its policy would forbid the script, and the console would say so each time."""
    checkout.add_harbour()
    with serving(checkout) as served:
        assert "<script>" not in served.get("")
        with pytest.raises(urllib.error.HTTPError, match="404") as error:
            served.get("nowhere/")
        assert "Page not found" in error.value.read().decode()
        with urllib.request.urlopen(served.address + "assets/worker.mjs") as response:
            assert response.headers["Content-Type"] == "text/javascript"


def test_a_server_that_starts_on_a_broken_file_tells_of_it_and_serves_once_it_is_mended(checkout):
    checkout.add_harbour()
    checkout.change(PROCEDURE, "force: must\n", "force: mus\n")
    with serving(checkout) as served:
        assert 'did you mean "must"' in served.said("Not built")
        checkout.change(PROCEDURE, "force: mus\n", "force: must\n")
        served.said("Built in")
        assert "Harbour Inquiries" in served.get("")


@pytest.mark.long
def test_what_stands_beneath_is_watched_too_and_has_a_page_of_its_own_for_wrong_addresses(checkout):
    checkout.add_two()
    with serving(checkout) as served:
        assert "Ferry Inquiries" in served.get("present/")
        served.said("Built in")
        with pytest.raises(urllib.error.HTTPError, match="404") as error:
            served.get("present/nowhere/")
        assert "Ferry Inquiries" in error.value.read().decode()

        checkout.change("ferries/procedure.yaml", "title: The board inquires", "title: The board looks into it")
        served.said("Built in")
        assert "The board looks into it" in served.get("present/sections/sinkings/")

        checkout.change("ferries/procedure.yaml", "force: must\n", "force: mus\n")
        told = served.said("Not built")
        assert "../ferries/procedure.yaml:" in told
        assert 'did you mean "must"' in told
        assert "The board looks into it" in served.get("present/sections/sinkings/")


def test_an_address_that_is_taken_is_said_to_be(checkout):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        told = checkout.refused("serve", f"ADDRESS={address}")
    assert f"{address}: Address already in use" in told
