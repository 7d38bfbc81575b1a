"""Text of PDF files."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.index.attachments.pdf_text import pdf_text

pytest.importorskip("pypdf", reason="pypdf is not installed (the extra `pdf`)")


def write_pdf(path: Path, *pages: str) -> None:
    """Write a PDF file of pages with one line each."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for line in pages:
        stream = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        contents = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % contents
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
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(data)


def test_the_text_of_all_pages_is_read(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf", "Tea lengthens sleep", "and so does rest")
    assert pdf_text(tmp_path / "a.pdf").split("\n")[:2] == ["Tea lengthens sleep", "and so does rest"]


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4\n", b"\x00" * 5000, b"no PDF at all"], ids=["empty", "head", "zeros", "text"]
)
def test_a_broken_file_has_no_text(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    assert pdf_text(tmp_path / "a.pdf") == ""


def test_an_absent_file_has_no_text(tmp_path: Path) -> None:
    assert pdf_text(tmp_path / "absent.pdf") == ""


def test_a_file_that_takes_too_long_has_no_text(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf", "Tea")
    assert pdf_text(tmp_path / "a.pdf", timeout_s=0.0001) == ""
