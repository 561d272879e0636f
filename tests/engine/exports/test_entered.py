"""What was entered is told in words, in the order of the form, on the page and on paper."""

import pytest

from calculator import requests, responses
from calculator.exports.record import entered as section_of
from calculator.html import entered as page
from calculator.wording import entered
from tests.engine import hypertext
from tests.engine.sinking import REQUEST

SUNK = {"ask": "eligibility", "answers": {"home_port": "westport", "sunk": "yes", "holed": "unknown"}}
BOTH = pytest.mark.parametrize("request_", [REQUEST, SUNK], ids=["dates", "answers"])
NOTHING = ({"ask": "timeline"}, {"ask": "eligibility", "answers": {}})


@pytest.mark.parametrize("request_", NOTHING, ids=["dates", "answers"])
def test_where_nothing_was_entered_nothing_is_said(small, request_):
    read = requests.read(small, request_)
    assert entered.rows(read) == section_of(read, (1, 1)) == []
    assert page.render(read) == ""


def test_dates_outcomes_and_answers_are_told_in_words_in_the_order_of_the_form(small):
    assert entered.rows(requests.read(small, REQUEST)) == [
        ("The report", "Saturday 24 March 2018 at 16:30 (GMT)"),
        ("The opening", "Tuesday 3 April 2018"),
        ("The verdict", "Carelessness"),
        ("The day agreed", "Thursday 10 May 2018"),
        ("The reading", "Monday 28 May 2018"),
        ("As at", "Tuesday 1 May 2018"),
    ]
    answers = entered.rows(requests.read(small, SUNK))
    assert answers == [("Sunk", "Yes"), ("Holed", "Not known"), ("Home port", "Westport")]


@BOTH
def test_page_and_record_say_the_same(small, request_):
    read = requests.read(small, request_)
    section = hypertext.read(page.render(read)).one("section", "entered")
    shown = [(row.one("th").text(), row.one("td").text()) for row in section.all("tr")]
    _, table = section_of(read, widths=(3, 1))
    assert tuple(shown) == table.rows == tuple(entered.rows(read))
    assert section.one("p").text() == f"{entered.AGAIN} {entered.line(read)}"


@BOTH
def test_what_is_printed_can_be_answered_again_by_the_command(small, request_):
    """The line stands on paper as it is typed in, and gives the answer and the digest that stand there."""
    written = hypertext.read(page.render(requests.read(small, request_))).one("code").text()
    assert responses.answer_text(small, written) == responses.answer(small, request_)


def test_the_rows_of_the_table_are_headed_by_what_was_asked(small):
    assert page.render(requests.read(small, {"ask": "eligibility", "answers": {"sunk": "no"}})) == (
        '<section class="entered"><h3>What was entered</h3><table><tbody><tr><th scope="row">Sunk</th>'
        "<td>No</td></tr></tbody></table><p>To check this later, give the calculator’s command this, on one line: "
        "<code><span>{&quot;ask&quot;:&quot;eligibility&quot;</span>,<wbr/>"
        "<span>&quot;answers&quot;:{&quot;sunk&quot;:&quot;no&quot;}}</span></code>"
        "</p></section>"
    )


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2018-07-01", "Sunday 1 July 2018"),
        ("2018-07-01T09:05", "Sunday 1 July 2018 at 09:05 (BST)"),
        # The clock shows this time twice; the earlier is taken.
        ("2018-10-28T01:30", "Sunday 28 October 2018 at 01:30 (BST)"),
    ],
)
def test_a_time_is_told_with_its_offset(small, written, words):
    assert entered.rows(requests.read(small, {"ask": "timeline", "dates": {"reported": written}})) == [
        ("The report", words)
    ]


def test_below_every_result_stands_whose_it_is_not_and_by_which_text_it_was_worked_out(small):
    bare = small.procedure._replace(unofficial="Not <theirs>.")
    assert page.foot(bare, "0123abcd") == (
        '<footer class="result__foot"><p>Not &lt;theirs&gt;.</p>'
        "<p>The harbour closed on 28 February 2001. This is how it worked until then.</p>"
        '<p class="digest">Edition 1999-03, text version <code>0123abcd</code></p></footer>'
    )
