"""Every page of the site, in the order of the navigation.

A page more is an entry here, a template and, where it shows more than the procedure itself, a module.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from calculator.wording.phrases import capital
from publish.model import Chapter, Source
from publish.pages import (
    assurance,
    eligibility,
    examples,
    glossary,
    home,
    interpretation,
    now,
    section,
    sources,
    timeline,
    who,
)
from publish.pages._writer import Content, document, heading


class Page(NamedTuple):
    """A page: its path under docs, its title in the navigation, and what its template shows beside the procedure.

    The template is the page's own, named for its path, unless another is given. A page that a person wrote, in docs,
    has no ``values``.
    """

    path: str
    title: str
    values: Callable[[Content], Mapping] | None = lambda _: {}
    template: str = ""


class Part(NamedTuple):
    """Pages that stand together in the navigation, under a heading."""

    title: str
    pages: tuple[Page, ...]


def entries(source: Source) -> Iterator[Page | Part]:
    """The navigation: what the procedure has no content for is not in it."""
    chapter = source.chapter
    yield Page("index.md", "Home", home.values)
    if source.now:
        yield Page("now.md", source.procedure.superseded.now, now.values)
    yield Part("Calculators", tuple(_calculators(source)))
    yield Part(capital(chapter.called), tuple(_sections(chapter)))
    yield Page("who.md", "Who does what", who.values)
    yield Page("examples.md", "Worked examples", examples.values)
    if chapter.terms:
        yield Page("glossary.md", "Glossary", glossary.values)
    yield Part("How this was made", tuple(_making(chapter)))


def for_mkdocs(source: Source) -> list:
    """The navigation as MkDocs takes it."""
    return [
        {entry.title: [{page.title: page.path} for page in entry.pages] if isinstance(entry, Part) else entry.path}
        for entry in entries(source)
    ]


def every_page(source: Source) -> list[Page]:
    """The pages of the navigation, one after the other."""
    return [page for entry in entries(source) for page in (entry.pages if isinstance(entry, Part) else (entry,))]


def _calculators(source: Source) -> Iterator[Page]:
    yield Page("eligibility.md", "Does a case meet the criteria?", eligibility.values)
    if source.procedure.timescales:
        yield Page("timeline.md", "Which dates follow?", timeline.values)


def _making(chapter: Chapter) -> Iterator[Page]:
    yield Page("about.md", "About this site", None)
    if chapter.interpretations:
        yield Page("interpretation.md", "How it is read", interpretation.values)
    if chapter.sources:
        yield Page("sources.md", "Sources", sources.values)
    yield Page("assurance.md", "Assurance", assurance.values)
    yield Page("how-it-works.md", "How it works", None)
    yield Page("encode.md", "Encode a procedure", None)
    yield Page("privacy.md", "Privacy", None)
    yield Page("accessibility.md", "Accessibility", None)
    yield Page("hosting.md", "Hosting", None)


def _sections(chapter: Chapter) -> Iterator[Page]:
    for one in chapter.sections:
        yield Page(f"sections/{one.slug}.md", heading(one), partial(section.values, one), "section.md.j2")
    yield Page("chapter.md", f"The whole {document(chapter)}")
    if chapter.unconfirmed:
        yield Page("unconfirmed.md", "What could not be confirmed")
