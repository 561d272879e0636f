"""A refused request as HTML: each problem a link to its field."""

import pytest

from calculator import errors
from calculator.html import problems as html
from tests.engine import hypertext

YES = {"yes": "Yes"}


def shown(*found):
    return hypertext.read(html.html([problem.to_dict() for problem in found]))


@pytest.mark.parametrize(
    ("problem", "href"),
    [
        (errors.not_an_answer("answers.child_died", "The child has died", YES), "#q-child_died"),
        (errors.not_a_date("dates.decision", "the Chair’s decision", times=False), "#q-decision"),
        (errors.before_start("dates.notified", "notifying", "the decision"), "#q-notified"),
        (errors.not_a_date("as_at", "today", times=True), "#q-as_at"),
    ],
)
def test_a_problem_with_a_field_is_a_link_to_it(problem, href):
    link = shown(problem).one("a")
    assert (link.attributes["href"], link.text()) == (href, problem.message)


def test_a_problem_with_the_whole_request_is_a_sentence_and_no_link():
    found = shown(errors.not_json())
    assert found.all("a") == []
    assert found.one("li").text() == errors.not_json().message


def test_the_summary_is_a_heading_and_a_list():
    assert html.html([errors.duplicate_field("dates.decision").to_dict()]) == (
        "<h2>There is a problem</h2>"
        '<ul><li><a href="#q-decision">“dates.decision” is given twice. Give it once.</a></li></ul>'
    )


def test_every_problem_is_listed_under_one_heading():
    found = shown(errors.not_json(), errors.duplicate_field("ask"), errors.unknown_field("extra", None))
    assert found.one("h2").text() == "There is a problem"
    assert len(found.all("li")) == 3


def test_whatever_a_field_is_called_it_stays_text():
    problem = errors.unknown_field('answers."><script>alert(1)</script>', None)
    found = shown(problem)
    assert found.all("script") == []
    assert found.one("a").text() == problem.message
