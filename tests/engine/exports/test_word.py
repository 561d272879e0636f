"""A Word document is read back by a library of its own: its headings, lists, tables, footer and properties."""

import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn

from calculator import exports
from calculator.exports import record, word
from calculator.exports.record import Heading, Record, Table
from tests.engine.exported import DEATH, HOSTILE, MADE, REVIEW, review

MARKS = {"List Bullet": "•", "Checklist": "☐", "Ticked": "☑", "List Number": "%1."}


@pytest.fixture
def body(current):
    def made(request=REVIEW, reference="", made=MADE):
        return exports.export(current, json.dumps(request), "word", made, reference).body

    return made


@pytest.fixture
def document(body):
    def read(*given, **named):
        return docx.Document(BytesIO(body(*given, **named)))

    return read


def parts(body):
    with zipfile.ZipFile(BytesIO(body)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_headings_are_headings(document):
    found = document(review(publication="2019-12-01"))
    headings = [(p.style.name, p.text) for p in found.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert headings[:3] == [
        ("Title", "Serious Case Reviews: which dates follow?"),
        ("Heading 1", "Warnings"),
        ("Heading 1", "The dates"),
    ]
    assert ("Heading 2", "While the review runs, from the Chair’s decision: Tuesday 20 March 2018") in headings


def test_the_tables_are_tables_whose_first_row_comes_again_on_each_page(document, procedure):
    found = document()
    dates = found.tables[0]
    assert [cell.text for cell in dates.rows[0].cells] == ["What", "Force", "When", "How it stands"]
    assert {row.cells[0].text for row in dates.rows[1:]} == {one.title for one in procedure.timescales.values()}
    for table in found.tables:
        assert table.style.name == "Table Grid"
        assert [bool(row._tr.findall(".//" + qn("w:tblHeader"))) for row in table.rows].count(True) == 1
        assert table.rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None


def test_the_lists_are_lists_and_each_kind_has_its_mark(document):
    for request, wanted in (
        (REVIEW, {"List Bullet", "Checklist"}),
        (DEATH, {"List Bullet", "Checklist", "List Number"}),
    ):
        found = document(request)
        kinds = ("List Bullet", "List Number", "Checklist")
        listed = {p.style.name: p.style for p in found.paragraphs if p.style.name in kinds}
        assert set(listed) == wanted
        marks = {}
        numbering = found.part.numbering_part.element
        for name, style in listed.items():
            number = style.element.find(".//" + qn("w:numId")).get(qn("w:val"))
            (abstract,) = numbering.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
            (marks[name],) = numbering.xpath(f"w:abstractNum[@w:abstractNumId='{abstract}']//w:lvlText/@w:val")
        assert marks == {name: MARKS[name] for name in wanted}


def test_the_page_is_a4_and_the_language_is_english(document):
    found = document()
    (section,) = found.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    (language,) = found.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    assert language == "en-GB"


@pytest.mark.parametrize(
    ("style", "points", "bold", "kept_with_next", "before", "after"),
    [
        ("Title", 18, True, True, None, 10),
        ("Heading 1", 14, True, True, 16, 4),
        ("Heading 2", 11.5, True, True, 12, 4),
        ("Table Head", 10, True, True, 2, 2),
        ("Table Cell", 10, None, None, 2, 2),
        ("Footer", 7.5, None, None, None, 1),
        ("List Bullet", None, None, None, None, 3),
        ("Normal", None, None, None, None, None),
    ],
)
def test_what_ranks_higher_is_larger_and_no_heading_is_left_at_the_foot_of_a_page(
    document, style, points, bold, kept_with_next, before, after
):
    found = document(DEATH).styles[style]
    space = found.paragraph_format
    assert (found.font.size and found.font.size.pt, found.font.bold) == (points, bold)
    assert space.keep_with_next is kept_with_next
    assert (space.space_before and space.space_before.pt, space.space_after and space.space_after.pt) == (before, after)
    assert found.base_style is None if style == "Normal" else found.base_style.name == "Normal"


def test_what_no_style_says_is_said_once_for_all(document):
    """Arial 11, with room between lines and after paragraphs."""
    styles = document().styles.element
    (font,) = styles.xpath("w:docDefaults//w:rFonts")
    assert set(font.attrib.values()) == {"Arial"}
    assert len(font.attrib) == 4
    assert styles.xpath("w:docDefaults//w:sz/@w:val") == styles.xpath("w:docDefaults//w:szCs/@w:val") == ["22"]
    (space,) = styles.xpath("w:docDefaults//w:spacing")
    assert {name.rpartition("}")[2]: value for name, value in space.attrib.items()} == {
        "after": "120", "line": "276", "lineRule": "auto",
    }  # fmt: skip


def test_headings_stand_in_the_outline_and_are_followed_by_text(document):
    styles = document().styles
    for level in (1, 2):
        style = styles[f"Heading {level}"]
        assert style.element.xpath("w:pPr/w:outlineLvl/@w:val") == [str(level - 1)]
        assert style.next_paragraph_style.name == "Normal"
    assert styles["Title"].next_paragraph_style.name == "Normal"
    followed = [style.name for style in styles if style.element.xpath("w:next")]
    assert followed == ["Title", "Heading 1", "Heading 2"]
    based = [style.name for style in styles if not style.element.xpath("w:basedOn")]
    assert based == ["Normal", "Table Grid"]


def test_lines_are_spaced_by_a_rule_that_word_knows(document):
    spaced = document().styles.element.xpath("//w:spacing[@w:line]")
    assert len(spaced) == 4
    assert {space.get(qn("w:lineRule")) for space in spaced} == {"auto"}


def test_it_opens_in_the_layout_of_the_present_word_and_not_in_that_of_2007(body):
    settings = ElementTree.fromstring(parts(body())["word/settings.xml"])
    (mode,) = settings.iter(qn("w:compatSetting"))
    assert mode.attrib == {
        qn("w:name"): "compatibilityMode",
        qn("w:uri"): "http://schemas.microsoft.com/office/word",
        qn("w:val"): "15",
    }


def test_a_table_fills_the_page_in_the_shares_of_its_columns_and_no_row_is_broken_over_two_pages(current):
    """9,638 twentieths of a point between the margins: a third of it is 3,212."""
    table = Table(head=("What", "When"), rows=(("a", "b"), ("c", "d")), widths=(1, 2))
    made = Record(title="T", stamp=record.stamp(current, MADE, ""), parts=(table,))
    (found,) = docx.Document(BytesIO(word.render(made))).tables
    assert found._tbl.xpath("w:tblGrid/w:gridCol/@w:w") == ["3212", "6425"]
    for row in found.rows:
        assert row._tr.xpath("w:tc/w:tcPr/w:tcW/@w:w") == ["3212", "6425"]
        assert row._tr.xpath("w:tc/w:tcPr/w:tcW/@w:type") == ["dxa", "dxa"]
        assert len(row._tr.xpath("w:trPr/w:cantSplit")) == 1
    assert found._tbl.xpath("w:tblPr/w:tblW/@w:w") == ["5000"]
    assert found._tbl.xpath("w:tblPr/w:tblW/@w:type") == ["pct"]
    (look,) = found._tbl.xpath("w:tblPr/w:tblLook")
    assert [look.get(qn(f"w:{part}")) for part in ("val", "firstRow", "lastRow", "firstColumn", "lastColumn")] == [
        "0620", "1", "0", "0", "0",
    ]  # fmt: skip
    styles = [[cell.paragraphs[0].style.name for cell in row.cells] for row in found.rows]
    assert styles == [["Table Head"] * 2, ["Table Cell"] * 2, ["Table Cell"] * 2]
    assert [[cell.text for cell in row.cells] for row in found.rows] == [["What", "When"], ["a", "b"], ["c", "d"]]


def test_an_empty_place_is_a_framed_cell_as_high_as_its_lines(current):
    """A line is 400 twentieths of a point, which is seven millimetres."""
    table = Table(head=("Views",), rows=(("",),), widths=(1,), lines=4)
    made = Record(title="T", stamp=record.stamp(current, MADE, ""), parts=(Heading(1, "H", new_page=True), table))
    found = docx.Document(BytesIO(word.render(made)))
    (height,) = found.tables[0]._tbl.xpath("w:tr/w:trPr/w:trHeight")
    assert (height.get(qn("w:val")), height.get(qn("w:hRule"))) == ("1600", "atLeast")
    assert found.tables[0].style.name == "Table Grid"
    heading = found.paragraphs[1]
    assert (heading.text, heading.paragraph_format.page_break_before) == ("H", True)


def test_the_cells_of_a_table_are_framed_on_every_side(document):
    (borders,) = document().styles["Table Grid"].element.xpath(".//w:tblBorders")
    sides = {side.tag.rpartition("}")[2]: side.get(qn("w:val")) for side in borders}
    assert sides == dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), "single")


