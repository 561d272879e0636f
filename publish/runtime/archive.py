"""Zip archives whose bytes depend on nothing but what goes into them, and Python compiled for the browser's Python."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory


def stored(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of files by path, sorted, undated and not deflated: a server's compression does better."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(path), content)
    return buffer.getvalue()


def read(content: bytes) -> dict[str, bytes]:
    """The files of a zip archive by path, folders left out."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {item.filename: archive.read(item) for item in archive.infolist() if not item.is_dir()}


def compiled(files: Mapping[str, bytes], *, docstrings: bool) -> dict[str, bytes]:
    """The same files with every ``.py`` made into ``.pyc`` by pyodide-build, for the Python that runs this.

    Without ``docstrings``, assertions go too. Raises ``subprocess.CalledProcessError`` where a file does not compile.
    """
    # A process of its own: what else a process has seen can show in the order of the constants it compiles.
    optimise = [] if docstrings else ["-OO"]
    command = [sys.executable, *optimise, "-m", "pyodide_cli", "py-compile", "--silent", "--compression-level", "0"]
    # With a date given, a .pyc holds the hash of its source where it would otherwise hold the time of compiling.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "315532800", "PYTHONHASHSEED": "0"}
    with TemporaryDirectory() as folder:
        path = Path(folder, "files.zip")
        path.write_bytes(stored(files))
        subprocess.run([*command, str(path)], cwd=folder, env=environment, check=True, capture_output=True, text=True)
        return read(path.read_bytes())
