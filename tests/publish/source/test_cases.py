"""A case file is read as it stands, and a slip in it is told."""

import pytest

from publish.source.cases import load
from tests.case_files import FOLDER, CaseError, cases, read

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
        ("{conclusion: undetermined, needed: [abuse_or_neglect]}", "{}", "something to be expected"),
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


@pytest.mark.parametrize("head", ["", "# A heading alone\n", "#\n# No heading\n"])
def test_a_file_without_a_heading_and_an_introduction_is_refused(tmp_path, head):
    (tmp_path / "deaths.yaml").write_text(head + GOOD)
    with pytest.raises(CaseError, match="deaths: expected a comment at its head"):
        load(tmp_path)


def test_a_file_that_is_no_yaml_is_refused_with_its_name():
    with pytest.raises(CaseError, match="deaths: "):
        read("- case: [", "deaths")


def test_a_folder_without_cases_is_refused(tmp_path):
    with pytest.raises(CaseError, match="no case files"):
        load(tmp_path)