def test_a_list_item_hangs_from_its_mark(document):
    numbering = document(DEATH).part.numbering_part.element
    indents = numbering.xpath("w:abstractNum/w:lvl/w:pPr/w:ind")
    assert [(indent.get(qn("w:left")), indent.get(qn("w:hanging"))) for indent in indents] == [("425", "425")] * 4
    assert numbering.xpath("w:abstractNum/w:lvl/w:numFmt/@w:val") == ["bullet", "decimal", "bullet", "bullet"]
    assert numbering.xpath("w:abstractNum/w:lvl/w:start/@w:val") == ["1", "1", "1", "1"]
    # The boxes of a checklist are in a face that has them.
    assert numbering.xpath("w:abstractNum/w:lvl/w:rPr/w:rFonts/@w:ascii") == ["Segoe UI Symbol"] * 2


def test_every_page_carries_the_notices_the_edition_the_digest_the_time_and_its_number(document, current):
    footer = document().sections[0].footer
    text = "\n".join(paragraph.text for paragraph in footer.paragraphs)
    assert "Serious Case Reviews have been replaced by child safeguarding practice reviews." in text
    assert "The boards marked this chapter as under review in 2018." in text
    assert current.procedure.unofficial in text
    assert f"Edition 2018-07, text version {current.digest}. Made on Thursday 22 March 2018 at 10:15 (GMT)." in text
    fields = footer._element.xpath(".//w:fldSimple/@w:instr")
    assert [field.strip() for field in fields] == ["PAGE", "NUMPAGES"]


