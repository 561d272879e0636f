"""The typeface of the pages: cut once, and again where it is made of something else."""

import pytest

from publish import typeface
from publish.build import BuildError


def test_the_typeface_is_cut_once_and_again_where_what_cuts_it_is_another(tmp_path, monkeypatch):
    cut = iter((b"first", b"second"))
    monkeypatch.setattr(typeface, "cut", lambda: next(cut))
    assert [typeface.files(tmp_path)[typeface.PATH] for _ in range(2)] == [b"first", b"first"]
    monkeypatch.setattr(typeface, "version", lambda _: "another")
    assert [typeface.files(tmp_path)[typeface.PATH] for _ in range(2)] == [b"second", b"second"]
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"second"]


def test_a_typeface_that_is_missing_is_told_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(typeface, "PUBLISHED", tmp_path / "none.woff2")
    with pytest.raises(BuildError, match=r"typeface is missing, in .*none\.woff2: run 'make setup'"):
        typeface.files(tmp_path)
