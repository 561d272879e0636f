"""What stands with the dates: duties without one, the plan backwards, and what the present duties would give."""

import pytest

from calculator.html import backward_plan, present_duties, undated
from tests.engine import hypertext

ROOT = "../"
REVIEW = {"known_to_chair": "2018-03-01", "decision": "2018-03-20", "decision_outcome": "initiate"}


@pytest.fixture(scope="module")
def checklist(plan, procedure):
    return lambda dates: hypertext.read(undated.undated(procedure, plan(dates), ROOT))


@pytest.fixture(scope="module")
def steps(plan, procedure):
    """The steps back: what it is, its latest date, whether it holds."""

    def read(dates, as_at=None):
        found = hypertext.read(backward_plan.backwards(procedure, plan(dates, as_at)["backwards"], ROOT))
        return [[cell.text() for row in step.inner for cell in row.inner] for step in found.all("tbody")]

    return read


def test_a_duty_without_a_date_is_ticked_off_under_the_moment_at_which_it_comes_up(checklist):
    found = checklist(REVIEW)
    assert [heading.text() for heading in found.all("h4")] == [
        "The case coming to the Chair’s attentionThursday 1 March 2018",
        "The Chair’s decisionTuesday 20 March 2018",
        "Completing the reviewby Thursday 20 September 2018",
        "Publication",
    ]
    lists = [[box.attributes["id"] for box in one.all("input")] for one in found.all("ul", "undated")]
    assert lists == [
        ["t-1.2"],
        ["t-6.2.2", "t-9.1", "t-5.4.2", "t-5.1.2", "t-5.3.3"],
        ["t-10.1", "t-5.6.3"],
        ["t-14.1(h)", "t-16.3.2"],
    ]


def test_each_box_has_its_words_its_force_and_its_provision_and_no_name_to_be_sent_by(checklist):
    found = checklist(REVIEW)
    labels = {label.attributes["for"]: label.text() for label in found.all("label")}
    for box in found.all("input"):
        assert set(box.attributes) == {"type", "id", "autocomplete"}
        assert labels.pop(box.attributes["id"]).startswith(("should ", "must "))
    assert labels == {}
    informing = found.all("ul", "undated")[1].all("li")[1]
    assert informing.one("label").text().startswith("must At the earliest opportunity")
    assert informing.one("a").text() == "9.1"


def test_a_checklist_is_a_heading_and_a_list_of_boxes_with_their_words_beside_them(checklist):
    found = checklist({"decision": "2018-03-20", "decision_outcome": "not_initiate"})
    assert hypertext.outline(found) == [
        "h3",
        "p",
        'h4 id="u-known_to_chair" tabindex="-1"',
        'ul class="undated"',
        "  li",
        '    input type="checkbox" id="t-1.2" autocomplete="off"',
        "    div",
        '      label for="t-1.2"',
        '        span class="force force--should"',
        '      span class="cites"',
        "        a",
    ]
    dated = checklist(REVIEW).all("h4")[0]
    assert hypertext.outline(dated) == ['span class="undated__when"', '  time datetime="2018-03-01"']


def test_where_the_decision_is_only_projected_its_checklist_says_by_when(checklist):
    found = checklist({"known_to_chair": "2018-03-01"})
    assert [part.text() for part in found.all("span", "undated__when")] == [
        "Thursday 1 March 2018",
        "by Sunday 1 April 2018",
        "projected: Monday 1 October 2018",
    ]


def test_without_a_review_only_the_duties_of_every_case_are_left(checklist):
    found = checklist({"decision": "2018-03-20", "decision_outcome": "not_initiate"})
    assert [box.attributes["id"] for box in found.all("input")] == ["t-1.2"]


def test_where_no_such_duty_arises_there_is_no_checklist(plan, procedure):
    assert undated.undated(procedure, plan(REVIEW) | {"undated": []}, ROOT) == ""


