"""Checking a saved result: it is saved anew, at its own time and under its own reference, and the two are compared."""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest

from calculator import exports
from calculator.edition import Edition
from calculator.exports.data import SEAL, seal

SAME, DIFFERS, UNREADABLE = 0, 1, 2
SHOWN = 12
"""So many differences are told, and of the others how many there are."""
LONGEST = 80
NOTHING = object()
_PARTS = {"made", "reference", "request", "response"}
_EDITION = "response.procedure."


def check(edition: Edition, text: bytes) -> tuple[int, str]:
    """The exit status and the message for one file, as the page saves it.

    0 where all that stands in it is as it would be saved today and its seal is that of the rest; 1 where something
    differs, or there is no seal, so that its time and reference may have been changed; 2 where it is no saved result.
    """
    try:
        saved = json.loads(text.decode("utf-8-sig"), object_pairs_hook=_object)
        if not isinstance(saved, dict) or not saved.keys() >= _PARTS:
            raise ValueError(f"expected an object with {', '.join(sorted(_PARTS))}")
        made, reference = datetime.fromisoformat(str(saved["made"])), str(saved["reference"])
        anew = exports.export(edition, json.dumps(saved["request"]), "data", made, reference)
        # A seal is that of the file itself, whatever would be answered today.
        found = list(_differences(saved, json.loads(anew.body) | {SEAL: seal(saved)}, ""))
    except (ValueError, OverflowError, RecursionError) as error:
        return UNREADABLE, _printable(f"This is no saved result: {error}.")
    except exports.ExportError as error:
        return DIFFERS, _printable(f"The answer differs: the request is refused. {error}")
    paths = [path for path, _ in found]
    of_another = any(path.startswith(_EDITION) for path in paths)
    differs = any(path.startswith(("response", "explanation")) and not path.startswith(_EDITION) for path in paths)
    first = f"The answer {'differs' if differs else 'is the same'}. "
    whose = "file is not" if of_another else "text version is that"
    first += f"The {whose} of this edition, {edition.procedure.edition}."
    if SEAL in paths:
        first += " The seal is not that of the file: its time, its reference or more may have been changed."
    told = [f"  {path}: {difference}" for path, difference in found[:SHOWN]]
    told += [f"  and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    return (DIFFERS if found else SAME), "\n".join(map(_printable, (first, *told)))


def _object(pairs: list[tuple[str, object]]) -> dict:
    """One in which no name stands twice: that could hide a change."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError(f"a name stands twice among {', '.join(made)}")
    return made


def _differences(then: object, now: object, path: str) -> Iterator[tuple[str, str]]:
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
