"""The glossary: the terms by the letters with which they begin."""

from itertools import groupby

from publish.pages._writer import Content


def values(content: Content) -> dict:
    """What the template of the page shows beside the procedure."""
    terms = sorted(content.source.chapter.terms, key=lambda term: term.term.casefold())
    return {"letters": {letter: [*found] for letter, found in groupby(terms, lambda term: term.term[0].upper())}}
