"""One whole timeline of the procedure as it stands, held against what it has always been: the page, a calendar, text.

Everything is in it: a time, a change of the clocks, a decision on a Saturday, an agreed date, a wished publication, and
the present duties. After a change that is meant, write the file anew and read what differs.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from calculator import browser, edition, exports

GOLDENS = Path(__file__).with_name("goldens")
REQUEST = json.dumps(
    {
        "ask": "timeline",
        "dates": {
            "known_to_chair": "2019-09-28T16:30",
            "records_secured": "2019-09-29T17:00",
            "decision": "2019-10-26",
            "decision_outcome": "initiate",
            "agreed_completion": "2020-05-29",
            "publication": "2020-06-08",
        },
        "as_at": "2019-11-04",
    }
)


@pytest.fixture(scope="module")
def golden():
    """What a file holds, with the digest of today or its beginning in place of the one that it was written with."""
    digest = edition.current().digest

    def read(name):
        text = (GOLDENS / name).read_text(encoding="utf-8")
        return text.replace("d" * 64, digest).replace("d" * 12, digest[:12])

    return read


def made(kind: str) -> str:
    found = exports.export(edition.current(), REQUEST, kind, datetime(2019, 11, 4, 10, 15, 30, tzinfo=UTC), "")
    return found.body.decode()


def test_the_page_is_as_it_was(golden):
    found = json.loads(browser.respond(REQUEST))
    html = found["html"] + found["working"]
    assert html.replace("><", ">\n<").splitlines() == golden("timeline.html").splitlines()


def test_the_calendar_is_as_it_was_and_its_events_go_by_the_same_names(golden):
    assert made("calendar").replace("\r\n ", "").splitlines() == golden("timeline.ics").splitlines()


def test_the_text_is_as_it_was(golden):
    assert made("text").splitlines() == golden("timeline.txt").splitlines()
