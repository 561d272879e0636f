"""Links within the built site: each leads to a file that is there and, past a "#", to an anchor that it has.

MkDocs follows the links of Markdown alone; the templates write theirs as HTML.
"""

from collections import defaultdict
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit


def dead(site: Path, root: str = "/", cited: Iterable[str] = ()) -> list[str]:
    """A sentence for each link that leads nowhere, by the first page that has it.

    ``root`` is the path at which the site is hosted. ``cited`` are the links that results have, from the site's root.
    """
    pages = {path: _Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    names = {path: path.relative_to(site).as_posix() for path in pages}
    links = [(names[path], root + names[path], link) for path, page in pages.items() for link in page.links]
    faults: dict[str, list[str]] = defaultdict(list)
    for name, base, link in [*links, *(("a result", root, link) for link in cited)]:
        address = urlsplit(urljoin(base, link))
        if address.scheme or address.netloc:
            continue
        path = unquote(address.path)
        file = site / path.removeprefix(root)
        if file.is_dir():
            file /= "index.html"
        if not (path.startswith(root) and file.is_file()):
            faults[f'"{link}" leads to nothing'].append(name)
        elif (page := pages.get(file)) and unquote(address.fragment) not in page.anchors:
            faults[f'"{link}" leads to no anchor'].append(name)
    return [
        f"{page}{f' and {len(others)} more' if others else ''}: {fault}" for fault, (page, *others) in faults.items()
    ]


class _Page(HTMLParser):
    """What a page links to, and the anchors that it has."""

    def __init__(self, html: str):
        super().__init__()
        self.links: dict[str, None] = {}
        self.anchors = {"", "top"}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.anchors.add(value or "")
            elif name in ("href", "src"):
                self.links[value or ""] = None
