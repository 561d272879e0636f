"""What a case expects, held against the response of the calculator."""

import re
from collections.abc import Collection, Sequence

from calculator import requests, responses
from calculator.edition import Edition
from calculator.requests import Refusal
from calculator.responses import Result
from publish.problems import did_you_mean, listed
from publish.source.cases import Case, CaseError

_PARTIAL = re.compile(
    r"(criteria|settled_by|lead|indicators|deadlines(\.\w+(\.(margin|extension))?)?|(backwards|present)(\.\w+)?)?"
)


def answered(edition: Edition, cases: Sequence[Case]) -> dict[str, Result | Refusal]:
    """What each case leads to, by its id, which is as expected. Raises CaseError, with a line for each difference."""
    by_id, wrong = {}, []
    for case in cases:
        request = requests.read_text(edition, case.line)
        answer = by_id[case.id] = request if isinstance(request, Refusal) else responses.result(edition, request)
        if isinstance(answer, Refusal) and "errors" not in case.expect:
            lines = [f"refused: {problem.field}: {problem.message}" for problem in answer.problems]
        else:
            lines = differences(case.expect, comparable(responses.response(edition, answer)))
        wrong += [f"{case.place}: {line}" for line in lines]
    if wrong:
        raise CaseError("\n".join(wrong))
    return by_id


def comparable(response: dict) -> dict:
    """A response in the terms in which cases expect: ids to what is said of each, warnings by their codes."""
    common = {"notices": [notice["code"] for notice in response["notices"]]}
    if not response["ok"]:
        return common | {"errors": [{"field": e["field"], "code": e["code"]} for e in response["errors"]]}
    if requests.ELIGIBILITY in response:
        return common | _eligibility(response[requests.ELIGIBILITY])
    return common | _timeline(response[requests.TIMELINE])


def differences(expected: object, actual: object, path: str = "") -> list[str]:
    """Where an expectation is not met: what is ``_PARTIAL`` by the keys that it names, the rest exactly."""
    partial = _PARTIAL.fullmatch(path) and (expected or not path)
    if partial and isinstance(expected, dict) and isinstance(actual, dict):
        within = f"{path}." if path else ""
        return [
            line
            for key, value in expected.items()
            for line in (
                differences(value, actual[key], f"{within}{key}")
                if key in actual
                else [f"{within}{key}: unknown key{_hint(key, actual)}"]
            )
        ]
    if partial and isinstance(actual, dict):
        return [f"{path}: expected {expected!r}, found more than one thing; name what of it: {', '.join(actual)}"]
    same = expected == actual and type(expected) is type(actual)
    return [] if same else [f"{path}: expected {expected!r}, found {actual!r}"]


def _hint(key: object, known: Collection[str]) -> str:
    return did_you_mean(str(key), known) or f"; expected one of {listed(sorted(known))}"


def _eligibility(result: dict) -> dict:
    return result | {
        "criteria": {criterion["id"]: criterion["status"] for criterion in result["criteria"]},
        "settled_by": {
            criterion["id"]: {because["question"]: because["answer"] for because in criterion["because"]}
            for criterion in result["criteria"]
        },
        "warnings": [warning["code"] for warning in result["warnings"]],
        "contradicting": [asked for warning in result["warnings"] for asked in warning["questions"]],
    }


def _timeline(result: dict) -> dict:
    return {
        "deadlines": {deadline["id"]: _deadline(deadline) for deadline in result["deadlines"]},
        "backwards": _by(result["backwards"], "steps", "event"),
        "present": _by(result["present"], "duties", "id"),
        "warnings": [warning["code"] for warning in result["warnings"]],
    }


def _by(result: dict | None, key: str, name: str) -> dict:
    """What is listed under a key, by name, its readings by theirs; nothing of None."""
    listed = result[key] if result else ()
    return {part[name]: part | {"readings": _readings(part)} for part in listed}


def _readings(part: dict) -> dict:
    return {reading["id"]: reading["due"] for reading in part["readings"]}


def _deadline(deadline: dict) -> dict:
    working = deadline["working"]
    return deadline | {
        "readings": _readings(deadline),
        "start": working["start"] and working["start"]["at"],
        "counted": [counted["date"] for counted in working["counted"]],
        "skipped": {skipped["date"]: skipped["why"] for skipped in working["skipped"]},
        "month_end": working["month_end"],
        "clock_moved": working["clock_moved"],
    }
