"""The sample of the bench: the case files' requests first, then sets of answers that are the same each time."""

import json
from itertools import islice

from bench import sample
from calculator import edition, responses


def test_every_request_that_is_measured_is_answered():
    for ask in ("eligibility", "explanation", "timeline"):
        lines = list(sample.lines(ask, 300))
        assert len(lines) == 300
        assert {responses.answer_text(edition.current(), line)["ok"] for line in lines} == {True}
        assert {json.loads(line)["ask"] for line in lines} == {ask}


def test_the_answers_of_the_case_files_come_first():
    written = tuple(request.get("answers", {}) for request in sample.requests("eligibility"))
    assert len(written) > 50
    assert tuple(islice(sample.answers(), len(written))) == written


def test_the_sample_is_the_same_each_time_and_a_longer_one_begins_alike():
    for ask in ("eligibility", "timeline"):
        assert list(sample.lines(ask, 500)) == list(sample.lines(ask, 700))[:500]


def test_what_is_drawn_hardly_ever_comes_twice():
    assert len(set(sample.lines("eligibility", 10_000))) > 9_900
    drawn = [json.dumps(timeline) for timeline in islice(sample.full_timelines(), 500)]
    assert len(set(drawn)) > 400


def test_the_table_of_cases_has_a_row_for_each_with_every_date():
    names, *rows = sample.table(30)
    assert names.decode().strip().split(",") == list(sample.FULL_TIMELINE["dates"])
    assert len(rows) == 30
    assert {len([cell for cell in row.decode().strip().split(",") if cell]) for row in rows} == {10}


def test_each_state_of_each_question_of_the_criteria_is_in_the_sample():
    asked = edition.current().rules.asked
    written = len(sample.requests("eligibility"))
    drawn = list(islice(sample.answers(), written, written + 500))
    states = {(question.id, given.get(question.id)) for given in drawn for question in asked}
    assert states == {(question.id, state) for question in asked for state in ("yes", "no", "unknown", None)}


def test_of_the_criteria_leaves_out_every_other_question():
    given = {"looked_after": "yes", "child_died": "no", "usual_residence": "derby"}
    assert sample.of_the_criteria(given) == {"child_died": "no"}


def test_the_full_timeline_gives_every_date_and_leaves_no_deadline_open():
    current = edition.current()
    assert sample.FULL_TIMELINE["dates"].keys() == {event.id for event in current.procedure.events.values()}
    for timeline in (sample.FULL_TIMELINE, *islice(sample.full_timelines(), 200)):
        response = responses.answer(current, timeline)
        assert {deadline["status"] for deadline in response["timeline"]["deadlines"]} <= {"met", "missed"}
