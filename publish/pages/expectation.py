"""What a case expects, in the words of the procedure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from calculator.criteria.lead import ELSEWHERE
from calculator.criteria.rules import OPEN
from calculator.dates.deadlines import DONE
from calculator.procedure import NO, UNKNOWN, YES, Procedure, Timescale
from calculator.wording import phrases
from publish.source.cases import Case


class Label(NamedTuple):
    """A status with the words shown for it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that follows.

    ``href`` is where its rule stands, from the root of the site; ``ranked`` whether the order of what is ``listed``
    tells something; ``codes`` are for programs; ``days`` are days with what is said of each.
    """

    title: str = ""
    href: str = ""
    force: str = ""
    status: Label | None = None
    lines: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    ranked: bool = False
    codes: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    caution: bool = False


def points(procedure: Procedure, case: Case) -> list[Point]:
    """What follows in a case. Raises KeyError or StopIteration where the procedure lacks what the case names."""
    expect = case.expect
    if "errors" in expect:
        return [_refusal(procedure, case)]
    found = [*_conclusion(procedure, expect), *_criteria(procedure, expect), *_beside(procedure, expect)]
    dates = case.request.get("dates", {}) if isinstance(case.request, dict) else {}
    for id, said in expect.get("deadlines", {}).items():
        found.append(_deadline(procedure, procedure.timescales[id], said, dates))
    return [*found, *_backwards(procedure, expect), *_present(procedure, expect), *_warnings(procedure, expect)]


def short(procedure: Procedure, case: Case) -> Point | None:
    """What follows in a word, a status or a date; None where it takes more."""
    expect = case.expect
    if "errors" in expect:
        return Point(title="Not answered")
    if "conclusion" in expect:
        outcome = procedure.outcomes[expect["conclusion"]]
        return Point(force=outcome.force, title="" if outcome.force else outcome.word)
    if len(expect.get("deadlines", {})) != 1:
        return None
    ((id, said),) = expect["deadlines"].items()
    if said.get("due"):
        return Point(title=_shown(said["due"]))
    return Point(title=_status(procedure, procedure.timescales[id], said).label) if said.get("status") else None


def questions_named(procedure: Procedure) -> dict[str, str]:
    """The labels of the questions and of the dates, each with its capital."""
    parts = (*procedure.questions.values(), *procedure.events.values())
    return {part.id: part.label[:1].upper() + part.label[1:] for part in parts}


def _refusal(procedure: Procedure, case: Case) -> Point:
    """What is to be put right: named for people where it stands in a form, and for programs in any case."""
    errors, named = case.expect["errors"], questions_named(procedure)
    fields = [str(error["field"] or "").rpartition(".")[2] for error in errors]
    return Point(
        title="Not answered, until this is put right",
        listed=tuple(named[field] for field in fields) if all(field in named for field in fields) else (),
        codes=tuple(f"{error['field'] or 'the whole line'}: {error['code']}" for error in errors),
    )


def _conclusion(procedure: Procedure, expect: Mapping) -> Iterator[Point]:
    outcomes = procedure.outcomes
    if "conclusion" in expect:
        outcome = outcomes[expect["conclusion"]]
        could = [f"It could still become “{outcomes[id].word}”." for id in expect.get("could_become", ())]
        yield Point(title=outcome.title, force=outcome.force, lines=tuple(could))
    if expect.get("needed"):
        listed = tuple(questions_named(procedure)[id] for id in expect["needed"])
        yield Point(title="Still to be found out, the most decisive first", listed=listed, ranked=True)
    elif "needed" in expect:
        yield Point(lines=("Nothing more that is asked can change the outcome.",))


def _criteria(procedure: Procedure, expect: Mapping) -> Iterator[Point]:
    statuses = {id: Label(id, label) for id, label in procedure.criterion_statuses.items()}
    stands, settled = expect.get("criteria", {}), expect.get("settled_by", {})
    known = procedure.criteria
    for id in dict.fromkeys((*stands, *settled)):
        status = statuses[stands[id]] if id in stands else None
        lines = []
        if id in settled:
            by = "; ".join(f"{label}: {answer}" for label, answer in answered(procedure, settled[id]))
            so_far = "So far" if status and status.id == OPEN else "Because"
            lines = [f"{so_far}: {by or 'nothing'}."]
        yield Point(title=known[id].title, href=f"eligibility/#{id}", status=status, lines=tuple(lines))


def answered(procedure: Procedure, answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Questions with their answers, as the form names both."""
    labels, named = procedure.answers, questions_named(procedure)
    return [(named[id], labels[answer]) for id, answer in answers.items()]


