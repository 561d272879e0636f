"""The share of slips that tests notice is counted as it is, and those that no test notices are listed."""

from tests import mutants

LISTED = """
    calculator.clock.x_read__mutmut_1: killed
    calculator.clock.x_read__mutmut_2: timeout
    calculator.clock.x_day__mutmut_1: survived
    calculator.margin.x_of__mutmut_1: no tests
"""


def test_what_no_test_noticed_is_listed_and_counts_against():
    told, share = mutants.summary(mutants.statuses(LISTED, []))
    assert share == 0.5
    assert told.splitlines()[:3] == [
        "calculator.clock.x_day__mutmut_1: survived",
        "calculator.margin.x_of__mutmut_1: no tests",
        "2 of 4 noticed, 50.0% (at least 95%): 1 killed, 1 timeout, 1 survived, 1 no tests",
    ]


def test_only_what_was_asked_for_counts():
    assert len(mutants.statuses(LISTED, ["calculator.clock*"])) == 3
    assert mutants.summary(mutants.statuses(LISTED, ["calculator.clock.x_read*"]))[1] == 1


def test_where_nothing_was_broken_the_goal_is_not_met():
    told, share = mutants.summary({})
    assert share == 0
    assert told.startswith("0 of 0 noticed")


def test_a_share_just_below_the_goal_is_not_told_as_the_goal():
    found = {f"calculator.a.x_{number}": "killed" if number < 9_499 else "survived" for number in range(10_000)}
    told, share = mutants.summary(found)
    assert share < mutants.GOAL
    assert "94.9%" in told
