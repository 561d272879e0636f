"""What ``procedure.yaml`` says of the dates: events, timescales and what goes with them, read and checked."""

from collections.abc import Iterable, Iterator
from functools import partial

from calculator import procedure as vocabulary
from calculator.criteria.assessment import INCONSISTENT
from calculator.dates.deadlines import STATUSES
from calculator.dates.warnings import BEYOND_CALENDAR, MISSING_START, REPEATED_HOUR
from calculator.procedure import Citation, Duty, Labels, Procedure
from publish.model import Chapter
from publish.problems import Problem, did_you_mean, quoted
from publish.source import records, values
from publish.source.fields import Fields
from publish.source.further_dates import check_successor, planning, successor
from publish.source.placeholders import TEXT, WITHIN
from publish.source.register import Register, check_codes, check_use
from publish.source.yaml import Mapping

_DAYS = ("after", "from", "before")
_EVENT = values.reference("events")


def read(fields: Fields, chapter: Chapter, do_now: Iterable[Duty]) -> dict:
    """The parts of a ``Procedure`` that are about dates, by their names, out of the keys of the whole file."""
    points = {one.id: Citation(one.id, one.title, f"interpretation/#{one.id}") for one in chapter.interpretations}
    named = values.references("interpretations", at_least=0).or_empty
    cited = named.then(lambda named: tuple(points[point] for point in named if point in points))
    counting = records.record(vocabulary.Counting, unit=values.id_of("counting", values.UNIT), interpretations=cited)
    timescale = partial(_timescale, points=points, chapter=chapter)
    undated = partial(_undated, chapter=chapter, do_now=do_now)
    read = fields.all(
        event_groups=records.listed(vocabulary.Group, "event_groups").then(records.by_id).or_empty,
        events=records.parts(_event, "events", "choices").then(records.by_id).or_empty,
        timescales=records.parts(timescale, "timescales", "readings").then(records.by_id).or_empty,
        counting=records.parts(counting, "counting").then(records.by_id).or_empty,
        undated=records.parts(undated).or_empty,
    )
    return read | fields.all(
        planning=records.part(partial(planning, events=read["events"], timescales=read["timescales"])).or_none,
        successor=records.part(successor(chapter)).or_none,
        statuses=records.labelled("statuses", codes=STATUSES).or_empty,
        warnings=records.parts(_warning, "warnings").then(records.by_id).or_empty,
    )


def _event(fields: Fields) -> vocabulary.Event:
    choices = fields.get("choices", records.parts(_choice, "choices", at_least=2).or_empty)
    named = records.labels((id, label) for id, label, _ in choices)
    forms = [(form.casefold(), id) for id, _, given in choices for form in given]
    event = vocabulary.Event(**fields.all(**_ASKED), choices=named, forms=records.labels(forms))
    for form, id in forms:
        if event.forms[form] != id:
            fields.wrong("choices", f"expected a form of one choice alone, found {quoted(form)} of two")
    fields.beside("passed", "too_late_for")
    fields.beside("too_late_for", "passed")
    if event.takes == "outcome":
        fields.beside("choices", "takes")
        where = "of an event that takes a date, found outcome"
        fields.only(where, "not_before", "undated", "too_late_for", "projected_from")
    elif event.takes:
        fields.only(f"of an event that takes an outcome, found {event.takes}", "choices")
    return event


def _choice(fields: Fields) -> tuple[str, str, tuple[str, ...]]:
    """The id of a choice, its words, and other forms in which a table may give it."""
    return (
        fields.get("id", values.id_of("choices")),
        fields.get("label", values.TEXT),
        fields.get("forms", values.several("a list of texts", values.LINE).or_empty),
    )


_ASKED = records.keys(
    vocabulary.Event,
    id=values.id_of("events"),
    group=values.reference("event_groups"),
    takes=values.choice(("date", "date_or_time", "outcome")),
    not_before=_EVENT.or_empty,
    presupposes=values.references("events", uses=False).or_empty,
    too_late_for=values.references("events", uses=False).or_empty,
    projected_from=values.reference("timescales").or_empty,
    optional=("help", "passed", "occasion"),
    but=("choices", "forms"),
)


def _own_labels(fields: Fields) -> Labels:
    own = fields.all(**dict.fromkeys(STATUSES, values.TEXT.or_empty))
    return records.labels((status, words) for status, words in own.items() if words)


