"""From provisions to the rules that they drive."""

import pytest

from publish.pages.reference import drives, of_rule


@pytest.fixture(scope="module")
def by_unit(small):
    return drives(small.source)


def test_a_provision_drives_its_timescale_its_dates_its_criterion_and_its_promises(by_unit):
    assert [(drive.shown_kind, drive.href) for drive in by_unit["1.3"]] == [
        ("Timescale", "timeline/#tell"),
        ("Date asked", "timeline/#q-put_off"),
        ("Date asked", "timeline/#q-told"),
    ]
    assert {("Criterion", "eligibility/#sunk_unsafe"), ("Guarantee", "assurance/#unsafe")} <= {
        (drive.shown_kind, drive.href) for drive in by_unit["1.1"]
    }


def test_a_timescale_is_told_with_its_rule_and_a_criterion_with_what_it_leads_to(by_unit):
    details = {drive.href: drive.detail for drives in by_unit.values() for drive in drives}
    assert details["timeline/#open"] == "within one month of the report"
    assert details["eligibility/#sunk_unsafe"] == "leads to “must”"


def test_a_lettered_part_drives_the_point_of_interpretation_that_is_about_it(by_unit):
    assert "interpretation/#holed-or-laden" in {drive.href for drive in by_unit["1.2(a)(i)"]}


def test_each_rule_and_each_promise_is_driven_by_some_provision(small, by_unit):
    procedure = small.source.procedure
    rules = {*procedure.timescales, *procedure.criteria, *procedure.questions, *procedure.events}
    assert set(of_rule(small.source)) == rules
    promises = {drive.href for drives in by_unit.values() for drive in drives if drive.kind == "guarantee"}
    assert promises == {f"assurance/#{guarantee.id}" for guarantee in small.source.guarantees}


def test_a_promise_never_takes_the_place_of_a_rule_of_the_same_name(small):
    assert {drive.kind for drive in of_rule(small.source).values()} == {"timescale", "criterion", "question", "date"}
