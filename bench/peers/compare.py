"""The same criteria and the same cases in OpenFisca-Core and in publicodes.

Each peer has the criteria in its own manner, written by hand, and runs as a process of its own; nothing is timed
until every conclusion of every peer is ours. A peer gives one conclusion for a situation that is already read. An
answer of ours is from JSON text to JSON text, with every criterion and its reasons, what is still needed, the lead
board, the indicators, what to do now and the notices; so our conclusion alone is measured too.
"""

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from bench import sample
from bench.table import Row, Section, by_turns
from calculator import edition, requests, responses
from calculator.criteria import assessment
from calculator.edition import Edition

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OPENFISCA, PUBLICODES = "OpenFisca-Core", "publicodes"
COMMANDS = {
    OPENFISCA: [ROOT / ".venv-bench/bin/python", "-P", HERE / "openfisca.py"],
    PUBLICODES: ["node", HERE / "publicodes.mjs"],
}
WAYS = {"alone": "a case at a time", "together": "{together:,} cases at once"}
TOGETHER = 100_000
NOTES = (
    "A peer is handed situations that are already read, and gives the conclusion alone. Ours reads JSON text and writes"
    " JSON text, and gives every criterion, its reasons and what is still needed as well.",
    "OpenFisca-Core has no third truth, so met, open and not met are an enumeration there. It is made for many cases at"
    " once; a form, or a batch line by line, asks for a case at a time.",
    "In publicodes what is not known is left undefined, which its conditions take for a third truth, save where unknown"
    " counts as no, which is a text there. It tells the missing variables besides.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a peer tells: by way of asking, the conclusion of every case, and the seconds of a case in each run."""

    version: str
    conclusions: dict[str, list[str]]
    each: dict[str, list[float]]


def measure(runs: int, count: int) -> list[Section]:
    """Our time for a case beside that of each peer. Ends with a message where a conclusion differs."""
    cases = [sample.of_the_criteria(answers) for answers in islice(sample.answers(), count)]
    told = {name: ask(name, cases, runs) for name in COMMANDS}
    expected = conclusions(cases)
    for name, peer in told.items():
        for found in peer.conclusions.values():
            if difference := first_difference(cases, expected, found):
                raise SystemExit(f"{name} concludes otherwise: {difference}")
    ours = by_turns(runs, ways_of_ours(cases))
    return [
        Section(
            title=f"{name} {peer.version}, {WAYS[way].format(together=TOGETHER)}",
            here="here",
            beside=name,
            rows=tuple(
                Row(what=what, here=seconds * 1e6, beside=median(each) * 1e6, unit="µs")
                for what, seconds in ours.items()
            ),
            notes=(f"All agree on {len(cases):,} cases: those of cases and a fixed sample.", *NOTES),
        )
        for name, peer in told.items()
        for way, each in peer.each.items()
    ]


def ask(name: str, cases: list[dict[str, str]], runs: int) -> Told:
    """What a peer tells of the cases. Ends with a message where it cannot be run."""
    given = {"cases": cases, "runs": runs, "together": TOGETHER}
    if name == PUBLICODES:
        given["rules"] = yaml.safe_load((HERE / "publicodes.yaml").read_text())
    try:
        done = subprocess.run(COMMANDS[name], input=json.dumps(given), capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise SystemExit(f"{name} is not installed ({error.filename}): run 'make bench'") from None
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stderr}")
    return Told(**json.loads(done.stdout))


def conclusions(cases: list[dict[str, str]]) -> list[str]:
    """What the calculator concludes of each case."""
    return [conclude(edition.current(), answers) for answers in cases]


def conclude(current: Edition, answers: dict[str, str]) -> str:
    """The conclusion alone."""
    return assessment.weigh(current.rules, answers).concluded.conclusion


def first_difference(cases: list[dict[str, str]], expected: list[str], found: list[str]) -> str | None:
    """The first case of which a peer, that had these cases over and over, concludes otherwise."""
    if len(found) < len(cases):
        return f"{len(found)} conclusions of {len(cases)} cases"
    for place, conclusion in enumerate(found):
        at = place % len(cases)
        if conclusion != expected[at]:
            return f"{conclusion} and not {expected[at]} of {json.dumps(cases[at])}"
    return None


def ways_of_ours(cases: list[dict[str, str]]) -> dict[str, Callable[[], float]]:
    """Measures the seconds that a case takes, from the conclusion alone to all that there is."""

    def respond(current: Edition, line: bytes) -> bytes:
        return json.dumps(responses.answer_text(current, line)).encode()

    def lines(ask: str) -> list[bytes]:
        return [json.dumps({"ask": ask, "answers": answers}).encode() for answers in cases]

    return {
        "conclusion alone": timed(conclude, cases),
        "eligibility, JSON to JSON": timed(respond, lines(requests.ELIGIBILITY)),
        "explanation, JSON to JSON": timed(respond, lines(requests.EXPLANATION)),
    }


def timed(answer: Callable, given: list) -> Callable[[], float]:
    """Measures the seconds that one of these takes, of a calculator that has answered nothing yet."""

    def measured() -> float:
        current = edition.current()
        begun = perf_counter()
        for one in given:
            answer(current, one)
        return (perf_counter() - begun) / len(given)

    return measured
