"""The pages of the site, from the procedure: Markdown, with the provisions as HTML inside it."""

from collections.abc import Iterable, Mapping

from calculator.edition import Edition
from publish.model import Source
from publish.pages import assurance, navigation
from publish.pages._writer import Content, Writer
from publish.pages.navigation import Page, every_page
from publish.proof import Proof
from publish.source.cases import CaseFile

__all__ = ["navigation", "pages", "written"]


def pages(source: Source, proof: Proof, edition: Edition, examples: Iterable[CaseFile]) -> Mapping[str, str]:
    """Every generated page: its path under docs to its Markdown; and the decision table, as CSV.

    ``edition`` is that of which the proof tells. Raises ``CaseError`` for an example that cannot be shown, or of which
    the calculator says something else than it expects.
    """
    content = Content(source=source, proof=proof, edition=edition, examples=tuple(examples))
    write = _writer(source)
    made = {
        page.path: write.page(page.path, page.template or f"{page.path}.j2", page.values(content))
        for page in every_page(source)
        if isinstance(page, Page)
    }
    return made | {assurance.TABLE: assurance.decision_table(content)}


def written(source: Source, path: str, text: str, **values: object) -> str:
    """The Markdown of a page that stands in docs at ``path``, its ``text`` with the words of the procedure put in.

    ``values`` are what it may name beside them. Raises ``jinja2.TemplateError``.
    """
    return _writer(source).by_hand(path, text, values)


def _writer(source: Source) -> Writer:
    return Writer(source, {page.path.removesuffix(".md"): page.title for page in every_page(source)})
