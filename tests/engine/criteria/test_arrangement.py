"""An order in which diagrams stay small: the same names, those first that hold the others together."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from calculator.criteria.arrangement import arranged
from calculator.criteria.conditions import Diagrams

NAMES = tuple("abcdefgh")
together = st.lists(st.sets(st.sampled_from(NAMES), min_size=1, max_size=4), max_size=6)


def size(order, conditions):
    """How many branches the diagram of any of some conditions has, each of which asks for all its names."""
    diagrams = Diagrams(order)
    top = diagrams.of(("any", *(("all", *sorted(names)) for names in conditions)))
    seen, waiting = set(), [top]
    while waiting:
        node = waiting.pop()
        level, low, high = diagrams.parts(node)
        if level < len(order) and node not in seen:
            seen.add(node)
            waiting += [low, high]
    return len(seen)


@given(order=st.permutations(NAMES), conditions=together)
def test_every_name_stands_once_whatever_stands_together(order, conditions):
    assert sorted(arranged(order, conditions)) == sorted(order)


@given(conditions=together)
def test_the_same_names_are_arranged_the_same_each_time(conditions):
    assert arranged(NAMES, conditions) == arranged(NAMES, [sorted(names, reverse=True) for names in conditions])


def test_names_that_stand_with_no_other_keep_their_order():
    assert arranged(("c", "a", "b"), []) == ["c", "a", "b"]
    assert arranged(("c", "a", "b"), [{"a"}, {"b"}, {"c"}]) == ["c", "a", "b"]
    assert arranged((), []) == []


def test_what_hangs_on_a_name_comes_in_the_order_of_the_file():
    """Each of y and x stands with z alone; the file has y before x."""
    assert arranged("zyx", [{"z", "y"}, {"z", "x"}]) == ["z", "y", "x"]


def test_of_two_boughs_the_smaller_comes_first_whatever_the_order_of_the_file():
    """On m hang p, with q on it, and s: the bough of one before that of two."""
    assert arranged("mpqs", [{"m", "p"}, {"p", "q"}, {"m", "s"}]) == ["m", "s", "p", "q"]
    assert arranged("mpqrst", [{"m", "p"}, {"p", "q"}, {"q", "r"}, {"m", "s"}, {"s", "t"}]) == list("mstpqr")


def test_a_name_comes_below_the_nearest_of_those_it_stands_with():
    """c stands with a and b, which stand together: it hangs on b, beside d, and not on a."""
    assert arranged("abcd", [{"a", "b", "c"}, {"b", "d"}]) == ["a", "b", "c", "d"]


def test_where_all_hang_on_one_question_no_order_of_the_file_costs_more_than_one_branch():
    """A death beside each of three circumstances, as in 2.6."""
    conditions = [{"death", "custody"}, {"death", "detained"}, {"death", "order"}]
    orders = list(permutations(("custody", "death", "detained", "order")))
    assert min(size(order, conditions) for order in orders) == 4
    assert max(size(arranged(order, conditions), conditions) for order in orders) == 5


def test_conditions_in_a_ring_give_the_smallest_diagram():
    """Four pairs in a ring, with a fifth name that hangs on one of them."""
    ring = [{"b", "e"}, {"e", "c"}, {"c", "d"}, {"d", "b"}, {"a", "b"}]
    smallest = min(size(order, ring) for order in permutations("abcde"))
    assert size(arranged("abcde", ring), ring) == smallest == 5


def test_a_bad_order_of_the_file_costs_nothing():
    """Four pairs: in a bad order a diagram must remember four answers at once, in the order found only one."""
    pairs = [{"a", "e"}, {"b", "f"}, {"c", "g"}, {"d", "h"}]
    smallest = min(size(order, pairs[:3]) for order in permutations("abcefg"))
    assert size(arranged("abcefg", pairs[:3]), pairs[:3]) == smallest == 6
    assert size(NAMES, pairs) == 2**5 - 2
    assert size(arranged(NAMES, pairs), pairs) == 8
