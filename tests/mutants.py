"""Breaks the calculator a little at a time and counts how many breaks some test of ``tests/engine`` notices.

``python -m tests.mutants [NAME …]``: names are of mutmut, such as "calculator.dates.clock*"; without any, all. What is
decorated and what stands outside functions is not broken: mutmut leaves it alone. Ends with 1 below ``GOAL``.
"""

import subprocess
import sys
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

GOAL = 0.95
ROOT = Path(__file__).parents[1]
MUTMUT = Path(sys.executable).with_name("mutmut")
# A test that never ends has noticed too.
NOTICED = {"killed", "timeout", "segfault"}


def main(names: list[str]) -> int:
    done = subprocess.run([MUTMUT, "run", *names], cwd=ROOT, check=False)
    if done.returncode:
        return done.returncode
    listed = subprocess.run([MUTMUT, "results", "--all", "true"], cwd=ROOT, check=True, capture_output=True, text=True)
    found = statuses(listed.stdout, names)
    told, share = summary(found)
    print(told)
    return 0 if share >= GOAL else 1


def statuses(listed: str, names: list[str]) -> dict[str, str]:
    """What became of each mutant: of those that are named, or of all."""
    lines = (line.strip().rpartition(": ") for line in listed.splitlines() if ": " in line)
    return {mutant: status for mutant, _, status in lines if not names or any(fnmatch(mutant, name) for name in names)}


def summary(found: dict[str, str]) -> tuple[str, float]:
    """What is told, and the share that was noticed."""
    noticed = sum(status in NOTICED for status in found.values())
    share = noticed / len(found) if found else 0
    lines = [f"{mutant}: {status}" for mutant, status in sorted(found.items()) if status not in NOTICED]
    counted = ", ".join(f"{count} {status}" for status, count in Counter(found.values()).most_common())
    # Never rounded up to the goal.
    told = f"{noticed} of {len(found)} noticed, {int(share * 1000) / 10}% (at least {GOAL:.0%}): {counted or 'none'}"
    return "\n".join([*lines, told, *(["To see one: .venv/bin/mutmut show NAME"] if lines else [])]), share


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
