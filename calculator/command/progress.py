"""How far a long run has come, for whoever watches a terminal."""

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

EVERY = 0.2
WIDTH = 30


def watched(lines: BinaryIO, shown: TextIO | None = None) -> Iterable[bytes]:
    """The lines themselves; where ``shown`` is a terminal and they come from none, with a bar that moves as they go."""
    shown = shown or sys.stderr
    if shown is None or not shown.isatty() or lines.isatty():
        return lines
    return _counted(lines, shown)


def _counted(lines: BinaryIO, shown: TextIO) -> Iterator[bytes]:
    size = _size(lines)
    began = told = time.monotonic()
    count = read = 0
    for line in lines:
        yield line
        count += 1
        read += len(line)
        if (now := time.monotonic()) - told >= EVERY:
            told = now
            shown.write(f"\r{bar(count, read, size, now - began)}\x1b[K")
            shown.flush()
    shown.write(f"\r{bar(count, size or read, size, time.monotonic() - began)}\x1b[K\n")
    shown.flush()


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