def _beside(procedure: Procedure, expect: Mapping) -> Iterator[Point]:
    """What is said beside the outcome: duties, the lead board, indicators."""
    named = questions_named(procedure)
    if "do_now" in expect:
        yield Point(title="To be done now", provisions=tuple(expect["do_now"]))
    if "lead" in expect:
        yield Point(title="Which board leads", lines=tuple(_lead(procedure, named, expect["lead"])))
    if "indicators" in expect:
        found, labels = expect["indicators"], procedure.answers
        applies = {True: "They are for such a case.", False: "They are not for such a case."}
        lines = [applies.get(found["applies"], "Whether they are for such a case is not known.")]
        for answer in (YES, NO, UNKNOWN):
            if found.get(answer):
                lines.append(f"{labels[answer]}: {'; '.join(named[id] for id in found[answer])}.")
        yield Point(title="Indicators", lines=tuple(lines))


def _lead(procedure: Procedure, named: Mapping[str, str], found: Mapping) -> Iterator[str]:
    rule = procedure.lead
    boards = {**rule.boards, ELSEWHERE: rule.elsewhere}
    if found["board"]:
        both = f"{named[rule.no]}” and “{named[rule.yes]}"
        yield f"{boards[found['board']]}, by “{named.get(found['basis'], both)}”."
    else:
        yield f"Not known yet. It turns on: {'; '.join(named[id] for id in found['needed'])}."
    if found.get("partners") is not None:
        yield "Other boards are partners." if found["partners"] else "No other boards are partners."


def _deadline(procedure: Procedure, timescale: Timescale, said: Mapping, dates: Mapping) -> Point:
    return Point(
        title=timescale.title,
        href=f"timeline/#{timescale.id}",
        force=timescale.force,
        status=_status(procedure, timescale, said) if said.get("status") else None,
        lines=tuple(_deadline_lines(procedure, timescale, said, dates)),
        days=_days(said),
    )


def _status(procedure: Procedure, timescale: Timescale, said: Mapping) -> Label:
    id = said["status"]
    return Label(id, said.get("label", {**procedure.statuses, **timescale.labels}[id]))


def _deadline_lines(procedure: Procedure, timescale: Timescale, said: Mapping, dates: Mapping) -> Iterator[str]:
    due, start = said.get("due"), said.get("start") or dates.get(timescale.runs_from)
    if due:
        yield f"{'Projected:' if said.get('projected') else 'By'} {_shown(due)}."
    elif "due" in said and not said.get("status"):
        yield "No date can be given."
    if left := said.get("days") and phrases.days_left(said["days"], said.get("status") in DONE):
        yield phrases.sentence(left)
    if said.get("needs"):
        named = {event.id: event.label for event in procedure.events.values()}
        yield f"Needs {phrases.listed(named[id] for id in said['needs'])}."
    if said.get("start"):
        yield f"Runs from {_shown(start)}."
    if said.get("month_end") and start:
        missing = phrases.no_such_day(datetime.fromisoformat(start), date.fromisoformat(due))
        yield phrases.sentence(f"{missing}, so the last day is taken")
    if said.get("clock_moved"):
        yield "The clocks change in between."
    yield from _readings(said)
    if "margin" in said:
        yield _margin(said["margin"])
    if "extension" in said:
        yield from _extension(procedure, said["extension"])


