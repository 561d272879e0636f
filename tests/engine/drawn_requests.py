"""An independent account of what is wrong with a request, and of how requests are made up at random.

``problems(request)`` gives each problem as its field and code, by the contract alone.
"""

import re
from datetime import date, datetime

from hypothesis import strategies as st

from tests.engine import summer_time
from tests.engine.well_formed import EVENTS, PLACES, QUESTIONS

TIMED = ("known_to_chair", "records_secured", "as_at")
AFTER_THE_DECISION = ("publication", "agreed_completion", "notified", "completed", "copies_sent")
MAY_BE_UNDATED = ("decision", "records_secured", "notified", "completed", "copies_sent")


def moment(written: object, *, times: bool) -> datetime | date | None:
    """A date, or a moment in UTC, or None for what is neither."""
    if not isinstance(written, str):
        return None
    try:
        if re.fullmatch("[0-9]{4}(-[0-9]{2}){2}", written):
            return datetime.strptime(written, "%Y-%m-%d").date()
        if times and re.fullmatch("[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}:[0-9]{2}", written):
            return next(iter(summer_time.moments(datetime.strptime(written, "%Y-%m-%dT%H:%M"))), None)
    except ValueError:
        pass
    return None


def problems(request: object) -> set[tuple[str | None, str]]:
    """The field and the code of each problem; nothing for a request that can be answered."""
    if not isinstance(request, dict):
        return {(None, "not_an_object")}
    ask = request.get("ask")
    if isinstance(ask, str) and ask in ("eligibility", "explanation"):
        part, known, of_part = "answers", {"ask", "answers"}, _answers
    elif ask == "timeline":
        part, known, of_part = "dates", {"ask", "dates", "as_at"}, _dates
    else:
        strange = {(name, "unknown_field") for name in request if name not in ("ask", "answers", "dates", "as_at")}
        return strange | {("ask", "unknown_ask")}
    found = {(name, "unknown_field") for name in request if name not in known}
    if "as_at" in request and "as_at" in known and moment(request["as_at"], times=True) is None:
        found.add(("as_at", "not_a_date"))
    given = request.get(part, {})
    if not isinstance(given, dict):
        return found | {(part, "not_an_object")}
    return found | {(f"{part}.{name}", code) for name, code in of_part(given)}


def _answers(answers: dict):
    for name, answer in answers.items():
        allowed = ("derby", "derbyshire", "elsewhere", "unknown") if name in PLACES else ("yes", "no", "unknown")
        if name not in QUESTIONS:
            yield name, "unknown_field"
        elif not isinstance(answer, str) or answer not in allowed:
            yield name, "not_an_answer"


def _dates(dates: dict):
    read = {}
    for name, written in dates.items():
        if name not in EVENTS:
            yield name, "unknown_field"
        elif name == "decision_outcome":
            if not isinstance(written, str) or written not in ("initiate", "not_initiate"):
                yield name, "not_an_answer"
        elif name in MAY_BE_UNDATED and written == "undated":
            continue
        elif moment(written, times=name in TIMED) is None:
            yield name, "not_a_date"
        else:
            read[name] = written[:10]
    # A decision is a date alone, so whatever is compared with it is compared by its date.
    if "decision" in read and read["decision"] < read.get("known_to_chair", ""):
        yield "decision", "before_start"
    for name in AFTER_THE_DECISION:
        if name in read and read[name] < read.get("decision", ""):
            yield name, "before_start"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=8), parts, max_size=4),
    max_leaves=12,
)
"""Any JSON value."""

_days = st.dates(min_value=date(2005, 6, 1), max_value=date(2029, 6, 1))
_written_days = (
    _days | st.dates(min_value=date(2018, 3, 1), max_value=date(2018, 7, 31)) | st.sampled_from([date.min, date.max])
).map(date.isoformat)
_clock_changes = st.sampled_from(
    [f"{change(year):%Y-%m-%d}" for year in summer_time.YEARS for change in (summer_time.forward, summer_time.back)]
)
_times = st.builds("{}T{:02}:{:02}".format, _days.map(str) | _clock_changes, st.integers(0, 23), st.integers(0, 59))
_near_dates = st.sampled_from(["2018-3-1", "20180301", "2018-02-30", "2018-03-01T24:00", "2018-03-01T16:30Z", "", None])
_dated = _written_days | _times
_undated = st.just("undated")


def _outcomes():
    return st.sampled_from(["initiate", "not_initiate"])


valid_answers = st.fixed_dictionaries(
    {},
    optional={
        question: st.sampled_from(
            ["derby", "derbyshire", "elsewhere", "unknown"] if question in PLACES else ["yes", "no", "unknown"]
        )
        for question in QUESTIONS
    },
)
eligibility_requests = st.fixed_dictionaries({"ask": st.just("eligibility")}, optional={"answers": valid_answers})

explanation_requests = st.fixed_dictionaries({"ask": st.just("explanation"), "answers": valid_answers})

_well_formed = st.fixed_dictionaries(
    {},
    optional={
        event: _outcomes()
        if event == "decision_outcome"
        else (_dated if event in TIMED else _written_days) | (_undated if event in MAY_BE_UNDATED else st.nothing())
        for event in EVENTS
    },
)
timeline_requests = st.fixed_dictionaries(
    {"ask": st.just("timeline")}, optional={"dates": _well_formed, "as_at": _dated}
)

_words = st.sampled_from(["yes", "no", "unknown", "derby", "Yes", "initiate", "undated"])
_wrong_values = anything | _near_dates | _dated | _words
near_requests = st.fixed_dictionaries(
    {"ask": st.sampled_from(["eligibility", "explanation", "timeline", "timelines"]) | anything},
    optional={
        "answers": st.dictionaries(st.sampled_from(QUESTIONS) | st.text(max_size=6), _wrong_values, max_size=5),
        "dates": st.dictionaries(st.sampled_from(EVENTS) | st.text(max_size=6), _wrong_values, max_size=6),
        "as_at": _wrong_values,
        "extra": anything,
    },
)
"""Requests that are nearly right."""
