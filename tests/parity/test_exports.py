"""Under Pyodide in Node, the wheel that the site ships makes the same files, byte for byte, as this Python does."""

import json
import subprocess
from pathlib import Path

import pytest

from calculator import browser, edition, exports
from tests.engine.exported import DEATH, HOSTILE, REVIEW, review

PYODIDE = "assets/pyodide"
SCRIPT = Path(__file__).with_name("exports.mjs")
FULL = review(agreed_completion="2018-12-01", publication="2019-12-01")
LATE = {"ask": "timeline", "dates": {"known_to_chair": "2030-10-27T01:30"}, "as_at": "2030-10-28"}
REFERENCES = ("Case 12", HOSTILE[1], HOSTILE[10], HOSTILE[12], HOSTILE[14])


def wanted():
    """Requests with what is wanted of each, both as JSON text."""
    for ask, requests in (("timeline", (REVIEW, FULL, LATE)), ("eligibility", (DEATH,))):
        for kind in exports.formats(edition.current().procedure, ask):
            for place, request in enumerate(requests):
                asked = {"kind": kind, "made": "2018-07-01T09:15:30.123Z", "reference": REFERENCES[place]}
                yield json.dumps(request), json.dumps(asked)
    for reference in REFERENCES:
        asked = {"kind": "word", "made": "2018-07-01T09:15:30Z", "reference": reference}
        yield json.dumps(REVIEW), json.dumps(asked)


@pytest.fixture(scope="module")
def made(site) -> list[str]:
    lock = json.loads((site / PYODIDE / "pyodide-lock.json").read_text())
    wheel = site / PYODIDE / lock["packages"]["calculator"]["file_name"]
    given = json.dumps(list(wanted()))
    run = subprocess.run(["node", SCRIPT, wheel], input=given, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-2000:]
    return json.loads(run.stdout)


def test_every_file_is_the_same_bytes_in_node_as_here(made):
    here = [browser.export(request, asked) for request, asked in wanted()]
    assert len(here) > 20
    assert all("body" in json.loads(one) for one in here)
    assert made == here
