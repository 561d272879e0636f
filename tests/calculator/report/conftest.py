"""Timelines as results of the calculator, for the tests of how they are shown."""

import pytest

from calculator import clock, timeline


@pytest.fixture(scope="session")
def plan(current):
    """The timeline for dates as they are written, and as at a day."""

    def planned(dates, as_at=None):
        def read(text):
            return text if text in ("initiate", "not_initiate") else clock.read(text, current.clock, times=True)

        moments = {key: read(text) for key, text in dates.items()}
        return timeline.plan(current.procedure, moments, as_at and read(as_at), current.holidays)

    return planned
