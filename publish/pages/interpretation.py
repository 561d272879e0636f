"""The points of interpretation, each with the rules that it bears on."""

from publish.pages._drives import of_rule
from publish.pages._writer import Content


def values(content: Content) -> dict:
    """What the template of the page shows."""
    rules = of_rule(content.source)
    points = content.source.chapter.interpretations
    return {"drives": {point.id: [rules[id] for id in point.affects] for point in points}}
