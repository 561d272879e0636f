"""An assessment with its explanation as a record."""

from calculator.criteria.assessment import Assessment
from calculator.criteria.explanation import Explanation, explain
from calculator.exports.record import Answered, Items, Part, Record, Table, boxes, entered, on_new_page, section, whole
from calculator.wording import assessment as wording
from calculator.wording import phrases
from calculator.wording.phrases import plain


def record(answered: Answered, *, to_file: bool = False) -> Record:
    """The assessment that is the answer to a request, with its explanation.

    A sheet ``to_file`` has the places that are to be filled in on a page of their own, and what is still to be found
    out with the working.
    """
    procedure, request, found = answered.edition.procedure, answered.request, answered.result
    why, rule, form = explain(answered.edition.rules, request.answers), procedure.lead, procedure.sheet
    opening, worked_out = _opening(answered, why), _working(found, why)
    asked = tuple(f"{plain(asked)} {prospect}" for asked, prospect in wording.needed(found, why))
    needed = section(wording.NEEDED, wording.MOST_DECISIVE, Items(asked, numbered=True)) if asked else []
    lead = section(rule.heading, plain(wording.lead(found))) if rule else []
    reminders = section(wording.REMINDERS, Items(tuple(map(plain, wording.reminders(found)))))
    note, groups = wording.indicators(found)
    listed = [part for heading, items in groups for part in section(heading, Items(tuple(items)), level=2)]
    indicators = section(wording.INDICATORS, plain(note), *listed) if listed else []
    given = entered(request, widths=(3, 1))
    if not to_file:
        first, working = [*opening, *needed, *lead, *reminders], [*worked_out, *given, *indicators]
        return whole(f"{procedure.title}: are the criteria met?", answered, first, working)
    places = [Table((place.label,), (("",),), (1,), place.lines) for place in form.places]
    first = [form.intro, *opening, *lead, *on_new_page(section("To be filled in", *places))]
    return whole(form.title, answered, first, [*worked_out, *needed, *given, *indicators, *reminders])


def _opening(answered: Answered, why: Explanation) -> list[Part]:
    found = answered.result
    duties = [(duty.provision, f"{duty.text} {plain(wording.beside(found, duty))}") for duty in found.do_now]
    opening = section("Warnings", plain(wording.disagreement(found)))
    opening += section(wording.headline(found), *map(plain, wording.grounds(found, why)), *wording.could_become(found))
    for outcome, resting in wording.also(found):
        opening += section(f"{wording.ALSO}: {phrases.lower(outcome.title)}", plain(resting))
    return opening + section(wording.DO_NOW, boxes(answered, duties))


def _working(found: Assessment, why: Explanation) -> list[Part]:
    before, settling, further = wording.settling(found.procedure, why)
    ways = (f"{before}:", Items(tuple(map(plain, settling))), further) if settling else ()
    rows = []
    for one in wording.criteria(found):
        because = plain(wording.because(found, one, why.criteria[one.criterion.id]))
        rows.append((one.criterion.title, wording.status(found, one), because, ", ".join(one.criterion.provisions)))
    criteria = Table(("Criterion", "Status", "Why", "Provisions"), tuple(rows), (5, 3, 9, 3))
    return section(wording.WORKED_OUT, *map(plain, wording.working(found, why)), *ways, criteria)
