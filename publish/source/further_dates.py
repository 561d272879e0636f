"""Dates that are no due dates of the procedure: its backward plan, and the present duties. Read and checked."""

from collections.abc import Iterator, Mapping

from calculator import procedure as vocabulary
from calculator.procedure import Event, Procedure, Step, Timescale
from publish.model import Chapter
from publish.problems import Problem, did_you_mean, quoted
from publish.source import records, values
from publish.source.fields import Fields, Reader
from publish.source.register import Register

_EVENT = values.reference("events")


def planning(fields: Fields, events: Mapping[str, Event], timescales: Mapping[str, Timescale]) -> vocabulary.Planning:
    """The steps back from the date of an event, each tied to one that an earlier step reaches."""
    event = fields.get("event", _EVENT)
    reached = [event]
    by = values.reference("timescales")
    dates = {id for id in events if events[id].takes != "outcome"}

    def step(fields: Fields) -> Step:
        """A step is tied to what is reached by a timescale of its event, or by nothing but that it comes no later."""
        step = records.record(
            Step,
            timescale=by.or_empty if fields.either("timescale", "not_after") == "not_after" else by,
            not_after=_EVENT.or_empty,
            optional=("note", "provisions"),
        )(fields)
        timescale = step.timescale and timescales.get(step.timescale)
        ends = (timescale.runs_from, timescale.done) if timescale else ()
        if step.event in reached and step.event in dates:
            fields.wrong("event", f"expected a date that no earlier step reaches, found {quoted(step.event)}")
        elif ends and ends[0] != ends[1] and dates.issuperset(ends):
            if not any(step.event == one and other in reached for one, other in (ends, ends[::-1])):
                between = f"expected a timescale between {quoted(step.event)} and a later date of the steps"
                fields.wrong("timescale", f"{between}, found {quoted(step.timescale)}")
        elif step.not_after in dates and step.not_after not in reached:
            found = f"found {quoted(step.not_after)}{did_you_mean(step.not_after, reached)}"
            fields.wrong("not_after", f"expected a date that an earlier step reaches, {found}")
        reached.append(step.event)
        return step

    return vocabulary.Planning(event=event, **fields.all(text=values.TEXT, steps=records.parts(step, at_least=1)))


def successor(chapter: Chapter) -> Reader[vocabulary.Successor]:
    """A reader of the duties that took the place of the procedure."""
    titles = {source.id: source.title for source in chapter.sources}

    def cited(source: str) -> vocabulary.Citation:
        return vocabulary.Citation(source, titles.get(source, ""), f"sources/#source-{source}")

    return records.record(
        vocabulary.Successor,
        warning=values.reference("warnings"),
        source=values.reference("sources").then(cited),
        duties=records.parts(_present_duty, "duties", at_least=1),
    )


def _present_duty(fields: Fields) -> vocabulary.PresentDuty:
    keys = records.keys(
        vocabulary.PresentDuty,
        id=values.id_of("duties"),
        optional=["note"],
        readings=records.parts(_present_reading).or_empty,
        but=("within",),
    )
    given = fields.all(**keys)
    return vocabulary.PresentDuty(**given, within=values.within(given["period"], given["unit"]))


_present_reading = records.record(vocabulary.PresentReading, id=values.WORD, after=values.reference("duties"))


def check_successor(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """A reading of a present duty runs from an earlier one."""
    earlier: list[str] = []
    for duty in procedure.successor.duties if procedure.successor else ():
        for reading in duty.readings:
            if reading.after in register.given["duties"] and reading.after not in earlier:
                hint = did_you_mean(reading.after, earlier)
                message = f"expected a duty listed earlier, found {quoted(reading.after)}{hint}"
                yield register.problem("duties", duty.id, "readings", message)
        earlier.append(duty.id)
