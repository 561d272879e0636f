"""The chapter knows its provisions, where they stand and what they are statements of."""

import pytest

from publish import model as chapters
from publish.source import load
from tests.publish import harbour


@pytest.fixture(scope="module")
def chapter():
    return load(harbour.PATH).chapter


def test_provisions_come_in_the_order_of_the_chapter_items_included(chapter):
    """Items follow the statement above them, before the next statement."""
    assert [provision.id for provision in chapter.provisions()] == [
        "1.1",
        "1.1.2",
        "1.2",
        "1.2(a)",
        "1.2(a)(i)",
        "1.2(a)(ii)",
        "1.2(a).2",
        "1.2(b)",
        "1.3",
        "1.10",
        "2.1",
        "2.1(a)",
        "2.1(b)",
        "2.2",
    ]


def test_a_provision_is_found_by_its_number_at_any_depth(chapter):
    """An item's item is found as a statement is."""
    assert chapter.provision("1.2(a)(ii)").text == "Was it overladen?"
    assert chapter.provision("1.1.2").by == ("master",)
    with pytest.raises(KeyError):
        chapter.provision("9.9")


def test_a_provision_stands_in_a_section_under_a_heading_at_an_address(chapter):
    """An item stands under the heading of its paragraph, at an anchor of its own."""
    assert chapter.heading("1.2(a)(i)") == "What the report says"
    assert chapter.heading("1.1.2") == "The board inquires"
    assert chapter.href("1.2(a)(i)") == "sections/sinkings/#1.2(a)(i)"


def test_the_statements_of_a_paragraph_stand_together_under_its_first(chapter):
    """1.1 and 1.1.2 are one paragraph, and only the first has a title."""
    paragraphs = chapter.paragraphs(chapter.sections[0])
    assert [[statement.id for statement in paragraph] for paragraph in paragraphs] == [
        ["1.1", "1.1.2"],
        ["1.2"],
        ["1.3"],
        ["1.10"],
    ]
    assert all(first.title and not any(o.title for o in others) for first, *others in paragraphs)


@pytest.mark.parametrize(
    ("number", "unit", "paragraph", "section", "statement"),
    [
        ("5.2", "5.2", "5.2", 5, 1),
        ("5.2.2", "5.2", "5.2", 5, 2),
        ("0.10", "0.10", "0.10", 0, 1),
        ("2.9(a)", "2.9(a)", "2.9", 2, 1),
        ("2.9(a)(iii)", "2.9(a)(iii)", "2.9", 2, 1),
        ("4.2(b).3", "4.2(b)", "4.2", 4, 3),
        ("14.1(b).12", "14.1(b)", "14.1", 14, 12),
    ],
)
def test_a_number_tells_unit_paragraph_section_and_statement(number, unit, paragraph, section, statement):
    """Further statements are counted after the unit, lettered or not."""
    assert chapters.parsed(number) == (unit, paragraph, section, statement)


@pytest.mark.parametrize(
    "number", ["5", "5.", "5.2.1", "5.2.0", "05.2", "5.02", "5.2(A)", "5.2()", "5.2.2(a)", "x", "٥.٢"]
)
def test_other_forms_are_no_numbers_of_provisions(number):
    """The first statement has no count, letters are small, and there are no leading zeros."""
    assert chapters.parsed(number) is None


def test_a_further_statement_is_no_unit():
    """Units are those of the source, which counts no statements."""
    assert chapters.is_unit("5.2")
    assert chapters.is_unit("2.9(a)(i)")
    assert not chapters.is_unit("5.2.2")
    assert not chapters.is_unit("4.2(b).2")
