"""What a case expects is held against the calculator's answer, and each difference is told."""

from dataclasses import replace

import pytest

from calculator.edition import make
from publish import edition, source
from publish.cases import CaseError, answered, differences, read
from tests.publish import harbour

ACTUAL = {
    "conclusion": "inquiry_should",
    "needed": ["a", "b"],
    "criteria": {"one": "met", "two": "open"},
    "deadlines": {"notify": {"days": 0, "skipped": {"2018-03-24": "Saturday"}}},
    "errors": [{"field": "x", "code": "not_a_date"}, {"field": None, "code": "not_json"}],
}


@pytest.mark.parametrize(
    "expected",
    [
        {},
        {"conclusion": "inquiry_should"},
        {"criteria": {"two": "open"}},
        {"deadlines": {"notify": {"days": 0}}},
        {"deadlines": {"notify": {"skipped": {"2018-03-24": "Saturday"}}}},
        {"errors": [{"field": "x", "code": "not_a_date"}, {"field": None, "code": "not_json"}]},
    ],
)
def test_an_expectation_is_met_by_what_it_names(expected):
    assert differences(expected, ACTUAL) == []


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ({"conclusion": "inquiry_must"}, "conclusion: expected 'inquiry_must', found 'inquiry_should'"),
        ({"needed": ["b", "a"]}, "needed: expected ['b', 'a'], found ['a', 'b']"),
        ({"needed": ["a"]}, "needed: expected ['a'], found ['a', 'b']"),
        ({"criteria": {"three": "met"}}, "criteria.three: unknown key; expected one of \"one\", \"two\""),
        ({"criteria": {}}, f"criteria: expected {{}}, found {ACTUAL['criteria']}"),
        ({"criteri": {"one": "met"}}, "criteri: unknown key; did you mean \"criteria\"?"),
        ({"deadlines": {"notify": {"days": False}}}, "deadlines.notify.days: expected False, found 0"),
        (
            {"deadlines": {"notify": "2018-03-26"}},
            "deadlines.notify: expected '2018-03-26', found more than one thing; name what of it: days, skipped",
        ),
        (
            {"deadlines": {"notify": {"skipped": {}}}},
            "deadlines.notify.skipped: expected {}, found {'2018-03-24': 'Saturday'}",
        ),
        (
            {"errors": [{"field": "x", "code": "not_a_date"}]},
            "errors: expected [{'field': 'x', 'code': 'not_a_date'}], found "
            "[{'field': 'x', 'code': 'not_a_date'}, {'field': None, 'code': 'not_json'}]",
        ),
    ],
)
def test_an_expectation_that_is_not_met_is_told(expected, told):
    assert differences(expected, ACTUAL) == [told]


CASES = """
- case: A holed boat sinks
  because: It sank and was unsafe.
  request: {ask: eligibility, answers: {sunk: "yes", holed: "yes"}}
  expect: {conclusion: inquiry_must, settled_by: {sunk_unsafe: {sunk: "yes", holed: "yes"}}}
- case: A boat is afloat
  because: It did not sink.
  request: {ask: eligibility, answers: {sunk: "no"}}
  expect: {conclusion: not_met, warnings: []}
"""


@pytest.fixture(scope="module")
def small():
    return make(*edition.parts(source.read(harbour.TEXT, "harbour.yaml").procedure))


def test_cases_that_expect_what_the_calculator_gives_are_answered(small):
    answers = answered(small, read(CASES, "boats"))
    assert {id: assessment.concluded.conclusion for id, assessment in answers.items()} == {
        "boats: A holed boat sinks": "inquiry_must",
        "boats: A boat is afloat": "not_met",
    }


def test_every_case_that_is_answered_otherwise_is_told_with_its_file_what_was_expected_and_what_was_found(small):
    wrong = CASES.replace("conclusion: inquiry_must", "conclusion: not_met").replace("warnings: []", "warnings: [odd]")
    with pytest.raises(CaseError) as refused:
        answered(small, read(wrong, "boats"))
    assert str(refused.value).split("\n") == [
        "boats.yaml:2: A holed boat sinks: conclusion: expected 'not_met', found 'inquiry_must'",
        "boats.yaml:6: A boat is afloat: warnings: expected ['odd'], found []",
    ]


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ({"conclusoin": "not_met"}, "conclusoin"),
        ({"conclusion": "not_met", "deadlines": {}}, "deadlines"),
        ({"errors": []}, "errors"),
        ({"lead": {"bord": "sampleton"}}, "lead.bord"),
        ({"indicators": {True: []}}, "indicators.True"),
    ],
)
def test_what_no_answer_to_the_case_has_is_told(small, expected, told):
    """A key misspelt, or of the other calculator."""
    case = read(CASES, "boats")[1]
    with pytest.raises(CaseError, match=f"^{case.place}: {told}: unknown key; "):
        answered(small, [replace(case, expect=expected)])


def test_a_case_of_which_the_request_is_refused_tells_why(small):
    with pytest.raises(CaseError, match=r"^boats\.yaml:6: A boat is afloat: refused: answers\.sank: .*sunk"):
        answered(small, read(CASES.replace('sunk: "no"', 'sank: "no"'), "boats"))


def test_a_deadline_is_held_against_its_start_its_days_and_its_readings(small):
    """From Wednesday 28 March 2018, with Good Friday the 30th and Easter Monday 2 April; the 10th day is the 13th."""
    (case,) = read(
        """
- case: Telling the coastguard
  because: Ten working days.
  request: {ask: timeline, dates: {opened: "2018-03-28", read_out: "2018-05-15"}}
  expect:
    deadlines:
      tell: {start: "2018-03-28", month_end: false}
      post: {due: "2018-05-01", readings: {clear_days: "2018-04-30"}}
    present: {ring: {needs: [reported]}}
""",
        "telling",
    )
    assert answered(small, [case])
    for wrong in ({"start": "2018-03-29"}, {"month_end": True}, {"counted": []}):
        with pytest.raises(CaseError, match=f"deadlines.tell.{next(iter(wrong))}: expected"):
            answered(small, [replace(case, expect={"deadlines": {"tell": wrong}})])


def test_a_refusal_is_held_against_its_fields_and_codes(small):
    (case,) = read(
        "- {case: A slip, because: No boat., line: '{', expect: {errors: [{field: null, code: not_json}]}}", "slips"
    )
    (problem,) = answered(small, [case])[case.id].problems
    assert (problem.field, problem.code) == (None, "not_json")
