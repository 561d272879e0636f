"""Templates filled in, with what every page needs at hand: Markdown, with the provisions as HTML inside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markdown import Markdown
from markupsafe import Markup

from calculator import exports
from calculator.edition import Edition
from calculator.wording import phrases
from calculator.wording.deadlines import rule
from publish.cases import CaseFile
from publish.model import Chapter, Section, Source, number_of, parsed
from publish.proof import Proof
from publish.source import placeholders


@dataclass(frozen=True, slots=True)
class Content:
    """All that pages are made of: ``edition`` that of which the proof tells, ``examples`` in the order shown.

    ``neighbours`` are the titles of the sites built with this one, by where each stands; ``beneath`` what the files of
    those beneath it say, by their places.
    """

    source: Source
    proof: Proof
    edition: Edition
    examples: tuple[CaseFile, ...]
    neighbours: Mapping[str, str] = field(default_factory=dict)
    beneath: Mapping[str, Source] = field(default_factory=dict)


def templates(source: Source, pages: Mapping[str, str]) -> Environment:
    """Templates with the words of the procedure, but for ``root``; ``pages`` are titles by the path without ".md"."""
    chapter, standing = source.chapter, _standing(source.chapter)
    shorts = {term.short: term.term for term in chapter.terms if term.short}
    markdown = Markdown(extensions=["abbr", "smarty"], extension_configs={"abbr": {"glossary": shorts}})

    @pass_context
    def prose(context: Mapping, text: str) -> Markup:
        """A text of the chapter as HTML within a line: placeholders put in, links made, abbreviations marked."""

        def resolve(name: str) -> str:
            if parsed(name):
                return f"[{name}](<{context['root']}{chapter.href(name)}>)"
            return placeholders.fill(source.values[name], resolve)

        html = markdown.reset().convert(placeholders.fill(text, resolve))
        return Markup(html.removeprefix("<p>").removesuffix("</p>"))

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["capital"] = phrases.capital
    environment.globals |= {
        "pages": pages,
        "site": source.site,
        "chapter": chapter,
        "procedure": source.procedure,
        "formats": [*exports.formats(source.procedure, *pages).values()],
        "called": chapter.called,
        "document": document(chapter),
        "heading": heading,
        "plain": partial(placeholders.plain, values=source.values),
        "prose": prose,
        "href": lambda unit: chapter.href(standing[unit]),
        "letter": letter,
        "number_of": number_of,
        "sources_of": lambda provision: [one for one in chapter.sources if one.id in provision.sources],
        "rule": lambda timescale: phrases.sentence(rule(source.procedure, timescale)),
        "body_names": {body.id: body.name for body in chapter.bodies},
    }
    return environment


def root_of(path: str) -> str:
    """The way from the page at a path under docs to the root of the site."""
    return "" if path == "index.md" else "../" * (path.count("/") + 1)


def document(chapter: Chapter) -> str:
    """What the procedure is called, without “the” or “this”: “chapter”."""
    return chapter.called.removeprefix("the ").removeprefix("this ")


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
