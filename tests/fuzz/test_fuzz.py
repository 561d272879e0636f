"""The fuzz finds what it is there to find, and a few hundred tries of it find nothing, each time the tests are run."""

from random import Random

import pytest

from calculator import responses
from tests.fuzz import door as requests
from tests.fuzz import loader as files


@pytest.mark.parametrize(("target", "tries"), [(requests, 600), (files, 60)])
def test_whatever_is_broken_is_answered_or_refused(target, tries):
    seeds = target.seeds()
    for seed in range(tries):
        drawing = Random(seed)
        target.check(target.changed(drawing.choice(seeds), drawing))


@pytest.mark.parametrize("target", [requests, files])
def test_each_seed_is_broken_in_its_own_way_and_the_same_way_again(target):
    seed = target.seeds()[0]
    broken = [target.changed(seed, Random(number)) for number in range(40)]
    assert broken == [target.changed(seed, Random(number)) for number in range(40)]
    assert len(set(broken)) > 20
    target.check(seed)


def test_a_door_that_leaves_something_out_is_noticed(monkeypatch):
    response = responses.answer_text
    monkeypatch.setattr(responses, "answer_text", lambda *given: response(*given) | {"notices": []})
    with pytest.raises(AssertionError, match="notices"):
        requests.check(b"{}")


def test_a_door_that_takes_what_it_should_refuse_is_noticed(monkeypatch):
    response = responses.answer_text
    monkeypatch.setattr(responses, "answer_text", lambda current, _: response(current, b'{"ask": "timeline"}'))
    with pytest.raises(AssertionError):
        requests.check(b'{"ask": "timeline", "as_at": "never"}')


def test_a_loader_that_falls_over_or_tells_of_no_place_is_noticed(monkeypatch):
    def fall_over(*_):
        raise KeyError("units")

    read = files.read
    monkeypatch.setattr(files, "read", lambda text, name: read("\n\n\n" + text, name))
    with pytest.raises(AssertionError, match="line=4"):
        files.check(b"a: [b")
    monkeypatch.setattr(files, "read", fall_over)
    with pytest.raises(KeyError):
        files.check(b"words")
