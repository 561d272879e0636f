"""What every test of the calculator starts from: a small procedure, and the edition that the checkout answers by."""

import pytest

from calculator import edition
from calculator.criteria.rules import prepare
from calculator.dates import clock, timeline
from calculator.procedure import Outcome
from publish.edition import parts
from publish.source import read
from tests.publish import harbour


@pytest.fixture(scope="session")
def small():
    """The edition of the small procedure that nobody has."""
    return parts(read(harbour.TEXT, "harbour.yaml").procedure).edition


@pytest.fixture(scope="session")
def weighed(small):
    """The rules of the same procedure, where a boat that sank with its crew should be inquired into in any case."""
    should = Outcome(
        id="inquiry_should",
        force="should",
        overrides=(),
        word="Should",
        title="An inquiry should be held",
        text="The boat sank with its crew.",
        provisions=("1.2",),
    )
    must, *others = small.procedure.outcomes.values()
    crew = small.procedure.criteria["sunk_unsafe"]._replace(
        id="sunk_crewed",
        title="A boat sank with its crew",
        outcome="inquiry_should",
        force="should",
        when=("all", "sunk", "crewed"),
        provisions=("1.2",),
    )
    return prepare(
        small.procedure._replace(
            outcomes={outcome.id: outcome for outcome in (must, should, *others)},
            criteria={**small.procedure.criteria, crew.id: crew},
        )
    )


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
