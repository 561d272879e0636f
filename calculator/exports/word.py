"""A record as a Word document (.docx): real headings, lists and tables, and nothing that runs or is fetched."""

import zipfile
from io import BytesIO

from calculator.exports.record import Boxes, Heading, Items, Part, Record, Stamp, Table
from calculator.html.markup import escaped
from calculator.wording import phrases

TEXT_WIDTH = 9638
"""Between the margins of A4, in twentieths of a point."""
FORBIDDEN = dict.fromkeys([*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
"""What XML 1.0 cannot hold, by code; line ends and tabs mean nothing in a paragraph."""
LINE = 400
"""The height of a line to write on, in the same."""
_FONT = 'w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}"'
_SIZED = '<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>'
"""In halves of a point."""
_LISTED = '<w:numPr><w:numId w:val="{}"/></w:numPr><w:spacing w:after="60"/>'
_HEADING = '<w:keepNext/><w:keepLines/><w:spacing w:before="{}" w:after="80"/><w:outlineLvl w:val="{}"/>'
_FIELD = '<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = "application/vnd.openxmlformats-package."
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'


def _relationships(*found: tuple[str, str]) -> str:
    """Each by its kind and its target, numbered from rId1."""
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(found, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _style(id: str, name: str, paragraph: str = "", run: str = "") -> str:
    kind = ' w:default="1"' if id == "Normal" else ""
    based = "" if id == "Normal" else '<w:basedOn w:val="Normal"/>'
    after = '<w:next w:val="Normal"/>' if id.startswith(("Heading", "Title")) else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"{kind}><w:name w:val="{name}"/>{based}{after}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _definition(number: int, kind: str, mark: str, run: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr>{run}</w:lvl></w:abstractNum>'
    )


_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TIGHT = '<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>'
_STYLES = (
    f'<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {_FONT.format("Arial")} w:cs="Arial"/>'
    f'{_SIZED.format(22)}<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
    + _style("Normal", "Normal")
    + _style("Title", "Title", '<w:keepNext/><w:spacing w:after="200"/>', f"<w:b/>{_SIZED.format(36)}")
    + _style("Heading1", "heading 1", _HEADING.format(320, 0), f"<w:b/>{_SIZED.format(28)}")
    + _style("Heading2", "heading 2", _HEADING.format(240, 1), f"<w:b/>{_SIZED.format(23)}")
    + _style("ListBullet", "List Bullet", _LISTED.format(1))
    + _style("ListNumber", "List Number", _LISTED.format(2))
    + _style("Checklist", "Checklist", _LISTED.format(3))
    + _style("Ticked", "Ticked", _LISTED.format(4))
    + _style("TableCell", "Table Cell", _TIGHT, _SIZED.format(20))
    + _style("TableHead", "Table Head", f"<w:keepNext/>{_TIGHT}", f"<w:b/>{_SIZED.format(20)}")
    + _style("Footer", "footer", '<w:spacing w:after="20" w:line="240" w:lineRule="auto"/>', _SIZED.format(15))
    + '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
    f'<w:tblBorders>{_SIDES}</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
)
_BOX = f'<w:rPr><w:rFonts {_FONT.format("Segoe UI Symbol")} w:hint="eastAsia"/></w:rPr>'
_NUMBERING = (
    f"<w:numbering {NAMESPACES}>"
    + _definition(0, "bullet", "•")
    + _definition(1, "decimal", "%1.")
    + _definition(2, "bullet", "☐", _BOX)
    + _definition(3, "bullet", "☑", _BOX)
    + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(4))
    + "</w:numbering>"
)
_MODE = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
_KINDS = {
    "word/document.xml": f"{_WORD}.document.main",
    "word/styles.xml": f"{_WORD}.styles",
    "word/numbering.xml": f"{_WORD}.numbering",
    "word/settings.xml": f"{_WORD}.settings",
    "word/footer1.xml": f"{_WORD}.footer",
    "docProps/core.xml": f"{_PARTS}core-properties",
}
FIXED = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{_PARTS}relationships+xml"/>'
        + "".join(f'<Override PartName="/{path}" ContentType="{kind}+xml"/>' for path, kind in _KINDS.items())
        + "</Types>"
    ),
    "_rels/.rels": _relationships(
        (f"{_OFFICE}/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ),
    "word/_rels/document.xml.rels": _relationships(
        (f"{_OFFICE}/styles", "styles.xml"),
        (f"{_OFFICE}/numbering", "numbering.xml"),
        (f"{_OFFICE}/settings", "settings.xml"),
        (f"{_OFFICE}/footer", "footer1.xml"),
    ),
    "word/styles.xml": _STYLES,
    "word/numbering.xml": _NUMBERING,
    "word/settings.xml": (
        f'<w:settings {NAMESPACES}><w:compat>{_MODE}</w:compat><w:themeFontLang w:val="en-GB"/></w:settings>'
    ),
}
"""By path, without the declaration that each begins with. ``rId4`` is the footer."""


def render(record: Record) -> bytes:
    """The document. The same record gives the same bytes."""
    body = _paragraph(record.title, "Title") + "".join(map(_part, record.parts)) + SECTION
    files = {
        **FIXED,
        "docProps/core.xml": _properties(record.title, record.stamp),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/footer1.xml": f"<w:ftr {NAMESPACES}>{_footer(record.stamp)}</w:ftr>",
    }
    buffer = BytesIO()
    # Undated and not deflated, so that the bytes are the same wherever they are made.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path), DECLARATION + content)
    return buffer.getvalue()


def _part(part: Part) -> str:
    match part:
        case str():
            return _paragraph(part)
        case Heading(level=level, text=text, new_page=new_page):
            return _paragraph(text, f"Heading{level}", new_page=new_page)
        case Items(items=items, numbered=numbered):
            return "".join(_paragraph(item, "ListNumber" if numbered else "ListBullet") for item in items)
        case Boxes(items=items):
            return "".join(_paragraph(text, "Ticked" if ticked else "Checklist") for text, ticked in items)
    return _table(part) + _paragraph("")


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{_xml(text)}</w:t></w:r>' if text else ""


def _paragraph(text: str, style: str = "", inner: str = "", *, new_page: bool = False) -> str:
    page = "<w:pageBreakBefore/>" if new_page else ""
    named = f'<w:pPr><w:pStyle w:val="{style}"/>{page}</w:pPr>' if style else ""
    return f"<w:p>{named}{_run(text)}{inner}</w:p>"


def _table(table: Table) -> str:
    widths = [TEXT_WIDTH * share // sum(table.widths) for share in table.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(table.head, widths, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", "TableHead")
    height = f'<w:trHeight w:val="{table.lines * LINE}" w:hRule="atLeast"/>' if table.lines else ""
    look_of_row = f"<w:trPr><w:cantSplit/>{height}</w:trPr>"
    rows = "".join(_row(row, widths, look_of_row, "TableCell") for row in table.rows)
    look = '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/>'
    properties = f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>{look}</w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"


def _row(cells: tuple[str, ...], widths: list[int], properties: str, style: str) -> str:
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell, style)}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{properties}{written}</w:tr>"


def _footer(stamp: Stamp) -> str:
    notices = " ".join(map(phrases.first_sentence, stamp.notices))
    pages = _FIELD.format("PAGE") + _run(" of ") + _FIELD.format("NUMPAGES")
    by = _paragraph(f"{stamp.by}. {stamp.made}.", "Footer")
    return _paragraph(notices, "Footer") + by + _paragraph("Page ", "Footer", pages)


def _properties(title: str, stamp: Stamp) -> str:
    at = f"{stamp.at.replace(tzinfo=None).isoformat()}Z"
    dated = '<dcterms:{0} xsi:type="dcterms:W3CDTF">{1}</dcterms:{0}>'
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_xml(title)}</dc:title><dc:language>en-GB</dc:language>"
        f"{dated.format('created', at)}{dated.format('modified', at)}</cp:coreProperties>"
    )


def _xml(text: str) -> str:
    return escaped(text.translate(FORBIDDEN))
