"""What the calculator answers by, and its digest."""

from dataclasses import replace

from calculator import edition as editions
from calculator import procedure as procedures
from publish import bank_holidays, edition, source


def loaded():
    return source.load(edition.PROCEDURE).procedure


def test_an_edition_is_what_the_calculator_can_answer_by():
    found = editions.from_dict(edition.data(loaded()))
    assert found.procedure == loaded()
    assert procedures.from_dict(procedures.to_dict(found.procedure)) == found.procedure
    assert (found.holidays.first.year, found.holidays.last.year) == (2012, 2028)
    assert found.clock.key == "Europe/London"


def test_the_digest_is_the_same_for_the_same_rules_and_another_for_others(monkeypatch):
    found = loaded()
    assert edition.data(found)["digest"] == edition.data(loaded())["digest"]
    first, *others = found.timescales
    changed = replace(found, timescales=(replace(first, period=first.period + 1), *others))
    assert edition.data(changed)["digest"] != edition.data(found)["digest"]


def test_another_list_of_bank_holidays_is_another_edition(monkeypatch):
    before = edition.data(loaded())["digest"]
    listed = bank_holidays.official()
    monkeypatch.setattr(bank_holidays, "official", lambda: {**listed, "days": dict([*listed["days"].items()][:-1])})
    assert edition.data(loaded())["digest"] != before
