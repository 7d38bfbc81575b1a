"""Word files made for tests: a package of a few parts, written by hand."""

from __future__ import annotations

import io
import json
import zipfile
from xml.sax.saxutils import escape

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def run(text: str, *, raised: bool = False) -> str:
    look = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' if raised else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", listed: bool = False) -> str:
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if listed else ""
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(runs)}</w:p>"


def citation_field(code: str, shown: str, *, raised: bool = False) -> str:
    half = len(code) // 2  # Word splits long codes over several runs
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code[:half])}</w:instrText></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code[half:])}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown, raised=raised)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def zotero(key: str, author: str, year: int, locator: str | None = None) -> str:
    item = {
        "id": key,
        "itemData": {
            "id": key,
            "type": "article-journal",
            "title": f"On {key}",
            "author": [{"family": author, "given": "A."}],
            "issued": {"date-parts": [[year]]},
        },
    }
    if locator:
        item |= {"locator": locator, "label": "page"}
    return "ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps(
        {"citationID": "x1", "citationItems": [item], "schema": "csl"}
    )


def endnote(author: str, year: int) -> str:
    return (
        f"ADDIN EN.CITE <EndNote><Cite><Author>{author}</Author><Year>{year}</Year><RecNum>5</RecNum>"
        f"<record><titles><title>Decaf</title></titles></record></Cite></EndNote>"
    )


def docx(body: str, *, footnotes: str = "", without: str = "", sources: str = "") -> bytes:
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f'<w:styles {_SPACES}><w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>',
        "word/footnotes.xml": f'<w:footnotes {_SPACES}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f"{footnotes}</w:footnotes>",
        "word/_rels/document.xml.rels": "<Relationships "
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        'Target="https://doi.org/10.5555/cup.9" TargetMode="External"/></Relationships>',
        "docProps/core.xml": "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ida Holm</dc:creator></cp:coreProperties>',
    }
    if sources:
        parts["customXml/item1.xml"] = sources
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if name != without:
                archive.writestr(name, content)
    return stream.getvalue()


def coffee_docx() -> bytes:
    """Return a post about coffee with fields of two programs, a footnote, a link, a list and a reference list."""
    note = (
        '<w:footnote w:id="2">'
        + paragraph(run("Holm, I. (2012). Cups counted. Invented Heart, 2, 3."))
        + "</w:footnote>"
    )
    link = '<w:hyperlink r:id="rId9">' + run("a tasting panel") + "</w:hyperlink>"
    body = "".join(
        [
            paragraph(run("Coffee and the heart"), style="Title"),
            paragraph(run("By Ida Holm")),
            paragraph(
                run("Coffee raises blood pressure for about an hour."),
                citation_field(zotero("k7", "Lopez", 2015, "12"), "1", raised=True),
                run(" It does so in people who seldom drink it "),
                citation_field(endnote("Noor", 2011), "(Noor, 2011)"),
                run(". The count was made by hand."),
                '<w:r><w:footnoteReference w:id="2"/></w:r>',
                run(" Taste was judged by "),
                link,
                run(" on an area of 4 m"),
                run("2", raised=True),
                run("."),
            ),
            paragraph(run("What decaf does"), style="Heading1"),
            paragraph(run("Fewer tremors"), listed=True),
            paragraph(run("Better sleep"), listed=True),
            paragraph(run("References"), style="Heading1"),
            paragraph(run("1. Lopez, A. (2015). Coffee for an hour. Invented Heart, 3(1), 4–9.")),
            paragraph(run("2. Noor, B. (2011). Decaf and its drinkers. Invented Heart, 1(2), 9–12.")),
        ]
    )
    return docx(body, footnotes=note)
