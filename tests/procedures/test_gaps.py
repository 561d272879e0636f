"""Records with gaps: nothing of which no date was entered is called late, and nothing late has a tick, wherever shown.

The cases are drawn at random over the procedure as it stands, and each is shown in every way that there is.
"""

import csv
import io
import json
import re
import zipfile
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from calculator import edition, exports, requests, responses
from calculator.command.audit import Auditing, Summary, audit, header, table
from calculator.command.case_table import columns
from calculator.command.csv_rows import Row
from calculator.dates import clock
from calculator.exports.record import stamp
from calculator.html import entered
from calculator.html import timeline as page
from calculator.requests import Refusal
from calculator.wording import timeline as wording
from tests.engine import hypertext

MADE = datetime(2014, 3, 22, 12, tzinfo=UTC)
LATENESS = re.compile(r"\b(late|overdue|missed|breach(es|ed)?|not done|not in time)\b", re.IGNORECASE)
CURRENT = edition.current()
PROCEDURE = CURRENT.procedure
HALF_KEPT = {"known_to_chair": "2012-03-03", "publication": "2013-09-17"}
AS_AT = "2013-10-01"


def worked_out(dates, as_at=None):
    """The request, its timeline and the same as data; None where the dates are refused."""
    asked = {"ask": "timeline", "dates": dates} | ({"as_at": as_at} if as_at else {})
    request = requests.read(CURRENT, asked)
    if isinstance(request, Refusal):
        return None
    timeline = responses.result(CURRENT, request)
    return asked, timeline, responses.answer(CURRENT, asked)["timeline"]


def exported(asked, kind):
    return exports.export(CURRENT, json.dumps(asked), kind, MADE, "A case").body


def audited(dates, as_at):
    """The cells of one row by their columns, and the table of counts."""
    names = [*PROCEDURE.events]
    by = Auditing(
        edition=CURRENT,
        columns=columns(PROCEDURE, Row(number=1, cells=names)),
        as_at=clock.read(as_at, CURRENT.clock) if as_at else None,
        stamp=stamp(CURRENT, MADE, ""),
    )
    found = audit(by, Row(number=2, cells=[dates.get(name, "") for name in names]))
    assert not found.problems
    summary = Summary()
    summary.add(found)
    return {name: found.cells.get(name, "") for name in header(by)}, table(by, summary)


def texts(timeline, asked, data):
    """Every way in which a timeline is shown, as text."""
    yield "page", hypertext.read(page.render(timeline, "") + page.working(timeline, "")).text()
    yield "summary", f"{wording.word(timeline)} {wording.said(timeline)}"
    yield "text", exported(asked, "text").decode()
    yield "table", exported(asked, "table").decode()
    with zipfile.ZipFile(io.BytesIO(exported(asked, "word"))) as archive:
        yield "word", " ".join(ElementTree.fromstring(archive.read("word/document.xml")).itertext())
    if any(deadline["due"] for deadline in data["deadlines"]):
        yield "calendar", exported(asked, "calendar").decode().replace("\r\n ", "")
    yield "labels", " ".join(str(deadline["label"]) for deadline in data["deadlines"])


DAYS = [date(2012, 3, 2), date(2012, 4, 3), date(2012, 4, 7), date(2012, 4, 10), date(2012, 10, 3), date(2013, 9, 17)]


def drawn(event_):
    if event_.takes == "outcome":
        return st.sampled_from([*event_.choices])
    return st.sampled_from([str(day) for day in DAYS] + (["undated"] * 3 if event_.undated else []))


STARTED = {
    "known_to_chair": "2012-03-02",
    "decision": "2012-04-03",
    "decision_outcome": "initiate",
    "publication": "2013-09-17",
}
_drawn = {id: drawn(event_) for id, event_ in PROCEDURE.events.items()}
_others = st.fixed_dictionaries({}, optional={id: values for id, values in _drawn.items() if id not in STARTED})
cases = st.fixed_dictionaries({}, optional=_drawn) | _others.map(lambda others: STARTED | others)
_judged = [*map(str, DAYS), "2012-03-05", "2012-12-01", "2013-09-15", "2013-10-01"]
days = st.none() | st.sampled_from(_judged)


def statuses_of(deadline):
    """How a deadline stands, and the date that was agreed in its place."""
    return {deadline["status"]} | ({deadline["extension"]["status"]} if deadline["extension"] else set())


