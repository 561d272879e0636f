"""Templates filled in, with what every page needs at hand: Markdown, with the provisions as HTML inside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown import Markdown
from markupsafe import Markup

from calculator import exports
from calculator.edition import Edition
from calculator.wording import phrases
from calculator.wording.deadlines import rule
from publish.beside import Neighbour
from publish.model import Chapter, Section, Source, is_provision_number, number_of
from publish.proof import Proof
from publish.source import placeholders
from publish.source.cases import CaseFile

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Content:
    """All that pages are made of: ``edition`` that of which the proof tells, ``examples`` in the order shown.

    ``neighbours`` are the sites built with this one; ``beneath`` what the files of those beneath it say, by their
    places.
    """

    source: Source
    proof: Proof
    edition: Edition
    examples: tuple[CaseFile, ...]
    neighbours: tuple[Neighbour, ...] = ()
    beneath: Mapping[str, Source] = field(default_factory=dict)


class Writer:
    """Makes pages out of templates. ``pages`` are those of the site: the title of each by its path without ".md"."""

    def __init__(self, source: Source, pages: Mapping[str, str]):
        self._source = source
        standing = _standing(source.chapter)
        shorts = {term.short: term.term for term in source.chapter.terms if term.short}
        self._markdown = Markdown(extensions=["abbr", "smarty"], extension_configs={"abbr": {"glossary": shorts}})
        self._templates = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        self._templates.filters["capital"] = phrases.capital
        self._templates.globals |= {
            "pages": pages,
            "site": source.site,
            "chapter": source.chapter,
            "procedure": source.procedure,
            "formats": [*exports.formats(source.procedure, *pages).values()],
            "called": source.chapter.called,
            "document": document(source.chapter),
            "heading": heading,
            "plain": partial(placeholders.plain, values=source.values),
            "href": lambda unit: source.chapter.href(standing[unit]),
            "letter": letter,
            "number_of": number_of,
            "sources_of": lambda provision: [one for one in source.chapter.sources if one.id in provision.sources],
            "rule": lambda timescale: phrases.sentence(rule(source.procedure, timescale)),
            "force_words": {force.id: force.word for force in source.chapter.forces},
            "body_names": {body.id: body.name for body in source.chapter.bodies},
        }

    def page(self, path: str, template: str, values: Mapping) -> str:
        """The page at ``path`` out of the template of that name."""
        return self._templates.get_template(template).render(self._at(path) | values).lstrip()

    def by_hand(self, path: str, text: str, values: Mapping) -> str:
        """The page at ``path`` out of its own text, a template too. Raises ``jinja2.TemplateError``."""
        return self._templates.from_string(text).render(self._at(path) | values)

    def _at(self, path: str) -> dict:
        root = "" if path == "index.md" else "../" * (path.count("/") + 1)
        return {"root": root, "prose": partial(self._prose, root)}

    def _prose(self, root: str, text: str) -> Markup:
        """A text of the chapter as HTML within a line: placeholders put in, links made, abbreviations marked."""

        def resolve(name: str) -> str:
            if is_provision_number(name):
                return f"[{name}](<{root}{self._source.chapter.href(name)}>)"
            return placeholders.fill(self._source.values[name], resolve)

        self._markdown.reset()
        html = self._markdown.convert(placeholders.fill(text, resolve))
        return Markup(html.removeprefix("<p>").removesuffix("</p>"))


def document(chapter: Chapter) -> str:
    """What the procedure is called, without its article: “chapter”."""
    return chapter.called.removeprefix("the ")


def heading(section: Section) -> str:
    """A section's title, with its number where it has one."""
    return f"{section.number} {section.title}" if section.number else section.title


def letter(number: str) -> str:
    """What a lettered provision is marked with in its list: "(b)" for 4.2(b), nothing for a further statement of it."""
    return number[number.rindex("(") :] if number.endswith(")") else ""


def _standing(chapter: Chapter) -> dict[str, str]:
    """The provision under which each provision and each unit of the source stands, the first where it is several."""
    groups = reversed([board.sub_group for board in chapter.boards if board.sub_group])
    provisions = reversed([*chapter.provisions()])
    standing = {unit: group.members for group in groups for unit in group.restates}
    standing |= {unit: provision.id for provision in provisions for unit in provision.restates}
    return standing | {provision.id: provision.id for provision in chapter.provisions()}
