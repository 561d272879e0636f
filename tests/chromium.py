"""The Chromium that this machine has, headless, for tests and the bench."""

import subprocess
from pathlib import Path

from playwright.sync_api import BrowserType

ROOT = Path(__file__).parents[1]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def options() -> dict:
    """How to launch it, for ``BrowserType.launch`` and ``launch_persistent_context``."""
    command = [ROOT / ".ci/chromium"]
    found = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    return {"executable_path": found, "args": QUIET, "headless": True}


def launch(kind: BrowserType):
    """A browser that keeps nothing once closed."""
    return kind.launch(**options())
