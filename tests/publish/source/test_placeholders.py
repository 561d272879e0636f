"""What a text may hold: placeholders, and emphasis; whatever is nearly so is told."""

import pytest

from publish.source import placeholders


def test_fill_puts_in_what_the_caller_resolves():
    """Each placeholder is replaced, the rest is left alone."""
    assert placeholders.fill("a {{ x }} b {{ y.z }} {c}", {"x": "1", "y.z": "2"}.__getitem__) == "a 1 b 2 {c}"


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
    assert list(placeholders.slips(text)) == []


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
    assert list(placeholders.slips(text)) == [f"expected plain words, with *emphasis* at most, found {found}"]


@pytest.mark.parametrize("text", ["an *asterisk", "5 * 3", "**one* two", "* a *"])
def test_an_asterisk_without_its_fellow_is_told(text):
    """An asterisk that Markdown would show is most likely a slip."""
    told = 'expected *emphasis* or **strong emphasis**, found a "*" without its fellow'
    assert list(placeholders.slips(text)) == [told]


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
    assert list(placeholders.slips(text)) == [f"expected a placeholder written {{{{ {name} }}}}, found {found}"]


@pytest.mark.parametrize("text", ["{{ two words }}", "{{{ 2.6 }}}", "{{ }}", "{{ open", "closed }}", "a { b"])
def test_other_braces_are_told(text):
    """Braces are for placeholders alone."""
    assert list(placeholders.slips(text)) == ["expected no braces but those of placeholders such as {{ 2.6 }}"]
