"""How wide text is on a terminal, and text that is made to fit."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

from litman.text.legible import has_letters
from litman.text.terminal import terminal_safe

# Letters of Latin, dashes, quotation marks and arrows take one column each, and most lines hold nothing else.
_NARROW = re.compile("[ -~\u00a0-\u02ff\u2010-\u2027\u2190-\u21ff]*")


def is_narrow(text: str) -> bool:
    """Whether each character is known to take one column."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def cell_width(text: str) -> int:
    """Return the columns that the text takes on a terminal: wide East Asian characters take two."""
    return len(text) if is_narrow(text) else _cell_width(text)


@lru_cache(maxsize=256)
def _cell_width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in unicodedata.normalize("NFC", text)
    )


def ellipsis() -> str:
    """Return what stands for words left out, as wide as it will be: `…` where the output has that."""
    return "…" if has_letters("…", sys.stdout.encoding) else "..."


def cut(text: str, columns: int) -> str:
    """Return at most so many columns of the text, ending in `…` where something was cut."""
    text = terminal_safe(text)
    if cell_width(text) <= columns:
        return text
    ending = ellipsis()[: max(columns, 0)]
    used, kept = len(ending), []
    for c in text:
        used += cell_width(c)
        if used > columns:
            break
        kept.append(c)
    return "".join(kept).rstrip() + ending


def pad(text: str, columns: int) -> str:
    """Return the text followed by the spaces that make it this wide."""
    return text + " " * max(columns - cell_width(text), 0)
