"""A record as plain text is read without knowing how it was made: short lines, lists, and tables as lines."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import exports, requests
from calculator.exports import record
from calculator.exports import text as plain
from calculator.exports.record import Boxes, Heading, Items, Record, Table
from calculator.wording import entered
from tests.engine.exported import DEATH, HOSTILE, MADE, REVIEW, review


@pytest.fixture
def text(current):
    def made(request, reference=""):
        return exports.export(current, json.dumps(request), "text", MADE, reference).body.decode()

    return made


@pytest.fixture
def rendered(current):
    def lines(*parts):
        found = plain.render(Record(title="A title", stamp=record.stamp(current, MADE, ""), parts=parts))
        return found.removeprefix("A TITLE\n" + "=" * 78 + "\n\n")

    return lines


def test_headings_are_underlined_by_their_level(rendered):
    assert (
        rendered(Heading(level=1, text="First"), Heading(level=2, text="Second")) == "First\n=====\n\nSecond\n------\n"
    )


def test_lists_have_their_marks_and_hang(rendered):
    word = "word " * 20
    assert rendered(Items(items=("one", word))) == (f"- one\n- {' '.join(['word'] * 15)}\n  {' '.join(['word'] * 5)}\n")
    assert rendered(Items(items=("one", "two"), numbered=True)) == "1. one\n2. two\n"
    assert rendered(Boxes((("to do", False), ("done", True)))) == "☐ to do\n☑ done\n"


def test_a_table_is_a_line_for_each_cell_with_the_head_of_its_column(rendered):
    table = Table(head=("What", "When", "Why"), rows=(("a", "b", "c"), ("d", "", "f")), widths=(1, 1, 1))
    assert rendered(table) == "* a\n    When: b\n    Why: c\n* d\n    Why: f\n"
    pairs = Table(head=("Asked", "Given"), rows=(("a", "b"), ("c", "d")), widths=(1, 1))
    assert rendered(pairs) == "- a: b\n- c: d\n"


def test_a_long_cell_hangs_from_the_head_of_its_column(rendered):
    table = Table(head=("What", "When", "Why"), rows=(("a", "word " * 20, "b"),), widths=(1, 1, 1))
    assert rendered(table) == (
        f"* a\n    When: {' '.join(['word'] * 13)}\n      {' '.join(['word'] * 7)}\n    Why: b\n"
    )


def test_the_title_stands_above_all(current):
    found = plain.render(Record(title="A title", stamp=record.stamp(current, MADE, ""), parts=("x",)))
    assert found == f"A TITLE\n{'=' * 78}\n\nx\n"


@pytest.mark.parametrize("request_", [REVIEW, DEATH, review(publication="2019-12-01", agreed_completion="2018-12-01")])
@pytest.mark.parametrize("reference", HOSTILE)
def test_no_line_is_longer_than_78_letters_but_that_for_the_command_which_is_one_line(
    text, current, request_, reference
):
    again = entered.line(requests.read(current, request_))
    lines = text(request_, reference).split("\n")
    assert lines.count(again) == 1
    for line in lines:
        assert len(line) <= 78 or line == again
        assert line == line.rstrip()
        assert line.isprintable()


@given(words=st.lists(st.text(st.characters(categories=["L", "P"]), min_size=1, max_size=90), max_size=60))
def test_wrapping_loses_no_word_and_fills_each_line(words):
    lines = plain.wrap(" ".join(words), "- ")
    assert " ".join(line[2:] for line in lines).split() == words
    for line, after in pairwise(lines):
        assert len(line) <= 78 or " " not in line[2:]
        assert len(line) + 1 + len(after[2:].split(" ")[0]) > 78


def test_a_part_that_holds_nothing_is_left_out_with_its_heading(rendered):
    assert record.section("Nothing", Items(items=()), Table(head=(), rows=(), widths=()), "") == []
    kept = record.section("Something", Items(items=()), "Here.")
    assert rendered(*kept) == "Something\n=========\n\nHere.\n"
