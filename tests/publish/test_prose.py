"""Texts are made ready to read: placeholders put in, Markdown kept or taken out."""

import pytest

from publish.pages import written
from publish.source import load
from publish.source.placeholders import plain
from tests.publish import harbour


@pytest.fixture(scope="module")
def source():
    return load(harbour.PATH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Within {{ tell.within }}.", "Within ten working days."),
        ("On {{ closure.date }}.", "On 28 February 2001."),
        ("From {{ new_tug.date }}, before {{ no_harbour.date }}.", "From 1 May 1998, before 1 January 1890."),
        ("A crew of {{ crew_size }}.", "A crew of two or three."),
        ("From {{ calendar.from }} to {{ calendar.to }}.", "From 2012 to 2028."),
        ("See {{ 1.2(a)(i) }} and {{ 1.1.2 }}.", "See 1.2(a)(i) and 1.1.2."),
        ("{{ 1.2(b).text }}", "Was there a crew of two or three aboard the boat?"),
        ("{{ 1.1.text }}", "The board must inquire within one month of the master’s report."),
        ("*one* **two** ***three*** *four five*", "one two three four five"),
        ("*See {{ 1.1 }}*", "See 1.1"),
        ("nothing to do", "nothing to do"),
    ],
)
def test_plain_text_has_no_markup(source, text, expected):
    """Provisions are bare numbers, texts of the chapter come without emphasis."""
    assert plain(text, source.values) == expected


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Within {{ tell.within }}.", "Within ten working days."),
        ("See {{ 1.2(b) }}.", 'See <a href="../../sections/sinkings/#1.2(b)">1.2(b)</a>.'),
        ("See {{ 2.2 }}.", 'See <a href="../../sections/boat-groups/#2.2">2.2</a>.'),
        ("{{ 1.2(b).text }}", "Was there a crew of two or three aboard the <em>boat</em>?"),
        (
            "So: {{ 1.1.2.text }}",
            "So: The master should report within 36 hours, as "
            '<a href="../../sections/sinkings/#1.2(a)">1.2(a)</a> has it.',
        ),
        ("**strong**", "<strong>strong</strong>"),
    ],
)
def test_a_text_of_a_page_has_links_from_where_it_stands(source, text, html):
    """Provisions are links by way of the site's root, emphasis is kept."""
    assert written(source, "who/what.md", "{{ prose(given) }}", given=text) == html


@pytest.mark.parametrize("name", ["nothing", "nothing.within", "nothing.date", "9.9.text"])
def test_what_names_nothing_is_an_error(source, name):
    """A name that stands for nothing is never left out in silence."""
    with pytest.raises(LookupError):
        plain(f"{{{{ {name} }}}}", source.values)
