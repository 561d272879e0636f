"""The pages of the harbour and of the real procedure, made once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from calculator.edition import make
from publish import cases, edition, pages, proof, source
from publish.pages._writer import Content
from publish.proof import decision_table
from tests.publish import harbour
from tests.publish.pages import small_cases
from tests.publish.pages.reading import DOCS


@pytest.fixture(scope="session")
def small() -> Content:
    """What the pages of the harbour are made of."""
    files = [small_cases.file("sinkings", small_cases.SINKINGS), small_cases.file("findings", small_cases.FINDINGS)]
    return content(source.read(harbour.TEXT + harbour.PROMISES, "harbour.yaml"), files)


@pytest.fixture(scope="session")
def untimed() -> Content:
    """The same with no period in its texts, so that it reads without timescales too; and without examples."""
    text = re.sub(r"\{\{ \w+\.within \}\}", "a while", harbour.TEXT)
    return content(source.read(text + harbour.PROMISES, "harbour.yaml"), ())


@pytest.fixture(scope="session")
def real() -> Content:
    """What the pages of the real procedure by itself are made of.

    The tests of the proof put it to the calculator: not again.
    """
    found = replace(source.load(edition.PROCEDURE), beside=())
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr(decision_table, "check_calculator", lambda *_: [])
        return content(found, cases.load(edition.PROCEDURE.parent / "cases", found.examples))


def content(found: source.Source, examples: Iterable[cases.CaseFile]) -> Content:
    """What the pages of a procedure with these examples are made of."""
    return Content(found, proof.prove(found), make(*edition.parts(found.procedure)), tuple(examples))


def made(content: Content) -> Mapping[str, str]:
    """The Markdown of every page, those of docs included, by its path."""
    generated = pages.pages(content)
    by_hand = {
        path.name: pages.written(content.source, path.name, path.read_text("utf-8"), policy="default-src 'none'")
        for path in DOCS.glob("*.md")
    }
    return {path: text for path, text in (generated | by_hand).items() if path.endswith(".md")}


@pytest.fixture(scope="session")
def small_pages(small) -> Mapping[str, str]:
    return made(small)


@pytest.fixture(scope="session")
def real_pages(real) -> Mapping[str, str]:
    return made(real)
