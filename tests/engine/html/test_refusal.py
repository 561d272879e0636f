"""A refused request as HTML: each problem a link to its field."""

import pytest

from calculator.html import entered
from calculator.requests import Problem
from tests.engine import hypertext

NOT_JSON = Problem(None, "not_json", "This line is not JSON.")
TWICE = Problem("dates.opened", "duplicate_field", "“dates.opened” is given twice.")


def shown(*problems):
    return hypertext.read(entered.refused(problems))


@pytest.mark.parametrize(
    ("field", "href"), [("answers.sunk", "#q-sunk"), ("dates.opened", "#q-opened"), ("as_at", "#q-as_at")]
)
def test_a_problem_with_a_field_is_a_link_to_it(field, href):
    link = shown(Problem(field, "not_a_date", "Enter a real date.")).one("a")
    assert (link.attributes["href"], link.text()) == (href, "Enter a real date.")


def test_a_problem_with_the_whole_request_is_a_sentence_and_no_link():
    found = shown(NOT_JSON)
    assert found.all("a") == []
    assert found.one("li").text() == NOT_JSON.message


def test_the_summary_is_a_heading_and_a_list():
    assert entered.refused([TWICE]) == (
        "<h2>There is a problem</h2>"
        '<ul><li><a href="#q-opened">“dates.opened” is given twice.</a></li></ul>'
    )


def test_every_problem_is_listed_under_one_heading():
    found = shown(NOT_JSON, TWICE, TWICE)
    assert found.one("h2").text() == "There is a problem"
    assert len(found.all("li")) == 3


def test_whatever_a_field_is_called_it_stays_text():
    hostile = 'answers."><script>alert(1)</script>'
    problem = Problem(hostile, "unknown_field", f"“{hostile}” is not asked here.")
    found = shown(problem)
    assert found.all("script") == []
    assert found.one("a").text() == problem.message
