"""The Assurance page: what the proof found, for people to read, and its decision table as CSV."""

import csv
import io

from publish.model import ALWAYS, AT_LEAST, NEVER
from publish.pages._writer import Content

TABLE = "assurance/decision-table.csv"


def values(content: Content) -> dict:
    """What the template of the page shows beside the procedure."""
    return {
        "proof": content.proof,
        "digest": content.edition.digest,
        "demands": {ALWAYS: "always", AT_LEAST: "at least", NEVER: "never"},
    }


def decision_table(content: Content) -> str:
    """The decision table as CSV (RFC 4180). Each line tells its edition and digest, which a copied part so keeps."""
    procedure, questions = content.source.procedure, content.proof.questions
    written = io.StringIO(newline="")
    lines = csv.writer(written, lineterminator="\r\n")
    asked = [question.label for question in questions]
    lines.writerow(["Rule", *asked, "Outcome", "Criteria", "Provisions", "Combinations", "Edition", "Text version"])
    labels = {None: "any", **procedure.answers}
    for number, (rule, combinations) in enumerate(content.proof.rules, 1):
        lines.writerow(
            [
                number,
                *(labels[rule.answers.get(question.id)] for question in questions),
                " and ".join(procedure.outcomes[id].word for id in rule.holding),
                "; ".join(criterion.title for criterion in rule.criteria),
                "; ".join(rule.provisions),
                combinations,
                procedure.edition,
                content.edition.digest,
            ]
        )
    return written.getvalue()
