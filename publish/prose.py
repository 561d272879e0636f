"""Texts of ``procedure.yaml`` made ready for the pages: placeholders put in, Markdown kept or taken out."""

from publish.model import Source, is_provision_number
from publish.source import placeholders


def plain(source: Source, text: str) -> str:
    """A text without any markup: provisions as bare numbers, emphasis taken out."""
    return placeholders.plain(text, source.values)


def markdown(source: Source, text: str, root: str) -> str:
    """A text in Markdown, provisions as links; ``root`` leads from the page where it stands to the site."""

    def resolve(name: str) -> str:
        if is_provision_number(name):
            return f"[{name}](<{root}{source.chapter.href(name)}>)"
        return markdown(source, source.values[name], root)

    return placeholders.fill(text, resolve)
