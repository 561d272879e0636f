"""Of the calculator's result for a case, in the calculator's words, what the case expects something of."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from calculator import requests
from calculator.criteria.rules import OPEN
from calculator.edition import Edition
from calculator.procedure import Procedure
from calculator.wording import assessment, phrases, timeline
from calculator.wording.voice import PLAIN
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


def points(edition: Edition, case: Case, response: Mapping) -> list[Point]:
    """What follows in a case, of a response that is as expected."""
    expect, procedure = case.expect, edition.procedure
    if not response["ok"]:
        return [_refusal(procedure, response["errors"])]
    if requests.ELIGIBILITY in response:
        return list(_assessment(procedure, expect, response[requests.ELIGIBILITY]))
    return list(_timeline(procedure, expect, response[requests.TIMELINE]))


def short(edition: Edition, case: Case, response: Mapping) -> Point | None:
    """What follows in a word, a status or a date; None where it takes more."""
    if not response["ok"]:
        return Point(title="Not answered")
    expect, procedure = case.expect, edition.procedure
    if "conclusion" in expect:
        outcome = procedure.outcomes[expect["conclusion"]]
        return Point(force=outcome.force, title="" if outcome.force else outcome.word)
    if len(expect.get("deadlines", {})) != 1:
        return None
    ((id, expected),) = expect["deadlines"].items()
    (one,) = (one for one in response[requests.TIMELINE]["deadlines"] if one["id"] == id)
    if expected.get("due"):
        return Point(title=phrases.moment(one["due"]))
    return Point(title=one["label"]) if expected.get("status") else None


def named(procedure: Procedure) -> dict[str, str]:
    """The labels of the questions and of the dates, each with its capital."""
    parts = (*procedure.questions.values(), *procedure.events.values())
    return {part.id: phrases.capital(part.label) for part in parts}


def _refusal(procedure: Procedure, errors: Collection[Mapping]) -> Point:
    """What is to be put right: named for people where it stands in a form, and for programs in any case."""
    labels = named(procedure)
    fields = [str(error["field"] or "").rpartition(".")[2] for error in errors]
    return Point(
        title="Not answered, until this is put right",
        listed=tuple(labels[field] for field in fields) if all(field in labels for field in fields) else (),
        codes=tuple(f"{error['field'] or 'the whole line'}: {error['code']}" for error in errors),
    )


def _assessment(procedure: Procedure, expect: Mapping, result: dict) -> Iterator[Point]:
    labels = named(procedure)
    if "conclusion" in expect:
        outcome = procedure.outcomes[result["conclusion"]]
        could = assessment.could_become(procedure, result) if "could_become" in expect else ()
        yield Point(title=outcome.title, force=outcome.force, lines=tuple(could))
    if "needed" in expect and result["needed"]:
        needed = tuple(labels[id] for id in result["needed"])
        yield Point(title=assessment.NEEDED, lines=(assessment.MOST_DECISIVE,), listed=needed, ranked=True)
    elif "needed" in expect:
        yield Point(lines=(assessment.NOTHING_MORE,))
    settled, statuses = expect.get("settled_by", {}), expect.get("criteria", {})
    for criterion in result["criteria"]:
        if (id := criterion["id"]) in settled or id in statuses:
            yield _criterion(procedure, criterion, status=id in statuses, settled=id in settled)
    if "do_now" in expect:
        yield Point(title=assessment.DO_NOW, provisions=tuple(result["do_now"]))
    if "lead" in expect:
        yield Point(title=assessment.LEAD, lines=(assessment.lead(PLAIN, procedure, result),))
    if "indicators" in expect:
        groups = assessment.indicators(PLAIN, procedure, result)
        lines = (f"{heading}: {'; '.join(listed)}." for heading, listed in groups)
        note = assessment.of_indicators(PLAIN, procedure, result)
        yield Point(title=assessment.INDICATORS, lines=(note, *lines))
    yield from _warnings(expect, result)


def _criterion(procedure: Procedure, criterion: dict, *, status: bool, settled: bool) -> Point:
    stands = criterion["status"]
    because = assessment.answers(PLAIN, procedure, criterion["because"]) or "nothing"
    return Point(
        title=procedure.criteria[criterion["id"]].title,
        href=f"eligibility/#{criterion['id']}",
        status=Label(stands, procedure.criterion_statuses[stands]) if status else None,
        lines=(f"{'So far' if stands == OPEN else 'Because'}: {because}.",) if settled else (),
    )


def _timeline(procedure: Procedure, expect: Mapping, result: dict) -> Iterator[Point]:
    for one in result["deadlines"]:
        if expected := expect.get("deadlines", {}).get(one["id"]):
            yield Point(
                title=one["title"],
                href=f"timeline/#{one['id']}",
                force=one["force"],
                status=Label(one["status"], one["label"]) if "status" in expected and one["status"] else None,
                lines=tuple(_deadline(procedure, expected, one)),
                days=tuple(timeline.days(one["working"])) if expected.keys() & {"counted", "skipped"} else (),
            )
    steps = expect.get("backwards", {})
    if "backwards" in expect and not steps:
        yield Point(lines=("Nothing is planned backwards.",))
    for step in result["backwards"]["steps"] if steps else ():
        if expected := steps.get(step["event"]):
            yield Point(title=step["title"], lines=tuple(_step(expected, step)), provisions=tuple(step["provisions"]))
    duties = expect.get("present", {})
    if "present" in expect and not duties:
        yield Point(lines=("The duties of today are not spoken of.",))
    for duty in result["present"]["duties"] if duties else ():
        if duty["id"] in duties:
            yield Point(title=timeline.PRESENT, lines=(timeline.present(procedure, duty),))
    yield from _warnings(expect, result)


def _deadline(procedure: Procedure, expected: Mapping, one: dict) -> Iterator[str]:
    """The date and what stands with it, of a deadline."""
    if "due" in expected and one["due"]:
        yield f"{timeline.due(one)}."
    elif "due" in expected and not one["status"]:
        yield timeline.NO_DATE
    if "days" in expected and timeline.days_left(one):
        yield phrases.sentence(timeline.days_left(one))
    if "margin" in expected:
        yield phrases.sentence(one["margin"]["text"])
    if expected.get("needs"):
        yield phrases.sentence(timeline.needs(PLAIN, procedure, one["needs"]))
    if "readings" in expected and one["due"]:
        yield from map(timeline.reading, one["readings"]) if one["readings"] else ("No other reading.",)
    if "start" in expected or expected.get("month_end") or expected.get("clock_moved"):
        yield from timeline.working(one)
    if "talk_by" in expected.get("extension", {}):
        yield timeline.talk_by(one["extension"])
    if "agreed" in expected.get("extension", {}):
        agreed = one["extension"]
        yield f"{timeline.AGREED}: {phrases.moment(agreed['agreed'])}. {timeline.agreed(agreed)}"


def _step(expected: Mapping, step: dict) -> Iterator[str]:
    """The latest date of a step back, and whether it leaves room."""
    if expected.keys() & {"latest", "readings"}:
        yield f"{timeline.AT_LATEST}: {timeline.latest(step)}"
    if expected.keys() & {"given", "holds", "projected", "agreed", "past"}:
        yield f"In time? {timeline.holds(step)}"
    if expected.keys() & {"due", "spare"}:
        yield timeline.spare(step)
    if "inferred" in expected:
        yield timeline.how(step)


def _warnings(expect: Mapping, result: dict) -> Iterator[Point]:
    if expect.get("warnings") == []:
        yield Point(lines=("Nothing is warned of.",))
    elif expect.keys() & {"warnings", "contradicting"}:
        yield from (Point(lines=(warning["message"],), caution=True) for warning in result["warnings"])