def test_whether_it_still_applies_stands_below_the_title_and_the_notices_in_full_at_the_end(document, current):
    text = [paragraph.text for paragraph in document(reference="Case 12").paragraphs]
    assert text[1:3] == ["Reference: Case 12", "Made on Thursday 22 March 2018 at 10:15 (GMT)."]
    assert text[3] == "Under the chapter of 2018; replaced in 2019."
    assert [line for line in text[4:] if line in {notice.message for notice in current.procedure.notices}] == [
        notice.message for notice in current.procedure.notices
    ]


def test_the_properties_give_the_title_the_language_and_the_time(document):
    found = document(made=datetime(2018, 7, 1, 0, 30, tzinfo=UTC)).core_properties
    assert (found.title, found.language) == ("Serious Case Reviews: which dates follow?", "en-GB")
    assert found.created == found.modified == datetime(2018, 7, 1, 0, 30, tzinfo=UTC)
    assert found.author == ""


def test_a_date_after_the_regime_ended_is_warned_of_with_the_present_duties(document):
    text = [
        paragraph.text
        for paragraph in document({"ask": "timeline", "dates": {"known_to_chair": "2019-10-01"}}).paragraphs
    ]
    assert any(line.startswith("A date here is after 29 September 2019") for line in text)
    assert "What the present duties would give" in text
    assert any(line.startswith("Notify the serious incident: by Tuesday 8 October 2019") for line in text)


def test_nothing_in_it_runs_or_is_fetched(body):
    found = parts(body())
    assert set(found) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/footer1.xml",
    }
    for content in found.values():
        assert b"TargetMode" not in content
    assert b"macro" not in found["[Content_Types].xml"]


def test_every_part_is_well_formed_and_named_where_it_has_to_be(body):
    found = parts(body())
    types = ElementTree.fromstring(found["[Content_Types].xml"])
    named = {item.get("PartName") for item in types if item.get("PartName")}
    assert named == {f"/{path}" for path in found if not path.endswith(".rels") and path != "[Content_Types].xml"}
    for path, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        for relationship in ElementTree.fromstring(found[path]):
            assert folder + relationship.get("Target") in found
    for content in found.values():
        ElementTree.fromstring(content)


def test_words_stand_in_runs_of_text_alone(body):
    """A word between elements is shown nowhere, and some programs then open nothing."""
    for name in ("word/document.xml", "word/footer1.xml"):
        for part in ElementTree.fromstring(parts(body(DEATH))[name]).iter():
            beside = [part.tail, *([] if part.tag == qn("w:t") else [part.text])]
            assert [text for text in beside if text and text.strip()] == [], part.tag
    properties = ElementTree.fromstring(parts(body())["docProps/core.xml"])
    assert [part.tail for part in properties] == [None] * 4
    instance = "{http://www.w3.org/2001/XMLSchema-instance}type"
    assert [part.get(instance) for part in properties] == [None, None, "dcterms:W3CDTF", "dcterms:W3CDTF"]


