"""The bytes of another program's .bib file as UTF-8: by its byte order mark, or by what its first lines declare."""

from __future__ import annotations

import codecs
import re

from litman.bibtex.file.encoding import wide_encoding
from litman.text.lazy_pattern import lazy_pattern
from litman.text.mixed_encoding import decode_lines

# JabRef writes `% Encoding: Cp1252` before all else, older versions after a line about themselves; Emacs and
# BibDesk have `-*- coding: latin-1 -*-` and `%% Saved with string encoding Western (ISO Latin 1)`.
_DECLARED = re.compile(
    rb"^[ \t]*%+.{0,80}?(?:encoding|coding)[ \t]*[:=][ \t]*([A-Za-z0-9._-]{2,30})", re.IGNORECASE
)
_SINGLE_BYTES = lazy_pattern(r"(?:cp(?:12|8)\d\d|iso8859-\d+|mac-\w+|koi8-\w+|tis-620)\Z")
_SEVERAL_BYTES = lazy_pattern(r"(?:gb\w+|big5\w*|shift_jis\w*|euc_\w+|hz|cp9\d\d|iso2022_\w+)\Z")
_FIRST_LINES = 5


def as_utf8(data: bytes) -> bytes:
    """Return the bytes as UTF-8 where a mark or a declaration says what they are; any others as they are."""
    if wide := wide_encoding(data):
        return _decode_wide(data, wide).encode("utf-8", "replace")
    if data.isascii():
        return data
    name = declared_encoding(data)
    if name and _SINGLE_BYTES.match(name):
        return decode_lines(data, name).encode()
    if name and not _is_utf8(data):
        return data.decode(name, errors="replace").encode()
    return data


def declared_encoding(data: bytes) -> str | None:
    """Return Python's name of the encoding that the first lines declare; None if they declare none, or UTF-8."""
    for line in data[:1000].splitlines()[:_FIRST_LINES]:
        match = _DECLARED.match(line)
        if match is None:
            continue
        try:
            name = codecs.lookup(match[1].decode("ascii").lower().removeprefix("x-")).name
        except LookupError:
            return None
        if name == "iso8859-1":
            return "cp1252"  # which is what programs that say Latin-1 write: `–`, `€`
        return name if _SINGLE_BYTES.match(name) or _SEVERAL_BYTES.match(name) else None
    return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode_wide(data: bytes, name: str) -> str:
    """The text of UTF-16 or UTF-32 with or without its mark; without one, zeros tell which byte comes first."""
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
    if data.startswith(marks):
        return data.decode(name, "replace")
    order = "be" if data[:1] == b"\x00" else "le"
    return data.decode(f"{name}-{order}", "replace")
