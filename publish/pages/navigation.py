"""Every page of the site, in the order of the navigation.

A page more is an entry here, a template and, where it shows more than the procedure itself, a module.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from calculator.wording.phrases import capital
from publish.pages import assurance, eligibility, examples, interpretation, section, timeline, who
from publish.pages._writer import Content, document
from publish.source import Source


def _nothing(_content: Content) -> Mapping:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its path under docs, its title in the navigation, and what its template shows beside the procedure.

    The template is the page's own, named for its path, unless another is given. ``written`` pages stand in docs.
    """

    path: str
    title: str
    values: Callable[[Content], Mapping] = _nothing
    template: str = ""
    written: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Pages that stand together in the navigation, under a heading."""

    title: str
    pages: tuple[Page, ...]


def entries(source: Source) -> Iterator[Page | Part]:
    """The navigation: what the procedure has no content for is not in it."""
    chapter = source.chapter
    yield Page(path="index.md", title="Home")
    yield Part(title="Calculators", pages=tuple(_calculators(source)))
    yield Part(
        title=capital(chapter.called),
        pages=(
            *(
                Page(
                    path=f"sections/{one.slug}.md",
                    title=section.heading(one),
                    values=partial(section.values, one),
                    template="section.md.j2",
                )
                for one in chapter.sections
            ),
            Page(path="chapter.md", title=f"The whole {document(chapter)}", values=section.whole_chapter),
        ),
    )
    yield Page(path="who.md", title="Who does what", values=who.values)
    if chapter.interpretations:
        yield Page(path="interpretation.md", title="Interpretation", values=interpretation.values)
    yield Page(path="assurance.md", title="Assurance", values=_assurance)
    yield Page(path="examples.md", title="Worked examples", values=examples.values)
    if chapter.terms:
        yield Page(path="glossary.md", title="Glossary")
    if chapter.sources:
        yield Page(path="sources.md", title="Sources")
    yield Part(
        title="About",
        pages=(
            Page(path="about.md", title="About this site", written=True),
            Page(path="privacy.md", title="Privacy", written=True),
            Page(path="accessibility.md", title="Accessibility", written=True),
            Page(path="hosting.md", title="Hosting", written=True),
        ),
    )


def every_page(source: Source) -> list[Page]:
    """The pages of the navigation, one after the other."""
    return [page for entry in entries(source) for page in (entry.pages if isinstance(entry, Part) else (entry,))]


def _calculators(source: Source) -> Iterator[Page]:
    yield Page(path="eligibility.md", title="Are the criteria met?", values=eligibility.values)
    if source.procedure.timescales:
        yield Page(path="timeline.md", title="Which dates follow?", values=timeline.values)


def _assurance(content: Content) -> Mapping:
    return assurance.page(content.source, content.proof, content.edition.digest)
