"""A section of the chapter, with the rules that its paragraphs drive."""

from collections.abc import Mapping

from publish.model import Provision, Section, below
from publish.pages._drives import Drive, drives
from publish.pages._writer import Content, heading


def values(section: Section, content: Content) -> dict:
    """What the template of a section's page shows; what is driven by the first statement of each paragraph."""
    driven = drives(content.source)
    paragraphs = content.source.chapter.paragraphs(section)
    return {
        "section": section,
        "heading": heading(section),
        "driven": {statements[0].id: _driven(statements, driven) for statements in paragraphs},
    }


def _driven(statements: tuple[Provision, ...], driven: Mapping[str, list[Drive]]) -> list[Drive]:
    units = [unit for provision in below(statements) for unit in (provision.id, *provision.restates)]
    return list(dict.fromkeys(drive for unit in units for drive in driven.get(unit, ())))
