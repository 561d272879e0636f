"""Every page: what a screen reader is told of it (the journeys with a real one are in tests/heard), and its width."""

import pytest

from tests.site.readings import PARTS, part, read
from tests.site.screens import WIDTHS
from tests.site.tree import faults
from tests.site.visits import PAGES

pytestmark = pytest.mark.browser


@PARTS
def test_every_page_is_told_in_order_by_names_of_their_own_and_is_no_wider_than_the_screen(page, site, of):
    """No page scrolls sideways: what is wide moves inside its own frame."""
    # What slides into its place when the screen becomes another is not what is looked for.
    page.emulate_media(reduced_motion="reduce")
    paths = part(read(site), of)
    assert len(paths) > 20
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = [] if path.endswith(tuple(PAGES.values())) else faults(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found[path].append(f"it is wider than {width}")
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
