"""Conditions under incomplete answers, against truth tables written by hand and against brute force."""

import math
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.criteria import conditions

T, F, N = True, False, None
NAMES = ("a", "b", "c", "d", "e")
ORDER = {name: place for place, name in enumerate(NAMES)}


def drawn_conditions(names=NAMES):
    """Conditions over a few names, each name as often as it falls."""
    return st.recursive(
        st.sampled_from(names),
        lambda parts: st.one_of(
            st.tuples(st.just("not"), parts),
            st.tuples(st.sampled_from(("all", "any")), parts, parts),
            st.tuples(st.sampled_from(("all", "any")), parts, parts, parts),
        ),
        max_leaves=8,
    )


@st.composite
def read_once(draw):
    """Conditions in which no name stands twice."""
    parts = [("not", name) if draw(st.booleans()) else name for name in draw(st.permutations(NAMES))]
    while len(parts) > 1:
        size = draw(st.integers(2, len(parts)))
        parts = [*parts[size:], (draw(st.sampled_from(("all", "any"))), *parts[:size])]
        if draw(st.booleans()):
            parts[-1] = ("not", parts[-1])
    return parts[0]


partial_truths = st.dictionaries(st.sampled_from(NAMES), st.sampled_from((T, F, N)))


def completions(truths):
    """Every way of settling the names that are open."""
    free = [name for name in NAMES if truths.get(name) is None]
    settled = {name: truth for name, truth in truths.items() if truth is not None}
    for values in product((F, T), repeat=len(free)):
        yield settled | dict(zip(free, values, strict=True))


def table(condition):
    return [conditions.evaluate(condition, full) for full in completions({})]


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (T, T, T, T), (T, F, F, T), (T, N, N, T),
        (F, T, F, T), (F, F, F, F), (F, N, F, N),
        (N, T, N, T), (N, F, F, N), (N, N, N, N),
    ],
)  # fmt: skip
def test_all_and_any_follow_kleenes_strong_logic(one, other, both, either):
    truths = {"a": one, "b": other}
    assert conditions.evaluate(("all", "a", "b"), truths) is both
    assert conditions.evaluate(("any", "a", "b"), truths) is either


@pytest.mark.parametrize(("truth", "opposite"), [(T, F), (F, T), (N, N)])
def test_not_turns_what_is_settled_and_leaves_what_is_open(truth, opposite):
    assert conditions.evaluate(("not", "a"), {"a": truth}) is opposite


def test_a_question_that_is_not_answered_is_open():
    assert conditions.evaluate("a", {}) is None
    assert conditions.evaluate(("all", "a", "b"), {"a": T}) is None


def test_one_no_settles_all_and_one_yes_settles_any_among_many():
    assert conditions.evaluate(("all", "a", "b", "c", "d"), {"c": F}) is False
    assert conditions.evaluate(("any", "a", "b", "c", "d"), {"c": T}) is True


def test_all_of_nothing_holds_and_any_of_nothing_does_not():
    assert conditions.evaluate(("all",), {}) is True
    assert conditions.evaluate(("any",), {}) is False


def test_the_names_of_a_condition_are_found_at_any_depth():
    assert conditions.names(("all", "a", ("not", ("any", "b", ("all", "c", "a"))))) == {"a", "b", "c"}


def test_a_finding_is_replaced_by_what_it_stands_for_even_inside_another_finding():
    findings = {"harmed": ("any", "a", "hurt"), "hurt": ("not", "b")}
    assert conditions.inline(("all", "harmed", "c"), findings) == ("all", ("any", "a", ("not", "b")), "c")


@pytest.mark.parametrize("wrong", [None, 3, (), {"all": ["a"]}])
def test_what_is_no_condition_is_refused(wrong):
    for reading in (
        lambda: conditions.evaluate(wrong, {}),
        lambda: conditions.remaining(wrong, {}),
        lambda: conditions.names(wrong),
        lambda: conditions.inline(wrong, {}),
        lambda: conditions.Diagrams(NAMES).of(wrong),
    ):
        with pytest.raises(TypeError, match="not a condition"):
            reading()


