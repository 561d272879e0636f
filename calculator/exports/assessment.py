"""An assessment with its explanation as a record."""

from collections.abc import Iterable

from calculator.criteria.assessment import Assessment
from calculator.criteria.explanation import Explanation, explain
from calculator.exports.record import (
    Answered,
    Items,
    Part,
    Record,
    Table,
    boxes,
    entered,
    on_new_page,
    section,
    whole,
)
from calculator.procedure import Outcome
from calculator.wording import assessment as wording
from calculator.wording import phrases
from calculator.wording.phrases import Sentence, plain

TO_FILL_IN = "To be filled in"


def record(answered: Answered) -> Record:
    """The assessment that is the answer to a request, with its explanation."""
    procedure, found = answered.edition.procedure, answered.result
    why = explain(answered.edition.rules, answered.request.answers)
    first: list[Part] = [
        *_opening(answered, why),
        *_needed(found, why),
        *_lead(found),
        *_reminders(found),
    ]
    working = [
        *_working(found, why),
        *entered(answered.request, widths=(3, 1)),
        *_indicators(found),
    ]
    return whole(f"{procedure.title}: are the criteria met?", answered, first, working)


def sheet(answered: Answered) -> Record:
    """The same as a sheet to file: the outcome, and on a page of their own the places that are to be filled in."""
    form, found = answered.edition.procedure.sheet, answered.result
    why = explain(answered.edition.rules, answered.request.answers)
    places = [Table((place.label,), (("",),), (1,), place.lines) for place in form.places]
    first: list[Part] = [
        form.intro,
        *_opening(answered, why),
        *_lead(found),
        *on_new_page(section(TO_FILL_IN, *places)),
    ]
    working = [
        *_working(found, why),
        *_needed(found, why),
        *entered(answered.request, widths=(3, 1)),
        *_indicators(found),
        *_reminders(found),
    ]
    return whole(form.title, answered, first, working)


def _opening(answered: Answered, why: Explanation) -> list[Part]:
    """What a person meets first: what disagrees, the conclusion, and what to do now."""
    found = answered.result
    duties = zip((duty.provision for duty in found.do_now), wording.do_now(found), strict=True)
    return [
        *section("Warnings", plain(wording.disagreement(found))),
        *section(wording.headline(found), *_plain(wording.grounds(found, why)), *wording.could_become(found)),
        *(part for outcome, resting in wording.also(found) for part in _also(outcome, resting)),
        *section(
            wording.DO_NOW,
            boxes(answered, ((provision, f"{does} {plain(beside)}") for provision, (does, beside) in duties)),
        ),
    ]


def _also(outcome: Outcome, resting: Sentence) -> list[Part]:
    return section(f"{wording.ALSO}: {phrases.lower(outcome.title)}", plain(resting))


def _lead(found: Assessment) -> list[Part]:
    rule = found.procedure.lead
    return section(rule.heading, plain(wording.lead(found))) if rule else []


def _reminders(found: Assessment) -> list[Part]:
    return section(wording.REMINDERS, Items(_plain(wording.reminders(found))))


def _plain(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(map(plain, sentences))


def _needed(found: Assessment, why: Explanation) -> list[Part]:
    if not found.needed:
        return []
    return section(
        wording.NEEDED,
        wording.MOST_DECISIVE,
        Items(tuple(f"{plain(asked)} {prospect}" for asked, prospect in wording.needed(found, why)), numbered=True),
    )


def _working(found: Assessment, why: Explanation) -> list[Part]:
    """How it was worked out, the shortest ways to settle what is open among it."""
    open_still = (
        wording.shortest(why),
        Items(_plain(wording.settling(found.procedure, why))),
        wording.further(found.procedure, why),
    )
    ways = open_still if why.conclusion.would_settle else ()
    return section(wording.WORKED_OUT, *_plain(wording.working(found, why)), *ways, _criteria(found, why))


def _criteria(found: Assessment, why: Explanation) -> Table:
    return Table(
        head=("Criterion", "Status", "Why", "Provisions"),
        rows=tuple(
            (
                one.criterion.title,
                wording.status(found, one),
                plain(wording.because(found, one, why.criteria[one.criterion.id])),
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
