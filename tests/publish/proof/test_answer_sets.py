"""Truth tables over sets of answers, against going through the sets of answers to three questions one by one."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.criteria import conditions
from calculator.procedure import Question
from publish.proof import answer_sets
from publish.proof.answer_sets import Enumerated, Sample, all_answered

NAMES = ("a", "b", "c")
STATES = ("yes", "no", "unknown", None)
BURDENS = {"a": "", "b": "no", "c": "yes"}
QUESTIONS = [
    Question(
        id=name,
        group="",
        label=name,
        asks="",
        help="",
        answers=("yes", "no", "unknown"),
        unknown_counts_as=counts_as,
        unless="",
        confirm="",
        burden="",
        presumed="",
        provisions=(),
    )
    for name, counts_as in BURDENS.items()
]
EVERY = [
    {name: state for name, state in zip(NAMES, states, strict=True) if state} for states in product(STATES, repeat=3)
]
COMPLETE = [answers for answers in EVERY if len(answers) == 3 and "unknown" not in answers.values()]
SETS = Enumerated(QUESTIONS)
with pytest.MonkeyPatch.context() as small:
    small.setattr(answer_sets, "SAMPLE", 500)
    SAMPLE = Sample(QUESTIONS)
KINDS = pytest.mark.parametrize("sets", [SETS, SAMPLE], ids=["every set", "a sample"])


def drawn_conditions():
    return st.recursive(
        st.sampled_from(NAMES),
        lambda parts: st.one_of(
            st.tuples(st.just("not"), parts),
            st.tuples(st.sampled_from(("all", "any")), parts, parts),
        ),
        max_leaves=6,
    )


def truth(name, answer):
    """As the calculator takes an answer."""
    answer = BURDENS[name] if answer == "unknown" else answer
    return {"yes": True, "no": False}.get(answer)


def truths(answers):
    return {name: truth(name, answers.get(name)) for name in NAMES}


def completions(answers):
    """The complete answers that agree with all that these settle."""
    settled = {name: value for name, value in truths(answers).items() if value is not None}
    return [full for full in COMPLETE if all(truth(name, full[name]) is value for name, value in settled.items())]


def complete_table(condition):
    """The complete answers for which a condition is true, the first question's yes in every other place."""
    full = product(("no", "yes"), repeat=3)
    return sum(
        conditions.evaluate(condition, truths(dict(zip(reversed(NAMES), answers, strict=True)))) << place
        for place, answers in enumerate(full)
    )


@KINDS
def test_each_set_of_answers_is_found_by_what_it_answers(sets):
    for name, state in product(NAMES, STATES):
        same = {state} if BURDENS[name] or state in ("yes", "no") else {"unknown", None}
        for answers in EVERY:
            assert sets.holds(sets.said(name, state), answers) is (answers.get(name) in same)


def test_not_known_and_no_answer_are_one_where_they_come_to_the_same():
    """Three ways of leaving the first question, four of the two where "not known" counts."""
    assert Enumerated(QUESTIONS).size == 3 * 4 * 4


def test_complete_answers_are_counted_in_order_with_the_first_question_in_the_lowest_place():
    sets = all_answered(QUESTIONS)
    assert sets.size == 8
    assert [f"{sets.said(name, 'yes'):08b}" for name in NAMES] == ["10101010", "11001100", "11110000"]


def test_a_question_may_be_left_not_known_in_every_set():
    sets = all_answered(QUESTIONS, ["b"])
    assert sets.size == 4
    assert sets.said("b", "unknown") == sets.every == sets.taken["b"].false
    assert sets.as_given["b"] == (0, 0)


@KINDS
@given(condition=drawn_conditions())
def test_a_condition_is_true_false_or_open_just_as_the_calculator_has_it(sets, condition):
    rails = sets.rails(condition, sets.taken)
    for answers in EVERY:
        value = conditions.evaluate(condition, truths(answers))
        assert sets.holds(rails.true, answers) is (value is True)
        assert sets.holds(rails.false, answers) is (value is False)


@given(condition=drawn_conditions())
def test_as_given_not_known_is_neither_yes_nor_no_wherever_the_burden_lies(condition):
    sets = Enumerated(QUESTIONS)
    rails = sets.rails(condition, sets.as_given)
    for answers in EVERY:
        said = {name: {"yes": True, "no": False}.get(answers.get(name)) for name in NAMES}
        assert sets.holds(rails.true, answers) is (conditions.evaluate(condition, said) is True)


@pytest.mark.parametrize("wrong", [None, ("some", "a"), ("all-or-any",)])
def test_what_is_no_condition_is_refused(wrong):
    sets = Enumerated(QUESTIONS)
    with pytest.raises(TypeError, match="not a condition"):
        sets.rails(wrong, sets.taken)


