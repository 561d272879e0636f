"""Pieces of HTML: whatever is text is escaped, once."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.html import entered, markup
from calculator.html.markup import Html
from calculator.wording.phrases import Cites, Field, Strong
from tests.engine import hypertext

printable = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]))


@given(printable)
def test_text_comes_out_as_it_went_in_within_an_element_and_within_an_attribute(text):
    assert html.unescape(markup.escaped(text)) == text
    found = hypertext.read(markup.element("code", text or "-", title=text)).one("code")
    assert found.attributes == {"title": text}
    assert "".join(found.inner) == (text or "-")


@pytest.mark.parametrize("sign", ["<", ">", '"', "'"])
def test_no_sign_of_markup_is_left_in_text(sign):
    assert sign not in markup.escaped(f"a{sign}b")
    assert markup.escaped("&lt;") == "&amp;lt;"


def test_what_is_html_stays_as_it_is_and_what_is_joined_to_it_is_escaped():
    bold = Html("<b>b</b>")
    assert markup.escaped(bold) is bold
    assert markup.escaped(bold + "&") == "&lt;b&gt;b&lt;/b&gt;&amp;"
    assert markup.element("p", bold, " & ", 1) == "<p><b>b</b> &amp; 1</p>"
    assert markup.joined([bold, "", "<"], " & ") == "<b>b</b> &amp; &lt;"
    assert isinstance(markup.joined([]), Html)


def test_an_element_without_parts_is_closed_in_itself():
    assert markup.void("br") == "<br/>"
    assert markup.void("line", x_1="><") == '<line x-1="&gt;&lt;"/>'


def test_attributes_lose_the_underscore_that_python_needs():
    assert markup.element("p", "x", class_="a b", data_id="1") == '<p class="a b" data-id="1">x</p>'


def test_a_list_of_nothing_is_nothing():
    assert markup.items("ul", []) == markup.items("ul", [""]) == ""
    assert markup.items("ol", ["a", Html("<b>b</b>")], class_="c") == '<ol class="c"><li>a</li><li><b>b</b></li></ol>'


def test_a_provision_is_a_link_into_the_guidance_in_a_tab_of_its_own(procedure):
    found = hypertext.read(markup.saying(procedure.citations, "../")((Cites(("5.2",)),)))
    assert hypertext.outline(found) == ['span class="cites"', "  a"]
    link = found.one("a")
    citation = procedure.citations["5.2"]
    assert link.attributes["href"] == "../" + citation.href
    assert (link.attributes["target"], link.attributes["rel"]) == ("_blank", "noopener")
    assert link.attributes["title"] == citation.title == "The Chair decides, and records are secured"
    assert found.text() == "Provision 5.2"


def test_several_provisions_are_listed_and_none_are_nothing(procedure):
    say = markup.saying(procedure.citations, "")
    assert hypertext.read(say((Cites(("2.5", "2.6")),))).text() == "Provisions 2.5 and 2.6"
    assert say((Cites(()),)) == ""


def test_a_field_is_linked_by_its_id():
    assert markup.to_field("decision", "a <b>") == '<a href="#q-decision">a &lt;b&gt;</a>'


def test_the_pieces_of_a_sentence_are_escaped_and_linked(procedure):
    parts = ("<", Strong("&"), Field("decision", ">"), Cites(("5.2",)), Cites(()))
    found = markup.saying(procedure.citations, "")(parts)
    assert found.startswith('&lt;<strong>&amp;</strong><a href="#q-decision">&gt;</a><span class="cites">Provision <a ')


def test_the_foot_says_whose_it_is_not_and_by_which_text_it_was_worked_out(procedure):
    """On every result: no official publication of the boards, the chapter's notices, edition and digest."""
    said = hypertext.read(entered.foot(procedure, "0123abcd")).text()
    assert procedure.unofficial in said
    assert "official publication" in said
    for notice in procedure.notices:
        assert notice.message in said
    assert f"Edition {procedure.edition}" in said
    assert "0123abcd" in said


def test_the_foot_is_a_footer_of_paragraphs_with_the_digest_set_apart(procedure):
    bare = procedure._replace(unofficial="Not <theirs>.", notices=(procedure.notices[0],), edition="1999-03")
    assert entered.foot(bare, "0123456789abcdef") == (
        f'<footer class="result__foot"><p>Not &lt;theirs&gt;.</p><p>{procedure.notices[0].message}</p>'
        '<p class="digest">Edition 1999-03, text version <code>0123456789ab</code></p></footer>'
    )
