"""Whole results of the real procedure, as they were when they were last read through from end to end."""

import json
from datetime import UTC, datetime
from pathlib import Path

from calculator import browser, edition, exports

GOLDENS = Path(__file__).with_name("goldens")
DEATH_IN_CUSTODY = {
    "child_died": "yes",
    "died_in_custody": "yes",
    "abuse_or_neglect": "unknown",
    "looked_after": "no",
    "usual_residence": "derby",
    "harm_not_shared": "yes",
}
REQUEST = json.dumps({"ask": "eligibility", "answers": DEATH_IN_CUSTODY})


def same(text, name):
    """Whether a result is the golden, the digest aside."""
    digest = edition.current().digest
    return text.replace(digest, "DIGEST").replace(digest[:12], "DIGEST") == (GOLDENS / name).read_text(encoding="utf-8")


def test_the_record_of_a_death_in_custody_is_as_it_was_read():
    made = datetime(2018, 3, 22, 10, 15, tzinfo=UTC)
    found = exports.export(edition.current(), REQUEST, "text", made, "Case 12")
    assert same(found.body.decode().replace("\r\n", "\n"), "death_in_custody.txt")


def test_the_result_of_a_death_in_custody_on_the_page_is_as_it_was_read():
    shown = json.loads(browser.respond(REQUEST))
    assert same(shown["html"] + shown["working"], "death_in_custody.html")
