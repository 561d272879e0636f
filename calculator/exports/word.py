"""A record as a Word document (.docx): real headings, lists and tables, and nothing that runs or is fetched."""

import zipfile
from io import BytesIO

from calculator.exports.record import Boxes, Heading, Items, Part, Record, Stamp, Table
from calculator.exports.word_parts import DECLARATION, FIXED, NAMESPACES
from calculator.html.markup import html as escaped
from calculator.wording import phrases

TEXT_WIDTH = 9638
"""Between the margins of A4, in twentieths of a point."""
FORBIDDEN = dict.fromkeys([*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
"""What XML 1.0 cannot hold, by code; line ends and tabs mean nothing in a paragraph."""
LINE = 400
"""The height of a line to write on, in the same."""
_FIELD = '<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)


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
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{at}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_xml(title)}</dc:title><dc:language>en-GB</dc:language>{dated}</cp:coreProperties>"
    )


def _xml(text: str) -> str:
    return escaped(text.translate(FORBIDDEN))
