"""Every status of the contract's table, against a reading of that table which knows nothing of the calculator.

Dates are taken before, on and after each day that matters to a case of spring 2018. With each of them given, left out
or "undated" the calculator has to agree on what is due, how it stands, what it needs and what is projected.
"""

from calendar import monthrange
from datetime import date, timedelta
from itertools import product

import pytest

import calculator

ONE_DAY = timedelta(1)
BANK_HOLIDAYS = {
    date(2018, 3, 30): "Good Friday",
    date(2018, 4, 2): "Easter Monday",
    date(2018, 5, 7): "Early May bank holiday",
    date(2018, 5, 28): "Spring bank holiday",
    date(2018, 8, 27): "Summer bank holiday",
}
UNDATED = "undated"


def months_after(day, months):
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def closed_on(day):
    return {5: "Saturday", 6: "Sunday"}.get(day.weekday()) or BANK_HOLIDAYS.get(day)


def working_days_after(day, number):
    while number:
        day += ONE_DAY
        number -= closed_on(day) is None
    return day


SHOWN_BY = {
    "secure_records": ("publication", "completed"),
    "decide": ("publication", "completed", "notified", "copies_sent", "decision_outcome"),
    "notify": (),
    "complete": ("publication",),
    "send_copies": ("publication",),
}
DONE = {
    "secure_records": "records_secured",
    "decide": "decision",
    "notify": "notified",
    "complete": "completed",
    "send_copies": "copies_sent",
}


def shown(deadline, given, as_at):
    """Whether what was given, dated no later than as at or without a date, shows it done or too late to do in time."""
    if DONE[deadline] in given:
        return False
    return any(
        event == "decision_outcome" or given[event] == UNDATED or (as_at is not None and given[event] <= as_at)
        for event in SHOWN_BY[deadline]
        if event in given
    )


def due_dates(given, as_at):
    """For each deadline what is due, whether that is projected, and what it needs."""
    known, decided, published = given.get("known_to_chair"), given.get("decision"), given.get("publication")
    outcome = given.get("decision_outcome")
    to_decide = months_after(known, 1) if known else None
    start = decided if isinstance(decided, date) else None
    if decided is None and not shown("decide", given, as_at):
        start = to_decide
    lacking = () if isinstance(decided, date) else ("decision",)
    unjudged = (*lacking, *(() if outcome else ("decision_outcome",)))
    found = {
        "secure_records": (known and known + ONE_DAY, False, () if known else ("known_to_chair",)),
        "decide": (to_decide, False, () if known else ("known_to_chair",)),
        "notify": (start and working_days_after(start, 5), bool(lacking and start), lacking),
        "complete": (start and months_after(start, 6), bool(unjudged and start), unjudged),
        "send_copies": (published and published - 7 * ONE_DAY, False, () if published else ("publication",)),
    }
    if outcome == "not_initiate":
        found |= dict.fromkeys(("complete", "send_copies"), (None, False, ()))
    return found


def status(deadline, due, needs, given, as_at):
    """The table of the contract, from the top."""
    done = given.get(DONE[deadline])
    if deadline in ("complete", "send_copies") and given.get("decision_outcome") == "not_initiate":
        return "not_applicable"
    if needs:
        return "needs_date"
    if isinstance(done, date):
        return "met" if done <= due else "missed"
    if done == UNDATED:
        return "done_undated"
    if as_at is None:
        return None
    if shown(deadline, given, as_at):
        return "not_recorded"
    return "upcoming" if as_at < due else "due_today" if as_at == due else "overdue"


def expected(given, as_at):
    return {
        deadline: {
            "due": due and str(due),
            "closed_on": due and closed_on(due),
            "projected": projected,
            "needs": list(needs),
            "status": status(deadline, due, needs, given, as_at),
            "days": (due - as_at).days if due and as_at and not needs else None,
        }
        for deadline, (due, projected, needs) in due_dates(given, as_at).items()
    }


def march(day):
    return date(2018, 3, day)


# By hand: known on 1 March, decide by 1 April; decided on 15 March, notify by 22 March and complete by 15 September;
# published on 12 October, send the copies by 5 October.
CHOICES = {
    "known_to_chair": [None, march(1)],
    "decision": [None, UNDATED, march(15), date(2018, 4, 1), date(2018, 4, 2)],
    "decision_outcome": [None, "initiate", "not_initiate"],
    "publication": [None, date(2018, 10, 12)],
    "records_secured": [None, UNDATED, march(2), march(3)],
    "notified": [None, UNDATED, date(2018, 4, 9), date(2018, 4, 10)],
    "completed": [None, UNDATED, date(2018, 9, 15), date(2018, 10, 3)],
    "copies_sent": [None, UNDATED, date(2018, 10, 5), date(2018, 10, 6)],
}
AS_AT = [
    None, march(1), march(2), march(3), march(22), date(2018, 4, 1), date(2018, 4, 2), date(2018, 4, 9),
    date(2018, 9, 14), date(2018, 9, 15), date(2018, 10, 4), date(2018, 10, 5), date(2018, 10, 6), date(2018, 10, 11),
    date(2018, 10, 12), date(2018, 10, 13),
]  # fmt: skip
BESIDE_RECORDS = ("known_to_chair", "publication", "records_secured", "completed")
BESIDE_DECISION = ("known_to_chair", "decision", "decision_outcome", "publication", "notified", "completed")
BESIDE_COPIES = ("decision", "decision_outcome", "publication", "completed", "copies_sent")


def hold(events, days):
    """Hold the calculator to the contract for every choice of these events on each of these days; the statuses met."""
    statuses = set()
    for as_at, *chosen in product(days, *(CHOICES[event] for event in events)):
        given = {event: value for event, value in zip(events, chosen, strict=True) if value is not None}
        request = {"ask": "timeline", "dates": {event: str(value) for event, value in given.items()}}
        response = calculator.answer(request | ({"as_at": str(as_at)} if as_at else {}))
        assert response["ok"], (request, response)
        deadlines = {deadline["id"]: deadline for deadline in response["timeline"]["deadlines"]}
        for id, wanted in expected(given, as_at).items():
            found = {key: deadlines[id][key] for key in wanted}
            assert found == wanted, f"{id} of {request['dates']} as at {as_at}"
            statuses.add(found["status"])
        follow = ("decision_outcome", "notified", "completed")
        lacking = [event for event in follow if event in given and "decision" not in given]
        warned = [warning for warning in response["timeline"]["warnings"] if warning["code"] == "missing_start"]
        assert [event for warning in warned for event in warning["events"]] == lacking, request
    return statuses


EVERY_STATUS = {
    "met", "missed", "done_undated", "not_recorded", "upcoming", "due_today", "overdue", "needs_date",
    "not_applicable", None,
}  # fmt: skip


@pytest.mark.parametrize("events", [BESIDE_RECORDS, BESIDE_DECISION, BESIDE_COPIES], ids=", ".join)
def test_each_deadline_stands_as_the_contract_has_it(events):
    statuses = hold(events, AS_AT[:: 1 if events == BESIDE_RECORDS else 3])
    assert statuses == EVERY_STATUS - (set() if "decision_outcome" in events else {"not_applicable"})


@pytest.mark.long
def test_each_deadline_stands_as_the_contract_has_it_whatever_is_given():
    assert hold(tuple(CHOICES), AS_AT) == EVERY_STATUS
