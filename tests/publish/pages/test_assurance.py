"""The Assurance page and its decision table: what they show of the proof."""

import csv
import io
import re
from dataclasses import replace
from itertools import product

import pytest

from publish.pages import assurance
from tests.procedures import completions
from tests.publish.pages.conftest import made
from tests.publish.pages.reading import Page

OUTCOMES = ("Not met", "Should", "Must")


@pytest.fixture(scope="module")
def text(real):
    """The decision table as CSV."""
    return assurance.decision_table(real)


@pytest.fixture(scope="module")
def table(text):
    """Its lines, each by its columns."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.fixture(scope="module")
def columns(real):
    labels = {question.id: question.label for question in real.source.procedure.questions.values()}
    return [labels[question] for question in completions.QUESTIONS]


# ---- the decision table


def test_the_table_has_a_column_for_each_question_and_every_line_its_edition_and_digest(real, table, columns):
    after = ["Outcome", "Criteria", "Provisions", "Combinations", "Edition", "Text version"]
    assert list(table[0]) == ["Rule", *columns, *after]
    assert {line["Text version"] for line in table} == {real.edition.digest}
    assert {line["Edition"] for line in table} == {"2018-07"}
    assert [line["Rule"] for line in table] == [str(number) for number in range(1, len(table) + 1)]


def test_the_table_is_written_as_rfc_4180_has_it(text):
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert len({len(line) for line in csv.reader(io.StringIO(text, newline=""), strict=True)}) == 1


def test_each_way_of_answering_fits_just_one_rule_and_that_gives_the_right_outcome(table, columns):
    """All 2,048, against the account of the criteria that is written out by hand for the calculator's tests."""
    fitted = dict.fromkeys((line["Rule"] for line in table), 0)
    for answers in product((0, 1), repeat=11):
        words = dict(zip(columns, (("No", "Yes")[answer] for answer in answers), strict=True))
        fits = [line for line in table if all(line[column] in (word, "any") for column, word in words.items())]
        (rule,) = fits
        assert rule["Outcome"] == OUTCOMES[completions.RANK[answers]], words
        fitted[rule["Rule"]] += 1
    assert fitted == {line["Rule"]: int(line["Combinations"]) for line in table}


def test_the_table_is_as_short_as_such_a_table_can_be(table):
    """No other order of asking gets by with fewer: each of these rests on an answer that no other rule has alone.

    By hand. With abuse: a death; else proof; else the first, second or third ground of harm, or none: six. Without:
    no death; else custody; else detention; else not of age, or of age without or with an order: six. And an adult.
    """
    assert len(table) == 1 + 6 + 6


def test_the_strongest_outcomes_stand_first_and_a_rule_names_the_criteria_that_lead_to_it(table):
    assert [line["Outcome"] for line in table] == ["Must"] * 4 + ["Should"] * 3 + ["Not met"] * 6
    assert table[0]["Criteria"].startswith("A death with abuse or neglect known or suspected, regulation")
    assert table[0]["Provisions"] == "2.2(a); 2.5"
    assert {line["Criteria"] for line in table if line["Outcome"] == "Not met"} == {""}


# ---- the page


@pytest.fixture(scope="module")
def page(real_pages):
    return Page(real_pages["assurance.md"])


def rows(page):
    """The words of each row of its tables, cell by cell."""
    found = re.findall(r"<tr.*?</tr>", page.html, re.DOTALL)
    cells = [re.findall(r"<t[hd]\b.*?</t[hd]>", row, re.DOTALL) for row in found]
    return [[re.sub(r"<[^>]*>", "", cell) for cell in row] for row in cells]


def test_the_page_says_over_how_many_sets_of_answers_it_was_proved(page):
    assert "4,194,304 sets of answers" in page.text
    assert "2,048 answer every question with yes or no" in page.text


def test_the_page_says_what_was_not_proved(page):
    assert "That the chapter was read rightly." in page.text
    assert "../interpretation/" in page.links


def test_the_page_names_the_one_exception_and_its_provision(page):
    assert "If it turns out to be “Yes” after all, Must can become Not known yet or Not met." in page.text


def test_every_promise_is_on_the_page_with_its_outcome_and_provisions(page, real):
    for guarantee in real.source.guarantees:
        for number in guarantee.provisions:
            assert f"../{real.source.chapter.href(number)}" in page.links
    assert (
        "After any death in custody a review should be carried out, if not more, whatever else is known. "
        "Provision 2.6 (65,536) The outcome: at least should Met: A death in custody"
    ) in page.text
    assert "Not met: A death in custody" in page.text


def test_the_outcomes_are_counted_on_the_page(page):
    for row in (["must", "368", "367,104"], ["should", "208", "278,784"], ["All", "2,048", "4,194,304"]):
        assert row in rows(page)


def test_the_table_on_the_page_is_the_one_to_download(page, table, columns):
    assert "decision-table.csv" in page.links
    across = [row for row in rows(page) if len(row) == len(table) + 1]
    assert [row[0] for row in across] == ["Rule", *columns, "Outcome", "Ways of answering", "Provisions"]
    for row, wanted in zip(across, ["Rule", *columns, "Outcome", "Combinations", "Provisions"], strict=True):
        plainly = [re.sub(r"(?<=\d),(?=\d)", "", cell) for cell in row[1:]]
        cells = [cell.replace("–any", "any").replace(", ", "; ").casefold() for cell in plainly]
        assert cells == [line[wanted].casefold() for line in table]


def test_the_page_names_the_digest_that_every_result_shows(page, real):
    assert f"text version {real.edition.digest[:12]} ." in page.text


def test_beyond_twelve_questions_the_page_says_what_was_covered_whole_and_what_by_a_sample(real):
    proof = real.proof
    sampled = replace(
        proof,
        outcomes=tuple((outcome, replace(count, all=None)) for outcome, count in proof.outcomes),
        guarantees=tuple((guarantee, replace(count, all=None)) for guarantee, count in proof.guarantees),
        runs=100_000,
        sample=100_000,
    )
    page = Page(made(replace(real, proof=sampled, examples=()))["assurance.md"])
    assert (
        "These were covered, every one. The others, which leave something open, are too many: of them a sample of "
        "100,000 was covered, drawn at random but the same each time."
    ) in page.text
    assert "on 100,000 sets of answers: those of the sample." in page.text
    assert "wherever abuse or neglect is known or suspected. Provisions 2.1 , 2.5 (256)" in page.text
    assert ["must", "368"] in rows(page)
    assert "none by sample" not in page.text
    assert "in every combination" not in page.text
