"""What ``procedure.yaml`` says of the dates: events, timescales and what goes with them, read and checked."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from calculator.criteria.assessment import INCONSISTENT
from calculator.dates.deadlines import STATUSES
from calculator.dates.warnings import BEYOND_CALENDAR, REPEATED_HOUR
from calculator.procedure import (
    Citation,
    Counting,
    Duty,
    Event,
    Extension,
    Labels,
    Procedure,
    Reading,
    Timescale,
    Undated,
    Warning,  # noqa: A004
)
from publish.model import Chapter
from publish.problems import Problem, did_you_mean, quoted
from publish.source.fields import UNITS, Fields, by_id, group, label, labels, period, provisions, statuses
from publish.source.further_dates import check_successor, read_planning, read_successor
from publish.source.placeholders import TEXT
from publish.source.register import Register, check_codes, check_use
from publish.source.yaml.nodes import Mapping

_DATES = ("date", "date_or_time")
_TAKES = (*_DATES, "outcome")
_DIRECTIONS = ("after", "before")
_DAYS = ("after", "from", "before")


def read(fields: Fields, chapter: Chapter, do_now: Iterable[Duty]) -> dict:
    """The parts of a ``Procedure`` that are about dates, by their names, out of the keys of the whole file."""
    points = {
        point.id: Citation(id=point.id, title=point.title, href=chapter.interpretation_href(point.id))
        for point in chapter.interpretations
    }
    groups = partial(group, kind="event_groups")
    counting, timescale = partial(_counting, points=points), partial(_timescale, points=points, chapter=chapter)
    undated = partial(_undated, chapter=chapter, do_now=do_now)
    event_groups = by_id(fields.parts("event_groups", groups, "event_groups", optional=True))
    events = by_id(fields.parts("events", _event, "events", "choices", optional=True))
    timescales = by_id(fields.parts("timescales", timescale, "timescales", "readings", optional=True))
    planning = partial(read_planning, events=events, timescales=timescales)
    return {
        "event_groups": event_groups,
        "events": events,
        "counting": by_id(fields.parts("counting", counting, "counting", optional=True), "unit"),
        "timescales": timescales,
        "undated": fields.parts("undated", undated, optional=True),
        "planning": fields.part("planning", planning, optional=True),
        "successor": fields.part("successor", partial(read_successor, chapter=chapter), optional=True),
        "statuses": statuses(fields, "statuses", STATUSES, optional=True),
        "warnings": by_id(fields.parts("warnings", _warning, "warnings", optional=True), "code"),
    }


def _event(fields: Fields) -> Event:
    event = Event(
        id=fields.id("events"),
        group=fields.reference("group", "event_groups"),
        label=fields.text("label"),
        asks=fields.text("asks"),
        help=fields.text("help", optional=True),
        takes=fields.choice("takes", _TAKES),
        choices=labels(fields.parts("choices", partial(label, kind="choices"), "choices", at_least=2, optional=True)),
        not_before=fields.reference("not_before", "events", optional=True),
        requires=fields.reference("requires", "events", optional=True),
        projected_from=fields.reference("projected_from", "timescales", optional=True),
        provisions=provisions(fields),
    )
    if event.takes == "outcome":
        fields.beside("choices", "takes")
    if event.takes in _DATES and fields.has("choices"):
        fields.wrong("choices", f"expected only of an event that takes an outcome, found {event.takes}")
    for key in ("not_before", "projected_from"):
        if event.takes == "outcome" and fields.has(key):
            fields.wrong(key, "expected only of an event that takes a date, found outcome")
    return event


def _counting(fields: Fields, *, points: dict[str, Citation]) -> Counting:
    named = fields.references("interpretations", "interpretations", at_least=0, optional=True)
    return Counting(
        unit=fields.choice("unit", UNITS, gives="counting"),
        text=fields.text("text"),
        interpretations=tuple(points[point] for point in named if point in points),
    )


def _extension(fields: Fields) -> Extension:
    return Extension(
        event=fields.reference("event", "events"),
        last_day=fields.text("last_day"),
        agreed=fields.text("agreed"),
        text=fields.text("text"),
    )


def _timescale(fields: Fields, *, points: dict[str, Citation], chapter: Chapter) -> Timescale:
    id = fields.id("timescales")
    timescale = Timescale(
        id=id,
        title=fields.text("title"),
        short=fields.text("short", optional=True) or fields.text("title"),
        force=fields.reference("force", "forces"),
        runs_from=fields.reference("runs_from", "events"),
        **period(fields),
        direction=fields.choice("direction", _DIRECTIONS),
        done=fields.reference("done", "events"),
        outcome=fields.reference("outcome", "choices", optional=True),
        outcome_needed=fields.flag("outcome_needed"),
        labels=fields.part("labels", _own_labels, optional=True) or labels(()),
        note=fields.text("note", optional=True),
        extension=fields.part("extension", _extension, optional=True),
        readings=fields.parts("readings", partial(_reading, points=points), "readings", at_least=1, optional=True),
        interpretations=tuple(points[point.id] for point in chapter.interpretations if id in point.affects),
        provisions=provisions(fields),
    )
    fields.beside("outcome", "outcome_needed")
    return timescale


def _own_labels(fields: Fields) -> Labels:
    own = ((status, fields.text(status, optional=True)) for status in STATUSES)
    return labels((status, words) for status, words in own if words)


def _reading(fields: Fields, *, points: dict[str, Citation]) -> Reading:
    point = fields.reference("interpretation", "interpretations")
    after_closed_day = fields.flag("after_closed_day")
    return Reading(
        id=fields.id("readings"),
        days=0 if after_closed_day else fields.number("days"),
        after_closed_day=after_closed_day,
        text=fields.text("text"),
        interpretation=points.get(point) or Citation(id=point, title="", href=""),
    )


def _undated(fields: Fields, *, chapter: Chapter, do_now: Iterable[Duty]) -> Undated:
    """In words of its own, else in those of what to do now, else in those of its provision."""
    number = fields.reference("provision", "provisions")
    said = {duty.provision: duty.text for duty in do_now}
    forces = {provision.id: provision.force for provision in chapter.provisions()}
    return Undated(
        provision=number,
        text=fields.text("text", optional=True) or said.get(number) or f"{{{{ {number}{TEXT} }}}}",
        force=forces.get(number, ""),
        moment=fields.reference("moment", "events"),
        outcome=fields.reference("outcome", "choices", optional=True),
    )


def _warning(fields: Fields) -> Warning:
    days = [key for key in _DAYS if fields.has(key)]
    for key in days[1:]:
        fields.wrong(key, f"expected one of after, from and before, found {days[0]} too")
    if fields.has("events") and not days:
        fields.wrong("events", "expected only beside after, from or before")
    return Warning(
        code=fields.id("warnings", key="code"),
        message=fields.text("message"),
        after=_day(fields, "after"),
        from_=_day(fields, "from"),
        before=_day(fields, "before"),
        events=fields.references("events", "events", optional=True),
    )


def _day(fields: Fields, key: str) -> date | None:
    written = fields.day(key)
    return date.fromisoformat(written) if written else None


def check(procedure: Procedure, register: Register, root: Mapping) -> Iterator[Problem]:
    """What must hold of the dates as a whole, in as far as they could be read."""
    yield from _check_parts(procedure, register, root)
    yield from _check_events(procedure, register)
    yield from _check_dates(procedure, register)
    yield from _check_projections(procedure, register)
    yield from _check_timescales(procedure, register)
    yield from check_successor(procedure, register)
    yield from _check_warnings(procedure, register, root)
    yield from check_use(register, "events", _used(procedure, register), "uses")
    yield from check_use(register, "event_groups", register.used("event_groups"), "uses")


def _check_parts(procedure: Procedure, register: Register, root: Mapping) -> Iterator[Problem]:
    """Timescales have words for each status; without any, there are none, and no time is counted."""
    if procedure.timescales:
        yield from check_codes(register, root, "statuses", STATUSES)
    elif "timescales" not in register.lost:
        for key, part in (("statuses", procedure.statuses), ("counting", procedure.counting)):
            if part:
                yield root.at(key).problem("expected only beside timescales")


def _check_events(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """An event depends on no later one, and one event alone is an outcome."""
    asked: list[str] = []
    outcome = ""
    for event in procedure.events.values():
        if not event.id:
            continue
        for key, other in (("not_before", event.not_before), ("requires", event.requires)):
            if other in register.given["events"] and other not in asked:
                hint = did_you_mean(other, asked)
                message = f"expected a date that is asked earlier, found {quoted(other)}{hint}"
                yield register.problem("events", event.id, key, message)
        if event.takes != "outcome":
            asked.append(event.id)
        elif outcome:
            message = f"expected one event that takes an outcome, found {quoted(outcome)} too"
            yield register.problem("events", event.id, "takes", message)
        else:
            outcome = event.id


def _check_dates(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """Whatever goes by the date of an event names one that takes a date."""
    outcomes = {event.id for event in procedure.events.values() if event.takes == "outcome"}
    for naming in register.named:
        earlier = naming.node.path.endswith((".not_before", ".requires"))
        if naming.kinds == ("events",) and naming.id in outcomes and not earlier:
            yield naming.node.problem(f"expected an event that takes a date, found {quoted(naming.id)}")


def _check_projections(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """An event is projected from the timescale that it meets, which runs from an earlier event."""
    timescales = procedure.timescales
    asked: list[str] = []
    for event in procedure.events.values():
        timescale = timescales.get(event.projected_from)
        if event.id and timescale:
            message = ""
            if timescale.done != event.id:
                message = f"expected a timescale that {quoted(event.id)} meets, found {quoted(timescale.id)}"
            elif timescale.runs_from not in asked:
                message = f"expected a timescale that runs from an earlier date, found {quoted(timescale.id)}"
            if message:
                yield register.problem("events", event.id, "projected_from", message)
        asked.append(event.id)


def _check_timescales(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """A timescale is met by another event than that from which it runs; how its unit is counted is told."""
    told = {*register.given["counting"], *register.lost}
    for timescale in procedure.timescales.values():
        if not timescale.id:
            continue
        if timescale.done and timescale.done == timescale.runs_from:
            message = f"expected another event than that from which it runs, found {quoted(timescale.done)}"
            yield register.problem("timescales", timescale.id, "done", message)
        if timescale.unit and told.isdisjoint((timescale.unit, "counting")):
            message = f"expected a unit whose counting is told, found {quoted(timescale.unit)}"
            yield register.problem("timescales", timescale.id, "unit", message)


def _check_warnings(procedure: Procedure, register: Register, root: Mapping) -> Iterator[Problem]:
    """A warning has a day that raises it, or is one that the calculator raises of itself; of these, none is missing."""
    can = {
        BEYOND_CALENDAR: bool(procedure.timescales),
        REPEATED_HOUR: any(event.takes == "date_or_time" for event in procedure.events.values()),
        INCONSISTENT: bool(procedure.contradictions),
    }
    yield from check_codes(register, root, "warnings", [code for code, raised in can.items() if raised])
    for code, node in register.given["warnings"].items():
        day = next((key for key in _DAYS if key in node.entries), None)
        if code in can and day:
            message = f"expected no day, since the calculator raises {quoted(code)} of itself"
            yield node.at(day).problem(message)
        elif code in can and not can[code] and not register.unseen:
            yield node.at("code").problem(f"nothing raises {quoted(code)}", loose=True)
        if code not in can and not day:
            hint = did_you_mean(code, can)
            yield node.at("code").problem(f"expected after, from or before with {quoted(code)}{hint}")


def _used(procedure: Procedure, register: Register) -> set[str]:
    """The events that something uses; a timescale that arises on one outcome alone uses that event."""
    used = register.used("events")
    if any(timescale.outcome for timescale in procedure.timescales.values()):
        used |= {event.id for event in procedure.events.values() if event.takes == "outcome"}
    return used