def _timescale(fields: Fields, *, points: dict[str, Citation], chapter: Chapter) -> vocabulary.Timescale:
    keys = records.keys(
        vocabulary.Timescale,
        id=values.id_of("timescales"),
        direction=values.choice(("after", "before")),
        done=_EVENT.or_empty,
        outcome=values.reference("choices").or_empty,
        labels=records.part(_own_labels).or_empty,
        extension=records.part(records.record(vocabulary.Extension)).or_none,
        readings=records.parts(partial(_reading, points=points), "readings", at_least=1).or_empty,
        optional=("short", "passed", "rule", "note"),
        but=("by", "within", "interpretations"),
    )
    given = fields.all(**keys)
    fields.beside("outcome", "outcome_needed")
    fields.either("done", "minimum")
    fields.beside("passed", "minimum")
    fields.beside("minimum", "passed")
    names = {body.id: body.name for body in chapter.bodies}
    quoting = [part for part in chapter.provisions() if f"{{{{ {given['id']}{WITHIN} }}}}" in part.text]
    by = dict.fromkeys(names[body] for part in quoting for body in part.by if body in names)
    affecting = tuple(points[point.id] for point in chapter.interpretations if given["id"] in point.affects)
    short, within = given["short"] or given["title"], values.within(given["period"], given["unit"])
    derived = {"short": short, "by": tuple(by), "within": within, "interpretations": affecting}
    return vocabulary.Timescale(**given | derived)


def _reading(fields: Fields, *, points: dict[str, Citation]) -> vocabulary.Reading:
    fields.either("days", "after_closed_day", "runs_from")
    otherwise = fields.all(after_closed_day=values.FLAG, runs_from=_EVENT.or_empty)
    days = values.number()
    keys = records.keys(
        vocabulary.Reading,
        id=values.id_of("readings"),
        days=days.or_empty if otherwise["after_closed_day"] or fields.has("runs_from") else days,
        interpretation=values.reference("interpretations").then(points.get),
        but=otherwise,
    )
    return vocabulary.Reading(**otherwise, **fields.all(**keys))


def _undated(fields: Fields, *, chapter: Chapter, do_now: Iterable[Duty]) -> vocabulary.Undated:
    """In words of its own, else in those of what to do now, else in those of its provision."""
    keys = fields.all(
        provision=values.reference("provisions"),
        text=values.TEXT.or_empty,
        moment=_EVENT,
        outcome=values.reference("choices").or_empty,
    )
    number = keys["provision"]
    others = {duty.provision: " ".join(filter(None, (duty.text, duty.who and f"{duty.who}."))) for duty in do_now}
    text = keys["text"] or others.get(number) or f"{{{{ {number}{TEXT} }}}}"
    provision = next((one for one in chapter.provisions() if one.id == number), None)
    if provision and provision.items and not (keys["text"] or number in others):
        fields.wrong("provision", f"expected a text beside it: that of {number} leads to its lettered parts")
    return vocabulary.Undated(**keys | {"text": text}, force=provision.force if provision else "")


def _warning(fields: Fields) -> vocabulary.Warning:
    day = fields.either(*_DAYS)
    keys = fields.all(
        code=values.id_of("warnings"),
        message=values.TEXT,
        events=values.references("events").or_empty,
        **dict.fromkeys(_DAYS, values.DAY.or_none),
    )
    if keys["code"] == MISSING_START:
        fields.beside("events", "code")
    elif not day:
        fields.only("beside after, from or before", "events")
    return vocabulary.Warning(from_=keys.pop("from"), **keys)


def check(procedure: Procedure, register: Register, root: Mapping) -> Iterator[Problem]:
    """What must hold of the dates as a whole, in as far as they could be read."""
    if procedure.timescales:
        yield from check_codes(register, root, "statuses", STATUSES)
    elif "timescales" not in register.lost:
        for key, part in (("statuses", procedure.statuses), ("counting", procedure.counting)):
            if part:
                yield root.at(key).problem("expected only beside timescales")
    yield from _check_events(procedure, register)
    yield from _check_shown(procedure, register)
    yield from _check_dates(procedure, register)
    yield from _check_timescales(procedure, register)
    yield from check_successor(procedure, register)
    yield from _check_warnings(procedure, register, root)
    used = register.used("events")
    if any(timescale.outcome for timescale in procedure.timescales.values()):
        used |= {event.id for event in procedure.events.values() if event.takes == "outcome"}
    yield from check_use(register, "events", used, "uses")
    yield from check_use(register, "event_groups", register.used("event_groups"), "uses")


