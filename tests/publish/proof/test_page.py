"""The Assurance page and its decision table: what the built site shows of the proof, and when nothing is built."""

import csv
import io
from dataclasses import replace
from html.parser import HTMLParser
from itertools import product

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from publish import edition, hooks, pages
from publish.pages import assurance
from publish.proof import prove
from publish.source import load
from tests.procedures import completions

DIGEST = "d" * 64
OUTCOMES = ("Not met", "Should", "Must")


@pytest.fixture(scope="module")
def source():
    return load(edition.PROCEDURE)


@pytest.fixture(scope="module")
def proof(source):
    return prove(source)


@pytest.fixture(scope="module")
def table(source, proof):
    """The lines of the CSV, each by its columns."""
    text = assurance.decision_table(source, proof, DIGEST)
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.fixture(scope="module")
def columns(source):
    labels = {question.id: question.label for question in source.procedure.questions.values()}
    return [labels[question] for question in completions.QUESTIONS]


# ---- the decision table


def test_the_table_has_a_column_for_each_question_and_every_line_its_edition_and_digest(table, columns):
    after = ["Outcome", "Criteria", "Provisions", "Combinations", "Edition", "Digest"]
    assert list(table[0]) == ["Rule", *columns, *after]
    assert {line["Digest"] for line in table} == {DIGEST}
    assert {line["Edition"] for line in table} == {"2018-07"}
    assert [line["Rule"] for line in table] == [str(number) for number in range(1, len(table) + 1)]


def test_the_table_is_written_as_rfc_4180_has_it(source, proof):
    text = assurance.decision_table(source, proof, DIGEST)
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert len({len(line) for line in csv.reader(io.StringIO(text, newline=""), strict=True)}) == 1


def test_each_way_of_answering_fits_just_one_rule_and_that_gives_the_right_outcome(table, columns):
    """All 1,024, against the account of the criteria that is written out by hand for the calculator's tests."""
    fitted = dict.fromkeys((line["Rule"] for line in table), 0)
    for answers in product((0, 1), repeat=10):
        words = dict(zip(columns, (("No", "Yes")[answer] for answer in answers), strict=True))
        fits = [line for line in table if all(line[column] in (word, "any") for column, word in words.items())]
        (rule,) = fits
        assert rule["Outcome"] == OUTCOMES[completions.RANK[answers]], words
        fitted[rule["Rule"]] += 1
    assert fitted == {line["Rule"]: int(line["Combinations"]) for line in table}


def test_the_table_is_as_short_as_such_a_table_can_be(table):
    """No other order of asking gets by with fewer: each of these rests on an answer that no other rule has alone.

    By hand. With abuse: a death; else proof; else the first, second or third ground of harm, or none: six. Without:
    no death; else custody; else detention; else not of age, or of age without or with an order: six.
    """
    assert len(table) == 6 + 6


def test_the_strongest_outcomes_stand_first_and_a_rule_names_the_criteria_that_lead_to_it(table):
    assert [line["Outcome"] for line in table] == ["Must"] * 4 + ["Should"] * 3 + ["Not met"] * 5
    assert table[0]["Criteria"].startswith("Regulation 5(2)(a) and (b)(i), a death")
    assert table[0]["Provisions"] == "2.2(a); 2.5"
    assert {line["Criteria"] for line in table if line["Outcome"] == "Not met"} == {""}


# ---- the page


class Text(HTMLParser):
    """What a page says, its cells and the links it has."""

    def __init__(self, html: str):
        super().__init__()
        self.said, self.links, self.rows, self._cell = [], [], [], None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.links.append(dict(attributes).get("href"))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self._cell = len(self.rows[-1]) - 1

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self._cell = None

    def handle_data(self, data):
        self.said.append(data)
        if self._cell is not None:
            self.rows[-1][self._cell] += data

    def __str__(self):
        return " ".join(" ".join(self.said).split())


@pytest.fixture(scope="module")
def page(site):
    return Text((site / "assurance/index.html").read_text(encoding="utf-8"))


def test_the_page_says_over_how_many_sets_of_answers_it_was_proved(page):
    assert "1,048,576 sets of answers" in str(page)
    assert "1,024 answer every question with yes or no" in str(page)


