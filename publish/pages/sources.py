"""The sources, with the provisions behind which each stands."""

from publish.pages._writer import Content


def values(content: Content) -> dict:
    """What the template of the page shows beside the procedure."""
    chapter = content.source.chapter
    return {
        "stands_behind": {
            source.id: list(
                dict.fromkeys((*source.provisions, *(p.id for p in chapter.provisions() if source.id in p.sources)))
            )
            for source in chapter.sources
        }
    }
