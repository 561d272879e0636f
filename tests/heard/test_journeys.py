"""The core journeys, by what a screen reader says on the way."""

import pytest

pytestmark = pytest.mark.long

READY = ".calculator[data-state=ready]"


def times(words: str, heard: list[str]) -> int:
    """How many of the utterances hold some words, in capitals or not."""
    return sum(words.lower() in one.lower() for one in heard)


def option(question: str, answer: str) -> str:
    return f"#q-{question} input[value={answer}]"


def part(event: str, part: str) -> str:
    return f"#q-{event} [data-part={part}]"


@pytest.fixture
def eligibility(reader, address):
    reader.go(address + "eligibility/", READY)
    return reader


@pytest.fixture
def timeline(reader, address):
    reader.go(address + "timeline/", READY)
    return reader


def choose(reader, question, answer):
    """Answer by keyboard, and hear what is said from the choice on."""
    reader.focus(option(question, answer))
    return reader.press("space")


def enter(reader, event, *figures):
    """Type a date, and stay in it."""
    for name, figure in zip(("day", "month", "year"), figures, strict=True):
        reader.focus(part(event, name))
        reader.press("ctrl+a", "Delete")
        reader.type(figure)


def test_an_answer_that_changes_the_outcome_is_followed_by_its_sentence_once(eligibility):
    choose(eligibility, "abuse_or_neglect", "yes")
    heard = choose(eligibility, "child_died", "yes")
    assert times("Result: must", heard) == 1
    assert times("must be held", heard) == 1
    assert times("Replaced in", heard) == 1


def test_the_outcome_is_not_said_again_as_the_keyboard_goes_on(eligibility):
    choose(eligibility, "abuse_or_neglect", "yes")
    choose(eligibility, "child_died", "yes")
    assert times("Result", eligibility.press("Tab", "Tab")) == 0


def test_a_mistake_in_a_date_is_said_once_with_its_reason_and_its_mending_is_the_result(timeline):
    enter(timeline, "known_to_chair", "31", "2", "2018")
    heard = timeline.focus(part("decision", "day"))
    assert times("no such day", heard) == 1
    fault = timeline.focus(part("known_to_chair", "day"))
    assert times("invalid", fault) == 1
    assert times("no such day", fault) == 1
    timeline.press("ctrl+a", "Delete")
    heard = timeline.type("28") + timeline.focus(part("decision", "day"))
    assert times("Result: ", heard) == 1
    assert times("no such day", heard) == 0


def test_what_is_cleared_is_said(eligibility):
    choose(eligibility, "child_died", "yes")
    choose(eligibility, "abuse_or_neglect", "yes")
    eligibility.focus("#q-abuse_or_neglect [data-do=clear-answer]")
    assert times("Answer cleared. Result: ", eligibility.press("Return")) == 1
    choose(eligibility, "abuse_or_neglect", "yes")
    eligibility.focus("[data-do=clear-all]")
    assert times("Everything cleared", eligibility.press("Return")) == 1


def test_every_button_of_the_form_names_its_question(eligibility):
    choose(eligibility, "abuse_or_neglect", "yes")
    heard = eligibility.focus("#q-abuse_or_neglect [data-do=clear-answer]")
    assert times("Clear this answer", heard) == times("abuse or neglect", heard) == 1


def test_the_search_says_how_much_it_found_and_what(reader, address):
    for words, found in (("zyzzyva", "no results"), ("panel", "results")):
        reader.go(address)
        reader.focus(".search-open")
        heard = reader.press("Return")
        assert times("invalid", heard) == 0
        assert times(found, reader.type(words)) == 1
    assert times("Who does what. Review Panel link", reader.press("Down", "Down")) == 1
    assert times("Close push button", reader.press("Escape", "Return", "Tab")) == 1


def test_a_heading_is_said_alone(reader, address):
    reader.go(address + "sections/when-to-review/")
    heard = reader.press("h", "h", "h")
    assert times("2.2 The criteria in the regulations", heard) == 1
    assert times("#", heard) == 0


def test_a_lettered_part_is_said_by_its_whole_number(reader, address):
    reader.go(address + "sections/when-to-review/")
    reader.focus("[id='2.2(a)(i)'] > .number > a")
    assert times("2.2(a) link", reader.press("shift+Tab")) == 1