def test_the_page_says_what_was_not_proved(page):
    assert "That the chapter was read rightly." in str(page)
    assert "../interpretation/" in page.links


def test_the_page_names_the_one_exception_and_its_provision(page):
    assert "If it turns out to be “Yes” after all, Must can become Not known yet or Not met." in str(page)


def test_every_promise_is_on_the_page_with_its_outcome_and_provisions(page, source):
    for guarantee in source.guarantees:
        for number in guarantee.provisions:
            assert f"../{source.chapter.href(number)}" in page.links
    assert (
        "After any death in custody a review should be carried out, if not more, whatever else is known. "
        "Provision 2.6 (65,536) The outcome: at least should Met: A death in custody"
    ) in str(page)
    assert "Not met: A death in custody" in str(page)


def test_the_outcomes_are_counted_on_the_page(page):
    rows = [["must", "368", "122,368"], ["should", "208", "92,928"], ["All", "1,024", "1,048,576"]]
    assert [row for row in rows if row not in page.rows] == []


def test_the_table_on_the_page_is_the_one_to_download(page, site, columns):
    assert "decision-table.csv" in page.links
    data = (site / "assurance/decision-table.csv").read_bytes().decode()
    lines = list(csv.DictReader(io.StringIO(data, newline=""), strict=True))
    across = [row for row in page.rows if len(row) == len(lines) + 1]
    assert [row[0] for row in across] == ["Rule", *columns, "Outcome", "Ways of answering", "Provisions"]
    for row, wanted in zip(across, ["Rule", *columns, "Outcome", "Combinations", "Provisions"], strict=True):
        found = [cell.replace("–any", "any").replace(", ", "; ").casefold() for cell in row[1:]]
        assert found == [line[wanted].casefold() for line in lines]


def test_the_page_and_the_table_name_the_digest_that_every_result_shows(page, site):
    digest = edition.parts(load(edition.PROCEDURE).procedure).digest
    assert f"digest {digest[:12]} ." in str(page)
    assert digest in (site / "assurance/decision-table.csv").read_text(encoding="utf-8")


def test_beyond_twelve_questions_the_page_says_what_was_covered_whole_and_what_by_a_sample(source, proof):
    sampled = replace(
        proof,
        outcomes=tuple((outcome, replace(count, all=None)) for outcome, count in proof.outcomes),
        guarantees=tuple((guarantee, replace(count, all=None)) for guarantee, count in proof.guarantees),
        runs=100_000,
        sample=100_000,
    )
    page = Text(pages.pages(source, sampled, DIGEST)["assurance.md"])
    text = str(page)
    assert (
        "These were covered, every one. The others, which leave something open, are too many: of them a sample of "
        "100,000 was covered, drawn at random but the same each time."
    ) in text
    assert "on 100,000 sets of answers: those of the sample." in text
    assert "wherever abuse or neglect is known or suspected. Provisions 2.1 , 2.5 (256)" in text
    assert ["must", "368"] in page.rows
    assert "none by sample" not in text
    assert "in every combination" not in text


# ---- when a claim fails


def test_a_broken_criterion_stops_the_build_with_the_counter_example_and_no_traceback(tmp_path, monkeypatch):
    """As an author would break it: a "not" too many in a criterion of the file."""
    text = edition.PROCEDURE.read_text(encoding="utf-8")
    old = "when: {all: [child_died, died_in_custody]}\n    provisions"
    assert text.count(old) == 1
    broken = tmp_path / "procedure.yaml"
    broken.write_text(text.replace(old, "when: {all: [child_died, {not: died_in_custody}]}\n    provisions"), "utf-8")
    monkeypatch.setenv("PROCEDURE", str(tmp_path))
    with pytest.raises(Abort) as raised:
        hooks.on_config(MkDocsConfig())
    lines = str(raised.value).split("\n")
    line = text[: text.index("  - id: death_in_custody\n")].count("\n") + 1
    assert lines[:3] == [
        f"procedure.yaml:{line}: criteria.death_in_custody: “A death in custody” does not keep a promise of the "
        "chapter: After any death in custody a review should be carried out, if not more, whatever else is known.",
        "    Smallest counter-example: The child has died: Yes; Died in custody: Yes.",
        "    Expected this criterion to be met, found it not met. See 2.6.",
    ]
    assert raised.value.__cause__ is None
