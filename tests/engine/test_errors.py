"""What is said of each problem: what to do, of which field, in words that a practitioner knows."""

import pytest

from calculator import requests
from calculator.requests import Problem

MESSAGES = {
    "no JSON": "This line is not JSON. Write one JSON object on each line.",
    "[]": "Write the request as a JSON object, with its names and values in braces.",
    '{"ask": "eligibility", "answers": []}': (
        "Write “answers” as a JSON object, with its names and values in braces."
    ),
    '{"ask": "timeline", "dates": null}': "Write “dates” as a JSON object, with its names and values in braces.",
    '{"ask": "eligibility", "answers": {"sunk": "yes", "sunk": "yes"}}': (
        "“answers.sunk” is given twice. Give it once."
    ),
    '{"ask": "standing"}': "Set “ask” to one of: eligibility, explanation, timeline.",
    '{"ask": "eligibility", "answers": {"suhk": "yes"}}': "“answers.suhk” is not asked here. Did you mean “sunk”?",
    '{"ask": "timeline", "extra": 1}': "“extra” is not asked here. Take it out.",
    '{"ask": "eligibility", "answers": {"holed": "perhaps"}}': (
        "Holed: choose one of yes (“Yes”), no (“No”), unknown (“Not known”)."
    ),
    '{"ask": "timeline", "dates": {"opened": "2018-04-03", "verdict": "guilty"}}': (
        "The verdict: choose one of unlucky (“Bad luck”), careless (“Carelessness”)."
    ),
    '{"ask": "timeline", "dates": {"opened": "2018-02-30"}}': (
        "Enter a real date for the opening, with its day, month and year, such as 20 3 2018."
    ),
    '{"ask": "timeline", "dates": {"reported": "2018-03-24T24:00"}}': (
        "Enter a real date for the report, with its day, month and year, such as 20 3 2018. A time, if you give one, "
        "runs from 00:00 to 23:59."
    ),
    '{"ask": "timeline", "dates": {"opened": "2018-04-03T10:00"}}': (
        "Enter the date alone for the opening: no time is taken here."
    ),
    '{"ask": "timeline", "dates": {"reported": "2018-03-25T01:30"}}': (
        "Change the time for the report: there was no 01:30 on 25 3 2018, because the clocks went forward an hour."
    ),
    '{"ask": "timeline", "dates": {"reported": "2018-04-03", "opened": "2018-04-02"}}': (
        "Check the date for the opening: it is before the report."
    ),
    '{"ask": "timeline", "as_at": "today"}': (
        "Enter a real date for “as at”, with its day, month and year, such as 20 3 2018. A time, if you give one, runs "
        "from 00:00 to 23:59."
    ),
}


@pytest.mark.parametrize(("text", "message"), MESSAGES.items(), ids=MESSAGES)
def test_each_message_says_what_to_do_in_one_or_two_sentences(small, text, message):
    (problem,) = requests.read_text(small, text).problems
    assert problem.message == message
    for jargon in ("exception", "traceback", "null", "None", "ISO", "parse", "invalid", "string"):
        assert jargon not in problem.message


def test_a_problem_is_told_by_its_field_its_code_and_its_words():
    assert Problem("as_at", "not_a_date", "Enter it.")._asdict() == {
        "field": "as_at", "code": "not_a_date", "message": "Enter it.",
    }  # fmt: skip