@settings(max_examples=250, deadline=None)
@given(dates=cases, as_at=days)
def test_no_word_of_lateness_stands_by_what_has_no_date(dates, as_at):
    found = worked_out(dates, as_at)
    assume(found)
    asked, timeline, data = found
    late = {d["id"] for d in data["deadlines"] if "missed" in statuses_of(d)}
    for deadline in data["deadlines"]:
        event(f"{deadline['id']}: {deadline['status']}")
        assert deadline["id"] not in late or deadline["done"]
    if not late:
        for where, text in texts(timeline, asked, data):
            assert not LATENESS.search(text), f"{where}: {LATENESS.search(text)}"
    # Where something was late, its words stand with it alone.
    shown = hypertext.read(page.render(timeline, ""))
    for item in shown.all("li", "card"):
        assert item.attributes["id"].removeprefix("d-") in late or not LATENESS.search(item.text())
    titles = {PROCEDURE.timescales[id].title for id in late}
    agreed = {PROCEDURE.timescales[id].extension.event for id in late if PROCEDURE.timescales[id].extension}
    reader = csv.DictReader(io.StringIO(exported(asked, "table").decode("utf-8-sig"), newline=""))
    for row in reader:
        assert row["What"] in titles or not LATENESS.search(" ".join(row.values()))
    cells, counts = audited(dates, as_at)
    for name, cell in cells.items():
        judged = name.removesuffix("_status").removesuffix("_margin").removesuffix("_days_late")
        if judged.removesuffix("_working") not in late | agreed and not name.endswith("_status"):
            assert not LATENESS.search(cell), name
            assert not (name.endswith("_days_late") and cell), name
    if not late:
        assert not LATENESS.search(counts)


@settings(max_examples=250, deadline=None)
@given(dates=cases, as_at=days)
def test_no_tick_stands_by_what_was_late_or_may_have_been(dates, as_at):
    found = worked_out(dates, as_at)
    assume(found)
    asked, timeline, data = found
    for where, text in texts(timeline, asked, data):
        assert not set("✓✔☑") & set(text), where
    kinds = {f"d-{d['id']}": f"card--{d['status'] or 'none'}" for d in data["deadlines"]}
    shown = hypertext.read(page.render(timeline, "")).all("li", "card")
    assert {item.attributes["id"]: item.attributes["class"].split()[1] for item in shown} == kinds


# ---- the half-kept record


@pytest.fixture(scope="module")
def half_kept():
    return worked_out(HALF_KEPT, AS_AT)


BY = "Done by Tuesday 17 September 2013 at the latest; no date entered"
PASSED = "No date entered; publication has passed"


def test_the_half_kept_record_says_by_when_and_no_more_in_every_way_it_is_shown(half_kept):
    asked, timeline, data = half_kept
    assert [deadline["label"] for deadline in data["deadlines"]] == [PASSED, BY, "Needs a date", BY, PASSED]
    for where, text in texts(timeline, asked, data):
        plain = " ".join(text.replace("\\;", ";").split()).lower()
        if where not in ("summary", "page", "calendar"):
            assert plain.count(BY.lower()) >= 2, where
        if where != "summary":
            assert BY.lower() in plain, where
            assert plain.count(PASSED.lower()) >= 2, where
        assert "projected" not in plain.replace('"projected"', ""), where


def test_nothing_is_planned_back_from_a_report_that_was_published(half_kept):
    _, timeline, data = half_kept
    assert data["backwards"] is timeline.backward_plan is None
    *_, before = worked_out(HALF_KEPT, "2013-09-16")
    assert [step["event"] for step in before["backwards"]["steps"]] == [
        "copies_sent", "completed", "decision", "known_to_chair",
    ]  # fmt: skip


def test_nothing_is_ahead_in_the_half_kept_record(half_kept):
    _, timeline, _ = half_kept
    assert wording.word(timeline) == "No date ahead"


def test_a_calendar_says_that_the_decision_was_taken_and_not_that_copies_were_sent(half_kept):
    asked, _, _ = half_kept
    written = exported(asked, "calendar").decode().replace("\r\n ", "")
    summaries = re.findall("SUMMARY:(.*)\r(?:(?!END:VEVENT)[^$])*?STATUS:CONFIRMED", written)
    assert summaries == [
        "A case: Secure the records",
        "A case: Decide (done\\, day not known)",
        "A case: Send the copies",
        "A case: Publication (done)",
    ]
    assert "VALARM" not in written


