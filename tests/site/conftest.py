"""The site as a visitor has it: served, and opened in Chromium."""

import pytest
from playwright.sync_api import sync_playwright

from tests import chromium, server
from tests.site import visits


@pytest.fixture(scope="session")
def address(site):
    """Where the site is served, with a slash at its end."""
    with server.serving(site) as (address, _):
        yield address


@pytest.fixture(scope="session")
def playwright():
    """What drives browsers; one for all, since there can be no second in a process."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright):
    browser = chromium.launch(playwright.chromium)
    yield browser
    browser.close()


@pytest.fixture
def page(browser, address):
    """A page of a visitor who has never been here. The test fails where the page errs or asks anything of elsewhere."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None)
    context.on(
        "request",
        lambda request: None
        if request.url.startswith((address, "data:", "blob:"))
        else faults.append(f"request: {request.url}"),
    )
    yield page
    context.close()
    assert not faults


@pytest.fixture(scope="session")
def waiting():
    """The calculators that stand ready until a test wants one, by what they ask."""
    visits = {}
    yield visits
    for visit in visits.values():
        visit.page.context.close()


@pytest.fixture
def lend(request, browser, address, waiting):
    """A function that lends a calculator, ready and empty: "eligibility" or "timeline".

    To start one takes seconds, so that it is emptied and lent again, unless the test failed. The test fails where the
    page complains, asks anything of elsewhere or keeps anything.
    """
    lent = []
    failed = request.session.testsfailed

    def lend(ask):
        visit = waiting.pop(ask, None) or visits.start(browser, address, ask).open().ready()
        lent.append(visit)
        return visit

    yield lend
    faults = []
    for visit in lent:
        faults += visit.faults()
        if faults or request.session.testsfailed > failed:
            visit.page.context.close()
        else:
            visit.begin_again()
            waiting[visit.ask] = visit
    assert not faults
