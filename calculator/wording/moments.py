"""The moments of a timeline in the order of time: what was given, done, due, agreed or may be read otherwise."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from calculator.dates.deadlines import MET, PAST
from calculator.procedure import Procedure
from calculator.wording import phrases
from calculator.wording import timeline as sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One moment. ``at`` is as written by the clock; ``kind`` is that of its shape; ``says`` are its words."""

    at: str
    kind: str
    says: tuple[str, ...]

    @property
    def day(self) -> date:
        return date.fromisoformat(self.at[:10])


def given(procedure: Procedure, found: dict) -> dict[str, tuple[str, str]]:
    """The events given from which a period runs and which end none: each with its label and its moment."""
    ends = {timescale.done for timescale in procedure.timescales.values()}
    starts = (deadline["working"]["start"] for deadline in found["deadlines"])
    return {
        start["event"]: (start["label"], start["at"])
        for start in starts
        if start and not start["projected"] and start["event"] not in ends
    }


def duties(found: dict) -> dict[str, int]:
    """How many duties without a date come up at each event."""
    return Counter(duty["moment"] for duty in found["undated"])


def duties_said(count: int) -> str:
    """“4 duties without a date”."""
    return f"{phrases.number(count, 'duty', 'duties')} without a date"


def marks(procedure: Procedure, found: dict) -> list[Mark]:
    """Every moment of a timeline, and the day as at which it is judged among them."""
    counted = duties(found)
    ordered = []

    def add(at: str, kind: str, place: int, *says: str) -> None:
        mark = Mark(at=at, kind=kind, says=tuple(filter(None, says)))
        ordered.append(((at[:10], place, at[10:], len(ordered)), mark))

    for event, (label, at) in given(procedure, found).items():
        add(at, "event", 0, phrases.capital(label), _duties(counted[event]))
    for deadline in found["deadlines"]:
        _add_deadline(add, deadline, _duties(counted[procedure.timescales[deadline["id"]].done]))
    if ordered and found["as_at"]:
        add(found["as_at"], "as_at", 1)
    return [mark for _, mark in sorted(ordered, key=lambda pair: pair[0])]


def _duties(count: int) -> str:
    return f"+ {duties_said(count)}" if count else ""


def _add_deadline(add, deadline: dict, duties: str) -> None:
    """A deadline that was met is one moment, that at which it was done; one that was missed is two."""
    short, done, due, status, kind = deadline["short"], deadline["done"], deadline["due"], deadline["status"], "due"
    if done:
        add(done, "done", 0, f"{short}: {_done(deadline)}", duties)
    if due and status != MET:
        passed = status in PAST
        if deadline["projected"]:
            kind, said = "projected", "projected"
        else:
            kind = status if passed else "due"
            said = phrases.lower(phrases.brief(deadline["label"])) if deadline["label"] else "due"
        add(due, kind, 0 if passed else 2, f"{short}: {said}", "" if done else duties)
        for reading in deadline["readings"]:
            add(reading["due"], "reading", 2, f"{short}: another reading")
    extension = deadline["extension"]
    if extension and extension["agreed"]:
        said = f", {phrases.lower(extension['label_status'])}" if extension["label_status"] else ""
        passed = extension["status"] in PAST
        add(extension["agreed"], "agreed", 0 if passed else 2, f"{short}: {sentences.AGREED_DATE}{said}")


def _done(deadline: dict) -> str:
    margin = deadline["margin"]
    if margin is None:
        return "done"
    brief = margin["text"].partition(" (")[0]
    return f"done {brief}" if margin["late"] else f"met, {brief}"


def when(procedure: Procedure, found: dict) -> dict[str, tuple[str, str]]:
    """When each event is: what is said before its date (“by ”, “projected: ” or nothing) and the date."""
    known = {event: ("", at) for event, (_, at) in given(procedure, found).items()}
    for deadline in found["deadlines"]:
        event = procedure.timescales[deadline["id"]].done
        if deadline["done"]:
            known[event] = ("", deadline["done"])
        elif deadline["due"]:
            known[event] = ("projected: " if deadline["projected"] else "by ", deadline["due"])
    return known
