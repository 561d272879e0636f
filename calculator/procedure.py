"""The vocabulary: what a procedure asks, concludes and counts, as frozen records.

What has an id stands in a mapping by it, in the order of the file. Named tuples are the cheapest records to import in
the browser; what ``repr`` gives of one is Python that makes it again, which is how the wheel carries a procedure.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

type Condition = str | tuple
"""A question's or finding's id, or ``("all", *conditions)``, ``("any", *conditions)``, ``("not", condition)``."""

type Labels = Mapping[str, str]
"""The words shown for ids: of answers, statuses, choices, boards."""

YES, NO, UNKNOWN = "yes", "no", "unknown"


class Citation(NamedTuple):
    """A provision as a result cites it: its number, its heading and where it stands in the site."""

    id: str
    title: str
    href: str


class Notice(NamedTuple):
    """What the chapter's own notices say, as history."""

    code: str
    message: str
    provisions: tuple[str, ...]


class Group(NamedTuple):
    """Questions or dates that are asked together."""

    id: str
    title: str
    intro: str


class Question(NamedTuple):
    """A question of the eligibility form.

    ``unknown_counts_as`` is set only where the burden of proof lies there, and ``unless`` says within a sentence what
    would have to be so for it to be borne. ``presumed`` is what counts where there is no other yes or no. A yes to what
    has words to ``confirm`` counts once the page has had them confirmed.
    """

    id: str
    group: str
    label: str
    asks: str
    help: str
    answers: tuple[str, ...]
    unknown_counts_as: str
    unless: str
    confirm: str
    burden: str
    presumed: str
    provisions: tuple[str, ...]


class Finding(NamedTuple):
    """A named condition."""

    id: str
    label: str
    when: Condition
    provisions: tuple[str, ...]


class Outcome(NamedTuple):
    """A conclusion; criteria reach those that have a force. Of the later ones it stands in place of those that it
    ``overrides``, and beside the others.

    ``title`` is a whole sentence, ``short`` the same where there is little room, ``word`` a word or two.
    """

    id: str
    force: str
    overrides: tuple[str, ...]
    word: str
    short: str
    title: str
    text: str
    provisions: tuple[str, ...]


class Criterion(NamedTuple):
    """A condition under which an outcome follows."""

    id: str
    title: str
    outcome: str
    force: str
    when: Condition
    provisions: tuple[str, ...]


class Lead(NamedTuple):
    """Which board leads: ``asks`` is the question that decides between the two questions ``yes`` and ``no``.

    ``heading`` heads the result; ``leads`` follows the name of the board; ``partnership`` is what ``partners`` asks,
    within a sentence. Said are ``alike`` where both name the same board, which decides too; ``inference`` where ``yes``
    decided; ``joining`` where ``partners`` is so. ``elsewhere`` is the label of the answer that names no board.
    """

    asks: str
    yes: str
    no: str
    partners: str
    heading: str
    leads: str
    partnership: str
    alike: str
    inference: str
    joining: str
    boards: Labels
    elsewhere: str
    provisions: tuple[str, ...]


class Indicators(NamedTuple):
    """Questions that are listed and never scored, for cases where ``not_where`` is not so: the notes are for either."""

    note: str
    not_where: Condition
    note_not_where: str
    questions: tuple[str, ...]
    provisions: tuple[str, ...]


class Page(NamedTuple):
    """A page elsewhere: an official one, where something is done."""

    title: str
    url: str


class Duty(NamedTuple):
    """What to do now, unless ``when`` is ruled out; ``None`` is always. ``who`` does it, and ``by_when``, are in words.

    ``outcomes`` are those with which alone it is listed, where it is not for all; ``force`` is that of its provision.
    """

    provision: str
    text: str
    who: str
    by_when: str
    note: str
    outcomes: tuple[str, ...]
    when: Condition | None
    page: Page | None
    force: str


class Reminder(NamedTuple):
    """What a person reads beside some outcomes or any (``first``: with the conclusion itself), where a condition holds;
    ``decided`` is for a timeline.
    """

    id: str
    first: bool
    text: str
    outcomes: tuple[str, ...]
    decided: tuple[str, ...]
    when: Condition | None
    provisions: tuple[str, ...]


class Place(NamedTuple):
    """An empty place on a sheet: what is to be written there, and for how many lines there is room."""

    label: str
    lines: int


class Sheet(NamedTuple):
    """A sheet to file: a result about the criteria, with places for those who go on from there."""

    title: str
    intro: str
    places: tuple[Place, ...]


class Event(NamedTuple):
    """A date that the timeline takes. ``takes`` is ``date``, ``date_or_time`` or ``outcome`` (one of ``choices``).

    ``forms`` are other words, without capitals, by which a table may give a choice, with its id. ``undated`` is whether
    it may be given as come on a day that is not known. It shows that those came which it ``presupposes``, and that it
    is ``too_late_for`` others, which ``passed`` says in words. ``occasion`` heads the duties that come up at it.
    """

    id: str
    group: str
    label: str
    asks: str
    help: str
    takes: str
    choices: Labels
    forms: Labels
    not_before: str
    undated: bool
    presupposes: tuple[str, ...]
    too_late_for: tuple[str, ...]
    passed: str
    occasion: str
    projected_from: str
    provisions: tuple[str, ...]


