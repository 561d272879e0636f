"""Folders of small procedures, for tests that build their sites."""

import re
from pathlib import Path

from tests.publish import harbour
from tests.publish.pages import small_cases

HARBOUR = harbour.TEXT + harbour.PROMISES
_FERRIES = "  - {at: present, folder: ../ferries, title: Ferry Inquiries, text: When a ferry sinks.}\n"
_CANALS = "  - {at: present/canals, folder: ../canals, title: Canal Inquiries, text: When a *barge* sinks.}\n"
BESIDE = f"\nbeside:\n{_CANALS}{_FERRIES}"
_FINDINGS = """# Findings
# When they are due.

- case: The master reports in the afternoon
  because: The board opens the inquiry within a month of the report.
  provisions: ["1.1"]
  request: {ask: timeline, dates: {reported: "1999-03-01T15:00"}}
  expect: {deadlines: {open: {due: "1999-04-01"}}}
"""


def write(folder: Path, text: str = HARBOUR) -> None:
    """Make a folder with a procedure, and with cases of the harbour for each calculator."""
    (folder / "cases").mkdir(parents=True)
    (folder / "procedure.yaml").write_text(text, "utf-8")
    (folder / "cases/sinkings.yaml").write_text(small_cases.SINKINGS, "utf-8")
    (folder / "cases/findings.yaml").write_text(_FINDINGS, "utf-8")


def write_two(folder: Path) -> None:
    """Make the harbour in a folder, and in another what its site has beneath it, which was not replaced."""
    write(folder / "harbour", HARBOUR + BESIDE.replace(_CANALS, ""))
    write(folder / "ferries", standing("Ferry Inquiries"))


def write_three(folder: Path) -> None:
    """Make the harbour with two sites beneath its own, one beneath the other."""
    write_two(folder)
    (folder / "harbour/procedure.yaml").write_text(HARBOUR + BESIDE, "utf-8")
    write(folder / "canals", standing("Canal Inquiries"))


def standing(title: str) -> str:
    """The harbour under another title, as what was not replaced."""
    text = re.sub(r"\nsuperseded:\n(  .*\n)+", "\n", HARBOUR)
    assert "superseded" not in text
    return text.replace("Harbour Inquiries", title).replace("These pages are made up.", f"{title} are made up.")
