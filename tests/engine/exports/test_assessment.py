"""An assessment as a record says what was concluded, why, and what is still to be found out."""

from datetime import UTC, datetime

import pytest

from calculator import requests
from calculator.criteria.assessment import assess
from calculator.exports import assessment, record
from calculator.exports.record import Answered, Heading, Items, Table

MADE = datetime(2018, 3, 22, 10, 15, tzinfo=UTC)
SANK = {"sunk": "yes", "crewed": "yes"}


@pytest.fixture(scope="module")
def sections(small, weighed):
    """The parts of a record under each heading of the first level, from the conclusion on."""
    edition = small._replace(procedure=weighed.procedure, rules=weighed)

    def made(edition=edition, /, **answers):
        request = requests.read(edition, {"ask": "eligibility", "answers": answers})
        found, stamp = assess(edition.rules, answers), record.stamp(edition, MADE, "Boat 12")
        outline = assessment.record(Answered(edition, request, found, stamp))
        under: dict = {}
        for part in outline.parts:
            if isinstance(part, Heading) and part.level == 1:
                under[part.text] = []
            elif under:
                under[list(under)[-1]].append(part)
        return under

    return made


def texts(parts):
    return [part for part in parts if isinstance(part, str)]


def test_a_record_has_its_sections_in_the_order_in_which_they_are_needed(sections):
    assert list(sections(**SANK, towed="yes")) == [
        "Should; must, unless a diver says so",
        "Still to be found out",
        "The criteria",
        "What was entered",
        "Do now",
        "Which harbour leads",
        "Indicators",
        "Bear in mind",
    ]
    assert next(iter(sections(sunk="no", crewed="yes"))) == "Warnings"


def test_a_conclusion_stands_with_its_provisions_and_what_settles_it_or_what_it_could_become(sections):
    assert texts(sections(sunk="yes", holed="yes")["An inquiry must be held (must)"]) == [
        "The boat sank and was unsafe. Provision 1.1.",
        "These answers alone settle it: Sunk: Yes; Holed: Yes.",
        "Nothing more that is asked can change this outcome.",
    ]
    assert texts(sections(**SANK)["Should; must, unless a diver says so"]) == [
        "“Not known” counts as not seaworthy (1.1).",
        "The boat sank with its crew. Provision 1.2.",
        "It could still become “Must”: see what is still to be found out.",
    ]


def test_what_is_still_to_be_found_out_is_numbered_and_then_the_shortest_ways_are_told(sections):
    parts = sections()["Still to be found out"]
    assert texts(parts) == [
        "Each of these can change the outcome; the most decisive first.",
        "The shortest way to settle it:",
        "It takes more answers to come to “Must” or “Should”.",
    ]
    asked, ways = (part for part in parts if isinstance(part, Items))
    assert asked.kind == "numbers"
    assert asked.items[0] == "Has the boat sunk? Yes: stays “Not known yet”; No: “Not met”."
    assert len(asked.items) == 5
    assert ways == Items(items=("Sunk: No, which is “Not met”",))


def test_each_criterion_stands_in_a_row_with_why_those_that_are_met_first(sections):
    (table,) = sections(**SANK)["The criteria"]
    assert table.head == ("Criterion", "Standing", "Why", "Provisions")
    assert table.rows[0] == ("A boat sank with its crew", "Met", "Because: Sunk: Yes; Crewed: Yes.", "1.2")
    assert [row[0] for row in table.rows] == ["A boat sank with its crew", "An unsafe boat sank"]


def test_what_was_answered_stands_in_the_order_of_the_form(sections):
    table, *_ = sections(crewed="yes", sunk="unknown")["What was entered"]
    assert table.rows == (("Sunk", "Not known"), ("Crewed", "Yes"))


def test_duties_are_to_be_ticked_off_and_reminders_listed(sections):
    found = sections(sunk="no")
    assert found["Do now"] == [Items(("Post the findings. Provision 1.10.",), "boxes")]
    assert found["Bear in mind"][0] == Items(
        items=("The board decides. Provision 1.1.", "The insurers may still ask. Provision 1.1.")
    )


def test_the_board_that_leads_stands_in_a_sentence(sections):
    assert texts(sections(towed="no", home_port="westport")["Which harbour leads"]) == [
        "Westport Harbour Board is to hold it (home port). Provision 1.1."
    ]


def test_indicators_stand_in_lists_by_the_answer(sections):
    assert sections(sunk="no", crewed="no")["Indicators"] == [
        "Listed only. Provision 1.2.",
        Heading(level=2, text="No (1)"),
        Items(items=("Crewed",)),
    ]
    assert "Indicators" not in sections(sunk="no")


def test_answers_that_disagree_are_warned_of(sections):
    assert texts(sections(sunk="no", crewed="yes")["Warnings"]) == ["These cannot all be right. Sunk: No; Crewed: Yes."]


def test_without_a_lead_board_there_is_no_section_on_it(sections, small):
    without = small.procedure._replace(lead=None)
    edition = small._replace(procedure=without, rules=small.rules._replace(procedure=without))
    assert "Which harbour leads" not in sections(edition)


def test_a_record_has_nothing_to_press(sections):
    for parts in sections(**SANK).values():
        assert not any("Press" in text for text in texts(parts))


def test_each_column_has_the_share_of_the_page_that_its_words_want(sections):
    tables = [part for parts in sections(**SANK).values() for part in parts if isinstance(part, Table)]
    assert {table.head[0]: table.widths for table in tables} == {"Criterion": (5, 3, 9, 3), "Asked": (3, 1)}
