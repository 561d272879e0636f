"""An assessment with its explanation as a record."""

from collections.abc import Iterable

from calculator.criteria.assessment import Assessment
from calculator.criteria.explanation import Explanation
from calculator.exports import entered
from calculator.exports.record import Checklist, Heading, Items, Paragraph, Part, Record, Stamp, Table, opening, section
from calculator.requests import Request
from calculator.wording import assessment as wording
from calculator.wording.phrases import Cites, Sentence, plain


def record(request: Request, found: Assessment, why: Explanation, stamp: Stamp) -> Record:
    """The result of a request, with its explanation."""
    procedure = found.procedure
    outcome = procedure.outcomes[found.conclusion]
    parts: list[Part] = [
        *opening(stamp),
        *section("Warnings", Paragraph(text=wording.disagreement(found))),
        Heading(level=1, text=f"{outcome.title} ({outcome.force})" if outcome.force else outcome.title),
        Paragraph(text=plain((f"{outcome.text} ", Cites(outcome.provisions))).strip()),
        *_paragraphs(plain(wording.settled_by(procedure, why)), *wording.could_become(found)),
        *_needed(found, why),
        *section(wording.CRITERIA, _criteria(found, why)),
        *entered.section(request, widths=(3, 1)),
        *section(wording.DO_NOW, Checklist(items=_plain(wording.do_now(found)))),
        *(section(procedure.lead.heading, Paragraph(text=plain(wording.lead(found)))) if procedure.lead else ()),
        *_indicators(found),
        *section(wording.REMINDERS, Items(items=_plain(wording.reminders(found)))),
        Paragraph(text=stamp.by),
    ]
    return Record(title=f"{procedure.title}: are the criteria met?", stamp=stamp, parts=tuple(parts))


def _plain(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(map(plain, sentences))


def _paragraphs(*texts: str) -> list[Part]:
    return [Paragraph(text=text) for text in texts if text]


def _needed(found: Assessment, why: Explanation) -> list[Part]:
    if not found.needed:
        return [Paragraph(text=plain(wording.nothing_more(found, why)))]
    questions = tuple(f"{plain(question)} {prospect}" for question, prospect in wording.needed(found, why))
    return section(
        wording.NEEDED,
        Paragraph(text=wording.MOST_DECISIVE),
        Items(items=questions, numbered=True),
        Paragraph(text=wording.shortest(why)),
        Items(items=_plain(wording.settling(found.procedure, why))),
        *_paragraphs(wording.further(found.procedure, why)),
    )


def _criteria(found: Assessment, why: Explanation) -> Table:
    procedure = found.procedure
    return Table(
        head=("Criterion", "Standing", "Why", "Provisions"),
        rows=tuple(
            (
                one.criterion.title,
                procedure.criterion_statuses[one.status],
                plain(wording.because(procedure, one, why.criteria[one.criterion.id])),
                ", ".join(one.criterion.provisions),
            )
            for one in wording.criteria(found)
        ),
        widths=(5, 3, 9, 3),
    )


def _indicators(found: Assessment) -> list[Part]:
    groups: list[Part] = []
    for heading, listed in wording.indicators(found):
        groups += [Heading(level=2, text=heading), Items(items=tuple(listed))]
    note = Paragraph(text=plain(wording.indicators_note(found)))
    return section(wording.INDICATORS, note, *groups) if groups else []
