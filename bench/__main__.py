"""What the calculator takes to start and to answer, beside Pyodide as published, OpenFisca-Core and publicodes.

Times vary with the machine and with what else it does; ratios vary less. Nothing fails for being slow.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from bench import batch, paint, start, table
from bench.peers import compare
from bench.table import Section

ROOT = Path(__file__).parents[1]


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    options.add_argument("parts", nargs="*", metavar="part", help=f"what to measure: {', '.join(PARTS)} (default: all)")
    options.add_argument("--runs", type=int, default=5, help="timed runs in CPython (default: %(default)s)")
    options.add_argument("--starts", type=int, default=15, help="timed starts in Chromium (default: %(default)s)")
    options.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site)")
    options.add_argument("--lines", type=int, default=30_000, help="lines of a batch (default: %(default)s)")
    options.add_argument("--million", action="store_true", help="measure memory over a million lines")
    options.add_argument("--cases", type=int, default=2_000, help="cases for the peers (default: %(default)s)")
    given = options.parse_args()
    if strange := set(given.parts) - PARTS.keys():
        options.error(f"{', '.join(sorted(strange))} is not one of {', '.join(PARTS)}")
    chosen = [part for part in PARTS if part in (given.parts or PARTS)]
    print(table.text(section for part in chosen for section in PARTS[part](given)))


PARTS: dict[str, Callable[[argparse.Namespace], list[Section]]] = {
    "start": lambda given: start.measure(given.starts, given.site),
    "paint": lambda given: paint.measure(given.starts, given.site),
    "batch": lambda given: batch.measure(given.runs, given.lines, given.million),
    "peers": lambda given: compare.measure(given.runs, given.cases),
}


if __name__ == "__main__":
    main()
