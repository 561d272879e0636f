"""What another answer would change is said before it is given, and what it changed after."""

import pytest
from hypothesis import given

from calculator.criteria import assessment, explanation
from calculator.wording import alternatives
from tests.engine import drawn_requests, hypertext

CUSTODY = {"child_died": "yes", "died_in_custody": "yes"}
DEATH = "Regulation 5(2)(a) and (b)(i), a death with abuse or neglect known or suspected"


@pytest.fixture(scope="module")
def panel(rules):
    def shown(**answers):
        result, why = assessment.assess(rules, answers), explanation.explain(rules, answers)
        return hypertext.read(alternatives.html(rules.procedure, answers, result, why))

    return shown


def rows(found):
    body = found.one("table", "what-if").one("tbody")
    return dict([cell.text() for cell in row.all("td")] for row in body.all("tr"))


def test_each_other_answer_that_would_change_something_is_offered_with_what_it_would_change(panel):
    """The second death of 2.6, where neglect is ruled out: without the death, or the custody, nothing is met."""
    answers = CUSTODY | {"abuse_or_neglect": "no"}
    answers |= dict.fromkeys(("detained_under_mental_health_act", "aged_16_or_17"), "no")
    detained, deprived = "A death while detained under the Mental Health Act 1983", "A death at 16 or 17 under a"
    found = rows(panel(**answers, looked_after="yes", protection_plan="yes"))
    deprived = next(said for said in found.values() if deprived in said).partition("“")[2].partition("”")[0]
    assert found == {
        "Abuse or neglect known or suspected: Yes": "Must",
        "Abuse or neglect known or suspected: Not known": "no change yet, but it could still become “Must”",
        "The child has died: No": "Not met",
        "The child has died: Not known": "Not known yet",
        "Died in custody: No": "Not met",
        "Died in custody: Not known": "Not known yet",
        "Detained under the Mental Health Act 1983: Yes": f"no change of the outcome; “{detained}” would be met too",
        "Detained under the Mental Health Act 1983: Not known": (
            f"no change of the outcome; “{detained}” would not be settled"
        ),
        "Aged 16 or 17: Yes": f"no change of the outcome; “{deprived}” would not be settled",
        "Aged 16 or 17: Not known": f"no change of the outcome; “{deprived}” would not be settled",
    }


def test_the_panel_is_folded_away_with_a_button_for_each_answer_beside_what_it_would_change(panel):
    found = panel(child_died="no", abuse_or_neglect="no")
    assert found.one("summary").text() == "What if an answer were different?"
    first, last = found.all("p")
    assert first.text() == "Everything else stays as answered. Press one to change it in the form."
    assert last.text() == "Any other answer to one question alone leaves the outcome as it is."
    assert [head.text() for head in found.one("thead").all("th")] == ["Were the answer", "Outcome"]

    def row(question, answer):
        given = f'data-do="answer" data-question="{question}" data-answer="{answer}"'
        return [
            "      tr",
            "        td",
            f'          button type="button" class="what-if__answer" {given}',
            "        td",
            "          strong",
        ]

    assert hypertext.outline(found) == [
        'details id="what-if" class="working"',
        "  summary",
        '  p class="what-if__press"',
        '  table class="what-if"',
        "    thead",
        "      tr",
        '        th scope="col"',
        '        th scope="col"',
        "    tbody",
        *row("abuse_or_neglect", "yes"),
        *row("abuse_or_neglect", "unknown"),
        *row("child_died", "yes"),
        *row("child_died", "unknown"),
        "  p",
    ]


def test_an_answer_that_would_settle_a_should_says_what_it_could_no_longer_become(panel):
    """2.6, then 2.5: a death in custody is a should, and a must only with abuse or neglect."""
    found = rows(panel(**CUSTODY))
    assert found["Abuse or neglect known or suspected: No"] == "settles it: it could no longer become “Must”"
    assert found["Abuse or neglect known or suspected: Yes"] == "Must"


def test_an_outcome_that_could_still_become_stronger_is_said_to(panel):
    """2.6: after a death that is settled as not in custody, custody would make a should, and neglect then a must."""
    found = rows(panel(child_died="yes", died_in_custody="no"))
    assert found["Died in custody: Yes"] == "Should, which could still become “Must”"


def test_of_many_criteria_that_would_stand_otherwise_the_number_is_said(panel):
    """Serious harm is a must whether or not there is a death, which bears on four other criteria."""
    harmed = {"abuse_or_neglect": "yes", "life_threatening_injury": "yes", "no_joint_working_concern": "no"}
    found = rows(panel(**harmed, child_died="no"))
    assert found["The child has died: Yes"] == (
        f"no change of the outcome; “{DEATH}” would be met too; 3 criteria would not be settled"
    )


def test_of_what_is_not_answered_yet_only_what_would_change_the_outcome_is_offered(panel):
    found = rows(panel(**CUSTODY))
    assert "Abuse or neglect known or suspected: Yes" in found
    assert not any(row.startswith(("Detained", "Aged", "Potentially")) for row in found)
    assert panel(**CUSTODY).text().endswith("Any other answer to one question alone leaves the outcome as it is.")


