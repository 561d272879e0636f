"""An assessment as a record says what was concluded, why, and what is still to be found out."""

from datetime import UTC, datetime
from functools import partial

import pytest

from calculator import exports, requests
from calculator.criteria.assessment import assess
from calculator.exports import assessment, record
from calculator.exports.record import Answered, Boxes, Heading, Items, Table
from calculator.wording import entered

MADE = datetime(2018, 3, 22, 10, 15, tzinfo=UTC)
SANK = {"sunk": "yes", "crewed": "yes"}
SHEET = partial(assessment.record, to_file=True)
POSTED = (
    "Post the findings. In the same week · should · Provision 1.10. They may be short."
    " Tide tables (https://example.org/tides). Not ticked here."
)


@pytest.fixture(scope="module")
def sections(small, weighed):
    """The parts of a record under each heading of the first level, from the conclusion on."""
    edition = small._replace(procedure=weighed.procedure, rules=weighed)

    def made(edition=edition, outline=assessment.record, ticked=(), /, **answers):
        request = requests.read(edition, {"ask": "eligibility", "answers": answers})
        found, stamp = assess(edition.rules, answers), record.stamp(edition, MADE, "Boat 12")
        outline = outline(Answered(edition, request, found, stamp, ticked))
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


def test_a_record_has_first_what_is_wanted_first_and_the_working_on_pages_of_its_own(sections):
    found = sections(**SANK, towed="yes")
    assert list(found) == [
        "Should; must, unless a diver says so",
        "Do now",
        "Still to be found out",
        "Which harbour leads",
        "Bear in mind",
        "How this was worked out",
        "What was entered",
        "Indicators",
        "About this record",
    ]
    assert next(iter(sections(sunk="no", crewed="yes"))) == "Warnings"


def test_what_holds_beside_the_conclusion_has_a_heading_of_its_own_before_what_to_do(sections, small, beside):
    edition = small._replace(procedure=beside.procedure, rules=beside)
    found = sections(edition, sunk="yes", holed="yes", crewed="yes")
    assert list(found)[:3] == ["An inquiry must be held", "Also: an inquiry should be held", "Do now"]
    assert texts(found["Also: an inquiry should be held"]) == ["A boat sank with its crew. Provision 1.2."]


def test_a_conclusion_stands_with_its_provisions_and_what_settles_it_or_what_it_could_become(sections):
    assert texts(sections(sunk="yes", holed="yes")["An inquiry must be held"]) == [
        "An unsafe boat sank. Provision 1.1."
    ]
    assert texts(sections(sunk="yes", holed="yes")["How this was worked out"]) == [
        "The boat sank and was unsafe. Provision 1.1.",
        "These answers alone settle it: Sunk: Yes; Holed: Yes.",
        "Nothing more that is asked can change this outcome.",
    ]
    assert texts(sections(**SANK, seaworthy="yes")["An inquiry should be held"]) == [
        "A boat sank with its crew. Provision 1.2.",
        "It could still become “Must”.",
    ]


def test_what_is_still_to_be_found_out_is_numbered_and_then_the_shortest_ways_are_told(sections):
    parts, working = sections()["Still to be found out"], sections()["How this was worked out"]
    assert texts(parts) == ["The most decisive first."]
    assert texts(working) == [
        "The shortest way to settle it:",
        "It takes more answers to come to “Must” or “Should”.",
    ]
    asked, ways = (part for part in (*parts, *working) if isinstance(part, Items))
    assert asked.numbered
    assert asked.items[0] == "Has the boat sunk? Yes: no change. No: not to be held."
    assert len(asked.items) == 5
    assert ways == Items(items=("Sunk: No, which is “Not met”",))


def test_each_criterion_stands_in_a_row_with_why_those_that_are_met_first(sections):
    table = sections(**SANK)["How this was worked out"][-1]
    assert table.head == ("Criterion", "Status", "Why", "Provisions")
    assert table.rows[0] == ("A boat sank with its crew", "Met", "Because: Sunk: Yes; Crewed: Yes.", "1.2")
    assert [row[0] for row in table.rows] == ["A boat sank with its crew", "An unsafe boat sank"]


