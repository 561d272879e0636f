"""Worked examples of the harbour, worked by hand."""

from publish import cases

SINKINGS = """# Boats that sank
# Each of them in Sampleton's harbour.

- case: A holed boat's sinking
  because: It sank, and a hole is enough for it to be unsafe.
  provisions: ["1.1"]
  interpretations: [holed-or-laden]
  request: {ask: eligibility, answers: {sunk: "yes", holed: "yes"}}
  expect:
    conclusion: inquiry_must
    could_become: []
    needed: []
    criteria: {sunk_unsafe: met}
    settled_by: {sunk_unsafe: {sunk: "yes", holed: "yes"}}
    do_now: ["1.3", "1.10"]
    lead: {board: null, needed: [towed, home_port, towing_port]}
    indicators: {applies: false}
    warnings: []

- case: A boat that may have sunk
  because: Nobody has looked under the water.
  request: {ask: eligibility, answers: {overladen: "yes", sunk: unknown}}
  expect: {conclusion: undetermined, needed: [sunk], settled_by: {sunk_unsafe: {overladen: "yes"}}}

- case: A crew on a boat that is afloat
  because: The crew is asked for where a boat sank alone.
  request: {ask: eligibility, answers: {sunk: "no", crewed: "yes"}}
  expect: {conclusion: not_met, contradicting: [sunk, crewed]}

- case: Two things that cannot be
  because: A hole is there or not.
  request: {ask: eligibility, answers: {holed: perhaps}}
  expect: {errors: [{field: answers.holed, code: not_an_answer}]}
"""
FINDINGS = """# When the findings come
# Counted by the days of the week.

- case: The coastguard is told just after Easter
  because: Good Friday, Easter Monday and the days of rest are not counted.
  provisions: ["1.3"]
  request: {ask: timeline, dates: {opened: "2018-03-28", verdict: careless}, as_at: "2018-04-03"}
  expect:
    deadlines:
      tell: {due: "2018-04-13", status: upcoming, days: 10, projected: false, skipped: {"2018-03-30": Good Friday,
             "2018-03-31": Saturday, "2018-04-01": Sunday, "2018-04-02": Easter Monday, "2018-04-07": Saturday,
             "2018-04-08": Sunday}}

- case: A verdict before the board opened anything
  because: A verdict takes an inquiry.
  request: {ask: timeline, dates: {opened: "2018-03-28", reported: "2018-03-29"}}
  expect: {errors: [{field: dates.opened, code: before_start}]}
"""
MIXED = """# Both
# One of each.

- case: Words that are no request
  because: No form gives them.
  line: '{'
  expect: {errors: [{field: null, code: not_json}]}
"""


def file(name: str, text: str) -> cases.CaseFile:
    """A case file of that name and text."""
    return cases.case_file(text, name)