def test_what_is_no_text_of_the_result_holds_none(body):
    for name, content in parts(body()).items():
        if name not in ("word/document.xml", "word/footer1.xml", "docProps/core.xml"):
            assert "".join(ElementTree.fromstring(content).itertext()) == "", name


def test_every_line_of_the_footer_is_small_and_the_last_counts_the_pages(document, current):
    lines = document().sections[0].footer.paragraphs
    assert [line.style.name for line in lines] == ["Footer"] * 3
    begun = (
        "Under the chapter of 2018; replaced in 2019. "
        "Serious Case Reviews have been replaced by child safeguarding practice reviews. The boards "
    )
    assert lines[0].text.startswith(begun)
    assert lines[0].text.endswith(f"marked this chapter as under review in 2018. {current.procedure.unofficial}")
    said = "".join(part.text or "" for part in lines[2]._p.iter() if part.tag == qn("w:t"))
    assert said == "Page 1 of 1"


def test_every_kind_of_part_is_told_of_to_whoever_opens_it(body):
    """By the names that Office Open XML gives them."""
    types = ElementTree.fromstring(parts(body())["[Content_Types].xml"])
    office = "application/vnd.openxmlformats-"
    word = f"{office}officedocument.wordprocessingml"
    assert {item.get("PartName") or item.get("Extension"): item.get("ContentType") for item in types} == {
        "rels": f"{office}package.relationships+xml",
        "/word/document.xml": f"{word}.document.main+xml",
        "/word/styles.xml": f"{word}.styles+xml",
        "/word/numbering.xml": f"{word}.numbering+xml",
        "/word/settings.xml": f"{word}.settings+xml",
        "/word/footer1.xml": f"{word}.footer+xml",
        "/docProps/core.xml": f"{office}package.core-properties+xml",
    }


def test_only_the_normal_style_is_the_default_and_a_list_takes_its_numbers_from_its_style(document):
    styles = document(DEATH).styles
    assert [style.name for style in styles if style.element.get(qn("w:default"))] == ["Normal"]
    numbers = {name: styles[name].element.xpath("w:pPr/w:numPr/w:numId/@w:val") for name in MARKS}
    assert numbers == {"List Bullet": ["1"], "List Number": ["2"], "Checklist": ["3"], "Ticked": ["4"]}
    assert styles["Normal"].element.xpath("w:pPr/*") == styles["Normal"].element.xpath("w:rPr/*") == []


def test_a_paragraph_is_normal_text_and_an_empty_one_parts_a_table_from_what_follows(current):
    table = Table(head=("What", "When"), rows=(("a", "b"),), widths=(1, 1))
    made = Record(title="T", stamp=record.stamp(current, MADE, ""), parts=("x", table))
    found = docx.Document(BytesIO(word.render(made)))
    assert [(p.style.name, p.text) for p in found.paragraphs] == [("Title", "T"), ("Normal", "x"), ("Normal", "")]
    assert found.paragraphs[1]._p.xpath("w:pPr") == found.paragraphs[2]._p.xpath("w:r") == []


def test_the_files_are_packed_as_they_are_and_undated(body):
    with zipfile.ZipFile(BytesIO(body())) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {item.compress_type for item in archive.infolist()} == {zipfile.ZIP_STORED}
        for content in map(archive.read, archive.namelist()):
            assert content.startswith(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<')


@pytest.mark.parametrize("reference", HOSTILE)
def test_a_reference_is_shown_as_it_is_and_is_no_markup(document, reference):
    shown = exports.short(reference)
    first = document(reference=reference).paragraphs[1].text
    assert first == (
        f"Reference: {' '.join(shown.split())}" if shown else "Made on Thursday 22 March 2018 at 10:15 (GMT)."
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_even_a_text_that_xml_cannot_hold_leaves_the_document_whole(current, text):
    made = Record(title=text, stamp=record.stamp(current, MADE, text), parts=(text,))
    found = docx.Document(BytesIO(word.render(made)))
    kept = "".join(c for c in text if c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    assert found.paragraphs[1].text == kept
