"""The file is read in full or refused in full, with all that is wrong with it, and never with a traceback."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculator.procedure import Citation
from publish.edition import PROCEDURE
from publish.source import Problem, Source, SourceError, load, read
from tests.publish import harbour

BROKEN = yaml.safe_load(Path(__file__).with_name("broken.yaml").read_text(encoding="utf-8"))
LINES = harbour.TEXT.splitlines(keepends=True)


@pytest.fixture(scope="module")
def source():
    return load(harbour.PATH)


@pytest.fixture(scope="module")
def real():
    return load(PROCEDURE)


def read_or_refuse(text):
    """The source or the error; anything else that is raised fails the test."""
    try:
        found = read(text, "any.yaml")
    except SourceError as error:
        found = error
    if isinstance(found, SourceError):
        assert str(found).count("\n") == len(found.problems) > 0
    else:
        assert isinstance(found, Source)
    return found


@pytest.mark.parametrize("broken", BROKEN, ids=[broken["case"] for broken in BROKEN])
def test_an_author_is_told(broken):
    """Each break of the small procedure gives exactly the lines that ``broken.yaml`` has for it."""
    text = harbour.changed(broken["change"], broken["to"])
    assert harbour.placed_errors(text) == [f"harbour.yaml:{line}" for line in broken["says"]]


def test_no_two_cases_have_one_name():
    """Every case of ``broken.yaml`` is about something of its own."""
    assert len({broken["case"] for broken in BROKEN}) == len(BROKEN)


def test_everything_wrong_is_told_at_once_and_by_line():
    """Breaks in YAML, in types, in names and in the whole are told in one go, in the order of the file."""
    text = harbour.TEXT
    for old, new in (
        ("    word: Must\n", "    word: &must Must\n"),
        ("period: 36", "period: 036"),
        ("group: place\n    label: Towed", "group: palce\n    label: Towed"),
        ('"1.3", "1.10"]', '"1.3", "1.4", "1.10"]'),
        ("    force: must\n    when: {all", "    force: should\n    when: {all"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    assert harbour.placed_errors(text) == [
        'harbour.yaml:units+2: units[1][7]: nothing restates "1.4"',
        'harbour.yaml:questions+45: questions[6].group: expected one of "boat", "place", found "palce"; '
        'did you mean "place"?',
        "harbour.yaml:outcomes+3: outcomes[0].word: anchors such as &must are not taken; "
        'put a text that begins with "&" in quotes',
        'harbour.yaml:criteria+4: criteria[0].force: expected "must", as its outcome has, found "should"',
        "harbour.yaml:timescales+5: timescales[0].period: expected a whole number of at least 1, "
        "found 036, which YAML reads as the number 30",
    ]


def test_a_problem_has_its_path_line_and_column():
    """Programs get the place of a problem too, columns counted from 1."""
    with pytest.raises(SourceError) as caught:
        read(harbour.changed("    word: Must\n", "    word: on\n"), "harbour.yaml")
    message = 'expected text, found on, which YAML reads as true; write "on" in quotes'
    assert caught.value.problems == (Problem("outcomes[0].word", 288, 11, message),)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "expected a mapping with the parts of a procedure, found nothing"),
        ("# nothing yet\n", "expected a mapping with the parts of a procedure, found nothing"),
        ("---\n", "expected a mapping with the parts of a procedure, found nothing"),
        ("words", 'expected a mapping with the parts of a procedure, found "words"'),
        ("- 1\n", "expected a mapping with the parts of a procedure, found a list"),
        ("\ufeffa: b", "the file starts with a byte order mark; save it as UTF-8 without one"),
    ],
)
def test_a_text_that_is_no_procedure_is_refused_in_one_line(text, line):
    """An empty file, one of another shape and one with a byte order mark each say so."""
    assert harbour.errors(text) == [f"harbour.yaml:1: {line}"]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: [b", (1, 4), "the bracket that opens here is never closed"),
        ("a: b\nc:\n  - {d: [e\n\n", (3, 9), "the bracket that opens here is never closed"),
        ("a: b\rc: {d: e,\r", (2, 4), "the bracket that opens here is never closed"),
        ('a: ["b\n', (1, 5), "the quotes that open here are never closed"),
        ("a: {{ 1.1", (1, 1), 'put a text that begins with "{{" in quotes'),
        ("a:\n\n!", (3, 2), 'put a text that begins with "!" in quotes'),
    ],
)
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_what_breaks_off_at_the_end_is_told_where_it_began_or_where_the_text_ends(
    monkeypatch, loader, text, place, message
):
    """The parser stumbles below the last line, at a place that no author can find."""
    monkeypatch.setattr("publish.source.yaml._LOADER", loader)
    with pytest.raises(SourceError) as caught:
        read(text, "any.yaml")
    (problem,) = [problem for problem in caught.value.problems if "expected the keys" not in problem.message]
    assert (problem.line, problem.column) == place
    assert problem.message == message


def test_nesting_without_end_is_refused():
    """However deep a text is nested, it is refused at the thirty-third level and no deeper."""
    (line,) = harbour.errors("a: " + "[" * 5000)
    assert line == "harbour.yaml:1: a" + "[0]" * 31 + ": expected at most 32 levels of nesting"


def test_aliases_that_would_swell_are_refused_unexpanded():
    """Ten lines of ten aliases each stand for ten thousand million words; they are refused as they stand."""
    rows = ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 11))]
    lines = harbour.errors("\n".join(rows))
    assert lines[0].startswith("harbour.yaml:1: expected the keys")
    assert sum("anchors such as" in line for line in lines) == 11


def test_without_the_fast_parser_the_files_say_the_same(source, real, monkeypatch):
    """PyYAML comes with a parser in C and one in Python; where the first is lacking, the second does."""
    monkeypatch.setattr("publish.source.yaml._LOADER", yaml.SafeLoader)
    assert read(harbour.TEXT, "harbour.yaml") == source
    assert load(PROCEDURE) == real
    text = harbour.changed("title: An unsafe boat sank", "title: Unsafe: a boat sank")
    assert harbour.placed_errors(text) == [
        'harbour.yaml:criteria+2: put a text that has ": " in it in quotes, or on a line of its own after ">-"'
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_an_unseen_character_is_placed_by_lines_however_they_end(ends):
    """The parser counts a lone carriage return as the end of a line, so this does too."""
    with pytest.raises(SourceError) as caught:
        read(ends.join(["a: b", "", "c: d\0"]), "any.yaml")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (3, 5)


def test_a_mapping_of_other_things_is_refused_in_one_line():
    """A file that holds something else altogether is told what a procedure holds, once."""
    (line,) = harbour.errors("name: something else\nversion: 2\n")
    assert line.startswith('harbour.yaml:1: expected the keys "procedure", "forces", "units"')
    assert line.endswith('found "name", "version"')


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"title: caf\xe9\n", "some.yaml:1: the byte 0xe9 is not UTF-8; save the file as UTF-8"),
        (b"a: b\nc: \xe9\n", "some.yaml:2: the byte 0xe9 is not UTF-8; save the file as UTF-8"),
        ("title: x".encode("utf-16"), "some.yaml:1: the byte 0xff is not UTF-8; save the file as UTF-8"),
        (
            b"\xef\xbb\xbfa: b",
            "some.yaml:1: the file starts with a byte order mark; save it as UTF-8 without one",
        ),
    ],
)
def test_a_file_in_another_encoding_is_refused_with_the_line(tmp_path, data, line):
    """What is not UTF-8 is told with its place, and not replaced."""
    path = tmp_path / "some.yaml"
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        load(path)
    assert str(caught.value) == f"{line}\n1 problem"


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    """A missing file, a folder and a path that no file can have are told as such, without a line."""
    told = []
    for path in (tmp_path / "none.yaml", tmp_path, Path("a\0b")):
        with pytest.raises(SourceError) as caught:
            load(path)
        told.append(str(caught.value))
    assert told[0] == "none.yaml: cannot be read: No such file or directory\n1 problem"
    assert told[1] == f"{tmp_path.name}: cannot be read: Is a directory\n1 problem"
    assert "cannot be read: embedded null" in told[2]


def test_line_endings_of_windows_change_nothing(source):
    """A file saved with the line endings of Windows says the same."""
    assert read(harbour.TEXT.replace("\n", "\r\n"), "harbour.yaml") == source


def test_a_second_procedure_loads_with_the_same_engine(source):
    """Nothing depends on the procedure of Derby and Derbyshire: that of two made-up harbours loads too."""
    assert source.procedure.id == "sampleton-harbour-inquiry"
    assert [timescale.within for timescale in source.procedure.timescales.values()] == [
        "36 hours",
        "one month",
        "ten working days",
        "two weeks",
    ]


def test_what_is_left_out_is_empty(source):
    """Optional keys that are not given are "", (), None or False."""
    question, event, timescale = (
        source.procedure.questions["sunk"],
        source.procedure.events["told"],
        source.procedure.timescales["report"],
    )
    assert (question.unknown_counts_as, question.presumed, question.burden, question.confirm) == ("", "", "", "")
    assert (event.help, event.choices, event.not_before, event.projected_from) == ("", {}, "", "")
    assert (event.too_late_for, event.passed, event.occasion) == ((), "", "")
    assert source.procedure.events["posted"].presupposes == ()
    assert source.procedure.events["seen"].undated is False
    assert (timescale.outcome, timescale.labels, timescale.note, timescale.readings) == ("", {}, "", ())
    assert timescale.outcome_needed is False
    assert source.procedure.do_now[1].when is None
    assert source.procedure.reminders[0].outcomes == ()
    assert source.procedure.outcomes["undetermined"].force == ""
    assert source.chapter.terms[1].short == ""
    assert source.chapter.terms[1].outside is False


def test_conditions_are_tuples_of_an_operator_and_what_it_holds_of(source):
    """``all``, ``any`` and ``not`` become tuples, an id stays as it is."""
    assert source.procedure.findings["unsafe"].when == ("any", "damaged", ("not", "seaworthy"))
    assert source.procedure.criteria["sunk_unsafe"].when == ("all", "registered", "sunk", "unsafe")
    assert source.procedure.do_now[0].when == "sunk"


def test_the_lead_goes_by_two_questions_and_names_the_boards(source):
    """The questions under yes and no, the boards by name, and what is shown for elsewhere."""
    lead = source.procedure.lead
    assert (lead.asks, lead.yes, lead.no, lead.partners) == (
        "towed",
        "towing_port",
        "home_port",
        "others_towed",
    )
    assert lead.boards == {"sampleton": "Sampleton Harbour Board", "westport": "Westport Harbour Board"}
    assert lead.elsewhere == "The board of another port"


@pytest.mark.parametrize(
    ("period", "unit", "words"),
    [
        (1, "months", "one month"),
        (6, "months", "six months"),
        (1, "weeks", "one week"),
        (2, "weeks", "two weeks"),
        (1, "working_days", "one working day"),
        (5, "working_days", "five working days"),
        (10, "working_days", "ten working days"),
        (11, "working_days", "11 working days"),
        (1, "hours", "one hour"),
        (24, "hours", "24 hours"),
    ],
)
def test_a_period_is_in_words_up_to_ten_and_in_digits_above(period, unit, words):
    """One of a unit is in the singular, any more in the plural."""
    text = harbour.changed("    period: 36\n    unit: hours\n", f"    period: {period}\n    unit: {unit}\n")
    assert read(text, "harbour.yaml").procedure.timescales["report"].within == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2019-09-29", "29 September 2019"),
        ("2006-04-01", "1 April 2006"),
        ("2020-02-29", "29 February 2020"),
    ],
)
def test_the_day_of_a_warning_is_written_out(day, words):
    """A day has no leading zero and its month by name."""
    text = harbour.changed('after: "2001-02-28"', f'after: "{day}"')
    assert read(text, "harbour.yaml").procedure.warnings["closure"].message == f"A date here is after {words}."


def test_the_pages_get_the_words_of_their_site_and_the_order_of_the_examples(source):
    assert source.site.name == "Harbour Inquiries: Sampleton and Westport"
    assert source.site.urgent_help == "For a boat in distress now, call the coastguard."
    assert source.site.about.decides == "The board decides."
    assert source.examples == ("sinkings", "findings")
    assert source.chapter.body_kinds == {"board": "Boards", "post": "Posts", "national": "National bodies"}


def test_points_of_interpretation_are_cited_by_title_and_place(source):
    """Counting, readings and the timescales that it affects cite the point of interpretation on which they rest."""
    point = Citation(id="holed-or-laden", title="Holed or laden", href="interpretation/#holed-or-laden")
    assert source.procedure.counting["hours"].interpretations == (point,)
    assert source.procedure.counting["working_days"].interpretations == ()
    assert source.procedure.timescales["post"].readings[0].interpretation == point
    affected = [id for id, timescale in source.procedure.timescales.items() if point in timescale.interpretations]
    assert affected == ["tell"]


def test_every_provision_that_a_rule_or_a_notice_cites_has_its_heading_and_place(source):
    """Citations are in the order of the chapter, each once, with the title of the paragraph."""
    assert [(cited.id, cited.title, cited.href) for cited in source.procedure.citations.values()] == [
        ("1.1", "The board inquires", "sections/sinkings/#1.1"),
        ("1.1.2", "The board inquires", "sections/sinkings/#1.1.2"),
        ("1.2", "What the report says", "sections/sinkings/#1.2"),
        ("1.2(a)", "What the report says", "sections/sinkings/#1.2(a)"),
        ("1.2(a)(i)", "What the report says", "sections/sinkings/#1.2(a)(i)"),
        ("1.2(a)(ii)", "What the report says", "sections/sinkings/#1.2(a)(ii)"),
        ("1.2(b)", "What the report says", "sections/sinkings/#1.2(b)"),
        ("1.3", "The coastguard is told", "sections/sinkings/#1.3"),
        ("1.10", "The findings are read out", "sections/sinkings/#1.10"),
    ]


def test_the_calculator_gets_plain_text(source):
    """Placeholders are put in and emphasis is taken out of all that the calculator says."""
    procedure = source.procedure
    assert procedure.questions["crewed"].asks == "Was there a crew of two or three aboard the boat?"
    assert procedure.questions["seaworthy"].burden == "“Not known” counts as not seaworthy (1.1)."
    assert procedure.notices[0].message == "The harbour closed on 28 February 2001. This is how it worked until then."
    assert procedure.timescales["tell"].note == "From the opening, not the report."
    assert procedure.timescales["tell"].labels == {"overdue": "Past ten working days (1.3)"}
    assert procedure.reminders[3].text == "Ask: Was there a crew of two or three aboard the boat?"
    assert procedure.warnings["beyond_calendar"].message == "Known from 2012 to 2028."


@pytest.mark.parametrize("which", ["source", "real"])
def test_the_calculator_gets_no_markup_at_all(which, request):
    """No brace and no asterisk is left in anything that the calculator knows."""
    procedure = request.getfixturevalue(which).procedure
    texts = list(_texts(procedure))
    assert len(texts) > 200
    assert [text for text in texts if re.search(r"[{}*]", text)] == []


def test_the_pages_get_the_text_as_written(source):
    """The chapter keeps placeholders and emphasis for the pages to make links and emphasis of."""
    assert source.chapter.terms[0].means == "What a board holds when a boat *sinks*; see {{ 1.1 }}."


def test_every_unit_of_the_real_chapter_is_restated(real):
    """Nothing is lost: what the parts of the file restate are its units, no fewer and no more."""
    chapter = real.chapter
    restated = {
        *chapter.restates,
        *(unit for board in chapter.boards for unit in board.sub_group.restates),
        *(unit for provision in chapter.provisions() for unit in provision.restates),
        *(unit for reference in chapter.sources for unit in reference.restates),
    }
    assert restated == {unit for row in chapter.units for unit in row}
    assert len(chapter.units) == 18


def test_the_real_notices_are_that_the_regime_ended_and_that_the_chapter_was_under_review(real):
    """The two notices of the chapter, in the order in which every answer gives them."""
    assert [notice.code for notice in real.procedure.notices] == ["regime_ended", "under_review"]


def test_any_text_gives_a_source_or_an_error():
    """Whatever a file holds, the author gets lines and no traceback."""

    @settings(max_examples=150, deadline=None)
    @given(st.text() | st.text(alphabet="abc:-{}[]'\"#&*!|>%@`\n\t 0123456789.~"))
    def check(text):
        read_or_refuse(text)

    check()


def test_any_bytes_give_a_source_or_an_error(tmp_path):
    """So do whatever bytes a file holds."""
    path = tmp_path / "any.yaml"

    @settings(max_examples=50, deadline=None)
    @given(st.binary())
    def check(data):
        path.write_bytes(data)
        with pytest.raises(SourceError):
            load(path)

    check()


def test_any_change_of_a_place_gives_a_source_or_an_error():
    """Wherever a slip of the hand falls, and whatever it is, the author gets lines and no traceback."""
    slips = st.text(alphabet="ab:-{}[]'\"#&*!|>~ \n\t019.,", max_size=6)

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.integers(0, len(harbour.TEXT)), st.integers(0, 8), slips)
    def check(start, length, slip):
        read_or_refuse(harbour.TEXT[:start] + slip + harbour.TEXT[start + length :])

    check()


@pytest.mark.parametrize("begins", [0, *(pytest.param(at, marks=pytest.mark.long) for at in (1, 2))])
def test_without_any_one_line_there_is_a_source_or_an_error(begins):
    """Each third line of the small procedure is left out in turn; what is left is read or refused."""
    refused = 0
    tried = range(begins, len(LINES), 3)
    for at in tried:
        refused += isinstance(read_or_refuse("".join(LINES[:at] + LINES[at + 1 :])), SourceError)
    assert refused > len(tried) * 3 / 4


def test_without_any_range_of_lines_there_is_a_source_or_an_error():
    """So with each run of ten lines and of forty."""
    for length in (10, 40):
        for at in range(0, len(LINES) - length, 9):
            read_or_refuse("".join(LINES[:at] + LINES[at + length :]))


NEEDED = (
    "procedure", "site", "forces", "units", "body_kinds", "bodies", "sections", "answers", "groups", "questions",
    "outcomes", "criterion_statuses", "criteria",
)  # fmt: skip
PARTS = re.findall(r"^(\w+):", harbour.TEXT, flags=re.MULTILINE)


def _without(key):
    text, count = re.subn(rf"^{key}:.*\n(?:(?:[ #].*)?\n)*", "", harbour.TEXT, flags=re.MULTILINE)
    assert count == 1
    return text


def test_a_sheet_has_places_each_with_room_for_a_line_at_least():
    assert read(harbour.TEXT, "harbour.yaml").procedure.sheet.places == (("What is known", 5), ("Signed", 1))
    none = harbour.errors(harbour.changed("{label: Signed, lines: 1}", "{label: Signed, lines: 0}"))
    assert [error.partition(": ")[2] for error in none] == [
        "sheet.places[1].lines: expected a whole number of at least 1, found the number 0"
    ]


def test_a_timescale_falls_on_those_of_the_provisions_that_quote_it():
    timescales = read(harbour.TEXT, "harbour.yaml").procedure.timescales
    assert {id: timescale.by for id, timescale in timescales.items()} == {
        "report": ("Harbour master",),
        **dict.fromkeys(("open", "tell", "post"), ("Harbour board",)),
    }


@pytest.mark.parametrize("key", NEEDED)
def test_without_a_part_that_is_needed_the_author_is_told_of_that_part(key):
    """Each is missed when it is not there, and without a flood of what follows from it."""
    lines = harbour.errors(_without(key))
    assert any(f": {key}: missing" in line for line in lines)
    assert len(lines) <= 2


@pytest.mark.parametrize("key", [part for part in PARTS if part not in NEEDED])
def test_a_part_that_is_not_there_is_as_good_as_an_empty_one(key):
    """What else names something of it is told, in the same words; the part itself is never missed."""
    missing, empty = _without(key), _without(key) + f"{key}: {{}}\n"
    if key not in ("superseded", "lead", "indicators", "sheet", "planning", "successor"):
        empty = empty.replace(f"{key}: {{}}", f"{key}: []")
        assert _outcome(missing) == _outcome(empty)
    assert f" {key}: missing; expected a list\n" not in _outcome(missing)


def _outcome(text):
    """What an author is told, or that it is nothing, without the lines, which a part more or less moves."""
    return "".join(sorted(f"{re.sub(r':[0-9]+:', ':', line)}\n" for line in harbour.errors(text)))


def test_words_for_the_statuses_of_timescales_are_missed_where_there_are_timescales():
    assert 'statuses: expected "due_today" among them' in _outcome(_without("statuses"))


def test_words_for_statuses_and_for_the_counting_of_time_are_for_timescales_alone():
    text = harbour.TEXT.replace("\ntimescales:", "\ntimescales: []\nthe_others:")
    told = _outcome(text)
    assert "statuses: expected only beside timescales\n" in told
    assert "counting: expected only beside timescales\n" in told


def test_a_lead_needs_boards_of_which_one_takes_it():
    assert "boards: expected the boards of which one takes the lead, found none\n" in _outcome(_without("boards"))


def test_a_reminder_beside_a_decision_needs_an_event_that_is_its_outcome():
    text = harbour.changed(
        "takes: outcome\n    choices: [{id: unlucky, label: Bad luck, forms: [No fault]}, "
        "{id: careless, label: Carelessness, forms: [Fault]}]\n",
        "takes: date\n",
    )
    assert 'reminders[2].decided[0]: expected a choice, found "unlucky"' in _outcome(text)


def test_words_on_planning_backwards_go_with_a_plan():
    assert "site.planning: expected only beside planning\n" in _outcome(_without("planning"))
    text = harbour.changed("  planning: Give the day on which the findings are to be read out.\n", "")
    assert "site.planning: missing; expected text beside planning\n" in _outcome(text)


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
