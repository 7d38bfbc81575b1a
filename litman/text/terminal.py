"""Text as a terminal may show it: safe and short."""

from __future__ import annotations

import re

# Bidirectional controls and invisible format characters can make a terminal show what is not there.
# Source: Unicode Technical Report 36, section 2.7; CVE-2021-42574.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def terminal_safe(text: str, *, keep_newlines: bool = False) -> str:
    """Return the text with control and direction-changing characters as visible escapes (`\\x1b`).

    Tabs and, unless `keep_newlines`, newlines become spaces, so that a value stays on its line.
    """
    if text.isascii() and text.isprintable():
        return text  # most words, at a tenth of the time
    if not keep_newlines:
        text = text.replace("\n", " ")
    return _UNSAFE.sub(_escape, text.replace("\t", " "))


def shorten(text: str, length: int) -> str:
    """Return at most `length` code points of the text, the last one `…` where something was cut."""
    if len(text) <= length:
        return text
    return text[: max(length - 1, 0)].rstrip() + "…"


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
