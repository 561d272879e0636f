"""From provisions to the rules that they drive."""

import pytest

from publish import edition, source
from publish.pages._drives import drives, of_rule


@pytest.fixture(scope="module")
def loaded():
    return source.load(edition.PROCEDURE)


def test_the_paragraph_on_notification_drives_its_timescale_its_date_and_its_points(loaded):
    found = {(drive.kind, drive.href) for drive in drives(loaded)["3.12"]}
    assert {
        ("timescale", "timeline/#notify"),
        ("date", "timeline/#q-notified"),
        ("interpretation", "interpretation/#notify-either"),
        ("interpretation", "interpretation/#closed-day"),
    } <= found


def test_each_rule_is_driven_by_some_provision(loaded):
    procedure, rules = loaded.procedure, of_rule(loaded)
    named = [*procedure.timescales.values(), *procedure.criteria.values(), *procedure.questions.values(), *procedure.events.values()]
    assert all(rule.id in rules for rule in named)


def test_what_a_criterion_leads_to_is_told_beside_it(loaded):
    """2.6: a death in custody leads to should, never to must."""
    (found,) = [drive for drive in drives(loaded)["2.6"] if drive.href == "eligibility/#death_in_custody"]
    assert (found.shown_kind, found.detail) == ("Criterion", "leads to “should”")


def test_a_provision_leads_to_the_promises_that_are_proved_of_it(loaded):
    """2.6 stands behind the promise about custody; the row of the Assurance page has its id."""
    found = {drive.href: drive for drive in drives(loaded)["2.6"] if drive.kind == "guarantee"}
    assert "assurance/#custody" in found
    assert found["assurance/#custody"].shown_kind == "Promise"
    assert found["assurance/#custody"].title.startswith("After any death in custody")


def test_each_promise_is_reached_from_a_provision(loaded):
    hrefs = {drive.href for found in drives(loaded).values() for drive in found if drive.kind == "guarantee"}
    assert hrefs == {f"assurance/#{guarantee.id}" for guarantee in loaded.guarantees}


def test_a_promise_never_takes_the_place_of_a_rule_of_the_same_name(loaded):
    rules = of_rule(loaded)
    assert {drive.kind for drive in rules.values()} == {"timescale", "criterion", "question", "date"}
