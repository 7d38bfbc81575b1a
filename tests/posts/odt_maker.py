"""OpenDocument texts made for tests: a package of a few parts, written by hand."""

from __future__ import annotations

import io
import json
import zipfile
from xml.sax.saxutils import escape, quoteattr

_SPACES = " ".join(
    f'xmlns:{short}="{name}"'
    for short, name in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
_STYLES = (
    '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="P1" style:parent-style-name="Title"/>'
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
)


def paragraph(*inline: str, style: str = "Standard") -> str:
    return f"<text:p text:style-name={quoteattr(style)}>{''.join(inline)}</text:p>"


def heading(text: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{escape(text)}</text:h>'


def raised(text: str) -> str:
    return f'<text:span text:style-name="T1">{escape(text)}</text:span>'


def numbered(*items: str) -> str:
    listed = "".join(f"<text:list-item>{paragraph(escape(item))}</text:list-item>" for item in items)
    return f'<text:list text:style-name="L1">{listed}</text:list>'


def note(text: str) -> str:
    return (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{paragraph(text)}</text:note-body></text:note>"
    )


def zotero(shown: str, *cited: tuple[str, str, int]) -> str:
    items = [
        {
            "id": key,
            "itemData": {"id": key, "author": [{"family": name}], "issued": {"date-parts": [[str(year)]]}},
        }
        for key, name, year in cited
    ]
    name = quoteattr(f"ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': items})} RNDabc")
    return f"<text:reference-mark-start text:name={name}/>{escape(shown)}<text:reference-mark-end text:name={name}/>"


def odt(body: str, *, meta: str = "") -> bytes:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", content)
        archive.writestr(
            "meta.xml",
            f"<office:document-meta {_SPACES}><office:meta>{meta}</office:meta></office:document-meta>",
        )
    return buffer.getvalue()
