"""The diagram of all sets of answers, against going through the 64 sets of answers to three questions one by one."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.criteria import conditions
from calculator.procedure import Question
from publish.proof.space import Space

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
        burden="",
        provisions=(),
    )
    for name, counts_as in BURDENS.items()
]
EVERY = [
    {name: state for name, state in zip(NAMES, states, strict=True) if state} for states in product(STATES, repeat=3)
]
COMPLETE = [answers for answers in EVERY if len(answers) == 3 and "unknown" not in answers.values()]


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


@pytest.fixture
def space():
    return Space(QUESTIONS)


def members(space, node):
    return [answers for answers in EVERY if space.holds(node, answers)]


def test_an_answer_is_given_in_a_quarter_of_all_sets_of_answers(space):
    for name, state in product(NAMES, STATES):
        node = space.said(name, state)
        assert members(space, node) == [answers for answers in EVERY if answers.get(name) == state]
        assert space.count(node) == 16


def test_complete_answers_have_yes_or_no_to_every_question(space):
    assert members(space, space.complete) == COMPLETE
    assert space.count(space.complete) == 8


@given(one=drawn_conditions(), other=drawn_conditions())
def test_sets_of_answers_are_put_together(one, other):
    space = Space(QUESTIONS)
    first, second = (space.rails(condition, space.given).true for condition in (one, other))
    held = {name: [space.holds(node, answers) for answers in EVERY] for name, node in (("1", first), ("2", second))}
    pairs = list(zip(held["1"], held["2"], strict=True))
    for node, expected in (
        (space.both(first, second), [x and y for x, y in pairs]),
        (space.either(first, second), [x or y for x, y in pairs]),
        (space.without(first, second), [x and not y for x, y in pairs]),
        (space.differ(first, second), [x is not y for x, y in pairs]),
        (space.all([first, second]), [x and y for x, y in pairs]),
        (space.any([first, second]), [x or y for x, y in pairs]),
        (space.all([]), [True] * 64),
        (space.any([]), [False] * 64),
    ):
        assert [space.holds(node, answers) for answers in EVERY] == expected


@given(condition=drawn_conditions())
def test_a_condition_is_true_false_or_open_just_as_the_calculator_has_it(condition):
    space = Space(QUESTIONS)
    rails = space.rails(condition, space.taken)
    for answers in EVERY:
        value = conditions.evaluate(condition, truths(answers))
        assert space.holds(rails.true, answers) is (value is True)
        assert space.holds(rails.false, answers) is (value is False)


@given(condition=drawn_conditions())
def test_as_given_not_known_is_neither_yes_nor_no_wherever_the_burden_lies(condition):
    space = Space(QUESTIONS)
    rails = space.rails(condition, space.given)
    for answers in EVERY:
        said = {name: {"yes": True, "no": False}.get(answers.get(name)) for name in NAMES}
        assert space.holds(rails.true, answers) is (conditions.evaluate(condition, said) is True)


@pytest.mark.parametrize("wrong", [None, ("some", "a"), ("all-or-any",)])
def test_what_is_no_condition_is_refused(space, wrong):
    with pytest.raises(TypeError, match="not a condition"):
        space.rails(wrong, space.taken)


@given(condition=drawn_conditions())
def test_what_the_rest_can_still_make_of_answers_and_what_it_must(condition):
    space = Space(QUESTIONS)
    plain = conditions.Diagrams(("c", "a", "b"))
    node = space.embedded(plain, plain.of(condition), True)
    holds = [conditions.evaluate(condition, truths(full)) for full in COMPLETE]
    assert [space.holds(node, full) for full in COMPLETE] == holds
    completable, certain = space.completable(node), space.certain(node)
    for answers in EVERY:
        reached = {space.holds(node, full) for full in completions(answers)}
        assert space.holds(completable, answers) is (True in reached)
        assert space.holds(certain, answers) is (reached == {True})


def test_a_diagram_with_several_results_is_taken_one_result_at_a_time(space):
    plain = conditions.Diagrams(NAMES)
    top = plain.branch(0, plain.leaf("none"), plain.branch(1, plain.leaf("some"), plain.leaf("all")))
    found = {leaf: space.count(space.embedded(plain, top, leaf)) for leaf in ("none", "some", "all", "never")}
    assert found == {"none": 4, "some": 2, "all": 2, "never": 0}


@given(condition=drawn_conditions(), name=st.sampled_from(NAMES), state=st.sampled_from(STATES))
def test_one_answer_in_place_of_another(condition, name, state):
    space = Space(QUESTIONS)
    node = space.rails(condition, space.taken).true
    there = space.where(node, name, state)
    for answers in EVERY:
        other = {key: value for key, value in answers.items() if key != name} | ({name: state} if state else {})
        assert space.holds(there, answers) is space.holds(node, other)


@given(condition=drawn_conditions())
def test_the_smallest_counter_example_has_the_fewest_answers_and_is_one(condition):
    space = Space(QUESTIONS)
    node = space.rails(condition, space.taken).true
    found = members(space, node)
    assert space.count(node) == len(found)
    smallest = space.smallest(node)
    if found:
        assert smallest in found
        assert len(smallest) == min(map(len, found))
    else:
        assert smallest is None


def test_of_two_smallest_the_one_with_the_earlier_question_and_yes_before_others_is_told(space):
    assert space.smallest(space.either(space.said("a", "no"), space.said("b", "yes"))) == {"a": "no"}
    assert space.smallest(space.either(space.said("a", "unknown"), space.said("a", "yes"))) == {"a": "yes"}
    assert space.smallest(space.yes) == {}
