"""Pages read as a browser would: their Markdown made HTML, and where their links lead."""

import posixpath
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

import yaml
from markdown import Markdown

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"
_VOID = {"br", "hr", "img", "input", "link", "meta"}


class _Loader(yaml.SafeLoader):
    """YAML with tags that are for MkDocs alone."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
_EXTENSIONS = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)["markdown_extensions"]


class Page(HTMLParser):
    """The anchors, links and words of a page. Fails where an element is not closed in its place."""

    def __init__(self, markdown: str):
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self._words: list[str] = []
        self._open: list[str] = []
        if markdown.startswith("---\n"):
            markdown = markdown.split("---\n", 2)[2]
        names = [name if isinstance(name, str) else next(iter(name)) for name in _EXTENSIONS]
        self.html = Markdown(extensions=names).convert(markdown)
        self.feed(self.html)
        self.close()
        assert not self._open, f"<{self._open[-1]}> is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs), f"<{tag}> has an attribute twice"
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1:] == [tag], f"</{tag}> closes {self._open[-1:]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._words).split())


def dead_links(pages: Mapping[str, Page]) -> Iterator[str]:
    """Each link within the site that leads to no page, or to no anchor on it; pages are by their paths."""
    for path, page in pages.items():
        for link in page.links:
            target, _, anchor = link.partition("#")
            if ":" in target or target.endswith(".csv"):
                continue
            leads_to = pages.get(_path(path, target))
            if leads_to is None or (anchor and anchor not in leads_to.ids):
                yield f"{path}: {link}"


def _path(path: str, target: str) -> str:
    """The path of the page to which a link leads, from the page at ``path``: as Markdown has it, or as an address."""
    if not target:
        return path
    if target.endswith(".md"):
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    address = "" if path == "index.md" else path.removesuffix(".md")
    return f"{posixpath.normpath(posixpath.join(address, target))}.md".replace("..md", "index.md")
