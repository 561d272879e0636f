"""The command line: run within this process, which is quick, or as a process of its own."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from calculator import __main__

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """The exit status, what was written, and what was said on standard error."""

    status: int
    written: bytes
    said: str


def here(*arguments: str, given: str | bytes = b"") -> Ran:
    written, said = io.TextIOWrapper(io.BytesIO()), io.StringIO()
    stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(_bytes(given))))
    with patch("sys.stdin", stdin), redirect_stdout(written), redirect_stderr(said):
        status = __main__.main(arguments)
        written.flush()
    return Ran(status, written.buffer.getvalue(), said.getvalue())


def apart(*arguments: str, given: str | bytes = b"", **environment: str) -> Ran:
    done = subprocess.run(
        [sys.executable, "-m", "calculator", *arguments],
        input=_bytes(given),
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr.decode())


def _bytes(given: str | bytes) -> bytes:
    return given.encode() if isinstance(given, str) else given
