"""Every case gets the answer that the chapter gives, and together the cases use all that the rules have."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

import calculator
from calculator import edition, responses
from publish.expectations import comparable, differences
from tests.case_files import cases

CASES = cases()
PROCEDURE = Path(__file__).parents[2] / "procedure.yaml"
ERRORS = {
    "not_json", "not_an_object", "duplicate_field", "unknown_ask", "unknown_field", "not_an_answer",
    "not_a_date", "before_start",
}  # fmt: skip
ONE_OFF_HOLIDAYS = {
    "2012-06-04", "2012-06-05", "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08",
}  # fmt: skip
ORDINARY_BECAUSE_MOVED = {"2012-05-28", "2020-05-04", "2022-05-30"}
MONTHS_OF_31 = {"01", "03", "05", "07", "08", "10", "12"}
MONTHS_THAT_CLIP = {"01", "03", "05", "08", "10"}


@pytest.fixture(scope="module")
def current():
    """The procedure as it stands, with the official bank holidays and the clock."""
    return edition.current()


@pytest.fixture(scope="module")
def procedure(current):
    return current.procedure


@pytest.fixture(scope="module")
def file():
    """``procedure.yaml`` as it is written."""
    return yaml.safe_load(PROCEDURE.read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_calculator_answers_the_case_as_the_chapter_does(case, current):
    response = responses.answer_text(current, case.line)
    assert not differences(case.expect, comparable(response)), case.because
    if case.request is not None:
        assert calculator.answer(case.request) == response


def requested(key):
    """What the requests that are answered give as ``answers`` or ``dates``: pairs of a name and a value."""
    answered = [case.request for case in CASES if "errors" not in case.expect]
    return {pair for request in answered for pair in request.get(key, {}).items()}


def expected(key):
    """What all cases together expect under a key of their expectations."""
    return [case.expect[key] for case in CASES if key in case.expect]


def deadlines():
    """What all cases together expect of a deadline: pairs of its timescale and what is said of it."""
    return [pair for deadlines in expected("deadlines") for pair in deadlines.items()]


def test_each_case_is_named_by_a_sentence_of_its_own():
    repeated = [name for name, times in Counter(case.case for case in CASES).items() if times > 1]
    assert not repeated
    assert [case.id for case in CASES if len(case.because.split()) < 4 or case.case.endswith(".")] == []


def test_each_question_is_given_each_of_its_answers_in_some_case(procedure):
    possible = {(question.id, answer) for question in procedure.questions.values() for answer in question.answers}
    assert possible == requested("answers")


def test_each_criterion_has_each_status_in_some_case(procedure):
    found = {pair for criteria in expected("criteria") for pair in criteria.items()}
    assert found == {(id, status) for id in procedure.criteria for status in procedure.criterion_statuses}


def test_each_outcome_is_reached_in_some_case(procedure):
    assert set(expected("conclusion")) == {outcome.id for outcome in procedure.outcomes.values()}
    assert {tuple(outcomes) for outcomes in expected("could_become")} == {(), ("scr_must",)}


def test_each_question_of_the_criteria_is_still_needed_in_some_case(current):
    asked = {question.id for question in current.rules.asked if not question.presumed}
    assert set().union(*expected("needed")) == asked


def test_each_way_to_the_lead_board_is_taken_in_some_case():
    found = {(lead["board"], lead["basis"]) for lead in expected("lead")}
    assert found == {
        ("derby", "usual_residence"),
        ("elsewhere", "usual_residence"),
        ("derbyshire", "responsible_authority"),
        ("elsewhere", "responsible_authority"),
        ("derby", "either"),
        ("derbyshire", "either"),
        (None, None),
    }


def test_each_date_is_given_in_some_case(procedure):
    assert {name for name, _ in requested("dates")} == {event.id for event in procedure.events.values()}


def test_each_timescale_has_each_status_that_it_can_have_in_some_case(procedure):
    found = {(timescale, said["status"]) for timescale, said in deadlines() if "status" in said}
    told_of = {id for event in procedure.events.values() for id in (*event.presupposes, *event.too_late_for)}
    possible = {
        (timescale.id, status)
        for timescale in procedure.timescales.values()
        for status in procedure.statuses
        if (status != "not_applicable" or timescale.outcome) and (status != "not_recorded" or timescale.done in told_of)
    }
    assert possible <= found
    assert {status for _, status in found - possible} == {None}


def test_each_reading_is_shown_in_some_case(procedure):
    found = {reading for _, said in deadlines() for reading in said.get("readings", ())}
    assert found == {reading.id for timescale in procedure.timescales.values() for reading in timescale.readings}


def test_each_warning_is_raised_and_each_left_out_in_some_case(procedure):
    assert set().union(*expected("warnings")) == {warning.code for warning in procedure.warnings.values()}
    assert [] in expected("warnings")


def test_each_kind_of_mistake_is_refused_in_some_case():
    assert {error["code"] for errors in expected("errors") for error in errors} == ERRORS


def test_each_interpretation_that_bears_on_a_rule_is_used_by_some_case(file):
    bearing = {point["id"] for point in file["interpretations"] if point["affects"]}
    assert bearing == set().union(*(case.interpretations for case in CASES))


def test_each_provision_that_a_case_cites_is_in_the_procedure(file):
    known, waiting = set(), [provision for section in file["sections"] for provision in section["provisions"]]
    while waiting:
        provision = waiting.pop()
        known.add(provision["id"])
        waiting += provision.get("items", ())
    assert not set().union(*(case.provisions for case in CASES)) - known


def test_the_cases_pass_each_bank_holiday_that_was_held_once_and_each_day_it_was_moved_from():
    assert {day for _, said in deadlines() for day in said.get("skipped", ())} >= ONE_OFF_HOLIDAYS
    assert {day for _, said in deadlines() for day in said.get("counted", ())} >= ORDINARY_BECAUSE_MOVED


def test_the_cases_begin_on_the_31st_of_each_month_that_has_one():
    ends = {
        case.request["dates"]["known_to_chair"][5:7]: case.expect["deadlines"]["decide"]["month_end"]
        for case in CASES
        if "month_end" in case.expect.get("deadlines", {}).get("decide", {})
        and case.request["dates"]["known_to_chair"].endswith("-31")
    }
    assert set(ends) == MONTHS_OF_31
    assert {month for month, clipped in ends.items() if clipped} == MONTHS_THAT_CLIP
