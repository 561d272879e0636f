"""The vocabulary: what it is made from gives it back, and nothing in it can be changed."""

import json
from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from calculator import procedure as vocabulary


def everything(value):
    """Every part of a procedure, at any depth."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from everything(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from everything(part)


def test_a_procedure_is_what_its_own_data_make(procedure):
    assert vocabulary.from_dict(vocabulary.to_dict(procedure)) == procedure


def test_a_procedure_survives_json_where_tuples_become_lists(procedure):
    written = json.dumps(vocabulary.to_dict(procedure), sort_keys=True)
    read = vocabulary.from_dict(json.loads(written))
    assert read == procedure
    assert hash(read) == hash(procedure)


def test_nothing_in_a_procedure_can_be_changed(procedure):
    kinds = set()
    for part in everything(procedure):
        assert not isinstance(part, (list, dict, set))
        if is_dataclass(part):
            kinds.add(type(part).__name__)
            with pytest.raises(FrozenInstanceError):
                setattr(part, fields(part)[0].name, None)
    assert {"Procedure", "Question", "Timescale", "Reading", "Citation", "Lead", "Label"} <= kinds


@pytest.mark.parametrize("part", [field.name for field in fields(vocabulary.Procedure)])
def test_a_procedure_with_a_part_missing_is_refused(procedure, part):
    data = vocabulary.to_dict(procedure)
    del data[part]
    with pytest.raises(KeyError, match=part):
        vocabulary.from_dict(data)


def test_a_question_with_a_part_missing_is_refused(procedure):
    data = json.loads(json.dumps(vocabulary.to_dict(procedure)))
    del data["questions"][0]["unknown_counts_as"]
    with pytest.raises(KeyError, match="unknown_counts_as"):
        vocabulary.from_dict(data)


def test_what_is_nested_is_made_of_its_own_kind(procedure):
    read = vocabulary.from_dict(json.loads(json.dumps(vocabulary.to_dict(procedure))))
    assert isinstance(read.lead.boards[0], vocabulary.Label)
    assert isinstance(read.lead.elsewhere, vocabulary.Label)
    assert isinstance(read.counting[0].interpretations[0], vocabulary.Citation)
    assert isinstance(read.timescales[0].interpretations[0], vocabulary.Citation)
    readings = [reading for timescale in read.timescales for reading in timescale.readings]
    assert {reading.id for reading in readings} == {"clear_days", "closed_day"}
    for reading in readings:
        assert isinstance(reading, vocabulary.Reading)
        assert isinstance(reading.interpretation, vocabulary.Citation)
    (outcome,) = [event for event in read.events if event.choices]
    assert [choice.id for choice in outcome.choices] == ["initiate", "not_initiate"]


def test_the_questions_and_criteria_are_those_of_the_contract_in_its_order(procedure):
    from tests.engine.responses import DEADLINES, EVENTS, INDICATORS, OUTCOMES, QUESTIONS

    assert tuple(question.id for question in procedure.questions.values()) == QUESTIONS
    assert {criterion.id: criterion.outcome for criterion in procedure.criteria.values()} == OUTCOMES
    assert procedure.indicators.questions == INDICATORS
    assert tuple(timescale.id for timescale in procedure.timescales.values()) == DEADLINES
    assert {event.id for event in procedure.events.values()} == set(EVENTS)


def test_only_joint_working_lays_the_burden_on_one_side(procedure):
    """2.5: a review follows unless there is definitive evidence of no concern."""
    burdened = {
        question.id: question.unknown_counts_as for question in procedure.questions.values() if question.unknown_counts_as
    }
    assert burdened == {"no_joint_working_concern": "no"}


def test_no_text_is_left_with_a_gap_to_fill(procedure):
    for part in everything(procedure):
        assert not (isinstance(part, str) and ("{{" in part or "}}" in part)), part


def test_everything_that_is_cited_has_its_place_in_the_site(procedure):
    known = {citation.id for citation in procedure.citations.values()}
    cited = {
        provision
        for part in everything(procedure)
        if is_dataclass(part) and hasattr(part, "provisions")
        for provision in part.provisions
    }
    cited |= {duty.provision for duty in procedure.do_now}
    assert cited <= known
    for citation in procedure.citations.values():
        assert "#" in citation.href or citation.href.endswith("/")
        assert not citation.href.startswith("/")
