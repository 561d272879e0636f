"""For ``make mutants``: with each file of tests, all that the tests share is made afresh.

The edition is made once and kept, so that a slip in what makes it would else be put to the first test alone, and, in a
process that mutmut forks, to none.
"""

import pytest
from _pytest.runner import runtestprotocol

from calculator import edition


def pytest_sessionstart():
    edition.current.cache_clear()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    if nextitem is None or nextitem.path == item.path:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    runtestprotocol(item, nextitem=None)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    edition.current.cache_clear()
    return True
