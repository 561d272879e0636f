"""The vocabulary: nothing in a procedure can be changed, and what it says of itself makes it again."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from calculator import procedure as vocabulary
from tests.engine.well_formed import DEADLINES, EVENTS, INDICATORS, OUTCOMES, QUESTIONS


def everything(value):
    """Every part of a procedure, at any depth."""
    yield value
    for part in value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ():
        yield from everything(part)


def records(procedure):
    return [part for part in everything(procedure) if hasattr(part, "_fields")]


def test_what_a_procedure_says_of_itself_makes_it_again(procedure):
    """The wheel carries it so."""
    names = {**vars(vocabulary), "mappingproxy": MappingProxyType, "datetime": __import__("datetime")}
    assert eval(repr(procedure), names) == procedure


def test_nothing_in_a_procedure_can_be_changed(procedure):
    for part in everything(procedure):
        assert not isinstance(part, (list, dict, set))
    for record in records(procedure):
        with pytest.raises(AttributeError):
            setattr(record, record._fields[0], None)
    with pytest.raises(TypeError):
        procedure.questions["child_died"] = None
    kinds = {type(record).__name__ for record in records(procedure)}
    assert {"Procedure", "Question", "Timescale", "Reading", "Citation", "Lead", "Extension"} <= kinds


def test_what_has_an_id_stands_under_it_in_the_order_of_the_file(procedure):
    by_id = (procedure.groups, procedure.questions, procedure.findings, procedure.outcomes, procedure.criteria)
    for parts in (*by_id, procedure.event_groups, procedure.events, procedure.timescales, procedure.citations):
        assert [*parts] == [part.id for part in parts.values()]


def test_the_questions_and_criteria_are_those_of_the_contract_in_its_order(procedure):
    assert tuple(procedure.questions) == QUESTIONS
    assert {criterion.id: criterion.outcome for criterion in procedure.criteria.values()} == OUTCOMES
    assert procedure.indicators.questions == INDICATORS
    assert tuple(procedure.timescales) == DEADLINES
    assert {*procedure.events} == {*EVENTS}


def test_the_outcome_of_a_decision_is_the_one_event_that_takes_no_date(procedure):
    assert procedure.outcome_event.id == "decision_outcome"
    assert [*procedure.outcome_event.choices] == ["initiate", "not_initiate"]
    dates = {id: event for id, event in procedure.events.items() if event.takes != "outcome"}
    assert procedure._replace(events=dates).outcome_event is None


def test_only_joint_working_lays_the_burden_on_one_side(procedure):
    """2.5: a review follows unless there is definitive evidence of no concern."""
    questions = procedure.questions.values()
    burdened = {question.id: question.unknown_counts_as for question in questions if question.unknown_counts_as}
    assert burdened == {"no_joint_working_concern": "no"}


def test_no_text_is_left_with_a_gap_to_fill(procedure):
    for part in everything(procedure):
        assert not (isinstance(part, str) and ("{{" in part or "}}" in part)), part


def test_everything_that_is_cited_has_its_place_in_the_site(procedure):
    cited = {provision for record in records(procedure)[1:] for provision in getattr(record, "provisions", ())}
    cited |= {duty.provision for duty in (*procedure.do_now, *procedure.undated)}
    assert cited == procedure.citations.keys()
    for citation in procedure.citations.values():
        assert citation.href.startswith("sections/")
        assert citation.href.endswith(f"#{citation.id}")
