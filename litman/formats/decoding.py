"""The bytes of a file as text: UTF-8, UTF-16, else Windows-1252, line by line where several programs wrote it."""

from __future__ import annotations

import re

from litman.bibtex.file.declared_encoding import as_utf8
from litman.text.mixed_encoding import decode_lines

_ODD_BREAKS = re.compile("[\x00\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def decode_text(data: bytes) -> str:
    """Return the text of a file, its line endings as `\\n`; bytes that no letter stands for become U+FFFD."""
    text = decode_lines(as_utf8(data)).removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ODD_BREAKS.sub(" ", text)
