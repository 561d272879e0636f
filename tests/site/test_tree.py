"""What a screen reader is told of every page: the journeys with a real one are in tests/heard."""

import pytest

from tests.site.readings import PARTS, part, read
from tests.site.tree import faults
from tests.site.visits import PAGES

pytestmark = pytest.mark.browser


@PARTS
def test_every_page_is_told_in_order_and_everything_by_a_name_of_its_own(page, site, of):
    paths = [path for path in part(read(site), of) if not path.endswith(tuple(PAGES.values()))]
    assert len(paths) > 20
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = faults(page)
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("ask", "event"), [("eligibility", "abuse_or_neglect"), ("timeline", "known_to_chair")], ids=["criteria", "dates"]
)
def test_a_calculator_is_told_so_before_and_after_its_result(lend, ask, event):
    visit = lend(ask)
    assert faults(visit.page) == []
    if ask == "eligibility":
        visit.choose(event, "yes")
    else:
        for part, figure in (("day", "1"), ("month", "3"), ("year", "2018")):
            visit.part(event, part).fill(figure)
    visit.page.keyboard.press("Tab")
    visit.answered()
    assert faults(visit.page) == []
