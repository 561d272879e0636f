"""The Chromium of this machine, headless: light for most tests, whole for the bench and for what reaches the disk."""

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


def options(kind: str = "whole") -> dict:
    """How to launch it, "whole" or "light", for ``BrowserType.launch`` and ``launch_persistent_context``."""
    command = [ROOT / ".ci/chromium", kind]
    found = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    return {"executable_path": found, "args": QUIET, "headless": True}


def launch(kind: BrowserType):
    """A light browser that keeps nothing once closed."""
    return kind.launch(**options("light"))
