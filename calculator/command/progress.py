"""How far a long run has come, for whoever watches a terminal."""

import os
import stat
import sys
import time
from typing import BinaryIO, TextIO

EVERY = 0.2
WIDTH = 30


class Progress:
    """A bar on a terminal for what is read from elsewhere; where nobody watches, nothing."""

    def __init__(self, source: BinaryIO, shown: TextIO | None = None):
        shown = shown or sys.stderr
        self._shown = shown if shown is not None and shown.isatty() and not source.isatty() else None
        self._size = _size(source) if self._shown else None
        self._began = self._told = time.monotonic()
        self._lines = self._read = 0

    def add(self, lines: int, read: int) -> None:
        """So many more lines and bytes are done."""
        self._lines += lines
        self._read += read
        now = time.monotonic()
        if self._shown and now - self._told >= EVERY:
            self._told = now
            self._show(now)

    def end(self) -> None:
        """All is done."""
        if self._shown:
            self._read = self._size or self._read
            self._show(time.monotonic(), "\n")

    def _show(self, now: float, end: str = "") -> None:
        shown = bar(self._lines, self._read, self._size, now - self._began)
        print(f"\r{shown}\x1b[K", end=end, file=self._shown, flush=True)


def bar(count: int, read: int, size: int | None, seconds: float) -> str:
    """“[#####     ]  50%  1,000 lines, 20,000 a second”; without the bar where the size in bytes is not known."""
    speed = f"{count:,} lines, {count / max(seconds, 1e-9):,.0f} a second"
    if not size:
        return speed
    share = min(read / size, 1)
    return f"[{'#' * round(share * WIDTH):{WIDTH}}] {share:4.0%}  {speed}"


def _size(lines: BinaryIO) -> int | None:
    """The bytes of a file; of a pipe, None."""
    try:
        found = os.fstat(lines.fileno())
    except OSError:
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None
