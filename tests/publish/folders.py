"""Folders of small procedures, for tests that build their sites."""

import re
from pathlib import Path

from tests.publish import harbour
from tests.publish.pages import small_cases

HARBOUR = harbour.TEXT + harbour.PROMISES
BESIDE = """
beside:
  - {at: present/canals, folder: ../canals, title: Canal Inquiries, text: When a *barge* sinks.}
  - {at: present, folder: ../ferries, title: Ferry Inquiries, text: When a ferry sinks.}
"""
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


def write_three(folder: Path) -> None:
    """Make the harbour in a folder, and in two others what its site has beneath it, neither of them replaced."""
    write(folder / "harbour", HARBOUR + BESIDE)
    for name, title in (("ferries", "Ferry Inquiries"), ("canals", "Canal Inquiries")):
        write(folder / name, standing(title))


def standing(title: str) -> str:
    """The harbour under another title, as what was not replaced."""
    text = re.sub(r"\nsuperseded:\n(  .*\n)+", "\n", HARBOUR)
    assert "superseded" not in text
    return text.replace("Harbour Inquiries", title).replace("These pages are made up.", f"{title} are made up.")