def test_what_was_answered_stands_in_the_order_of_the_form(sections):
    table, *_ = sections(crewed="yes", sunk="unknown")["What was entered"]
    assert table.rows == (("Sunk", "Not known"), ("Crewed", "Yes"))


def test_duties_are_to_be_ticked_off_and_reminders_listed(sections):
    found = sections(sunk="no")
    assert found["Do now"] == [Boxes(((POSTED, False),))]
    assert found["Bear in mind"][0] == Items(
        items=("The board decides. Provision 1.1.", "The insurers may still ask. Provision 1.1.")
    )


def test_the_board_that_leads_stands_in_a_sentence(sections):
    assert texts(sections(towed="no", home_port="westport")["Which harbour leads"]) == [
        "Westport Harbour Board is to hold it (home port). Provision 1.1."
    ]


def test_indicators_stand_in_lists_by_the_answer(sections):
    assert sections(sunk="no", crewed="no")["Indicators"][:3] == [
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


def new_pages(small, outline):
    request = requests.read(small, {"ask": "eligibility", "answers": SANK})
    stamp = record.stamp(small, MADE, "")
    made = outline(Answered(small, request, assess(small.rules, SANK), stamp))
    return made, [part.text for part in made.parts if isinstance(part, Heading) and part.new_page]


def test_the_working_begins_a_page_and_the_command_and_the_digest_end_it(small):
    made, begin = new_pages(small, assessment.record)
    assert begin == ["How this was worked out"]
    assert made.parts[-3:] == (
        entered.AGAIN,
        '{"ask":"eligibility","answers":{"sunk":"yes","crewed":"yes"}}',
        f"Edition 1999-03, text version {small.digest}.",
    )


def test_what_is_ticked_is_told_as_ticked_here_and_of_the_rest_no_more_than_that_it_is_not_ticked_here(sections, small):
    duties = sections(small, assessment.record, ["1.3"], **SANK)["Do now"][0].items
    assert dict(duties) == {
        "Tell the coastguard within ten working days. must · Provision 1.3. Ticked here.": True,
        POSTED: False,
    }


# ---- the sheet to file


def test_a_sheet_has_the_outcome_first_then_a_page_of_places_then_the_working(small):
    made, begin = new_pages(small, SHEET)
    assert made.title == "Inquiry sheet"
    assert "For the board (1.1)." in made.parts
    assert begin == ["To be filled in", "How this was worked out"]
    headings = [part.text for part in made.parts if isinstance(part, Heading) and part.level == 1]
    assert headings == [
        "Must, unless a diver says so",
        "Do now",
        "Which harbour leads",
        "To be filled in",
        "How this was worked out",
        "Still to be found out",
        "What was entered",
        "Indicators",
        "Bear in mind",
        "About this record",
    ]
    assert made.parts[-1] == f"Edition 1999-03, text version {small.digest}."


def test_the_places_of_a_sheet_are_empty_and_as_high_as_their_lines(small):
    made, _ = new_pages(small, SHEET)
    places = [part for part in made.parts if isinstance(part, Table) and part.lines]
    assert [(place.head, place.rows, place.lines) for place in places] == [
        (("What is known",), (("",),), 5),
        (("Signed",), (("",),), 1),
    ]


def test_where_the_procedure_has_no_sheet_none_is_offered(small):
    assert "sheet" in exports.formats(small.procedure, "eligibility")
    assert "sheet" not in exports.formats(small.procedure, "timeline")
    assert "sheet" not in exports.formats(small.procedure._replace(sheet=None), "eligibility", "timeline")
    with pytest.raises(exports.ExportError, match="Choose one of: word, data, text"):
        exports.export(
            small._replace(procedure=small.procedure._replace(sheet=None)), '{"ask": "eligibility"}', "sheet", MADE, ""
        )
