"""What single pages show of a procedure."""

import re
from dataclasses import replace
from types import MappingProxyType

import pytest
from jinja2 import TemplateError

from calculator import exports
from publish import pages, source
from publish.edition import PROCEDURE
from publish.model import below, is_unit
from publish.pages import home, reference
from publish.pages._writer import letter
from tests.publish import harbour
from tests.publish.pages.conftest import made
from tests.publish.pages.reading import Page


def words(page: str) -> str:
    """The words of some HTML."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


# ---- the sections


def test_each_section_has_a_page_with_an_anchor_for_each_of_its_provisions(small, small_pages):
    for section in small.source.chapter.sections:
        page = Page(small_pages[f"sections/{section.slug}.md"])
        assert {provision.id for provision in below(section.provisions)} <= set(page.ids)


def test_the_whole_procedure_stands_on_one_page(small, small_pages):
    assert {provision.id for provision in small.source.chapter.provisions()} <= set(Page(small_pages["chapter.md"]).ids)


def test_each_unit_of_the_source_is_restated_somewhere(real):
    """Nothing lost: what no provision restates is restated by the head of the file or heads a sub-group."""
    chapter = real.source.chapter
    restated = {unit for provision in chapter.provisions() for unit in provision.restates}
    elsewhere = {*chapter.restates, *(unit for board in chapter.boards for unit in board.sub_group.restates)}
    units = {unit for units in chapter.units for unit in units}
    assert units - restated == elsewhere == {"0.2", "0.3", "3.3", "3.6"}
    assert all(is_unit(unit) for unit in units)


@pytest.mark.parametrize(
    ("provision", "says"),
    [
        ("1.1", "must Harbour board to Coastguard The board must inquire within one month of the master’s report."),
        ("1.1.2", "should Harbour master to Harbour board The master should report within 36 hours, as 1.2(a) has it."),
    ],
)
def test_a_provision_shows_its_force_its_bearer_its_addressee_and_the_number_of_its_rule(small_pages, provision, says):
    html = Page(small_pages["sections/sinkings.md"]).html
    after = html[re.search(rf'id="{re.escape(provision)}"', html).start() :]
    assert says in words("<" + after)[:400]


def test_the_real_procedure_shows_a_should_that_is_no_must(real_pages):
    html = Page(real_pages["sections/timing.md"]).html
    assert words("<" + html[html.index('id="5.2.2"') :])[:400].startswith("should")
    assert "24 hours" in words("<" + html[html.index('id="5.2.2"') :])[:400]


def test_a_provision_links_to_the_rules_that_it_drives(small_pages):
    links = set(Page(small_pages["sections/sinkings.md"]).links)
    driven = {"timeline/#open", "timeline/#q-opened", "eligibility/#sunk_unsafe", "eligibility/#q-sunk"}
    assert {f"../../{link}" for link in driven} <= links


def test_where_a_paragraph_is_used_is_one_folded_line_that_names_it_and_no_search_finds(small_pages):
    html = Page(small_pages["sections/sinkings.md"]).html
    assert '<details class="drives" data-search-exclude>\n<summary>Where 1.1 is used</summary>' in html
    assert "<aside" not in html


def test_a_rule_stands_once_beside_a_paragraph_though_two_of_its_statements_restate_what_drives_it(small_pages):
    """1.1 and 1.1.2 restate 1.1, by which there must be an inquiry."""
    assert Page(small_pages["sections/sinkings.md"]).links.count("../../eligibility/#sunk_unsafe") == 1


def test_what_stands_behind_a_unit_of_no_provision_of_its_own_is_shown_with_the_first_that_restates_it(small):
    """Of 0.9, restated by 1.3 and by 1.10."""
    sinkings, *others = small.source.chapter.sections
    further = dict.fromkeys(("1.3", "1.10"), ("0.9",))
    provisions = tuple(one._replace(restates=one.restates + further.get(one.id, ())) for one in sinkings.provisions)
    (point,) = small.source.chapter.interpretations
    chapter = replace(
        small.source.chapter,
        sections=(sinkings._replace(provisions=provisions), *others),
        interpretations=(point._replace(units=("0.9",)),),
    )
    shown = made(replace(small, source=replace(small.source, chapter=chapter)))
    assert '<a href="../sections/sinkings/#1.3">0.9</a>' in shown["interpretation.md"]
    driven = shown["sections/sinkings.md"].partition("## 1.3 ")[2].partition("## 1.10 ")[0]
    assert "../../interpretation/#holed-or-laden" in driven


def test_the_letter_of_a_part_is_what_its_list_is_marked_with():
    assert [letter(number) for number in ("2.9(a)", "2.9(a)(iii)", "4.2(b).2")] == ["(a)", "(iii)", ""]


# ---- the calculators


def test_each_question_stands_in_its_group_with_each_of_its_answers_and_none_chosen(small, small_pages):
    html = Page(small_pages["eligibility.md"]).html
    parts = re.split('<(?:section|details) class="group"', html)[1:]
    groups = {re.search(r'id="g-(\w+)"', part)[1]: part for part in parts}
    for question in small.source.procedure.questions.values():
        assert re.findall(rf'name="{question.id}" value="(\w+)"', html) == [*question.answers]
        assert [id for id, part in groups.items() if f'id="q-{question.id}"' in part] == [question.group]
    assert "checked" not in html


def test_each_date_stands_once_in_the_form_in_its_group(small, small_pages):
    html = Page(small_pages["timeline.md"]).html
    groups = dict(re.findall(r'<section class="group" aria-labelledby="g-(\w+)">(.*?)</section>', html, re.DOTALL))
    for event in small.source.procedure.events.values():
        assert html.count(f'id="q-{event.id}"') == groups[event.group].count(f'id="q-{event.id}"') == 1


def test_each_question_opens_to_why_it_is_asked(small, small_pages):
    fieldsets = re.findall(r"<fieldset.*?</fieldset>", Page(small_pages["eligibility.md"]).html, re.DOTALL)
    assert len(fieldsets) == len(small.source.procedure.questions)
    assert all(one.count("Why this is asked</summary>") == 1 for one in fieldsets)
    (holed,) = [one for one in fieldsets if 'id="q-holed"' in one]
    assert "“Yes” is enough for “Unsafe”, which is needed for:" in words(holed)
    assert 'href="#sunk_unsafe"' in holed


def test_a_question_leads_to_each_point_of_interpretation_that_bears_on_it(small_pages, real_pages):
    def points(pages, question):
        html = Page(pages["eligibility.md"]).html
        (asked,) = re.findall(rf'<fieldset class="question" id="q-{question}".*?</fieldset>', html, re.DOTALL)
        return re.findall(r'href="../interpretation/#([\w-]+)" target="_blank"', asked)

    assert (points(small_pages, "holed"), points(small_pages, "sunk")) == (["holed-or-laden"], [])
    assert {"suicide-alone", "what-is-abuse"} <= set(points(real_pages, "abuse_or_neglect"))
    assert {"suicide", "suicide-alone"} <= set(points(real_pages, "child_died"))
    assert {"child", "stage-of-child"} <= set(points(real_pages, "under_18"))
    assert "welfare-placement" in points(real_pages, "died_in_custody")


def test_a_condition_stands_in_the_table_in_the_words_of_its_questions_and_findings(small_pages):
    (row,) = re.findall(r'<tr id="sunk_unsafe">.*?</tr>', Page(small_pages["eligibility.md"]).html, re.DOTALL)
    assert words(row) == (
        "An unsafe boat sank all of Registered Sunk Unsafe, which is any of Damaged, which is any of Holed Overladen "
        "not Seaworthy must An inquiry must be held 1.1"
    )


def test_which_of_several_outcomes_comes_first_is_told_by_their_own_words(small_pages, real_pages):
    assert "is enough; a “must” comes before a “should”. Where" in Page(real_pages["eligibility.md"]).text
    assert "is enough. Where" in Page(small_pages["eligibility.md"]).text


def test_of_outcomes_of_which_some_hold_side_by_side_it_is_told_which_takes_the_place_of_which(real):
    must, should, *last = real.source.procedure.outcomes.values()
    outcomes = [must, should, should._replace(id="beside", word="Also", overrides=()), *last]
    procedure = real.source.procedure._replace(outcomes=MappingProxyType({one.id: one for one in outcomes}))
    written = pages.pages(replace(real, source=replace(real.source, procedure=procedure)))
    says = "is enough, and several outcomes can hold at once; “must” takes the place of “should”. Where"
    assert says in Page(written["eligibility.md"]).text


@pytest.mark.parametrize("page", ["index.md", "timeline.md", "who.md"])
def test_securing_records_is_for_each_organisation_at_once_and_from_when_the_hours_run_is_a_reading(real_pages, page):
    """5.2, wherever the duty is summed up."""
    text = Page(real_pages[page]).text
    (at, *_) = re.finditer(r"(?i)(each|individual) organisations? [^.]*?immediately, (and )?within 24 hours", text)
    summed_up = text[at.start() : at.end() + 160]
    assert "read here as from" in summed_up or "From when those run is not said here" in summed_up


def test_the_points_that_boards_read_differently_are_in_the_glossary(real_pages):
    text = Page(real_pages["glossary.md"]).text
    assert "By itself it leads to no review here" in text
    assert "Not defined in this chapter: the manual says elsewhere" in text[text.index("Abuse or neglect") :][:600]


def test_an_emergency_is_spoken_of_in_the_words_of_the_procedure(small, small_pages, real_pages):
    for page in ("eligibility.md", "timeline.md", "about.md"):
        assert small.source.site.urgent_help in Page(small_pages[page]).text
        assert not re.search(r"\b999\b", Page(small_pages[page]).text)
        assert "in an emergency call 999" in Page(real_pages[page]).text


# ---- what can be taken away


@pytest.mark.parametrize("ask", ["eligibility", "timeline"])
def test_a_calculator_has_a_button_for_each_format_of_its_results(small, small_pages, ask):
    buttons = re.findall(r'data-do="(export|copy)" data-kind="(\w+)">([^<]*)<', Page(small_pages[f"{ask}.md"]).html)
    assert buttons == [
        ("copy" if format.copied else "export", format.id, format.label)
        for format in exports.formats(small.source.procedure, ask).values()
    ]


def test_the_page_on_privacy_names_each_format(small_pages):
    """In the order of the buttons."""
    assert (
        "Under a result you can save it as a calendar, a table, a Word document, a sheet to file or data, copy it as "
        "text, or print it."
        in Page(small_pages["privacy.md"]).text
    )


def test_a_format_more_is_a_button_and_a_word_on_the_page_on_privacy_more(small, monkeypatch):
    slides = exports.Format("slides", "Slides (.odp)", "slides", "odp", "application/odp", ("eligibility",), bytes)
    monkeypatch.setattr(exports, "FORMATS", (slides, *exports.FORMATS))
    made_anew = made(small)
    assert 'data-kind="slides">Slides (.odp)<' in made_anew["eligibility.md"]
    assert "Slides" not in made_anew["timeline.md"]
    assert "save it as slides, a calendar," in Page(made_anew["privacy.md"]).text


# ---- the others


def test_who_does_what_lists_what_falls_on_a_body_and_what_is_owed_to_it(small_pages):
    html = Page(small_pages["who.md"]).html
    (coastguard,) = re.findall(r'<h3 id="coastguard">.*?</section>', html, re.DOTALL)
    assert words(coastguard) == (
        "Coastguard What is owed or addressed to them must The board must inquire within one month of the master’s "
        "report. Provision 1.1 must The board must tell the coastguard within ten working days. Provision 1.3"
    )
    (master,) = re.findall(r'<h3 id="master">.*?</section>', html, re.DOTALL)
    assert words(master).startswith("Harbour master What falls on them should The master should report")
    assert words(master).count("Was it holed?") == 1


def test_no_statement_that_leads_to_its_parts_is_shown_without_them(real, real_pages):
    """On a page that shows statements out of their section: what ends in a colon is followed by its list."""
    for page in ("who.md", "timeline.md"):
        html = Page(real_pages[page]).html
        for provision in real.source.chapter.provisions():
            cited = rf'<span class="cites">Provision <a href="[^"]*">{re.escape(provision.id)}</a></span>'
            for place in re.finditer(cited, html):
                leads_on = html[: place.start()].rstrip().endswith(":")
                assert not leads_on or html[place.end() :].lstrip().startswith('<ol class="items">'), provision.id


def test_a_duty_without_a_date_that_leads_to_lettered_parts_needs_words_of_its_own():
    duty = '{provision: "1.3", moment: opened, outcome: careless}'
    broken = harbour.changed(duty, duty.replace("1.3", "1.2"))
    (told,) = [line for line in harbour.errors(broken) if "undated" in line]
    assert told.endswith("undated[0].provision: expected a text beside it: that of 1.2 leads to its lettered parts")


def test_a_short_form_is_marked_wherever_it_stands_and_told_in_the_glossary(small_pages):
    assert "Harbour inquiry (HI)" in Page(small_pages["glossary.md"]).text
    assert "From outside the manual." in Page(small_pages["glossary.md"]).text


def test_a_point_of_interpretation_leads_to_the_rules_that_it_bears_on(small_pages):
    page = Page(small_pages["interpretation.md"])
    assert {"../eligibility/#q-holed", "../eligibility/#sunk_unsafe", "../timeline/#tell"} <= set(page.links)


def test_what_asks_nothing_of_anybody_falls_on_nobody(real):
    facts = {one.id for one in real.source.chapter.provisions() if one.force == "is" and (one.by or one.to)}
    listed = {one.id for body in reference.who(real)["of_body"].values() for part in body.values() for one in part}
    assert facts
    assert listed
    assert facts.isdisjoint(listed)


def test_the_steps_are_those_of_a_case_of_which_something_follows_and_none_is_a_minimum(real):
    """Of practice reviews: not to ask for other ways to learn (5.7), nor to keep the report available for a year."""
    found = source.load(PROCEDURE.parent / "examples/practice-review/procedure.yaml")
    steps = home.values(replace(real, source=found))["steps"]
    assert [step.timescale for step in steps if step.timescale] == ["notify", "tell_partners", "rapid_review", "review"]
    assert [step.href.rpartition("#")[2] for step in steps if not step.timescale] == ["4.5.2", "3.11"]


def test_the_start_page_says_step_by_step_what_happens_by_whom_and_by_when(small_pages):
    """Steps are the duties that no date runs for, then what runs from a case; what runs back is none."""
    text = Page(small_pages["index.md"]).text
    steps = text.partition("What happens when a case comes in")[2].partition("Read the manual")[0]
    assert "Tell the coastguard Harbour board · Within ten working days of the opening carelessness. must" in steps
    assert "Send the copies" not in steps


def test_whoever_has_a_case_today_is_told_what_replaced_the_procedure(small, small_pages):
    """What comes first, each part with what was read and when, the present duties, and what decides."""
    page = Page(small_pages["now.md"])
    for words in ("Call the coastguard.", "Who asks now", "Tide tables", "6 May 2024", "The new harbour decides."):
        assert words in page.text
    for duty in small.source.procedure.successor.duties:
        assert f"{duty.title} Within {duty.within} of {duty.start}." in page.text
    assert "https://example.org/tides" in small_pages["now.md"]


@pytest.mark.parametrize(("edition", "year"), [("1999-03", "1999"), ("of the spring", "2012")])
def test_a_date_is_shown_as_it_is_typed_in_a_year_that_the_edition_speaks_of(small, edition, year):
    procedure = small.source.procedure._replace(edition=edition)
    page = made(replace(small, source=replace(small.source, procedure=procedure)))["timeline.md"]
    assert f"For example, 27\u00a03\u00a0{year}." in page


def test_the_glossary_says_what_each_word_beside_a_duty_means_the_most_binding_first(small_pages):
    text = Page(small_pages["glossary.md"]).text
    assert "The most binding first. must A duty. should What is expected. information A fact." in text


def test_the_glossary_stands_by_its_letters(small, small_pages):
    """Each letter that a term begins with leads to the terms under it."""
    letters = {term.term[0].upper() for term in small.source.chapter.terms}
    headings = {line.removeprefix("## ") for line in small_pages["glossary.md"].splitlines() if line.startswith("## ")}
    assert {f"{letter} {{: #letter-{letter.lower()} }}" for letter in letters} == {
        heading for heading in headings if "#letter-" in heading
    }


def test_a_page_written_by_hand_tells_what_it_cannot_fill_in(small):
    with pytest.raises(TemplateError, match="'weather' is undefined"):
        pages.written(small.source, "about.md", "It rains: {{ weather }}.")
