"""What an audit came to, as a table for the terminal."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from calculator.command.audit import Audited, Auditing
from calculator.command.standings import NO_STATUS, titles
from calculator.wording import phrases


@dataclass(slots=True, kw_only=True)
class Summary:
    """How many cases there were, how many could not be judged, and how many stand how, by timescale and status."""

    cases: int = 0
    refused: int = 0
    standing: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, audited: Audited) -> None:
        self.cases += 1
        self.refused += bool(audited.problems)
        for timescale, stands in audited.statuses.items():
            self.standing[timescale][stands] += 1


def table(auditing: Auditing, summary: Summary) -> str:
    """The cases counted by timescale and status, with the notices and the edition by which they were judged."""
    procedure, as_at, stamp = auditing.edition.procedure, auditing.as_at, auditing.stamp
    labels = procedure.statuses | {NO_STATUS: "Not judged"}
    shown = [status for status in labels if any(counts[status] for counts in summary.standing.values())]
    named = {id: title for id, title in titles(procedure).items() if id in summary.standing}
    wide = max((len(title) for title in named.values()), default=0)
    body = [" ".join([f"{'':{wide}}", *(f"{labels[status]:>14}" for status in shown)])] if named else []
    body += [
        " ".join([f"{title[:1].upper()}{title[1:]:{wide - 1}}", *(f"{summary.standing[id][s]:>14,}" for s in shown)])
        for id, title in named.items()
    ]
    by = "the day given in each row, where one is" if as_at is None else phrases.moment(as_at)
    return "\n".join(
        [
            f"{_number(summary.cases)}, of which {summary.refused:,} could not be judged.",
            "",
            *body,
            "",
            f"Judged as at {by}.",
            *stamp.notices,
            stamp.by,
        ]
    )


def _number(cases: int) -> str:
    return f"{cases:,} case" if cases == 1 else f"{cases:,} cases"
