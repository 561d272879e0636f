"""The pages of the site, from the procedure: Markdown, with the provisions as HTML inside it."""

from collections.abc import Mapping

from jinja2 import Environment

from publish.model import Source
from publish.pages import assurance, navigation
from publish.pages._writer import Content, root_of, templates
from publish.pages.navigation import every_page

__all__ = ["Content", "navigation", "pages", "written"]


def pages(content: Content) -> Mapping[str, str]:
    """Every generated page by its path under docs, and the decision table. Raises ``CaseError`` for a wrong example."""
    filled, made = _templates(content.source), {}
    for page in every_page(content.source):
        if page.values:
            template = filled.get_template(page.template or f"{page.path}.j2")
            made[page.path] = template.render(page.values(content), root=root_of(page.path)).lstrip()
    return made | {assurance.TABLE: assurance.decision_table(content)}


def written(source: Source, path: str, text: str, **values: object) -> str:
    """The Markdown of a page of docs, the procedure's words and ``values`` put in. Raises ``jinja2.TemplateError``."""
    return _templates(source).from_string(text).render(values, root=root_of(path))


def _templates(source: Source) -> Environment:
    return templates(source, {page.path.removesuffix(".md"): page.title for page in every_page(source)})