@pytest.mark.parametrize(
    ("condition", "truths", "settling"),
    [
        (("all", "a", "b"), {"a": T, "b": T}, {"a", "b"}),
        (("all", "a", "b"), {"a": F, "b": F}, {"a"}),
        (("all", "a", "b"), {"a": T, "b": F}, {"b"}),
        (("any", "a", "b"), {"a": F, "b": F}, {"a", "b"}),
        (("any", "a", "b"), {"a": T, "b": T}, {"a"}),
        (("any", "b", "a"), {"a": T, "b": T}, {"a"}),
        (("all", "a", ("not", "b")), {"a": N, "b": T}, {"b"}),
        (("any", ("all", "a", "b"), "c"), {"a": T, "b": T, "c": T}, {"c"}),
    ],
)
def test_what_settles_a_condition_is_the_least_that_would_and_of_two_the_earlier(condition, truths, settling):
    assert conditions.settled_by(condition, truths, ORDER) == settling


@pytest.mark.parametrize("condition", ["a", ("not", "a"), ("all", "a", "b"), ("any", "b", "c")])
def test_nothing_settles_an_open_condition(condition):
    with pytest.raises(ValueError, match=r"^the condition is not settled$"):
        conditions.settled_by(condition, {"b": N if condition[0] == "any" else T}, ORDER)


@given(read_once(), partial_truths)
def test_the_answers_that_settle_a_condition_are_enough_and_no_fewer_would_be(condition, truths):
    value = conditions.evaluate(condition, truths)
    if value is None:
        return
    settling = conditions.settled_by(condition, truths, ORDER)
    assert conditions.evaluate(condition, {name: truths[name] for name in settling}) is value
    for fewer in combinations([name for name in truths if truths[name] is not None], max(0, len(settling) - 1)):
        assert conditions.evaluate(condition, {name: truths[name] for name in fewer}) is not value


@given(read_once(), partial_truths)
def test_a_condition_that_asks_each_question_once_is_open_just_where_completions_disagree(condition, truths):
    reached = {conditions.evaluate(condition, full) for full in completions(truths)}
    assert conditions.evaluate(condition, truths) is (reached.pop() if len(reached) == 1 else None)


@given(drawn_conditions(), partial_truths)
def test_what_is_settled_stays_so_however_the_rest_is_answered(condition, truths):
    value = conditions.evaluate(condition, truths)
    if value is not None:
        assert {conditions.evaluate(condition, full) for full in completions(truths)} == {value}


@given(drawn_conditions(), drawn_conditions())
def test_two_conditions_have_one_diagram_just_where_they_always_agree(one, other):
    diagrams = conditions.Diagrams(NAMES)
    assert (diagrams.of(one) == diagrams.of(other)) is (table(one) == table(other))


@given(drawn_conditions(("a", "b", "c")))
def test_a_condition_that_always_or_never_holds_is_a_leaf(condition):
    diagrams = conditions.Diagrams(NAMES)
    always = set(table(condition))
    assert (diagrams.of(condition) == diagrams.yes) is (always == {True})
    assert (diagrams.of(condition) == diagrams.no) is (always == {False})


def leaf_of(full, ranked):
    """The first leaf of ``ranked`` whose condition holds, by plain reading."""
    return next((leaf for leaf, condition in ranked if conditions.evaluate(condition, full)), "none")


@settings(max_examples=300)
@given(drawn_conditions(), drawn_conditions(), partial_truths)
def test_influence_counts_the_completions_in_which_one_answer_alone_changes_the_result(first, second, truths):
    """By brute force over every completion, for results of three kinds; the counts are to one scale."""
    ranked = (("first", first), ("second", second))
    diagrams = conditions.Diagrams(NAMES)
    node = diagrams.leaf("none")
    for leaf, condition in reversed(ranked):
        node = diagrams.choose(diagrams.of(condition), diagrams.leaf(leaf), node)
    influence = diagrams.influence(node, truths)
    full = list(completions(truths))
    counted = {}
    for name in NAMES:
        if truths.get(name) is None:
            changed = sum(leaf_of(c, ranked) != leaf_of(c | {name: not c[name]}, ranked) for c in full)
            if changed:
                counted[name] = changed
    assert set(influence) == set(counted)
    for name in counted:
        assert influence[name] * len(full) == counted[name] * 2 ** len(NAMES)


