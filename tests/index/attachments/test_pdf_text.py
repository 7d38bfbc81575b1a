"""Text of PDF files."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.index.attachments.pdf_text import pdf_text
from tests.posts.pdf_maker import Drawn, pdf

pytest.importorskip("pypdf", reason="pypdf is not installed (the extra `pdf`)")


def write_pdf(path: Path, *pages: str) -> None:
    """Write a PDF file of pages with one line each."""
    path.write_bytes(pdf([[Drawn(72, 720, line, 12)] for line in pages]))


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
