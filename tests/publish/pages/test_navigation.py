"""Which pages there are, and that nothing speaks of what a procedure does without."""

from dataclasses import replace

import pytest

from calculator.criteria.rules import prepare
from publish.model import Beside
from publish.pages import navigation
from tests.publish.pages.conftest import made
from tests.publish.pages.reading import DOCS, Page, dead_links


@pytest.fixture(scope="module", params=["small_pages", "real_pages"])
def read(request):
    """Every page of the harbour, and of the real procedure, as a browser has it."""
    return {path: Page(text) for path, text in request.getfixturevalue(request.param).items()}


def test_every_page_of_both_procedures_is_well_formed_and_has_no_anchor_twice(read):
    assert not [(path, id) for path, page in read.items() for id in set(page.ids) if page.ids.count(id) > 1]


def test_every_link_of_both_procedures_leads_to_a_page_and_to_an_anchor_on_it(read):
    assert not list(dead_links(read))


def test_the_navigation_lists_each_page_once_and_no_other(small, small_pages):
    paths = [page.path for page in navigation.every_page(small.source)]
    assert sorted(paths) == sorted(small_pages)
    assert {path.name for path in DOCS.glob("*.md")} <= set(paths)


def test_the_navigation_has_the_sections_in_the_order_of_the_file_and_then_the_whole(small):
    listed = {title: value for entry in navigation.for_mkdocs(small.source) for title, value in entry.items()}
    assert listed["The manual"] == [
        {"1 Sinkings": "sections/sinkings.md"},
        {"2 Boat groups": "sections/boat-groups.md"},
        {"The whole manual": "chapter.md"},
    ]


def test_the_navigation_speaks_of_the_procedure_as_it_is_called(real):
    titles = [title for entry in navigation.for_mkdocs(real.source) for title in entry]
    assert "The chapter" in titles


def without(content, *, chapter=None, procedure=None):
    """The same content without some parts, which are given as empty."""
    left = content.source.procedure._replace(**(procedure or {}))
    rules = {*left.timescales, *left.criteria, *left.questions}
    chapter = replace(content.source.chapter, **(chapter or {}))
    points = [point._replace(affects=[id for id in point.affects if id in rules]) for point in chapter.interpretations]
    source = replace(content.source, procedure=left, chapter=replace(chapter, interpretations=tuple(points)))
    return replace(content, source=source, edition=content.edition._replace(procedure=left, rules=prepare(left)))


NO_LEAD = {"lead": None, "indicators": None}
NO_DATES = {
    "timescales": {}, "events": {}, "event_groups": {}, "counting": {}, "undated": (), "planning": None,
    "successor": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("chapter", "procedure", "gone"),
    [
        ({}, NO_LEAD, ()),
        ({}, NO_DATES, ("timeline.md",)),
        ({}, {"planning": None, "undated": ()}, ()),
        ({"boards": ()}, {}, ()),
        ({"terms": ()}, {}, ("glossary.md",)),
        ({"sources": ()}, {}, ("sources.md",)),
        ({"interpretations": ()}, {"counting": {}}, ("interpretation.md",)),
        (
            {"boards": (), "terms": (), "sources": (), "interpretations": ()},
            NO_LEAD | NO_DATES,
            ("timeline.md", "glossary.md", "sources.md", "interpretation.md"),
        ),
    ],
    ids=["lead, indicators", "dates", "planning, undated", "boards", "terms", "sources", "interpretations", "all"],
)
def test_a_part_that_a_procedure_does_without_has_no_page_and_nothing_links_to_it(
    untimed, small_pages, chapter, procedure, gone
):
    left = made(without(untimed, chapter=chapter, procedure=procedure))
    assert set(small_pages) - set(left) == set(gone)
    assert not list(dead_links({path: Page(text) for path, text in left.items()}))


def test_what_was_not_replaced_has_no_page_for_a_case_now_and_nothing_links_to_it(untimed, small_pages):
    source = replace(untimed.source, now=None, procedure=untimed.source.procedure._replace(superseded=None))
    left = made(replace(untimed, source=source))
    assert set(small_pages) - set(left) == {"now.md"}
    assert not list(dead_links({path: Page(text) for path, text in left.items()}))
    assert "Not today’s guidance" in Page(small_pages["about.md"]).text
    assert "Not today’s guidance" not in Page(left["about.md"]).text


def test_the_page_for_a_case_now_leads_first_into_what_stands_beneath_and_to_its_dates_if_any(small, untimed):
    """In the order of the file; what there is no page for has no link."""
    beside = (
        Beside(at="present/canals", folder="canals", title="Canals", text="When a *barge* sinks."),
        Beside(at="present", folder="ferries", title="Ferries", text="When a ferry sinks."),
    )
    beneath = {"present": without(untimed, procedure=NO_DATES).source, "present/canals": small.source}
    page = Page(made(replace(small, source=replace(small.source, beside=beside), beneath=beneath))["now.md"])
    doors = [link for link in page.links if link.startswith("../present")]
    canals = ["../present/canals/", "../present/canals/eligibility/", "../present/canals/timeline/"]
    assert doors == [*canals, "../present/", "../present/eligibility/"]
    assert page.text.index("When a barge sinks.") < page.text.index("Who asks now")


@pytest.mark.parametrize("path", ["index.md", "about.md", "privacy.md"])
def test_without_dates_no_page_speaks_of_a_second_calculator_or_of_a_calendar(untimed, path):
    text = Page(made(without(untimed, procedure=NO_DATES))[path]).text
    assert "Which dates follow?" not in text
    assert "calendar, a table" not in text
    assert "wo calculators" not in text


def test_a_board_without_a_sub_group_is_shown_without_one(small):
    boards = tuple(board._replace(sub_group=None) for board in small.source.chapter.boards)
    text = Page(made(without(small, chapter={"boards": boards}))["who.md"]).text
    assert "The board for the area of Westport Council." in text
    assert "Westport Boat Group" not in text