def test_each_is_a_button_that_gives_the_answer(panel):
    button = panel(**CUSTODY).one("table", "what-if").all("button")[0]
    assert button.attributes == {
        "type": "button",
        "class": "what-if__answer",
        "data-do": "answer",
        "data-question": "abuse_or_neglect",
        "data-answer": "yes",
    }


@pytest.mark.parametrize("answers", [{}, {"looked_after": "yes"}])
def test_where_no_other_answer_to_one_question_would_change_anything_nothing_is_offered(rules, answers):
    result, why = assessment.assess(rules, answers), explanation.explain(rules, answers)
    assert alternatives.html(rules.procedure, {}, result, why) == ""
    assert alternatives.html(rules.procedure, answers, result, why | {"what_if": []}) == ""


# ---- after it was given


@pytest.fixture
def compare(rules):
    def compared(before, answers):
        was, found = (assessment.assess(rules, given) for given in (before, answers))
        said = alternatives.changed(rules.procedure, before, was, answers, found)
        return said, alternatives.put_back(rules.procedure, before, answers)

    return compared


@pytest.mark.parametrize(
    ("before", "answers", "said"),
    [
        (
            CUSTODY,
            CUSTODY | {"child_died": "no"},
            "Changed: “The child has died” from Yes to No. "
            "The outcome was Should and is now Not known yet, but the answers disagree.",
        ),
        (
            {"child_died": "yes"},
            {"child_died": "yes", "died_in_custody": "yes"},
            "Changed: “Died in custody” from not answered to Yes. "
            "The outcome was Not known yet and is now Should, which could still become “Must”.",
        ),
        (
            CUSTODY,
            CUSTODY | {"abuse_or_neglect": "no"},
            "Changed: “Abuse or neglect known or suspected” from not answered to No. "
            "The outcome is Should, as before; it can no longer become “Must”.",
        ),
        (
            CUSTODY | {"abuse_or_neglect": "no"},
            CUSTODY,
            "Changed: “Abuse or neglect known or suspected” from No to not answered. "
            "The outcome is Should, as before; it could still become “Must”.",
        ),
        (
            CUSTODY | {"abuse_or_neglect": "yes"},
            CUSTODY | {"abuse_or_neglect": "yes", "died_in_custody": "unknown"},
            "Changed: “Died in custody” from Yes to Not known. "
            "The outcome is Must, as before; “A death in custody” went from Met to Not settled.",
        ),
        (
            {"looked_after": "yes"},
            {"looked_after": "no", "child_died": "yes"},
            "Changed: “The child has died” from not answered to Yes and “Looked after” from Yes to No. "
            "The outcome is Not known yet, as before.",
        ),
    ],
)
def test_what_changed_is_said_with_what_became_of_the_outcome(compare, before, answers, said):
    assert compare(before, answers)[0] == said


def test_criteria_that_moved_in_different_ways_are_told_one_after_the_other(compare):
    """With abuse and a death, custody goes from not settled to met and detention from not settled to not met."""
    before = {"abuse_or_neglect": "yes", "child_died": "yes"}
    after = before | {"died_in_custody": "yes", "detained_under_mental_health_act": "no"}
    assert compare(before, after)[0].endswith(
        "The outcome is Must, as before; “A death in custody” went from Not settled to Met; “A death while detained "
        "under the Mental Health Act 1983” went from Not settled to Not met."
    )


def test_where_nothing_is_otherwise_nothing_is_said_and_nothing_can_be_put_back(compare):
    assert compare(CUSTODY, dict(CUSTODY)) == ("", "")


def test_the_one_answer_that_is_otherwise_can_be_put_back(compare):
    button = hypertext.read(compare(CUSTODY, CUSTODY | {"child_died": "no"})[1]).one("button")
    assert button.text() == "Put “The child has died” back to Yes"
    assert button.attributes["data-do"] == "put-back"
    assert button.attributes["data-question"] == "child_died"
    assert button.attributes["data-answer"] == "yes"


def test_the_way_back_is_a_quiet_button_in_a_paragraph_of_its_own(compare):
    assert compare(CUSTODY, CUSTODY | {"child_died": "no"})[1] == (
        '<p class="put-back"><button type="button" class="action action--quiet" data-do="put-back" '
        'data-question="child_died" data-answer="yes">Put “The child has died” back to Yes</button></p>'
    )


def test_what_was_not_answered_can_be_put_back_to_that(compare):
    button = hypertext.read(compare({}, {"child_died": "no"})[1]).one("button")
    assert button.text() == "Put “The child has died” back to not answered"
    assert button.attributes["data-answer"] == ""


def test_several_answers_are_not_put_back_at_once(compare):
    assert compare({}, CUSTODY)[1] == ""


@given(before=drawn_requests.valid_answers, answers=drawn_requests.valid_answers)
def test_whatever_changed_can_be_said(rules, before, answers):
    was, found = (assessment.assess(rules, given) for given in (before, answers))
    said = alternatives.changed(rules.procedure, before, was, answers, found)
    assert bool(said) is (before != answers)
