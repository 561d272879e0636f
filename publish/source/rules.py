"""The rules part of ``procedure.yaml``: how each of its parts is read."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType

from calculator.criteria.rules import MET, NOT_MET, OPEN
from calculator.dates.deadlines import STATUSES
from calculator.procedure import (
    UNKNOWN,
    Citation,
    Condition,
    Counting,
    Criterion,
    Duty,
    Event,
    Extension,
    Finding,
    Group,
    Indicators,
    Labels,
    Lead,
    Notice,
    Outcome,
    Planning,
    PresentDuty,
    PresentReading,
    Procedure,
    Question,
    Reading,
    Reminder,
    Step,
    Successor,
    Timescale,
    Undated,
    Warning,  # noqa: A004
)
from publish import prose
from publish.model import Chapter
from publish.problems import did_you_mean, one_of, quoted
from publish.source.fields import Fields

TAKES = ("date", "date_or_time", "outcome")
UNITS = ("hours", "working_days", "weeks", "months")
DIRECTIONS = ("after", "before")
DAYS = ("after", "from", "before")
CRITERION_STATUSES = (MET, OPEN, NOT_MET)


def read(fields: Fields, chapter: Chapter) -> Procedure:
    """The procedure out of the keys of the whole file, its texts as written."""
    points = {
        point.id: Citation(id=point.id, title=point.title, href=chapter.interpretation_href(point.id))
        for point in chapter.interpretations
    }
    do_now = fields.parts("do_now", _duty)
    return Procedure(
        id=chapter.id,
        title=chapter.title,
        called=chapter.called,
        edition=chapter.edition,
        unofficial=chapter.unofficial,
        calendar_domain=chapter.calendar_domain or f"{chapter.id}.invalid",
        forces=_labels((force.id, force.word) for force in chapter.forces),
        notices=tuple(
            Notice(code=notice.code, message=notice.message, provisions=notice.provisions) for notice in chapter.notices
        ),
        citations=MappingProxyType({}),
        answers=_labels(fields.parts("answers", partial(_label, kind="answers"), "answers", at_least=1)),
        groups=_by_id(fields.parts("groups", partial(_group, kind="groups"), "groups", at_least=1)),
        questions=_by_id(fields.parts("questions", _question, "questions", at_least=1)),
        findings=_by_id(fields.parts("findings", _finding, "findings")),
        outcomes=_by_id(fields.parts("outcomes", _outcome, "outcomes", at_least=1)),
        criterion_statuses=_statuses(fields, "criterion_statuses", CRITERION_STATUSES),
        criteria=_by_id(fields.parts("criteria", _criterion, "criteria", at_least=1)),
        lead=fields.part("lead", partial(_lead, chapter=chapter)) if fields.has("lead") else None,
        indicators=fields.part("indicators", _indicators) if fields.has("indicators") else None,
        do_now=do_now,
        contradictions=fields.parts("contradictions", _contradiction),
        reminders=fields.parts("reminders", _reminder, "reminders"),
        event_groups=_by_id(fields.parts("event_groups", partial(_group, kind="event_groups"), "event_groups")),
        events=_by_id(fields.parts("events", _event, "events", "choices")),
        counting=_by_id(fields.parts("counting", partial(_counting, points=points), "counting"), "unit"),
        timescales=_by_id(
            fields.parts("timescales", partial(_timescale, points=points, chapter=chapter), "timescales", "readings")
        ),
        undated=fields.parts("undated", partial(_undated, chapter=chapter, do_now=do_now), optional=True),
        planning=fields.part("planning", _planning) if fields.has("planning") else None,
        successor=fields.part("successor", partial(_successor, chapter=chapter)) if fields.has("successor") else None,
        statuses=_statuses(fields, "statuses", STATUSES),
        warnings=_by_id(fields.parts("warnings", _warning, "warnings"), "code"),
    )


def _by_id[T](parts: Iterable[T], id: str = "id") -> Mapping[str, T]:
    return MappingProxyType({getattr(part, id): part for part in parts})


def _labels(pairs: Iterable[tuple[str, str]]) -> Labels:
    return MappingProxyType(dict(pairs))


def _label(fields: Fields, *, kind: str) -> tuple[str, str]:
    return fields.id(kind), fields.text("label")


def _statuses(fields: Fields, kind: str, codes: tuple[str, ...]) -> Labels:
    def status(fields: Fields) -> tuple[str, str]:
        return fields.choice("id", codes, gives=kind), fields.text("label")

    return _labels(fields.parts(kind, status, kind))


def _group(fields: Fields, *, kind: str) -> Group:
    return Group(id=fields.id(kind), title=fields.text("title"), intro=fields.text("intro"))


def _question(fields: Fields) -> Question:
    question = Question(
        id=fields.id("questions"),
        group=fields.reference("group", "groups"),
        label=fields.text("label"),
        asks=fields.text("asks", quoting=True),
        help=fields.text("help", optional=True, quoting=True),
        answers=fields.references("answers", "answers"),
        unknown_counts_as=fields.reference("unknown_counts_as", "answers", optional=True),
        burden=fields.text("burden", optional=True),
        provisions=_provisions(fields),
    )
    fields.beside("burden", "unknown_counts_as")
    fields.beside("unknown_counts_as", "burden")
    counts_as, options = question.unknown_counts_as, [a for a in question.answers if a != UNKNOWN]
    if counts_as and options and counts_as not in options:
        hint = did_you_mean(counts_as, options)
        fields.wrong("unknown_counts_as", f"expected {one_of(options)}, found {quoted(counts_as)}{hint}")
    return question


def _finding(fields: Fields) -> Finding:
    return Finding(
        id=fields.id("findings"),
        label=fields.text("label"),
        when=fields.condition("when", uses=False),
        provisions=_provisions(fields),
    )


def _outcome(fields: Fields) -> Outcome:
    return Outcome(
        id=fields.id("outcomes"),
        force=fields.reference("force", "forces", optional=True),
        overrides=fields.references("overrides", "outcomes", optional=True),
        word=fields.text("word"),
        title=fields.text("title"),
        text=fields.text("text"),
        provisions=_provisions(fields),
    )


def _criterion(fields: Fields) -> Criterion:
    return Criterion(
        id=fields.id("criteria"),
        title=fields.text("title"),
        outcome=fields.reference("outcome", "outcomes"),
        force=fields.reference("force", "forces"),
        when=fields.condition("when"),
        provisions=_provisions(fields),
    )


def _lead(fields: Fields, *, chapter: Chapter) -> Lead:
    yes, no = fields.part("by", _by)
    return Lead(
        asks=fields.reference("asks", "questions"),
        yes=yes,
        no=no,
        partners=fields.reference("partners", "questions"),
        heading=fields.text("heading"),
        leads=fields.text("leads"),
        partnership=fields.text("partnership"),
        alike=fields.text("alike"),
        inference=fields.text("inference", optional=True),
        joining=fields.text("joining"),
        boards=_labels((board.id, board.name) for board in chapter.boards),
        elsewhere=fields.text("elsewhere"),
        provisions=_provisions(fields),
    )


def _by(fields: Fields) -> tuple[str, str]:
    return fields.reference("yes", "questions"), fields.reference("no", "questions")


def _indicators(fields: Fields) -> Indicators:
    return Indicators(
        note=fields.text("note"),
        not_where=fields.reference("not_where", "questions"),
        note_not_where=fields.text("note_not_where"),
        questions=fields.references("questions", "questions"),
        provisions=_provisions(fields),
    )


def _duty(fields: Fields) -> Duty:
    return Duty(
        provision=fields.reference("provision", "provisions"),
        text=fields.text("text", quoting=True),
        when=fields.condition("when", optional=True),
    )


def _contradiction(fields: Fields) -> Condition:
    return fields.condition("when")


def _reminder(fields: Fields) -> Reminder:
    if fields.has("outcomes") and fields.has("when"):
        fields.wrong("when", "expected outcomes or when, found both")
    return Reminder(
        id=fields.id("reminders"),
        text=fields.text("text", quoting=True),
        outcomes=fields.references("outcomes", "outcomes", optional=True),
        decided=fields.references("decided", "choices", optional=True),
        when=fields.condition("when", optional=True),
        provisions=_provisions(fields),
    )


def _event(fields: Fields) -> Event:
    event = Event(
        id=fields.id("events"),
        group=fields.reference("group", "event_groups"),
        label=fields.text("label"),
        asks=fields.text("asks"),
        help=fields.text("help", optional=True),
        takes=fields.choice("takes", TAKES),
        choices=_labels(fields.parts("choices", partial(_label, kind="choices"), "choices", at_least=2, optional=True)),
        not_before=fields.reference("not_before", "events", optional=True),
        requires=fields.reference("requires", "events", optional=True),
        projected_from=fields.reference("projected_from", "timescales", optional=True),
        provisions=_provisions(fields),
    )
    if event.takes == "outcome":
        fields.beside("choices", "takes")
    if event.takes in ("date", "date_or_time") and fields.has("choices"):
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
    period, unit = fields.number("period"), fields.choice("unit", UNITS)
    timescale = Timescale(
        id=id,
        title=fields.text("title"),
        short=fields.text("short", optional=True) or fields.text("title"),
        force=fields.reference("force", "forces"),
        runs_from=fields.reference("runs_from", "events"),
        period=period,
        unit=unit,
        within=prose.within(period, unit),
        direction=fields.choice("direction", DIRECTIONS),
        done=fields.reference("done", "events"),
        outcome=fields.reference("outcome", "choices", optional=True),
        outcome_needed=fields.flag("outcome_needed"),
        labels=fields.part("labels", _own_labels, optional=True),
        note=fields.text("note", optional=True),
        extension=fields.part("extension", _extension) if fields.has("extension") else None,
        readings=fields.parts("readings", partial(_reading, points=points), "readings", at_least=1, optional=True),
        interpretations=tuple(points[point.id] for point in chapter.interpretations if id in point.affects),
        provisions=_provisions(fields),
    )
    fields.beside("outcome", "outcome_needed")
    return timescale


def _own_labels(fields: Fields) -> Labels:
    labels = ((status, fields.text(status, optional=True)) for status in STATUSES)
    return _labels((status, label) for status, label in labels if label)


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


def _undated(fields: Fields, *, chapter: Chapter, do_now: tuple[Duty, ...]) -> Undated:
    """In words of its own, else in those of what to do now, else in those of its provision."""
    number = fields.reference("provision", "provisions")
    said = {duty.provision: duty.text for duty in do_now}
    forces = {provision.id: provision.force for provision in chapter.provisions()}
    return Undated(
        provision=number,
        text=fields.text("text", optional=True) or said.get(number) or f"{{{{ {number}{prose.TEXT} }}}}",
        force=forces.get(number, ""),
        moment=fields.reference("moment", "events"),
        outcome=fields.reference("outcome", "choices", optional=True),
    )


def _planning(fields: Fields) -> Planning:
    return Planning(
        event=fields.reference("event", "events"),
        text=fields.text("text"),
        steps=fields.parts("steps", _step, at_least=1),
    )


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


def _successor(fields: Fields, *, chapter: Chapter) -> Successor:
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
    period, unit = fields.number("period"), fields.choice("unit", UNITS)
    return PresentDuty(
        id=fields.id("duties"),
        title=fields.text("title"),
        runs_from=fields.reference("runs_from", "events"),
        start=fields.text("start"),
        period=period,
        unit=unit,
        within=prose.within(period, unit),
        note=fields.text("note", optional=True),
        readings=fields.parts("readings", _present_reading, optional=True),
    )


def _present_reading(fields: Fields) -> PresentReading:
    return PresentReading(
        id=fields.word("id"),
        after=fields.reference("after", "duties"),
        text=fields.text("text"),
    )


def _warning(fields: Fields) -> Warning:
    days = [key for key in DAYS if fields.has(key)]
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


def _provisions(fields: Fields) -> tuple[str, ...]:
    return fields.references("provisions", "provisions")
