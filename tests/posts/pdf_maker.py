"""PDF files made for tests, written by hand: pages of lines, each with its place, size and weight."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Drawn(NamedTuple):
    """A piece of text on a page."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False


def column(
    text: str, *, x: float, top: float, width: int, size: float = 10, indent: float = 0
) -> list[Drawn]:
    """Return a paragraph set line by line; `indent` is that of all lines but the first."""
    lines = textwrap.wrap(text, width, break_on_hyphens=False)
    return [Drawn(x + (indent if at else 0), top - 12 * at, line, size) for at, line in enumerate(lines)]


def flowing(paragraphs: Iterable[str], *, x: float, top: float, width: int, indent: float = 0) -> list[Drawn]:
    """Return paragraphs one below the other, six points apart."""
    drawn: list[Drawn] = []
    for paragraph in paragraphs:
        drawn += column(paragraph, x=x, top=top, width=width, indent=indent)
        top = drawn[-1].y - 18
    return drawn


def pdf(pages: Sequence[Sequence[Drawn]], *, title: str = "", author: str = "", trailer: str = "") -> bytes:
    """Return a PDF of the pages."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        _font("Helvetica"),
        _font("Helvetica-Bold"),
        f"<< /Title ({_escaped(title)}) /Author ({_escaped(author)}) /CreationDate (D:20240305101500Z) >>".encode(
            "cp1252"
        ),
    ]
    kids = []
    for page in pages:
        stream = b"BT\n" + b"".join(map(_operators, page)) + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        contents = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % contents
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    said = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R {trailer} >>".encode()
    return data + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (said, start)


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _operators(drawn: Drawn) -> bytes:
    face = "F2" if drawn.bold else "F1"
    return (
        f"/{face} {drawn.size} Tf 1 0 0 1 {drawn.x:.1f} {drawn.y:.1f} Tm ({_escaped(drawn.text)}) Tj\n"
    ).encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
