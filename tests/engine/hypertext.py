"""Reading HTML back: whether it is well formed, what it says and where it links to."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Element:
    name: str
    attributes: dict
    inner: list = field(default_factory=list)

    def all(self, name: str = "", class_: str = "") -> list:
        """Every element inside with a name, a class or both, in order."""
        found = []
        for part in self.inner:
            if isinstance(part, Element):
                classes = (part.attributes.get("class") or "").split()
                if (not name or part.name == name) and (not class_ or class_ in classes):
                    found.append(part)
                found += part.all(name, class_)
        return found

    def one(self, name: str = "", class_: str = ""):
        (found,) = self.all(name, class_)
        return found

    def text(self) -> str:
        parts = [part if isinstance(part, str) else part.text() for part in self.inner]
        return " ".join("".join(parts).split())


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        written = self.get_starttag_text()
        assert tag in NAMES, f"no element that a result has: {written}"
        assert written.startswith(f"<{tag}"), f"not in small letters: {written}"
        names = [name for name, _ in attrs]
        assert all(f' {name}="' in written for name in names), f"not in small letters: {written}"
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        assert all(value is not None for _, value in attrs), f"<{tag}> has an attribute without a value"
        made = Element(tag, dict(attrs))
        self.open[-1].inner.append(made)
        self.open.append(made)

    def handle_endtag(self, tag):
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data):
        self.open[-1].inner.append(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl):
        raise AssertionError(f"a declaration: {decl}")


ALLOWED_INSIDE = {
    "ul": {"li"},
    "ol": {"li"},
    "table": {"thead", "tbody"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
}
NAMES = {
    "a", "br", "button", "code", "details", "div", "footer", "h2", "h3", "input", "label", "li", "ol", "p", "section",
    "small", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "time", "tr", "ul", "wbr",
}  # fmt: skip
NAMED = re.compile(r"[a-z][a-z0-9_.()-]*")
"""How a class or an id is written."""
PHRASING = {"a", "span", "small", "strong", "time", "code", "abbr", "em", "button", "br", "wbr"}
INLINE = {"input", "label"}
HOLDS_PHRASING = {
    "p", "h2", "h3", "a", "span", "small", "strong", "time", "code", "summary", "td", "th", "label", "button",
}  # fmt: skip


def read(html: str) -> Element:
    """The elements of some HTML. Fails where a tag is not closed in its place, or stands where none may."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root], f"<{reader.open[-1].name}> is not closed"
    for element in (reader.root, *reader.root.all()):
        blocks = [part for part in element.inner if isinstance(part, Element) and part.name not in PHRASING | INLINE]
        words = [part for part in element.inner if isinstance(part, str) and part.strip()]
        assert not (blocks and words), f"words beside <{blocks[0].name}>: {words[0]}"
        for name in ("class", "id"):
            for part in element.attributes.get(name, "").split():
                assert NAMED.fullmatch(part), f"{name}={part}"
        assert element.attributes.get("tabindex", "-1") == "-1"
        for part in element.inner:
            if isinstance(part, Element):
                allowed = ALLOWED_INSIDE.get(element.name, PHRASING if element.name in HOLDS_PHRASING else None)
                assert allowed is None or part.name in allowed, f"<{part.name}> in <{element.name}>"
            elif element.name in ALLOWED_INSIDE:
                assert not part.strip(), f"text in <{element.name}>: {part}"
        if element.name in ("ul", "ol", "p", "li", "h3", "a", "span", "strong"):
            assert element.inner, f"<{element.name}> is empty"
    return reader.root


def check_links(found: Element, procedure, root: str) -> None:
    """Every link goes to a field of the form, a part of the result, or the guidance or dates, in a tab of its own."""
    ids = [element.attributes["id"] for element in found.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    fields = {f"#q-{asked.id}" for asked in (*procedure.questions.values(), *procedure.events.values())}
    parts = (*procedure.counting.values(), *procedure.timescales.values())
    points = (point for part in parts for point in part.interpretations)
    readings = (reading.interpretation for timescale in procedure.timescales.values() for reading in timescale.readings)
    outside = [procedure.successor.source] if procedure.successor else []
    now, pages = root + "now/", {duty.page.url for duty in procedure.do_now if duty.page}
    guidance = {root + citation.href for citation in (*procedure.citations.values(), *points, *readings, *outside)}
    hrefs = {*guidance, *([root + "timeline/"] if procedure.timescales else [])}
    for link in found.all("a"):
        href = link.attributes["href"]
        if href in hrefs:
            assert (link.attributes["target"], link.attributes["rel"]) == ("_blank", "noopener")
        elif href in pages:
            assert (link.attributes["target"], link.attributes["rel"]) == ("_blank", "noopener noreferrer")
        elif href not in (now, *fields):
            (part,) = [part for part in found.all() if part.attributes.get("id") == href.removeprefix("#")]
            if part.name == "details":
                # Its summary takes the focus; a tabindex of its own would keep Tab out of all that it holds.
                assert "tabindex" not in part.attributes
                assert part.inner[0].name == "summary"
            else:
                assert part.attributes["tabindex"] == "-1", f"{href} cannot take the focus"
        assert link.text()


def outline(found: Element, leaves: tuple[str, ...] = ()) -> list[str]:
    """Every element inside, a line each, set in by its depth, with its attributes save those of links.

    What stands inside elements of these names is left out.
    """
    lines = []
    for part in found.inner:
        if isinstance(part, Element):
            written = (f'{name}="{value}"' for name, value in part.attributes.items() if name not in OF_LINKS)
            lines.append(" ".join([part.name, *written]))
            lines += [] if part.name in leaves else [f"  {line}" for line in outline(part, leaves)]
    return lines


OF_LINKS = {"href", "title", "target", "rel"}
