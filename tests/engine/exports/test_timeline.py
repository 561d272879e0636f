"""A timeline as a record says all that the result says: the dates, what they rest on, and what goes with them."""

import pytest

from calculator import requests
from calculator.exports import record, timeline
from calculator.exports.record import Checklist, Heading, Items, Paragraph, Table
from tests.engine.exported import MADE, REVIEW, review


@pytest.fixture
def sections(current):
    """The parts under each heading of the first level; what stands before any under None."""

    def made(request=REVIEW, reference=""):
        found = requests.answer(current, request)["timeline"]
        outline = timeline.record(current, request, found, record.stamp(current, MADE, reference))
        under: dict = {None: []}
        for part in outline.parts:
            if isinstance(part, Heading) and part.level == 1:
                assert part.text not in under
                under[part.text] = held = []
            else:
                (held if len(under) > 1 else under[None]).append(part)
        return under

    return made


def texts(parts, kind=Paragraph):
    return [part.text for part in parts if isinstance(part, kind)]


def test_the_record_opens_with_whose_it_is_when_it_was_made_and_the_notices(sections, current):
    opening = texts(sections(reference="Case 12")[None])
    assert opening[:2] == ["Reference: Case 12", "Made on Thursday 22 March 2018 at 10:15 (GMT)."]
    assert opening[2:] == [*(notice.message for notice in current.procedure.notices), current.procedure.unofficial]


def test_without_a_reference_nothing_is_said_of_one(sections):
    assert texts(sections()[None])[0].startswith("Made on")


def test_the_dates_stand_in_a_table_with_their_force_and_standing(sections):
    (table,) = sections(review(agreed_completion="2018-12-01"))["The dates"]
    assert table.head == ("What", "Force", "When", "Standing")
    assert table.rows == (
        ("Secure the case records", "should", "By Friday 2 March 2018 at 16:30 (GMT)", "Overdue, 20 days ago."),
        (
            "Decide whether to hold a review", "should", "By Sunday 1 April 2018",
            "Met, 12 days early (7 working days). Done on Tuesday 20 March 2018.",
        ),
        (
            "Notify Ofsted, the Department for Education and the national panel", "must", "By Tuesday 27 March 2018",
            "Missed, 1 day late (1 working day). Done on Wednesday 28 March 2018. "
            "Check this date: it is after the day as at which the rest is judged.",
        ),
        ("Complete the review", "should", "By Thursday 20 September 2018", "Upcoming, in 182 days."),
        ("The agreed completion", "", "By Saturday 1 December 2018", "Upcoming, in 254 days."),
        ("Send the copies before publication", "should", "", "Needs a date. Enter the date of publication."),
    )  # fmt: skip


def test_what_was_entered_stands_in_words(sections):
    table, again, line = sections()["What was entered"]
    assert again.text == "To check this later, give the calculator’s command this, on one line:"
    assert line.text.startswith('{"ask":')
    assert table.rows == (
        ("The case coming to the Chair’s attention", "Thursday 1 March 2018 at 16:30 (GMT)"),
        ("The Chair’s decision", "Tuesday 20 March 2018"),
        ("The outcome of the decision", "To initiate a review"),
        ("Notifying the decision", "Wednesday 28 March 2018"),
        ("As at", "Thursday 22 March 2018"),
    )


def test_each_date_is_worked_out_in_full(sections):
    parts = sections()["How each date was worked out"]
    assert texts(parts, Heading) == [
        "Secure the case records: by Friday 2 March 2018 at 16:30 (GMT)",
        "Decide whether to hold a review: by Sunday 1 April 2018",
        "Notify Ofsted, the Department for Education and the national panel: by Tuesday 27 March 2018",
        "Complete the review: by Thursday 20 September 2018",
    ]
    days = next(part for part in parts if isinstance(part, Table))
    assert [row[1] for row in days.rows] == [
        "Day 1", "Day 2", "Day 3", "Not counted: Saturday", "Not counted: Sunday", "Day 4", "Day 5",
    ]  # fmt: skip
    lines = [line for part in parts if isinstance(part, Items) for line in part.items]
    assert "Runs from the Chair’s decision, Tuesday 20 March 2018." in lines
    assert "Provision 3.12." in lines
    assert any(line.startswith("Last day to talk about more time: Thursday 20 September 2018.") for line in lines)


