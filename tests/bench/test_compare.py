"""The comparison with the peers is off where one of them concludes otherwise."""

from bench.peers.compare import conclusions, first_difference

CASES = [{"child_died": "yes"}, {"child_died": "no"}]
OURS = ["undetermined", "not_met"]


def test_peers_that_conclude_the_same_differ_in_nothing_however_often_they_have_the_cases():
    assert first_difference(CASES, OURS, OURS) is None
    assert first_difference(CASES, OURS, [*OURS, *OURS, "undetermined"]) is None


def test_the_first_case_that_a_peer_concludes_otherwise_is_told():
    told = first_difference(CASES, OURS, ["undetermined", "scr_must"])
    assert told == 'scr_must and not not_met of {"child_died": "no"}'
    told = first_difference(CASES, OURS, [*OURS, "scr_should"])
    assert told == 'scr_should and not undetermined of {"child_died": "yes"}'


def test_a_peer_that_leaves_a_case_out_is_told():
    assert first_difference(CASES, OURS, ["undetermined"]) == "1 conclusions of 2 cases"


def test_what_is_timed_as_our_conclusion_alone_is_one():
    known = {"abuse_or_neglect": "yes", "child_died": "yes"}
    assert conclusions([known, {"child_died": "yes"}]) == ["scr_must", "undetermined"]
