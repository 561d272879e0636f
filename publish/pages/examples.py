"""The worked examples: the case files as people read them, each with what follows and why."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from calculator import requests
from calculator.criteria.assessment import Assessment
from calculator.criteria.rules import OPEN
from calculator.dates.backward_plan import PlannedStep
from calculator.dates.deadlines import Deadline
from calculator.dates.timeline import Timeline
from calculator.edition import Edition
from calculator.procedure import Procedure
from calculator.requests import Refusal
from calculator.responses import Result
from calculator.wording import assessment, deadlines, entered, phrases, timeline
from calculator.wording.phrases import plain
from publish.cases import Case, CaseError, CaseFile, answered
from publish.pages._writer import Content

_ASKS = (requests.ELIGIBILITY, requests.TIMELINE)
_BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that follows.

    ``href`` is where its rule stands, from the root of the site; ``status`` an id with the words shown for it;
    ``ranked`` whether the order of what is ``listed`` tells something; ``codes`` are for programs.
    """

    title: str = ""
    href: str = ""
    force: str = ""
    status: tuple[str, str] | None = None
    lines: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    ranked: bool = False
    codes: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    caution: bool = False


def values(content: Content) -> dict:
    """What the template of the page shows. Raises CaseError."""
    answers = answered(content.edition, [case for file in content.examples for case in file.cases])
    by_ask: dict[str, list] = {ask: [] for ask in (*_ASKS, _BOTH)}
    for file in content.examples:
        by_ask[_ask(file)].append((file, [_example(content, case, answers[case.id]) for case in file.cases]))
    return {
        "groups": {ask: files for ask, files in by_ask.items() if files},
        "number": sum(len(file.cases) for file in content.examples),
    }


