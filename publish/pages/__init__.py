"""The pages of the site, from the procedure: Markdown, with the provisions as HTML inside it."""

from collections.abc import Mapping

from publish.model import Source
from publish.pages import assurance, navigation
from publish.pages._writer import Content, Writer
from publish.pages.navigation import every_page

__all__ = ["Content", "navigation", "pages", "written"]


def pages(content: Content) -> Mapping[str, str]:
    """Every generated page: its path under docs to its Markdown; and the decision table, as CSV.

    Raises ``CaseError`` for an example that cannot be shown, or of which the calculator says something else than it
    expects.
    """
    write = _writer(content.source)
    made = {
        page.path: write.page(page.path, page.template or f"{page.path}.j2", page.values(content))
        for page in every_page(content.source)
        if page.values
    }
    return made | {assurance.TABLE: assurance.decision_table(content)}


def written(source: Source, path: str, text: str, **values: object) -> str:
    """The Markdown of a page that stands in docs at ``path``, its ``text`` with the words of the procedure put in.

    ``values`` are what it may name beside them. Raises ``jinja2.TemplateError``.
    """
    return _writer(source).by_hand(path, text, values)


def _writer(source: Source) -> Writer:
    return Writer(source, {page.path.removesuffix(".md"): page.title for page in every_page(source)})
