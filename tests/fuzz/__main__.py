"""Goes on breaking the door or the loader, led by what each try reaches: ``python -m tests.fuzz door --count 100000``.

Ends with an error at the first fault, with what caused it kept in .cache/fuzz/.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import atheris

FOUND = Path(__file__).parents[2] / ".cache/fuzz"
SECONDS = 20


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.split("``")[0])
    arguments.add_argument("what", choices=("door", "loader"))
    arguments.add_argument("--count", type=int, default=10_000, help="how many tries (10000)")
    arguments.add_argument("--seed", type=int, default=2018, help="where the drawing starts (2018)")
    given = arguments.parse_args()
    with atheris.instrument_imports(include=["calculator", "publish"]):
        target = import_module(f"tests.fuzz.{given.what}")

    def change(data: bytes, largest: int, seed: int) -> bytes:
        drawing = Random(seed)
        if drawing.random() < 0.1:
            return atheris.Mutate(data, largest)
        return target.changed(data, drawing)[:largest]

    FOUND.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as corpus:
        for number, seed in enumerate(target.seeds()):
            Path(corpus, f"{number:04}").write_bytes(seed)
        options = {
            "runs": given.count,
            "seed": given.seed,
            "max_len": target.LARGEST,
            "timeout": SECONDS,
            "artifact_prefix": f"{FOUND}/{given.what}-",
            "verbosity": 0,
            "print_final_stats": 1,
        }
        libfuzzer = [sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), corpus]
        atheris.Setup(libfuzzer, target.check, custom_mutator=change)
        atheris.Fuzz()


main()
