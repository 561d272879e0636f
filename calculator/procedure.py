"""The vocabulary: what a procedure asks, concludes and counts, as frozen data.

Everything here comes from ``procedure.yaml`` by way of ``publish/source.py`` and holds what the calculators need and
no more; the chapter's prose stays with the pages. ``from_dict(to_dict(procedure)) == procedure``.
"""

from dataclasses import asdict, dataclass, fields

type Condition = str | tuple
"""A question's or finding's id, or ``("all", *conditions)``, ``("any", *conditions)``, ``("not", condition)``."""

YES, NO, UNKNOWN = "yes", "no", "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A provision as a result cites it: its number, its heading and where it stands in the site."""

    id: str
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the chapter's own notices say, as history."""

    code: str
    message: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The words shown for an id: of an answer, a status, a choice, a board."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Questions or dates that are asked together."""

    id: str
    title: str
    intro: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of the eligibility form. ``unknown_counts_as`` is set only where the burden of proof lies there."""

    id: str
    group: str
    label: str
    asks: str
    help: str
    answers: tuple[str, ...]
    unknown_counts_as: str
    burden: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A named condition."""

    id: str
    label: str
    when: Condition
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A conclusion. Criteria reach those that have a force; the order of the file is their precedence.

    ``overrides`` are the later outcomes that it decides over where criteria of both are met.
    """

    id: str
    force: str
    overrides: tuple[str, ...]
    word: str
    title: str
    text: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A condition under which an outcome follows."""

    id: str
    title: str
    outcome: str
    force: str
    when: Condition
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Which board leads: ``asks`` is the question that decides between the two questions ``yes`` and ``no``.

    ``inference`` is said where ``yes`` decided: how the board was taken from an answer that names none. ``joining`` is
    said where ``partners`` is so.
    """

    asks: str
    yes: str
    no: str
    partners: str
    inference: str
    joining: str
    boards: tuple[Label, ...]
    elsewhere: Label
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """Questions that are listed and never scored, for cases where ``not_where`` is not so.

    ``note`` is said beside them, and ``note_not_where`` in its place where ``not_where`` is so.
    """

    note: str
    not_where: str
    note_not_where: str
    questions: tuple[str, ...]
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What to do now, unless ``when`` is ruled out; ``None`` is always."""

    provision: str
    text: str
    when: Condition | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Answers that cannot all be right together."""

    when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What a person reads beside a result: always, beside some outcomes, or where a condition holds.

    ``decided`` are the outcomes of the decision beside which it is read in a timeline too.
    """

    id: str
    text: str
    outcomes: tuple[str, ...]
    decided: tuple[str, ...]
    when: Condition | None
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A date that the timeline takes. ``takes`` is ``date``, ``date_or_time`` or ``outcome`` (one of ``choices``)."""

    id: str
    group: str
    label: str
    asks: str
    help: str
    takes: str
    choices: tuple[Label, ...]
    not_before: str
    requires: str
    projected_from: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How a unit of time is counted."""

    unit: str
    text: str
    interpretations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Another reading of a timescale, shown beside the one taken.

    Either a number of whole ``days``, or, where it is 0, the same period counted from the next working day where the
    timescale runs from a closed one (``after_closed_day``).
    """

    id: str
    days: int
    after_closed_day: bool
    text: str
    interpretation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """Where more time may be agreed: the event whose date that gives, and what is said of it."""

    event: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timescale:
    """A period that runs ``after`` or ``before`` an event.

    ``unit`` is ``hours``, ``working_days``, ``weeks`` or ``months``; ``within`` is the period in words; ``done`` is
    the event that meets it. ``outcome`` is the only decision under which it arises; where ``outcome_needed``, its date
    is projected until that decision is given. ``labels`` replace the words of a status. ``short`` is the title where
    there is little room. ``extension`` is None where nothing else may be agreed. ``interpretations`` are the points
    of interpretation that affect it.
    """

    id: str
    title: str
    short: str
    force: str
    runs_from: str
    period: int
    unit: str
    within: str
    direction: str
    done: str
    outcome: str
    outcome_needed: bool
    labels: tuple[Label, ...]
    note: str
    extension: Extension | None
    readings: tuple[Reading, ...]
    interpretations: tuple[Citation, ...]
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """A duty that has no period, and the event at which it comes up; ``outcome`` as of a timescale."""

    provision: str
    text: str
    force: str
    moment: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step back from a wished date: an event that a timescale, or nothing but ``not_after``, ties to a later one.

    ``otherwise`` is what follows where the event comes later than the latest date.
    """

    event: str
    title: str
    timescale: str
    not_after: str
    note: str
    otherwise: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """The steps back from the date of an event, each after those on which it depends."""

    event: str
    text: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentReading:
    """The same period of a present duty, counted from the last day for another."""

    id: str
    after: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentDuty:
    """What applies in place of the procedure: a period after an event of ours that stands for ``start``."""

    id: str
    title: str
    runs_from: str
    start: str
    period: int
    unit: str
    within: str
    note: str
    readings: tuple[PresentReading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """The duties that took the place of the procedure, shown beside a warning; none of them is the procedure's."""

    warning: str
    text: str
    source: Citation
    duties: tuple[PresentDuty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:
    """What is said of dates ``after``, ``from_`` or ``before`` a day, of ``events`` or of any; or on a code alone."""

    code: str
    message: str
    after: str
    from_: str
    before: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """Everything that the calculators know. Ids, titles and texts are those of ``procedure.yaml``."""

    id: str
    title: str
    edition: str
    unofficial: str
    notices: tuple[Notice, ...]
    citations: tuple[Citation, ...]
    answers: tuple[Label, ...]
    groups: tuple[Group, ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]
    criterion_statuses: tuple[Label, ...]
    criteria: tuple[Criterion, ...]
    lead: Lead
    indicators: Indicators
    do_now: tuple[Duty, ...]
    contradictions: tuple[Contradiction, ...]
    reminders: tuple[Reminder, ...]
    event_groups: tuple[Group, ...]
    events: tuple[Event, ...]
    counting: tuple[Counting, ...]
    timescales: tuple[Timescale, ...]
    undated: tuple[Undated, ...]
    planning: Planning | None
    successor: Successor | None
    statuses: tuple[Label, ...]
    warnings: tuple[Warning, ...]

    def question(self, id: str) -> Question:
        """The question of that id. Raises StopIteration where there is none, as do the others."""
        return next(question for question in self.questions if question.id == id)

    def event(self, id: str) -> Event:
        """The event of that id."""
        return next(event for event in self.events if event.id == id)

    def outcome(self, id: str) -> Outcome:
        """The outcome of that id."""
        return next(outcome for outcome in self.outcomes if outcome.id == id)

    def timescale(self, id: str) -> Timescale:
        """The timescale of that id."""
        return next(timescale for timescale in self.timescales if timescale.id == id)


_PARTS = {
    "notices": Notice,
    "citations": Citation,
    "answers": Label,
    "groups": Group,
    "questions": Question,
    "findings": Finding,
    "outcomes": Outcome,
    "criterion_statuses": Label,
    "criteria": Criterion,
    "lead": Lead,
    "indicators": Indicators,
    "do_now": Duty,
    "contradictions": Contradiction,
    "reminders": Reminder,
    "event_groups": Group,
    "events": Event,
    "counting": Counting,
    "timescales": Timescale,
    "undated": Undated,
    "planning": Planning,
    "successor": Successor,
    "statuses": Label,
    "warnings": Warning,
}
_NESTED = {
    (Lead, "boards"): Label,
    (Lead, "elsewhere"): Label,
    (Event, "choices"): Label,
    (Counting, "interpretations"): Citation,
    (Timescale, "extension"): Extension,
    (Timescale, "labels"): Label,
    (Timescale, "readings"): Reading,
    (Timescale, "interpretations"): Citation,
    (Reading, "interpretation"): Citation,
    (Planning, "steps"): Step,
    (Successor, "source"): Citation,
    (Successor, "duties"): PresentDuty,
    (PresentDuty, "readings"): PresentReading,
}


def _part(cls, value):
    """``value`` as a ``cls``, or as a tuple of them; None stays; where ``cls`` is None, lists become tuples."""
    if isinstance(value, (list, tuple)):
        return tuple(_part(cls, item) for item in value)
    if cls is None or value is None:
        return value
    return cls(**{field.name: _part(_NESTED.get((cls, field.name)), value[field.name]) for field in fields(cls)})


def from_dict(data: dict) -> Procedure:
    """A procedure from what ``to_dict`` gave, lists and tuples alike. Raises KeyError where a part is missing."""
    return Procedure(**{field.name: _part(_PARTS.get(field.name), data[field.name]) for field in fields(Procedure)})


def to_dict(procedure: Procedure) -> dict:
    """A procedure as plain dicts, tuples, strings and numbers, fit for JSON."""
    return asdict(procedure)
