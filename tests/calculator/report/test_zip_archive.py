"""An archive made by hand is read back by Python’s own module for them."""

import zipfile
from io import BytesIO

import pytest

from calculator.report import zip_archive


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"a": b""},
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"\x00\xff" * 40_000},
        {"naïve/名.txt": "é".encode()},
    ],
)
def test_an_archive_holds_its_files_in_their_order_undated(files):
    with zipfile.ZipFile(BytesIO(zip_archive.stored(files))) as archive:
        assert archive.testzip() is None
        assert {item.filename: archive.read(item) for item in archive.infolist()} == files
        assert archive.namelist() == list(files)
        for item in archive.infolist():
            assert item.compress_type == zipfile.ZIP_STORED
            assert item.date_time == (1980, 1, 1, 0, 0, 0)


def test_a_damaged_archive_is_noticed():
    body = zip_archive.stored({"a": b"what was written"})
    with zipfile.ZipFile(BytesIO(body.replace(b"written", b"altered"))) as archive:
        assert archive.testzip() == "a"