def _readings(said: Mapping) -> Iterator[str]:
    for due in said.get("readings", {}).values():
        yield f"Another reading: {_shown(due)}."
    if said.get("readings") == {} and said.get("due"):
        yield "No other reading."


def _margin(margin: Mapping) -> str:
    which = "late" if margin["late"] else "early"
    if margin.get("minutes") is not None:
        return f"{phrases.number(margin['minutes'], 'minute')} {which}."
    open_days = margin.get("working_days")
    counted = f", {phrases.number(open_days, 'working day')} among them" if open_days is not None else ""
    return f"{phrases.number(margin['days'], 'day')} {which}{counted}."


def _extension(procedure: Procedure, found: Mapping) -> Iterator[str]:
    statuses = procedure.statuses
    if found.get("talk_by"):
        yield f"To be talked about by {_shown(found['talk_by'])}."
    if found.get("agreed"):
        left = phrases.days_left(found["days"], found.get("status") in DONE) if "days" in found else ""
        stands = ", ".join(part for part in (statuses[found["status"]].lower(), left) if part)
        yield f"Agreed: {_shown(found['agreed'])} ({stands})."


def _days(said: Mapping) -> tuple[tuple[str, str], ...]:
    counted = {day: f"Day {number}" for number, day in enumerate(said.get("counted", ()), 1)}
    skipped = {day: f"Not counted: {why}" for day, why in said.get("skipped", {}).items()}
    return tuple((_shown(day), what) for day, what in sorted((counted | skipped).items()))


def _backwards(procedure: Procedure, expect: Mapping) -> Iterator[Point]:
    if expect.get("backwards") == {}:
        yield Point(lines=("Nothing is planned backwards.",))
    for id, said in expect.get("backwards", {}).items():
        step = next(step for step in procedure.planning.steps if step.event == id)
        yield Point(title=step.title, lines=tuple(_step_lines(said)), provisions=step.provisions)


def _step_lines(said: Mapping) -> Iterator[str]:
    holds = {True: ", which leaves room", False: ", which leaves too little room"}
    if "latest" in said:
        yield f"At the latest: {_shown(said['latest'])}."
    yield from _readings(said)
    if said.get("given"):
        which = "Agreed" if said.get("agreed") else "Projected" if said.get("projected") else "Given"
        yield f"{which}: {_shown(said['given'])}{holds.get(said.get('holds'), '')}."
    elif said.get("past"):
        yield "That day is past, and it is not said whether it was kept: this stays open."
    if said.get("due"):
        spare = said["spare"]
        way = "before" if spare >= 0 else "after"
        yield f"Due in any case by {_shown(said['due'])}, {phrases.number(abs(spare), 'day')} {way} that."
    if said.get("inferred"):
        yield "This follows; the chapter does not say it."


def _present(procedure: Procedure, expect: Mapping) -> Iterator[Point]:
    if expect.get("present") == {}:
        yield Point(lines=("The duties of today are not spoken of.",))
    for id, said in expect.get("present", {}).items():
        duty = next(duty for duty in procedure.successor.duties if duty.id == id)
        by = f"Outside the chapter. By {_shown(said['due'])}."
        yield Point(title=duty.title, lines=(by, *_readings(said)))


def _warnings(procedure: Procedure, expect: Mapping) -> Iterator[Point]:
    named = questions_named(procedure)
    if expect.get("warnings") == []:
        yield Point(lines=("Nothing is warned of.",))
    for code in expect.get("warnings", ()):
        yield Point(lines=(procedure.warnings[code].message,), caution=True)
    if "contradicting" in expect:
        yield Point(title="To be checked", listed=tuple(named[id] for id in expect["contradicting"]))


def _shown(written: str) -> str:
    """A date, or a time with its offset, in words."""
    return phrases.moment(datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written))
