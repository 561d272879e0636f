"""Nothing of the real procedure stands in what makes and dresses the pages of any."""

import re

import pytest

from tests.publish.pages.reading import ROOT

SHOWN = sorted(
    path
    for folder, pattern in (
        ("publish/pages", "*.py"), ("publish/pages/templates", "*"), ("publish/theme", "**/*.html"), ("docs", "*.md"),
        ("docs/assets", "*.mjs"), ("docs/assets/style", "*.css"),
    )
    for path in (ROOT / folder).glob(pattern)
)  # fmt: skip
WORDS = re.compile(
    r"\b(Derby\w*|child(ren)?('s|’s)?\b(?!-)|999|SCR|Serious Case|DSCB|LSCB|Ofsted|custody|coroner|safeguarding|"
    r"the Chair|sub-committee|Working Together)\b",
    re.IGNORECASE,
)
WORDS_OF_THE_FORM = {"sub_group", "beyond_calendar", "inconsistent_answers", "missing_start"}
"""Ids that are also names of keys which any procedure may have, or of warnings that the calculator raises of itself."""
CHILDREN = re.compile(r"(first|last|only|nth)-child|\.children|\bchild(ren)? (in|!=)|entry\(child\)|item\.children")


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_word_and_no_id_of_the_real_procedure_stands_in_it(real, path):
    procedure, chapter = real.source.procedure, real.source.chapter
    ids = {
        *procedure.questions, *procedure.criteria, *procedure.findings, *procedure.timescales, *procedure.events,
        *(outcome.id for outcome in procedure.outcomes.values() if outcome.force), *procedure.warnings,
        *(body.id for body in chapter.bodies), *(board.id for board in chapter.boards),
        *(notice.code for notice in chapter.notices), *real.source.examples,
    } - WORDS_OF_THE_FORM  # fmt: skip
    text = CHILDREN.sub("", path.read_text("utf-8"))
    assert not WORDS.search(text)
    named = {id for id in ids if ("_" in id or "-" in id) and re.search(rf"(?<![\w-]){re.escape(id)}(?![\w-])", text)}
    assert not named
