"""How many requests CPython answers in a second on one core, within a process and through the command line."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench import sample
from bench.table import Row, Section, by_turns
from calculator import edition, requests, responses

ROOT = Path(__file__).parents[1]
ASKS = (requests.ELIGIBILITY, requests.EXPLANATION, requests.TIMELINE)
AUDIT, NOTHING = "audit", "nothing"
WITHIN, FULL = 2_000, 500
FEW, MANY, MILLION = 10_000, 100_000, 1_000_000
# Answers a second; a timeline has a goal in milliseconds.
GOALS = {requests.ELIGIBILITY: "at least 5,000", AUDIT: "at least 3,000"}
SPENT = Path(__file__).with_name("spent.py")
QUIET = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}


def measure(runs: int, lines: int, million: bool) -> list[Section]:
    """What is answered a second, and the memory that the command takes for few lines and for many."""
    with TemporaryDirectory() as folder:
        given = {ask: write(Path(folder, ask), sample.lines(ask, lines)) for ask in ASKS}
        given[AUDIT] = write(Path(folder, AUDIT), sample.table(lines))
        for name, path in given.items():
            check(name, path, lines)
        given[NOTHING] = write(Path(folder, NOTHING), [])
        whole = by_turns(runs, {name: partial(seconds, name, path) for name, path in given.items()})
        start = whole.pop(NOTHING)
        through = {name: lines / (taken - start) for name, taken in whole.items()}
        count = MILLION if million else MANY
        few, many = (
            command(
                requests.ELIGIBILITY, write(Path(folder, "memory"), sample.lines(requests.ELIGIBILITY, size))
            )["peak"]
            for size in (FEW, count)
        )
    full = map(sample.as_line, islice(sample.full_timelines(), FULL))
    measured = {ask: inside(list(sample.lines(ask, WITHIN))) for ask in ASKS} | {"full": inside(list(full))}
    within = by_turns(runs, measured)
    return [
        Section(
            title="Answers a second, in CPython on one core",
            here="command",
            beside="door",
            rows=tuple(
                Row(
                    what=name,
                    here=rate,
                    beside=1 / within[name] if name in within else None,
                    unit="/s",
                    goal=GOALS.get(name, ""),
                )
                for name, rate in through.items()
            ),
            notes=(
                f"The command is python -m calculator, its start of {start * 1000:,.0f} ms left out, answering"
                f" {lines:,} lines, or auditing as many cases, into nowhere;"
                " the door is door.answer_text, JSON text in and a dict out."
                f" Medians of {runs} runs, which can vary by half.",
            ),
        ),
        Section(
            title="A full timeline, in CPython",
            here="door",
            rows=(
                Row(what="every date given, with working", here=within["full"] * 1000, unit="ms", goal="under 1 ms"),
            ),
        ),
        Section(
            title="Peak memory of the command",
            here=f"{count:,} lines",
            beside=f"{FEW:,} lines",
            rows=(Row(what=requests.ELIGIBILITY, here=many / 1e6, beside=few / 1e6, unit="MB", goal="flat"),),
            notes=() if million else ("Memory over a million lines: python -m bench batch --million.",),
        ),
    ]


def write(path: Path, lines: Iterable[bytes]) -> Path:
    with path.open("wb") as file:
        file.writelines(lines)
    return path


def check(name: str, path: Path, lines: int) -> None:
    """Ends with a message where the command does not answer every line of a file."""
    with path.open("rb") as given, subprocess.Popen(command_of(name), stdin=given, cwd=ROOT, **QUIET) as running:
        if name == AUDIT:
            answered = sum(1 for _ in running.stdout) - 1
        else:
            answered = sum(json.loads(line)["ok"] for line in running.stdout)
    if running.returncode or answered != lines:
        raise SystemExit(f"{name}: the command ended with {running.returncode}, {answered} of {lines} lines answered")


def command_of(name: str) -> list[str]:
    return [sys.executable, "-m", "calculator", *([AUDIT] if name == AUDIT else [])]


def command(name: str, path: Path) -> dict[str, float]:
    """The seconds and the peak memory, in bytes, of ``python -m calculator`` on a file."""
    with path.open("rb") as given:
        spent = [sys.executable, SPENT, *command_of(name)]
        done = subprocess.run(spent, stdin=given, capture_output=True, cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"{name}: the command ended with {done.returncode}: {done.stderr.decode()}")
    return json.loads(done.stdout)


def seconds(name: str, path: Path) -> float:
    return command(name, path)["seconds"]


def inside(lines: list[bytes]) -> Callable[[], float]:
    """Measures the seconds that one of these lines takes, of a calculator that has answered nothing yet."""

    def measured() -> float:
        current = edition.current()
        begun = perf_counter()
        for line in lines:
            responses.answer_text(current, line)
        return (perf_counter() - begun) / len(lines)

    return measured
