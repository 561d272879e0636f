"""Checking a saved result: whether the same request is still answered in the same way, and by the same text."""

import json

from calculator import exports, requests
from calculator.edition import Edition

SAME, DIFFERS, UNREADABLE = 0, 1, 2
SHOWN = 12
"""So many differences are told, and of the others how many there are."""
LONGEST = 80
NOTHING = object()


def check(edition: Edition, text: str | bytes) -> tuple[int, str]:
    """The exit status and the message for one file, as the page saves it or as its text.

    0 where the answer is the same to the letter and of this edition, 1 where either differs, 2 where the text holds no
    saved result.
    """
    try:
        saved = json.loads(text if isinstance(text, str) else text.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return UNREADABLE, "This is not JSON, or not whole."
    if not (isinstance(saved, dict) and {"request", "response"} <= saved.keys()):
        return UNREADABLE, "This is no saved result: it has no “request” and “response”."
    now = {"response": requests.answer(edition, saved["request"])}
    if requests.ELIGIBILITY in now["response"]:
        now["explanation"] = exports.explanation(edition, saved["request"])
    then = {name: saved[name] for name in ("response", "explanation") if name in saved}
    whose = _edition(edition, saved["response"])
    found = list(_differences(_without_edition(then), _without_edition(now), ""))
    if not found:
        same = _stamp(edition, saved["response"]) == edition.digest
        return (SAME if same else DIFFERS), f"The answer is the same. {whose}"
    more = len(found) - SHOWN
    told = [_printable(f"  {path}: {difference}") for path, difference in found[:SHOWN]]
    told += [f"  and {more} more"] if more > 0 else []
    return DIFFERS, "\n".join([f"The answer differs. {whose}", *told])


def _stamp(edition: Edition, response: object) -> object:
    """The digest that a response names, or None; one of another procedure or edition is none."""
    named = response.get("procedure") if isinstance(response, dict) else None
    procedure = {"id": edition.procedure.id, "edition": edition.procedure.edition}
    if not isinstance(named, dict) or {key: named.get(key) for key in procedure} != procedure:
        return None
    return named.get("digest")


def _edition(edition: Edition, response: object) -> str:
    if _stamp(edition, response) == edition.digest:
        return f"The digest is that of this edition, {edition.procedure.edition}."
    return f"The file is not of this edition, {edition.procedure.edition}, of which the digest is {edition.digest}."


def _without_edition(found: dict) -> dict:
    response = found["response"]
    if isinstance(response, dict):
        response = {name: part for name, part in response.items() if name != "procedure"}
    return found | {"response": response}


def _differences(then: object, now: object, path: str):
    """Each place in which two JSON values differ, with how."""
    if isinstance(then, dict) and isinstance(now, dict):
        for name in dict.fromkeys([*now, *then]):
            within = f"{path}.{name}" if path else name
            yield from _differences(then.get(name, NOTHING), now.get(name, NOTHING), within)
    elif isinstance(then, list) and isinstance(now, list):
        for place in range(max(len(then), len(now))):
            pair = (found[place] if place < len(found) else NOTHING for found in (then, now))
            yield from _differences(*pair, f"{path}[{place}]")
    elif type(then) is not type(now) or then != now:
        yield path, f"the file has {_said(then)}, the answer is {_said(now)}"


def _said(value: object) -> str:
    if value is NOTHING:
        return "nothing"
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= LONGEST else f"{written[:LONGEST]}…"


def _printable(line: str) -> str:
    """A line with what cannot be shown written as JSON escapes it: half a character, an end of a line, a control."""
    return "".join(shown if shown.isprintable() else json.dumps(shown)[1:-1] for shown in line)
