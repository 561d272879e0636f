"""Small procedures: that of two harbours, with any of its optional parts and what hangs on them left out."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy

import yaml

from tests.publish import harbour

type Data = dict

_GUARANTEES = """
- id: sunk_damaged
  says: A boat that sank holed or overladen must have an inquiry.
  when: {all: [registered, sunk, {any: [holed, overladen]}]}
  always: inquiry_must
  meets: [sunk_unsafe]
  provisions: ["1.1"]
- id: sunk_unseaworthy
  says: A boat that sank and was not seaworthy must have an inquiry.
  when: {all: [registered, sunk, {not: seaworthy}]}
  always: inquiry_must
  meets: [sunk_unsafe]
  provisions: ["1.1"]
- id: burden
  says: A boat that sank and of which that is not known must have an inquiry.
  when: {all: [registered, sunk]}
  not_known: [seaworthy]
  always: inquiry_must
  meets: [sunk_unsafe]
  provisions: ["1.1"]
- id: presumed
  says: So must a boat of which it is not known whether it was registered.
  when: {all: [sunk, {any: [holed, overladen]}]}
  not_known: [registered]
  always: inquiry_must
  meets: [sunk_unsafe]
  provisions: ["1.1"]
- id: unregistered
  says: A boat that was not registered has none.
  when: {not: registered}
  always: not_met
  rules_out: [sunk_unsafe]
  provisions: ["1.1"]
- id: afloat
  says: A boat that did not sink has none.
  when: {not: sunk}
  always: not_met
  rules_out: [sunk_unsafe]
  provisions: ["1.1"]
- id: sound
  says: A sound boat has none.
  when: {all: [{not: holed}, {not: overladen}, seaworthy]}
  always: not_met
  rules_out: [sunk_unsafe]
  provisions: ["1.1"]
