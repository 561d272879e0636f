"""Under Pyodide in Node, the wheel that the site ships answers as this Python does: every case, and combinations."""

import json
import subprocess
from pathlib import Path

import pytest

from calculator import edition
from tests.parity import combinations, parity

PYODIDE = "assets/pyodide"
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def wheel(site) -> Path:
    lock = json.loads((site / PYODIDE / "pyodide-lock.json").read_text())
    return site / PYODIDE / lock["packages"]["calculator"]["file_name"]


def in_node(script: str, *given: Path | str, **named) -> list[str]:
    """What a script writes, a JSON list."""
    run = subprocess.run(["node", HERE / script, *given], capture_output=True, text=True, **named)
    assert run.returncode == 0, run.stderr[-2000:]
    return json.loads(run.stdout)


def test_every_case_is_answered_in_node_as_it_is_here(wheel):
    assert parity.difference(in_node("answers.mjs", wheel, input=json.dumps(parity.questions()))) is None


@parity.WHICH
def test_combinations_are_answered_in_node_as_they_are_here(wheel, which):
    found = in_node("digests.mjs", wheel, Path(combinations.__file__), which)
    assert parity.difference_of_digests(which, found) is None


def test_a_difference_is_shown_by_the_first_case_that_is_answered_otherwise():
    changed = list(parity.answers())
    changed[3] = changed[3].replace('"ok": true', '"ok": null')
    shown = parity.difference(changed)
    assert parity.cases()[3].id in shown
    assert '"ok": true' in shown
    assert '"ok": null' in shown
    assert parity.difference(changed[:-1]) is not None


def test_a_difference_of_digests_is_shown_by_the_first_block_that_is_otherwise(monkeypatch):
    here = ["a", "b", "c"]
    monkeypatch.setattr(parity, "digests", lambda which: tuple(here))
    assert parity.difference_of_digests("few", here) is None
    told = parity.difference_of_digests("few", ["a", "x", "y"])
    assert told.startswith("of block 1 (2 in all)")
    begins = list(combinations.few(edition.current()))[combinations.BLOCK]
    assert told.endswith(json.dumps(begins))
    assert parity.difference_of_digests("few", here[:-1]) == "2 digests instead of 3"
