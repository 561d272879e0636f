"""What of a timeline stands in a calendar: its days, and those of an earlier calendar that no longer arise."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from calculator.procedure import Procedure
from calculator.wording import phrases, points
from calculator.wording import timeline as said
from calculator.wording.voice import PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A day of a calendar. ``id`` tells it from the others of the case.

    ``due`` and ``start``, from which it runs, are as written by the clock; ``start`` is "" where it runs from nothing
    before it. What does not arise stands there to be taken out of an earlier calendar.
    """

    id: str
    title: str
    due: str
    lines: tuple[str, ...]
    start: str = ""
    projected: bool = False
    done: bool = False
    arises: bool = True


def entries(procedure: Procedure, found: dict, otherwise: list[dict]) -> list[Entry]:
    """The days of the timeline ``found``, and after them what does not arise.

    ``otherwise`` are the timelines of the same dates had the decision gone another way: what stands in them alone does
    not arise.
    """
    here = {entry.id: entry for entry in _entries(procedure, found)}
    for timeline in otherwise:
        for entry in _entries(procedure, timeline):
            here.setdefault(entry.id, replace(entry, arises=False))
    return list(here.values())


def _entries(procedure: Procedure, found: dict) -> Iterator[Entry]:
    as_at = f"As at {phrases.moment(found['as_at'])}: " if found["as_at"] else ""
    for deadline in found["deadlines"]:
        if deadline["due"] is not None:
            yield _due(procedure, deadline, as_at)
            yield from _more_time(deadline, as_at)
    if found["backwards"]:
        yield from _planned(procedure, found, as_at)


def _due(procedure: Procedure, deadline: dict, as_at: str) -> Entry:
    return Entry(
        id=deadline["id"],
        title=deadline["short"],
        due=deadline["due"],
        start=deadline["working"]["start"]["at"],
        projected=deadline["projected"],
        done=deadline["done"] is not None,
        lines=(
            f"{deadline['title']} ({deadline['force']}).",
            f"{said.due(deadline)}.",
            as_at + said.standing(procedure, deadline),
            *said.working(deadline),
            *map(said.reading, deadline["readings"]),
            *points.told(procedure, deadline),
            PLAIN.cites(deadline["provisions"]),
        ),
    )


def _more_time(deadline: dict, as_at: str) -> Iterator[Entry]:
    """The last day to talk about more time, which no longer arises once none was needed; and the day agreed."""
    extension, cited, done = deadline["extension"], PLAIN.cites(deadline["provisions"]), deadline["done"] is not None
    if extension is None:
        return
    yield Entry(
        id=f"{deadline['id']} talk_by",
        title=said.TALK,
        due=extension["talk_by"],
        start=deadline["working"]["start"]["at"],
        projected=deadline["projected"],
        done=done or extension["agreed"] is not None,
        arises=said.more_time(deadline) is not None,
        lines=(extension["text"], cited),
    )
    if extension["agreed"]:
        yield Entry(
            id=extension["event"],
            title=f"{deadline['short']}: {said.AGREED_DATE}",
            due=extension["agreed"],
            done=done,
            lines=(as_at + said.agreed(extension), said.APART, cited),
        )


def _planned(procedure: Procedure, found: dict, as_at: str) -> Iterator[Entry]:
    """The date that is wished for, and the latest dates for it that are no deadlines too.

    A step that has come keeps its day, without an alarm, while that is ahead: an earlier calendar may hold it with one.
    """
    plan = found["backwards"]
    wished = procedure.events[plan["event"]]
    yield Entry(
        id=wished.id,
        title=phrases.capital(wished.label),
        due=plan["date"],
        lines=(wished.help, PLAIN.cites(wished.provisions)),
    )
    due = {procedure.timescales[deadline["id"]].done: deadline["due"] for deadline in found["deadlines"]}
    for step in plan["steps"]:
        latest, came = step["latest"], bool(step["given"]) and not (step["agreed"] or step["projected"])
        if latest is None or (due.get(step["event"]) or "")[:10] == latest:
            continue
        if step["holds"] is None or (came and (found["as_at"] or "") <= latest):
            yield _latest(plan, step, came, as_at)


def _latest(plan: dict, step: dict, came: bool, as_at: str) -> Entry:
    return Entry(
        id=f"latest {step['event']}",
        title=f"{said.AT_LATEST}: {step['title']}",
        due=step["latest"],
        done=came,
        lines=(
            f"{said.backwards(plan)}.",
            plan["text"],
            as_at + said.holds(step),
            said.how(step),
            said.spare(step),
            *map(said.reading, step["readings"]),
            PLAIN.cites(step["provisions"]),
        ),
    )