"""


def _whole() -> Data:
    data = {**yaml.safe_load(harbour.TEXT), "guarantees": yaml.safe_load(_GUARANTEES)}
    data["timescales"][2]["rule"] = "The coastguard is told within {{ tell.within }} of the opening."
    return data


WHOLE: Data = _whole()


def _lead(data: Data) -> None:
    del data["lead"]
    alone = ("towed", "others_towed", "home_port", "towing_port")
    data["questions"] = [question for question in data["questions"] if question["id"] not in alone]
    data["groups"] = [group for group in data["groups"] if group["id"] != "place"]
    data["answers"] = data["answers"][:3]


def _boards(data: Data) -> None:
    _pop(data, "boards")
    if "lead" in data:
        _lead(data)


def _sub_groups(data: Data) -> None:
    for board in data.get("boards", ()):
        del board["sub_group"]


def _indicators(data: Data) -> None:
    del data["indicators"]
    if "contradictions" not in data:
        data["questions"] = [question for question in data["questions"] if question["id"] != "crewed"]


def _findings(data: Data) -> None:
    del data["findings"]
    data["criteria"][0]["when"]["all"][-1] = {"any": ["holed", "overladen", {"not": "seaworthy"}]}


def _burden(data: Data) -> None:
    _pop(data["questions"][4], "unknown_counts_as", "unless", "burden")
    data["guarantees"] = [promise for promise in data["guarantees"] if promise["id"] != "burden"]


def _presumed(data: Data) -> None:
    _pop(data["questions"][0], "presumed", "burden")
    data["guarantees"] = [promise for promise in data["guarantees"] if promise["id"] != "presumed"]


def _contradictions(data: Data) -> None:
    del data["contradictions"]
    _drop_warning(data, "inconsistent_answers")
    if "indicators" not in data:
        data["questions"] = [question for question in data["questions"] if question["id"] != "crewed"]


def _notices(data: Data) -> None:
    del data["notices"]


def _terms(data: Data) -> None:
    del data["terms"]


def _figures(data: Data) -> None:
    del data["figures"]
    for provision in data["sections"][0]["provisions"][2]["items"]:
        provision["text"] = provision["text"].replace("{{ crew_size }}", "three")


def _interpretations(data: Data) -> None:
    del data["interpretations"]
    _keys("counting", "interpretations")(data)
    _readings(data)


def _readings(data: Data) -> None:
    _other_starts(data)
    _keys("timescales", "readings")(data)


def _other_starts(data: Data) -> None:
    """The reading that runs from another event, and that event."""
    data["timescales"][1].pop("readings", None)
    data["events"] = [event for event in data["events"] if event["id"] != "seen"]


def _sources(data: Data) -> None:
    del data["sources"]
    for duty in data.get("do_now", ()):
        duty.pop("source", None)
    data["units"][0] = ["0.1"]
    _pop(data, "successor")
    _pop(data, "superseded")


def _timescales(data: Data) -> None:
    """All that is about dates."""
    for key in ("timescales", "events", "event_groups", "counting", "statuses", "undated", "planning", "successor"):
        _pop(data, key)
    _pop(data["site"], "known_by", "planning")
    for code in ("missing_start", "new_tug", "beyond_calendar", "repeated_hour"):
        _drop_warning(data, code)
    _keys("reminders", "decided")(data)
    data["interpretations"] = [
        {**point, "affects": [id for id in point["affects"] if id != "tell"]}
        for point in data.get("interpretations", ())
    ]
    for section in data["sections"]:
        for provision in section["provisions"]:
            for id, within in (("open", "one month"), ("report", "36 hours"), ("tell", "ten days"), ("post", "a week")):
                provision["text"] = provision["text"].replace(f"{{{{ {id}.within }}}}", within)
    for duty in data.get("do_now", ()):
        duty["text"] = duty["text"].replace("{{ tell.within }}", "ten days")


def _outcome(data: Data) -> None:
    """The event that is the outcome of a decision and no date."""
    if "events" in data:
        data["events"] = [event for event in data["events"] if event["takes"] != "outcome"]
    for warning in data["warnings"]:
        if warning["code"] == "missing_start":
            warning["events"].remove("verdict")
    for part in (*data.get("timescales", ()), *data.get("undated", ())):
        _pop(part, "outcome", "outcome_needed")
    _keys("reminders", "decided")(data)


def _hours(data: Data) -> None:
    """Hours, and events that take a time."""
    for key in ("timescales", "counting"):
        data[key] = [part for part in data.get(key, ()) if part["unit"] != "hours"]
    for event in data.get("events", ()):
        if event["takes"] == "date_or_time":
            event["takes"] = "date"
            event["help"] = "The day."
    _drop_warning(data, "repeated_hour")
    for provision in data["sections"][0]["provisions"]:
        provision["text"] = provision["text"].replace("{{ report.within }}", "36 hours")


def _presupposed(data: Data) -> None:
    _keys("events", "presupposes")(data)
    _drop_warning(data, "missing_start")


def _undated(data: Data) -> None:
    """The duties without a date."""
    _pop(data, "undated")
    _keys("events", "occasion")(data)


def _planning(data: Data) -> None:
    _pop(data, "planning")
    _pop(data["site"], "planning")


def _warnings(data: Data) -> None:
    """The warnings that a day raises, and what is said beside them."""
    for code in ("closure", "new_tug", "no_harbour"):
        _drop_warning(data, code)
    for notice in data.get("notices", ()):
        notice["message"] = "The harbour closed."
    _pop(data, "successor")


def _optional(key: str):
    def without(data: Data) -> None:
        _pop(data, key)

    return without


def _keys(kind: str, *keys: str):
    """The keys of each part of a kind."""

    def without(data: Data) -> None:
        for part in data.get(kind, ()):
            _pop(part, *keys)

    return without


def _pop(part: Data, *keys: str) -> None:
    for key in keys:
        part.pop(key, None)


def _drop_warning(data: Data, code: str) -> None:
    data["warnings"] = [warning for warning in data["warnings"] if warning["code"] != code]


PARTS = {
    "lead": _lead,
    "boards": _boards,
    "sub-groups": _sub_groups,
    "indicators": _indicators,
    "findings": _findings,
    "burden": _burden,
    "what is presumed": _presumed,
    "what is confirmed": _keys("questions", "confirm"),
    "do now": _optional("do_now"),
    "contradictions": _contradictions,
    "what is read first": _keys("reminders", "first"),
    "reminders": _optional("reminders"),
    "notices": _notices,
    "terms": _terms,
    "figures": _figures,
    "interpretations": _interpretations,
    "readings from another event": _other_starts,
    "readings": _readings,
    "rules in words": _keys("timescales", "rule"),
    "sources": _sources,
    "examples": _optional("examples"),
    "hours": _hours,
    "outcome": _outcome,
    "projections": _keys("events", "projected_from"),
    "what an event presupposes": _presupposed,
    "what it is too late for": _keys("events", "too_late_for", "passed"),
    "days not known": _keys("events", "undated"),
    "occasions": _keys("events", "occasion"),
    "undated": _undated,
    "planning": _planning,
    "successor": _optional("successor"),
    "superseded": _optional("superseded"),
    "warnings": _warnings,
    "timescales": _timescales,
}
"""How to leave out each part that a procedure may do without, by what it is called here."""


def renamed() -> Iterator[str]:
    """The texts in which one part names another than it did: another question, event, timescale ..."""
    text = without()
    names = json.loads(text)

    def ids(key: str) -> list[str]:
        return [part["id"] for part in names[key]]

    kinds = [ids(key) for key in ("answers", "questions", "events", "timescales", "outcomes", "forces", "bodies")]
    for kind in [*kinds, ids("questions") + ids("findings"), ["unlucky", "careless"]]:
        for place in re.finditer("|".join(f'"{id}"' for id in kind), text):
            before = text[: place.start()]
            if not before.endswith(('"id": ', '"affects": [')):
                yield from (f'{before}"{other}"{text[place.end() :]}' for other in kind if f'"{other}"' != place[0])


def without(*parts: str) -> str:
    """The text of a procedure without these parts. Those are left out in the order of ``PARTS``."""
    data = deepcopy(WHOLE)
    for part, leave_out in PARTS.items():
        if part in parts:
            leave_out(data)
    # JSON is YAML too, and quickly written and read.
    return json.dumps(data, ensure_ascii=False, indent=1)
