"""The Assurance page: what the proof found, for people to read, and its decision table as CSV."""

import csv
import io
from collections.abc import Iterator

from publish.model import ALWAYS, AT_LEAST, NEVER
from publish.pages._writer import Content
from publish.proof.decision_table import Rule

TABLE = "assurance/decision-table.csv"


def values(content: Content) -> dict:
    """What the template of the page shows beside the procedure."""
    outcomes = content.source.procedure.outcomes
    return {
        "proof": content.proof,
        "digest": content.edition.digest,
        "demands": {ALWAYS: "always", AT_LEAST: "at least", NEVER: "never"},
        "exceptions": list(_exceptions(content)),
        "rules": [
            {
                "number": number,
                "answers": rule.answers,
                "outcome": outcomes[rule.outcome],
                "provisions": _provisions(rule),
                "combinations": combinations,
            }
            for number, (rule, combinations) in enumerate(content.proof.rules, 1)
        ],
    }


def decision_table(content: Content) -> str:
    """The decision table as CSV (RFC 4180). Each line tells its edition and digest, which a copied part so keeps."""
    procedure, questions = content.source.procedure, content.proof.questions
    written = io.StringIO(newline="")
    lines = csv.writer(written, lineterminator="\r\n")
    asked = [question.label for question in questions]
    lines.writerow(["Rule", *asked, "Outcome", "Criteria", "Provisions", "Combinations", "Edition", "Digest"])
    labels = {None: "any", **procedure.answers}
    for number, (rule, combinations) in enumerate(content.proof.rules, 1):
        lines.writerow(
            [
                number,
                *(labels[rule.answers.get(question.id)] for question in questions),
                procedure.outcomes[rule.outcome].word,
                "; ".join(criterion.title for criterion in rule.criteria),
                "; ".join(_provisions(rule)),
                combinations,
                procedure.edition,
                content.edition.digest,
            ]
        )
    return written.getvalue()


def _provisions(rule: Rule) -> list[str]:
    return list(dict.fromkeys(number for criterion in rule.criteria for number in criterion.provisions))


def _exceptions(content: Content) -> Iterator[dict]:
    """What makes a conclusion that stands turn, by the answer that does it."""
    procedure, turns = content.source.procedure, content.proof.turns
    for id, answer in dict.fromkeys((turn.question, turn.answer) for turn in turns):
        same = [turn for turn in turns if (turn.question, turn.answer) == (id, answer)]
        yield {
            "question": procedure.questions[id],
            "answer": procedure.answers[answer],
            "before": list(dict.fromkeys(procedure.outcomes[turn.before].word for turn in same)),
            "after": list(dict.fromkeys(procedure.outcomes[turn.after].word for turn in same)),
        }
