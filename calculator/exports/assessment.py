"""An eligibility result as a record."""

from collections.abc import Mapping

from calculator.edition import Edition
from calculator.exports import entered
from calculator.exports.record import Checklist, Heading, Items, Paragraph, Part, Record, Stamp, Table, opening, section
from calculator.wording import assessment as said
from calculator.wording.voice import PLAIN


def record(edition: Edition, request: Mapping, found: dict, why: dict, stamp: Stamp) -> Record:
    """The result ``found`` for ``request``, with its explanation ``why``."""
    procedure = edition.procedure
    outcome = procedure.outcomes[found["conclusion"]]
    answers = request.get("answers", {})
    parts: list[Part] = [
        *opening(stamp),
        *section("Warnings", *(Paragraph(text=warning["message"]) for warning in found["warnings"])),
        Heading(level=1, text=f"{outcome.title} ({outcome.force})" if outcome.force else outcome.title),
        Paragraph(text=f"{outcome.text} {PLAIN.cites(outcome.provisions)}".strip()),
        *_paragraphs(said.settled_by(PLAIN, procedure, why), *said.could_become(procedure, found)),
        *_needed(edition, answers, found, why),
        *section(said.CRITERIA, _criteria(edition, found, why)),
        *entered.section(edition, request, widths=(3, 1)),
        *section(said.DO_NOW, Checklist(items=tuple(said.do_now(PLAIN, procedure, found)))),
        *section(said.LEAD, Paragraph(text=said.lead(PLAIN, procedure, found))),
        *_indicators(edition, found),
        *section(said.REMINDERS, Items(items=tuple(said.reminders(PLAIN, edition.rules, answers, found)))),
        Paragraph(text=stamp.by),
    ]
    return Record(title=f"{procedure.title}: are the criteria met?", stamp=stamp, parts=tuple(parts))


def _paragraphs(*texts: str) -> list[Part]:
    return [Paragraph(text=text) for text in texts if text]


def _needed(edition: Edition, answers: Mapping, found: dict, why: dict) -> list[Part]:
    if not found["needed"]:
        return [Paragraph(text=said.nothing_more(PLAIN, edition.procedure, found, why))]
    asked = tuple(
        f"{asked} {prospect}" for asked, prospect in said.needed(PLAIN, edition.procedure, found, why)
    )
    return section(
        said.NEEDED,
        Paragraph(text=said.MOST_DECISIVE),
        Items(items=asked, numbered=True),
        Paragraph(text=said.shortest(why)),
        Items(items=tuple(said.settling(PLAIN, edition.rules, answers, why))),
        *_paragraphs(said.further(PLAIN, edition.procedure, why)),
    )


def _criteria(edition: Edition, found: dict, why: dict) -> Table:
    procedure = edition.procedure
    titles = {criterion.id: criterion.title for criterion in procedure.criteria.values()}
    labels = procedure.criterion_statuses
    return Table(
        head=("Criterion", "Standing", "Why", "Provisions"),
        rows=tuple(
            (
                titles[criterion["id"]],
                labels[criterion["status"]],
                said.because(PLAIN, procedure, criterion, reason),
                ", ".join(criterion["provisions"]),
            )
            for criterion, reason in said.criteria(found, why)
        ),
        widths=(5, 3, 9, 3),
    )


def _indicators(edition: Edition, found: dict) -> list[Part]:
    groups: list[Part] = []
    for heading, listed in said.indicators(PLAIN, edition.procedure, found):
        groups += [Heading(level=2, text=heading), Items(items=tuple(listed))]
    note = Paragraph(text=said.of_indicators(PLAIN, edition.procedure, found))
    return section(said.INDICATORS, note, *groups) if groups else []
