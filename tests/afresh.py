"""For ``make mutants``, which runs the tests over and over in one process: each file of tests starts afresh.

The edition is made once and kept, so that a slip in what makes it would else be put to the first test alone, and, in a
process that mutmut forks, to none. pytest keeps the ids of tests too, and escapes them again each time, so that those
with a letter beyond ASCII are no longer found.
"""

import sys

import pytest
from _pytest.runner import runtestprotocol

from calculator import edition


def pytest_sessionstart():
    _start_afresh()


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc):
    for mark in metafunc.definition.iter_markers("parametrize"):
        if mark._param_ids_from:
            object.__setattr__(mark._param_ids_from, "_param_ids_generated", None)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    if nextitem is None or nextitem.path == item.path:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    runtestprotocol(item, nextitem=None)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    _start_afresh()
    return True


def _start_afresh():
    edition.current.cache_clear()
    sys.modules.pop("calculator_edition", None)
