"""What a case expects, held against a response."""

import re

PARTIAL = re.compile(
    r"(criteria|settled_by|lead|indicators|deadlines(\.\w+(\.(margin|extension))?)?|(backwards|present)(\.\w+)?)?"
)


def seen(response: dict) -> dict:
    """A response in the terms in which cases expect: ids to what is said of each, warnings by their codes."""
    found = {"notices": [notice["code"] for notice in response["notices"]]}
    if not response["ok"]:
        return found | {"errors": [{"field": e["field"], "code": e["code"]} for e in response["errors"]]}
    if "eligibility" in response:
        return found | _eligibility(response["eligibility"])
    return found | _timeline(response["timeline"])


def differences(expected: object, actual: object, path: str = "") -> list[str]:
    """Where an expectation is not met: what is ``PARTIAL`` by the keys that it names, the rest exactly."""
    partial = PARTIAL.fullmatch(path) and (expected or not path)
    if partial and isinstance(expected, dict) and isinstance(actual, dict):
        within = f"{path}." if path else ""
        return [
            line
            for key, value in expected.items()
            for line in differences(value, actual.get(key, "nothing"), f"{within}{key}")
        ]
    same = expected == actual and type(expected) is type(actual)
    return [] if same else [f"{path}: expected {expected!r}, found {actual!r}"]


def _eligibility(found: dict) -> dict:
    return found | {
        "criteria": {criterion["id"]: criterion["status"] for criterion in found["criteria"]},
        "settled_by": {
            criterion["id"]: {because["question"]: because["answer"] for because in criterion["because"]}
            for criterion in found["criteria"]
        },
        "warnings": [warning["code"] for warning in found["warnings"]],
        "contradicting": [asked for warning in found["warnings"] for asked in warning["questions"]],
    }


def _timeline(found: dict) -> dict:
    return {
        "deadlines": {deadline["id"]: _deadline(deadline) for deadline in found["deadlines"]},
        "backwards": _by(found["backwards"], "steps", "event"),
        "present": _by(found["present"], "duties", "id"),
        "warnings": [warning["code"] for warning in found["warnings"]],
    }


def _by(found: dict | None, key: str, name: str) -> dict:
    """What is listed under a key, by name, its readings by theirs; nothing of None."""
    listed = found[key] if found else ()
    return {part[name]: part | {"readings": _readings(part)} for part in listed}


def _readings(found: dict) -> dict:
    return {reading["id"]: reading["due"] for reading in found["readings"]}


def _deadline(found: dict) -> dict:
    working = found["working"]
    return found | {
        "readings": _readings(found),
        "start": working["start"] and working["start"]["at"],
        "counted": [counted["date"] for counted in working["counted"]],
        "skipped": {skipped["date"]: skipped["why"] for skipped in working["skipped"]},
        "month_end": working["month_end"],
        "clock_moved": working["clock_moved"],
    }
