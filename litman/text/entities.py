"""HTML's names and numbers of characters in text that is no HTML: exports leave them behind."""

from __future__ import annotations

import re
from html import unescape

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ROUNDS = 3  # `&amp;amp;lt;` was escaped again by each program on the way


def unescape_entities(text: str) -> str:
    """Return the text with the characters that `&amp;`, `&#8211;`, `&eacute;` stand for; other `&` stay."""
    for _ in range(_ROUNDS):
        if "&" not in text or ";" not in text:
            break
        text = _ENTITY.sub(lambda match: unescape(match[0]), text)
    return text
