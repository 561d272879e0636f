"""What every test of the calculator starts from: the edition that the checkout answers by."""

import pytest

from calculator import edition
from calculator.dates import clock, timeline


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
def plan(current):
    """The timeline for dates as they are written, and as at a day."""

    def planned(dates, as_at=None):
        def read(text):
            return text if text in ("initiate", "not_initiate") else clock.read(text, current.clock, times=True)

        moments = {key: read(text) for key, text in dates.items()}
        return timeline.plan(current.procedure, moments, as_at and read(as_at), current.holidays)

    return planned
