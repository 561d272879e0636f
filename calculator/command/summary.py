"""What an audit came to, as a table for the terminal."""

from calculator.command.audit import NO_STATUS, Summary, titles
from calculator.edition import Edition


def table(edition: Edition, summary: Summary, as_at: str) -> str:
    """The cases counted by timescale and status, with the notices and the edition by which they were judged."""
    procedure = edition.procedure
    labels = {status.id: status.label for status in procedure.statuses} | {NO_STATUS: "Not judged"}
    shown = [status for status in labels if any(counts[status] for counts in summary.standing.values())]
    named = {id: title for id, title in titles(procedure).items() if id in summary.standing}
    wide = max((len(title) for title in named.values()), default=0)
    body = [" ".join([f"{'':{wide}}", *(f"{labels[status]:>14}" for status in shown)])] if named else []
    body += [
        " ".join([f"{title[:1].upper()}{title[1:]:{wide - 1}}", *(f"{summary.standing[id][s]:>14,}" for s in shown)])
        for id, title in named.items()
    ]
    judged = f"Judged as at {as_at}." if as_at else "Judged as at the day given in each row, where one is."
    return "\n".join(
        [
            f"{_number(summary.cases)}, of which {summary.refused:,} could not be judged.",
            "",
            *body,
            "",
            judged,
            *(notice.message for notice in procedure.notices),
            procedure.unofficial,
            f"Edition {procedure.edition}, digest {edition.digest}",
        ]
    )


def _number(cases: int) -> str:
    return f"{cases:,} case" if cases == 1 else f"{cases:,} cases"