def test_each_working_names_the_points_of_interpretation_on_which_its_date_rests(sections):
    parts = sections()["How each date was worked out"]
    lines = [line for part in parts if isinstance(part, Items) for line in part.items]
    assert [line for line in lines if line.startswith("How the chapter is read here")] == [
        "How the chapter is read here: “Which Chair?” and “What starts the time to secure records?”.",
        "How the chapter is read here: “Which Chair?”, “What starts the time to decide?” and “A mandatory review and a "
        "Chair who decides”.",
        "How the chapter is read here: “Which Chair?”, “Is a decision against a review notified too?”, “A panel that "
        "was succeeded” and “A decision made on a closed day”.",
        "How the chapter is read here: “What starts the time to complete a review?”, “Is a review complete when it is "
        "published?” and “Does publication wait for the courts?”.",
    ]


def test_a_review_that_was_complete_in_time_has_no_last_day_to_talk_about_more(sections):
    def talks(**dates):
        parts = sections(review(**dates))["How each date was worked out"]
        lines = [line for part in parts if isinstance(part, Items) for line in part.items]
        return [line for line in lines if line.startswith("Last day to talk about more time")]

    assert talks(completed="2018-09-20") == []
    assert len(talks(completed="2018-09-21")) == len(talks()) == 1
    assert len(talks(completed="2018-09-20", agreed_completion="2018-12-01")) == 1


def test_where_the_decision_is_only_projected_its_duties_say_by_when(sections):
    parts = sections(review(decision=None, decision_outcome=None, notified=None))["Duties without a date"]
    assert texts(parts, Heading)[1:3] == [
        "The Chair’s decision: by Sunday 1 April 2018",
        "Completing the review: projected: Monday 1 October 2018",
    ]


def test_duties_without_a_date_are_to_be_ticked_off_at_their_moment(sections, procedure):
    parts = sections()["Duties without a date"]
    assert texts(parts, Heading) == [
        "The case coming to the Chair’s attention: Thursday 1 March 2018 at 16:30 (GMT)",
        "The Chair’s decision: Tuesday 20 March 2018",
        "Completing the review: by Thursday 20 September 2018",
        "Publication",
    ]
    ticked = [item for part in parts if isinstance(part, Checklist) for item in part.items]
    assert len(ticked) == len(procedure.undated)
    assert any(item.endswith("Provision 9.1, must.") for item in ticked)


def test_where_no_review_is_initiated_only_the_duty_to_other_children_is_left(sections):
    parts = sections(review(decision_outcome="not_initiate"))["Duties without a date"]
    assert [len(part.items) for part in parts if isinstance(part, Checklist)] == [1]


def test_the_latest_dates_for_a_publication_stand_in_a_table(sections):
    found = sections(review(publication="2019-01-31"))
    table = found["The latest dates for publication on Thursday 31 January 2019"][1]
    assert table.rows[1] == (
        "Complete the review",
        "Thursday 24 January 2019.",
        "Open.",
        "126 days after the date due, Thursday 20 September 2018.",
        "The reports among the copies have to be finished first. This follows; the chapter does not say it. "
        "Provision 14.1(g).",
    )
    assert table.rows[2][:3] == (
        "Decide, for a review that takes all of its time",
        "Tuesday 24 July 2018.",
        "Yes: Tuesday 20 March 2018.",
    )


def test_a_latest_date_may_fall_on_the_date_due_or_before_any_that_there_is(sections):
    """From 20 September to the 27th is a week; no year comes before the first."""
    found = sections(review(publication="2018-09-27"))
    complete = found["The latest dates for publication on Thursday 27 September 2018"][1].rows[1]
    assert complete[3] == "On the date due, Thursday 20 September 2018."
    found = sections({"ask": "timeline", "dates": {"publication": "0001-01-09"}})
    known = found["The latest dates for publication on Tuesday 9 January 1"][1].rows[3]
    assert known[1:4] == ("No date can be given for this.", "Open.", "")


