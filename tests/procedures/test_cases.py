"""Every case gets the answer that the chapter gives, and together they show what is particular to the chapter."""

import pytest

import calculator
from calculator import edition, responses
from publish.cases import comparable, differences
from tests.case_files import cases

CASES = cases()
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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_calculator_answers_the_case_as_the_chapter_does(case, current):
    response = responses.answer_text(current, case.line)
    assert not differences(case.expect, comparable(response)), case.because
    if case.request is not None:
        assert calculator.answer(case.request) == response


def expected(key):
    """What all cases together expect under a key of their expectations."""
    return [case.expect[key] for case in CASES if key in case.expect]


def deadlines():
    """What all cases together expect of a deadline: pairs of its timescale and what is said of it."""
    return [pair for deadlines in expected("deadlines") for pair in deadlines.items()]


def test_each_outcome_that_a_conclusion_could_become_is_shown_in_some_case():
    assert {tuple(outcomes) for outcomes in expected("could_become")} == {(), ("scr_must",)}


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


def test_each_kind_of_mistake_is_refused_in_some_case():
    assert {error["code"] for errors in expected("errors") for error in errors} == ERRORS


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
