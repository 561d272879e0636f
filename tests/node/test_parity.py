"""Under Pyodide in Node, the wheel that the site ships answers every case as this Python does."""

import json
import subprocess
from pathlib import Path

from tests import parity

PYODIDE = "assets/pyodide"
ANSWERS = Path(__file__).with_name("answers.mjs")


def test_every_case_is_answered_in_node_as_it_is_here(site):
    lock = json.loads((site / PYODIDE / "pyodide-lock.json").read_text())
    wheel = site / PYODIDE / lock["packages"]["calculator"]["file_name"]
    run = subprocess.run(
        ["node", ANSWERS, wheel], input=json.dumps(parity.questions()), capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert parity.difference(json.loads(run.stdout)) is None


def test_a_difference_is_shown_by_the_first_case_that_is_answered_otherwise():
    changed = list(parity.answers())
    changed[3] = changed[3].replace('"ok": true', '"ok": null')
    shown = parity.difference(changed)
    assert parity.cases()[3].id in shown
    assert '"ok": true' in shown
    assert '"ok": null' in shown
    assert parity.difference(changed[:-1]) is not None
