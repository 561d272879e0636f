"""The sections of the chapter, a page each, and the whole of it on one page."""

from publish.model import Section, Source, below
from publish.pages._drives import Drive, drives
from publish.pages._writer import Content


def heading(section: Section) -> str:
    """A section's title, with its number where it has one."""
    return f"{section.number} {section.title}" if section.number else section.title


def values(section: Section, content: Content) -> dict:
    """What the template of a section's page shows."""
    return {
        "section": section,
        "heading": heading(section),
        "paragraphs": _paragraphs(content.source, section, drives(content.source)),
    }


def whole_chapter(content: Content) -> dict:
    """What the template of the page with every section shows."""
    source = content.source
    return {
        "sections": [
            {"heading": heading(section), "paragraphs": _paragraphs(source, section, {})}
            for section in source.chapter.sections
        ]
    }


def _paragraphs(source: Source, section: Section, driven: dict[str, list[Drive]]) -> list[dict]:
    """The statements of each unit under its heading, with the rules that it or its lettered parts drive."""
    paragraphs = []
    for statements in source.chapter.paragraphs(section):
        units = dict.fromkeys(unit for provision in below(statements) for unit in (provision.id, *provision.restates))
        paragraphs.append(
            {
                "id": statements[0].id,
                "title": statements[0].title,
                "statements": statements,
                "drives": list(dict.fromkeys(drive for unit in units for drive in driven.get(unit, ()))),
            }
        )
    return paragraphs
