"""What was entered is told in words, in the order of the form, on paper too."""

import pytest

from calculator import requests
from calculator.exports import entered
from tests.engine import hypertext
from tests.engine.exported import DEATH, REVIEW


@pytest.mark.parametrize("request_", [{"ask": "timeline"}, {"ask": "eligibility", "answers": {}}])
def test_where_nothing_was_entered_nothing_is_said(current, request_):
    assert entered.rows(current, request_) == []
    assert entered.html(current, request_) == ""


@pytest.mark.parametrize("request_", [REVIEW, DEATH])
def test_the_page_says_the_same_in_a_table(current, request_):
    section = hypertext.read(entered.html(current, request_)).one("section", "entered")
    shown = [(row.one("th").text(), row.one("td").text()) for row in section.all("tr")]
    assert shown == entered.rows(current, request_)


@pytest.mark.parametrize("request_", [REVIEW, DEATH])
def test_what_is_printed_can_be_answered_again_by_the_command(current, request_):
    """The line stands on paper as it is typed in, and gives the answer and the digest that stand there."""
    section = hypertext.read(entered.html(current, request_)).one("section", "entered")
    written = section.one("code").text()
    assert requests.answer_text(current, written) == requests.answer(current, request_)


def test_each_row_of_the_table_is_headed_by_what_was_asked(current):
    assert entered.html(current, {"ask": "eligibility", "answers": {"child_died": "no"}}) == (
        '<section class="entered"><h3>What was entered</h3><table><tbody><tr><th scope="row">The child has died</th>'
        "<td>No</td></tr></tbody></table><p>To check this later, give the calculator’s command this, on one line: "
        "<code>{&quot;ask&quot;:&quot;eligibility&quot;,&quot;answers&quot;:{&quot;child_died&quot;:&quot;no&quot;}}</code>"
        "</p></section>"
    )


def test_places_and_the_answer_that_is_not_known_are_told_in_words(current):
    given = {"usual_residence": "derby", "looked_after": "unknown"}
    assert [row[1] for row in entered.rows(current, {"ask": "eligibility", "answers": given})] == ["Not known", "Derby"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2018-07-01", "Sunday 1 July 2018"),
        ("2018-07-01T09:05", "Sunday 1 July 2018 at 09:05 (BST)"),
        # The clock shows this time twice; the earlier is taken.
        ("2018-10-28T01:30", "Sunday 28 October 2018 at 01:30 (BST)"),
    ],
)
def test_a_time_is_told_with_its_offset(current, written, said):
    assert entered.moment(current, written) == said
