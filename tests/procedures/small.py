"""Small procedures: that of two harbours, with any of its optional parts and what hangs on them left out."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy

import yaml

from tests.publish import harbour

type Data = dict

_GUARANTEES = """
- id: unregistered
  says: A boat that is not registered has none.
  when: {not: registered}
  always: not_met
  rules_out: [sunk_unsafe]
  provisions: ["1.1"]
- id: presumption
  says: A boat that sank holed, and of which it is not known whether it was registered, must have an inquiry.
  when: {all: [sunk, holed]}
  not_known: [registered]
  always: inquiry_must
  provisions: ["1.1"]
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
WHOLE: Data = {**yaml.safe_load(harbour.TEXT), "guarantees": yaml.safe_load(_GUARANTEES)}


def _lead(data: Data) -> None:
    del data["lead"]
    alone = ("towed", "others_towed", "home_port", "towing_port")
    data["questions"] = [question for question in data["questions"] if question["id"] not in alone]
    data["groups"] = [group for group in data["groups"] if group["id"] != "place"]
    data["answers"] = data["answers"][:3]


def _boards(data: Data) -> None:
    _drop(data, "boards")
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
    data["criteria"][0]["when"] = {"all": ["registered", "sunk", {"any": ["holed", "overladen", {"not": "seaworthy"}]}]}


def _burden(data: Data) -> None:
    seaworthy = next(question for question in data["questions"] if question["id"] == "seaworthy")
    for key in ("unknown_counts_as", "burden", "unless", "confirm"):
        del seaworthy[key]
    data["guarantees"] = [promise for promise in data["guarantees"] if promise["id"] != "burden"]


def _presumption(data: Data) -> None:
    registered = next(question for question in data["questions"] if question["id"] == "registered")
    del registered["presumed"], registered["burden"]
    data["guarantees"] = [promise for promise in data["guarantees"] if promise["id"] != "presumption"]


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
    for counting in data.get("counting", ()):
        counting.pop("interpretations", None)
    _readings(data)


def _readings(data: Data) -> None:
    for timescale in data.get("timescales", ()):
        timescale.pop("readings", None)


def _sources(data: Data) -> None:
    del data["sources"]
    data["units"][0] = ["0.1"]
    _drop(data, "successor")


def _timescales(data: Data) -> None:
    """All that is about dates."""
    for key in ("timescales", "events", "event_groups", "counting", "statuses", "undated", "planning", "successor"):
        _drop(data, key)
    data["site"].pop("known_by", None)
    data["site"].pop("planning", None)
    for code in ("new_tug", "beyond_calendar", "repeated_hour"):
        _drop_warning(data, code)
    for reminder in data.get("reminders", ()):
        reminder.pop("decided", None)
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
    for part in (*data.get("timescales", ()), *data.get("undated", ())):
        part.pop("outcome", None)
        part.pop("outcome_needed", None)
    for reminder in data.get("reminders", ()):
        reminder.pop("decided", None)


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


def _projections(data: Data) -> None:
    for event in data.get("events", ()):
        event.pop("projected_from", None)


def _planning(data: Data) -> None:
    _drop(data, "planning")
    data["site"].pop("planning", None)


def _warnings(data: Data) -> None:
    """The warnings that a day raises, and what is said beside them."""
    for code in ("closure", "new_tug", "no_harbour"):
        _drop_warning(data, code)
    for notice in data.get("notices", ()):
        notice["message"] = "The harbour closed."
    _drop(data, "successor")


def _optional(key: str):
    def without(data: Data) -> None:
        _drop(data, key)

    return without


def _drop(data: Data, key: str) -> None:
    data.pop(key, None)


def _drop_warning(data: Data, code: str) -> None:
    data["warnings"] = [warning for warning in data["warnings"] if warning["code"] != code]


PARTS = {
    "lead": _lead,
    "boards": _boards,
    "sub-groups": _sub_groups,
    "indicators": _indicators,
    "findings": _findings,
    "burden": _burden,
    "presumption": _presumption,
    "do now": _optional("do_now"),
    "contradictions": _contradictions,
    "reminders": _optional("reminders"),
    "notices": _notices,
    "terms": _terms,
    "figures": _figures,
    "interpretations": _interpretations,
    "readings": _readings,
    "sources": _sources,
    "examples": _optional("examples"),
    "hours": _hours,
    "outcome": _outcome,
    "projections": _projections,
    "undated": _optional("undated"),
    "planning": _planning,
    "successor": _optional("successor"),
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