class Counting(NamedTuple):
    """How a unit of time is counted."""

    unit: str
    text: str
    interpretations: tuple[Citation, ...]


class Reading(NamedTuple):
    """Another reading of a timescale: so many whole ``days``, or else the same period from another event
    (``runs_from``), or from the next working day where the timescale runs from a closed one (``after_closed_day``).
    """

    id: str
    days: int
    runs_from: str
    after_closed_day: bool
    text: str
    interpretation: Citation


class Extension(NamedTuple):
    """Where more time may be agreed: the event whose date it is, what is said of it, and its ``agreed`` label."""

    event: str
    agreed: str
    text: str


class Timescale(NamedTuple):
    """A period that runs ``after`` or ``before`` an event.

    ``unit`` is ``hours``, ``working_days``, ``weeks``, ``months`` or ``years``; ``within`` is the period in words;
    ``done`` is the event that meets it. Of a ``minimum`` there is none: it ends at the earliest on its day, and
    ``passed`` is what is said from then on. ``outcome`` is the only decision under which it arises; where
    ``outcome_needed``, its date is projected until that decision is given. ``rule`` says all of it in words of its own.
    ``labels`` replace the words of a status. ``by`` are those on whom it falls, by the provisions that quote it.
    """

    id: str
    title: str
    short: str
    force: str
    by: tuple[str, ...]
    runs_from: str
    period: int
    unit: str
    within: str
    direction: str
    done: str
    minimum: bool
    passed: str
    outcome: str
    outcome_needed: bool
    labels: Labels
    rule: str
    note: str
    extension: Extension | None
    readings: tuple[Reading, ...]
    interpretations: tuple[Citation, ...]
    provisions: tuple[str, ...]


class Undated(NamedTuple):
    """A duty that has no period, and the event at which it comes up; ``outcome`` as of a timescale."""

    provision: str
    text: str
    force: str
    moment: str
    outcome: str


class Step(NamedTuple):
    """A step back from a wished date: an event that a timescale, or nothing but ``not_after``, ties to a later one;
    ``otherwise`` is what follows where it comes later than the latest date.
    """

    event: str
    title: str
    timescale: str
    not_after: str
    note: str
    otherwise: str
    provisions: tuple[str, ...]


class Planning(NamedTuple):
    """The steps back from the date of an event, each after those on which it depends."""

    event: str
    text: str
    steps: tuple[Step, ...]


class PresentReading(NamedTuple):
    """The same period of a present duty, counted from the last day for another."""

    id: str
    after: str
    text: str


class Superseded(NamedTuple):
    """That the procedure applies no more, as it is said wherever a result stands.

    ``under`` goes before an outcome, ``replaced`` after it; ``now`` are the words that lead to what applies today.
    ``tag`` is the same in a few words, for where there is no room, and ``banner`` the one or two sentences over a page.
    """

    under: str
    replaced: str
    now: str
    tag: str
    banner: str


class PresentDuty(NamedTuple):
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


class Successor(NamedTuple):
    """The duties that took the place of the procedure, shown beside a warning; none of them is the procedure's."""

    warning: str
    title: str
    text: str
    source: Citation
    duties: tuple[PresentDuty, ...]


class Warning(NamedTuple):
    """What is said on a code, or of dates ``after``, ``from_`` or ``before`` a day, of ``events`` or of any."""

    code: str
    message: str
    after: date | None
    from_: date | None
    before: date | None
    events: tuple[str, ...]


class Procedure(NamedTuple):
    """Everything that the calculators know. Ids, titles and texts are those of ``procedure.yaml``.

    ``called`` is how its texts speak of it, such as “the guidance”. ``calendar_domain`` ends the names by which
    calendars know its days. ``forces`` are the words of the forces, the most binding first. ``contradictions`` are
    conditions of answers that cannot all be right together. What a procedure may do without is None, or empty as
    timescales and what belongs to them are.
    """

    id: str
    title: str
    called: str
    edition: str
    unofficial: str
    calendar_domain: str
    forces: Labels
    notices: tuple[Notice, ...]
    superseded: Superseded | None
    citations: Mapping[str, Citation]
    answers: Labels
    groups: Mapping[str, Group]
    questions: Mapping[str, Question]
    findings: Mapping[str, Finding]
    outcomes: Mapping[str, Outcome]
    criterion_statuses: Labels
    criteria: Mapping[str, Criterion]
    lead: Lead | None
    indicators: Indicators | None
    do_now: tuple[Duty, ...]
    contradictions: tuple[Condition, ...]
    reminders: tuple[Reminder, ...]
    sheet: Sheet | None
    event_groups: Mapping[str, Group]
    events: Mapping[str, Event]
    counting: Mapping[str, Counting]
    timescales: Mapping[str, Timescale]
    undated: tuple[Undated, ...]
    planning: Planning | None
    successor: Successor | None
    statuses: Labels
    warnings: Mapping[str, Warning]

    @property
    def outcome_event(self) -> Event | None:
        """The event that is the outcome of a decision and no date, where there is one."""
        return next((event for event in self.events.values() if event.takes == "outcome"), None)
