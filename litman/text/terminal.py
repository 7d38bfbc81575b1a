"""Text as a terminal may show it: safe, short, and as wide as that is."""

from __future__ import annotations

import os
import re
import sys

from litman.text.lazy_pattern import lazy_pattern

_COLUMNS = 80
_NO_TERMINALS: set[int] = set()  # descriptors
# Bidirectional controls and invisible format characters can make a terminal show what is not there.
# Source: Unicode Technical Report 36, section 2.7; CVE-2021-42574.
_UNSAFE = lazy_pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def terminal_safe(text: str, *, keep_newlines: bool = False) -> str:
    """Return the text with control and direction-changing characters as visible escapes (`\\x1b`).

    Tabs and, unless `keep_newlines`, newlines become spaces, so that a value stays on its line.
    """
    if text.isprintable():
        return text  # most words, at a tenth of the time: nothing that is escaped is printable
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


def terminal_columns() -> int:
    """Return how many columns the person's terminal has: as COLUMNS says, else as the terminal says, else 80.

    `shutil.get_terminal_size` says the same, but every start would pay for the archives that its module can read.
    """
    said = os.environ.get("COLUMNS", "")
    if said.isdigit() and int(said):
        return int(said)
    try:
        output = sys.__stdout__.fileno()  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # closed, or no file at all
        return _COLUMNS
    if output in _NO_TERMINALS:
        return _COLUMNS
    try:
        return os.get_terminal_size(output).columns or _COLUMNS
    except OSError:  # what is no terminal becomes none, and is asked hundreds of times
        _NO_TERMINALS.add(output)
        return _COLUMNS