def test_an_audit_counts_the_half_kept_record_as_not_recorded(half_kept):
    cells, counts = audited(HALF_KEPT, AS_AT)
    assert [cells[f"{id}_status"] for id in PROCEDURE.timescales] == [
        "not_recorded", "not_recorded", "needs_date", "needs_date", "not_recorded",
    ]  # fmt: skip
    assert [cells[f"{id}_due"] for id in PROCEDURE.timescales] == ["2012-03-04", "2012-04-03", "", "", "2013-09-10"]
    assert [cells[f"{id}_days_late"] for id in PROCEDURE.timescales] == [""] * 5
    head, first, *_ = counts.split("\n")[2:]
    assert head.split() == ["No", "date", "entered", "Needs", "a", "date"]
    assert first.split()[-2:] == ["1", "0"]


# ---- done, the day not known


def test_what_was_done_on_a_day_not_known_says_so_in_every_way_it_is_shown():
    dates = {
        "known_to_chair": "2012-03-03",
        "decision": "2012-03-20",
        "decision_outcome": "initiate",
        "publication": "2013-09-17",
        **dict.fromkeys(("records_secured", "notified", "completed", "copies_sent"), "undated"),
    }
    asked, timeline, data = worked_out(dates, AS_AT)
    assert [deadline["status"] for deadline in data["deadlines"]] == [
        "done_undated", "met", "done_undated", "done_undated", "done_undated",
    ]  # fmt: skip
    for where, text in texts(timeline, asked, data):
        plain = " ".join(text.replace("\\,", ",").split()).lower()
        assert where == "summary" or plain.count("done, day not known") >= 4, where
    assert ("Notifying the decision", "Done, day not known") in {
        tuple(cell.text() for cell in row.all() if cell.name in ("th", "td"))
        for row in hypertext.read(entered.render(requests.read(CURRENT, asked))).one("section", "entered").all("tr")
    }


# ---- the notification, and closed days


def test_the_notification_of_an_incident_gives_a_reading_and_moves_no_date():
    """A month from 2 December 2016 ends on the day kept for New Year, from 26 November on Boxing Day."""
    dates = {"known_to_chair": "2016-12-02", "incident_notified": "2016-11-26"}
    asked, timeline, data = worked_out(dates, "2016-12-27")
    decide = data["deadlines"][1]
    assert (decide["due"], decide["closed_on"], decide["status"]) == ("2017-01-02", "New Year’s Day", "upcoming")
    (reading,) = decide["readings"]
    assert (reading["id"], reading["due"], reading["closed_on"]) == ("from_notification", "2016-12-26", "Boxing Day")
    for where, text in texts(timeline, asked, data):
        plain = " ".join(text.replace("\\,", ",").split())
        if where in ("page", "text", "word", "calendar", "table"):
            assert "Another reading: Monday 26 December 2016 (Boxing Day)." in plain, where
        if where in ("text", "word", "calendar"):
            assert "onday 2 January 2017 (New Year’s Day)" in plain, where
        if where == "page":
            assert "Monday 2 Jan 2017 (New Year’s Day)" in plain


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ("2018-03-01", "Sunday 1 Apr 2018 (a weekend)"),
        ("2018-03-02", "Monday 2 Apr 2018 (Easter Monday)"),
        ("2018-03-03", "Tuesday 3 Apr 2018"),
    ],
)
def test_a_date_due_on_a_closed_day_says_so(known, shown):
    _, timeline, _ = worked_out({"known_to_chair": known})
    days = [day.text() for day in hypertext.read(page.render(timeline, "")).all("div", "card__day")]
    assert days[1] == shown


# ---- a start that is missing


def test_a_missing_start_is_a_warning_and_all_else_is_answered():
    dates = {"known_to_chair": "2018-03-01", "decision_outcome": "initiate", "notified": "2018-03-27"}
    asked, timeline, data = worked_out(dates, "2018-03-28")
    (warning,) = data["warnings"]
    assert (warning["code"], warning["events"]) == ("missing_start", ["decision_outcome", "notified"])
    assert [(d["id"], d["due"], d["status"]) for d in data["deadlines"]] == [
        ("secure_records", "2018-03-02", "overdue"),
        ("decide", "2018-04-01", "not_recorded"),
        ("notify", None, "needs_date"),
        ("complete", None, "needs_date"),
        ("send_copies", None, "needs_date"),
    ]
    for where, text in texts(timeline, asked, data):
        plain = " ".join(text.replace("\\,", ",").split())
        assert where in ("summary", "labels") or warning["message"] in plain, where
