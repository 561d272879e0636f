"""The working as HTML: folded away, with the rule, the steps and every day that was counted or not."""

import pytest

from calculator.html import working as report
from tests.engine import hypertext

ROOT = "../"


@pytest.fixture(scope="module")
def show(plan, procedure):
    """The working of one deadline, by its place."""

    def shown(place, dates):
        return hypertext.read(report.working(procedure, plan(dates)["deadlines"][place], ROOT))

    return shown


def test_a_working_is_folded_away_with_its_steps_and_its_days_in_a_table(show):
    """Decided on Friday 7 September 2018: five working days from Monday 10 to Friday 14 September."""
    found = show(2, {"decision": "2018-09-07"})
    weekend = ["    tr", "      td", "      td"]
    assert hypertext.outline(found, leaves=("li",)) == [
        'details class="working" id="w-notify"',
        "  summary",
        '    span class="unseen"',
        "  ul",
        *["    li"] * 6,
        '  table class="days"',
        "    thead",
        "      tr",
        '        th scope="col"',
        '        th scope="col"',
        "    tbody",
        *[f"  {line}" for line in weekend * 7],
    ]
    assert found.one("summary").text() == "Working: Notify Ofsted, the Department for Education and the national panel"
    assert [head.text() for head in found.all("th")] == ["Day", "Count"]


def test_without_days_to_count_there_is_no_table(show):
    found = show(0, {"known_to_chair": "2018-03-01"})
    built = hypertext.outline(found, leaves=("ul",))
    assert built == [
        'details class="working" id="w-secure_records"',
        "  summary",
        '    span class="unseen"',
        "  ul",
    ]


def test_what_runs_from_nothing_yet_has_no_working(plan, procedure):
    assert [report.working(procedure, deadline, ROOT) for deadline in plan({})["deadlines"]] == [""] * 5
