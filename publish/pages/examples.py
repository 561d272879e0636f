"""The worked examples: the case files as people read them, each with what its author expects and why."""

import re
from collections.abc import Iterable, Mapping

from calculator.wording import phrases
from publish import prose
from publish.pages.expectation import answered, points, questions_named, short
from publish.pages.forms import CALCULATORS
from publish.source import Source
from publish.source.cases import Case, CaseError, CaseFile

# As somebody new to the procedure would go through them. A file that is not named comes last.
ORDER = (
    "deaths", "serious-harm", "burden-of-proof", "custody-and-detention", "contradictions", "lead-board", "indicators",
    "records-and-decision", "notification", "completion", "publication", "bank-holidays", "clock-changes", "regimes",
)  # fmt: skip
ASKS = {page.removesuffix(".md"): title for page, title in CALCULATORS.items()}
BOTH = "both"


def page(source: Source, files: Iterable[CaseFile]) -> dict:
    """What the template of the page shows. Raises CaseError for a case that names what the procedure does not have."""
    files = sorted(files, key=lambda file: (ORDER.index(file.name) if file.name in ORDER else len(ORDER), file.name))
    by_ask: dict[str, list[CaseFile]] = {ask: [] for ask in (*ASKS, BOTH)}
    for file in files:
        by_ask[_ask(file)].append(file)
    titles = ASKS | {BOTH: "Both calculators"}
    return {
        "groups": [
            {"id": ask, "title": titles[ask], "sections": [_section(source, file) for file in those]}
            for ask, those in by_ask.items()
            if those
        ],
        "number": sum(len(file.cases) for file in files),
    }


def anchor(case: Case) -> str:
    """Where a case stands on the page: its sentence, fit for an address."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", case.case.casefold())).strip("-")


def _ask(file: CaseFile) -> str:
    asks = {case.request.get("ask") if isinstance(case.request, dict) else None for case in file.cases}
    return asks.pop() if len(asks) == 1 and asks <= ASKS.keys() else BOTH


def _section(source: Source, file: CaseFile) -> dict:
    return {
        "id": file.name,
        "heading": prose.plain(source, file.heading),
        "intro": prose.plain(source, file.intro),
        "cases": [_example(source, case) for case in file.cases],
    }


def _example(source: Source, case: Case) -> dict:
    procedure, chapter = source.procedure, source.chapter
    titles = {point.id: prose.plain(source, point.title) for point in chapter.interpretations}
    known = _known(source, case)
    try:
        return {
            "anchor": anchor(case),
            "case": prose.plain(source, case.case),
            "because": prose.plain(source, case.because),
            "known": known,
            "line": case.line if known is None else "",
            "short": short(procedure, case),
            "points": points(procedure, case),
            "provisions": [chapter.provision(id).id for id in case.provisions],
            "interpretations": [
                {"title": titles[id], "href": chapter.interpretation_href(id)} for id in case.interpretations
            ],
        }
    except (KeyError, StopIteration) as error:
        named = f"{error.args[0]!r} is" if error.args else "what it expects is"
        raise CaseError(f"{case.id}: {named} not in the procedure") from None


def _known(source: Source, case: Case) -> list[tuple[str, str]] | None:
    """What is given, by the words of the form; None where a form could not give it."""
    request = case.request
    try:
        match request:
            case {"ask": "eligibility", **rest} if rest.keys() <= {"answers"}:
                return answered(source.procedure, rest.get("answers", {}))
            case {"ask": "timeline", **rest} if rest.keys() <= {"dates", "as_at"}:
                return _dated(source, rest.get("dates", {}), rest.get("as_at"))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # A case of what is refused: the form cannot be filled in so.
        if "errors" in case.expect:
            return None
        raise CaseError(f"{case.id}: its request is not one that a form can make: {error}") from None
    return None


def _dated(source: Source, dates: Mapping[str, str], as_at: str | None) -> list[tuple[str, str]]:
    events = source.procedure.events
    named = questions_named(source.procedure)
    found = []
    for id, value in dates.items():
        choices = events[id].choices
        found.append((named[id], choices[value] if choices else _moment(value)))
    return [*found, ("As at", _moment(as_at))] if as_at else found


def _moment(text: str) -> str:
    """A day, or a day and time as somebody gives it: by the clock, without an offset."""
    day, at, time = text.partition("T")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day) or (at and not re.fullmatch(r"[01]\d:[0-5]\d|2[0-3]:[0-5]\d", time)):
        raise ValueError(text)
    return f"{phrases.day(day)} at {time}" if at else phrases.day(day)
