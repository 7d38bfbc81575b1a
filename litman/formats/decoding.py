"""The bytes of a file as text: UTF-8, UTF-16 with a mark at its beginning, else Windows-1252."""

from __future__ import annotations

import codecs
import re

_ODD_BREAKS = re.compile("[\x00\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def decode_text(data: bytes) -> str:
    """Return the text of a file, its line endings as `\\n`; bytes that no letter stands for become U+FFFD."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ODD_BREAKS.sub(" ", text)
