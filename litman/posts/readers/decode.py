"""The text in a file's bytes: byte order mark, UTF-8, what the file says of itself, then what it looks like."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from litman.errors import BinaryPostError, EmptyPostError, PostLinesError, UndecodableError

# Lines with something in them, each of which may be a paragraph, and paragraphs of a page: more take longer than
# anybody waits. A book of 1,000 pages has fewer.
MOST_LINES = 50_000
MOST_PARAGRAPHS = 40_000
MOST_CELLS = 100_000  # of tables
_PARAGRAPH = re.compile(r"<(?:p|li|h[1-6]|div|dt|dd|blockquote|section|article|pre)\b", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Source: https://en.wikipedia.org/wiki/List_of_file_signatures
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
    b"{\\rtf": "an RTF document",
}
_SAMPLE = 200_000  # bytes that tell an encoding
_TOO_SHORT = 64  # bytes that tell none
_SEEN_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1b\x08\x1a")


def decode_text(path: Path, data: bytes, *, declared: str | None = None) -> str:
    """Return the text in the bytes, without a byte order mark; line ends stay as they are, unless all are CR.

    Those become LF, which moves no place: mark-up languages know lines that end so.

    Args:
        path: For messages.
        data: The whole file.
        declared: The encoding that the file itself names, tried after a byte order mark and UTF-8.

    Raises:
        EmptyPostError: there is nothing in it.
        BinaryPostError: the bytes are no text.
        UndecodableError: no encoding makes text of them.
    """
    if not data.strip():
        raise EmptyPostError(path)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(path, data[len(mark) :].decode(encoding, "replace"))
    _refuse_binary(path, data)
    for name in ("utf-8", declared):
        text = _decoded(data, name)
        if text is not None:
            return _checked(path, text)
    guessed = _guess(data)
    text = _decoded(data, guessed) or _decoded(data, "cp1252")
    if text is None:
        raise UndecodableError(path)
    return _checked(path, text)


def refuse_many_lines(path: Path, text: str) -> None:
    """Refuse a text of so many lines that it is a table of data or a dump, whose every line would be a block.

    Raises:
        PostLinesError: it has more than `MOST_LINES` that are not empty.
    """
    if max(text.count("\n"), text.count("\r")) <= MOST_LINES:
        return
    if sum(1 for line in text.splitlines() if line and not line.isspace()) > MOST_LINES:
        raise PostLinesError(path, MOST_LINES, "lines")


def refuse_many_cells(path: Path, count: int) -> None:
    """Refuse a text with so many cells of tables.

    Raises:
        PostLinesError: there are more than `MOST_CELLS`.
    """
    if count > MOST_CELLS:
        raise PostLinesError(path, MOST_CELLS, "cells of tables")


def refuse_many_paragraphs(path: Path, page: str) -> None:
    """Refuse a page of so many paragraphs, headings and items, or cells of tables, that it is a dump.

    Raises:
        PostLinesError: it has more than `MOST_PARAGRAPHS`, or `MOST_CELLS`.
    """
    if page.count("<") > MOST_CELLS:
        refuse_many_cells(path, sum(1 for _ in _CELL.finditer(page)))
    if page.count("<") > MOST_PARAGRAPHS and sum(1 for _ in _PARAGRAPH.finditer(page)) > MOST_PARAGRAPHS:
        raise PostLinesError(path, MOST_PARAGRAPHS, "paragraphs")


def _checked(path: Path, text: str) -> str:
    if not text.strip("\x00\u200b\ufeff \t\r\n"):
        raise EmptyPostError(path)
    return text.replace("\r", "\n") if "\r" in text and "\n" not in text else text


def _refuse_binary(path: Path, data: bytes) -> None:
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise BinaryPostError(path, what)
    sample = data[:_SAMPLE]
    controls = sum(sample.count(code) for code in range(32) if code not in _SEEN_CONTROLS)
    if b"\x00" in sample or controls * 50 > len(sample):
        raise BinaryPostError(path, "a binary file")


def _decoded(data: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        if not codecs.lookup(encoding)._is_text_encoding:
            return None
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _guess(data: bytes) -> str:
    """Return the likeliest encoding: that of western Windows unless another one is plainly better.

    Source: WHATWG Encoding Standard: what is not UTF-8 and says nothing of itself is most often windows-1252.
    """
    from charset_normalizer import from_bytes  # builds tables when it is loaded

    sample = data[:_SAMPLE]
    letters = sum(sample.count(code) for code in b"aeinorst")
    if len(sample) < _TOO_SHORT and letters:
        return "cp1252"
    matches = from_bytes(sample, steps=5, chunk_size=512)
    best = matches.best()
    if best is None:
        return "cp1252"
    for match in matches:
        if match.encoding == "cp1252" or "cp1252" in match.could_be_from_charset:
            return "cp1252" if match.coherence >= best.coherence - 0.05 else best.encoding
    # Where a fifth or more of the letters are ASCII vowels and the like, the rest are accents.
    return (
        "cp1252"
        if letters * 5 > len(sample) and _decoded(sample, "cp1252") and best.coherence < 0.5
        else best.encoding
    )
