"""LibreOffice opens what is exported, and reads there what was put in."""

import csv
import json
import zipfile
from xml.etree import ElementTree

import pytest

from calculator import exports
from tests import libreoffice
from tests.engine.exported import DEATH, HOSTILE, MADE, review

# Each opening of a file starts a LibreOffice.
pytestmark = pytest.mark.long

FULL = review(agreed_completion="2018-12-01", publication="2019-12-01")
CSV = "CSV:44,34,76,1"
"""Separated by commas, between double quotes, in UTF-8, from line 1."""


@pytest.fixture
def saved(current, tmp_path):
    """A function that saves an export as a file of a folder of its own."""

    def save(request, kind, reference=""):
        found = exports.export(current, json.dumps(request), kind, MADE, reference)
        path = tmp_path / found.name
        path.write_bytes(found.body)
        return path

    return save


@pytest.mark.parametrize("request_", [FULL, DEATH])
def test_a_word_document_is_opened_and_every_word_of_it_read(saved, tmp_path, current, request_):
    document = saved(request_, "word", "Case 12 <&> 👧")
    words = libreoffice.convert(document, "txt:Text (encoded):UTF8", tmp_path).read_text("utf-8-sig").split()
    said = " ".join(words)
    assert "Reference: Case 12 <&> 👧" in said
    assert current.digest in said
    # All that the plain text says stands there too, but for its own marks.
    plain = saved(request_, "text", "Case 12 <&> 👧").read_text().split()
    marks = {"-", "*", "☐", "☑"}
    wanted = {word.upper().strip(":") for word in plain if word not in marks and not set(word) <= set("=-")}
    assert {word for word in wanted if word not in said.upper() and not word.rstrip(".").isdigit()} == set()


def test_a_word_document_is_printed_with_its_pages_numbered(saved, tmp_path):
    printed = libreoffice.convert(saved(FULL, "word", "Case 12"), "pdf", tmp_path).read_bytes()
    assert printed.startswith(b"%PDF-")
    assert printed.count(b"/Type/Page") - printed.count(b"/Type/Pages") > 2


def cells(path):
    """The type and the words of the cells as LibreOffice holds them. Fails where it works one out."""
    with zipfile.ZipFile(path) as archive:
        content = ElementTree.fromstring(archive.read("content.xml"))
    office, table, text = (
        f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text")
    )
    found = []
    for row in content.iter(f"{table}table-row"):
        for cell in row.iter(f"{table}table-cell"):
            assert cell.get(f"{table}formula") is None
            words = " ".join("".join(line.itertext()) for line in cell.iter(f"{text}p"))
            if words:
                found.append((cell.get(f"{office}value-type"), words))
    return found


@pytest.mark.parametrize("reference", ["Case 12", "=1+1", "@SUM(1)", "名"])
def test_a_table_is_opened_as_it_was_meant_and_nothing_in_it_is_worked_out(saved, tmp_path, reference):
    found = cells(libreoffice.convert(saved(FULL, "table", reference), "ods", tmp_path, CSV))
    words = [words for _, words in found]
    assert words[0] == "Reference"
    guarded = f"'{reference}" if reference[0] in "=@" else reference
    # Five dates given, five due, three latest dates and ten duties.
    assert words.count(guarded) == 24
    assert "date" in {kind for kind, _ in found}
    assert (
        "Late. Done on Wednesday 28 March 2018, 1 day after it was due (1 working day). "
        "Check this date: it is after the day as at which the rest is judged."
    ) in words


def test_the_table_comes_back_as_it_went(saved, tmp_path):
    source = saved(FULL, "table", HOSTILE[1])
    with source.open(encoding="utf-8-sig", newline="") as file:
        before = list(csv.reader(file))
    every_column_as_text = "/".join(f"{place}/2" for place in range(1, len(before[0]) + 1))
    reading = f"{CSV},{every_column_as_text}"
    back = tmp_path / "back"
    back.mkdir()
    with libreoffice.convert(source, "csv:Text - txt - csv (StarCalc):44,34,76", back, reading).open("rb") as file:
        after = list(csv.reader(file.read().decode("utf-8-sig").splitlines()))
    assert after == before
