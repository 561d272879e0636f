"""What a case expects, told in words: each kind of expectation once, worked by hand."""

import pytest

from publish import edition, source
from publish.pages.expectation import points, short
from publish.source import cases

PLACE = "- case: A case\n  because: It has to have a reason.\n  request: {}\n  expect: {{{}}}\n"


@pytest.fixture(scope="module")
def procedure():
    return source.load(edition.PROCEDURE).procedure


def found(procedure, request, expect):
    (case,) = cases.read(PLACE.format(request, expect), "file")
    return points(procedure, case)


def dated(procedure, expect, dates='decision: "2018-03-20"'):
    return found(procedure, f"{{ask: timeline, dates: {{{dates}}}}}", expect)


def answered(procedure, expect):
    return found(procedure, '{ask: eligibility, answers: {child_died: "yes"}}', expect)


def test_a_conclusion_says_what_it_could_become_and_what_is_needed_in_its_order(procedure):
    said, needed = answered(procedure, "conclusion: scr_should, could_become: [scr_must], needed: [abuse_or_neglect]")
    assert (said.force, said.lines) == ("should", ("It could still become “Must”.",))
    assert (needed.listed, needed.ranked) == (("Abuse or neglect known or suspected",), True)
    (settled,) = answered(procedure, "needed: []")
    assert settled.lines == ("Nothing more that is asked can change the outcome.",)


def test_a_criterion_has_its_status_and_the_answers_behind_it(procedure):
    met, still_open, bare = answered(
        procedure,
        "criteria: {death_in_custody: met, death_while_detained: open}, settled_by: {death_in_custody: "
        '{child_died: "yes", died_in_custody: "yes"}, death_while_detained: {child_died: "yes"}, reg_5_2_b_ii: {}}',
    )
    assert (met.status.label, met.href) == ("Met", "eligibility/#death_in_custody")
    assert met.lines == ("Because: The child has died: Yes; Died in custody: Yes.",)
    assert still_open.lines == ("So far: The child has died: Yes.",)
    assert (bare.status, bare.lines) == (None, ("Because: nothing.",))


@pytest.mark.parametrize(
    ("lead", "lines"),
    [
        (
            "board: derby, basis: usual_residence, partners: true",
            ("“Normally resident”.", "Other boards are partners."),
        ),
        ("board: derby, basis: either", ("“Normally resident” and “Responsible authority”.",)),
        ("board: null, basis: null, needed: [looked_after]", ("Not known yet. It turns on: Looked after.",)),
        ("board: elsewhere, basis: usual_residence, partners: false", ("resident”.", "No other boards are partners.")),
    ],
)
def test_the_lead_board_is_told_with_what_it_rests_on(procedure, lead, lines):
    (said,) = answered(procedure, f"lead: {{{lead}}}")
    assert len(said.lines) == len(lines)
    assert all(line.endswith(end) for line, end in zip(said.lines, lines, strict=True))


def test_indicators_are_listed_by_their_answers(procedure):
    (said,) = answered(procedure, 'indicators: {applies: false, "yes": [protection_plan], "no": [], unknown: []}')
    assert said.lines == ("They are not for such a case.", "Yes: Child Protection Plan.")


def test_what_is_to_be_done_now_is_cited_and_what_disagrees_is_named(procedure):
    duties, warning, clash = answered(
        procedure, 'do_now: ["1.2"], warnings: [inconsistent_answers], contradicting: [child_died, died_in_custody]'
    )
    assert duties.provisions == ("1.2",)
    assert warning.caution
    assert warning.lines == ("These answers cannot all be right together. Please check them.",)
    assert clash.listed == ("The child has died", "Died in custody")
    assert answered(procedure, "warnings: []")[0].lines == ("Nothing is warned of.",)


@pytest.mark.parametrize(
    ("expect", "lines"),
    [
        ('due: "2018-03-27", status: upcoming, days: 5', ("By Tuesday 27 March 2018.", "In 5 days.")),
        ('due: "2018-03-27", status: met, days: -3', ("By Tuesday 27 March 2018.",)),
        ('due: "2018-03-27", projected: true', ("Projected: Tuesday 27 March 2018.",)),
        ("due: null, status: needs_date, needs: [decision]", ("Needs the Chair’s decision.",)),
        ("due: null", ("No date can be given.",)),
        ('start: "2018-03-20"', ("Runs from Tuesday 20 March 2018.",)),
        ('due: "2018-03-27", readings: {}', ("By Tuesday 27 March 2018.", "No other reading.")),
        ('readings: {closed_day: "2018-03-28"}', ("Another reading: Wednesday 28 March 2018.",)),
        ("margin: {late: true, days: 8, working_days: 4, minutes: null}", ("8 days late, 4 working days among them.",)),
        ("margin: {late: true, days: 1}", ("1 day late.",)),
        ("margin: {late: false, days: 0, minutes: 90}", ("90 minutes early.",)),
        ("clock_moved: true", ("The clocks change in between.",)),
    ],
)
def test_a_deadline_is_told_in_words(procedure, expect, lines):
    (said,) = dated(procedure, f"deadlines: {{notify: {{{expect}}}}}")
    assert (said.title[:6], said.force, said.lines) == ("Notify", "must", lines)


