"""The Assurance page: what the proof found, for people to read, and its decision table as CSV."""

import csv
import io
from collections.abc import Iterator

from publish.model import Source
from publish.proof import Proof
from publish.proof.decision_table import Rule
from publish.source.guarantees import ALWAYS, AT_LEAST, NEVER

TABLE = "assurance/decision-table.csv"
DEMANDS = {ALWAYS: "always", AT_LEAST: "at least", NEVER: "never"}
ANY = "any"


def page(source: Source, proof: Proof, digest: str) -> dict:
    """What the template of the page shows."""
    procedure = source.procedure
    outcomes = procedure.outcomes
    return {
        "proof": proof,
        "digest": digest,
        "procedure": procedure,
        "outcomes": outcomes,
        "demands": DEMANDS,
        "answers": procedure.answers,
        "criteria": {criterion.id: criterion.title for criterion in procedure.criteria.values()},
        "exceptions": list(_exceptions(source, proof)),
        "rules": [
            {
                "number": number,
                "answers": rule.answers,
                "outcome": outcomes[rule.outcome],
                "provisions": _provisions(rule),
                "combinations": combinations,
            }
            for number, (rule, combinations) in enumerate(proof.rules, 1)
        ],
    }


def decision_table(source: Source, proof: Proof, digest: str) -> str:
    """The decision table as CSV (RFC 4180). Each line tells its edition and digest, which a copied part so keeps."""
    procedure = source.procedure
    labels = procedure.answers
    outcomes = procedure.outcomes
    written = io.StringIO(newline="")
    lines = csv.writer(written, lineterminator="\r\n")
    asked = [question.label for question in proof.questions]
    lines.writerow(["Rule", *asked, "Outcome", "Criteria", "Provisions", "Combinations", "Edition", "Digest"])
    for number, (rule, combinations) in enumerate(proof.rules, 1):
        lines.writerow(
            [
                number,
                *(labels[rule.answers[id]] if id in rule.answers else ANY for id in _ids(proof)),
                outcomes[rule.outcome].word,
                "; ".join(criterion.title for criterion in rule.criteria),
                "; ".join(_provisions(rule)),
                combinations,
                procedure.edition,
                digest,
            ]
        )
    return written.getvalue()


def _ids(proof: Proof) -> list[str]:
    return [question.id for question in proof.questions]


def _provisions(rule: Rule) -> list[str]:
    return list(dict.fromkeys(number for criterion in rule.criteria for number in criterion.provisions))


def _exceptions(source: Source, proof: Proof) -> Iterator[dict]:
    """What makes a conclusion that stands turn, by the answer that does it."""
    procedure = source.procedure
    labels = procedure.answers
    words = {outcome.id: outcome.word for outcome in procedure.outcomes.values()}
    questions = {question.id: question for question in proof.questions}
    for id, answer in dict.fromkeys((turn.question, turn.answer) for turn in proof.turns):
        turns = [turn for turn in proof.turns if (turn.question, turn.answer) == (id, answer)]
        yield {
            "question": questions[id],
            "answer": labels[answer],
            "before": list(dict.fromkeys(words[turn.before] for turn in turns)),
            "after": list(dict.fromkeys(words[turn.after] for turn in turns)),
        }
