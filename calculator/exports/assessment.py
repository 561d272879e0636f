"""An assessment with its explanation as a record."""

from collections.abc import Iterable

from calculator.criteria.assessment import Assessment
from calculator.criteria.explanation import Explanation, explain
from calculator.exports.record import Answered, Items, Part, Record, Table, entered, section, whole
from calculator.wording import assessment as wording
from calculator.wording.phrases import Sentence, plain


def record(answered: Answered) -> Record:
    """The assessment that is the answer to a request, with its explanation."""
    edition, request, found, stamp = answered
    procedure, why = edition.procedure, explain(edition.rules, request.answers)
    outcome, headline = procedure.outcomes[found.presumed or found.conclusion], wording.headline(found)
    parts: list[Part] = [
        *section("Warnings", plain(wording.disagreement(found))),
        *section(
            headline if found.presumed or not outcome.force else f"{headline} ({outcome.force})",
            *_plain(wording.explained(found)),
            plain(wording.settled_by(procedure, why)),
            *wording.could_become(found),
            *([] if found.needed else [plain(wording.nothing_more(found, why))]),
        ),
        *(_needed(found, why) if found.needed else ()),
        *section(wording.CRITERIA, _criteria(found, why)),
        *entered(request, widths=(3, 1)),
        *section(wording.DO_NOW, Items(_plain(wording.do_now(found)), "boxes")),
        *(section(procedure.lead.heading, plain(wording.lead(found))) if procedure.lead else ()),
        *_indicators(found),
        *section(wording.REMINDERS, Items(_plain(wording.reminders(found)))),
    ]
    return whole(f"{procedure.title}: are the criteria met?", stamp, parts)


def _plain(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(map(plain, sentences))


def _needed(found: Assessment, why: Explanation) -> list[Part]:
    return section(
        wording.NEEDED,
        wording.MOST_DECISIVE,
        Items(tuple(f"{plain(question)} {prospect}" for question, prospect in wording.needed(found, why)), "numbers"),
        wording.shortest(why),
        Items(_plain(wording.settling(found.procedure, why))),
        wording.further(found.procedure, why),
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
        groups += section(heading, Items(tuple(listed)), level=2)
    return section(wording.INDICATORS, plain(wording.indicators_note(found)), *groups) if groups else []
