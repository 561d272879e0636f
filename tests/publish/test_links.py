"""Every link of the built site is followed, to its anchor too, as a browser would follow it."""

import pytest

from publish import links


@pytest.fixture
def site(tmp_path):
    """A start page, a page with the anchor "5.2" and a file, and a way to put a link into the page."""
    (tmp_path / "index.html").write_text('<a id="start">Start</a>')
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections/chart.svg").write_text("<svg/>")

    def having(link: str):
        (tmp_path / "sections/index.html").write_text(f'<h2 id="5.2">Instigating</h2><p><a href="{link}">x</a></p>')
        return tmp_path

    return having


@pytest.mark.parametrize(
    "link",
    [
        "",
        "#5.2",
        "#",
        "#top",
        "../",
        "../#start",
        "../index.html#start",
        "../sections/",
        "../sections/#5.2",
        "../sections/?read=aloud#5.2",
        "#5%2E2",
        "/sections/#5.2",
        "chart.svg",
        "chart.svg#layer",
        "https://example.org/gone/",
        "//example.org/gone/",
        "mailto:board@example.org",
        "data:,x",
    ],
)
def test_a_link_that_leads_somewhere_is_let_pass(site, link):
    assert links.dead(site(link)) == []


@pytest.mark.parametrize("link", ["gone/", "../gone.html", "/gone/", "chart.png", "../sections/gone.svg"])
def test_a_link_to_what_is_not_there_is_told_with_its_page(site, link):
    assert links.dead(site(link)) == [f'sections/index.html: "{link}" leads to nothing']


@pytest.mark.parametrize("link", ["#5.3", "../#5.2", "../sections/#5.22", "#5.2%20"])
def test_a_link_to_an_anchor_that_its_page_lacks_is_told_with_its_page(site, link):
    assert links.dead(site(link)) == [f'sections/index.html: "{link}" leads to no anchor']


def test_a_folder_without_a_page_is_nothing(site):
    folder = site("empty/")
    (folder / "sections/empty").mkdir()
    assert links.dead(folder) == ['sections/index.html: "empty/" leads to nothing']


def test_scripts_styles_and_pictures_are_followed_too(site):
    folder = site("")
    (folder / "index.html").write_text('<link href="a.css"><script src="b.js"></script><img src="c.svg">')
    assert links.dead(folder) == [f'index.html: "{file}" leads to nothing' for file in ("a.css", "b.js", "c.svg")]


def test_a_fault_of_many_pages_is_told_once(site):
    folder = site("gone/")
    (folder / "about.html").write_text('<a href="gone/">x</a><a href="gone/">again</a>')
    (folder / "index.html").write_text('<a href="gone/">x</a>')
    assert links.dead(folder) == ['about.html and 2 more: "gone/" leads to nothing']


def test_where_the_site_is_hosted_in_a_folder_its_addresses_begin_there(site):
    assert links.dead(site("/reviews/sections/#5.2"), root="/reviews/") == []
    for link in ("/reviews/gone/", "/sections/"):
        assert links.dead(site(link), root="/reviews/") == [f'sections/index.html: "{link}" leads to nothing']


def test_links_that_stand_in_no_page_are_followed_from_the_root(site):
    found = links.dead(site(""), cited=["sections/#5.2", "sections/#9.9"])
    assert found == ['a result: "sections/#9.9" leads to no anchor']
