"""Of each procedure, the project’s own and the examples: its cases are answered right, and use all its rules."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from calculator import responses
from calculator.dates.deadlines import NEEDS_DATE, NOT_APPLICABLE, NOT_RECORDED, UPCOMING
from calculator.edition import Edition, make
from publish.cases import Case, comparable, differences
from publish.cases import load as load_cases
from publish.edition import parts
from publish.source import Source, load

ROOT = Path(__file__).parents[2]
FOLDERS = sorted((file.parent for file in [ROOT / "procedure.yaml", *ROOT.glob("examples/*/procedure.yaml")]), key=str)


class Procedure(NamedTuple):
    """A procedure with its cases."""

    source: Source
    edition: Edition
    cases: tuple[Case, ...]

    def expected(self, key):
        """What all cases together expect under a key of their expectations."""
        return [case.expect[key] for case in self.cases if key in case.expect]

    def requested(self, key):
        """What the requests that are answered give as ``answers`` or ``dates``: pairs of a name and a value."""
        answered = [case.request for case in self.cases if case.request and "errors" not in case.expect]
        return {pair for request in answered for pair in request.get(key, {}).items()}

    def deadlines(self):
        """What all cases together expect of a deadline: pairs of its timescale and what is said of it."""
        return [pair for deadlines in self.expected("deadlines") for pair in deadlines.items()]


@cache
def procedure_in(folder):
    source = load(folder / "procedure.yaml")
    files = load_cases(folder / "cases", source.examples)
    return Procedure(source, make(*parts(source.procedure)), tuple(case for file in files for case in file.cases))


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name if folder != ROOT else "root")
def folder(request):
    return request.param


@pytest.fixture
def of(folder):
    return procedure_in(folder)


@pytest.fixture
def procedure(of):
    return of.edition.procedure


def test_the_calculator_answers_each_case_as_was_worked_by_hand(of):
    wrong = {
        case.id: found
        for case in of.cases
        if (found := differences(case.expect, comparable(responses.answer_text(of.edition, case.line))))
    }
    assert not wrong


def test_each_case_is_named_by_a_sentence_of_its_own(of):
    repeated = [name for name, times in Counter(case.case for case in of.cases).items() if times > 1]
    assert not repeated
    assert [case.id for case in of.cases if len(case.because.split()) < 4 or case.case.endswith(".")] == []


def test_each_file_of_cases_has_its_place_among_the_examples(of, folder):
    assert {*of.source.examples} <= {path.stem for path in (folder / "cases").glob("*.yaml")}


def test_each_question_is_given_each_of_its_answers_in_some_case(of, procedure):
    possible = {(question.id, answer) for question in procedure.questions.values() for answer in question.answers}
    assert possible == of.requested("answers")


def test_each_criterion_has_each_status_in_some_case(of, procedure):
    found = {pair for criteria in of.expected("criteria") for pair in criteria.items()}
    assert found == {(id, status) for id in procedure.criteria for status in procedure.criterion_statuses}


def test_each_outcome_is_reached_in_some_case(of, procedure):
    assert {*of.expected("conclusion")} == procedure.outcomes.keys()


def test_each_question_of_the_criteria_is_still_needed_in_some_case(of):
    asked = {question.id for question in of.edition.rules.asked if not question.presumed}
    assert set().union(*of.expected("needed")) == asked


def test_each_thing_to_do_is_listed_in_some_case(of, procedure):
    assert set().union(*of.expected("do_now")) == {duty.provision for duty in procedure.do_now}


def test_each_date_is_given_in_some_case(of, procedure):
    assert {name for name, _ in of.requested("dates")} == procedure.events.keys()


def test_each_timescale_has_each_status_that_it_can_have_in_some_case(of, procedure):
    found = {(timescale, said["status"]) for timescale, said in of.deadlines() if "status" in said}
    told_of = {id for event in procedure.events.values() for id in (*event.presupposes, *event.too_late_for)}
    possible = {
        (timescale.id, status)
        for timescale in procedure.timescales.values()
        for status in ((UPCOMING, NEEDS_DATE) if timescale.minimum else procedure.statuses)
        if (status != NOT_APPLICABLE or timescale.outcome) and (status != NOT_RECORDED or timescale.done in told_of)
    }
    assert possible <= found
    assert {status for _, status in found - possible} <= {None}


def test_each_reading_is_shown_in_some_case(of, procedure):
    found = {reading for _, said in of.deadlines() for reading in said.get("readings", ())}
    assert found == {reading.id for timescale in procedure.timescales.values() for reading in timescale.readings}


def test_each_warning_is_raised_and_each_left_out_in_some_case(of, procedure):
    assert set().union(*of.expected("warnings")) == procedure.warnings.keys()
    assert [] in of.expected("warnings")


def test_each_interpretation_that_bears_on_a_rule_is_used_by_some_case(of, folder):
    file = yaml.safe_load((folder / "procedure.yaml").read_text())
    bearing = {point["id"] for point in file.get("interpretations", ()) if point["affects"]}
    assert bearing == set().union(*(case.interpretations for case in of.cases))


def test_each_provision_that_a_case_cites_is_in_the_procedure(of):
    known = {provision.id for provision in of.source.chapter.provisions()}
    assert not set().union(*(case.provisions for case in of.cases)) - known
