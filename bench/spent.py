"""Runs a command and writes what it took: ``{"seconds", "peak"}``, the peak of its memory in bytes.

A small process of its own, because on Linux a command's peak is never less than that of the process that started it.
"""

import json
import resource
import subprocess
import sys
from time import perf_counter


def main(command: list[str]) -> int:
    begun = perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    seconds = perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    json.dump({"seconds": seconds, "peak": peak if sys.platform == "darwin" else peak * 1024}, sys.stdout)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