def _check_events(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """An event depends on no later one and is projected by what it meets; one event alone is an outcome."""
    events = [event for event in procedure.events.values() if event.id]
    outcomes = [event.id for event in events if event.takes == "outcome"]
    for another in outcomes[1:]:
        message = f"expected one event that takes an outcome, found {quoted(outcomes[0])} too"
        yield register.problem("events", another, "takes", message)
    for place, event in enumerate(events):
        if event.id in outcomes:
            continue
        earlier = [other.id for other in events[:place]]
        asked = [id for id in earlier if id not in outcomes]
        other = event.not_before
        if other in register.given["events"] and other not in asked:
            message = f"expected a date that is asked earlier, found {quoted(other)}{did_you_mean(other, asked)}"
            yield register.problem("events", event.id, "not_before", message)
        timescale = event.projected_from and procedure.timescales.get(event.projected_from)
        if timescale and timescale.done != event.id:
            message = f"expected a timescale that {quoted(event.id)} meets, found {quoted(timescale.id)}"
            yield register.problem("events", event.id, "projected_from", message)
        elif timescale and timescale.runs_from not in earlier:
            message = f"expected a timescale that runs from an earlier date, found {quoted(timescale.id)}"
            yield register.problem("events", event.id, "projected_from", message)


def _check_shown(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """An event shows one thing of each of some others; only what is due is undated or too late."""
    due = {timescale.done for timescale in procedure.timescales.values() if not timescale.minimum}
    begun = {timescale.runs_from for timescale in procedure.timescales.values()}
    moments = {duty.moment for duty in procedure.undated}
    whole = due | moments <= procedure.events.keys() and "events" not in register.unseen
    free = procedure.events.keys() - due if whole else set()
    for event in filter(lambda event: event.id, procedure.events.values()):
        itself, late = {event.id}, {*event.too_late_for}
        came = itself | {*event.presupposes}
        for key, others, expected in (
            ("presupposes", itself.intersection(event.presupposes), "other events"),
            ("too_late_for", late & came, "events that it does not presuppose"),
            ("too_late_for", late & free - came, "events that meet a timescale"),
        ):
            for other in others:
                yield register.problem("events", event.id, key, f"expected {expected}, found {quoted(other)}")
        if event.undated and event.id in free - begun and event.takes != "outcome":
            message = "expected only of an event that meets a timescale, or from which one runs"
            yield register.problem("events", event.id, "undated", message)
        if event.occasion and event.id not in moments and whole:
            message = "expected only of an event at which a duty without a date comes up"
            yield register.problem("events", event.id, "occasion", message)


def _check_dates(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """Whatever goes by the date of an event names one that takes a date; an outcome too may lack its start."""
    outcomes = {event.id for event in procedure.events.values() if event.takes == "outcome"}
    lacking = register.given["warnings"].get(MISSING_START)
    for naming in register.named:
        path = naming.node.path
        other = path.endswith(".not_before") or (lacking and path.startswith(f"{lacking.path}.events"))
        if naming.kinds == ("events",) and naming.id in outcomes and not other:
            yield naming.node.problem(f"expected an event that takes a date, found {quoted(naming.id)}")


def _check_timescales(procedure: Procedure, register: Register) -> Iterator[Problem]:
    """A timescale is met by another event than that from which it runs; how its unit is counted is told."""
    told = {*register.given["counting"], *register.lost}
    for timescale in filter(lambda timescale: timescale.id, procedure.timescales.values()):
        if timescale.minimum and timescale.direction == "before":
            message = "expected after, since a minimum ends at the earliest on its day"
            yield register.problem("timescales", timescale.id, "direction", message)
        if timescale.done and timescale.done == timescale.runs_from:
            message = f"expected another event than that from which it runs, found {quoted(timescale.done)}"
            yield register.problem("timescales", timescale.id, "done", message)
        for reading in timescale.readings:
            if reading.id and reading.runs_from and reading.runs_from in (timescale.runs_from, timescale.done):
                message = f"expected another event than those of its timescale, found {quoted(reading.runs_from)}"
                yield register.problem("readings", reading.id, "runs_from", message)
        if timescale.unit and told.isdisjoint((timescale.unit, "counting")):
            message = f"expected a unit whose counting is told, found {quoted(timescale.unit)}"
            yield register.problem("timescales", timescale.id, "unit", message)


def _check_warnings(procedure: Procedure, register: Register, root: Mapping) -> Iterator[Problem]:
    """A warning has a day that raises it, or is one that the calculator raises of itself; of these, none is missing."""
    can = {
        BEYOND_CALENDAR: bool(procedure.timescales),
        REPEATED_HOUR: any(event.takes == "date_or_time" for event in procedure.events.values()),
        INCONSISTENT: bool(procedure.contradictions),
        MISSING_START: any(event.presupposes for event in procedure.events.values()),
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
    missing = procedure.warnings.get(MISSING_START)
    for event in missing.events if missing and "events" not in register.unseen else ():
        if event in procedure.events and not procedure.events[event].presupposes:
            message = f"expected events that presuppose others, found {quoted(event)}"
            yield register.problem("warnings", MISSING_START, "events", message)
