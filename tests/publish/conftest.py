"""A checkout that a test may break, and the build as its author meets it."""

import shutil
from pathlib import Path

import pytest

from tests.publish.checkout import ROOT, Checkout


@pytest.fixture(scope="session")
def made_before(tmp_path_factory) -> Path:
    """What builds keep of one another, so that only the first takes long."""
    kept = tmp_path_factory.mktemp("kept") / ".cache"
    if (ROOT / ".cache").is_dir():
        shutil.copytree(ROOT / ".cache", kept)
    kept.mkdir(exist_ok=True)
    return kept


@pytest.fixture
def checkout(tmp_path, made_before) -> Checkout:
    """A copy of what a build reads."""
    return Checkout(tmp_path / "checkout", made_before)
