"""Pieces of HTML that every result is made of. Whatever is text is escaped here and nowhere else."""

from collections.abc import Iterable

from calculator.procedure import Citation, Procedure
from calculator.wording import phrases
from calculator.wording.voice import Voice

_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;"))


def text(value: object) -> str:
    """A value as HTML text or as the inside of a quoted attribute."""
    escaped = str(value)
    for character, written in _ESCAPES:
        escaped = escaped.replace(character, written)
    return escaped


def element(name: str, inner: str, **attributes: str) -> str:
    """An element around HTML. ``class_`` and the like lose their underscore."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{inner}</{name}>"


def paragraph(value: str, **attributes: str) -> str:
    return element("p", text(value), **attributes)


def items(name: str, parts: Iterable[str], **attributes: str) -> str:
    """A list of HTML parts; nothing at all where there are none."""
    inner = "".join(element("li", part) for part in parts)
    return element(name, inner, **attributes) if inner else ""


def force(value: str) -> str:
    return element("span", text(value), class_=f"force force--{value}")


def link(citation: Citation, root: str, shown: str = "") -> str:
    """A link into the guidance, in a tab of its own, so that what was typed stays where it is."""
    where = {"href": root + citation.href, "target": "_blank", "rel": "noopener"}
    return element("a", text(shown or citation.id), title=citation.title, **where)


def cites(procedure: Procedure, provisions: Iterable[str], root: str) -> str:
    """The provisions, each a link to where it stands."""
    known = procedure.citations
    found = phrases.cited(link(known[id], root) for id in provisions)
    return element("span", found, class_="cites") if found else ""


def to_field(id: str, shown: str) -> str:
    """A link to the question or date of the form."""
    return element("a", text(shown), href=f"#q-{id}")


def to_part(id: str, shown: str) -> str:
    """A link to a part of the result."""
    return element("a", text(shown), href=f"#{id}")


def moment(at: str) -> str:
    """A date or time in words, with the plain one behind it."""
    return element("time", text(phrases.moment(at)), datetime=at)


def voice(procedure: Procedure, root: str) -> Voice:
    """Sentences as HTML, with links into the guidance at ``root``."""
    return Voice(
        text=text,
        strong=lambda shown: element("strong", text(shown)),
        field=to_field,
        cites=lambda provisions: cites(procedure, provisions, root),
    )


def foot(procedure: Procedure, digest: str) -> str:
    """What every result carries: whose it is not, and by which text it was worked out."""
    return element(
        "footer",
        paragraph(procedure.unofficial)
        + "".join(paragraph(notice.message) for notice in procedure.notices)
        + element("p", f"Edition {text(procedure.edition)}, digest {element('code', text(digest))}", class_="digest"),
        class_="result__foot",
    )