def anchor(case: Case) -> str:
    """Where a case stands on the page: its sentence, fit for an address."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", case.case.casefold())).strip("-")


def asked(files: Iterable[CaseFile]) -> set[str]:
    """What the files ask for: one of the calculators each, or both."""
    return {_ask(file) for file in files}


def _ask(file: CaseFile) -> str:
    asks = {case.request.get("ask") if isinstance(case.request, dict) else None for case in file.cases}
    return asks.pop() if len(asks) == 1 and asks <= set(_ASKS) else _BOTH


def _example(content: Content, case: Case, answer: Result | Refusal) -> dict:
    procedure, chapter = content.edition.procedure, content.source.chapter
    titles = {point.id: point.title for point in chapter.interpretations}
    try:
        return {
            "anchor": anchor(case),
            "case": case,
            "given": _given(content.edition, case),
            "short": short(procedure, case.expect, answer),
            "points": points(procedure, case.expect, answer),
            "provisions": [chapter.provision(id).id for id in case.provisions],
            "interpretations": [(titles[id], f"interpretation/#{id}") for id in case.interpretations],
        }
    except KeyError as error:
        raise CaseError(f"{case.place}: {error.args[0]!r} is not in the procedure") from None


def _given(edition: Edition, case: Case) -> list[tuple[str, str]] | None:
    """What is given, by the words of the form; None where a form could not give it."""
    # A form gives all that can be read, dates too of which one cannot go before the other.
    events = {id: event._replace(not_before="") for id, event in edition.procedure.events.items()}
    form = edition._replace(procedure=edition.procedure._replace(events=events))
    request = requests.read(form, case.request)
    return None if isinstance(request, Refusal) else entered.rows(request)


def points(procedure: Procedure, expect: Mapping, answer: Result | Refusal) -> list[Point]:
    """What follows in a case of which this is expected."""
    if isinstance(answer, Refusal):
        return [_refusal(procedure, answer)]
    return list((_assessment if isinstance(answer, Assessment) else _timeline)(expect, answer))


def short(procedure: Procedure, expect: Mapping, answer: Result | Refusal) -> Point | None:
    """The same in a word, a status or a date; None where it takes more."""
    if isinstance(answer, Refusal):
        return Point(title="Not answered")
    if "conclusion" in expect:
        outcome, *others = (procedure.outcomes[id] for id in (expect["conclusion"], *expect.get("also", ())))
        forces = [one.force for one in procedure.outcomes.values()]
        if outcome.force and not others and forces.count(outcome.force) == 1:
            return Point(force=outcome.force)
        return Point(title=" and ".join([outcome.word, *(phrases.lower(other.word) for other in others)]))
    if len(expect.get("deadlines", {})) != 1:
        return None
    ((id, expected),) = expect["deadlines"].items()
    (one,) = (one for one in answer.deadlines if one.timescale.id == id)
    if expected.get("due"):
        return Point(title=phrases.moment(one.due))
    return Point(title=deadlines.label(procedure, one)) if expected.get("status") else None


def _labels(procedure: Procedure) -> dict[str, str]:
    """The labels of the questions and of the dates, each with its capital."""
    parts = (*procedure.questions.values(), *procedure.events.values())
    return {part.id: phrases.capital(part.label) for part in parts}


def _refusal(procedure: Procedure, refusal: Refusal) -> Point:
    """What is to be put right: named for people where it stands in a form, and for programs in any case."""
    labels = _labels(procedure)
    fields = [(problem.field or "").rpartition(".")[2] for problem in refusal.problems]
    return Point(
        title="Not answered, until this is put right",
        listed=tuple(labels[field] for field in fields) if labels.keys() >= set(fields) else (),
        codes=tuple(f"{problem.field or 'the whole line'}: {problem.code}" for problem in refusal.problems),
    )


def _assessment(expect: Mapping, result: Assessment) -> Iterator[Point]:
    procedure, labels = result.procedure, _labels(result.procedure)
    if "conclusion" in expect:
        outcome = procedure.outcomes[result.presumed or result.concluded.conclusion]
        could = assessment.could_become(result) if "could_become" in expect else ()
        yield Point(title=assessment.headline(result), force=outcome.force, lines=tuple(could))
    for outcome in (procedure.outcomes[id] for id in expect.get("also", ())):
        yield Point(title=f"{assessment.ALSO}: {phrases.lower(outcome.title)}", force=outcome.force)
    if "needed" in expect and result.needed:
        needed = tuple(labels[id] for id in result.needed)
        yield Point(title=assessment.NEEDED, lines=(assessment.MOST_DECISIVE,), listed=needed, ranked=True)
    elif "needed" in expect:
        yield Point(lines=(assessment.NOTHING_MORE,))
    settled, statuses = expect.get("settled_by", {}), expect.get("criteria", {})
    for stands in result.criteria:
        if (id := stands.criterion.id) in settled or id in statuses:
            because = plain(assessment.answers(procedure, stands.because)) or "nothing"
            yield Point(
                title=stands.criterion.title,
                href=f"eligibility/#{id}",
                status=(stands.status, procedure.criterion_statuses[stands.status]) if id in statuses else None,
                lines=(f"{'So far' if stands.status == OPEN else 'Because'}: {because}.",) if id in settled else (),
            )
    if "do_now" in expect:
        lines = () if result.do_now else (f"Nothing under {procedure.called}.",)
        yield Point(title=assessment.DO_NOW, lines=lines, provisions=tuple(duty.provision for duty in result.do_now))
    if "lead" in expect:
        yield Point(title=procedure.lead.heading, lines=(plain(assessment.lead(result)),))
    if "indicators" in expect:
        note, groups = assessment.indicators(result)
        lines = (f"{heading}: {'; '.join(listed)}." for heading, listed in groups)
        yield Point(title=assessment.INDICATORS, lines=(plain(note), *lines))
    if expect.keys() & {"warnings", "contradicting"}:
        yield from _warnings(filter(None, [plain(assessment.disagreement(result))]))


def _timeline(expect: Mapping, result: Timeline) -> Iterator[Point]:
    procedure = result.case.procedure
    for one in result.deadlines:
        if expected := expect.get("deadlines", {}).get(one.timescale.id):
            label = deadlines.label(procedure, one)
            yield Point(
                title=one.timescale.title,
                href=f"timeline/#{one.timescale.id}",
                force=one.timescale.force,
                status=(one.status, label) if "status" in expected and one.status else None,
                lines=tuple(_deadline(result, expected, one)),
            )
    steps = expect.get("backwards", {})
    if "backwards" in expect and not steps:
        yield Point(lines=("Nothing is planned backwards.",))
    for planned in result.backward_plan.steps if steps else ():
        if expected := steps.get(planned.step.event):
            lines = tuple(_step(procedure, expected, planned))
            yield Point(title=planned.step.title, lines=lines, provisions=planned.provisions)
    duties = expect.get("present", {})
    if "present" in expect and not duties:
        yield Point(lines=("The duties of today are not spoken of.",))
    for dated in result.present_duties:
        if dated.duty.id in duties:
            duty = phrases.plain(timeline.present_duty(procedure, dated))
            yield Point(title=procedure.successor.title, lines=(duty,))
    if "warnings" in expect:
        yield from _warnings(raised.warning.message for raised in result.warnings)


def _deadline(result: Timeline, expected: Mapping, one: Deadline) -> Iterator[str]:
    """The date and what stands with it, of a deadline."""
    procedure = result.case.procedure
    if "due" in expected and one.due:
        yield f"{deadlines.due(one)}."
    elif "due" in expected and not one.status:
        yield deadlines.NO_DATE
    if "days" in expected and deadlines.days_left(one):
        yield phrases.sentence(deadlines.days_left(one))
    if "margin" in expected and one.difference:
        yield phrases.sentence(deadlines.difference(one.difference))
    if expected.get("needs"):
        yield phrases.sentence(plain(deadlines.needs(procedure, one.needs)))
    if "readings" in expected and one.due:
        yield from map(deadlines.other_date, one.other_dates) if one.other_dates else ("No other reading.",)
    if expected.keys() & {"start", "counted", "skipped"} or expected.get("month_end") or expected.get("clock_moved"):
        yield from deadlines.working(result.case, one)
    if "talk_by" in expected.get("extension", {}):
        yield one.extension.text
    if "agreed" in expected.get("extension", {}):
        agreed = deadlines.agreed(procedure, one.agreed)
        yield f"{one.extension.agreed}: {phrases.moment(one.agreed.at)}. {agreed}"


def _step(procedure: Procedure, expected: Mapping, planned: PlannedStep) -> Iterator[str]:
    """The latest date of a step back, and whether it leaves room."""
    if expected.keys() & {"latest", "readings"}:
        yield f"{timeline.AT_LATEST}: {timeline.latest(planned)}"
    if expected.keys() & {"given", "holds", "projected", "agreed", "past"}:
        yield f"{timeline.IN_TIME} {timeline.in_time(planned)}"
    if expected.keys() & {"due", "spare"}:
        yield timeline.spare(planned)
    if "inferred" in expected:
        yield timeline.how(procedure, planned)


def _warnings(messages: Iterable[str]) -> Iterator[Point]:
    warned = [Point(lines=(message,), caution=True) for message in messages]
    yield from warned or [Point(lines=("There is no warning.",))]
