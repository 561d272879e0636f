"""The pages made from the procedure, as they stand in the built site."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from publish import edition, pages, source
from publish.model import below, is_unit


class Page(HTMLParser):
    """The anchors, links and text of a page; the text of each provision by its anchor."""

    def __init__(self, text: str):
        super().__init__()
        self.ids, self.links, self.words = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def built(site):
    """Every page of the site by its address."""
    return {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html"): Page(path.read_text("utf-8"))
        for path in site.rglob("*.html")
    }


@pytest.fixture(scope="module")
def loaded():
    return source.load(edition.PROCEDURE)


def test_each_section_has_a_page_with_an_anchor_for_each_of_its_provisions(built, loaded):
    for section in loaded.chapter.sections:
        page = built[f"/sections/{section.slug}/"]
        assert {provision.id for provision in below(section.provisions)} <= set(page.ids)


def test_each_unit_of_the_source_is_restated_somewhere(loaded):
    """Nothing lost: what no provision restates is restated by the head of the file or heads a sub-group."""
    chapter = loaded.chapter
    restated = {unit for provision in chapter.provisions() for unit in provision.restates}
    elsewhere = {*chapter.restates, *(unit for board in chapter.boards for unit in board.sub_group.restates)}
    units = {unit for units in chapter.units for unit in units}
    assert units - restated == elsewhere == {"0.2", "0.3", "3.3", "3.6"}
    assert all(is_unit(unit) for unit in units)


def test_no_anchor_stands_twice_on_a_page(built):
    for address, page in built.items():
        twice = {anchor for anchor in page.ids if page.ids.count(anchor) > 1}
        assert not twice, address


def test_each_link_within_the_site_leads_to_a_page_and_to_an_anchor_on_it(built):
    """A calculator or a page that leads nowhere is a dead end."""
    broken = []
    for address, page in built.items():
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            target, anchor = urldefrag(urljoin(address, link))
            found = built.get(target)
            if found is None or (anchor and unquote(anchor) not in found.ids and not anchor.startswith("__")):
                broken.append((address, link))
    assert not [one for one in broken if one[0] != "/404.html" and not one[1].endswith(".csv")]


def test_each_page_tells_that_the_regime_was_replaced_and_the_chapter_was_under_review(built, loaded):
    for address, page in built.items():
        sentences = [part for notice in loaded.procedure.notices for part in re.split(r"(?<=\.) ", notice.message)]
        assert all(sentence in page.text for sentence in sentences), address


@pytest.mark.parametrize(
    ("address", "provision", "said"),
    [
        ("/sections/instigating/", "3.12", ["must", "Ofsted", "National Panel", "five working days"]),
        ("/sections/timing/", "5.2", ["should", "Chair of the DSCB", "one month"]),
        ("/sections/timing/", "5.2.2", ["should", "24 hours"]),
        ("/sections/acting-on-reports/", "14.1(g)", ["at least", "one week"]),
        ("/sections/public-report/", "13.1", ["shall"]),
    ],
)
def test_a_provision_shows_its_force_its_bearer_and_the_number_of_its_rule(site, address, provision, said):
    text = (site / address.strip("/") / "index.html").read_text("utf-8")
    after = text[text.index(f'id="{provision}"') :]
    shown = Page(after[:4000]).text
    assert all(words in shown for words in said), shown[:600]


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("/sections/timing/", ["timeline/#secure_records", "timeline/#decide", "timeline/#complete"]),
        ("/sections/instigating/", ["timeline/#notify"]),
        ("/sections/acting-on-reports/", ["timeline/#send_copies", "interpretation/#one-week"]),
        ("/sections/when-to-review/", ["eligibility/#reg_5_2_b_i", "eligibility/#q-child_died"]),
    ],
)
def test_a_provision_links_to_the_rule_that_it_drives(built, address, links):
    assert {f"../../{link}" for link in links} <= set(built[address].links)


def test_the_navigation_has_each_section_in_the_order_of_the_file(loaded):
    parts = {title: value for part in pages.navigation(loaded.chapter) for title, value in part.items()}
    listed = [path for entry in parts["The chapter"] for path in entry.values()]
    assert listed == [f"sections/{section.slug}.md" for section in loaded.chapter.sections] + ["chapter.md"]


def test_each_question_stands_in_the_form_with_each_of_its_answers_and_none_chosen(site, loaded):
    text = (site / "eligibility/index.html").read_text("utf-8")
    for question in loaded.procedure.questions.values():
        for answer in question.answers:
            assert re.search(rf'name="?{question.id}"? value="?{answer}"?', text), (question.id, answer)
    assert "checked" not in text[text.index("<form") : text.index("</form>")]


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("/", ["examples/", "assurance/"]),
        ("/about/", ["../examples/", "../assurance/"]),
        ("/eligibility/", ["../examples/#eligibility", "../assurance/"]),
        ("/timeline/", ["../examples/#timeline"]),
    ],
)
def test_the_worked_examples_and_the_proof_are_found_from_where_they_are_wanted(built, address, links):
    assert set(links) <= set(built[address].links)


def test_the_whole_chapter_stands_on_one_page(built, loaded):
    assert {provision.id for provision in loaded.chapter.provisions()} <= set(built["/chapter/"].ids)


def test_the_letter_of_a_part_is_what_its_list_is_marked_with():
    assert [pages.letter(number) for number in ("2.9(a)", "2.9(a)(iii)", "4.2(b).2")] == ["(a)", "(iii)", ""]
