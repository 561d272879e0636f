"""What every test of the calculator starts from: the edition that the checkout answers by."""

import pytest

from calculator import edition


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
