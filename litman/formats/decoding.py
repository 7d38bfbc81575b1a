"""The bytes of a file as text: UTF-8, UTF-16, else Windows-1252, line by line where several programs wrote it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from litman.bibtex.file.declared_encoding import as_utf8
from litman.text.mixed_encoding import decode_lines

_BLOCK = 1 << 20  # bytes
_CUT = re.compile(rb"[\x00-\x0c\x0e-\x7f]")  # neither within a character nor within a line's end
_ODD_BREAKS = re.compile("[\x00\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def decode_text(data: bytes) -> str:
    """Return the text of a file, its line endings as `\\n`; bytes that no letter stands for become U+FFFD."""
    return _tidy(decode_lines(as_utf8(data).removeprefix(codecs.BOM_UTF8)))


def decoded_lines(data: bytes) -> Iterator[str]:
    """Yield the lines of what `decode_text` gives, of which never more than some are kept."""
    rest = ""
    for block in decoded_blocks(data):
        *lines, rest = block.split("\n")
        yield from lines
    yield rest


def decoded_blocks(data: bytes) -> Iterator[str]:
    """Yield what `decode_text` gives in pieces of whole lines, of a megabyte where lines are not longer."""
    data = as_utf8(data).removeprefix(codecs.BOM_UTF8)
    position = 0
    while position <= len(data):
        end = data.find(b"\n", position + _BLOCK) + 1 or len(data) + 1
        yield _tidy(decode_lines(data[position:end]))
        position = end


def decoded_pieces(data: bytes) -> Iterator[str]:
    """Yield the text of a file in pieces of a megabyte, lines that are longer in several.

    Where such a line is in two encodings, each of its pieces is read in its own.
    """
    data = as_utf8(data).removeprefix(codecs.BOM_UTF8)
    position = 0
    while position < len(data):
        cut = _CUT.search(data, position + _BLOCK)
        end = cut.end() if cut else len(data)
        yield _tidy(decode_lines(data[position:end]))
        position = end


def _tidy(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ODD_BREAKS.sub(" ", text)
