"""What the calculator answers by, and its digest."""

from types import MappingProxyType

from calculator.dates.periods import holiday_calendar
from calculator.edition import make
from publish import edition, source


def loaded():
    return source.load(edition.PROCEDURE).procedure


def test_an_edition_is_what_the_calculator_can_answer_by():
    made = make(*edition.parts(loaded()))
    assert made.procedure == loaded()
    assert (made.holidays.first.year, made.holidays.last.year) == (2012, 2028)
    assert made.clock.key == "Europe/London"


def test_the_digest_is_the_same_for_the_same_rules_and_another_for_others():
    procedure = loaded()
    assert edition.parts(procedure).digest == edition.parts(loaded()).digest
    id, first = next(iter(procedure.timescales.items()))
    later = MappingProxyType({**procedure.timescales, id: first._replace(period=first.period + 1)})
    assert edition.parts(procedure._replace(timescales=later)).digest != edition.parts(procedure).digest


def test_another_list_of_bank_holidays_is_another_edition(monkeypatch):
    before = edition.parts(loaded()).digest
    listed = edition.bank_holidays()
    shorter = MappingProxyType(dict([*listed.names.items()][:-1]))
    monkeypatch.setattr(edition, "bank_holidays", lambda: holiday_calendar(listed.first, listed.last, shorter))
    assert edition.parts(loaded()).digest != before
