"""What every test starts from: the same examples each time, and the built site where one looks at it."""

import os
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import settings

from publish.build import build

ROOT = Path(__file__).parents[1]

# The same examples each time, however slow the machine.
settings.load_profile("ci")


@pytest.hookimpl(trylast=True)
def pytest_sessionstart():
    """Load all: property tests draw from the constants of what is loaded too, which hung on what ran before."""
    for package in ("calculator", "publish"):
        for module in walk_packages([str(ROOT / package)], f"{package}."):
            import_module(module.name)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The folder of the finished site: the one that SITE_DIR names, else one built for these tests."""
    if built := os.environ.get("SITE_DIR"):
        return Path(built)
    folder = tmp_path_factory.mktemp("built")
    assert build(ROOT, folder / "site")
    return folder / "site"
