"""A screen reader at the served site."""

import pytest

from tests import server
from tests.heard.reader import listening


@pytest.fixture(scope="session")
def address(site):
    with server.serving(site) as (address, _):
        yield address


@pytest.fixture(scope="session")
def reader(tmp_path_factory):
    with listening(tmp_path_factory.mktemp("heard")) as reader:
        yield reader
