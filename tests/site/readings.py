"""The pages of the built site as files: what each says, loads and allows."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

# What stands beneath the chapter is made by the same templates, so a release alone looks at each page of it.
_BENEATH = pytest.param("present/", id="beneath", marks=pytest.mark.long)
PARTS = pytest.mark.parametrize("of", [pytest.param("", id="chapter"), _BENEATH])


@dataclass
class Reading(HTMLParser):
    """What one page of the site holds, as far as these tests ask."""

    html: str
    policy: str | None = None
    before_policy: list[str] = field(default_factory=list)
    referrer: str | None = None
    inline: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    words: str = ""

    def __post_init__(self):
        super().__init__()
        self.tag, self.script = None, False
        self.feed(self.html)
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy":
            self.policy, self.before_policy = given["content"], list(self.loads)
        if tag == "meta" and given.get("name") == "referrer":
            self.referrer = given["content"]
        if tag == "style":
            self.inline.append("<style>")
        self.tag = tag
        self.script = tag == "script" and "src" not in given and given.get("type") != "application/json"
        for name, value in attrs:
            if name == "style" or name.startswith("on") or (value or "").strip().startswith("javascript:"):
                self.inline.append(f"{tag} {name}={value}")
            if name in ("src", "srcset", "data", "poster", "action") or (tag == "link" and name == "href"):
                self.loads.append(value)

    def handle_data(self, data):
        if self.script:
            self.inline.append(data)
        if self.tag != "script":
            self.words += data

    def handle_endtag(self, tag):
        self.tag, self.script = None, False


def read(site: Path) -> dict[str, Reading]:
    """Every page under a folder, by its path within it."""
    return {str(path.relative_to(site)): Reading(path.read_text()) for path in sorted(site.rglob("*.html"))}


def part(paths, of: str) -> list[str]:
    """The addresses, within the site, of the pages of the chapter, or of those beneath it ``of`` a place."""
    addresses = [path.removesuffix("index.html") for path in paths]
    return [address for address in addresses if address.startswith("present/") is bool(of)]


def page_with(readings: dict[str, Reading], mark: str) -> str:
    """The address, within the site, of the first page that holds the mark."""
    for path, reading in readings.items():
        if mark in reading.html:
            return path.removesuffix("index.html")
    raise AssertionError(f"no page holds {mark}")
