"""Slips of an author's hand in a procedure's file, and what holds of whatever is loaded."""

import re
from functools import cache
from random import Random

from calculator import edition, responses
from calculator.criteria.rules import prepare
from calculator.edition import Edition
from publish.proof import ProofError, prove
from publish.source import Source, SourceError, read
from tests.publish import harbour

LARGEST = 30_000
KEY = re.compile(r"^( *(?:- )*)([\w.\"-]+)(: *)(.*)$")
VALUES = (
    "", "~", "null", "true", "no", "0", "-1", "036", "9999", "99999999999999999999", "1.5", "1e9", "2018-02-30",
    '"2018-02-29"', '"9999-12-31"', "[]", "{}", "[[]]", "[a, a]", "{a: b}", "{all: []}", "{any: [sunk, {not: sunk}]}",
    "{not: {not: sunk}}", "{all: [sunk, unsafe], any: [sunk]}", "text", '"{{ 1.1 }}"', '"{{ nothing }}"', "{{ 1.1 }}",
    '"{{"', '"*a"', "*a", "&a b", "!!str b", "!x", "|", ">-", "'", '"', '"\\x00"', '"\\u202e"', "# gone", ": :", "<<",
    "must", "sunk", "x" * 300, "é – “curly”", '" "', "12:30", "0x10",
)  # fmt: skip
SLIPS = (
    "\t", "  ", "- ", ":", ": ", "#", " #", "'", '"', "[", "]", "{", "}", ",", "&a ", "*a", "!t ", "|\n", ">\n", "\n",
    "\n\n", "\n---\n", "\n...\n", "? ", "<<: *a\n", "%YAML 1.1\n", "@", "`", "\\", "\u00a0", "\ufeff", "\u2028", "\x07",
    "\r", "\x85", "\U0001f600", "\ud800",
)  # fmt: skip
ASKED = (
    {"ask": "eligibility"},
    {"ask": "explanation"},
    {"ask": "timeline"},
    {"ask": "timeline", "dates": {"opened": "2001-02-01", "reported": "2001-01-31"}, "as_at": "2001-03-01"},
)


def seeds() -> list[bytes]:
    """The small procedure, which has one of everything."""
    return [harbour.TEXT.encode()]


def changed(data: bytes, drawing: Random) -> bytes:
    """A file with one slip, or with a few."""
    text = data.decode(errors="replace")
    for _ in range(drawing.choice((1, 1, 1, 2, 4))):
        lines = text.split("\n")
        slip = drawing.choice((_line, _line, _value, _value, _key, _block, _letters, _word))
        text = slip(lines, drawing)
    return text.encode(errors="replace")


def _line(lines: list[str], drawing: Random) -> str:
    """A line left out, given twice, moved, or put in or out."""
    at, other = (drawing.randrange(len(lines)) for _ in "ab")
    way = drawing.randrange(5)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(other, lines[at])
    elif way == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 3:
        lines[at] = "  " + lines[at]
    else:
        lines[at] = lines[at][drawing.randint(1, 3) :]
    return "\n".join(lines)


def _value(lines: list[str], drawing: Random) -> str:
    """A value of another type, or that of another line."""
    keyed = [at for at, line in enumerate(lines) if KEY.match(line)]
    if keyed:
        at, other = (drawing.choice(keyed) for _ in "ab")
        start, key, colon, _ = KEY.match(lines[at]).groups()
        value = drawing.choice((drawing.choice(VALUES), KEY.match(lines[other])[4]))
        lines[at] = f"{start}{key}{colon.rstrip()} {value}"
    return "\n".join(lines)


def _key(lines: list[str], drawing: Random) -> str:
    """A key misspelt, or that of another line."""
    keyed = [at for at, line in enumerate(lines) if KEY.match(line)]
    if keyed:
        at, other = (drawing.choice(keyed) for _ in "ab")
        start, key, colon, value = KEY.match(lines[at]).groups()
        cut = drawing.randint(0, len(key))
        misspelt = key[:cut] + drawing.choice("abé-_ 1") + key[cut + 1 :]
        lines[at] = f"{start}{drawing.choice((misspelt, KEY.match(lines[other])[2]))}{colon}{value}"
    return "\n".join(lines)


def _block(lines: list[str], drawing: Random) -> str:
    """A line with all that is indented below it: left out, given twice or moved."""
    at = drawing.randrange(len(lines))
    depth = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and (len(lines[end]) - len(lines[end].lstrip()) > depth or not lines[end].strip()):
        end += 1
    block = lines[at:end]
    if drawing.random() < 0.7:
        del lines[at:end]
    if drawing.random() < 0.5:
        other = drawing.randint(0, len(lines))
        lines[other:other] = block
    return "\n".join(lines)


def _letters(lines: list[str], drawing: Random) -> str:
    """A slip of the keyboard, anywhere."""
    text = "\n".join(lines)
    at = drawing.randint(0, len(text))
    return text[:at] + drawing.choice(("", *SLIPS)) + text[at + drawing.choice((0, 0, 1, 5)) :]


def _word(lines: list[str], drawing: Random) -> str:
    """A word of the file in place of another."""
    text = "\n".join(lines)
    words = list(re.finditer(r"[\w.-]+", text))
    if words:
        one, other = (drawing.choice(words) for _ in "ab")
        text = text[: one.start()] + other[0] + text[one.end() :]
    return text


@cache
def _now() -> Edition:
    return edition.current()


def check(data: bytes) -> None:
    """Raises AssertionError where a file is neither loaded nor refused with places, and whatever else is raised."""
    text = data.decode(errors="replace")
    try:
        source = read(text, "any.yaml")
    except SourceError as error:
        _check_problems(error, text)
        return
    assert isinstance(source, Source)
    try:
        prove(source, "any.yaml")
    except ProofError as error:
        _check_told(error)
        return
    now = _now()
    found = Edition(
        procedure=source.procedure,
        rules=prepare(source.procedure),
        holidays=now.holidays,
        clock=now.clock,
        digest="any",
    )
    for request in ASKED:
        assert responses.answer(found, request)["ok"] in (True, False)


def _check_problems(error: SourceError, text: str) -> None:
    _check_told(error)
    lines = re.split("\r\n|\r|\n", text)
    for problem in error.problems:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem


def _check_told(error: SourceError) -> None:
    assert error.problems
    assert all(problem.message in str(error) for problem in error.problems)
