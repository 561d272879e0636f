"""A case file is read as it stands, and a slip in it is told."""

import re

import pytest

from publish.cases import load
from tests.case_files import FOLDER, CaseError, cases, read

GOOD = """
- case: A child dies
  because: There is a death.
  request: {ask: eligibility, answers: {child_died: "yes"}}
  expect: {conclusion: undetermined, needed: [abuse_or_neglect]}
"""


def test_a_case_as_the_files_have_it_is_read():
    (case,) = read(GOOD, "deaths")
    assert (case.id, case.at) == ("deaths: A child dies", 2)
    assert case.line == '{"ask": "eligibility", "answers": {"child_died": "yes"}}'
    assert case.expect == {"conclusion": "undetermined", "needed": ["abuse_or_neglect"]}


@pytest.mark.parametrize(
    ("slip", "written", "told"),
    [
        ("because:", "becuase:", '3: [0].becuase: unknown key; did you mean "because"?'),
        ("  because: There is a death.\n", "", "2: [0].because: missing; expected text"),
        ("  request:", "  line: '{}'\n  request:", '4: [0].line: expected one of "request", "line", found'),
        ("  request:", "  requests:", '4: [0].requests: unknown key; did you mean "request"?'),
        ('"yes"', "yes", '4: [0].request.answers.child_died: expected "yes" or "no", found yes, which'),
        ('child_died: "yes"', 'child_died: "yes", child_died: "no"', "4: [0].request.answers.child_died: the key"),
        ("{conclusion: undetermined, needed: [abuse_or_neglect]}", "{}", "5: [0].expect: expected a mapping"),
        ("A child dies", "[A child dies]", "2: [0].case: expected text, found a list"),
    ],
)
def test_a_slip_in_a_case_is_refused(slip, written, told):
    assert slip in GOOD
    with pytest.raises(CaseError, match=re.escape(f"deaths.yaml:{told}")):
        read(GOOD.replace(slip, written), "deaths")


def test_all_that_is_wrong_in_a_file_is_told_at_once():
    wrong = GOOD.replace("because:", "becuase:") + GOOD.replace("expect:", "expected:")
    with pytest.raises(CaseError) as refused:
        read(wrong, "deaths")
    assert str(refused.value).split("\n") == [
        'deaths.yaml:3: [0].becuase: unknown key; did you mean "because"?',
        'deaths.yaml:10: [1].expected: unknown key; did you mean "expect"?',
        "2 problems",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- one", "1: [0]: expected a mapping"),
        ("# head\n\n- [a]", "3: [0]: expected a mapping"),
        ("case: A child dies", "1: expected a list"),
        ("# nothing\n", "1: expected a list of cases, found nothing"),
    ],
)
def test_what_is_no_list_of_cases_is_refused(text, told):
    with pytest.raises(CaseError, match=re.escape(f"deaths.yaml:{told}")):
        read(text, "deaths")


def test_a_date_needs_no_quotes_to_be_text():
    (case,) = read(GOOD.replace('"yes"', "2018-03-01"), "deaths")
    assert case.request["answers"] == {"child_died": "2018-03-01"}


def test_every_case_file_holds_cases():
    assert len(cases()) >= 90
    assert {case.file for case in cases()} == {path.stem for path in FOLDER.iterdir()}


@pytest.mark.parametrize("head", ["", "# A heading alone\n", "#\n# No heading\n"])
def test_a_file_without_a_heading_and_an_introduction_is_refused(tmp_path, head):
    (tmp_path / "deaths.yaml").write_text(head + GOOD)
    with pytest.raises(CaseError, match="deaths: expected a comment at its head"):
        load(tmp_path)


def test_a_file_that_is_no_yaml_is_refused_with_its_name():
    with pytest.raises(CaseError, match=r"deaths\.yaml:1: "):
        read("- case: [", "deaths")


def test_a_folder_without_cases_is_refused(tmp_path):
    with pytest.raises(CaseError, match="no case files"):
        load(tmp_path)
