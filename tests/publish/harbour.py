"""A small procedure that nobody has, with one of everything, and ways to break it."""

import re
from pathlib import Path

from publish.source import SourceError, read

PATH = Path(__file__).with_name("harbour.yaml")
TEXT = PATH.read_text(encoding="utf-8")
PROMISES = """
guarantees:
  - id: unsafe
    says: A boat that sank and was unsafe must have an inquiry.
    when: {all: [registered, sunk, {any: [holed, overladen, {not: seaworthy}]}]}
    always: inquiry_must
    meets: [sunk_unsafe]
    provisions: ["1.1"]
  - id: safe
    says: Any other boat has none.
    when: {any: [{not: registered}, {not: sunk}, {all: [{not: holed}, {not: overladen}, seaworthy]}]}
    always: not_met
    rules_out: [sunk_unsafe]
    provisions: ["1.1"]
  - id: unproved
    says: What is not proved seaworthy counts as unsafe.
    when: {all: [registered, sunk]}
    not_known: [seaworthy]
    always: inquiry_must
    provisions: ["1.1"]
  - id: unregistered
    says: Where it is not known whether it was, a boat counts as registered.
    when: {all: [sunk, holed]}
    not_known: [registered]
    always: inquiry_must
    provisions: ["1.1"]
"""
"""Guarantees that leave nothing open, to stand at its end."""


def changed(old: str, new: str) -> str:
    """The procedure with one place changed. The place must be there, and be the only one."""
    assert TEXT.count(old) == 1, f"{TEXT.count(old)} places have {old!r}"
    return TEXT.replace(old, new)


def placed_errors(text: str) -> list[str]:
    """The same with each line of the file as its distance from that of its part: ``criteria+2``."""
    parts = [(number, line) for number, line in enumerate(text.splitlines(), 1) if re.match(r"\w+:", line)]

    def placed(line: re.Match) -> str:
        start, part = [found for found in parts if found[0] <= int(line[0])][-1]
        return f"{part.partition(':')[0]}+{int(line[0]) - start}"

    return [re.sub(r"(?<=^harbour\.yaml:)\d+|(?<=\bline )\d+", placed, line) for line in errors(text)]


def errors(text: str) -> list[str]:
    """What an author is told of a text, line by line, without the count that ends it."""
    try:
        read(text, "harbour.yaml")
    except SourceError as error:
        *lines, count = str(error).split("\n")
        assert count == ("1 problem" if len(lines) == 1 else f"{len(lines)} problems")
        return lines
    return []
