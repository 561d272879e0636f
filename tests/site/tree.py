"""The accessibility tree of a page, as Chromium hands it to a screen reader, and what should not be in it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

# A line with a colon in its name stands in quotes, and so does a link within the page.
_LINE = re.compile(r'^(?P<indent> *)- \'?(?P<role>[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?(?P<states>(?: \[[^\]]*\])*)')
_LINK = re.compile(r"^ *- /url: \"?(?P<url>.*?)\"?$")
# Chromium's tree has no role for what opens and closes.
FOLDS = "all => all.map((el) => el.getAttribute('aria-label') ?? el.textContent.trim())"
_LANDMARKS = {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
_CONTROLS = {"button", "checkbox", "combobox", "radio", "searchbox", "textbox"}
# The names of the fields of a group are told with the group's.
_GROUPS = {"group", "radiogroup"}


class Node(NamedTuple):
    """Something that is said: its role and name, its level where it is a heading, and the groups around it."""

    role: str
    name: str
    level: int
    groups: tuple[str, ...]


def faults(page) -> list[str]:
    """What a person who hears the page could not tell apart, would lose the way by, or hears for nothing."""
    snapshot = page.locator("body").aria_snapshot()
    nodes = list(_nodes(snapshot))
    level = 0
    found = []
    for node in nodes:
        if node.role == "heading":
            if node.level > level + 1:
                found.append(f"the heading {node.name!r} skips a level")
            level = node.level
        elif node.role == "img":
            found.append(f"an image is told: {node.name!r}")
        elif node.role in _CONTROLS and not node.name:
            found.append(f"a {node.role} has no name")
    landmarks = [(node.role, node.name) for node in nodes if node.role in _LANDMARKS]
    fields = [node for node in nodes if node.role in _CONTROLS]
    controls = [(node.role, node.name, () if node.role == "button" else node.groups) for node in fields]
    folds = page.locator("summary:visible").evaluate_all(FOLDS)
    found += [f"{thing} is there twice" for thing in _twice([*landmarks, *controls, *folds])]
    links = _links(snapshot, page.url)
    return found + [f"links named {name!r} lead to {urls}" for name, urls in links.items() if len(urls) > 1]


def _nodes(snapshot: str) -> Iterator[Node]:
    around: list[tuple[int, str]] = []
    for line in snapshot.splitlines():
        if not (told := _LINE.match(line)):
            continue
        indent, role, name = len(told["indent"]), told["role"], told["name"] or ""
        while around and around[-1][0] >= indent:
            around.pop()
        level = re.search(r"level=(\d)", told["states"])
        yield Node(role, name, int(level[1]) if level else 0, tuple(name for _, name in around))
        if role in _GROUPS:
            around.append((indent, name))


def _links(snapshot: str, base: str) -> dict[str, set[str]]:
    """Where the links of each name lead."""
    found = defaultdict(set)
    name = ""
    for line in snapshot.splitlines():
        if url := _LINK.match(line):
            found[name].add(urljoin(base, url["url"]))
        elif told := _LINE.match(line):
            name = told["name"] or ""
    return found


def _twice(things) -> list:
    return [thing for thing, times in Counter(things).items() if times > 1]
