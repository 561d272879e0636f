"""Texts are made ready to read: placeholders put in, numbers in words, Markdown kept or taken out."""

from datetime import date

import pytest

from publish import prose
from publish.source import load
from tests.publish import harbour


@pytest.fixture(scope="module")
def source():
    return load(harbour.PATH)


@pytest.mark.parametrize(
    ("period", "unit", "words"),
    [
        (1, "months", "one month"),
        (6, "months", "six months"),
        (1, "weeks", "one week"),
        (2, "weeks", "two weeks"),
        (1, "working_days", "one working day"),
        (5, "working_days", "five working days"),
        (10, "working_days", "ten working days"),
        (11, "working_days", "11 working days"),
        (1, "hours", "one hour"),
        (24, "hours", "24 hours"),
    ],
)
def test_a_period_is_in_words_up_to_ten_and_in_digits_above(period, unit, words):
    """One of a unit is in the singular, any more in the plural."""
    assert prose.within(period, unit) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2019-09-29", "29 September 2019"),
        ("2018-06-29", "29 June 2018"),
        ("2006-04-01", "1 April 2006"),
        ("2020-02-29", "29 February 2020"),
    ],
)
def test_a_day_is_written_out(day, words):
    """A day has no leading zero and its month by name."""
    assert prose.long_date(date.fromisoformat(day)) == words


def test_render_puts_in_what_the_caller_resolves():
    """Each placeholder is replaced, the rest is left alone."""
    assert prose.render("a {{ x }} b {{ y.z }} {c}", {"x": "1", "y.z": "2"}.__getitem__) == "a 1 b 2 {c}"


@pytest.mark.parametrize(
    ("text", "plain"),
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
def test_plain_text_has_no_markup(source, text, plain):
    """Provisions are bare numbers, texts of the chapter come without emphasis."""
    assert prose.plain(source, text) == plain


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Within {{ tell.within }}.", "Within ten working days."),
        ("See {{ 1.2(b) }}.", "See [1.2(b)](<../../sections/sinkings/#1.2(b)>)."),
        ("See {{ 2.2 }}.", "See [2.2](<../../sections/boat-groups/#2.2>)."),
        ("{{ 1.2(b).text }}", "Was there a crew of two or three aboard the *boat*?"),
        (
            "So: {{ 1.1.2.text }}",
            "So: The master should report within 36 hours, as [1.2(a)](<../../sections/sinkings/#1.2(a)>) has it.",
        ),
        ("**strong**", "**strong**"),
    ],
)
def test_markdown_has_links_from_where_it_stands(source, text, markdown):
    """Provisions are links by way of the site's root, emphasis is kept."""
    assert prose.markdown(source, text, "../../") == markdown


@pytest.mark.parametrize("name", ["nothing", "nothing.within", "nothing.date", "9.9.text"])
def test_what_names_nothing_is_an_error(source, name):
    """A name that stands for nothing is never left out in silence."""
    with pytest.raises(LookupError):
        prose.plain(source, f"{{{{ {name} }}}}")


@pytest.mark.parametrize(
    "text",
    [
        "Plain words (with brackets), a dash – and “quotes”, 24/7 & 50% of £5.",
        "*one* and **two**",
        "Dodds v Walker [1981] 1 WLR 1027",
        "5 < 6 > 4",
        "{{ 2.9(a)(i) }} {{ a_b.within }}",
        "3.5 metres",
    ],
)
def test_plain_words_pass(text):
    """What a sentence may hold is not taken for markup."""
    assert list(prose.slips(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <b>bold</b> word", '"<b>"'),
        ("a <!-- note -->", '"<!-- note -->"'),
        ("Tom &amp; Jerry", '"&amp;"'),
        ("# Heading", '"#"'),
        ("> quoted", '">"'),
        ("- item", '"- "'),
        ("2) item", '"2) "'),
        ("!!! note", '"!!!"'),
        ("some `code`", '"`"'),
        ("some _emphasis_", '"_"'),
        ("a \\ backslash", '"\\\\"'),
        ("a [link](there)", '"]("'),
        ("a [link][there]", '"]["'),
        ("a note[^1]", '"[^"'),
        ("~~gone~~", '"~~"'),
    ],
)
def test_other_markdown_is_told(text, found):
    """Anything that Markdown would make more of than emphasis is refused."""
    assert list(prose.slips(text)) == [f"expected plain words, with *emphasis* at most, found {found}"]


@pytest.mark.parametrize("text", ["an *asterisk", "5 * 3", "**one* two", "* a *"])
def test_an_asterisk_without_its_fellow_is_told(text):
    """An asterisk that Markdown would show is most likely a slip."""
    assert list(prose.slips(text)) == ['expected *emphasis* or **strong emphasis**, found a "*" without its fellow']


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("{{notify.within}}", "notify.within", '"{{notify.within}}"'),
        ("{{ 2.6}}", "2.6", '"{{ 2.6}}"'),
        ("{ 2.6 }", "2.6", '"{ 2.6 }"'),
    ],
)
def test_a_placeholder_that_is_nearly_right_is_told_with_how_to_write_it(text, name, found):
    """Two braces and one space on either side."""
    assert list(prose.slips(text)) == [f"expected a placeholder written {{{{ {name} }}}}, found {found}"]


@pytest.mark.parametrize("text", ["{{ two words }}", "{{{ 2.6 }}}", "{{ }}", "{{ open", "closed }}", "a { b"])
def test_other_braces_are_told(text):
    """Braces are for placeholders alone."""
    assert list(prose.slips(text)) == ["expected no braces but those of placeholders such as {{ 2.6 }}"]
