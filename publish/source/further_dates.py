"""Dates that are no due dates of the procedure: its backward plan, and the present duties. Read and checked."""

from collections.abc import Iterator, Mapping

from calculator.procedure import (
    Citation,
    Event,
    Planning,
    PresentDuty,
    PresentReading,
    Procedure,
    Step,
    Successor,
    Timescale,
)
from publish.model import Chapter
from publish.problems import Problem, did_you_mean, quoted
from publish.source.fields import Fields, period
from publish.source.register import Register


def read_planning(fields: Fields, events: Mapping[str, Event], timescales: Mapping[str, Timescale]) -> Planning:
    """The steps back from the date of an event, each tied to one that an earlier step reaches."""
    event = fields.reference("event", "events")
    reached = [event]

    def step(fields: Fields) -> Step:
        found = _step(fields)
        _check_step(found, fields, reached, [id for id in events if events[id].takes != "outcome"], timescales)
        reached.append(found.event)
        return found

    return Planning(event=event, text=fields.text("text"), steps=fields.parts("steps", step, at_least=1))


def _step(fields: Fields) -> Step:
    if fields.has("timescale") and fields.has("not_after"):
        fields.wrong("not_after", "expected timescale or not_after, found both")
    return Step(
        event=fields.reference("event", "events"),
        title=fields.text("title"),
        timescale=fields.reference("timescale", "timescales", optional=fields.has("not_after")),
        not_after=fields.reference("not_after", "events", optional=True),
        note=fields.text("note", optional=True),
        otherwise=fields.text("otherwise"),
        provisions=fields.references("provisions", "provisions", optional=True),
    )


def _check_step(
    step: Step, fields: Fields, reached: list[str], dates: list[str], timescales: Mapping[str, Timescale]
) -> None:
    """A step is tied to what is reached by a timescale of its event, or by nothing but that it comes no later."""
    timescale = timescales.get(step.timescale)
    if step.event in reached and step.event in dates:
        fields.wrong("event", f"expected a date that no earlier step reaches, found {quoted(step.event)}")
    elif timescale and len({timescale.runs_from, timescale.done} & {*dates}) == 2:
        others = {timescale.runs_from: timescale.done, timescale.done: timescale.runs_from}
        if others.get(step.event) not in reached:
            message = f"expected a timescale between {quoted(step.event)} and a later date of the steps"
            fields.wrong("timescale", f"{message}, found {quoted(step.timescale)}")
    elif step.not_after in dates and step.not_after not in reached:
        hint = did_you_mean(step.not_after, reached)
        message = f"expected a date that an earlier step reaches, found {quoted(step.not_after)}{hint}"
        fields.wrong("not_after", message)


def read_successor(fields: Fields, chapter: Chapter) -> Successor:
    """The duties that took the place of the procedure."""
    named = fields.reference("source", "sources")
    titles = {source.id: source.title for source in chapter.sources}
    return Successor(
        warning=fields.reference("warning", "warnings"),
        title=fields.text("title"),
        text=fields.text("text"),
        source=Citation(id=named, title=titles.get(named, ""), href=chapter.source_href(named)),
        duties=fields.parts("duties", _present_duty, "duties", at_least=1),
    )


def _present_duty(fields: Fields) -> PresentDuty:
    return PresentDuty(
        id=fields.id("duties"),
        title=fields.text("title"),
        runs_from=fields.reference("runs_from", "events"),
        start=fields.text("start"),
        **period(fields),
        note=fields.text("note", optional=True),
        readings=fields.parts("readings", _present_reading, optional=True),
    )


def _present_reading(fields: Fields) -> PresentReading:
    return PresentReading(
        id=fields.word("id"),
        after=fields.reference("after", "duties"),
        text=fields.text("text"),
    )


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