def test_the_latest_dates_for_a_publication_say_in_words_and_signs_whether_they_hold(steps):
    """Published on 1 September: copies a week before, a review of six months before that, a month to decide."""
    copies, complete, decide = steps(REVIEW | {"publication": "2018-09-01"}, "2018-08-01")
    assert copies[1:] == ["Saturday 25 August 2018Another reading: Friday 24 August 2018", "○ Open."]
    assert copies[0] == "Send the copies At least one week before publication. Provision 14.1(g)"
    assert complete[0].startswith("Complete the review Inferred The reports among the copies")
    assert complete[1] == "Saturday 25 August 2018"
    assert complete[2] == (
        "○ Open. 26 days before the date due, Thursday 20 September 2018: less time than the procedure allows."
    )
    assert decide[1] == "Sunday 25 February 2018"
    assert decide[2].startswith("✗ No: Tuesday 20 March 2018. The review would have less than six months.")


def test_a_step_is_a_heading_over_its_latest_date_and_whether_that_holds(plan, procedure):
    found = plan(REVIEW | {"publication": "2018-09-01"}, "2018-08-01")["backwards"]
    shown = hypertext.read(backward_plan.backwards(procedure, found, ROOT))
    cites = ['          span class="cites"', "            a"]
    holds = ["      td", '        span class="sign" aria-hidden="true"']

    def step(holding, latest, inferred=()):
        return [
            f'  tbody class="backwards--{holding}"',
            "    tr",
            '      th scope="rowgroup" colspan="2"',
            "        strong",
            '        span class="backwards__how"',
            *inferred,
            *cites,
            "    tr",
            "      td",
            "        strong",
            *latest,
            *holds,
        ]

    assert hypertext.outline(shown) == [
        "h3",
        "p",
        'table class="backwards"',
        "  thead",
        "    tr",
        '      th scope="col"',
        '      th scope="col"',
        *step("open", ['          time datetime="2018-08-25"', "        br", '        time datetime="2018-08-24"']),
        *step("open", ['          time datetime="2018-08-25"'], ['          span class="inferred"']),
        *step("fails", ['          time datetime="2018-02-25"']),
    ]
    assert shown.one("h3").text() == "The latest dates for publication on Saturday 1 September 2018"
    assert [head.text() for head in shown.one("thead").all("th")] == ["At the latest", "In time?"]
    link = shown.all("tbody")[1].one("a")
    assert link.attributes["href"] == "../sections/acting-on-reports/#14.1(g)"
    held = plan(REVIEW | {"publication": "2018-12-01"}, "2018-08-01")["backwards"]
    shown = hypertext.read(backward_plan.backwards(procedure, held, ROOT))
    assert shown.all("tbody")[2].attributes["class"] == "backwards--holds"


def test_a_step_that_is_projected_is_said_to_be_and_a_day_is_one(steps):
    """Known on 1 March: decided by 1 April, complete by 1 October; published on the 9th, a week after the 2nd."""
    found = steps({"known_to_chair": "2018-03-01", "publication": "2018-10-09"}, "2018-03-02")
    assert [standing for _, _, standing in found] == [
        "○ Open.",
        "○ Open. 1 day after the date due, Monday 1 October 2018.",
        "✓ Yes: Sunday 1 April 2018, projected. 1 day after the date due, Sunday 1 April 2018.",
        "✓ Yes: Thursday 1 March 2018.",
    ]


def test_a_plan_that_just_fits_says_that_it_is_on_the_date_due(steps):
    """Decided a month after the case was known, on 1 April 2018; complete by 1 October and published on the 8th."""
    dates = {"known_to_chair": "2018-03-01", "decision": "2018-04-01", "decision_outcome": "initiate"}
    _, complete, decide = steps(dates | {"publication": "2018-10-08"}, "2018-08-01")
    assert complete[1:] == ["Monday 1 October 2018", "○ Open. On the date due, Monday 1 October 2018."]
    assert decide[1:] == ["Sunday 1 April 2018", "✓ Yes: Sunday 1 April 2018. On the date due, Sunday 1 April 2018."]


