"""What every test of the calculator starts from: a small procedure, and the edition that the checkout answers by."""

import pytest

from calculator import edition, requests, responses
from calculator.criteria.rules import prepare
from calculator.procedure import Outcome
from publish.edition import parts
from publish.source import read
from tests.publish import harbour


@pytest.fixture(scope="session")
def small():
    """The edition of the small procedure that nobody has."""
    return edition.make(*parts(read(harbour.TEXT, "harbour.yaml").procedure))


@pytest.fixture(scope="session")
def weighed(small):
    """The rules of the same procedure, where a boat that sank with its crew should be inquired into in any case."""
    should = Outcome(
        id="inquiry_should",
        force="should",
        overrides=(),
        word="Should",
        short="Better held",
        title="An inquiry should be held",
        text="The boat sank with its crew.",
        provisions=("1.2",),
    )
    must, *others = small.procedure.outcomes.values()
    must = must._replace(overrides=(should.id,))
    crew = small.procedure.criteria["sunk_unsafe"]._replace(
        id="sunk_crewed",
        title="A boat sank with its crew",
        outcome="inquiry_should",
        force="should",
        when=("all", "registered", "sunk", "crewed"),
        provisions=("1.2",),
    )
    return prepare(
        small.procedure._replace(
            outcomes={outcome.id: outcome for outcome in (must, should, *others)},
            criteria={**small.procedure.criteria, crew.id: crew},
        )
    )


@pytest.fixture(scope="session")
def beside(weighed):
    """The same, where the two stand side by side: an inquiry that must be held does not do for one that should."""
    outcomes = {id: outcome._replace(overrides=()) for id, outcome in weighed.procedure.outcomes.items()}
    return prepare(weighed.procedure._replace(outcomes=outcomes))


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
def timeline(small):
    """The timeline of the small procedure for dates as they are written in a request."""

    def worked_out(as_at=None, **dates):
        asked = {"ask": "timeline", "dates": dates} | ({"as_at": as_at} if as_at else {})
        return responses.result(small, requests.read(small, asked))

    return worked_out
