"""The case files come as worked examples in the order that the procedure has for them."""

import pytest

from publish import cases
from publish.edition import PROCEDURE
from publish.source import load

CASE = "# {}\n# Trees.\n- {{case: A tree falls, because: It does., line: x, expect: {{errors: []}}}}\n"


def test_case_files_come_in_the_order_asked_for_and_the_others_by_name(tmp_path):
    for name in ("ash", "birch", "cedar", "date"):
        (tmp_path / f"{name}.yaml").write_text(CASE.format(name), encoding="utf-8")
    assert [file.name for file in cases.load(tmp_path, ("date", "birch"))] == ["date", "birch", "ash", "cedar"]
    with pytest.raises(cases.CaseError, match='found "brich"; did you mean "birch"'):
        cases.load(tmp_path, ("date", "brich"))


def test_the_examples_that_the_procedure_names_are_all_of_its_case_files():
    files = cases.load(PROCEDURE.parent / "cases")
    assert {*load(PROCEDURE).examples} == {file.name for file in files} - {"refused"}
