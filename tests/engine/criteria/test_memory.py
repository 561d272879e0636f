"""What was worked out once is not worked out again, and the memory has a bound."""

import json
from copy import deepcopy

import pytest

from calculator.criteria.memory import Lasting, Memory


def test_a_value_is_found_once_for_each_key():
    memory, found = Memory(), []
    for key in ("a", "b", "a", "b", "a"):
        assert memory.get(key, lambda key=key: found.append(key) or key.upper()) == key.upper()
    assert found == ["a", "b"]


def test_even_nothing_is_remembered():
    memory, found = Memory(), []
    for _ in range(3):
        assert memory.get("a", lambda: found.append("a")) is None
    assert found == ["a"]


def test_the_memory_never_grows_past_its_limit():
    memory = Memory(limit=10)
    for number in range(1000):
        assert memory.get(number, lambda number=number: -number) == -number
        assert len(memory) <= 10
    assert memory.get(999, lambda: "forgotten") == -999
    assert memory.get(0, lambda: "forgotten") == "forgotten"


def test_what_lasts_is_a_key_by_which_object_it_is_whatever_it_holds():
    memory = Memory()
    first, second = Lasting(status="met", because=[]), Lasting(status="open", because=[])
    assert [memory.get(one, lambda one=one: one["status"]) for one in (first, second, first)] == ["met", "open", "met"]
    assert len(memory) == 2
    assert json.dumps(first) == '{"status": "met", "because": []}'


def test_what_lasts_cannot_be_changed_but_a_copy_can():
    part = Lasting(status="met", because=["child_died"])
    for change in (
        lambda: part.__setitem__("status", "open"),
        lambda: part.__delitem__("status"),
        lambda: part.__ior__({"status": "open"}),
        lambda: part.update(status="open"),
        lambda: part.setdefault("more", 1),
        lambda: part.pop("status"),
        part.popitem,
        part.clear,
    ):
        with pytest.raises(TypeError, match="shared with other results"):
            change()
    assert part | {"status": "open"} == {"status": "open", "because": ["child_died"]}
    copied = deepcopy(part)
    copied["status"] = "open"
    copied["because"].clear()
    assert part == {"status": "met", "because": ["child_died"]}