def test_a_plan_that_holds_says_yes(steps):
    *_, decide = steps(REVIEW | {"publication": "2018-12-01"}, "2018-08-01")
    assert decide[2].startswith("✓ Yes: Tuesday 20 March 2018. 53 days after the date due, Sunday 1 April 2018.")
    *_, known = steps({"known_to_chair": "2018-03-01", "publication": "2018-12-01"}, "2018-08-01")
    assert known[2] == "✓ Yes: Thursday 1 March 2018."


def test_what_is_past_and_not_entered_is_open_and_an_agreed_date_is_called_agreed(steps):
    _, complete, _ = steps(
        {"decision": "2018-03-01", "agreed_completion": "2018-12-01", "publication": "2018-12-03"}, "2018-11-27"
    )
    assert complete[2].startswith("✗ No: Saturday 1 December 2018, agreed. The review would not be complete in time")
    copies, *_ = steps(REVIEW | {"publication": "2018-09-01"}, "2018-08-26")
    assert copies[2] == "○ Open. This day is past. If it has happened, enter its date."


def test_a_step_before_the_first_day_there_is_has_no_date(steps):
    *_, known = steps({"publication": "0001-01-09"})
    assert known[1:] == ["No date can be given for this.", "○ Open."]


def test_without_a_publication_there_is_no_plan(steps):
    assert steps(REVIEW) == []


def test_the_present_duties_are_a_list_in_a_box_that_can_take_the_focus(plan, procedure):
    found = hypertext.read(present_duties.present(procedure, plan({"known_to_chair": "2020-03-02"})["present"], ROOT))
    assert hypertext.outline(found) == [
        'aside id="present" class="present" tabindex="-1" aria-label="Outside the chapter"',
        "  h3",
        "  p",
        "  ul",
        "    li",
        "      strong",
        '      time datetime="2020-03-09"',
        "    li",
        "      strong",
        '      time datetime="2020-03-23"',
        "    li",
        "      strong",
        "      a",
        "  p",
        "    a",
    ]
    notify, rapid, review = (duty.text() for duty in found.all("li"))
    assert notify == (
        "Notify the serious incident: by Monday 9 March 2020, within five working days of becoming aware of the "
        "incident. The duty to notify is in section 16C of the Children Act 2004; the period is in the guidance."
    )
    assert rapid == (
        "Complete the rapid review: by Monday 23 March 2020, within 15 working days of becoming aware of the incident. "
        "Another reading: Monday 30 March 2020. Some descriptions count from the notification; here, from the last "
        "day for it."
    )
    assert review == (
        "Complete a local child safeguarding practice review, where there is one: within six months of the decision to "
        "start it. Enter the date of the Chair’s decision."
    )
    source = found.all("p")[-1]
    assert source.text() == "Source: Working Together to Safeguard Children (2023)."
    assert (source.one("a").attributes["target"], source.one("a").attributes["rel"]) == ("_blank", "noopener")


def test_the_present_duties_stand_in_a_box_of_their_own_outside_the_chapter(plan, procedure):
    """Five working days from Monday 2 March 2020; fifteen from there, or from the last day for the first."""
    found = present_duties.present(procedure, plan({"known_to_chair": "2020-03-02"})["present"], ROOT)
    box = hypertext.read(found).one("aside", "present")
    assert "outside the chapter" in box.one("h3").text()
    notify, rapid, review = (item.text() for item in box.all("li"))
    assert "by Monday 9 March 2020, within five working days" in notify
    assert "by Monday 23 March 2020, within 15 working days" in rapid
    assert "Another reading: Monday 30 March 2020." in rapid
    assert "Enter the date of the Chair’s decision." in review
    assert box.all("p")[-1].one("a").attributes["href"] == "../sources/#source-wt2023"
    assert present_duties.present(procedure, plan(REVIEW)["present"], ROOT) == ""
    found = present_duties.present(procedure, plan({"known_to_chair": "2019-03-01", "completed": "2019-11-01",
                                             "decision": "2019-03-02"})["present"], ROOT)  # fmt: skip
    assert hypertext.read(found).text().count("what it would run from came before these duties") == 3
