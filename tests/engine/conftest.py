"""What every test of the calculator starts from: the edition that the checkout answers by."""

import pytest

from calculator import edition, requests
from publish import source
from publish.edition import parts
from tests.publish.harbour import PATH as HARBOUR


@pytest.fixture(scope="session")
def current():
    """The procedure as it stands in ``procedure.yaml``, with the official bank holidays and the clock."""
    return edition.current()


@pytest.fixture(scope="session")
def rules(current):
    return current.rules


@pytest.fixture(scope="session")
def procedure(current):
    return current.procedure


@pytest.fixture(scope="session")
def holidays(current):
    return current.holidays


@pytest.fixture(scope="session")
def london(current):
    return current.clock


@pytest.fixture(scope="session")
def small():
    """The small procedure on which the engine is tested, with the official bank holidays and the clock."""
    return parts(source.load(HARBOUR).procedure).edition


@pytest.fixture(scope="session")
def timeline(small):
    """The timeline of the small procedure for dates as they are written in a request."""

    def worked_out(as_at=None, **dates):
        return requests.timeline_of(small, {"dates": dates} | ({"as_at": as_at} if as_at else {}))

    return worked_out
