"""From provisions to the rules that they drive."""

import pytest

from publish import edition, source
from publish.drives import drives, of_rule


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
    named = [*procedure.timescales, *procedure.criteria, *procedure.questions, *procedure.events]
    assert all(rule.id in rules for rule in named)


def test_what_a_criterion_leads_to_is_told_beside_it(loaded):
    """2.6: a death in custody leads to should, never to must."""
    (found,) = [drive for drive in drives(loaded)["2.6"] if drive.href == "eligibility/#death_in_custody"]
    assert (found.shown_kind, found.detail) == ("Criterion", "leads to “should”")
