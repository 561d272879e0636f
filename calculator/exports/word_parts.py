"""The parts of a Word document that are the same in each: what it holds, its styles and its lists."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'
_DEFAULT = ' w:default="1"'


def _relationships(*found: tuple[str, str]) -> str:
    """Each by its kind and its target, numbered from rId1."""
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(found, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _types() -> str:
    parts = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/numbering.xml": f"{_WORD}.numbering+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    inner = "".join(f'<Override PartName="{path}" ContentType="{kind}"/>' for path, kind in parts.items())
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{default}{inner}</Types>'


def _style(id: str, name: str, paragraph: str = "", run: str = "", based: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"{"" if based else _DEFAULT}><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + ('<w:next w:val="Normal"/>' if id.startswith(("Heading", "Title")) else "")
        + f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _sized(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _listed(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr><w:spacing w:after="60"/>'


def _heading(level: int, before: int) -> str:
    return f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="80"/><w:outlineLvl w:val="{level}"/>'


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_sized(22)}{language}</w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    tight = '<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>'
    return (
        f"<w:styles {NAMESPACES}>{defaults}"
        + _style("Normal", "Normal", based="")
        + _style("Title", "Title", '<w:keepNext/><w:spacing w:after="200"/>', f"<w:b/>{_sized(36)}")
        + _style("Heading1", "heading 1", _heading(0, 320), f"<w:b/>{_sized(28)}")
        + _style("Heading2", "heading 2", _heading(1, 240), f"<w:b/>{_sized(23)}")
        + _style("ListBullet", "List Bullet", _listed(1))
        + _style("ListNumber", "List Number", _listed(2))
        + _style("Checklist", "Checklist", _listed(3))
        + _style("TableCell", "Table Cell", tight, _sized(20))
        + _style("TableHead", "Table Head", f"<w:keepNext/>{tight}", f"<w:b/>{_sized(20)}")
        + _style("Footer", "footer", '<w:spacing w:after="20" w:line="240" w:lineRule="auto"/>', _sized(15))
        + f"{grid}</w:styles>"
    )


def _numbering() -> str:
    indent = '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr>'
    check = (
        '<w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr>'
    )
    kinds = [("bullet", "•", ""), ("decimal", "%1.", ""), ("bullet", "☐", check)]
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>{indent}{run}'
        "</w:lvl></w:abstractNum>"
        for number, (kind, mark, run) in enumerate(kinds)
    )
    numbers = "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(len(kinds))
    )
    return f"<w:numbering {NAMESPACES}>{lists}{numbers}</w:numbering>"


def _settings() -> str:
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return f'<w:settings {NAMESPACES}><w:compat>{mode}</w:compat><w:themeFontLang w:val="en-GB"/></w:settings>'


def fixed() -> dict[str, str]:
    """By path, without the declaration that each begins with. ``rId4`` is the footer."""
    return {
        "[Content_Types].xml": _types(),
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
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
    }
