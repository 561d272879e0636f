"""As many questions as criteria may ask, in some ways in which criteria can share them: all is exact all the same."""

from itertools import product

import pytest

from calculator.criteria.assessment import assess
from calculator.criteria.explanation import explain
from calculator.criteria.rules import prepare
from tests.engine.criteria import brute_force

Q = [f"question_{number:02}" for number in range(20)]
ALL_NO = dict.fromkeys(Q, "no")
SHAPES = {
    "pairs": [("all", *Q[place : place + 2]) for place in range(0, 20, 2)],
    "windows of four": [("all", *(Q[(place + more) % 20] for more in range(4))) for place in range(0, 20, 2)],
    "hubs": [("all", Q[place % 4], Q[4 + place], ("not", Q[4 + (place + 1) % 16])) for place in range(16)],
    "any of five": [("any", *(Q[(place + more) % 20] for more in range(5))) for place in range(0, 20, 4)],
}


@pytest.fixture(scope="module", params=SHAPES)
def shape(request, weighed):
    """The name of a way to share questions, and rules with it: every other criterion is a must, the first one too."""
    procedure = weighed.procedure
    asks, criterion = procedure.questions["sunk"], procedure.criteria["sunk_unsafe"]
    criteria = [
        criterion._replace(id=f"criterion_{place}", when=when, outcome=("inquiry_must", "inquiry_should")[place % 2])
        for place, when in enumerate(SHAPES[request.param])
    ]
    made = procedure._replace(
        questions={name: asks._replace(id=name) for name in Q},
        criteria={criterion.id: criterion for criterion in criteria},
        lead=None,
        indicators=None,
        do_now=(),
        contradictions=(),
        reminders=(),
    )
    return request.param, prepare(made)


def deciding(shape):
    def decide(full):
        met = {place % 2 for place, when in enumerate(SHAPES[shape]) if brute_force.holds(when, full)}
        return "inquiry_must" if 0 in met else "inquiry_should" if met else "not_met"

    return decide


OPEN = {"the first": Q[:6], "the last": Q[14:], "every third": Q[::3]}


@pytest.mark.parametrize("still_open", OPEN)
@pytest.mark.parametrize("step", [2, 3, 7])
def test_what_is_concluded_and_needed_is_what_going_through_the_rest_comes_to(shape, still_open, step):
    name, rules = shape
    decide = deciding(name)
    truths = {id: place % step == 0 for place, id in enumerate(Q) if id not in OPEN[still_open]}
    counts = brute_force.decisive(decide, Q, truths)
    found = assess(rules, {id: "yes" if truth else "no" for id, truth in truths.items()})
    assert found.needed == tuple(sorted(counts, key=lambda name: (-counts[name], Q.index(name))))
    results = brute_force.results(decide, Q, truths)
    if len(results) == 1:
        assert {found.concluded.conclusion} == results
    else:
        assert found.concluded.conclusion == "undetermined" or found.concluded.could_become


# All is ruled out by a no to one of each pair; to every fourth question, which is in two windows that follow one
# another; to the four hubs; and, where any yes is enough, by nothing less than all.
RULED_OUT = {"pairs": Q[::2], "windows of four": Q[::4], "hubs": Q[:4], "any of five": Q}


def test_with_every_answer_no_the_fewest_that_rule_everything_out_are_named(shape):
    name, rules = shape
    found = explain(rules, ALL_NO)
    ruled_out = [id for id, _ in found.conclusion.because]
    assert len(ruled_out) == len(RULED_OUT[name])
    # Even where all the rest is yes.
    assert deciding(name)({id: id not in ruled_out for id in Q}) == "not_met"
    if name != "windows of four":
        assert ruled_out == RULED_OUT[name]


# Nothing answered: the strongest outcome by the fewest answers that meet a must.
FEWEST = {"pairs": 2, "windows of four": 4, "hubs": 3, "any of five": 1}


def test_with_nothing_answered_every_shortest_way_meets_a_must_or_is_as_short(shape):
    name, rules = shape
    ways = explain(rules, {}).conclusion.would_settle
    assert {len(way.answers) for way in ways} == {FEWEST[name]}
    musts = SHAPES[name][::2]
    for way in ways:
        given = {id: answer == "yes" for id, answer in way.answers}
        others = [id for id in Q if id not in given]
        for filled in product((False, True), repeat=2):
            full = {id: filled[place % 2] for place, id in enumerate(others)} | given
            assert deciding(name)(full) == way.leads_to
    assert sum(way.leads_to == "inquiry_must" for way in ways) == (
        len(musts) if name != "any of five" else len({id for must in musts for id in must[1:]})
    )
