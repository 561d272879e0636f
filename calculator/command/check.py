"""Checking a saved result: whether the file is as it was saved, and its request still answered so by the same text."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest

from calculator import exports, requests, responses
from calculator.dates import clock
from calculator.edition import Edition
from calculator.exports import data, record

SAME, DIFFERS, UNREADABLE = 0, 1, 2
SHOWN = 12
"""So many differences are told, and of the others how many there are."""
LONGEST = 80
NOTHING = object()
_ANSWER = ("response", "explanation")
_OWN = ("made", "reference", "request", data.SEAL)
"""What no answer of today can be held against."""


def check(edition: Edition, text: str | bytes) -> tuple[int, str]:
    """The exit status and the message for one file, as the page saves it or as its text.

    0 where all that stands in it is as it would be saved today and its seal is that of the rest; 1 where something
    differs, or where there is no seal, so that its time and reference may have been changed; 2 where the text holds no
    saved result.
    """
    try:
        written = text if isinstance(text, str) else text.decode("utf-8-sig")
        return _check(edition, json.loads(written, object_pairs_hook=_object))
    except _Repeated as error:
        return UNREADABLE, f"This is no saved result: it has {_printable(_said(error.args[0]))} twice."
    except (ValueError, RecursionError):
        return UNREADABLE, "This is not JSON, or not whole."


class _Repeated(Exception):
    """A name stands twice in one object: which of the two is meant cannot be told."""


def _object(pairs: list[tuple[str, object]]) -> dict:
    if len(made := dict(pairs)) < len(pairs):
        raise _Repeated(Counter(name for name, _ in pairs).most_common(1)[0][0])
    return made


def _check(edition: Edition, saved: object) -> tuple[int, str]:
    if not (isinstance(saved, dict) and {"request", "response"} <= saved.keys()):
        return UNREADABLE, "This is no saved result: it has no “request” and “response”."
    now = {"response": responses.answer(edition, saved["request"])}
    if requests.ELIGIBILITY in now["response"]:
        why = responses.answer(edition, saved["request"] | {"ask": requests.EXPLANATION})
        now["explanation"] = why[requests.EXPLANATION]
    now["notices"] = list(record.notices(edition.procedure))
    then = {name: part for name, part in saved.items() if name not in _OWN}
    found = [*_differences(_without_edition(then), _without_edition(now), ""), *_malformed(edition, saved)]
    same = not any(path.startswith(_ANSWER) for path, _ in found)
    stamped, seal = _is_stamped(edition, saved["response"]), _seal(saved)
    by, other = f"this edition, {edition.procedure.edition}", f", of which the digest is {edition.digest}"
    first = [
        f"The answer {'is the same' if same else 'differs'}.",
        f"The {'digest is that' if stamped else 'file is not'} of {by}{'' if stamped else other}.",
        *([seal] if seal else []),
    ]
    told = [_printable(f"  {path}: {difference}") for path, difference in found[:SHOWN]]
    told += [f"  and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    return (SAME if stamped and not seal and not found else DIFFERS), "\n".join([" ".join(first), *told])


def _seal(saved: dict) -> str:
    """What is to be said of the seal, if anything."""
    if data.SEAL not in saved:
        return "The file has no seal, so whether its time and reference are as they were saved cannot be told."
    if saved[data.SEAL] != data.seal(saved):
        return "The seal of the file is not that of the rest: something in it was changed after it was saved."
    return ""


def _malformed(edition: Edition, saved: dict) -> Iterator[tuple[str, str]]:
    """The time and the reference where they are not as any file is saved, with how."""
    made, reference = saved.get("made", NOTHING), saved.get("reference", NOTHING)
    if not _is_time(edition, made):
        yield "made", f"the file has {_said(made)}, which is no time as it is saved"
    if not isinstance(reference, str) or exports.short(reference) != reference:
        yield "reference", f"the file has {_said(reference)}, which is no reference as it is saved"


def _is_time(edition: Edition, made: object) -> bool:
    """Whether it is a time by the clock in England, to the minute and with its offset."""
    try:
        return clock.write(datetime.fromisoformat(made).astimezone(edition.clock)) == made
    except (TypeError, ValueError, OverflowError):
        return False


def _is_stamped(edition: Edition, response: object) -> bool:
    """Whether a response names this procedure, its edition and its digest."""
    named = response.get("procedure") if isinstance(response, dict) else None
    own = {"id": edition.procedure.id, "edition": edition.procedure.edition, "digest": edition.digest}
    return isinstance(named, dict) and own.items() <= named.items()


def _without_edition(found: dict) -> dict:
    response = found["response"]
    if isinstance(response, dict):
        found |= {"response": {name: part for name, part in response.items() if name != "procedure"}}
    return found


def _differences(then: object, now: object, path: str):
    """Each place in which two JSON values differ, with how."""
    if isinstance(then, dict) and isinstance(now, dict):
        for name in dict.fromkeys([*now, *then]):
            within = f"{path}.{name}" if path else name
            yield from _differences(then.get(name, NOTHING), now.get(name, NOTHING), within)
    elif isinstance(then, list) and isinstance(now, list):
        for place, pair in enumerate(zip_longest(then, now, fillvalue=NOTHING)):
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
