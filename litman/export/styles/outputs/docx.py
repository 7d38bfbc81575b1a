"""A document for Word and its kin, made without any of them.

Source: ECMA-376, 5th edition, part 1 (WordprocessingML) and part 2 (packaging).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from litman.export.styles.outputs.links import linked
from litman.export.styles.outputs.safe import readable
from litman.export.styles.rich import Entry, Rich, Run

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = f"""{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
<Override PartName="/word/styles.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"""
_ROOT = f"""{_XML}<Relationships xmlns="{_RELATIONS}">\
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
_STYLES = f"""{_XML}<w:styles xmlns:w="{_WORD}">\
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" \
w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>\
<w:pPr><w:spacing w:after="240"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>\
<w:style w:type="paragraph" w:styleId="Bibliography"><w:name w:val="Bibliography"/><w:basedOn w:val="Normal"/>\
<w:pPr><w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs><w:spacing w:after="120"/>\
<w:ind w:left="567" w:hanging="567"/></w:pPr></w:style></w:styles>"""
_NEVER = (1980, 1, 1, 0, 0, 0)  # the same references make the same file


def write(entries: Sequence[Entry], *, title: str, language: str) -> bytes:
    """Return a document with the references, a hanging paragraph each; addresses are links."""
    targets: dict[str, str] = {}
    paragraphs = [_paragraph("Heading1", (Run(title),), targets)] if title else []
    for entry in entries:
        label = (*entry.label, Run("\t")) if entry.label else ()
        paragraphs.append(_paragraph("Bibliography", (*label, *linked(entry.body)), targets))
    document = (
        f'{_XML}<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>{"".join(paragraphs)}'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
        'w:header="708" w:footer="708" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/document.xml": document,
        "word/styles.xml": _STYLES,
        "word/_rels/document.xml.rels": _relations(targets),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _NEVER), text.encode(), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _relations(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/hyperlink" Target={quoteattr(target)} TargetMode="External"/>'
        for target, name in targets.items()
    )
    styles = f'<Relationship Id="rIdStyles" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    return f'{_XML}<Relationships xmlns="{_RELATIONS}">{styles}{links}</Relationships>'


def _paragraph(style: str, runs: Rich, targets: dict[str, str]) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(_run(run, targets) for run in runs)}</w:p>'
    )


def _run(run: Run, targets: dict[str, str]) -> str:
    looks = (
        ("<w:b/>", run.bold),
        ("<w:i/>", run.italic),
        ("<w:smallCaps/>", run.small_caps),
        ('<w:u w:val="single"/>', run.underline),
        ('<w:vertAlign w:val="superscript"/>', run.shift == "super"),
        ('<w:vertAlign w:val="subscript"/>', run.shift == "sub"),
    )
    look = "".join(mark for mark, is_on in looks if is_on)
    text = _text(readable(run.text))
    made = f"<w:r><w:rPr>{look}</w:rPr>{text}</w:r>" if look else f"<w:r>{text}</w:r>"
    if not run.link:
        return made
    name = targets.setdefault(readable(run.link), f"rId{len(targets) + 1}")
    return f'<w:hyperlink r:id="{name}">{made}</w:hyperlink>'


def _text(text: str) -> str:
    made = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    for mark, element in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
        made = made.replace(mark, f'</w:t>{element}<w:t xml:space="preserve">')
    return made
