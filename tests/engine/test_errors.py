"""What is said of each problem: what to do, of which field, in words that a practitioner knows."""

import pytest

from calculator import errors

ANSWERS = {"yes": "Yes", "no": "No", "unknown": "Not known"}
EVERY = [
    errors.not_json(),
    errors.not_an_object(None),
    errors.not_an_object("answers"),
    errors.duplicate_field("answers.child_died"),
    errors.unknown_ask(("eligibility", "timeline")),
    errors.unknown_field("answers.child_dyed", "child_died"),
    errors.unknown_field("extra", None),
    errors.not_an_answer("answers.child_died", "The child has died", ANSWERS),
    errors.not_a_date("dates.decision", "the Chair’s decision", times=False),
    errors.not_a_date("dates.known_to_chair", "the case coming to the Chair’s attention", times=True),
    errors.no_time_taken("dates.decision", "the Chair’s decision"),
    errors.skipped_time("dates.known_to_chair", "the case coming to the Chair’s attention", "2018-03-25T01:30"),
    errors.before_start("dates.notified", "notifying the decision", "the Chair’s decision"),
    errors.missing_start("dates.notified", "notifying the decision", "the Chair’s decision"),
]


@pytest.mark.parametrize("problem", EVERY, ids=lambda problem: f"{problem.code} {problem.field}")
def test_a_problem_is_a_field_a_code_and_a_sentence(problem):
    assert problem.to_dict() == {"field": problem.field, "code": problem.code, "message": problem.message}
    assert problem.message[0].isupper() or problem.message[0] == "“"
    assert problem.message.endswith((".", "?"))
    for jargon in ("exception", "traceback", "null", "None", "ISO", "parse", "invalid", "string"):
        assert jargon not in problem.message


def test_each_message_says_what_to_do_in_one_or_two_sentences():
    assert [problem.message for problem in EVERY] == [
        "This line is not JSON. Write one JSON object on each line.",
        "Write the request as a JSON object, with its names and values in braces.",
        "Write “answers” as a JSON object, with its names and values in braces.",
        "“answers.child_died” is given twice. Give it once.",
        "Set “ask” to one of: eligibility, timeline.",
        "“answers.child_dyed” is not asked here. Did you mean “child_died”?",
        "“extra” is not asked here. Take it out.",
        "The child has died: choose one of yes (“Yes”), no (“No”), unknown (“Not known”).",
        "Enter a real date for the Chair’s decision, with its day, month and year, such as 20 3 2018.",
        "Enter a real date for the case coming to the Chair’s attention, with its day, month and year, such as "
        "20 3 2018. A time, if you give one, runs from 00:00 to 23:59.",
        "Enter the date alone for the Chair’s decision: no time is taken here.",
        "Change the time for the case coming to the Chair’s attention: there was no 01:30 on 25 3 2018, because the "
        "clocks went forward an hour.",
        "Check the date for notifying the decision: it is before the Chair’s decision.",
        "Enter the date of the Chair’s decision too: notifying the decision cannot come without it.",
    ]


def test_a_name_that_is_nearly_right_is_offered_and_any_other_is_to_go():
    assert "Did you mean “child_died”?" in errors.unknown_field("answers.child_dyed", "child_died").message
    assert "Take it out." in errors.unknown_field("extra", None).message


def test_a_wrong_answer_is_told_what_there_is_to_choose_from():
    message = errors.not_an_answer("answers.child_died", "The child has died", ANSWERS).message
    assert message.startswith("The child has died")
    assert "yes (“Yes”), no (“No”), unknown (“Not known”)" in message


def test_a_wrong_date_speaks_of_a_time_only_where_one_is_taken():
    assert "time" not in errors.not_a_date("dates.decision", "the Chair’s decision", times=False).message
    assert "23:59" in errors.not_a_date("as_at", "today", times=True).message


def test_a_time_where_a_date_alone_is_taken_is_told_as_a_time_too_many():
    message = errors.no_time_taken("dates.decision", "the Chair’s decision").message
    assert message == "Enter the date alone for the Chair’s decision: no time is taken here."


def test_a_skipped_time_names_the_time_and_the_day_and_says_why():
    message = errors.skipped_time("as_at", "today", "2018-03-25T01:30").message
    assert "01:30" in message
    assert "25 3 2018" in message
    assert "the clocks went forward" in message


def test_what_is_out_of_order_names_both_ends():
    for problem in (errors.before_start, errors.missing_start):
        message = problem("dates.notified", "notifying the decision", "the Chair’s decision").message
        assert "notifying the decision" in message
        assert "the Chair’s decision" in message


def test_what_is_no_object_or_no_json_is_told_in_a_sentence():
    whole, part, none = errors.not_an_object(None), errors.not_an_object("answers"), errors.not_json()
    assert whole.message == "Write the request as a JSON object, with its names and values in braces."
    assert part.message == "Write “answers” as a JSON object, with its names and values in braces."
    assert none.message == "This line is not JSON. Write one JSON object on each line."