@given(drawn_conditions(), partial_truths)
def test_a_diagram_comes_to_what_completions_come_to_true_or_false(condition, truths):
    diagrams = conditions.Diagrams(NAMES)
    found = diagrams.leaves(diagrams.of(condition), truths)
    assert found == {conditions.evaluate(condition, full) for full in completions(truths)}
    assert {type(leaf) for leaf in found} == {bool}


prices = st.lists(st.tuples(*[st.sampled_from((0, 1, 2, math.inf))] * 2), min_size=len(NAMES), max_size=len(NAMES))


@given(drawn_conditions(), st.booleans(), prices)
def test_the_nearest_way_to_another_result_is_the_cheapest_of_all(condition, leaf, prices):
    """By going through every completion: what it pays for the questions that the diagram asks on its way."""
    diagrams = conditions.Diagrams(NAMES)
    top = diagrams.of(condition)
    ways = []
    for full in completions({}):
        if conditions.evaluate(condition, full) is not leaf:
            way, node = [], top
            while (found := diagrams.parts(node))[0] < len(NAMES):
                level, low, high = found
                way.append((NAMES[level], full[NAMES[level]]))
                node = high if full[NAMES[level]] else low
            ways.append(way)

    def price(way):
        return sum(prices[ORDER[name]][taken] for name, taken in way)

    cheapest = min(map(price, ways), default=math.inf)
    found = diagrams.nearest_other(top, leaf, prices)
    if cheapest == math.inf:
        assert found is None
    else:
        assert found in ways
        assert price(found) == cheapest


@given(drawn_conditions(), partial_truths)
def test_what_is_left_of_a_condition_is_what_it_is_or_holds_just_where_the_condition_does(condition, truths):
    left = conditions.remaining(condition, truths)
    value = conditions.evaluate(condition, truths)
    if value is not None:
        assert left is value
    else:
        settled = {name for name, truth in truths.items() if truth is not None}
        assert conditions.names(left).isdisjoint(settled)
        for full in completions(truths):
            assert conditions.evaluate(left, full) is conditions.evaluate(condition, full)


@pytest.mark.parametrize(
    ("condition", "truths", "left"),
    [
        (("all", "a", ("any", "b", "c"), ("not", "d")), {"a": T, "d": F}, ("any", "b", "c")),
        (("all", "a", ("any", "b", "c"), ("not", "d")), {"b": F}, ("all", "a", "c", ("not", "d"))),
        (("all", "a", ("not", "b")), {"a": T}, ("not", "b")),
        (("all", "a", ("not", "b")), {"b": T}, False),
    ],
)
def test_of_a_condition_only_what_is_still_open_is_left(condition, truths, left):
    assert conditions.remaining(condition, truths) == left


def test_diagrams_grow_to_the_largest_size_and_not_beyond(monkeypatch):
    """Yes, no and one branch are three."""
    monkeypatch.setattr(conditions, "LARGEST", 3)
    diagrams = conditions.Diagrams(NAMES)
    assert diagrams.of("a") == 2
    assert diagrams.of("a") == 2
    with pytest.raises(conditions.TooEntangled, match=r"^the conditions are too entangled: .* more than 3 branches"):
        diagrams.of("b")


def test_names_that_the_diagrams_do_not_know_have_no_influence():
    diagrams = conditions.Diagrams(("a", "b"))
    node = diagrams.of(("all", "a", "b"))
    assert diagrams.influence(node, {"b": True, "elsewhere": False}) == diagrams.influence(node, {"b": True})
    assert set(diagrams.influence(node, {"b": True, "elsewhere": None})) == {"a"}


def test_influence_adds_nothing_to_the_diagrams():
    diagrams = conditions.Diagrams(NAMES)
    node = diagrams.of(("any", ("all", "a", "b"), ("not", "c")))
    before = diagrams.leaf("before")
    diagrams.influence(node, {"a": True})
    assert diagrams.leaf("after") == before + 1


def test_a_leaf_is_influenced_by_nothing():
    diagrams = conditions.Diagrams(NAMES)
    assert diagrams.influence(diagrams.yes, {}) == {}
    assert diagrams.influence(diagrams.leaf("not_met"), {"a": True}) == {}


def test_leaves_that_python_holds_equal_but_that_differ_in_kind_stay_apart():
    diagrams = conditions.Diagrams(NAMES)
    assert len({diagrams.leaf(True), diagrams.leaf(1), diagrams.leaf("True")}) == 3
