"""Pieces of HTML that every result is made of. Text is escaped wherever it is put in; ``Html`` stays as it is."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import takewhile

from calculator.dates import clock
from calculator.dates.clock import Moment
from calculator.procedure import Citation
from calculator.wording import phrases
from calculator.wording.entered import TICKED
from calculator.wording.phrases import Cites, Field, Piece, Sentence, Strong, cited

_SPECIAL = re.compile("[&<>\"']").search
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


class Html(str):
    """Text that is HTML already. What is ``joined`` of it is too; what is added to it by ``+`` is text again."""

    __slots__ = ()


type Say = Callable[[Sentence], Html]
"""A sentence as HTML, with its links."""

NOTHING = Html()


def joined(parts: Iterable[object], between: str = "") -> Html:
    """Parts one after the other, those left out that are empty, with text ``between`` each two."""
    return Html(escaped(between).join(filter(None, map(escaped, parts))))


def element(name: str, *inner: object, **attributes: object) -> Html:
    """An element around its parts. ``class_`` and the like lose their underscore."""
    opened = name
    for key, value in attributes.items():
        opened += f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
    return Html(f"<{opened}>{''.join([escaped(part) for part in inner])}</{name}>")


def escaped(value: object) -> str:
    """A value as HTML, fit for the inside of an element and of a quoted attribute."""
    if type(value) is Html:
        return value
    text = str(value)
    return text.translate(_ESCAPES) if _SPECIAL(text) else text


def void(name: str, **attributes: object) -> Html:
    """An element that has no parts."""
    return Html(element(name, **attributes).replace(f"></{name}>", "/>"))


def head(*names: str) -> Html:
    """The names of a table's columns."""
    return element("thead", element("tr", *(element("th", name, scope="col") for name in names)))


def moment(at: Moment) -> Html:
    """A date or time in words, with the plain one behind it."""
    return element("time", phrases.moment(at), datetime=clock.write(at))


def items(name: str, parts: Iterable[object], **attributes: object) -> Html:
    """A list of the parts that hold something; nothing at all where none does."""
    inner = joined(element("li", part) for part in parts if part)
    return element(name, inner, **attributes) if inner else NOTHING


def folded(label: str, *parts: Html, **attributes: str) -> Html:
    """Parts of a result that are folded under their label; nothing where they hold nothing."""
    inner = joined(parts)
    return element("details", element("summary", label), inner, **attributes) if inner else NOTHING


def section(heading: str, *parts: Html) -> Html:
    """Parts of a result under their heading; nothing where they hold nothing."""
    inner = joined(parts)
    return joined((element("h3", heading), inner)) if inner else NOTHING


def force(word: str) -> Html:
    """The word that binds, as a badge; of several, the first gives it its look."""
    return element("span", word, class_=f"force force--{''.join(takewhile(str.isalpha, word))}")


def tick(provision: str, label: str, beside: str) -> Html:
    """A box to tick a duty off, which nothing keeps. On paper it is told in words too whether it is ticked."""
    id = f"t-{provision}"
    paper = (element("span", f" ({words})", class_="ticked" if on else "unticked") for on, words in TICKED.items())
    text = element("div", element("label", label, for_=id), " ", beside, *paper)
    return joined((void("input", type="checkbox", id=id, autocomplete="off"), text))


def to_field(id: str, shown: str) -> Html:
    """A link to the question or date of the form."""
    return element("a", shown, href=f"#q-{id}")


def saying(citations: Mapping[str, Citation], root: str) -> Say:
    """What makes HTML of a sentence, with links into the guidance at ``root`` and to the fields of the form."""

    def link(citation: Citation, shown: str) -> Html:
        """In a tab of its own, so that what was typed stays where it is."""
        where = {"href": root + citation.href, "target": "_blank", "rel": "noopener"}
        return element("a", shown, title=citation.title, **where)

    def part(value: Piece) -> str:
        match value:
            case str():
                return value
            case Strong(text=text):
                return element("strong", text)
            case Field(id=id, text=text):
                return to_field(id, text)
            case date():
                return moment(value)
            case Cites(provisions=provisions):
                named = Html(cited(link(citations[id], id) for id in provisions))
                return element("span", named, class_="cites") if named else NOTHING
            case Citation(title=title):
                return joined(("“", link(value, title), "”"))
        return element("a", value.title, href=value.url, target="_blank", rel="noopener noreferrer")

    return lambda sentence: joined(map(part, sentence))
