"""What is said of the steps of a plan: the latest date, or that there is none."""

from calculator.wording.timeline import latest


def test_a_step_that_no_calendar_reaches_says_so_and_one_with_a_date_says_the_day(timeline):
    """Read out on 15 January 2040: posted two weeks before; the working days of that year are not listed."""
    steps = {step.step.event: latest(step) for step in timeline(read_out="2040-01-15").backward_plan.steps}
    assert steps["posted"].startswith("Sunday 1 January 2040.")
    assert steps["opened"] == "No date can be given for this."
