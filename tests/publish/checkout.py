"""A copy of the project's files that a test may break, and ``make`` in it."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.publish import folders

ROOT = Path(__file__).parents[2]
_FOLDERS = ("calculator", "publish", "docs", "cases", "examples")
_FILES = ("Makefile", "procedure.yaml", "mkdocs.yml", "package.json", "pyproject.toml")
# As if all were set up: what a test runs installs nothing.
MAKE = ("make", "-s", "--old-file=.venv/.stamp", "--old-file=node_modules/.stamp")


class Checkout:
    """The copy in ``folder``; its environments are those of the project itself."""

    def __init__(self, folder: Path, made_before: Path):
        self.folder = folder
        for name in _FOLDERS:
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in _FILES:
            shutil.copy(ROOT / name, folder)
        (folder / "node_modules").mkdir()
        for name in ("pyodide", "@fontsource-variable"):
            (folder / "node_modules" / name).symlink_to(ROOT / "node_modules" / name)
        (folder / ".venv").symlink_to(ROOT / ".venv")
        (folder / ".cache").symlink_to(made_before)

    def __truediv__(self, path: str) -> Path:
        return self.folder / path

    def add(self, path: str, text: str) -> None:
        """Write a text at the end of a file, which need not be there yet."""
        with (self / path).open("a", encoding="utf-8") as file:
            file.write(text)

    def add_harbour(self) -> None:
        """Put the small procedure beside the project's own, with cases for each calculator: to build it takes less."""
        folders.write(self / "harbour")

    def add_two(self) -> None:
        """Put it there with another, whose site stands beneath its own."""
        folders.write_two(self.folder)

    def change(self, path: str, before: str, after: str) -> None:
        """Change the first place in a file that has a text. There must be one."""
        text = (self / path).read_text("utf-8")
        assert before in text
        (self / path).write_text(text.replace(before, after, 1), "utf-8")

    def make(self, *arguments: str) -> subprocess.CompletedProcess:
        """Run ``make`` with a target and variables; ``stdout`` is all that it says."""
        return subprocess.run(
            [*MAKE, *arguments],
            cwd=self.folder,
            env={name: value for name, value in os.environ.items() if name not in {"PROCEDURE", "MAKEFLAGS"}},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
            check=False,
        )

    def refused(self, *arguments: str) -> str:
        """Run ``make``, which must fail, and without a traceback; return all that it says."""
        done = self.make(*arguments)
        assert done.returncode != 0, done.stdout
        assert "Traceback" not in done.stdout, done.stdout
        return done.stdout