def test_a_step_that_comes_too_late_says_what_follows(sections):
    found = sections(review(publication="2018-09-01"))
    decide = found["The latest dates for publication on Saturday 1 September 2018"][1].rows[2]
    assert decide[2] == "No: Tuesday 20 March 2018. The review would have less than six months."
    # From 25 February to 1 April.
    assert decide[3] == "35 days before the date due, Sunday 1 April 2018: less time than the procedure allows."


def test_a_date_after_the_regime_ended_is_warned_of_with_the_present_duties(sections):
    found = sections({"ask": "timeline", "dates": {"known_to_chair": "2019-10-01"}})
    assert texts(found["Warnings"])[0].startswith("A date here is after 29 September 2019")
    outside = found["What the present duties would give: outside the chapter"]
    assert texts(outside)[0].startswith("Outside the chapter.")
    assert texts(outside)[-1] == "Source: Working Together to Safeguard Children (2023)."
    notify, rapid, practice = outside[1].items
    assert notify.startswith("Notify the serious incident: by Tuesday 8 October 2019, within five working days")
    assert "Another reading: Tuesday 29 October 2019." in rapid
    assert practice.endswith("Enter the date of the Chair’s decision.")


def test_where_no_date_is_wished_for_and_none_is_late_neither_is_spoken_of(sections):
    headings = list(sections(review(notified=None)))
    assert headings == [
        None, "The dates", "What was entered", "How each date was worked out", "Duties without a date", "Bear in mind",
    ]  # fmt: skip


def test_the_record_ends_with_the_edition_and_its_digest(sections, current):
    assert texts(sections()["Bear in mind"])[-1] == f"Edition 2018-07, digest {current.digest}"


def test_without_any_date_the_record_still_says_what_is_needed(sections):
    found = sections({"ask": "timeline"})
    assert "What was entered" not in found
    assert [row[2] for row in found["The dates"][0].rows] == [""] * 5


def test_the_tables_of_a_record_are_headed_by_what_stands_in_their_columns(sections):
    found = sections(review(agreed_completion="2018-12-01", publication="2019-12-01"))
    heads = {table.head for parts in found.values() for table in parts if isinstance(table, Table)}
    assert heads == {
        ("What", "Force", "When", "Standing"),
        ("Asked", "Given"),
        ("Day", "Count"),
        ("Step", "At the latest", "In time", "Beside the date due", "How it follows"),
    }


def test_each_column_has_the_share_of_the_page_that_its_words_want(sections):
    found = sections(review(publication="2019-12-01"))
    widths = {table.head[0]: table.widths for parts in found.values() for table in parts if isinstance(table, Table)}
    assert widths == {"What": (6, 2, 5, 7), "Asked": (1, 1), "Day": (1, 1), "Step": (4, 5, 4, 4, 5)}


def test_a_latest_date_gives_its_other_reading(sections):
    found = sections(review(publication="2018-09-01"))
    copies = found["The latest dates for publication on Saturday 1 September 2018"][1].rows[0]
    assert copies[1] == (
        "Saturday 25 August 2018. Another reading: Friday 24 August 2018. Counted in clear days, with neither end "
        "counted, it would be a day earlier. The cautious date."
    )


def test_where_no_date_can_be_given_that_is_said_and_the_working_is_headed_by_the_title_alone(sections):
    found = sections({"ask": "timeline", "dates": {"decision": "2040-01-02", "decision_outcome": "initiate"}})
    assert found["The dates"][0].rows[2][2:] == ("", "No date can be given for this.")
    headings = texts(found["How each date was worked out"], Heading)
    assert headings == [
        "Notify Ofsted, the Department for Education and the national panel",
        "Complete the review: by Monday 2 July 2040",
    ]


def test_an_agreed_date_says_by_how_much_it_was_kept_and_where_it_gives_no_more_time(sections):
    found = sections(review(agreed_completion="2018-12-01", completed="2018-11-30"))
    assert found["The dates"][0].rows[4][3] == "Met, 1 day early (0 working days)."
    found = sections(review(agreed_completion="2018-09-01"))
    assert found["The dates"][0].rows[4][3] == (
        "Upcoming, in 163 days. This is before the date due, so it gives no more time."
    )
