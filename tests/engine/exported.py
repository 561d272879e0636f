"""What the tests of exports start from: requests, a time, and references that are out to do harm."""

from datetime import datetime
from zoneinfo import ZoneInfo

MADE = datetime(2018, 3, 22, 10, 15, 30, tzinfo=ZoneInfo("Europe/London"))
REVIEW = {
    "ask": "timeline",
    "dates": {
        "known_to_chair": "2018-03-01T16:30",
        "decision": "2018-03-20",
        "decision_outcome": "initiate",
        "notified": "2018-03-28",
    },
    "as_at": "2018-03-22",
}
DEATH = {"ask": "eligibility", "answers": {"child_died": "yes", "died_in_custody": "unknown", "harm_not_shared": "yes"}}
HOSTILE = (
    "",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r\n=1",
    "a\nBEGIN:VEVENT\r\nSUMMARY:b",
    "]]><w:p/>&amp;<script>",
    "a,b;c\\n\"d\"'e'",
    "\x00\x01\x0b\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff\ud800\U0010ffff",
    "\u202egnp.exe",
    "👨\u200d👩\u200d👧 " * 20,
    "é" * 5000,
    "名" * 5000,
    " ",
)
"""References that would be taken for formulas, fields or markup, that cannot be shown, or that do not end."""


def review(**dates) -> dict:
    """The request above with other dates; None takes one out."""
    kept = {event: date for event, date in (REVIEW["dates"] | dates).items() if date is not None}
    return REVIEW | {"dates": kept}
