"""What is found out once about a procedure, and which procedures are refused."""

import pytest

from calculator.criteria.rules import counting_as, prepare, reached, truth

ASKED = ("registered", "sunk", "holed", "overladen", "seaworthy")


def test_only_the_questions_of_the_criteria_are_asked_for_a_conclusion_in_the_order_of_the_file(small):
    assert tuple(question.id for question in small.rules.asked) == ASKED == small.rules.combinations.names
    assert set(small.procedure.questions) > set(ASKED)


def test_each_criterion_has_its_condition_with_questions_in_place_of_findings(small):
    unsafe = ("any", ("any", "holed", "overladen"), ("not", "seaworthy"))
    assert small.rules.conditions == {"sunk_unsafe": ("all", "registered", "sunk", unsafe)}


def test_the_outcomes_of_all_combinations_are_the_strongest_whose_criterion_is_met(weighed):
    """Of six questions: 14 of the 32 registered sink unsafe; of the 2 that sink otherwise, 1 sinks with its crew."""
    counts = {outcome: table.bit_count() for outcome, table in weighed.tables.items()}
    assert counts == {"inquiry_must": 14, "inquiry_should": 1, "not_met": 49}
    assert [outcome.id for outcome in reached(weighed.procedure)] == ["inquiry_must", "inquiry_should"]


@pytest.mark.parametrize(
    ("answer", "counts_as", "says"),
    [
        ("yes", "", True),
        ("no", "", False),
        ("unknown", "", None),
        (None, "", None),
        ("unknown", "no", False),
        ("unknown", "yes", True),
        (None, "no", None),
        ("westport", "", None),
    ],
)
def test_not_known_says_nothing_save_where_the_burden_of_proof_makes_it_count(small, answer, counts_as, says):
    question = small.procedure.questions["sunk"]._replace(unknown_counts_as=counts_as)
    assert truth(question, answer) is says


@pytest.mark.parametrize(("answer", "says"), [("yes", True), ("no", False), ("unknown", True), (None, True)])
def test_what_is_presumed_counts_unless_the_other_is_answered(small, answer, says):
    assert truth(small.procedure.questions["registered"], answer) is says
    otherwise = small.procedure.questions["registered"]._replace(presumed="no")
    assert truth(otherwise, answer) is (answer == "yes")


def test_not_known_is_named_with_the_answer_as_which_it_counts(small):
    questions = small.procedure.questions
    assert counting_as(questions["seaworthy"], "no") == ["no", "unknown"]
    assert counting_as(questions["seaworthy"], "yes") == ["yes"]
    assert counting_as(questions["registered"], "yes") == ["yes", "unknown"]
    assert counting_as(questions["sunk"], "no") == ["no"]


# ---- too large to be tabulated


def asking(small, names, when):
    """The small procedure with so many questions more, and another condition."""
    asks = small.procedure.questions["sunk"]
    criterion = small.procedure.criteria["sunk_unsafe"]._replace(when=when)
    return small.procedure._replace(
        questions={**small.procedure.questions, **{name: asks._replace(id=name) for name in names}},
        criteria={criterion.id: criterion},
    )


def test_criteria_may_ask_twenty_questions_and_no_more(small):
    names = [f"q{number}" for number in range(21)]
    assert len(prepare(asking(small, names, ("all", *names[:20]))).asked) == 20
    with pytest.raises(ValueError, match=r"^expected criteria that ask at most 20 questions, found 21$"):
        prepare(asking(small, names, ("all", *names)))


def test_criteria_that_turn_on_every_question_at_once_are_refused(small):
    """An odd number of thirteen: 4,096 ways to be met, as many not to be, each with all thirteen answers."""
    names = [f"q{number}" for number in range(13)]
    odd = names[0]
    for name in names[1:]:
        odd = ("any", ("all", odd, ("not", name)), ("all", ("not", odd), name))
    with pytest.raises(ValueError, match="too entangled"):
        prepare(asking(small, names, odd))