@KINDS
@given(condition=drawn_conditions())
def test_what_the_rest_can_still_make_of_answers_and_what_it_must(sets, condition):
    table = complete_table(condition)
    completable, certain = sets.completable(table), sets.certain(table)
    for answers in EVERY:
        reached = {conditions.evaluate(condition, truths(full)) for full in completions(answers)}
        assert sets.holds(completable, answers) is (True in reached)
        assert sets.holds(certain, answers) is (reached == {True})


@KINDS
@given(condition=drawn_conditions(), name=st.sampled_from(NAMES), state=st.sampled_from(("yes", "no")))
def test_one_answer_in_place_of_another(sets, condition, name, state):
    there = sets.answering(name, state)
    table = there.rails(condition, there.taken).true
    for answers in EVERY:
        assert sets.holds(table, answers) is (conditions.evaluate(condition, truths({**answers, name: state})) is True)


@given(condition=drawn_conditions())
def test_all_sets_of_answers_are_counted_those_too_that_come_to_the_same(condition):
    sets = Enumerated(QUESTIONS)
    table = sets.rails(condition, sets.taken).true
    found = [answers for answers in EVERY if conditions.evaluate(condition, truths(answers)) is True]
    assert sets.count(table) == len(found)
    unknown = [answers for answers in found if answers.get("a") == "unknown"]
    assert sets.count(table & sets.said("a", "unknown"), ("a",)) == len(unknown)


@given(condition=drawn_conditions())
def test_the_smallest_counter_example_has_the_fewest_answers_and_is_one(condition):
    sets = Enumerated(QUESTIONS)
    smallest = sets.smallest(sets.rails(condition, sets.taken).true)
    found = [answers for answers in EVERY if conditions.evaluate(condition, truths(answers)) is True]
    if found:
        assert smallest in found
        assert len(smallest) == min(map(len, found))
    else:
        assert smallest is None


def test_of_two_smallest_the_one_with_the_earlier_question_and_yes_before_others_is_told():
    sets = Enumerated(QUESTIONS)
    assert sets.smallest(sets.said("a", "no") | sets.said("b", "yes")) == {"a": "no"}
    assert sets.smallest(sets.said("b", "unknown") | sets.said("b", "yes")) == {"b": "yes"}
    assert sets.smallest(sets.every) == {}


# ---- what is put to the calculator itself


def test_each_question_is_settled_as_yes_as_no_and_not_at_all_in_every_combination():
    """27, each once; of what comes to the same, as not known and no answer do, both are given in their turn."""
    sets = Enumerated(QUESTIONS)
    runs = [answers for _, answers in sets.runs()]
    assert len({tuple(truths(answers).values()) for answers in runs}) == len(runs) == 27
    for name in NAMES:
        assert {answers.get(name) for answers in runs} == {*STATES}


@KINDS
def test_each_run_comes_with_the_place_of_its_own_bit(sets):
    for place, answers in sets.runs():
        table = sets.every
        for name in NAMES:
            table &= sets.said(name, answers.get(name))
        assert table >> place & 1


def test_a_sample_is_the_same_each_time_and_has_nothing_answered_and_everything(monkeypatch):
    monkeypatch.setattr(answer_sets, "SAMPLE", 2000)
    drawn, again = ([answers for _, answers in Sample(QUESTIONS).runs()] for _ in "12")
    assert drawn == again
    assert len(drawn) == 2000
    assert drawn[0] == {}
    assert [answers for answers in EVERY if answers not in drawn] == []


def test_sets_of_a_sample_are_of_all_sizes(monkeypatch):
    """Of thirteen questions, from nearly nothing given to everything settled."""
    monkeypatch.setattr(answer_sets, "SAMPLE", 2000)
    questions = [QUESTIONS[0]._replace(id=f"q{number}") for number in range(13)]
    settled = {sum(answer != "unknown" for answer in answers.values()) for _, answers in Sample(questions).runs()}
    assert settled == {*range(14)}


def test_what_is_presumed_is_never_open_and_each_answer_that_comes_to_it_is_run_in_turn():
    """Of the first, “not known” and no answer are a yes: two ways of settling it, and three of each other question."""
    presuming = [QUESTIONS[0]._replace(presumed="yes"), *QUESTIONS[1:]]
    assert answer_sets.alike(presuming[0]) == {True: ["yes", "unknown", None], False: ["no"]}
    assert answer_sets.alike(QUESTIONS[0]) == {True: ["yes"], False: ["no"], None: ["unknown", None]}
    sets = Enumerated(presuming)
    assert sets.unsettled("a") == 0
    runs = [answers for _, answers in sets.runs()]
    assert len(runs) == 2 * 3 * 3
    assert {answers.get("a") for answers in runs} == {"yes", "no", "unknown", None}
    for place, answers in sets.runs():
        assert sets.taken["a"].false >> place & 1 == (answers.get("a") == "no")