def test_a_month_cut_short_says_which_day_there_was_not(procedure):
    """Six months from 31 August 2017; February 2018 ended on the 28th, a Wednesday."""
    expect = 'deadlines: {complete: {due: "2018-02-28", month_end: true}}'
    (said,) = dated(procedure, expect, 'decision: "2017-08-31", decision_outcome: initiate')
    assert said.lines == (
        "By Wednesday 28 February 2018.",
        "There is no 31 February 2018, so the last day is taken.",
    )


def test_an_agreed_date_stands_apart_from_the_due_one(procedure):
    (said,) = dated(
        procedure,
        'deadlines: {complete: {due: "2018-09-20", status: overdue, '
        'extension: {talk_by: "2018-09-20", agreed: "2018-12-14", status: upcoming, days: 74}}}',
    )
    assert said.status.label.startswith("Past six months")
    assert said.lines == (
        "By Thursday 20 September 2018.",
        "To be talked about by Thursday 20 September 2018.",
        "Agreed: Friday 14 December 2018 (upcoming, in 74 days).",
    )


def test_each_day_counted_or_passed_over_is_in_the_table(procedure):
    """Thursday 29 March 2018 and Good Friday."""
    expect = 'counted: ["2018-03-29"], skipped: {"2018-03-30": Good Friday}'
    (said,) = dated(procedure, f"deadlines: {{notify: {{{expect}}}}}")
    assert said.days == (("Thursday 29 March 2018", "Day 1"), ("Friday 30 March 2018", "Not counted: Good Friday"))


def test_the_steps_back_from_publication_say_whether_they_leave_room(procedure):
    copies, completed, decision = dated(
        procedure,
        'backwards: {copies_sent: {latest: "2018-08-23", past: true, readings: {clear_days: "2018-08-22"}}, '
        'completed: {latest: "2018-08-23", due: "2018-09-20", spare: -28, inferred: true}, '
        'decision: {latest: "2018-02-23", given: "2018-03-20", holds: false}}',
    )
    assert copies.lines == (
        "At the latest: Thursday 23 August 2018.",
        "Another reading: Wednesday 22 August 2018.",
        "That day is past, and it is not said whether it was kept: this stays open.",
    )
    assert completed.lines[1:] == (
        "Due in any case by Thursday 20 September 2018, 28 days after that.",
        "This follows; the chapter does not say it.",
    )
    assert decision.lines[1] == "Given: Tuesday 20 March 2018, which leaves too little room."
    (none,) = dated(procedure, "backwards: {}")
    assert none.lines == ("Nothing is planned backwards.",)


def test_the_duties_of_today_are_told_as_outside_the_chapter(procedure):
    (said,) = dated(
        procedure, 'present: {rapid_review: {due: "2024-07-22", readings: {from_notification: "2024-07-29"}}}'
    )
    assert said.lines == ("Outside the chapter. By Monday 22 July 2024.", "Another reading: Monday 29 July 2024.")
    (none,) = dated(procedure, "present: {}")
    assert none.lines == ("The duties of today are not spoken of.",)


@pytest.mark.parametrize(
    ("expect", "title"),
    [
        ('deadlines: {notify: {due: "2018-03-27", status: met}}', "Tuesday 27 March 2018"),
        ("deadlines: {notify: {status: missed}}", "Missed"),
    ],
)
def test_what_follows_in_short_is_a_date_or_a_status(procedure, expect, title):
    (case,) = cases.read(PLACE.format("{ask: timeline}", expect), "file")
    assert short(procedure, case).title == title


def test_what_takes_more_than_a_word_has_no_short_form(procedure):
    expect = 'deadlines: {notify: {due: "2018-03-27"}, complete: {due: "2018-09-20"}}'
    (case,) = cases.read(PLACE.format("{ask: timeline}", expect), "file")
    assert short(procedure, case) is None
