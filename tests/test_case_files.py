"""A slip in a case file is told, and a case that expects something else than what came is told apart."""

import pytest

from tests.case_files import FOLDER, CaseError, cases, read
from tests.expectations import differences

GOOD = """
- case: A child dies
  because: There is a death.
  request: {ask: eligibility, answers: {child_died: "yes"}}
  expect: {conclusion: undetermined, needed: [abuse_or_neglect]}
"""


def test_a_case_as_the_files_have_it_is_read():
    (case,) = read(GOOD, "deaths")
    assert case.id == "deaths: A child dies"
    assert case.line == '{"ask": "eligibility", "answers": {"child_died": "yes"}}'
    assert case.expect == {"conclusion": "undetermined", "needed": ["abuse_or_neglect"]}


@pytest.mark.parametrize(
    ("slip", "written", "told"),
    [
        ("because:", "becuase:", "becuase is not one of"),
        ("  because: There is a death.\n", "", "no because"),
        ("  request:", "  line: '{}'\n  request:", "a request or a line"),
        ('"yes"', "yes", "write yes and no in quotes"),
        ('child_died: "yes"', 'child_died: "yes", child_died: "no"', "given twice"),
        ("conclusion:", "conclusoin:", "do not go together"),
        ("conclusion: undetermined", "conclusion: undetermined, deadlines: {}", "do not go together"),
        ("{conclusion: undetermined, needed: [abuse_or_neglect]}", "{}", "do not go together"),
        ("conclusion: undetermined", "lead: {bord: derby}", "bord is not one of"),
        ("conclusion: undetermined", 'indicators: {yes: []}', "True is not one of"),
        ("conclusion: undetermined, needed: [abuse_or_neglect]", "deadlines: {decide: {dew: 1}}", "dew is"),
    ],
)
def test_a_slip_in_a_case_is_refused(slip, written, told):
    assert slip in GOOD
    with pytest.raises(CaseError, match=told):
        read(GOOD.replace(slip, written), "deaths")


def test_a_date_needs_no_quotes_to_be_text():
    (case,) = read(GOOD.replace('"yes"', "2018-03-01"), "deaths")
    assert case.request["answers"] == {"child_died": "2018-03-01"}


def test_every_case_file_holds_cases():
    assert len(cases()) >= 90
    assert {case.file for case in cases()} == {path.stem for path in FOLDER.iterdir()}


ACTUAL = {
    "conclusion": "scr_should",
    "needed": ["a", "b"],
    "criteria": {"one": "met", "two": "open"},
    "deadlines": {"notify": {"days": 0, "skipped": {"2018-03-24": "Saturday"}}},
    "errors": [{"field": "x", "code": "not_a_date"}, {"field": None, "code": "not_json"}],
}


@pytest.mark.parametrize(
    "expected",
    [
        {},
        {"conclusion": "scr_should"},
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
        ({"conclusion": "scr_must"}, "conclusion: expected 'scr_must', found 'scr_should'"),
        ({"needed": ["b", "a"]}, "needed: expected ['b', 'a'], found ['a', 'b']"),
        ({"needed": ["a"]}, "needed: expected ['a'], found ['a', 'b']"),
        ({"criteria": {"three": "met"}}, "criteria.three: expected 'met', found 'nothing'"),
        ({"criteria": {}}, f"criteria: expected {{}}, found {ACTUAL['criteria']}"),
        ({"lead": {"board": None}}, "lead: expected {'board': None}, found 'nothing'"),
        ({"deadlines": {"notify": {"days": False}}}, "deadlines.notify.days: expected False, found 0"),
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
