"""A date rests on the points of interpretation that affect it, and on those of how it is counted."""

from dataclasses import replace

import pytest

from calculator import requests
from calculator.dates import working as core
from calculator.html import working
from calculator.procedure import Citation
from calculator.wording import points
from tests.engine.exported import REVIEW

HOURS = Citation(id="hours", title="When is an hour over?", href="interpretation/#hours")


@pytest.fixture
def decide(procedure):
    return procedure.timescales["decide"]


def ids(procedure, timescale):
    return [point.id for point in core.points(procedure, timescale)]


def test_a_point_of_its_counting_that_affects_another_date_alone_is_left_out(procedure, decide):
    counting = next(counting for counting in procedure.counting.values() if counting.unit == "months")
    assert "six-months-start" in [point.id for point in counting.interpretations]
    assert ids(procedure, decide) == ["chair", "month-start", "must-and-discretion"]


def test_a_point_of_its_counting_that_affects_no_date_by_name_is_one_of_every_date_so_counted(procedure, decide):
    counting = tuple(
        replace(one, interpretations=(*one.interpretations, HOURS)) if one.unit == "months" else one
        for one in procedure.counting.values()
    )
    changed = replace(procedure, counting=counting)
    assert ids(changed, decide)[-1] == ids(changed, changed.timescale("complete"))[-1] == "hours"
    assert "hours" not in ids(changed, changed.timescale("notify"))


def test_a_point_of_another_reading_is_named_once(procedure):
    assert ids(procedure, procedure.timescales["notify"]).count("closed-day") == 1


def test_a_date_that_rests_on_no_point_says_nothing_of_any(procedure, current):
    bare = replace(
        procedure,
        counting=tuple(replace(one, interpretations=()) for one in procedure.counting.values()),
        timescales=tuple(replace(one, interpretations=(), readings=()) for one in procedure.timescales.values()),
    )
    deadline = requests.answer(current, REVIEW)["timeline"]["deadlines"][1]
    assert points.told(bare, deadline) == []
    assert points.told(procedure, deadline) != []
    assert "How the chapter is read here" not in working.working(bare, deadline, "../")
    assert "How the chapter is read here" in working.working(procedure, deadline, "../")


def test_a_date_that_runs_from_nothing_yet_rests_on_nothing(procedure, current):
    for deadline in requests.answer(current, {"ask": "timeline"})["timeline"]["deadlines"]:
        assert points.told(procedure, deadline) == []
