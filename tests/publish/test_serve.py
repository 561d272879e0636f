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
    """``make serve`` in the checkout, until it is stopped, which leaves nothing behind."""
    temporary = checkout / "temporary"
    temporary.mkdir()
    with subprocess.Popen(
        [*MAKE, "serve", "ADDRESS=127.0.0.1:0"],
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
    with serving(checkout) as served:
        assert "Serious Case Reviews" in served.get("")
        served.said("Built in")

        checkout.change("procedure.yaml", "title: Secure the case records", "title: Secure every record")
        served.said("Built in")
        assert "Secure every record" in served.get("timeline/")

        checkout.change("procedure.yaml", "force: shall", "force: shal")
        checkout.change("docs/about.md", "## Whom it is for", "## Who may read it")
        told = served.said("Not built")
        line = (checkout / "procedure.yaml").read_text("utf-8").partition("force: shal\n")[0].count("\n") + 1
        assert f"procedure.yaml:{line}: " in told
        assert 'did you mean "shall"' in told
        assert "Traceback" not in told
        assert "Whom it is for" in served.get("about/")

        checkout.change("procedure.yaml", "force: shal\n", "force: shall\n")
        served.said("Built in")
        assert "Who may read it" in served.get("about/")

        checkout.add("publish/pages/templates/index.md.j2", "\nA line more.\n")
        checkout.change("cases/deaths.yaml", "# Deaths, and what may be one", "# Deaths, and more")
        served.said("Built in")
        assert "A line more." in served.get("")
        assert "Deaths, and more" in served.get("examples/")

        checkout.add("publish/edition.py", "\ndef broken(\n")
        assert "edition.py" in served.said("Not built")
        assert "A line more." in served.get("")


def test_pages_are_served_as_they_are_hosted_and_a_wrong_address_with_the_page_for_it(checkout):
    """Nothing is written into a page: its policy would forbid the script, and the console would say so each time."""
    with serving(checkout) as served:
        assert "<script>" not in served.get("")
        with pytest.raises(urllib.error.HTTPError, match="404") as error:
            served.get("nowhere/")
        assert "There is no such page" in error.value.read().decode()
        with urllib.request.urlopen(served.address + "assets/worker.mjs") as response:
            assert response.headers["Content-Type"] == "text/javascript"


def test_a_server_that_starts_on_a_broken_file_tells_of_it_and_serves_once_it_is_mended(checkout):
    checkout.change("procedure.yaml", "force: shall", "force: shal")
    with serving(checkout) as served:
        assert 'did you mean "shall"' in served.said("Not built")
        checkout.change("procedure.yaml", "force: shal\n", "force: shall\n")
        served.said("Built in")
        assert "Serious Case Reviews" in served.get("")


def test_an_address_that_is_taken_is_said_to_be(checkout):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = checkout.make("serve", f"ADDRESS={address}")
    assert done.returncode != 0
    assert f"{address}: Address already in use" in done.stdout
    assert "Traceback" not in done.stdout
