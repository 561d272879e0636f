"""What the calculators' pages show comes from the procedure."""

import re

import pytest

from publish import edition, source
from publish.pages import forms


@pytest.fixture(scope="module")
def loaded():
    return source.load(edition.PROCEDURE)


def test_each_question_stands_once_in_the_group_that_it_names(loaded):
    groups = forms.eligibility(loaded)["groups"]
    found = [(group["id"], question["id"]) for group in groups for question in group["questions"]]
    assert sorted(found) == sorted((question.group, question.id) for question in loaded.procedure.questions.values())


def test_each_date_stands_once_in_the_group_that_it_names(loaded):
    groups = forms.timeline(loaded)["groups"]
    found = [(group["id"], event.id) for group in groups for event in group["events"]]
    assert sorted(found) == sorted((event.group, event.id) for event in loaded.procedure.events.values())


def test_a_condition_is_told_in_the_words_of_its_questions_and_findings(loaded):
    """The second limb: abuse, serious harm of any of three kinds, and no proof that there is no concern."""
    (limb,) = [c for c in forms.eligibility(loaded)["criteria"] if c["id"] == "reg_5_2_b_ii"]
    assert re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", limb["when"])).strip() == (
        "all of Abuse or neglect known or suspected Seriously harmed, which is any of Potentially life-threatening "
        "injury Serious or likely long-term impairment Other serious harm "
        "not Definitive evidence of no concern about joint working"
    )


def test_what_is_no_condition_is_refused():
    with pytest.raises(TypeError, match="not a condition"):
        forms.condition(7, {}, {})


def test_each_question_of_the_form_opens_to_why_it_is_asked_with_links_to_the_criteria(site, loaded):
    text = (site / "eligibility/index.html").read_text("utf-8")
    asked = re.findall(r'<fieldset class="?question"?.*?</fieldset>', text, re.DOTALL)
    assert len(asked) == len(loaded.procedure.questions)
    assert all(one.count("Why this is asked") == 1 for one in asked)
    (custody,) = [one for one in asked if "q-died_in_custody-hint" in one]
    assert re.search(
        r"“Yes” is needed for:.*href=\"?#death_in_custody\b.*whether the outcome is “Should”", custody, re.DOTALL
    )
    for criterion in loaded.procedure.criteria.values():
        assert re.search(rf'<tr id="?{criterion.id}\b', text)
