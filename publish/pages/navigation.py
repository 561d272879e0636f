"""Every page of the site, in the order of the navigation.

A page more is an entry here, a template and, where it shows more than the procedure itself, what gives that.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import NamedTuple

from calculator.wording.phrases import capital
from publish.model import Source
from publish.pages import assurance, calculators, examples, home, reference
from publish.pages._writer import Content, document, heading


class Page(NamedTuple):
    """A page: its path under docs, its title in the navigation, and what its template shows beside the procedure.

    The template is the page's own, named for its path, unless another is given. A page that a person wrote, in docs,
    has no ``values``. ``part`` is the heading under which pages stand together in the navigation.
    """

    path: str
    title: str
    values: Callable[[Content], Mapping] | None = lambda _: {}
    template: str = ""
    part: str = ""


def for_mkdocs(source: Source) -> list:
    """The navigation as MkDocs takes it."""
    navigation = []
    for part, pages in groupby(every_page(source), lambda page: page.part):
        listed = [{page.title: page.path} for page in pages]
        navigation += [{part: listed}] if part else listed
    return navigation


def every_page(source: Source) -> Iterator[Page]:
    """The pages in the order of the navigation: what the procedure has no content for is not among them."""
    chapter = source.chapter
    calculator, made = partial(Page, part="Calculators"), partial(Page, part="How this was made")
    restated = partial(Page, part=capital(chapter.called))
    yield Page("index.md", "Home", home.values)
    if source.now:
        yield Page("now.md", source.procedure.superseded.now, home.now)
    yield calculator("eligibility.md", "Does a case meet the criteria?", calculators.eligibility)
    if source.procedure.timescales:
        yield calculator("timeline.md", "Which dates follow?", calculators.timeline)
    for one in chapter.sections:
        shows = partial(reference.section, one)
        yield restated(f"sections/{one.slug}.md", heading(one), shows, "section.md.j2")
    yield restated("chapter.md", f"The whole {document(chapter)}")
    if chapter.unconfirmed:
        yield restated("unconfirmed.md", "What could not be confirmed")
    yield Page("who.md", "Who does what", reference.who)
    yield Page("examples.md", "Worked examples", examples.values)
    if chapter.terms:
        yield Page("glossary.md", "Glossary", reference.glossary)
    yield made("about.md", "About this site", None)
    if chapter.interpretations:
        yield made("interpretation.md", "How it is read", reference.interpretation)
    if chapter.sources:
        yield made("sources.md", "Sources", reference.sources)
    yield made("assurance.md", "Assurance", assurance.values)
    yield made("how-it-works.md", "How it works", None)
    yield made("encode.md", "Encode a procedure", None)
    yield made("privacy.md", "Privacy", None)
    yield made("accessibility.md", "Accessibility", None)
    yield made("hosting.md", "Hosting", None)
